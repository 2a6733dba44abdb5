"""Whatever bytes stand in a list's file, its reader gives a list or a `TrustError`, and nothing else."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.trust.authority import tree
from tests.trust.published import edition, lote, service, written
from verify.errors import TrustError
from verify.trust.forms.own import read_own, write_own
from verify.trust.forms.read import read_list
from verify.trust.lists import TrustList, digest_of

_FAMILY = tree()
_LOTE = lote(service(_FAMILY.root), service(_FAMILY.leaf))
_OWN = json.loads(write_own(edition(_FAMILY.root, _FAMILY.leaf)))
_WRITTEN = (written(_LOTE), json.dumps(_OWN).encode(), _FAMILY.root.pem + _FAMILY.leaf.pem)

_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=10), inner, max_size=3),
    max_leaves=10,
)


def _read(data: bytes) -> TrustList | None:
    try:
        found = read_list("own", data)
    except TrustError as error:
        return None if error.message and error.hint else pytest.fail(f"{error.code} says too little")
    assert found.entries
    assert found.digest == digest_of(entry.sha256 for entry in found.entries)
    assert read_own(write_own(found)).entries == found.entries, "what is read can be held"
    return found


@given(st.binary(max_size=300))
def test_any_bytes(data: bytes) -> None:
    _read(data)


@given(st.sampled_from(_WRITTEN), st.data())
def test_a_list_with_bytes_changed_or_cut(data: bytes, draw: st.DataObject) -> None:
    start = draw.draw(st.integers(0, len(data)))
    length = draw.draw(st.integers(0, 8))
    _read(data[:start] + draw.draw(st.binary(max_size=8)) + data[start + length :])
    _read(data[:start])


def _places(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:  # noqa: ANN401 -- JSON
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [path, *(place for key, item in inner for place in _places(item, (*path, key)))]


def _with(value: Any, path: tuple[Any, ...], new: object) -> Any:  # noqa: ANN401 -- JSON
    if not path:
        return new
    copy = value.copy()
    copy[path[0]] = _with(value[path[0]], path[1:], new)
    return copy


@settings(max_examples=300)
@given(st.sampled_from([{"LoTE": _LOTE}, _OWN]), st.data())
def test_a_list_with_a_value_of_another_kind_in_any_place(whole: dict[str, Any], draw: st.DataObject) -> None:
    place = draw.draw(st.sampled_from(_places(whole)))
    _read(json.dumps(_with(whole, place, draw.draw(_VALUES))).encode())
