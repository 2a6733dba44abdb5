"""Decoding: whatever is wrong with a picture is a problem, and what is not a picture is left alone."""

from __future__ import annotations

import subprocess
import sys
from importlib import util
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from tests.conftest import ROOT
from tests.pixels.embedders import A1111, ALPHA, drawn, hidden, hide, message, noise, png_header, saved
from tests.samples.media import MEDIA_TYPES, media
from verify.errors import UsageError
from verify.pixels.open import FORMATS, MAX_PIXELS
from verify.pixels.read import read_pixels
from verify.signals.marks import Found

STEALTH = saved(hidden(A1111))


def problem(data: bytes, media_type: str = "image/png") -> str:
    found = read_pixels(data, media_type)
    assert found == Found(problems=found.problems)
    (only,) = found.problems
    return only.what


@pytest.mark.parametrize("size", [(100_000, 100_000), (2**31 - 1, 2**31 - 1)])
def test_a_picture_of_absurd_size_is_not_decoded(size: tuple[int, int]) -> None:
    assert "cannot be decoded" in problem(png_header(*size))


def test_a_picture_over_the_cap_is_not_decoded() -> None:
    assert problem(png_header(MAX_PIXELS // 1000, 1001)) == "64000 by 1001 pixels are more than are decoded"


@pytest.mark.parametrize("kept", [0.1, 0.5, 0.9])
@pytest.mark.parametrize("media_type", FORMATS)
def test_a_picture_cut_short_is_a_problem(media_type: str, kept: float) -> None:
    whole = saved(noise((64, 64), 1), FORMATS[media_type][0])
    assert "cannot be decoded" in problem(whole[: int(len(whole) * kept)], media_type)


def test_bytes_of_another_kind_are_a_problem() -> None:
    assert "cannot be decoded" in problem(b"")
    assert "cannot be decoded" in problem(STEALTH, "image/webp")


@pytest.mark.parametrize("media_type", sorted(set(MEDIA_TYPES) - set(FORMATS)))
def test_other_media_are_left_alone(media_type: str) -> None:
    assert read_pixels(media(media_type), media_type) == Found()


@pytest.mark.parametrize("media_type", FORMATS)
def test_unmarked_pictures_of_every_type_say_nothing(media_type: str) -> None:
    assert read_pixels(media(media_type), media_type) == Found()


def test_a_turned_picture_is_read_as_it_is_stored() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    picture = hide(drawn(), message(b"stealth_pnginfo", A1111.encode()), ALPHA)
    (mark,) = read_pixels(saved(picture, exif=exif), "image/png").marks
    assert mark.id == "stealth.pnginfo"


@settings(max_examples=60, deadline=None)
@given(at=st.integers(0, len(STEALTH) - 1), byte=st.integers(0, 255), cut=st.integers(0, 40))
def test_damage_anywhere_never_raises(at: int, byte: int, cut: int) -> None:
    damaged = STEALTH[:at] + bytes((byte,)) + STEALTH[at + 1 + cut :]
    found = read_pixels(damaged, "image/png")
    assert isinstance(found, Found)
    assert all(mark.id == "stealth.pnginfo" for mark in found.marks)


def test_without_the_extra_the_error_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    there = util.find_spec
    monkeypatch.setattr(util, "find_spec", lambda name, *rest: None if name == "numpy" else there(name, *rest))
    with pytest.raises(UsageError, match="numpy not installed") as caught:
        read_pixels(STEALTH, "image/png")
    assert caught.value.code == "usage.pixels"
    assert "howmade[pixels]" in caught.value.hint


def test_numpy_and_pillow_are_not_loaded_before_they_are_needed() -> None:
    asked = (
        "import sys, verify.pixels; print([name for name in ('numpy', 'PIL', 'cryptography') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", asked], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_camera_originals_and_other_marked_files_hold_nothing_in_their_pixels(corpus: Path) -> None:
    types = {".jpg": "image/jpeg", ".png": "image/png", ".webp": "image/webp"}
    files = [path for path in sorted((corpus / "marks").iterdir()) if "stealth" not in path.name]
    assert len(files) > 20
    for path in files:
        found = read_pixels(path.read_bytes(), types[path.suffix.lower()])
        assert (found.marks, found.fields) == ((), ()), path.name
