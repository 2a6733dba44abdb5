"""crJSON: word for word what the engine says, in one order, without its clock; and what stands in its place."""

from __future__ import annotations

import json
import re
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from syrupy.assertion import SnapshotAssertion

from tests.cli.program import SAMPLES, check
from tests.render.hostile import HOSTILE, error_of, poisoned, report_of
from tests.render.reports import ERROR, EVERY_NAME, TWELVE, report, seen, stable
from verify.render.as_crjson import to_crjson
from verify.render.plain import plain

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=20,
)


def made(name: str, *, single: bool = True) -> str:
    return to_crjson(report(name), seen(name).facts.crjson, single=single)


def still(text: str) -> str:
    """Replace what differs each time that a file is signed: hashes, ids, numbers of certificates, places."""
    text = re.sub(r"b64'[^']*'", "b64'<bytes>'", stable(text))
    text = re.sub(r"\b(xmp[.:]iid:)[0-9a-f-]{36}", r"\1<id>", text)
    text = re.sub(r'("serialNumber": )"[^"]*"', r'\1"<serial>"', text)
    text = re.sub(r'("(?:start|length|version)": )("?)[\d.]+("?,?)$', r"\1\2<value>\3", text, flags=re.MULTILINE)
    return re.sub(r'("org.contentauth.c2pa_rs": )"[^"]*"', r'\1"<version>"', text)


def without_chance(crjson: str) -> Any:  # noqa: ANN401 -- JSON
    """Return the engine's document without its clock, and without the list that it names of several."""
    document = json.loads(crjson)
    for manifest in document["manifests"]:
        assert manifest["validationResults"].pop("validationTime")
        deltas = [delta["validationDeltas"] for delta in manifest.get("ingredientDeltas", ())]
        for results in (manifest["validationResults"], *deltas):
            for status in results["success"]:
                if status["code"].endswith(".trusted"):
                    del status["explanation"]
    return document


@pytest.mark.parametrize("name", TWELVE)
def test_the_record_of_a_file(name: str, snapshot: SnapshotAssertion) -> None:
    assert still(made(name)) == snapshot


@pytest.mark.parametrize("name", [name for name in TWELVE if seen(name).facts.crjson])
def test_every_value_is_the_engines_own_but_for_what_is_left_to_chance(name: str) -> None:
    text = made(name)
    assert text.isascii()
    assert json.loads(text) == without_chance(seen(name).facts.crjson)
    assert '"validationTime"' not in text


@pytest.mark.parametrize("name", EVERY_NAME)
def test_keys_are_in_the_order_of_the_alphabet_and_lists_in_their_own(name: str) -> None:
    text = made(name)
    if seen(name).facts.crjson:
        assert text == json.dumps(json.loads(text), indent=2, sort_keys=True)
        labels = [manifest["label"] for manifest in json.loads(text)["manifests"]]
        assert labels == [manifest["label"] for manifest in json.loads(seen(name).facts.crjson)["manifests"]]


def test_which_of_two_lists_the_engine_named_by_chance_is_left_out() -> None:
    (results,) = [manifest["validationResults"] for manifest in json.loads(made("two-lists.jpg"))["manifests"]]
    (trusted,) = [status for status in results["success"] if status["code"] == "signingCredential.trusted"]
    assert list(trusted) == ["code", "url"]


def test_a_time_and_a_list_that_a_signer_states_stay() -> None:
    trusted = {"code": "signingCredential.trusted", "explanation": "on a list"}
    inside = {"validationTime": "then", "validationResults": {"success": [trusted]}}
    stated = {"manifests": [{"assertions": {"x": inside}, "validationResults": {"failure": []}}]}
    assert json.loads(to_crjson(report("camera.jpg"), json.dumps(stated), single=True)) == stated


@pytest.mark.parametrize("name", ["unsigned.jpg", "elsewhere.jpg", "unreadable.jpg"])
def test_a_file_without_a_view_of_its_record_says_why_in_the_words_of_the_report(name: str) -> None:
    told = json.loads(made(name))
    assert list(told) == ["schema_version", "file", "record", "crjson"]
    assert told["crjson"] is None
    assert told["record"] == plain(report(name).answers.record)


def test_one_of_several_stands_beside_its_file() -> None:
    told = json.loads(made("camera.jpg", single=False))
    assert told["file"]["name"] == "camera.jpg"
    assert told["record"]["state"] == "intact"
    assert told["crjson"] == json.loads(made("camera.jpg"))


def test_an_error_is_the_error_object_of_json() -> None:
    assert json.loads(to_crjson(ERROR, "", single=True)) == plain(ERROR)


def test_what_is_no_json_object_is_no_view() -> None:
    for odd in ("", "{", "[]", "1", '{"a": 1e999}', '{"a": NaN}', "[" * 100_000):
        assert json.loads(to_crjson(report("camera.jpg"), odd, single=True))["crjson"] is None


@pytest.mark.parametrize("odd", ['{"manifests": 1}', '{"manifests": [1, null, {"validationResults": []}]}', "{}"])
def test_a_document_of_another_form_comes_back_as_it_is(odd: str) -> None:
    assert json.loads(to_crjson(report("camera.jpg"), odd, single=True)) == json.loads(odd)


@pytest.mark.parametrize("what", HOSTILE)
def test_hostile_text_in_every_field_and_in_the_record_is_pure_ascii(what: str) -> None:
    text = HOSTILE[what]
    view = json.dumps({"manifests": [{text: text, "label": text}]})
    for item in (report_of(text), poisoned(report("camera.jpg"), text), error_of(text)):
        shown = to_crjson(item, view, single=False)
        assert shown.isascii()
        assert not re.search(r"[^\n -~]", shown)
        json.loads(shown)
    assert json.loads(to_crjson(report("camera.jpg"), view, single=True)) == json.loads(view)


@given(st.dictionaries(st.text(), VALUES, max_size=5))
def test_any_document_comes_back_with_the_same_values(document: dict[str, Any]) -> None:
    text = to_crjson(report("camera.jpg"), json.dumps(document), single=True)
    assert text.isascii()
    assert json.loads(text) == document


def test_the_program_gives_one_record_or_an_array_and_the_same_bytes_in_every_process() -> None:
    one, other = SAMPLES / "ai-cropped.jpg", SAMPLES / "unsigned.jpg"
    with ThreadPoolExecutor(2) as pool:
        runs = pool.map(lambda seed: check("--format", "crjson", one, env={"PYTHONHASHSEED": str(seed)}).out, range(4))
        (alone,) = set(runs)
    assert "manifests" in json.loads(alone)
    both = check("--format", "crjson", one, other, "gone.jpg").json
    assert [item["file"]["name"] for item in both] == ["ai-cropped.jpg", "unsigned.jpg", "gone.jpg"]
    assert both[0]["crjson"] == json.loads(alone)
    assert both[1]["crjson"] is None
    assert both[2]["error"]["code"] == "input.missing"
