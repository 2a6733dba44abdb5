"""Where a TIFF file says that its pixels stand: strips, tiles and previews of every directory (TIFF 6.0, 8, 15, 22)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from verify.media.cursor import Cursor, StructureError
from verify.media.limits import MAX_IFDS
from verify.media.packets import Problem, Range
from verify.media.tiff_directory import TYPE_SIZES, Directory, Entry, Layout, read_directory, read_layout

MAX_STRIPS: Final = 1_000_000
"""Strips or tiles of one picture; one line a strip makes 20,000 of the tallest genuine picture."""

_PLACES: Final = {273: 279, 324: 325, 513: 514}  # strips, tiles, JPEG interchange: offsets by the tag of their lengths
_SUB_IFDS: Final = 330


def strip_ranges(cursor: Cursor) -> Iterator[Range | Problem]:
    """Yield the bytes of the pixels of every directory, and a problem for what could not be followed."""
    try:
        layout, first = read_layout(cursor)
    except StructureError as error:
        yield error.problem("TIFF")
        return
    waiting, seen = [first], set[int]()
    while waiting:
        at = waiting.pop(0)
        if at in seen:
            continue
        if len(seen) >= MAX_IFDS:
            yield Problem("TIFF", at, "more directories than one file may have")
            return
        seen.add(at)
        try:
            directory = read_directory(cursor, layout, at, "TIFF", 0)
        except StructureError as error:
            yield error.problem("TIFF")
            continue
        yield from directory.problems
        yield from _pixels(cursor, layout, directory)
        waiting += [
            link for entry in directory.entries if entry.tag == _SUB_IFDS for link in entry.numbers(cursor, layout)
        ]
        if directory.next:
            waiting.append(directory.next)


def _pixels(cursor: Cursor, layout: Layout, directory: Directory) -> Iterator[Range | Problem]:
    tags = {entry.tag: entry for entry in directory.entries}
    for place, size in _PLACES.items():
        if place not in tags:
            continue
        if size not in tags:
            yield Problem("TIFF", directory.table.start, "pixels without their length")
            continue
        starts, lengths = (_values(cursor, layout, tags[tag]) for tag in (place, size))
        if len(starts) != len(lengths) or tags[place].values > MAX_STRIPS:
            yield Problem("TIFF", directory.table.start, "the places of the pixels were not followed to the end")
        yield from (Range(*pair) for pair in zip(starts, lengths, strict=False))


def _values(cursor: Cursor, layout: Layout, entry: Entry) -> tuple[int, ...]:
    width = TYPE_SIZES[entry.kind]
    data = cursor.upto(entry.value.start, min(entry.value.length, width * MAX_STRIPS))
    return tuple(layout.number(data[at : at + width]) for at in range(0, len(data) - width + 1, width))
