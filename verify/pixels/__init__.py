"""Marks that stand in the pixels themselves; needs the extra ``howmade[pixels]`` and is read only on request."""
