"""SVG, searched as bytes: XML is never parsed here, so no entity is ever expanded."""

from __future__ import annotations

import binascii
import re
from typing import Final

from verify.media.cursor import Cursor
from verify.media.found import Finds, decoded_store
from verify.media.limits import MAX_PACKET, MAX_WHOLE
from verify.media.packets import Packet, PacketKind, Problem, Range

# Every pattern has a bounded length, and each search goes forward only, so that the time is that of one pass.
_MANIFEST: Final = re.compile(rb"<(?:[A-Za-z_][\w.-]{0,30}:)?manifest\b[^<>]{0,1000}>")
_METADATA: Final = re.compile(rb"<(/?)(?:svg:)?metadata\b[^<>]{0,4000}>")
_XMP: Final = re.compile(rb"<(?:\?xpacket begin|x:xmpmeta\b|rdf:RDF\b)")
_XMP_ENDS: Final = {b"<?xpacket begin": b"<?xpacket end", b"<x:xmpmeta": b"</x:xmpmeta", b"<rdf:RDF": b"</rdf:RDF"}


def packets(cursor: Cursor) -> Finds:
    """Yield the manifest store (Base64 in ``<c2pa:manifest>``; C2PA Annex A, "SVG"), XMP and other metadata."""
    if cursor.size > MAX_WHOLE:
        yield Problem("SVG", MAX_WHOLE, f"only the first {MAX_WHOLE} bytes were searched", "searched_bytes")
    data = cursor.upto(0, MAX_WHOLE)
    yield from _manifests(cursor, data)
    yield from _xmp(cursor, data)
    yield from _metadata(cursor, data)


def _manifests(cursor: Cursor, data: bytes) -> Finds:
    """Yield the manifest store of each ``manifest`` element."""
    where = "SVG c2pa:manifest"
    for match in _MANIFEST.finditer(data):
        cursor.step(match.start())
        if match.group().endswith(b"/>"):
            continue
        start = match.end()
        end = data.find(b"<", start)
        close = data.find(b">", end) + 1
        if end < 0 or close <= 0 or data[end : end + 2] != b"</":
            yield Problem(where, match.start(), "a manifest element does not end")
            continue
        try:
            store = binascii.a2b_base64(data[start:end])
        except binascii.Error:
            yield Problem(where, start, "a manifest element is not in Base64")
            store = b""
        whole = (Range(match.start(), close - match.start()),)
        yield from decoded_store(where, store, (Range(start, end - start),), whole)


def _xmp(cursor: Cursor, data: bytes) -> Finds:
    """Yield the XMP packets anywhere in the file, each from its outermost beginning."""
    endless: set[bytes] = set()
    match = _XMP.search(data)
    while match is not None:
        cursor.step(match.start())
        finish = _XMP_ENDS[match.group()]
        stop = -1 if finish in endless else data.find(finish, match.end())
        end = data.find(b">", stop) + 1 if stop >= 0 else 0
        if end and end - match.start() <= MAX_PACKET:
            place = Range(match.start(), end - match.start())
            yield Packet(PacketKind.XMP, "SVG metadata", "", data[place.start : end], (place,))
        elif not end:
            endless.add(finish)
            yield Problem("SVG metadata", match.start(), "an XMP packet does not end")
        match = _XMP.search(data, end or match.end())


def _metadata(cursor: Cursor, data: bytes) -> Finds:
    """Yield the content of ``metadata`` elements that hold neither a manifest nor XMP."""
    start = -1
    for match in _METADATA.finditer(data):
        cursor.step(match.start())
        if not match.group(1):
            start = -1 if match.group().endswith(b"/>") else match.end()
            continue
        inside = data[start : match.start()] if start >= 0 else b""
        if inside.strip() and len(inside) <= MAX_PACKET and not _MANIFEST.search(inside) and not _XMP.search(inside):
            place = Range(start, len(inside))
            yield Packet(PacketKind.SEGMENT, "SVG metadata", "metadata", inside, (place,))
        start = -1
