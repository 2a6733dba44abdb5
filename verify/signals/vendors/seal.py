"""SEAL (Secure Evidence Attribution Label): a signature over the file, whose key stands in the DNS of a domain.

Its record is shown, never checked: that would ask the network.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from verify.media.packets import Packet, PacketKind
from verify.signals.exif_ifd import USER_COMMENT
from verify.signals.limits import MAX_SAME_NAME
from verify.signals.marks import Field, Found, place_of
from verify.signals.text import decoded, value_text
from verify.signals.texts import Text, exif_texts, xmp_documents
from verify.signals.xmp import XMP

_LEAD: Final = re.compile(r"(?:<\??seal )?seal=[\"']?[0-9]", re.IGNORECASE)
_PAIR: Final = re.compile(r"(?<![a-z])([a-z]{1,8})=(?:\"([^\"]{0,8192})\"|'([^']{0,8192})'|([^\s\"'<>]{1,8192}))")
_LONGEST: Final = 64 * 1024  # characters of a record; the signature takes some hundreds
_NEEDED: Final = frozenset(("seal", "d", "s"))
_SHOWN: Final = ("d", "ka", "id", "copyright")
_NAMES: Final = ("seal", "comment")


def read(packets: tuple[Packet, ...], media_type: str) -> Found:
    """Return a field for the first record: the domain that signed and how, without the signature itself."""
    del media_type
    for text in _texts(packets):
        lead = _LEAD.match(text.text)
        if lead is None:
            continue
        pairs = {key: double or single or plain for key, double, single, plain in _PAIR.findall(text.text[:_LONGEST])}
        if pairs.keys() >= _NEEDED:
            shown = ", ".join(f"{key}={pairs[key]}" for key in _SHOWN if key in pairs)
            return Found(fields=(Field("SEAL", "seal.present (signature not checked)", value_text(shown), text.place),))
    return Found()


def _texts(packets: tuple[Packet, ...]) -> Iterator[Text]:
    for holder in xmp_documents(packets, "seal", "Seal", "SEAL"):
        for item in holder.document.every(XMP, "seal", "Seal", "SEAL")[:MAX_SAME_NAME]:
            yield Text("seal", item.value, holder.place(item.path))
    seen = 0
    for packet in packets:
        free = packet.kind is PacketKind.COMMENT or (
            packet.kind in (PacketKind.TEXT, PacketKind.SEGMENT) and packet.name.lower() in _NAMES
        )
        if free and seen < MAX_SAME_NAME:
            seen += 1
            record = packet.data[:_LONGEST].removeprefix(b"SEAL\0")
            yield Text(packet.name, decoded(record).strip("\0 \r\n\t"), place_of(packet))
    yield from exif_texts(packets, USER_COMMENT)
