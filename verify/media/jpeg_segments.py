"""What the application segments of a JPEG hold: Exif, XMP, Photoshop resources, JUMBF, comments."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final, NamedTuple

from verify.media.cursor import Cursor
from verify.media.found import EXIF_LEADS, Finds, stored
from verify.media.jpeg_jumbf import jumbf_packets
from verify.media.packets import Packet, PacketKind, Problem, Range
from verify.media.photoshop import photoshop_packets

APP0: Final = 0xE0
APP1: Final = 0xE1
APP2: Final = 0xE2
APP11: Final = 0xEB
APP13: Final = 0xED
APP15: Final = 0xEF
COM: Final = 0xFE
XMP_LEAD: Final = b"http://ns.adobe.com/xap/1.0/\0"
EXTENDED_LEAD: Final = b"http://ns.adobe.com/xmp/extension/\0"
EXTENDED_HEADER: Final = len(EXTENDED_LEAD) + 32 + 4 + 4  # GUID in ASCII, full length, offset
PHOTOSHOP_LEAD: Final = b"Photoshop 3.0\0"
JUMBF_LEAD: Final = b"JP"
LONGEST_LEAD: Final = 80

_IDENTIFIER: Final = re.compile(rb"[!-~ ]*")
_HAS_EXTENDED: Final = re.compile(rb"HasExtendedXMP[^0-9A-Za-z]{1,8}([0-9A-Fa-f]{32})")
_GLUED: Final = re.compile(rb"[A-Za-z0-9_.:/-]*")


class Segment(NamedTuple):
    """One segment: its marker's second byte, the offset of the marker, and its bytes after the length."""

    marker: int
    start: int
    payload: Range

    @property
    def whole(self) -> Range:
        """The segment with its marker and length."""
        return Range(self.start, self.payload.end - self.start)


def segment_packets(cursor: Cursor, segments: Iterable[Segment], where: str) -> Finds:
    """Yield what the segments of one picture hold, joining what is spread over several of them.

    Args:
        cursor: the file.
        segments: APPn and COM segments, in the order of the file.
        where: what to call the picture, such as ``JPEG``.
    """
    extended: list[Segment] = []
    photoshop: list[Range] = []
    jumbf: list[tuple[Range, Range]] = []
    named: set[bytes] = set()
    for segment in segments:
        start, length = segment.payload
        lead = cursor.upto(start, min(length, LONGEST_LEAD))
        if segment.marker == COM:
            yield from stored(cursor, PacketKind.COMMENT, f"{where} COM", "", segment.payload)
        elif segment.marker == APP1 and lead[:6] in EXIF_LEADS:
            yield from stored(cursor, PacketKind.EXIF, f"{where} APP1", "", Range(start + 6, length - 6))
        elif segment.marker == APP1 and lead.startswith(XMP_LEAD):
            payload = Range(start + len(XMP_LEAD), length - len(XMP_LEAD))
            named.update(guid.upper() for guid in _HAS_EXTENDED.findall(cursor.take(*payload)))
            yield from stored(cursor, PacketKind.XMP, f"{where} APP1", "", payload)
        elif segment.marker == APP1 and lead.startswith(EXTENDED_LEAD) and length >= EXTENDED_HEADER:
            extended.append(segment)
        elif segment.marker == APP13 and lead.startswith(PHOTOSHOP_LEAD):
            photoshop.append(Range(start + len(PHOTOSHOP_LEAD), length - len(PHOTOSHOP_LEAD)))
        elif segment.marker == APP11 and lead.startswith(JUMBF_LEAD):
            jumbf.append((segment.payload, segment.whole))
        else:
            app = f"{where} APP{segment.marker & 0x0F}"
            yield from stored(cursor, PacketKind.SEGMENT, app, _identifier(lead), segment.payload)
    yield from jumbf_packets(cursor, jumbf, f"{where} APP11")
    yield from _extended_xmp(cursor, extended, frozenset(named), where)
    yield from photoshop_packets(cursor, tuple(photoshop), f"{where} APP13")


def _identifier(lead: bytes) -> str:
    """Return what a segment calls itself: the text up to NUL, or the word that stands glued before its content."""
    head, nul, _ = lead.partition(b"\0")
    match = (_IDENTIFIER if nul else _GLUED).match(head)
    return match.group().decode("ascii") if match else ""


def _extended_xmp(cursor: Cursor, segments: Iterable[Segment], named: frozenset[bytes], where: str) -> Finds:
    """Yield each extended XMP packet, its portions joined (XMP specification part 3, clause 1.1.3.1)."""
    where = f"{where} APP1 extended XMP"
    portions: dict[bytes, list[tuple[int, int, Range]]] = {}
    for segment in segments:
        head = cursor.take(segment.payload.start + len(EXTENDED_LEAD), 40)
        full, offset = int.from_bytes(head[32:36], "big"), int.from_bytes(head[36:], "big")
        part = Range(segment.payload.start + EXTENDED_HEADER, segment.payload.length - EXTENDED_HEADER)
        portions.setdefault(head[:32], []).append((offset, full, part))
    for guid, parts in portions.items():
        name = guid.decode("latin-1")
        ordered = sorted(parts)
        ranges: list[Range] = []
        reached = 0
        for offset, _, part in ordered:
            if offset == reached:
                ranges.append(part)
                reached += part.length
        if reached != ordered[0][1] or len(ranges) != len(ordered):
            yield Problem(where, ordered[0][2].start, "the portions do not make up the declared length")
        if guid.upper() in named:
            yield from _only_packets(stored(cursor, PacketKind.XMP, where, name, *ranges))
        else:
            # Readers must ignore an extension that the main packet does not name, so it is kept without meaning.
            yield Problem(where, ordered[0][2].start, "no XMP packet names this extension")
            yield from stored(cursor, PacketKind.SEGMENT, where, name, *ranges)


def _only_packets(finds: Finds) -> Finds:
    """Drop packets without a byte: an extension of which no first portion stands in the file."""
    for item in finds:
        if not isinstance(item, Packet) or item.ranges:
            yield item
