"""TIFF, BigTIFF, DNG and raw files built on them (TIFF 6.0, section 2): the directories that hold metadata."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from verify.media.cursor import Cursor, StructureError
from verify.media.found import Finds, manifest_store, stored
from verify.media.limits import MAX_IFD_DEPTH, MAX_IFDS
from verify.media.packets import PacketKind, Problem
from verify.media.photoshop import photoshop_packets
from verify.media.tiff_directory import Directory, Layout, read_directory, read_layout
from verify.media.tiff_exif import exif_packet

XMP: Final = 0x02BC  # 700
IPTC: Final = 0x83BB  # 33723
PHOTOSHOP: Final = 0x8649  # 34377
C2PA: Final = 0xCD41  # 52545; C2PA Annex A, "TIFF-based assets"
SUB_IFDS: Final = 0x014A
EXIF_IFD: Final = 0x8769
GPS_IFD: Final = 0x8825


def packets(cursor: Cursor) -> Finds:
    """Yield the metadata of every directory, and one Exif packet for the first and its sub-directories."""
    layout, first = read_layout(cursor)
    directories: list[Directory] = []
    for item in _directories(cursor, layout, first):
        if isinstance(item, Problem):
            yield item
            continue
        directories.append(item)
        yield from _values(cursor, item)
    if directories:
        yield from exif_packet(cursor, layout, tuple(directories))


def _directories(cursor: Cursor, layout: Layout, first: int) -> Iterator[Directory | Problem]:
    """Yield each directory once, however the file links them: the main chain first, then what they point to."""
    waiting = [(first, 0, "TIFF IFD0", 0)]
    seen: set[int] = set()
    while waiting:
        at, depth, where, tag = waiting.pop(0)
        if at in seen:
            yield Problem(where, at, "a directory is linked twice")
            continue
        if len(seen) >= MAX_IFDS or depth > MAX_IFD_DEPTH:
            yield Problem(where, at, "more directories than one file may have", "directory_count")
            return
        seen.add(at)
        try:
            directory = read_directory(cursor, layout, at, where, tag)
        except StructureError as error:
            yield error.problem(where)
            continue
        yield from directory.problems
        yield directory
        for entry in directory.entries:
            if entry.tag in (EXIF_IFD, GPS_IFD, SUB_IFDS):
                name = {EXIF_IFD: "Exif", GPS_IFD: "GPS"}.get(entry.tag, "SubIFD")
                waiting.extend(
                    (link, depth + 1, f"{where}/{name}", entry.tag) for link in entry.numbers(cursor, layout)
                )
        if directory.next:
            chained = int(where[8:]) + 1 if where[8:].isdigit() else 1
            waiting.append((directory.next, depth, f"TIFF IFD{chained}", 0))


def _values(cursor: Cursor, directory: Directory) -> Finds:
    """Yield the values of one directory that are packets of their own."""
    where = directory.where
    for entry in directory.entries:
        if entry.tag == XMP:
            yield from stored(cursor, PacketKind.XMP, where, "", entry.value)
        elif entry.tag == IPTC:
            yield from stored(cursor, PacketKind.IPTC_IIM, where, "", entry.value)
        elif entry.tag == PHOTOSHOP:
            yield from photoshop_packets(cursor, (entry.value,), where)
        elif entry.tag == C2PA:
            # The store stands apart from its entry; both carry it.
            yield from manifest_store(cursor, where, (entry.value,), (entry.place, entry.value))
