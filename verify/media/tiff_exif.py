"""Exif of a TIFF file, as a small TIFF structure of its own.

A TIFF file is its own Exif: the tags stand in its directories, and these may stand anywhere in gigabytes of pixels.
A reader of Exif packets wants what JPEG gives it: a header, directories and values close together. So they are written
anew, without pixels.
"""

from __future__ import annotations

from typing import Final

from verify.media.cursor import Cursor
from verify.media.found import Finds
from verify.media.limits import MAX_PACKET, MAX_SMALL
from verify.media.packets import Packet, PacketKind, Problem
from verify.media.tiff_directory import TYPE_SIZES, Directory, Entry, Layout

EXIF_IFD: Final = 0x8769
GPS_IFD: Final = 0x8825

# Pixels and what locates them, packets of their own (XMP, IPTC, Photoshop, C2PA), profiles and raw vendor data.
LEFT_OUT: Final = frozenset(
    (
        0x0111,
        0x0117,
        0x0144,
        0x0145,
        0x014A,
        0x0201,
        0x0202,
        0x02BC,
        0x83BB,
        0x8649,
        0x8773,
        0xC634,
        0xCD41,
        EXIF_IFD,
        GPS_IFD,
    )
)
CLASSIC_TYPES: Final = frozenset(kind for kind in TYPE_SIZES if kind < 16)  # noqa: PLR2004 - the others are BigTIFF's
LONG: Final = 4


def exif_packet(cursor: Cursor, layout: Layout, directories: tuple[Directory, ...]) -> Finds:
    """Yield the tags of the first directory and of its Exif and GPS directories.

    The data is a classic TIFF structure in the byte order of the file; the ranges are where the tables and values stand
    in the file, so they do not add up to the data.
    """
    first = directories[0]
    parts = [first]
    for tag in (EXIF_IFD, GPS_IFD):
        parts.extend([part for part in directories if part.tag == tag and part.where.startswith("TIFF IFD0/")][:1])
    kept = {part.tag: tuple(entry for entry in part.entries if _is_kept(entry)) for part in parts}
    if sum(entry.value.length for entries in kept.values() for entry in entries) > MAX_PACKET:
        yield Problem(first.where, first.table.start, f"more than {MAX_PACKET} bytes of Exif; not read", "packet_bytes")
        return
    # Sub-directories are written behind the first one, which then knows where they stand.
    data = bytearray((b"II" if layout.order == "little" else b"MM") + (42).to_bytes(2, layout.order) + bytes(4))
    links: dict[int, int] = {}
    for tag in sorted(kept, reverse=True):
        links[tag] = _write(cursor, layout, data, kept[tag], {} if tag else links)
    data[4:8] = links[0].to_bytes(4, layout.order)
    ranges = {part.table for part in parts}
    ranges.update(
        entry.value for entries in kept.values() for entry in entries if entry.value.length > layout.offset_size
    )
    yield Packet(PacketKind.EXIF, first.where, "", bytes(data), tuple(sorted(ranges)))


def _is_kept(entry: Entry) -> bool:
    return entry.tag not in LEFT_OUT and entry.kind in CLASSIC_TYPES and entry.value.length <= MAX_SMALL


def _write(cursor: Cursor, layout: Layout, data: bytearray, entries: tuple[Entry, ...], links: dict[int, int]) -> int:
    """Append the values and the table of one directory, and return the table's offset."""
    order = layout.order
    rows = {
        tag: tag.to_bytes(2, order) + LONG.to_bytes(2, order) + (1).to_bytes(4, order) + at.to_bytes(4, order)
        for tag, at in links.items()
    }
    for entry in entries:
        value = cursor.take(*entry.value)
        if len(value) > 4:  # noqa: PLR2004 - what is longer stands outside its entry
            place = len(data)
            data += value + bytes(len(value) % 2)
            value = place.to_bytes(4, order)
        head = entry.tag.to_bytes(2, order) + entry.kind.to_bytes(2, order) + entry.values.to_bytes(4, order)
        rows.setdefault(entry.tag, head + value.ljust(4, b"\0"))
    at = len(data)
    data += len(rows).to_bytes(2, order) + b"".join(rows[tag] for tag in sorted(rows)) + bytes(4)
    return at
