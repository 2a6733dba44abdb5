"""FLV (Adobe Flash Video File Format 10.1, Annex E): the strings of ``onMetaData`` and other script tags."""

from __future__ import annotations

from typing import Final

from verify.media.cursor import Cursor, StructureError
from verify.media.found import Finds
from verify.media.limits import MAX_DEPTH, MAX_PACKET
from verify.media.packets import Packet, PacketKind, Problem, Range

SCRIPT: Final = 18
TAG_HEADER: Final = 11
PREVIOUS_SIZE: Final = 4

# Types of AMF 0 (its specification, clause 2.1) and the bytes of those with a fixed length.
STRING: Final = 2
OBJECT: Final = 3
ECMA_ARRAY: Final = 8
OBJECT_END: Final = b"\0\0\x09"
STRICT_ARRAY: Final = 10
LONG_STRING: Final = 12
TYPED_OBJECT: Final = 16
FIXED: Final = {0: 8, 1: 1, 5: 0, 6: 0, 7: 2, 11: 10, 13: 0}
ECMA_COUNT: Final = 4


def packets(cursor: Cursor) -> Finds:
    """Yield the strings of every script tag; sound and pictures are skipped."""
    at = cursor.u32(5) + PREVIOUS_SIZE
    while at < cursor.size:
        cursor.step(at)
        head = cursor.upto(at, TAG_HEADER)
        if len(head) < TAG_HEADER:
            yield Problem("FLV", at, "the file ends inside a tag")
            return
        length = int.from_bytes(head[1:4], "big")
        if head[0] & 0x1F == SCRIPT:
            body = Range(at + TAG_HEADER, min(length, cursor.size - at - TAG_HEADER))
            try:
                yield from _script(cursor, body)
            except StructureError as error:
                yield error.problem("FLV script")
        at += TAG_HEADER + length + PREVIOUS_SIZE


def _script(cursor: Cursor, body: Range) -> Finds:
    """Yield the strings of one script tag: the name of an event, then its values."""
    data = cursor.take(*body)
    if len(data) > MAX_PACKET or data[:1] != bytes((STRING,)):
        return
    start = 3 + int.from_bytes(data[1:3], "big")
    where = f"FLV {data[3:start].decode('utf-8', 'replace')}"
    yield from _Values(cursor, data, body.start, where).value(start, "", 0)


class _Values:
    """A reader of AMF 0 values that remembers where it stands."""

    def __init__(self, cursor: Cursor, data: bytes, base: int, where: str) -> None:
        self.cursor = cursor
        self.data = data
        self.base = base
        self.where = where
        self.end = 0

    def value(self, at: int, name: str, depth: int) -> Finds:
        """Yield the strings of the value at an offset, and set ``end`` to the offset after it."""
        self.cursor.step(self.base + at)
        if depth > MAX_DEPTH or at >= len(self.data):
            raise StructureError(self.base + min(at, len(self.data)), "a value is nested too deeply or cut off")
        kind, at = self.data[at], at + 1
        if kind in FIXED:
            self.end = at + FIXED[kind]
        elif kind in (STRING, LONG_STRING):
            yield from self._string(at, 2 if kind == STRING else 4, name)
        elif kind in (OBJECT, ECMA_ARRAY, TYPED_OBJECT):
            skipped = {ECMA_ARRAY: ECMA_COUNT, OBJECT: 0}.get(kind, 2 + self._number(at, 2))
            yield from self._properties(at + skipped, name, depth)
        elif kind == STRICT_ARRAY:
            count, self.end = self._number(at, 4), at + 4
            for _ in range(count):
                yield from self.value(self.end, name, depth + 1)
        else:
            raise StructureError(self.base + at, f"a value of type {kind}, which is not read")

    def _number(self, at: int, length: int) -> int:
        return int.from_bytes(self.data[at : at + length], "big")

    def _string(self, at: int, size: int, name: str) -> Finds:
        start = at + size
        self.end = start + self._number(at, size)
        if self.end > len(self.data):
            raise StructureError(self.base + at, "a string is longer than its tag")
        place = Range(self.base + start, self.end - start)
        yield Packet(PacketKind.TEXT, self.where, name, self.data[start : self.end], (place,))

    def _properties(self, at: int, name: str, depth: int) -> Finds:
        while self.data[at : at + 3] != OBJECT_END:
            length = self._number(at, 2)
            key = self.data[at + 2 : at + 2 + length].decode("utf-8", "replace")
            yield from self.value(at + 2 + length, f"{name}.{key}" if name else key, depth + 1)
            at = self.end
        self.end = at + 3
