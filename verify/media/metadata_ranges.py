"""The bytes of a file that are known to hold metadata and no media: what a content hash may leave out unharmed."""

from __future__ import annotations

from verify.media.bytesource import ByteSource
from verify.media.packets import PacketKind, Range, Walk

_APP0, _APP15, _COM = 0xE0, 0xEF, 0xFE
_MEDIA_KINDS = (PacketKind.TRAILER, PacketKind.BOX)  # a trailer may be a second picture, a box may hold anything
_MAX_SEGMENTS = 4096


def metadata_ranges(source: ByteSource, media_type: str, found: Walk) -> tuple[Range, ...]:
    """Return the known metadata ranges in the order of the file, touching ones joined.

    Args:
        source: the file.
        media_type: as its first bytes show.
        found: what the walker found in it.
    """
    runs = [item for packet in found.packets if packet.kind not in _MEDIA_KINDS for item in packet.ranges]
    runs += [item for ranges in found.containers for item in ranges]
    if media_type == "image/jpeg":
        runs.append(Range(0, _jpeg_lead(source)))
    return _joined(sorted(runs))


def _jpeg_lead(source: ByteSource) -> int:
    """Return the length of the run of SOI, APPn and COM segments that a JPEG begins with (ISO/IEC 10918-1, B.2.4)."""
    at = 2
    for _ in range(_MAX_SEGMENTS):
        head = source.read_at(at, 4)
        if len(head) < 4 or head[0] != 0xFF or not (_APP0 <= head[1] <= _APP15 or head[1] == _COM):  # noqa: PLR2004 -- marker and length
            break
        at += 2 + int.from_bytes(head[2:], "big")
    return min(at, source.size)


def _joined(runs: list[Range]) -> tuple[Range, ...]:
    joined: list[Range] = []
    for item in runs:
        if joined and item.start <= joined[-1].end:
            last = joined.pop()
            item = Range(last.start, max(last.end, item.end) - last.start)  # noqa: PLW2901 -- the joined run
        joined.append(item)
    return tuple(joined)
