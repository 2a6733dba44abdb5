"""Image file directories (TIFF 6.0, section 2; BigTIFF): their layout, entries and links."""

from __future__ import annotations

from typing import Final, Literal, NamedTuple

from verify.media.cursor import Cursor, StructureError
from verify.media.limits import MAX_IFD_ENTRIES, MAX_IFDS
from verify.media.packets import Problem, Range

TYPE_SIZES: Final = {
    1: 1,
    2: 1,
    3: 2,
    4: 4,
    5: 8,
    6: 1,
    7: 1,
    8: 2,
    9: 4,
    10: 8,
    11: 4,
    12: 8,
    13: 4,
    16: 8,
    17: 8,
    18: 8,
}
"""Bytes of one value by its type; 16 to 18 are BigTIFF's."""


class Layout(NamedTuple):
    """Byte order, and the widths of a classic or a big file."""

    order: Literal["little", "big"]
    big: bool

    @property
    def offset_size(self) -> int:
        """Bytes of an offset, and of a value that stands in its entry."""
        return 8 if self.big else 4

    @property
    def count_size(self) -> int:
        """Bytes of the number of entries."""
        return 8 if self.big else 2

    @property
    def entry_size(self) -> int:
        """Bytes of one entry: tag, type, count, value or offset."""
        return 4 + 2 * self.offset_size

    def number(self, data: bytes) -> int:
        """Return an unsigned number in the file's byte order."""
        return int.from_bytes(data, self.order)


class Entry(NamedTuple):
    """One entry: tag, type, number of values, where the entry and where its values stand."""

    tag: int
    kind: int
    values: int
    place: Range
    value: Range

    def numbers(self, cursor: Cursor, layout: Layout) -> tuple[int, ...]:
        """Return the values as unsigned numbers, at most as many as a file may have directories."""
        width = TYPE_SIZES[self.kind]
        data = cursor.upto(self.value.start, min(self.value.length, width * MAX_IFDS))
        return tuple(layout.number(data[at : at + width]) for at in range(0, len(data) - width + 1, width))


class Directory(NamedTuple):
    """One directory, where it stands, and the tag that pointed to it (0 in the main chain)."""

    where: str
    tag: int
    table: Range
    entries: tuple[Entry, ...]
    next: int
    problems: tuple[Problem, ...]


def read_layout(cursor: Cursor) -> tuple[Layout, int]:
    """Return byte order and widths of the file, and the offset of its first directory.

    Raises:
        StructureError: the file does not begin with a TIFF header.
    """
    head = cursor.upto(0, 16)
    order: Literal["little", "big"] = "little" if head[:2] == b"II" else "big"
    version = int.from_bytes(head[2:4], order)
    if head[:2] not in (b"II", b"MM") or len(head) < 8 or (version == 43 and len(head) < 16):  # noqa: PLR2004 - BigTIFF
        raise StructureError(0, "no TIFF header")
    # 42 is TIFF; raw formats write other numbers (0x4F52 Olympus, 0x55 Panasonic) before the same structure.
    layout = Layout(order, big=version == 43)  # noqa: PLR2004
    return layout, layout.number(head[8:16] if layout.big else head[4:8])


def read_directory(cursor: Cursor, layout: Layout, at: int, where: str, tag: int) -> Directory:
    """Read the entries of one directory; those with an unknown type or outside the file are left out.

    Raises:
        StructureError: the table itself lies outside the file.
    """
    declared = layout.number(cursor.take(at, layout.count_size))
    rows = min(declared, MAX_IFD_ENTRIES)
    start, size, width = at + layout.count_size, layout.entry_size, layout.offset_size
    table = cursor.upto(start, rows * size)
    problems: list[Problem] = []
    if declared > MAX_IFD_ENTRIES:
        problems.append(
            Problem(where, at, f"{declared} entries; only {MAX_IFD_ENTRIES} were read", "directory_entries")
        )
    elif len(table) < rows * size:
        problems.append(Problem(where, at, "a directory is longer than the file"))
    entries: list[Entry] = []
    for offset in range(0, len(table) - size + 1, size):
        row = table[offset : offset + size]
        kind, count = layout.number(row[2:4]), layout.number(row[4 : 4 + width])
        length = TYPE_SIZES.get(kind, 0) * count
        place = Range(start + offset, size)
        value = Range(place.end - width if length <= width else layout.number(row[-width:]), length)
        if not length:
            continue
        if value.end > cursor.size:
            problems.append(
                Problem(where, place.start, f"the value of tag {layout.number(row[:2])} lies outside the file")
            )
            continue
        entries.append(Entry(layout.number(row[:2]), kind, count, place, value))
    following = 0
    if declared <= MAX_IFD_ENTRIES:
        following = layout.number(cursor.upto(start + rows * size, width))
    return Directory(where, tag, Range(at, layout.count_size + len(table)), tuple(entries), following, tuple(problems))
