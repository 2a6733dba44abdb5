"""Black Forest Labs' published code for FLUX: Exif ``Software`` and ``Make`` (`scripts/cli.py` of flux and flux2)."""

from __future__ import annotations

import re
from typing import Final

from verify.media.packets import Packet
from verify.model.manifests import Tool
from verify.model.vocabulary import Says
from verify.signals.marks import Found, Grade, Mark
from verify.signals.text import prompt_text, value_text
from verify.signals.texts import IMAGE_DESCRIPTION, MAKE, MODEL, SOFTWARE, exif_packets

_MAKE: Final = "Black Forest Labs"
_SOFTWARE: Final = re.compile(r"AI generated;(?:(?:txt2img|img2img);)?flux2?")


def read(packets: tuple[Packet, ...], media_type: str) -> Found:
    """Return the mark of the first Exif packet with the software or the make, word for word."""
    del media_type
    for holder in exif_packets(packets):
        software, make = holder.text(SOFTWARE), holder.text(MAKE)
        by_software = software if software and _SOFTWARE.fullmatch(software.text) else None
        by_make = make if make and make.text == _MAKE else None
        stated = by_software or by_make
        if stated:
            model = holder.said(MODEL)
            value = "; ".join(f"{text.name}: {text.text}" for text in (by_software, by_make) if text)
            mark = Mark(
                "exif.ai_make",
                _MAKE,
                Says.GENERATED,
                value_text(value),
                Tool(value_text(model) or "FLUX", None),
                None,
                stated.place,
                Grade.SOURCE,
                prompt_text(holder.said(IMAGE_DESCRIPTION)) or None,
            )
            return Found((mark,))
    return Found()
