"""Marks that stand in the pixels themselves; needs the extra ``howmade[pixels]`` and is read only on request."""

from __future__ import annotations

from verify.pixels.read import read_pixels

__all__ = ["read_pixels"]
