"""Suno: a comment of fixed form in every container of sound, and the song's address in ID3."""

from __future__ import annotations

import re
from typing import Final

from verify.media.packets import Packet, PacketKind
from verify.model.manifests import Tool
from verify.model.vocabulary import Says
from verify.signals.limits import MAX_SAME_NAME
from verify.signals.marks import Found, Grade, Mark, Place, place_of
from verify.signals.text import decoded, value_text
from verify.signals.vendors.grok import UUID

_COMMENT: Final = re.compile(
    r"made with suno(?P<studio> studio)?;(?: created=(?P<created>[0-9T:.Z+-]{10,40});)? id=" + UUID.pattern + r";?",
    re.IGNORECASE,
)
_ADDRESS: Final = re.compile(r"https://(?:www\.)?suno\.com/song/" + UUID.pattern)
_LONGEST: Final = 200  # bytes of such a comment or address


def read(packets: tuple[Packet, ...], media_type: str) -> Found:
    """Return one mark, from the comment where there is one, else from the address."""
    del media_type
    address: Mark | None = None
    seen = 0
    for packet in packets:
        if packet.kind is not PacketKind.TEXT or b"suno" not in packet.data[:_LONGEST].lower():
            continue
        text = decoded(packet.data[:_LONGEST]).strip("\0 \r\n\t")
        match = _COMMENT.fullmatch(text)
        if match:
            tool = "Suno Studio" if match["studio"] else "Suno"
            return Found((_mark(text, tool, match["created"], place_of(packet)),))
        if packet.name == "WOAS" and _ADDRESS.fullmatch(text):
            address = address or _mark(text, "Suno", None, place_of(packet))
        seen += 1
        if seen == MAX_SAME_NAME:
            break
    return Found((address,)) if address else Found()


def _mark(value: str, tool: str, when: str | None, place: Place) -> Mark:
    return Mark("suno.tag", "Suno", Says.GENERATED, value_text(value), Tool(tool, None), when, place, Grade.OTHERS)
