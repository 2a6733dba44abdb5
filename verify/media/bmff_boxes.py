"""Boxes of the ISO base media file format (ISO/IEC 14496-12, clause 4.2), as JPEG XL uses them too."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

from verify.media.cursor import Cursor
from verify.media.packets import Problem, Range

TO_THE_END: Final = 0
LARGE: Final = 1


class Box(NamedTuple):
    """One box: its type, the offset of its length, and its bytes after length and type."""

    kind: bytes
    start: int
    body: Range

    @property
    def whole(self) -> Range:
        """The box with its header."""
        return Range(self.start, self.body.end - self.start)

    @property
    def name(self) -> str:
        """The type as text; ``©`` is the byte 0xA9 of QuickTime."""
        return self.kind.decode("latin-1")


def boxes(cursor: Cursor, start: int, end: int, where: str, *, top: bool = False) -> Iterator[Box | Problem]:
    """Yield the boxes that stand in a row; a box that is cut off is yielded as far as it goes, and is the last.

    Args:
        cursor: the file.
        start: offset of the first box.
        end: offset after the last box.
        where: what to call the place.
        top: the row is that of the file, where a length of 0 means "to the end"; elsewhere it ends the row.
    """
    at = start
    while at + 8 <= end:
        cursor.step(at)
        head = cursor.upto(at, 16)
        size, kind, header = int.from_bytes(head[:4], "big"), head[4:8], 8
        if size == LARGE:
            size, header = int.from_bytes(head[8:16], "big"), 16
        elif size == TO_THE_END:
            if not top:
                return
            size = end - at
        if size < header or len(head) < header:
            yield Problem(where, at, f"the box {kind.decode('latin-1')!r} is shorter than its own header")
            return
        if size > end - at:
            yield Problem(where, at, f"the box {kind.decode('latin-1')!r} is longer than what holds it")
            size = end - at
        yield Box(kind, at, Range(at + header, size - header))
        at += size
