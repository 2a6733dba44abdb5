"""Entries of a ZIP file (PKWARE APPNOTE 6.3, ISO/IEC 21320-1), read from its directory, each within bounds.

The library's own module builds an object for every entry before anyone can count them, and keeps no offsets.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from typing import Final, NamedTuple

from verify.media.cursor import Cursor, StructureError
from verify.media.limits import MAX_ZIP_DIRECTORY, MAX_ZIP_ENTRIES
from verify.media.packets import Range

LEAD: Final = b"PK\3\4"
STORED: Final = 0
DEFLATED: Final = 8

_END: Final = b"PK\5\6"
_END_LENGTH: Final = 22
_LONGEST_COMMENT: Final = 0xFFFF
_ENTRY: Final = struct.Struct("<4s6H3I5H2I")  # clause 4.3.12
_ENTRY_LEAD: Final = b"PK\1\2"
_LOCAL_LENGTH: Final = 30  # clause 4.3.7
_ENCRYPTED: Final = 1


class Entry(NamedTuple):
    """One entry as the directory describes it: name, flags, method, sizes packed and inflated, offset of its header."""

    name: bytes
    flags: int
    method: int
    packed: int
    inflated: int
    header: int


def entries(cursor: Cursor) -> Iterator[Entry]:
    """Yield the entries of the directory, in its order.

    Args:
        cursor: the file.

    Raises:
        StructureError: no directory, one that is cut off or in the 64-bit form, or one over the limits.
    """
    start, length, count = _directory(cursor)
    if length > MAX_ZIP_DIRECTORY or count > MAX_ZIP_ENTRIES:
        raise StructureError(
            start,
            f"a ZIP directory of {count} entries in {length} bytes is larger than what is read",
            "directory_entries",
        )
    data = cursor.take(start, length)
    at = 0
    for _ in range(count):
        if at + _ENTRY.size > length or data[at : at + 4] != _ENTRY_LEAD:
            raise StructureError(start + at, "the ZIP directory breaks off")
        cursor.step(start + at)
        (_, _, _, flags, method, _, _, _, packed, inflated, *lengths, _, _, _, header) = _ENTRY.unpack_from(data, at)
        at += _ENTRY.size
        yield Entry(data[at : at + lengths[0]], flags, method, packed, inflated, header)
        at += sum(lengths)


def _directory(cursor: Cursor) -> tuple[int, int, int]:
    """Return offset and length of the directory, and its number of entries, from the record at the end."""
    start = max(0, cursor.size - _END_LENGTH - _LONGEST_COMMENT)
    tail = cursor.upto(start, cursor.size - start)
    at = tail.rfind(_END)
    if at < 0 or at + _END_LENGTH > len(tail):
        raise StructureError(cursor.size, "the ZIP file has no directory")
    count, length, offset = struct.unpack_from("<HII", tail, at + 10)
    if offset + length > start + at:
        raise StructureError(start + at, "the ZIP directory is not before its end, or in the 64-bit form")
    return offset, length, count


def place(cursor: Cursor, entry: Entry) -> Range:
    """Return where the content of an entry stands; the lengths of name and extra field in its own header count.

    Raises:
        StructureError: there is no header, or the file ends before.
    """
    head = cursor.take(entry.header, _LOCAL_LENGTH)
    if not head.startswith(LEAD):
        raise StructureError(entry.header, "a ZIP entry has no header")
    name, extra = struct.unpack_from("<HH", head, _LOCAL_LENGTH - 4)
    content = Range(entry.header + _LOCAL_LENGTH + name + extra, entry.packed)
    if content.end > cursor.size:
        raise StructureError(content.start, "a ZIP entry is longer than the file")
    return content


def content(cursor: Cursor, entry: Entry, limit: int) -> tuple[bytes, Range]:
    """Return the content of an entry, and where it stands.

    Args:
        cursor: the file.
        entry: from its directory.
        limit: the most bytes that may come out.

    Raises:
        StructureError: it is encrypted, packed by another method, damaged, or larger than the limit.
    """
    where = place(cursor, entry)
    if entry.flags & _ENCRYPTED or entry.method not in (STORED, DEFLATED):
        raise StructureError(where.start, "a ZIP entry is encrypted, or packed in a way that is not read")
    if where.length > limit:
        raise StructureError(
            where.start, f"a ZIP entry of {where.length} bytes is larger than {limit}, not read", "packet_bytes"
        )
    data = cursor.take(*where)
    return (data if entry.method == STORED else cursor.inflate(data, where.start, limit, raw=True)), where
