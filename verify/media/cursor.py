"""Bounded reading of integers and bytes from a file that may lie about its lengths."""

from __future__ import annotations

import zlib
from bisect import bisect_right
from itertools import accumulate
from typing import Final

from verify.media.bytesource import ByteSource
from verify.media.limits import MAX_INFLATED, MAX_INFLATED_TOTAL, MAX_STEPS
from verify.media.packets import LimitName, Problem, Range

_DEFLATE_MAX_RATIO: Final = 1032  # one bit of DEFLATE input makes at most 129 bytes (RFC 1951)


class StructureError(Exception):
    """The structure of a file cannot be followed from here; never leaves the room of the walkers.

    Attributes:
        offset: where in the file.
        what: one clause in plain words.
        limit: the limit of ours that was reached, if it was one.
    """

    def __init__(self, offset: int, what: str, limit: LimitName = "") -> None:
        super().__init__(what)
        self.offset = offset
        self.what = what
        self.limit = limit

    def problem(self, where: str) -> Problem:
        """Return it as a problem at a place in words of the container."""
        return Problem(where, self.offset, self.what, self.limit)


class Cursor:
    """One walk through one file: reads that stay inside it, and the budget that all walkers share.

    Args:
        source: the bytes of the file.
    """

    __slots__ = ("_inflatable", "_steps", "size", "source")

    def __init__(self, source: ByteSource) -> None:
        self.source: Final = source
        self.size: Final = source.size
        self._steps = MAX_STEPS
        self._inflatable = MAX_INFLATED_TOTAL

    def upto(self, at: int, length: int) -> bytes:
        """Return ``length`` bytes from offset ``at``, fewer at the end of the file, none outside it."""
        if at < 0 or at >= self.size or length <= 0:
            return b""
        return self.source.read_at(at, min(length, self.size - at))

    def take(self, at: int, length: int) -> bytes:
        """Return exactly ``length`` bytes from offset ``at``.

        Raises:
            StructureError: the file ends before, or the length is negative.
        """
        data = self.upto(at, length)
        if len(data) != length:
            raise StructureError(max(0, min(at, self.size)), "the file ends inside a structure")
        return data

    def join(self, ranges: tuple[Range, ...]) -> bytes:
        """Return the bytes of several ranges in a row; raises as ``take`` does."""
        return b"".join(self.take(piece.start, piece.length) for piece in ranges)

    def u8(self, at: int) -> int:
        """Return the byte at an offset; raises as ``take`` does."""
        return self.take(at, 1)[0]

    def u16(self, at: int) -> int:
        """Return a big-endian 16-bit number; raises as ``take`` does."""
        return int.from_bytes(self.take(at, 2), "big")

    def u32(self, at: int) -> int:
        """Return a big-endian 32-bit number; raises as ``take`` does."""
        return int.from_bytes(self.take(at, 4), "big")

    def u64(self, at: int) -> int:
        """Return a big-endian 64-bit number; raises as ``take`` does."""
        return int.from_bytes(self.take(at, 8), "big")

    def step(self, at: int) -> None:
        """Count one visited structure.

        Raises:
            StructureError: the file has more of them than ``MAX_STEPS``.
        """
        self._steps -= 1
        if self._steps < 0:
            raise StructureError(at, f"more than {MAX_STEPS} structures; the rest was not read", "structure_count")

    def inflate(self, data: bytes, at: int, limit: int = MAX_INFLATED, *, raw: bool = False) -> bytes:
        """Return what a zlib stream (RFC 1950) holds.

        Args:
            data: the compressed bytes; what follows the stream is ignored.
            at: their offset in the file, for the error.
            limit: the most bytes that may come out.
            raw: it is a bare DEFLATE stream (RFC 1951), as in ZIP.

        Raises:
            StructureError: it is no zlib stream, breaks off, or holds more than the limit or than the file's budget.
        """
        room = min(limit, self._inflatable)
        inflater = zlib.decompressobj(-zlib.MAX_WBITS if raw else zlib.MAX_WBITS)
        try:
            out = inflater.decompress(data, room + 1)
        except zlib.error:
            # A stream may fail only after much work, so a failure is paid for with the most that it can have made.
            self._inflatable = max(0, self._inflatable - min(room, len(data) * _DEFLATE_MAX_RATIO))
            raise StructureError(at, "the compressed data is damaged") from None
        self._inflatable = max(0, self._inflatable - len(out))
        if len(out) > room:
            raise StructureError(at, f"the compressed data holds more than {room} bytes", "extracted_bytes")
        if not inflater.eof:
            raise StructureError(at, "the compressed data breaks off")
        return out


class Pieces:
    """A payload that is spread over several runs of the file, and where each part of it stands.

    Args:
        ranges: the runs, in the order of the payload.
    """

    __slots__ = ("_begins", "length", "ranges")

    def __init__(self, ranges: tuple[Range, ...]) -> None:
        self.ranges: Final = ranges
        self._begins = [0, *accumulate(piece.length for piece in ranges)]
        self.length: Final = self._begins[-1]

    def part(self, start: int, length: int) -> tuple[Range, ...]:
        """Return the runs of the file that hold ``length`` bytes of the payload from its byte ``start`` on."""
        if len(self.ranges) == 1:
            length = min(length, self.length - start)
            return (Range(self.ranges[0].start + start, length),) if length > 0 else ()
        parts: list[Range] = []
        index = bisect_right(self._begins, start) - 1
        while length > 0 and index < len(self.ranges):
            piece, skipped = self.ranges[index], start - self._begins[index]
            count = min(piece.length - skipped, length)
            if count:
                parts.append(Range(piece.start + skipped, count))
            start, length, index = start + count, length - count, index + 1
        return tuple(parts)
