"""Whatever comes back from the other process is parsed field by field."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from verify.second.answer import Status, Theirs, theirs_of

GOOD: dict[str, Any] = {
    "version": "1.7.1",
    "present": True,
    "integrity": "valid",
    "signature": "valid",
    "content": "match",
    "signer": "valid_for_supplied_material",
    "active": "urn:c2pa:one",
    "success": [["claimSignature.validated", "self#jumbf=/c2pa/urn:c2pa:one/c2pa.signature"]],
    "informational": [["signingCredential.ocsp.skipped", ""]],
    "failure": [],
    "parts": [],
}

_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
)


def test_a_whole_answer_is_taken_as_it_is() -> None:
    theirs = theirs_of(GOOD)
    assert theirs is not None
    assert theirs.informational == (Status("signingCredential.ocsp.skipped", ""),)
    assert theirs.codes == ("signingCredential.ocsp.skipped",)


@pytest.mark.parametrize("name", [name for name in Theirs._fields if name != "present"])
@given(value=_VALUES)
@settings(max_examples=25)  # for each of ten fields
def test_a_field_of_another_type_makes_no_answer(name: str, value: object) -> None:
    theirs = theirs_of(GOOD | {name: value})
    fits = isinstance(value, str) if isinstance(GOOD[name], str) else value == []
    assert (theirs is not None) is fits
    assert theirs_of({key: one for key, one in GOOD.items() if key != name}) is None


def test_words_and_lists_are_cut() -> None:
    theirs = theirs_of(GOOD | {"integrity": "x" * 9999, "failure": [["a" * 9999, "b" * 9999]] * 9999})
    assert theirs is not None
    assert (len(theirs.integrity), len(theirs.failure), len(theirs.failure[0].code)) == (100, 1000, 100)
