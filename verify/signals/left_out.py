"""What the limits of this folder leave unread: said, so that nobody can hide a mark behind a crowd in silence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from verify.media.packets import Packet, PacketKind, Problem
from verify.signals.exif_ifd import read_exif
from verify.signals.few import STRUCTURED
from verify.signals.json_text import read_json
from verify.signals.limits import MAX_IIM_BYTES, MAX_SAME_NAME, MAX_STRUCTURED, MAX_TEXT, MAX_XMP
from verify.signals.text import decoded

LONG_JSON = 64 * 1024
"""JSON texts from this size on are tried twice, to say when one is beyond the limits; few files have any."""

_LARGEST = {
    PacketKind.TEXT: MAX_TEXT,
    PacketKind.COMMENT: MAX_TEXT,
    PacketKind.XMP: MAX_XMP,
    PacketKind.IPTC_IIM: MAX_IIM_BYTES,
}


def left_out(packets: tuple[Packet, ...]) -> tuple[Problem, ...]:
    """Return a problem for each thing that the readers pass over for its number or its size.

    Args:
        packets: of one file.
    """
    return (*_crowds(packets), *(problem for packet in packets for problem in _of(packet)))


def _crowds(packets: tuple[Packet, ...]) -> Iterator[Problem]:
    kinds = Counter(packet.kind for packet in packets if packet.kind in STRUCTURED)
    for kind, number in kinds.items():
        if number > MAX_STRUCTURED:
            yield Problem(
                "metadata",
                0,
                f"{number} packets of {kind.value}, of which {MAX_STRUCTURED} were read",
                "same_kind_count",
            )
    names = Counter(packet.name.lower() for packet in packets if packet.kind is PacketKind.TEXT)
    for name, number in names.items():
        if number > MAX_SAME_NAME:
            yield Problem(
                "metadata", 0, f"{number} texts named {name}, of which {MAX_SAME_NAME} were read", "same_name_count"
            )


def _of(packet: Packet) -> Iterator[Problem]:
    start = packet.ranges[0].start if packet.ranges else 0
    if len(packet.data) > _LARGEST.get(packet.kind, len(packet.data)):
        yield Problem(packet.where, start, "larger than what is read", "text_bytes")
    elif _is_unread_json(packet):
        yield Problem(packet.where, start, "JSON that is damaged, too deep or too large to be read")
    elif packet.kind is PacketKind.EXIF and _holds_large_value(packet.data):
        yield Problem(packet.where, start, "a value larger than what is read", "text_bytes")


def _is_unread_json(packet: Packet) -> bool:
    if packet.kind is not PacketKind.TEXT or len(packet.data) <= LONG_JSON:
        return False
    return packet.data.lstrip()[:1] in (b"{", b"[") and read_json(decoded(packet.data)) is None


def _holds_large_value(data: bytes) -> bool:
    return len(data) > MAX_TEXT and any(entry.length > MAX_TEXT for entry in read_exif(data).entries)
