"""Facts cross from the worker to its caller unchanged, and whatever else a worker sends is refused in one way."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from verify.errors import InputError
from verify.examine.facts import Examined, Found, HashCheck
from verify.examine.frames import MAX_FRAME, read_frame, write_frame
from verify.examine.local import LocalExaminer
from verify.examine.messages import Setup, error_message, error_of, facts_message, facts_of, setup_message, setup_of
from verify.media.packets import Problem, Range
from verify.model.manifests import Tool
from verify.model.vocabulary import Kind, Location, Says
from verify.policy import Limits
from verify.record.engine_list import EngineList
from verify.signals.marks import Field, Grade, Mark, Place, Trace, TraceKind
from verify.signals.marks import Found as Signals

LARGE = 500_000  # bytes; larger files take longer and say nothing else
REAL = ("mj-1.png", "samsung_black_1.png", "sample.pdf", "test-hiya.mp3", "cloud-only-firefly.jpg", "dash1.m4s")
WORDS = st.text(max_size=12) | st.sampled_from(["\udce9.jpg", "\0", "\u202e", "\u2019", "\U0001f600"])
NUMBERS = st.integers(0, 2**63)
RANGES = st.lists(st.builds(Range, NUMBERS, NUMBERS), max_size=3).map(tuple)
PLACES = st.builds(Place, WORDS, WORDS, RANGES)
MARKS = st.builds(
    Mark,
    id=WORDS,
    standard=WORDS,
    says=st.sampled_from(Says),
    value=WORDS,
    tool=st.none() | st.builds(Tool, WORDS, st.none() | WORDS),
    when=st.none() | WORDS,
    place=PLACES,
    grade=st.sampled_from(Grade),
    prompt=st.none() | WORDS,
    signed_by=st.none() | WORDS,
    edit=st.booleans(),
)
PROBLEMS = st.lists(st.builds(Problem, WORDS, NUMBERS, WORDS), max_size=2).map(tuple)
SIGNALS = st.builds(
    Signals,
    marks=st.lists(MARKS, max_size=3).map(tuple),
    fields=st.lists(st.builds(Field, WORDS, WORDS, WORDS, PLACES), max_size=3).map(tuple),
    traces=st.lists(st.builds(Trace, st.sampled_from(TraceKind), WORDS, PLACES), max_size=3).map(tuple),
    problems=PROBLEMS,
)
FACTS = st.builds(
    Examined,
    name=WORDS,
    path=st.none() | WORDS,
    size=NUMBERS,
    sha256=WORDS,
    media_type=WORDS,
    kind=st.sampled_from(Kind),
    changed=st.booleans(),
    found=st.sampled_from(Found),
    message=WORDS,
    crjson=WORDS,
    engine_state=st.none() | WORDS,
    location=st.none() | st.sampled_from(Location),
    sidecar_given=st.booleans(),
    store=st.none() | st.binary(max_size=40),
    store_ranges=RANGES,
    metadata_ranges=RANGES,
    stores=st.integers(0, 9),
    traces=st.lists(WORDS, max_size=3).map(tuple),
    data_hash=st.sampled_from(HashCheck),
    problems=PROBLEMS,
    signals=SIGNALS,
)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8) | st.sampled_from([*Says, *Grade]),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=4), inner, max_size=3),
    max_leaves=12,
)


def crossed(facts: Examined) -> Examined:
    """Send facts as a worker does, and return what its caller makes of them."""
    stream = io.BytesIO()
    write_frame(stream, facts_message(facts))
    stream.seek(0)
    message = read_frame(stream)
    assert message is not None
    return facts_of(message)


def sent(facts: Examined) -> dict[str, Any]:
    """Return the JSON of facts, to be spoiled."""
    message: dict[str, Any] = json.loads(json.dumps(facts_message(facts)))
    return message


@given(FACTS)
@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_facts_come_over_as_they_were_to_the_last_type(facts: Examined) -> None:
    back = crossed(facts)
    assert back == facts
    assert repr(back) == repr(facts)  # a list, or a text in place of a member of a set, would be equal to some


def test_the_facts_of_real_files_come_over(corpus: Path, samples: Path) -> None:
    examiner = LocalExaminer((), Limits())
    marked = (path for path in (corpus / "marks").iterdir() if path.stat().st_size < LARGE)
    paths = [*marked, *samples.glob("*.jpg"), *((corpus / "files" / name) for name in REAL)]
    for path in paths:
        facts = examiner.examine(path)
        assert repr(crossed(facts)) == repr(facts), path.name


def spoiled_at(value: Any, path: tuple[int, ...], new: Any) -> Any:  # noqa: ANN401 -- JSON
    """Return JSON with another value where a path of positions leads, as far as it leads."""
    if not path or not isinstance(value, list) or not value:
        return new
    at = path[0] % len(value)
    return [*value[:at], spoiled_at(value[at], path[1:], new), *value[at + 1 :]]


@given(facts=FACTS, path=st.lists(st.integers(0, 30), max_size=6).map(tuple), new=JSON)
@settings(max_examples=400, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_a_message_with_anything_in_any_place_gives_facts_or_a_value_error(
    facts: Examined, path: tuple[int, ...], new: object
) -> None:
    message = sent(facts)
    message["facts"] = spoiled_at(message["facts"], path, new)
    try:
        assert isinstance(facts_of(message), Examined)
    except (ValueError, TypeError):  # the caller takes both; the next test says which should be left
        return


@pytest.mark.parametrize("name", ["store_ranges", "metadata_ranges", "traces", "problems"])
def test_a_list_of_the_facts_that_is_none_gives_a_value_error(name: str) -> None:
    message = sent(Examined("a", None, 1, "", "", Kind.IMAGE, changed=False, found=Found.NOTHING))
    message["facts"][Examined._fields.index(name)] = 7
    with pytest.raises(ValueError, match="expected"):
        facts_of(message)


@given(facts=JSON, store=JSON)
def test_a_message_of_anything_gives_a_value_error(facts: object, store: object) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 -- one kind of error for any bad message
        facts_of({"facts": facts, "store": store})


@given(JSON)
def test_an_error_message_of_anything_gives_an_error(told: object) -> None:
    known = told[:1] if isinstance(told, list) else []
    assert error_of({"error": told, "bug": told}).code in ("internal.bug", *known)


def test_an_error_comes_over_with_its_three_texts() -> None:
    error = error_of(json.loads(json.dumps(error_message(InputError("input.empty", "it is empty", "take another")))))
    assert (error.code, error.message, error.hint) == ("input.empty", "it is empty", "take another")


def test_the_set_up_comes_over() -> None:
    lists = (EngineList("urn:x", "manifest", "anchors", "allowed", ("one", "two")),)
    for pixels in (False, True):
        setup = Setup(lists, Limits(1, 2, 3), pixels)
        assert setup_of(json.loads(json.dumps(setup_message(setup)))) == setup


@pytest.mark.parametrize("data", [b"", b"\0\0", b"\0\0\0\5[]", b"\0\0\0\2[]", b"\0\0\0\3{x}", b"\xff\xff\xff\xff{}"])
def test_a_frame_that_is_cut_off_or_no_object_is_none(data: bytes) -> None:
    assert read_frame(io.BytesIO(data)) is None


def test_a_message_over_the_limit_is_not_sent() -> None:
    with pytest.raises(ValueError, match="too large"):
        write_frame(io.BytesIO(), {"store": "x" * MAX_FRAME})
