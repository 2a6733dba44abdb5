"""JSON from a file: read within bounds, and never an error."""

from __future__ import annotations

import json

from hypothesis import given, settings
from hypothesis import strategies as st

from verify.signals.json_text import as_text, first_text, joined_text, read_json, read_object
from verify.signals.limits import MAX_JSON, MAX_JSON_COMMAS, MAX_JSON_DEPTH

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**60), 2**60) | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=5), inner, max_size=4),
    max_leaves=12,
)


@given(VALUES)
@settings(max_examples=60, deadline=None)
def test_what_json_writes_is_read_back(value: object) -> None:
    assert read_json(json.dumps(value)) == value


@given(st.text(alphabet='[]{}",:\\ a1\0', max_size=40))
@settings(max_examples=150, deadline=None)
def test_what_is_no_json_is_none_and_never_an_error(text: str) -> None:
    value = read_json(text)
    if value is not None:
        assert json.loads(text.strip("\ufeff\0 \t\r\n")) == value


def test_depth_size_and_number_of_values_are_bounded() -> None:
    assert read_json("[" * MAX_JSON_DEPTH + "]" * MAX_JSON_DEPTH) is not None
    assert read_json("[" * (MAX_JSON_DEPTH + 1) + "]" * (MAX_JSON_DEPTH + 1)) is None
    assert read_json("[" * 1_000_000) is None
    assert read_json("[" + "0," * (MAX_JSON_COMMAS + 1) + "0]") is None
    assert read_json('"' + "a" * MAX_JSON + '"') is None


def test_brackets_and_commas_inside_strings_do_not_count() -> None:
    assert read_object('{"a": "' + '[{,\\"' * 1000 + '"}')


def test_a_number_of_too_many_digits_is_refused_by_the_decoder() -> None:
    assert read_json("9" * 5000) is None


def test_only_objects_are_objects() -> None:
    assert read_object("[1]") == {}
    assert read_object('"{}"') == {}
    assert read_object('\ufeff {"a": 1}\0') == {"a": 1}


def test_values_are_taken_as_text_where_they_are_text_or_numbers() -> None:
    values: tuple[object, ...] = (" a ", 3, 2.0, 1.5, True, None, [], "  ")
    assert [as_text(value) for value in values] == ["a", "3", "2", "1.5", None, None, None, None]
    assert as_text("half a pair: \ud800") == "half a pair: \ufffd"
    assert as_text("\U0001f431") == "\U0001f431"
    assert as_text(float("inf")) == "inf"
    assert first_text({"a": None, "b": "x"}, "a", "b") == "x"
    assert joined_text(["a", 1, None, "b"], 3) == "a\n1"
