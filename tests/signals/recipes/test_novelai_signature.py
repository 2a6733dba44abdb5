"""NovelAI's signature, made with a key of the test: the published one is NovelAI's alone."""

from __future__ import annotations

import json
from base64 import b64encode
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from PIL import Image

from verify.signals.recipes.novelai_signature import NOVELAI_KEY, verify_novelai

KEY = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
PUBLIC = KEY.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)
RGB = bytes(range(48))
RECIPE = {
    "prompt": "猫 \u00e9 \U0001f431",
    "steps": 28,
    "scale": 5.0,
    "uc": "",
    "nested": {"b": [1.5, None], "a": True},
}


def signed(recipe: dict[str, object]) -> str:
    signature = KEY.sign(RGB + json.dumps(recipe).encode())
    return json.dumps({**recipe, "signed_hash": b64encode(signature).decode()}, ensure_ascii=False)


def test_the_key_is_the_published_one() -> None:
    assert b64encode(NOVELAI_KEY) == b"Y2JcQAOhLwzwSDUJPNgL04nS0Tbqm7cSRc4xk0vRMic="


def test_a_recipe_signed_with_its_pixels_holds() -> None:
    assert verify_novelai(signed(RECIPE), RGB, public_key=PUBLIC)


def test_a_recipe_wrapped_in_another_comment_holds_too() -> None:
    assert verify_novelai(json.dumps({"Comment": signed(RECIPE)}), RGB, public_key=PUBLIC)


def test_the_published_key_does_not_accept_another_signer() -> None:
    assert not verify_novelai(signed(RECIPE), RGB)


def test_one_changed_pixel_value_or_key_order_breaks_it() -> None:
    comment = json.loads(signed(RECIPE))
    assert not verify_novelai(signed(RECIPE), b"\1" + RGB[1:], public_key=PUBLIC)
    assert not verify_novelai(json.dumps({**comment, "steps": 29}), RGB, public_key=PUBLIC)
    assert not verify_novelai(json.dumps(dict(reversed(comment.items()))), RGB, public_key=PUBLIC)


@pytest.mark.parametrize(
    "text", ["", "{}", "[]", '{"signed_hash":1}', '{"signed_hash":"***"}', '{"signed_hash":"AAAA"}', '{"Comment":3}']
)
def test_what_is_no_signature_is_not_valid_and_no_error(text: str) -> None:
    assert not verify_novelai(text, RGB, public_key=PUBLIC)


def test_half_a_surrogate_pair_is_no_error() -> None:
    comment = json.loads(signed(RECIPE))
    assert not verify_novelai(json.dumps({**comment, "uc": "\ud800"}), RGB, public_key=PUBLIC)


def test_a_real_cropped_picture_has_no_valid_signature(corpus: Path) -> None:
    with Image.open(corpus / "marks/09-novelai1_cropped.png") as picture:
        comment, rgb = picture.text["Comment"], picture.convert("RGB").tobytes()  # type: ignore[attr-defined]
    assert not verify_novelai(comment, rgb)
