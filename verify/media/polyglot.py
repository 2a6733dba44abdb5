"""A second file in the same bytes: what other programs would open this file as, when they look in other places than we.

Such files pass a check of their first bytes as pictures, and run or unpack as something else.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from verify.media.bytesource import ByteSource
from verify.media.packets import Packet, PacketKind

_ZIP_END: Final = b"PK\x05\x06"
_ZIP_END_BYTES: Final = 22
_ZIP_SEARCHED: Final = _ZIP_END_BYTES + 0xFFFF
"""Where a ZIP file's end record can stand: before a comment of at most this length (APPNOTE.TXT 4.3.16)."""

_PDF_SEARCHED: Final = 1024
"""Bytes in which readers of PDF look for its header (ISO 32000-1, annex H.3, note 13)."""

_BEHIND: Final = (
    (b"PK\x03\x04", "a ZIP archive"),
    (b"Rar!\x1a\x07", "a RAR archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive"),
    (b"MZ", "a Windows program"),
    (b"\x7fELF", "a Linux program"),
    (b"#!/", "a script"),
    (b"%PDF-", "a PDF document"),
)
"""First bytes of what has no business behind the end of a picture; pictures and videos there are common."""

_BEFORE: Final = (
    (b"MZ", "a Windows program"),
    (b"\x7fELF", "a Linux program"),
    (b"#!/", "a script"),
)


def second_files(source: ByteSource, media_type: str, packets: tuple[Packet, ...]) -> tuple[str, ...]:
    """Return what else the file is, and where it begins, in words; nothing for an ordinary file.

    Args:
        source: the file.
        media_type: as its first bytes show.
        packets: what the walker found; what follows the end of a picture is among them.
    """
    return tuple(dict.fromkeys((*_by_header(source, media_type), *_behind(packets), *_zip(source, media_type))))


def _by_header(source: ByteSource, media_type: str) -> Iterator[str]:
    head = source.read_at(0, _PDF_SEARCHED)
    at = head.find(b"%PDF-")
    if at > 0 and media_type != "application/pdf":
        yield f"a PDF document from byte {at}"
    if media_type == "application/pdf":
        yield from (f"{name} from byte 0" for magic, name in _BEFORE if head.startswith(magic))


def _behind(packets: tuple[Packet, ...]) -> Iterator[str]:
    for packet in packets:
        if packet.kind is PacketKind.TRAILER and packet.ranges:
            start = packet.ranges[0].start
            yield from (f"{name} from byte {start}" for magic, name in _BEHIND if packet.data.startswith(magic))


def _zip(source: ByteSource, media_type: str) -> Iterator[str]:
    """Look for the end of a ZIP file, and believe it only where its directory is what it says."""
    if media_type.startswith("application/vnd.openxmlformats"):  # is one
        return
    base = max(0, source.size - _ZIP_SEARCHED)
    tail = source.read_at(base, _ZIP_SEARCHED)
    at = tail.rfind(_ZIP_END)
    if at < 0 or at + _ZIP_END_BYTES > len(tail):
        return
    entries = int.from_bytes(tail[at + 10 : at + 12], "little")
    size = int.from_bytes(tail[at + 12 : at + 16], "little")
    directory = base + at - size
    if entries and directory >= 0 and source.read_at(directory, 4) == b"PK\x01\x02":
        offset = int.from_bytes(tail[at + 16 : at + 20], "little")
        first = max(0, directory - offset) if offset <= directory else directory
        begins = first if source.read_at(first, 4) == b"PK\x03\x04" else _first_entry(source, directory)
        yield f"a ZIP archive from byte {begins}"


def _first_entry(source: ByteSource, directory: int) -> int:
    """Return where the first file in the archive stands: offsets may count from the beginning of the whole file."""
    offset = int.from_bytes(source.read_at(directory + 42, 4), "little")
    return offset if source.read_at(offset, 4) == b"PK\x03\x04" else directory
