"""The bytes of a file that are known to hold metadata and no media: what a content hash may leave out unharmed."""

from __future__ import annotations

from collections.abc import Iterator

from verify.media.bytesource import ByteSource
from verify.media.packets import Packet, PacketKind, Range, Walk

_APP0, _APP2, _APP14, _APP15, _COM = 0xE0, 0xE2, 0xEE, 0xEF, 0xFE
_INDEX, _INDEX_LEAD = "MPF", b"MPF\0"
_MEDIA_KINDS = (  # a trailer may be a second picture, a box may hold anything, user data is a part of the coded video
    PacketKind.TRAILER,
    PacketKind.BOX,
    PacketKind.SEI,
)
_MAX_SEGMENTS = 4096


def metadata_ranges(source: ByteSource, media_type: str, found: Walk) -> tuple[Range, ...]:
    """Return the known metadata ranges in the order of the file, touching ones joined.

    Args:
        source: the file.
        media_type: as its first bytes show.
        found: what the walker found in it.
    """
    runs = [item for packet in found.packets if not _shows(packet) for item in packet.ranges]
    runs += [item for ranges in found.containers for item in ranges]
    if media_type == "image/jpeg":
        runs += _jpeg_lead(source)
    return _joined(sorted(runs))


def _shows(packet: Packet) -> bool:
    """Tell whether a packet is part of the media: a colour profile and a colour transform change what is seen."""
    if packet.kind is PacketKind.SEGMENT and packet.name != _INDEX:
        return packet.where.startswith("JPEG") and packet.where.endswith((" APP2", " APP14"))
    return packet.kind in _MEDIA_KINDS


def _jpeg_lead(source: ByteSource) -> Iterator[Range]:
    """Yield the SOI, APPn and COM segments that a JPEG begins with (ISO/IEC 10918-1, B.2.4).

    APP2 holds colour profiles (ICC.1, annex B.4) and gain maps (ISO 21496-1), APP14 says how colours are coded: these
    decide what is seen, and are left out of the metadata. An index of pictures (CIPA DC-007) in APP2 does not.
    """
    yield Range(0, min(2, source.size))
    at = 2
    for _ in range(_MAX_SEGMENTS):
        head = source.read_at(at, 8)
        if len(head) < 4 or head[0] != 0xFF or not (_APP0 <= head[1] <= _APP15 or head[1] == _COM):  # noqa: PLR2004 -- marker and length
            return
        end = min(at + 2 + int.from_bytes(head[2:4], "big"), source.size)
        if head[1] not in (_APP2, _APP14) or head[4:] == _INDEX_LEAD:
            yield Range(at, end - at)
        at = end


def _joined(runs: list[Range]) -> tuple[Range, ...]:
    joined: list[Range] = []
    for item in runs:
        if joined and item.start <= joined[-1].end:
            last = joined.pop()
            item = Range(last.start, max(last.end, item.end) - last.start)  # noqa: PLW2901 -- the joined run
        joined.append(item)
    return tuple(joined)
