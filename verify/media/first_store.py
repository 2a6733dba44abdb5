"""The manifest store of a large JPEG, found in its first segments without a search through the picture.

The engine is given the certificates that the store names (docs/decisions/0008), so its names are needed first. In a
JPEG the walk takes as long as a quarter of the engine's own work, for the search through the picture itself; with the
store known before, both are done at the same time.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from verify.media.bytesource import ByteSource
from verify.media.cursor import Cursor, StructureError
from verify.media.found import Store
from verify.media.jpeg import MARK, NO_MARKER, SOI, SOS, STANDALONE
from verify.media.jpeg_segments import APP11, Segment, segment_packets
from verify.media.packets import Range

MAX_SEGMENTS: Final = 4_096
"""Segments that are looked at: a store of the largest size needs a thousand."""

_MARK: Final = bytes((MARK,))
_NO_SEGMENT: Final = frozenset((*NO_MARKER, SOS, *STANDALONE))


def first_store(source: ByteSource, media_type: str) -> bytes | None:
    """Return the store that stands first before the picture; None where none is found so, which proves nothing.

    Args:
        source: the file.
        media_type: as sniffed; nothing but a JPEG has to be searched.
    """
    if media_type != "image/jpeg":
        return None
    cursor = Cursor(source)
    try:
        found = tuple(segment_packets(cursor, _carriers(cursor), "JPEG"))
    except StructureError:
        return None
    stores = [item.packet for item in found if isinstance(item, Store) and item.packet.ranges]
    return min(stores, key=lambda packet: packet.ranges[0].start).data if stores else None


def _carriers(cursor: Cursor) -> Iterator[Segment]:
    """Yield the segments before the first scan that can carry a store; none behind one that does not fit."""
    at = len(SOI)
    for _ in range(MAX_SEGMENTS):
        head = cursor.upto(at, 4)
        length = int.from_bytes(head[2:4], "big")
        if head[:1] != _MARK or head[1] in _NO_SEGMENT or length < 2:  # noqa: PLR2004 -- the length counts itself
            return
        if head[1] == APP11:
            yield Segment(APP11, at, Range(at + 4, length - 2))
        at += 2 + length
