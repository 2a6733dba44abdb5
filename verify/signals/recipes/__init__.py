"""Recipes that open generators leave in their files: one file per family of tools."""

from __future__ import annotations

from typing import Final

from verify.media.packets import Packet
from verify.signals.family import Reader, read_all
from verify.signals.marks import Found
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


def read(packets: tuple[Packet, ...], media_type: str) -> Found:
    """Return what all readers of recipes find.

    Args:
        packets: of one file, in its order.
        media_type: of the file, from its bytes.
    """
    return read_all(READERS, packets, media_type)
