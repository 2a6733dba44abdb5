"""Are these bytes a PNG or a JPEG with nothing in it but what its pixels take? The form is taken apart, not decoded.

The process that made them read a hostile file. What it hands over is shown to people, so it must be what we write
ourselves: no metadata, no further chunk or segment, nothing behind the end.
"""

from __future__ import annotations

from typing import Final

_PNG: Final = b"\x89PNG\r\n\x1a\n"
_PNG_DEPTHS: Final = (b"\x08\x02\0\0\0", b"\x08\x06\0\0\0")
"""Eight bits of red, green and blue, with or without alpha; not interlaced (ISO/IEC 15948, 11.2.2)."""

_JPEG_BEGIN: Final = b"\xff\xd8"
_JPEG_END: Final = b"\xff\xd9"
_JFIF: Final = 0xE0
_SCAN: Final = 0xDA
_BASELINE: Final = 0xC0
_JPEG_SEGMENTS: Final = frozenset({_JFIF, 0xDB, _BASELINE, 0xC4, _SCAN})
"""JFIF header, quantisation tables, baseline frame, Huffman tables, scan (ISO/IEC 10918-1, Table B.1)."""

_JFIF_BYTES: Final = 16
"""Length of a JFIF segment without a thumbnail (JFIF 1.02)."""

_HEAD: Final = 8  # length and type of a chunk
_AROUND: Final = 12  # the same and its checksum


def size_of(data: bytes, media_type: str) -> tuple[int, int] | None:
    """Return width and height of a picture in the one form that we write; None for any other.

    Args:
        data: the picture.
        media_type: ``image/png`` or ``image/jpeg``.
    """
    return _png(data) if media_type == "image/png" else _jpeg(data)


def _png(data: bytes) -> tuple[int, int] | None:
    """Walk the chunks: one IHDR, any number of IDAT, IEND as the last bytes."""
    if not data.startswith(_PNG) or data[12:16] != b"IHDR" or data[8:12] != b"\0\0\0\x0d":
        return None
    if data[24:29] not in _PNG_DEPTHS:
        return None
    at, kind = len(_PNG) + _AROUND + 13, b""
    while at + _AROUND <= len(data) and kind != b"IEND":
        kind = data[at + 4 : at + _HEAD]
        if kind not in (b"IDAT", b"IEND"):
            return None
        at += int.from_bytes(data[at : at + 4], "big") + _AROUND
    if kind != b"IEND" or at != len(data) or data[-_AROUND:-_HEAD] != bytes(4):
        return None
    return int.from_bytes(data[16:20], "big"), int.from_bytes(data[20:24], "big")


def _jpeg(data: bytes) -> tuple[int, int] | None:
    """Walk the segments up to the scan, which must be the only one and end with the file."""
    if not data.startswith(_JPEG_BEGIN) or not data.endswith(_JPEG_END):
        return None
    at, size = len(_JPEG_BEGIN), None
    while at + 4 <= len(data):
        kind, length = data[at + 1], int.from_bytes(data[at + 2 : at + 4], "big")
        if data[at] != 0xFF or kind not in _JPEG_SEGMENTS or length < 2:  # noqa: PLR2004 -- it counts itself
            return None
        if kind == _JFIF and (length != _JFIF_BYTES or data[at + 4 : at + 9] != b"JFIF\0"):
            return None
        if kind == _BASELINE:
            if size is not None:
                return None
            size = int.from_bytes(data[at + 7 : at + 9], "big"), int.from_bytes(data[at + 5 : at + 7], "big")
        at += 2 + length
        if kind == _SCAN:
            return size if _only_coded(data[at:-2]) else None
    return None


def _only_coded(scan: bytes) -> bool:
    """Tell whether there is no marker in coded data; a byte FF there is followed by 0 (B.1.1.5)."""
    return scan.count(b"\xff") == scan.count(b"\xff\0")
