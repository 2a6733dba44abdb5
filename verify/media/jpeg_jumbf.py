"""JUMBF boxes in JPEG APP11 segments (ISO/IEC 18477-3 Annex B, ISO 19566-5 Annex D): joined by box instance number."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final, NamedTuple

from verify.media.cursor import Cursor, Pieces
from verify.media.found import Finds, is_manifest_store, manifest_store, stored
from verify.media.packets import PacketKind, Problem, Range

PACKET_HEADER: Final = 8  # CI, box instance number En, packet sequence number Z
BOX_HEADER: Final = 8  # LBox and TBox, repeated in every packet; 8 more for XLBox when LBox is 1
LONGEST_HEADER: Final = PACKET_HEADER + BOX_HEADER + 8
DESCRIBED: Final = 48  # bytes of a superbox that tell what it is


class _Part(NamedTuple):
    """One packet of a box: its sequence number, the box bytes in it, and the whole segment."""

    sequence: int
    first: Range
    later: Range
    segment: Range


def jumbf_packets(cursor: Cursor, segments: Iterable[tuple[Range, Range]], where: str) -> Finds:
    """Yield each box that the segments carry.

    Args:
        cursor: the file.
        segments: payload and whole segment of each APP11 segment that begins with ``JP``, in the order of the file.
        where: what to call the place.
    """
    boxes: list[tuple[bytes, list[_Part]]] = []
    current: dict[tuple[bytes, bytes], list[_Part]] = {}
    for payload, segment in segments:
        head = cursor.upto(payload.start, min(LONGEST_HEADER, payload.length))
        if len(head) < PACKET_HEADER + BOX_HEADER:
            yield Problem(where, payload.start, "a JUMBF segment is too short for its header")
            continue
        instance, sequence, kind = head[2:4], int.from_bytes(head[4:8], "big"), head[12:16]
        header = BOX_HEADER + (8 if head[8:12] == b"\0\0\0\1" else 0)
        skipped = min(PACKET_HEADER + header, payload.length)
        part = _Part(
            sequence,
            Range(payload.start + PACKET_HEADER, payload.length - PACKET_HEADER),
            Range(payload.start + skipped, payload.length - skipped),
            segment,
        )
        parts = current.get((instance, kind))
        if parts is None or (sequence <= 1 and any(other.sequence == sequence for other in parts)):
            # The first packet of a box comes once; another one of the same number begins another box.
            parts = [part]
            current[instance, kind] = parts
            boxes.append((kind, parts))
        else:
            parts.append(part)
    for kind, parts in boxes:
        yield from _box(cursor, where, kind, parts)


def _box(cursor: Cursor, where: str, kind: bytes, parts: list[_Part]) -> Finds:
    """Yield one box, its packets in the order of their sequence numbers."""
    ordered = sorted(parts, key=lambda part: part.sequence)
    first = ordered[0]
    problem = None
    if ordered != parts:
        # "Sequential order, and contiguous" (C2PA Annex A, "JPEG"); joined all the same, as a decoder would.
        yield Problem(where, first.segment.start, "the packets of a JUMBF box do not stand in their order")
    if [part.sequence for part in ordered] != list(range(first.sequence, first.sequence + len(ordered))):
        problem = "packets of a JUMBF box are missing or stand twice"
        ordered = [
            part for index, part in enumerate(ordered) if not index or part.sequence != ordered[index - 1].sequence
        ]
    payload = (first.first, *(part.later for part in ordered[1:]))
    pieces = Pieces(payload)
    head = cursor.join(pieces.part(0, DESCRIBED))
    declared = int.from_bytes(head[:4] if head[:4] != b"\0\0\0\1" else head[8:16], "big")
    if declared > pieces.length:
        problem = f"a JUMBF box of {declared} bytes has only {pieces.length} in its segments"
    if problem:
        yield Problem(where, first.segment.start, problem)
    if is_manifest_store(head):
        yield from manifest_store(cursor, where, payload, tuple(part.segment for part in parts))
    else:
        yield from stored(cursor, PacketKind.BOX, where, kind.decode("latin-1"), *payload)
