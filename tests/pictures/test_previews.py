"""Previews come out of the record by their hashes, and only as pictures of a fixed kind."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from tests.pictures.seen import BLUE, RED, saved, seen
from tests.record import boxes
from verify.model.vocabulary import RecordState
from verify.pictures import previews as finding
from verify.pictures.previews import Previews, previews_of
from verify.pipeline import Seen

RED_JPEG = saved(Image.new("RGB", (40, 40), RED), "JPEG")
BLUE_PNG = saved(Image.new("RGB", (40, 40), BLUE), "PNG")
SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
OWN = "self#jumbf=c2pa.assertions/"


@pytest.fixture(scope="module")
def kiss(samples: Path) -> Seen:
    """A film with two inputs, as checked."""
    return seen(samples / "kissing.mp4")


def embedded(label: bytes, data: bytes, media_type: bytes = b"image/jpeg") -> bytes:
    content = boxes.box(b"bfdb", b"\0" + media_type + b"\0"), boxes.box(b"bidb", data)
    return boxes.superbox(b"\x40\xcb\x0c\x32", label, *content)


def uri(assertion: bytes, label: str, before: str = OWN) -> dict[str, object]:
    return boxes.hashed_uri(assertion, before + label)


Listed = dict[str, dict[str, object]]


def previews(kiss: Seen, *assertions: tuple[str, bytes], claimed: Listed | None = None) -> Previews:
    """Find the previews in a record of our own making under the name of the film's, which stays the checked one."""
    listed = {label: uri(data, label) for label, data in assertions} | (claimed or {})
    claim = {"alg": "sha256", "created_assertions": list(listed.values())}
    label = kiss.report.manifests[0].label.encode()
    store = boxes.store(boxes.manifest(label, *(data for _, data in assertions), claim=claim))
    return previews_of(kiss.facts._replace(store=store), kiss.report)


CLAIM = "c2pa.thumbnail.claim"
INGREDIENT = "c2pa.thumbnail.ingredient"


def ingredient(thumbnail: dict[str, object], label: str = "c2pa.ingredient.v3") -> tuple[str, bytes]:
    return label, boxes.assertion(label.encode(), {"relationship": "inputTo", "thumbnail": thumbnail})


@pytest.mark.parametrize("label", [CLAIM, CLAIM + ".jpeg", CLAIM + ".png", CLAIM + "__1"])
def test_the_preview_of_a_claim_is_found_under_the_labels_of_all_versions(kiss: Seen, label: str) -> None:
    found = previews(kiss, (label, embedded(label.encode(), RED_JPEG)))
    assert [preview.data for preview in found.all] == [RED_JPEG]
    assert found.manifests == ((0, 0),)


@pytest.mark.parametrize("label", [INGREDIENT, INGREDIENT + "__1.jpeg", INGREDIENT + ".png"])
@pytest.mark.parametrize("absolute", [False, True])
def test_the_preview_of_an_ingredient_is_the_one_that_it_names(kiss: Seen, label: str, absolute: bool) -> None:
    picture = embedded(label.encode(), BLUE_PNG)
    before = f"self#jumbf=/c2pa/{kiss.report.manifests[0].label}/c2pa.assertions/" if absolute else OWN
    found = previews(kiss, (label, picture), ingredient(uri(picture, label, before)))
    assert [(preview.data, preview.media_type) for preview in found.all] == [(BLUE_PNG, "image/png")]
    assert (found.ingredients, found.inputs) == (((0, 0, 0),), (0, None))


def test_a_preview_whose_hash_is_not_in_the_claim_is_left_out(kiss: Seen) -> None:
    picture, other = embedded(CLAIM.encode(), RED_JPEG), embedded(CLAIM.encode(), BLUE_PNG)
    assert previews(kiss, (CLAIM, picture)).manifests == ((0, 0),)
    assert previews(kiss, (CLAIM, picture), claimed={CLAIM: uri(other, CLAIM)}) == Previews(inputs=(None, None))


def test_a_preview_that_no_claim_lists_is_left_out(kiss: Seen) -> None:
    picture = embedded(CLAIM.encode(), RED_JPEG)
    listed = {CLAIM: uri(picture, "something.else")}
    assert previews(kiss, (CLAIM, picture), claimed=listed).all == ()


def test_a_preview_that_is_not_the_one_the_ingredient_names_is_left_out(kiss: Seen) -> None:
    picture, other = embedded(INGREDIENT.encode(), RED_JPEG), embedded(INGREDIENT.encode(), BLUE_PNG)
    assert previews(kiss, (INGREDIENT, picture), ingredient(uri(picture, INGREDIENT))).inputs == (0, None)
    assert previews(kiss, (INGREDIENT, picture), ingredient(uri(other, INGREDIENT))).all == ()


def test_a_preview_under_a_label_that_stands_twice_is_left_out(kiss: Seen) -> None:
    """Two readers could take different ones."""
    picture = embedded(CLAIM.encode(), RED_JPEG)
    assert previews(kiss, (CLAIM, picture), (CLAIM, embedded(CLAIM.encode(), BLUE_PNG))).all == ()
    assert previews(kiss, (CLAIM, picture), (CLAIM, picture)).all == ()


ACTIVE = (SVG, b"<!-- -->" + SVG, b"<html>", b"https://somewhere.invalid/a.jpg", b"%PDF-1.7", b"")


@pytest.mark.parametrize("content", ACTIVE)
def test_active_content_and_addresses_are_refused_whatever_they_call_themselves(kiss: Seen, content: bytes) -> None:
    for media_type in (b"image/jpeg", b"image/svg+xml"):
        assert previews(kiss, (CLAIM, embedded(CLAIM.encode(), content, media_type))).all == ()


HOSTILE_URIS: tuple[Any, ...] = (
    7,
    {},
    {"url": OWN, "hash": b""},
    {"url": "https://somewhere.invalid/a.jpg", "hash": bytes(32)},
    {"url": "self#jumbf=/c2pa", "hash": bytes(32)},
    {"url": "self#jumbf=", "hash": bytes(32)},
    {"url": "self#jumbf=/c2pa/../../etc/passwd", "hash": bytes(32)},
    {"url": OWN + INGREDIENT, "hash": bytes(32), "alg": "md5"},
)


@pytest.mark.parametrize("thumbnail", HOSTILE_URIS)
def test_a_reference_that_leads_nowhere_gives_nothing(kiss: Seen, thumbnail: Any) -> None:  # noqa: ANN401
    picture = embedded(INGREDIENT.encode(), RED_JPEG)
    assert previews(kiss, (INGREDIENT, picture), ingredient(thumbnail)).all == ()


def test_the_number_and_the_size_of_previews_are_bounded(kiss: Seen, monkeypatch: pytest.MonkeyPatch) -> None:
    pictures = [(f"{CLAIM}__{n}", embedded(f"{CLAIM}__{n}".encode(), RED_JPEG)) for n in range(300)]
    assert len(previews(kiss, *pictures).all) == 1
    assert len(previews_of(kiss.facts, kiss.report).all) == 2
    monkeypatch.setattr(finding, "MAX_PREVIEWS", 1)
    first = previews_of(kiss.facts, kiss.report)
    assert (len(first.all), first.inputs, first.ingredients) == (1, (0, None), ((0, 0, 0),))
    monkeypatch.setattr(finding, "MAX_BYTES", len(RED_JPEG) - 1)
    assert previews(kiss, *pictures[:1]).all == ()


def test_a_flipped_byte_in_one_preview_of_a_signed_record_costs_that_one(kiss: Seen) -> None:
    store = kiss.facts.store
    assert store is not None
    whole = previews_of(kiss.facts, kiss.report)
    assert len(whole.all) == 2
    at = store.index(whole.all[0].data) + 300
    flipped = store[:at] + bytes([store[at] ^ 1]) + store[at + 1 :]
    found = previews_of(kiss.facts._replace(store=flipped), kiss.report)
    assert found.all == whole.all[1:]
    assert found.inputs == (None, 0)


@pytest.mark.parametrize("state", [RecordState.ALTERED, RecordState.UNREADABLE, RecordState.ABSENT, RecordState.REMOTE])
def test_only_a_record_that_holds_shows_its_previews(kiss: Seen, state: RecordState) -> None:
    answers = kiss.report.answers
    report = kiss.report._replace(answers=answers._replace(record=answers.record._replace(state=state)))
    assert previews_of(kiss.facts, report) == Previews(inputs=(None, None))


def test_damaged_stores_never_raise(kiss: Seen) -> None:
    store = kiss.facts.store
    assert store is not None
    for at in range(0, len(store), 61):
        damaged = store[:at] + b"\xff\xff\xff\xff" + store[at + 4 :]
        assert len(previews_of(kiss.facts._replace(store=damaged), kiss.report).all) <= 2
        assert len(previews_of(kiss.facts._replace(store=store[:at]), kiss.report).all) <= 2
