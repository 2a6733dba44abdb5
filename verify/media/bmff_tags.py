"""Tags of MP4 and MOV: ``ilst`` items named by type or by key (QuickTime metadata), and QuickTime's ``©`` texts."""

from __future__ import annotations

from typing import Final

from verify.media.bmff_boxes import Box, boxes
from verify.media.cursor import Cursor
from verify.media.found import Finds, stored
from verify.media.limits import MAX_PACKET, MAX_STEPS
from verify.media.packets import Packet, PacketKind, Problem, Range

# Well-known types of a value (QuickTime File Format, Metadata value atoms).
IMPLICIT: Final = 0
UTF8: Final = 1
UTF16: Final = 2
JSON_LIKE: Final = (UTF8, 4, 7)  # 4: UTF-8 for sorting; 7: HTML and XML in the list of iTunes
SORTED_UTF16: Final = 5


def key_names(cursor: Cursor, keys: Box) -> tuple[str, ...]:
    """Return the names that a ``keys`` box gives to the items of the list, first name first."""
    count = min(cursor.u32(keys.body.start + 4), MAX_STEPS, keys.body.length // 8)
    at = keys.body.start + 8
    names: list[str] = []
    for _ in range(count):
        size = cursor.u32(at)
        if size < 8 or at + size > keys.body.end:  # noqa: PLR2004 - size and namespace
            break
        cursor.step(at)
        names.append(cursor.take(at + 8, size - 8).decode("utf-8", "replace"))
        at += size
    return tuple(names)


def tag_packets(cursor: Cursor, ilst: Box, names: tuple[str, ...], where: str) -> Finds:
    """Yield the texts of a list of tags; pictures and numbers are left out.

    Args:
        cursor: the file.
        ilst: the list.
        names: what ``keys`` calls the items, which then are numbered from 1; empty when items are named by type.
        where: what to call the place.
    """
    for item in boxes(cursor, ilst.body.start, ilst.body.end, where):
        if isinstance(item, Problem):
            yield item
            continue
        number = int.from_bytes(item.kind, "big")
        name = names[number - 1] if 0 < number <= len(names) else item.name
        place = where
        for child in boxes(cursor, item.body.start, item.body.end, where):
            if isinstance(child, Problem):
                yield child
            elif child.kind == b"mean" and child.body.length <= MAX_PACKET:
                place = f"{where}/{cursor.take(*child.body)[4:].decode('utf-8', 'replace')}"
            elif child.kind == b"name" and child.body.length <= MAX_PACKET:
                name = cursor.take(*child.body)[4:].decode("utf-8", "replace")
            elif child.kind == b"data" and child.body.length >= 8:  # noqa: PLR2004 - type and locale
                yield from _value(cursor, child, name, place)


def _value(cursor: Cursor, data: Box, name: str, where: str) -> Finds:
    """Yield one value when it is text; UTF-16 becomes UTF-8."""
    kind = cursor.u32(data.body.start) & 0xFFFFFF
    place = Range(data.body.start + 8, data.body.length - 8)
    if place.length > MAX_PACKET:
        yield Problem(
            where, place.start, f"{place.length} bytes of {name}: larger than {MAX_PACKET}, not read", "packet_bytes"
        )
    elif kind in JSON_LIKE:
        yield from stored(cursor, PacketKind.TEXT, where, name, place)
    elif kind in (UTF16, SORTED_UTF16):
        text = cursor.take(*place).decode("utf-16-be", "replace").encode("utf-8", "replace")
        yield Packet(PacketKind.TEXT, where, name, text, (place,))
    elif kind == IMPLICIT and b"\0" not in cursor.upto(*place):
        # Some writers leave the type of a text at 0; numbers nearly always have a zero byte.
        yield from stored(cursor, PacketKind.TEXT, where, name, place)


def quicktime_text(cursor: Cursor, box: Box, where: str) -> Finds:
    """Yield the texts of a ``©`` user data atom: length, language and text of each, or an iTunes value inside."""
    if cursor.upto(box.body.start + 4, 4) == b"data":
        for child in boxes(cursor, box.body.start, box.body.end, where):
            if isinstance(child, Problem):
                yield child
            elif child.kind == b"data" and child.body.length >= 8:  # noqa: PLR2004 - type and locale
                yield from _value(cursor, child, box.name, where)
        return
    at = box.body.start
    while at + 4 <= box.body.end:
        cursor.step(at)
        length = cursor.u16(at)
        if at + 4 + length > box.body.end:
            # Old writers put the bare text into the atom.
            yield from stored(cursor, PacketKind.TEXT, where, box.name, Range(at, box.body.end - at))
            return
        if length:
            yield from stored(cursor, PacketKind.TEXT, where, box.name, Range(at + 4, length))
        at += 4 + length
