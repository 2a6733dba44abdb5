"""Recipes hidden in lowest bits. Every file but the corpus's is synthetic: hidden by our own writer."""

from __future__ import annotations

import gzip
import json
import zlib
from pathlib import Path

import pytest
from PIL import Image

from tests.pixels.embedders import (
    A1111,
    ALPHA,
    NOVELAI,
    RGB,
    drawn,
    hidden,
    hide,
    message,
    noise,
    saved,
)
from verify.model.manifests import Tool
from verify.model.vocabulary import Says
from verify.pixels.read import read_pixels
from verify.signals.limits import MAX_PROMPT, MAX_TEXT
from verify.signals.marks import Found, Grade, Mark

NAMES = (b"stealth_pnginfo", b"stealth_pngcomp", b"stealth_rgbinfo", b"stealth_rgbcomp")


def the_mark(found: Found) -> Mark:
    assert found.problems == ()
    (mark,) = found.marks
    assert mark.id == "stealth.pnginfo"
    assert mark.standard == "stealth PNG info"
    assert mark.says is Says.GENERATED
    return mark


def problem(picture: Image.Image) -> str:
    found = read_pixels(saved(picture), "image/png")
    assert (found.marks, found.fields) == ((), ())
    (only,) = found.problems
    assert only.where == "pixels"
    return only.what


def test_the_recipe_of_the_web_ui_in_a_real_file(corpus: Path) -> None:
    mark = the_mark(read_pixels((corpus / "marks" / "02-automatic1111_stealth.png").read_bytes(), "image/png"))
    assert mark.value.startswith("A1111 parameters: Steps: 20, Sampler: Euler")
    assert mark.tool == Tool("realisticVisionV51_v51VAE", None)
    assert mark.prompt == "a circle\nNegative prompt: a square"
    assert mark.grade is Grade.VERIFIED
    assert mark.signed_by is None


@pytest.mark.parametrize("name", NAMES)
def test_each_name_is_read_with_its_own_channels_and_packing(name: bytes) -> None:
    mark = the_mark(read_pixels(saved(hidden(A1111, name)), "image/png"))
    assert mark.prompt == "a quiet harbour\nNegative prompt: rain"
    assert mark.place.key == f"lowest bits of {'rgb' if b'rgb' in name else 'alpha'}, by columns"


def test_rows_are_tried_where_columns_hold_nothing() -> None:
    picture = hide(drawn(alpha=False), message(b"stealth_rgbinfo", A1111.encode()), RGB, by_rows=True)
    assert the_mark(read_pixels(saved(picture), "image/png")).place.key == "lowest bits of rgb, by rows"


def test_lossless_webp_carries_it_too() -> None:
    data = saved(hidden(A1111), "WEBP", lossless=True, exact=True)
    assert the_mark(read_pixels(data, "image/webp")).tool == Tool("x", None)


def test_novelai_names_its_software_and_source_and_never_the_prompt() -> None:
    mark = the_mark(read_pixels(saved(hidden(NOVELAI)), "image/png"))
    assert mark.value == "NovelAI; Stable Diffusion 1D44365E"
    assert mark.tool == Tool("NovelAI", None)
    assert mark.prompt == "a quiet harbour"


def test_swarmui_json() -> None:
    text = json.dumps({"sui_image_params": {"prompt": "a boat", "swarm_version": "0.9.3"}})
    mark = the_mark(read_pixels(saved(hidden(text)), "image/png"))
    assert (mark.value, mark.tool, mark.prompt) == ("SwarmUI", Tool("SwarmUI", "0.9.3"), "a boat")


def test_a_long_prompt_is_cut() -> None:
    text = "x" * 6000 + A1111
    mark = the_mark(read_pixels(saved(hidden(text, b"stealth_rgbinfo", size=(160, 120))), "image/png"))
    assert mark.prompt is not None
    assert len(mark.prompt) == MAX_PROMPT


@pytest.mark.parametrize("text", ["made with NovelAI", '{"Comment": "{}"}', '{"a": [', "[" * 5000, '{"Comment": 7}'])
def test_text_that_is_no_recipe_is_told_without_its_words(text: str) -> None:
    found = read_pixels(saved(hidden(text)), "image/png")
    assert (found.marks, found.problems) == ((), ())
    (field,) = found.fields
    assert field.name == "hidden text"
    assert text not in field.value


@pytest.mark.parametrize("bits", [0, 7, 0xFFFF_FFFF, 64 * 48 - 19 * 8 + 8])
def test_hostile_lengths_are_a_problem(bits: int) -> None:
    picture = hide(drawn(), message(b"stealth_pnginfo", b"{}", bits=bits), ALPHA)
    assert "does not fit the picture" in problem(picture)


def test_a_length_that_fills_the_picture_to_its_last_bit_is_read() -> None:
    room = 64 * 48 // 8 - 19
    picture = hide(drawn(), message(b"stealth_pnginfo", A1111.encode().rjust(room, b"a")), ALPHA)
    assert the_mark(read_pixels(saved(picture), "image/png")).tool == Tool("x", None)


def test_a_gzip_bomb_is_stopped_at_the_cap() -> None:
    bomb = gzip.compress(bytes(MAX_TEXT + 1))
    picture = hide(drawn((256, 160)), message(b"stealth_pngcomp", bomb), ALPHA)
    assert "damaged or too long" in problem(picture)


@pytest.mark.parametrize(
    "payload",
    [b"no gzip at all", gzip.compress(A1111.encode())[:-9], zlib.compress(A1111.encode()), b"\x1f\x8b"],
)
def test_damaged_gzip_is_a_problem(payload: bytes) -> None:
    assert "damaged" in problem(hide(drawn(), message(b"stealth_pngcomp", payload), ALPHA))


def test_more_text_than_is_read_is_a_problem() -> None:
    picture = Image.new("RGB", (4000, 2900))
    head = message(b"stealth_rgbinfo", b"", bits=(MAX_TEXT + 1) * 8)
    picture.paste(hide(Image.new("RGB", (1, 2900)), head, RGB), (0, 0))
    assert "more than is read" in problem(picture)


@pytest.mark.parametrize("size", [(1, 1), (1, 152), (152, 1), (12, 12), (8, 19)])
def test_pictures_too_small_for_a_message_say_nothing(size: tuple[int, int]) -> None:
    picture = hide(drawn(size), b"stealth_pnginfo" + bytes(4), ALPHA)
    assert read_pixels(saved(picture), "image/png") == Found()


def test_a_name_in_the_wrong_channels_is_no_mark() -> None:
    assert read_pixels(saved(hide(drawn(), message(b"stealth_rgbinfo", b"x"), ALPHA)), "image/png") == Found()
    assert read_pixels(saved(hide(drawn(), message(b"stealth_pnginfo", b"x"), RGB)), "image/png") == Found()


def test_fifty_random_pictures_hold_nothing() -> None:
    pictures = [noise((40, 30), seed, alpha=True) for seed in range(50)]
    assert [read_pixels(saved(picture), "image/png") for picture in pictures] == [Found()] * 50
