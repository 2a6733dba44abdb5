"""Only pictures in the one form that we write are taken from the process that read a hostile file."""

from __future__ import annotations

import io
import struct
import zlib

import pytest
from PIL import Image, PngImagePlugin

from tests.pictures.seen import RED, halves, saved
from verify.pictures.answer import MEDIA_TYPES, Made, Why, packed, read_answer
from verify.pictures.form import size_of

JPEG = saved(halves((24, 16)), "JPEG", optimize=True)
PNG = saved(Image.new("RGBA", (24, 16), (*RED, 9)), "PNG")
END = struct.pack(">I", 0) + b"IEND" + struct.pack(">I", zlib.crc32(b"IEND"))


def test_what_we_write_is_taken() -> None:
    assert size_of(JPEG, "image/jpeg") == (24, 16)
    assert size_of(PNG, "image/png") == (24, 16)
    assert size_of(saved(halves((24, 16)), "PNG"), "image/png") == (24, 16)


def noted() -> bytes:
    text = PngImagePlugin.PngInfo()
    text.add_text("a", "b")
    return saved(halves(), "PNG", pnginfo=text)


EXIF = Image.Exif()
EXIF[0x010E] = "words"
OTHERS = {
    "words in a PNG": (noted(), "image/png"),
    "bytes behind a PNG": (PNG + b"<script>", "image/png"),
    "a second end of a PNG": (PNG + END, "image/png"),
    "a PNG without an end": (PNG[:-12], "image/png"),
    "a PNG with a palette": (saved(halves(mode="P"), "PNG"), "image/png"),
    "a JPEG as a PNG": (JPEG, "image/png"),
    "a PNG as a JPEG": (PNG, "image/jpeg"),
    "Exif": (saved(halves(), "JPEG", exif=EXIF), "image/jpeg"),
    "a comment": (saved(halves(), "JPEG", comment=b"words"), "image/jpeg"),
    "a profile": (saved(halves(), "JPEG", icc_profile=b"words"), "image/jpeg"),
    "a progressive JPEG": (saved(halves(), "JPEG", progressive=True), "image/jpeg"),
    "bytes behind a JPEG": (JPEG + b"<script>", "image/jpeg"),
    "a second JPEG behind the first": (JPEG + JPEG, "image/jpeg"),
    "a JPEG without an end": (JPEG[:-2], "image/jpeg"),
    "nothing": (b"", "image/jpeg"),
    "a page": (b"<html></html>", "image/png"),
}


@pytest.mark.parametrize("story", OTHERS)
def test_anything_else_is_refused(story: str) -> None:
    assert size_of(*OTHERS[story]) is None


@pytest.mark.parametrize("data", [JPEG, PNG])
@pytest.mark.parametrize("media_type", MEDIA_TYPES)
def test_any_beginning_of_a_picture_is_refused_without_an_error(data: bytes, media_type: str) -> None:
    assert [n for n in range(len(data)) if size_of(data[:n], media_type) is not None] == []


def test_answers_come_back_as_they_were_sent() -> None:
    made = Made(JPEG, "image/jpeg", 24, 16)
    for answer in (made, Made(PNG, "image/png", 24, 16), *Why):
        assert read_answer(io.BytesIO(packed(answer)), 24, len(JPEG) + len(PNG)) == answer


@pytest.mark.parametrize(
    ("made", "side", "most"),
    [
        (Made(JPEG, "image/jpeg", 24, 16), 23, 10_000),
        (Made(JPEG, "image/jpeg", 24, 16), 24, len(JPEG) - 1),
        (Made(JPEG, "image/jpeg", 24, 15), 24, 10_000),
        (Made(JPEG, "image/png", 24, 16), 24, 10_000),
        (Made(b"", "image/png", 24, 16), 24, 10_000),
    ],
)
def test_an_answer_of_another_size_or_kind_is_refused(made: Made, side: int, most: int) -> None:
    with pytest.raises(ConnectionError):
        read_answer(io.BytesIO(packed(made)), side, most)
