"""What walkers hand to ``walk``: packets, problems, and manifest stores with the bytes that carry them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

from verify.media.cursor import Cursor, StructureError
from verify.media.limits import MAX_MANIFEST_STORE, MAX_PACKET, MAX_TRAILER
from verify.media.packets import Packet, PacketKind, Problem, Range

JUMBF_SUPERBOX: Final = b"jumb"
C2PA_UUID: Final = bytes.fromhex("6332706100110010800000aa00389b71")
"""Content type of a manifest store's description box (C2PA 2.2, clause 11.1)."""
TIFF_LEADS: Final = (b"II*\0", b"MM\0*")
EXIF_LEADS: Final = (b"Exif\0\0", b"Exif\0\xff")


class Store(NamedTuple):
    """A manifest store, and the bytes of the file that carry it with the headers of its container, in order."""

    packet: Packet
    container: tuple[Range, ...]


Found = Packet | Problem | Store
Finds = Iterator[Found]


def total(ranges: tuple[Range, ...]) -> int:
    """Return the number of bytes of several ranges."""
    return sum(piece.length for piece in ranges)


def stored(cursor: Cursor, kind: PacketKind, where: str, name: str, *ranges: Range) -> Finds:
    """Yield the packet whose payload stands in the file as it is, or the problem that it is too large or cut off."""
    length = total(ranges)
    first = ranges[0].start if ranges else 0
    if length > MAX_PACKET:
        yield Problem(
            where, first, f"{length} bytes of {name or kind}: larger than {MAX_PACKET}, not read", "packet_bytes"
        )
        return
    try:
        data = cursor.join(ranges)
    except StructureError as error:
        yield error.problem(where)
        return
    yield Packet(kind, where, name, data, _filled(ranges))


def manifest_store(cursor: Cursor, where: str, payload: tuple[Range, ...], container: tuple[Range, ...]) -> Finds:
    """Yield the manifest store whose bytes stand in the file as they are, or the problem that it cannot be read."""
    first = container[0].start if container else 0
    length = total(payload)
    if length > MAX_MANIFEST_STORE:
        yield Problem(
            where,
            first,
            f"{length} bytes of manifest store: larger than {MAX_MANIFEST_STORE}, not read",
            "manifest_store_bytes",
        )
        return
    try:
        data = cursor.join(payload)
    except StructureError as error:
        yield error.problem(where)
        return
    yield from decoded_store(where, data, _filled(payload), container)


def _filled(ranges: tuple[Range, ...]) -> tuple[Range, ...]:
    """Return the ranges that hold bytes: an empty one may have an offset outside the file."""
    return tuple(piece for piece in ranges if piece.length)


def decoded_store(where: str, data: bytes, payload: tuple[Range, ...], container: tuple[Range, ...]) -> Finds:
    """Yield a manifest store whose bytes were already read or decoded, and the problem when it is no JUMBF superbox.

    A place that is reserved for a manifest store claims to hold one, so the packet is yielded either way.
    """
    yield Store(Packet(PacketKind.C2PA, where, "", data, payload), _in_order(container))
    if data[4:8] != JUMBF_SUPERBOX:
        first = container[0].start if container else 0
        yield Problem(where, first, "the place of a manifest store does not begin with a JUMBF superbox")


def _in_order(ranges: tuple[Range, ...]) -> tuple[Range, ...]:
    """Return ranges by their offsets, those that touch made one: an exclusion of a hash is often their whole run."""
    runs: list[Range] = []
    for piece in sorted(ranges):
        if runs and runs[-1].end == piece.start:
            runs[-1] = Range(runs[-1].start, runs[-1].length + piece.length)
        else:
            runs.append(piece)
    return tuple(runs)


def is_manifest_store(data: bytes) -> bool:
    """Say whether a JUMBF superbox claims, by its content type or its label, to be a manifest store.

    Source: ISO 19566-5 (superbox and description box), C2PA 2.2 clause 11.1.
    """
    body = 16 if data[:4] == b"\0\0\0\1" else 8
    if data[4:8] != JUMBF_SUPERBOX or data[body + 4 : body + 8] != b"jumd":
        return False
    described = data[body + 8 : body + 8 + 22]
    return described[:4] == C2PA_UUID[:4] or described[17:21] == b"c2pa"


def exif_range(cursor: Cursor, payload: Range) -> Range:
    """Return the TIFF structure in an Exif payload: without the JPEG lead that some writers put into any container."""
    if payload.length > len(EXIF_LEADS[0]) and cursor.upto(payload.start, 6) in EXIF_LEADS:
        return Range(payload.start + 6, payload.length - 6)
    return payload


def trailer(cursor: Cursor, where: str, start: int, end: int) -> Finds:
    """Yield the bytes that follow the end of an image: all of them, or the beginning and the end of a long run."""
    length = end - start
    if length <= 0:
        return
    ranges: tuple[Range, ...] = (Range(start, length),)
    if length > MAX_TRAILER:
        head = MAX_TRAILER // 4
        tail = MAX_TRAILER - head
        ranges = (Range(start, head), Range(end - tail, tail))
        yield Problem(
            where,
            start,
            f"{length} bytes after the end of the image; the first {head} and last {tail} were read",
            "trailer_bytes",
        )
    yield from stored(cursor, PacketKind.TRAILER, where, "", *ranges)
