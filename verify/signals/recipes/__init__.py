"""Recipes that open generators leave in their files: one file per family of tools."""

from __future__ import annotations

from typing import Final

from verify.signals.family import Reader, together
from verify.signals.recipes import a1111, comfyui, drawthings, easydiffusion, fooocus, invokeai, novelai, swarmui

READERS: Final[tuple[Reader, ...]] = (
    a1111.read,
    comfyui.read,
    invokeai.read,
    novelai.read,
    fooocus.read,
    swarmui.read,
    easydiffusion.read,
    drawthings.read,
)
"""Every reader of a recipe. A new tool is one file and one line here."""

read: Final = together(READERS)
"""Returns what all readers of recipes find, from the packets of one file and its media type."""
