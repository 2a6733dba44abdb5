"""Object streams of a PDF file (ISO 32000-2, clause 7.5.7): objects that are compressed together."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import Final, NamedTuple

from verify.media.limits import MAX_LOOKUPS, MAX_PACKED_OBJECTS, MAX_SMALL
from verify.media.packets import Range

MAX_DIGITS: Final = 10  # of an object number or an offset

_FIRST: Final = re.compile(rb"/First\s++(\d{1,10}+)")
_COUNT: Final = re.compile(rb"/N\s++(\d{1,7}+)")


class PdfObject(NamedTuple):
    """One object.

    Attributes:
        number: its object number.
        body: its text, up to the bytes of its stream.
        place: the bytes of the file that it comes from: its own, or those of the object stream that holds it.
        exact: the body stands in the file as it is, at the beginning of ``place``.
    """

    number: int
    body: bytes
    place: Range
    exact: bool


class PdfStream(NamedTuple):
    """The decoded bytes of a stream, where its raw bytes stand, and whether both are the same."""

    data: bytes
    place: Range
    exact: bool


class PackedObjects:
    """The objects of all object streams; of several versions of one object the last."""

    def __init__(self) -> None:
        self._streams: list[PdfStream] = []
        self._places: dict[int, tuple[PdfStream, int, int]] = {}

    def add(self, dictionary: bytes, stream: PdfStream) -> None:
        """Note the objects of one stream: numbers and offsets stand before the first object."""
        first, count = _FIRST.search(dictionary), _COUNT.search(dictionary)
        if not first or not count:
            return
        self._streams.append(stream)
        base = int(first.group(1))
        pairs = 2 * min(int(count.group(1)), MAX_PACKED_OBJECTS - len(self._places))
        words = stream.data[:base].split(maxsplit=max(0, pairs))[: max(0, pairs)]
        numbers = [int(word) for word in words if len(word) <= MAX_DIGITS and word.isdigit()]
        ends = [*numbers[3::2], len(stream.data) - base]
        for number, begin, end in zip(numbers[::2], numbers[1::2], ends, strict=False):
            self._places[number] = (stream, base + begin, base + end)

    def find(self, number: int) -> PdfObject | None:
        """Return an object by its number."""
        if number not in self._places:
            return None
        stream, begin, end = self._places[number]
        return PdfObject(number, stream.data[begin : min(end, begin + MAX_SMALL)], stream.place, exact=False)

    def holding(self, word: bytes) -> tuple[PdfObject, ...]:
        """Return the objects in whose text a word stands; only the first ``MAX_LOOKUPS`` places are looked at."""
        numbers = [self._number_at(stream, at) for stream, at in islice(self._places_of(word), MAX_LOOKUPS)]
        return tuple(item for item in map(self.find, numbers) if item)

    def _places_of(self, word: bytes) -> Iterator[tuple[PdfStream, int]]:
        for stream in self._streams:
            at = stream.data.find(word)
            while at >= 0:
                yield stream, at
                at = stream.data.find(word, at + len(word))

    def _number_at(self, stream: PdfStream, at: int) -> int:
        """Return the number of the object that begins last before a place of a stream; -1 when none does."""
        begins = ((begin, number) for number, (of, begin, _) in self._places.items() if of is stream and begin <= at)
        return max(begins, default=(0, -1))[1]
