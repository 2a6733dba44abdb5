"""Where a TIFF says that its pixels stand."""

from __future__ import annotations

import struct

from tests.samples import media
from verify.media.bytesource import MemorySource
from verify.media.cursor import Cursor
from verify.media.packets import Problem, Range
from verify.media.tiff_strips import strip_ranges


def followed(data: bytes) -> list[Range | Problem]:
    return list(strip_ranges(Cursor(MemorySource(data))))


def directory(*entries: tuple[int, int, int, int], at: int = 8) -> bytes:
    rows = b"".join(struct.pack("<HHII", *entry) for entry in entries)
    return b"II*\0" + struct.pack("<I", at) + struct.pack("<H", len(entries)) + rows + bytes(4)


def test_every_pixel_of_a_plain_picture_is_found() -> None:
    found = followed(media.media("image/tiff"))
    width, height = media.TEST_SIZE
    assert sum(item.length for item in found if isinstance(item, Range)) == width * height * 3
    assert len(found) == sum(isinstance(item, Range) for item in found)


def test_tiles_and_previews_are_pixels_too() -> None:
    data = directory((324, 4, 1, 500), (325, 4, 1, 60), (513, 4, 1, 700), (514, 4, 1, 9))
    assert followed(data) == [Range(500, 60), Range(700, 9)]


def test_pixels_without_a_length_and_a_file_without_directories_are_said() -> None:
    assert [type(item) for item in followed(directory((273, 4, 1, 500)))] == [Problem]
    assert [type(item) for item in followed(b"II*\0")] == [Problem]
    assert [type(item) for item in followed(directory(at=5000))] == [Problem]
