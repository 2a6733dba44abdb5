"""NovelAI's signature over recipe and pixels: synthetic, signed with a key of our own that stands in for NovelAI's."""

from __future__ import annotations

import json
from base64 import b64encode

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from PIL import Image

from tests.pixels.embedders import drawn, hidden, hide, message, png_texts, saved
from verify.pixels.read import read_pixels
from verify.signals.marks import Found
from verify.signals.recipes import novelai_signature

KEY = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
RECIPE = {"steps": 28, "sampler": "k_euler", "seed": 5, "scale": 5.0, "uc": "rain", "prompt": "a harbour, été"}


@pytest.fixture
def our_key(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let our key stand in for NovelAI's, whose private half is not ours."""
    public = KEY.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)
    verify_novelai = novelai_signature.verify_novelai
    assert verify_novelai.__kwdefaults__ is not None
    monkeypatch.setitem(verify_novelai.__kwdefaults__, "public_key", public)


def comment(picture: Image.Image) -> str:
    pixels = picture.convert("RGB").tobytes()
    signature = KEY.sign(pixels + json.dumps(RECIPE).encode())
    return json.dumps({**RECIPE, "signed_hash": b64encode(signature).decode()})


def outer(inner: str) -> bytes:
    return json.dumps({"Software": "NovelAI", "Source": "NovelAI Diffusion V4", "Comment": inner}).encode()


def in_alpha(picture: Image.Image, inner: str) -> Image.Image:
    return hide(picture, message(b"stealth_pnginfo", outer(inner)), slice(3, 4))


def in_text(picture: Image.Image, inner: str, software: str = "NovelAI") -> bytes:
    return saved(picture, pnginfo=png_texts(Software=software, Comment=inner))


def changed(picture: Image.Image) -> Image.Image:
    other = picture.copy()
    other.putpixel((60, 40), (1, 2, 3, 255))
    return other


@pytest.mark.usefixtures("our_key")
def test_a_signed_recipe_in_alpha_names_its_signer() -> None:
    picture = drawn((128, 96))
    (mark,) = read_pixels(saved(in_alpha(picture, comment(picture))), "image/png").marks
    assert (mark.id, mark.signed_by) == ("stealth.pnginfo", "NovelAI")
    assert mark.value == "NovelAI; NovelAI Diffusion V4"


@pytest.mark.usefixtures("our_key")
def test_a_changed_pixel_breaks_the_signature_and_leaves_the_recipe() -> None:
    picture = drawn((128, 96))
    found = read_pixels(saved(changed(in_alpha(picture, comment(picture)))), "image/png")
    assert [mark.signed_by for mark in found.marks] == [None]
    assert [(field.name, field.value) for field in found.fields] == [("signed_hash", "does not match these pixels")]


@pytest.mark.usefixtures("our_key")
def test_the_signature_in_png_texts_outlives_the_loss_of_alpha() -> None:
    picture = drawn((128, 96))
    (mark,) = read_pixels(in_text(picture.convert("RGB"), comment(picture)), "image/png").marks
    assert (mark.id, mark.signed_by, mark.prompt) == ("novelai.signature", "NovelAI", None)


@pytest.mark.usefixtures("our_key")
def test_a_recipe_in_utf_8_where_png_expects_latin_1_keeps_its_signature() -> None:
    picture = drawn((128, 96))
    spelled = json.dumps(json.loads(comment(picture)), ensure_ascii=False)
    texts = png_texts(Software="NovelAI")
    texts.add(b"tEXt", b"Comment\0" + spelled.encode())
    assert "été" in spelled
    (mark,) = read_pixels(saved(picture, pnginfo=texts), "image/png").marks
    assert mark.signed_by == "NovelAI"


@pytest.mark.usefixtures("our_key")
def test_png_texts_over_changed_pixels_are_no_mark_here() -> None:
    picture = drawn((128, 96))
    found = read_pixels(in_text(changed(picture), comment(picture)), "image/png")
    assert found.marks == ()
    assert [field.value for field in found.fields] == ["does not match these pixels"]


def test_a_signature_by_another_key_is_not_novelais() -> None:
    picture = drawn((128, 96))
    found = read_pixels(saved(in_alpha(picture, comment(picture))), "image/png")
    assert [mark.signed_by for mark in found.marks] == [None]
    assert len(found.fields) == 1


@pytest.mark.parametrize("inner", ["{}", "signed_hash", '{"signed_hash"', '{"seed": 1}'])
def test_texts_without_a_signature_say_nothing_here(inner: str) -> None:
    assert read_pixels(in_text(drawn(), inner), "image/png") == Found()


def test_texts_of_other_programs_say_nothing_here() -> None:
    assert read_pixels(in_text(drawn(), comment(drawn()), software="Paint"), "image/png") == Found()


def test_a_signature_of_another_type_is_no_signature() -> None:
    inner = json.dumps({**RECIPE, "signed_hash": 7})
    found = read_pixels(saved(hidden(outer(inner).decode(), size=(128, 96))), "image/png")
    assert [mark.signed_by for mark in found.marks] == [None]
    assert len(found.fields) == 1
