"""Google's video generators: the encoder tag is exactly ``Google``. A weak hint: it names neither a product nor AI."""

from __future__ import annotations

from typing import Final

from verify.media.packets import Packet
from verify.model.vocabulary import Says
from verify.signals.marks import Found, Grade, Mark
from verify.signals.texts import exact

_TAG: Final = "\xa9too"
_VALUE: Final = "Google"


def read(packets: tuple[Packet, ...], media_type: str) -> Found:
    """Return the mark when the first encoder tag is this one word."""
    tag = exact(packets, _TAG) if media_type in ("video/mp4", "video/quicktime") else None
    if tag is None or tag.text != _VALUE or not tag.place.where.endswith("ilst"):
        return Found()
    return Found((Mark("google.video", "Google", Says.POSSIBLE, _VALUE, None, None, tag.place, Grade.OTHERS),))
