"""Photoshop image resources (8BIM): IPTC-IIM, XMP, Exif and the rest, in JPEG, TIFF and PNG profiles."""

from __future__ import annotations

from typing import Final

from verify.media.cursor import Cursor, Pieces
from verify.media.found import Finds
from verify.media.limits import MAX_PACKET
from verify.media.packets import Packet, PacketKind, Problem, Range

SIGNATURES: Final = (b"8BIM", b"MeSa", b"PHUT", b"AgHg", b"DCSR")
RESOURCE_KINDS: Final = {
    0x0404: PacketKind.IPTC_IIM,
    0x0422: PacketKind.EXIF,
    0x0424: PacketKind.XMP,
}
"""Resources with a meaning of their own (Photoshop File Formats Specification, Image Resource IDs)."""


def photoshop_packets(cursor: Cursor, ranges: tuple[Range, ...], where: str) -> Finds:
    """Yield each image resource of a block that may be spread over several runs of the file."""
    if not ranges:
        return
    if Pieces(ranges).length > MAX_PACKET:
        yield Problem(
            where, ranges[0].start, f"image resources of more than {MAX_PACKET} bytes were not read", "packet_bytes"
        )
        return
    yield from resources(cursor, cursor.join(ranges), ranges, where, exact=True)


def resources(cursor: Cursor, data: bytes, ranges: tuple[Range, ...], where: str, *, exact: bool) -> Finds:
    """Yield each image resource in a block of bytes.

    Args:
        cursor: the file, for its budget of steps.
        data: signature, id, Pascal name, length and content of one resource after another.
        ranges: where the block stands in the file.
        where: what to call the place.
        exact: the block stands in the file as it is, so that each resource has a range of its own.
    """
    pieces = Pieces(ranges)
    at = 0
    while data[at : at + 4] in SIGNATURES:
        cursor.step(ranges[0].start)
        identifier = int.from_bytes(data[at + 4 : at + 6], "big")
        name = data[at + 6] if at + 6 < len(data) else 0
        head = at + 6 + name + 1 + (name + 1) % 2
        length = int.from_bytes(data[head : head + 4], "big")
        start = head + 4
        if start + length > len(data) or start > len(data):
            yield Problem(where, ranges[0].start, "an image resource is longer than its block")
            return
        kind = RESOURCE_KINDS.get(identifier, PacketKind.PHOTOSHOP)
        label = f"0x{identifier:04X}" if kind is PacketKind.PHOTOSHOP else ""
        place = pieces.part(start, length) if exact else ranges
        if length:
            yield Packet(kind, where, label, data[start : start + length], place)
        at = start + length + length % 2
