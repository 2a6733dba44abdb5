"""JSON: whole outputs, pure ASCII, in the order of the contract, the same bytes for the same report."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest
from syrupy.assertion import SnapshotAssertion

from tests.render.reports import ERROR, EVERY_NAME, SAMPLES, TWELVE, report, stable
from verify import Policy, Verifier
from verify.render.as_json import to_json, to_json_array, to_json_line
from verify.render.plain import plain

FIELDS = """schema_version file checked headline answers statements leads history manifests c2pa_signals metadata
    findings not_covered next_steps second_opinion identities times caution"""
ORDER = FIELDS.split()


@pytest.mark.parametrize("name", TWELVE)
def test_a_sample_as_json(name: str, snapshot: SnapshotAssertion) -> None:
    assert stable(to_json(report(name))) == snapshot


def test_an_error_as_json(snapshot: SnapshotAssertion) -> None:
    assert to_json(ERROR) == snapshot


@pytest.mark.parametrize("name", EVERY_NAME)
def test_every_output_is_ascii_without_controls_and_in_the_order_of_the_contract(name: str) -> None:
    text = to_json(report(name))
    assert text.isascii()
    assert {char for char in text if not char.isprintable()} <= {"\n"}
    assert list(json.loads(text)) == ORDER
    assert list(json.loads(text)["answers"]) == ["record", "signer", "ai", "edits"]


@pytest.mark.parametrize("name", EVERY_NAME)
def test_the_three_forms_hold_the_same(name: str) -> None:
    item = report(name)
    line = to_json_line(item)
    assert "\n" not in line
    assert json.loads(line) == json.loads(to_json(item)) == plain(item)
    assert json.loads(to_json_array((item, ERROR))) == [plain(item), plain(ERROR)]
    assert to_json_array(()) == "[]"


def test_a_fresh_check_gives_the_same_bytes() -> None:
    policy = Policy(at=datetime(2026, 11, 22, tzinfo=UTC))
    first, second = (to_json(Verifier(policy).verify(SAMPLES / "ai-cropped.jpg")) for _ in range(2))
    assert first == second


def test_hostile_text_is_escaped_and_comes_back_as_it_was() -> None:
    name = "odd\nname\x1b[31m\u202e新\ud800.jpg"
    text = to_json_line(report("unsigned.jpg")._replace(file=report("unsigned.jpg").file._replace(name=name)))
    assert text.isascii()
    assert text.isprintable()
    half = name.replace("\ud800", r"\ud800")  # half a character is no text, and strict readers of JSON refuse it
    assert json.loads(text)["file"]["name"] == half
