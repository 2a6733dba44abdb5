"""AUTOMATIC1111's parameters in every place, and texts that only look like them. All files are synthetic."""

from __future__ import annotations

import time

import pytest

from tests.media import forge
from tests.signals import reading
from verify.signals.recipes import a1111

LINE = "Steps: 20, Sampler: Euler a, CFG scale: 7, Seed: 1, Size: 8x8, Model hash: abc, Model: sd15, Version: v1.10.1"
TEXT = f"a cat\nNegative prompt: dog\n{LINE}"


@pytest.mark.parametrize(
    "data",
    [
        reading.keyed_png({"parameters": TEXT}),
        forge.png(forge.chunk(b"iTXt", b"parameters\0\0\0\0\0" + TEXT.encode())),
        reading.exif_jpeg({}, reading.unicode_comment(TEXT)),
        reading.exif_webp({}, b"UNICODE\0" + TEXT.encode("utf-16-le")),
        forge.gif(b"!\xfe" + forge.sub_blocks(TEXT.encode())),
        reading.keyed_mp4({"comment": TEXT}),
        reading.listed_mp4({b"\xa9nam": TEXT}),
    ],
    ids=["PNG tEXt", "PNG iTXt", "JPEG Exif", "WebP Exif little-endian", "GIF comment", "MP4 key", "MP4 title"],
)
def test_synthetic_files_of_every_container(data: bytes) -> None:
    mark = reading.only(reading.signals(data))
    assert mark.id == "params.a1111"
    assert mark.prompt == "a cat\nNegative prompt: dog"
    assert mark.value.startswith("Steps: 20, Sampler: Euler a, CFG scale: 7")
    assert mark.tool == ("sd15", None)


@pytest.mark.parametrize(
    "text",
    [
        "Steps: 20, then turn left",
        "my prompt: a cat\nSteps: 20",
        "Recipe\nSteps: 3, Size: large, Bowl: 1",
        "prompt",
        "The photograph of a sampler with 20 steps, Seed: none",
        "Steps: 10, Sampler: quilt",
        "",
    ],
)
def test_ordinary_texts_that_have_such_words_are_no_recipe(text: str) -> None:
    for data in (
        reading.keyed_png({"parameters": text, "Comment": text, "Description": text}),
        reading.exif_jpeg({0x010E: text or " "}, reading.ascii_comment(text)),
        reading.keyed_mp4({"comment": text, "title": text}),
    ):
        assert reading.signals(data).marks == ()


def test_prompts_inside_the_line_of_parameters_are_not_shown() -> None:
    """Synthetic."""
    text = f'a cat\n{LINE}, ADetailer prompt: "my secret face", Hires prompt: "more, secrets"'
    mark = reading.only(reading.signals(reading.keyed_png({"parameters": text})))
    assert "secret" not in mark.value


def test_lines_that_an_extension_adds_do_not_hide_the_parameters() -> None:
    """Synthetic."""
    text = f"a cat\n{LINE}\nTemplate: a __animal__\nNegative Template: dog"
    assert reading.only(reading.signals(reading.keyed_png({"parameters": text}))).prompt == "a cat"


def test_later_processing_is_a_field() -> None:
    """Synthetic."""
    found = reading.signals(reading.keyed_png({"postprocessing": "Postprocess upscale by: 4"}))
    assert found.marks == ()
    assert [field.value for field in found.fields] == ["Postprocess upscale by: 4"]


def test_a_comment_in_a_picture_is_no_place_for_parameters() -> None:
    """Synthetic: a caption may quote a recipe."""
    assert reading.signals(reading.keyed_png({"Comment": TEXT})).marks == ()


def test_hostile_lines_are_read_in_linear_time() -> None:
    """Synthetic."""
    begun = time.process_time()
    for filler in ("A: " * 300_000, 'A: "' * 200_000, "A" * 900_000, "\\" * 900_000, "Steps: 1, \n" * 90_000):
        assert a1111.parameter_line("Steps: 1, " + filler) == {}
    assert time.process_time() - begun < 2
