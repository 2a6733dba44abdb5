"""What single vendors write outside every standard: one file per vendor, very small ones together in `makes`."""

from __future__ import annotations

from typing import Final

from verify.signals.family import Reader, together
from verify.signals.vendors import (
    bfl,
    bytedance,
    google_video,
    grok,
    hugging_face,
    kling,
    luma,
    makes,
    midjourney,
    samsung,
    seal,
    suno,
)

READERS: Final[tuple[Reader, ...]] = (
    samsung.read,
    grok.read,
    midjourney.read,
    bfl.read,
    makes.read,
    luma.read,
    bytedance.read,
    kling.read,
    suno.read,
    google_video.read,
    hugging_face.read,
    seal.read,
)
"""Every reader of a vendor's own mark. A new vendor is one file and one line here."""

read: Final = together(READERS)
"""Returns what all readers of vendors' marks find, from the packets of one file and its media type."""
