"""The dwtDct watermark: known payloads are found where they were put, and nowhere else. All synthetic."""

from __future__ import annotations

from functools import cache

import numpy as np
import pytest
from PIL import Image

from tests.pixels.embedders import BYTE_OFFSET, FLOAT_OFFSET, drawn, marked, mosaic, noise, saved
from verify.model.manifests import Tool
from verify.model.vocabulary import Says
from verify.pixels.payloads import PAYLOADS, Arithmetic, Payload
from verify.pixels.read import read_pixels

SIZE = (512, 384)
WAYS = {
    Arithmetic.BYTES: (BYTE_OFFSET, False),
    Arithmetic.FLOATS: (FLOAT_OFFSET, False),
    Arithmetic.FLOATS_SWAPPED: (FLOAT_OFFSET, True),
}
WRITERS = [(payload, way) for payload in PAYLOADS for way in payload.arithmetics]
FLUX = PAYLOADS[3]


@cache
def carrier(payload: Payload, way: Arithmetic) -> Image.Image:
    offset, swapped = WAYS[way]
    return marked(mosaic(SIZE), payload.bits, offset, swapped=swapped)


def identifiers(data: bytes, media_type: str = "image/png") -> list[str]:
    found = read_pixels(data, media_type)
    assert found.problems == ()
    return [mark.id for mark in found.marks]


@pytest.mark.parametrize(("payload", "way"), WRITERS, ids=lambda part: getattr(part, "id", str(part)))
def test_a_payload_is_found_in_each_arithmetic_of_its_writers(payload: Payload, way: Arithmetic) -> None:
    (mark,) = read_pixels(saved(carrier(payload, way)), "image/png").marks
    assert mark.id == f"watermark.dwtdct.{payload.id}"
    assert mark.says is Says.GENERATED
    assert mark.tool == Tool(payload.tool, None)
    matched, total = (int(word) for word in mark.value.split() if word.isdigit())
    assert payload.needed <= matched <= total == len(payload.bits)


def test_lengths_and_thresholds_of_the_payloads() -> None:
    assert [(payload.id, len(payload.bits), payload.needed) for payload in PAYLOADS] == [
        ("sd1", 136, 126),
        ("sd2", 32, 30),
        ("sdxl", 48, 44),
        ("flux", 46, 42),
    ]


def test_flux_is_found_although_its_source_spells_two_zeros_more() -> None:
    literal = 0b001010101111111010000111100111001111010100101110
    assert FLUX.bits == tuple(int(digit) for digit in f"{literal:b}")


@pytest.mark.parametrize("media_type", ["image/webp", "image/tiff"])
def test_other_lossless_files_keep_the_watermark(media_type: str) -> None:
    name, options = {"image/webp": ("WEBP", {"lossless": True}), "image/tiff": ("TIFF", {})}[media_type]
    assert identifiers(saved(carrier(FLUX, Arithmetic.FLOATS), name, **options), media_type) == [
        "watermark.dwtdct.flux"
    ]


def test_alpha_does_not_matter() -> None:
    picture = carrier(FLUX, Arithmetic.FLOATS).copy()
    picture.putalpha(128)
    assert identifiers(saved(picture)) == ["watermark.dwtdct.flux"]


def test_sides_that_are_no_multiple_of_eight_are_cut_as_the_writer_cuts_them() -> None:
    assert identifiers(saved(marked(mosaic((517, 391)), FLUX.bits, FLOAT_OFFSET))) == ["watermark.dwtdct.flux"]


def test_a_crop_or_a_smaller_copy_loses_it_and_says_nothing() -> None:
    picture = carrier(FLUX, Arithmetic.FLOATS)
    assert identifiers(saved(picture.crop((3, 5, SIZE[0], SIZE[1])))) == []
    assert identifiers(saved(picture.resize((384, 288)))) == []


def test_below_the_smallest_size_nothing_is_read() -> None:
    assert identifiers(saved(marked(mosaic((248, 256)), FLUX.bits, FLOAT_OFFSET))) == []
    assert identifiers(saved(marked(mosaic((256, 256)), FLUX.bits, FLOAT_OFFSET))) == ["watermark.dwtdct.flux"]


def test_a_picture_below_the_threshold_is_not_reported() -> None:
    wrong = tuple(bit ^ (number % 9 == 0) for number, bit in enumerate(FLUX.bits))  # six of 46 bits turned
    assert identifiers(saved(marked(mosaic(SIZE), wrong, FLOAT_OFFSET))) == []


@pytest.mark.parametrize("bit", [0, 1])
def test_a_reading_of_one_bit_everywhere_is_refused(bit: int) -> None:
    assert identifiers(saved(marked(mosaic(SIZE), (bit,), FLOAT_OFFSET))) == []


@pytest.mark.parametrize("colour", ["white", "#7f3020", "#0000ff"])
def test_a_picture_of_one_colour_says_nothing(colour: str) -> None:
    assert identifiers(saved(Image.new("RGB", SIZE, colour))) == []


def test_grey_palette_and_deep_pictures_carry_none() -> None:
    pictures = Image.new("L", SIZE, 90), mosaic(SIZE).quantize(16), Image.new("I;16", SIZE, 9000)
    assert [identifiers(saved(picture)) for picture in pictures] == [[], [], []]


def test_a_strip_of_less_than_a_block_is_passed_over() -> None:
    assert identifiers(saved(drawn((20_000, 7)))) == []


def test_fifty_random_pictures_say_nothing() -> None:
    pictures = [noise((264, 256), seed) for seed in range(25)] + [mosaic((264, 256), seed) for seed in range(25)]
    assert [identifiers(saved(picture, compress_level=1)) for picture in pictures] == [[]] * 50


def test_the_longest_picture_is_read_in_strips_with_one_numbering_of_blocks() -> None:
    tall = marked(mosaic((256, 2600)), FLUX.bits, FLOAT_OFFSET)
    assert identifiers(saved(tall, compress_level=1)) == ["watermark.dwtdct.flux"]
    turned = Image.fromarray(np.asarray(tall)[::-1].copy())
    assert identifiers(saved(turned, compress_level=1)) == []
