"""Exif image file directories (TIFF 6.0, section 2; Exif 3.0 / CIPA DC-008, clause 4): tags and their values, bounded.

The first directory, the Exif and GPS directories it points to, and the second directory (of the thumbnail) are read.
Values stay where they are until someone asks for one, so a packet that points many tags at the same bytes costs
nothing.
"""

from __future__ import annotations

import struct
from collections.abc import Mapping
from enum import IntEnum
from functools import lru_cache
from typing import Final, NamedTuple

from verify.signals.limits import MAX_IFD_DEPTH, MAX_IFD_ENTRIES, MAX_IFDS, MAX_STRUCTURED, MAX_TEXT
from verify.signals.text import decoded

USER_COMMENT: Final = 0x9286

_SIZES: Final = {1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 6: 1, 7: 1, 8: 2, 9: 4, 10: 8, 11: 4, 12: 8, 129: 1}
_TEXTS: Final = frozenset((1, 2, 7, 129))  # BYTE, ASCII, UNDEFINED and UTF-8: some writers put text into the others
_NUMBERS: Final = {1: "B", 3: "H", 4: "I", 6: "b", 8: "h", 9: "i", 11: "f", 12: "d"}
_RATIOS: Final = {5: "II", 10: "ii"}
_HEADER: Final = 8  # byte order, the number 42, and the place of the first directory
_ENTRY: Final = 12
_CODE: Final = 8  # bytes that name the character code of a user comment (Exif 3.0, 4.6.6.5)


class Directory(IntEnum):
    """The directories of an Exif packet; the pointing tag where there is one."""

    IFD0 = 0
    IFD1 = 1
    EXIF = 0x8769
    GPS = 0x8825


_POINTERS: Final = {Directory.EXIF.value: Directory.EXIF, Directory.GPS.value: Directory.GPS}


class Entry(NamedTuple):
    """One tag: its directory, number and TIFF type, and the bytes of the packet that hold its value."""

    directory: Directory
    tag: int
    kind: int
    start: int
    length: int


class Exif(NamedTuple):
    """All tags of one Exif packet. Lookups see the first directory, then the Exif directory; the first entry counts.

    Attributes:
        data: the packet.
        order: ``<`` or ``>``, in the notation of `struct`.
        entries: in the order of the packet; empty when it is no Exif at all.
        first: for each tag, the entry that lookups see.
    """

    data: bytes
    order: str
    entries: tuple[Entry, ...]
    first: Mapping[int, Entry]

    def entry(self, tag: int) -> Entry | None:
        """Return the entry of a tag."""
        return self.first.get(tag)

    def has(self, tag: int) -> bool:
        """Say whether the tag is there, with a value or without."""
        return self.entry(tag) is not None

    def raw(self, tag: int) -> bytes | None:
        """Return the bytes of a value as they stand."""
        entry = self.entry(tag)
        return None if entry is None else self.data[entry.start : entry.start + entry.length]

    def text(self, tag: int) -> str | None:
        """Return a value as text up to its first NUL, trimmed; None without one, or when it is blank or a number."""
        entry = self.entry(tag)
        if entry is None or entry.kind not in _TEXTS:
            return None
        raw = self.data[entry.start : entry.start + min(entry.length, MAX_TEXT)]
        return decoded(raw.partition(b"\0")[0]).strip() or None

    def number(self, tag: int) -> float | None:
        """Return the first number of a value; None without one, and for a ratio with the divisor 0."""
        entry = self.entry(tag)
        if entry is None or entry.length < _SIZES[entry.kind]:
            return None
        if entry.kind in _RATIOS:
            above, below = struct.unpack_from(self.order + _RATIOS[entry.kind], self.data, entry.start)
            return above / below if below else None
        if entry.kind in _NUMBERS:
            return float(struct.unpack_from(self.order + _NUMBERS[entry.kind], self.data, entry.start)[0])
        return None

    def holds(self, directory: Directory) -> bool:
        """Say whether a directory is there with at least one tag in it."""
        return any(entry.directory is directory for entry in self.entries)


@lru_cache(maxsize=MAX_STRUCTURED)  # every reader asks for the same packets
def read_exif(data: bytes) -> Exif:
    r"""Read the directories of an Exif packet.

    Args:
        data: a TIFF structure; the lead ``Exif\0\0`` may stand before it.

    Returns:
        what could be read; hostile or broken bytes give fewer entries, never an error.
    """
    body = data[6:] if data.startswith(b"Exif\0\0") else data
    order = {b"II": "<", b"MM": ">"}.get(body[:2], "")
    if not order or len(body) < _HEADER or struct.unpack_from(order + "H", body, 2)[0] != 42:  # noqa: PLR2004 - TIFF 6.0
        return Exif(b"", "<", (), {})
    entries: list[Entry] = []
    seen: set[int] = set()
    # Each waiting directory: its name, its place, and how many pointers led there.
    waiting: list[tuple[Directory, int, int]] = [(Directory.IFD0, struct.unpack_from(order + "I", body, 4)[0], 0)]
    while waiting and len(seen) < MAX_IFDS:
        directory, start, depth = waiting.pop(0)
        if start in seen or start < _HEADER or start + 2 > len(body) or depth > MAX_IFD_DEPTH:
            continue
        seen.add(start)
        count = min(struct.unpack_from(order + "H", body, start)[0], (len(body) - start - 2) // _ENTRY)
        found = _entries(body, order, directory, start + 2, min(count, MAX_IFD_ENTRIES))
        entries += found
        for entry in found:
            if entry.tag in _POINTERS and entry.length == 4 and directory is Directory.IFD0:  # noqa: PLR2004 - a LONG
                place = struct.unpack_from(order + "I", body, entry.start)[0]
                waiting.append((_POINTERS[entry.tag], place, depth + 1))
        after = start + 2 + _ENTRY * count
        if directory is Directory.IFD0 and after + 4 <= len(body):
            waiting.append((Directory.IFD1, struct.unpack_from(order + "I", body, after)[0], depth + 1))
    return Exif(body, order, tuple(entries), _first(entries))


def _first(entries: list[Entry]) -> dict[int, Entry]:
    """Return the entry that counts for each tag: the first directory's before the Exif directory's."""
    first: dict[int, Entry] = {}
    for wanted in (Directory.IFD0, Directory.EXIF):
        for entry in entries:
            if entry.directory is wanted:
                first.setdefault(entry.tag, entry)
    return first


def _entries(body: bytes, order: str, directory: Directory, at: int, count: int) -> list[Entry]:
    """Read the rows of one directory; a value that the packet does not hold whole is cut to what it holds."""
    found: list[Entry] = []
    for tag, kind, values, place in struct.iter_unpack(order + "HHII", body[at : at + _ENTRY * count]):
        size = _SIZES.get(kind)
        if size is None:
            continue
        length = size * values
        start = place if length > 4 else at + 8  # noqa: PLR2004 - up to four bytes stand in the entry itself
        if start <= len(body):
            found.append(Entry(directory, tag, kind, start, min(length, len(body) - start)))
        at += _ENTRY
    return found


def user_comment(exif: Exif) -> str | None:
    """Return the user comment as text, whatever its character code; None without one, or when it is blank.

    Exif 3.0, 4.6.6.5: eight bytes name the code. Under ``UNICODE`` both byte orders occur: a byte-order mark or the
    place of the zero bytes tells which.
    """
    raw = exif.raw(USER_COMMENT)
    if raw is None:
        return None
    code, body = raw[:_CODE], raw[_CODE : _CODE + MAX_TEXT]
    if code.rstrip(b"\0 ").upper() == b"UNICODE":
        return decoded_utf16(body, exif.order).strip("\0 \r\n\t") or None
    if code not in {b"ASCII\0\0\0", b"JIS\0\0\0\0\0", bytes(_CODE)}:
        body = raw[:MAX_TEXT]  # some writers leave the code out
    return decoded(body).strip("\0 \r\n\t") or None


def decoded_utf16(data: bytes, order: str) -> str:
    """Decode UTF-16 whose byte order is told by its mark, its zero bytes, or else the packet; or UTF-8 in its place."""
    if data[:2] in {b"\xff\xfe", b"\xfe\xff"}:
        return data.decode("utf-16", "replace")
    even, odd = data[0:400:2].count(0), data[1:400:2].count(0)
    if even == odd == 0 and data.isascii():
        return data.decode("ascii")  # no zero byte at all: plain text under the wrong code
    little = odd > even if even != odd else order == "<"
    return data[: len(data) & ~1].decode("utf-16-le" if little else "utf-16-be", "replace")
