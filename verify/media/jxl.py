"""JPEG XL in its container (ISO/IEC 18181-2): boxes; a bare codestream holds no metadata."""

from __future__ import annotations

from typing import Final

from verify.media.bmff_boxes import Box, boxes
from verify.media.cursor import Cursor
from verify.media.found import Finds, is_manifest_store, manifest_store, stored
from verify.media.packets import PacketKind, Problem, Range

SIGNATURE: Final = b"\0\0\0\x0cJXL "
DESCRIBED: Final = 48
XMP_SIGNS: Final = (b"xpacket", b"xmpmeta", b"rdf:RDF")
XMP_REACH: Final = 4096


def packets(cursor: Cursor) -> Finds:
    """Yield the metadata boxes of the file."""
    if cursor.upto(0, len(SIGNATURE)) != SIGNATURE:
        return
    for box in boxes(cursor, 0, cursor.size, "JPEG XL", top=True):
        if isinstance(box, Problem):
            yield box
            continue
        where = f"JPEG XL {box.name.strip()}"
        match box.kind:
            case b"jumb":
                yield from _jumbf(cursor, box, where)
            case b"xml ":
                head = cursor.upto(box.body.start, min(XMP_REACH, box.body.length))
                kind = PacketKind.XMP if any(sign in head for sign in XMP_SIGNS) else PacketKind.BOX
                yield from stored(cursor, kind, where, "" if kind is PacketKind.XMP else box.name, box.body)
            case b"Exif":
                yield from _exif(cursor, box, where)
            case b"brob":
                packed = cursor.upto(box.body.start, min(4, box.body.length)).decode("latin-1")
                yield Problem(where, box.start, f"the box {packed!r} is packed with Brotli and was not read")


def _jumbf(cursor: Cursor, box: Box, where: str) -> Finds:
    """Yield a JUMBF box, which is its own superbox."""
    if is_manifest_store(cursor.upto(box.start, min(DESCRIBED, box.whole.length))):
        yield from manifest_store(cursor, where, (box.whole,), (box.whole,))
    else:
        yield from stored(cursor, PacketKind.BOX, where, box.name, box.whole)


def _exif(cursor: Cursor, box: Box, where: str) -> Finds:
    """Yield an Exif box: four bytes say how far behind them the TIFF header stands."""
    skipped = 4 + cursor.u32(box.body.start) if box.body.length > 4 else 0  # noqa: PLR2004
    if not skipped or skipped > box.body.length:
        yield Problem(where, box.start, "the TIFF header lies outside its box")
        return
    yield from stored(cursor, PacketKind.EXIF, where, "", Range(box.body.start + skipped, box.body.length - skipped))
