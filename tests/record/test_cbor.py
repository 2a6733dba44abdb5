"""CBOR from a file: small inputs that ask for much, and documents with more than one reading."""

from __future__ import annotations

import tracemalloc
from time import process_time
from typing import Any

import pytest
from cbor2 import CBORTag, dumps
from hypothesis import given
from hypothesis import strategies as st

from verify.record.cbor import MAX_DEPTH, MAX_ITEMS, MAX_LABELLED_ITEMS, read_cbor

LIMIT = 1 << 22


def read(data: bytes, *, number_keys: bool = False) -> object:
    return read_cbor(data, limit=LIMIT, number_keys=number_keys)


def test_documents_come_back_frozen() -> None:
    value: Any = read(dumps({"a": [1, "x", b"y"], "b": {"c": None}}))
    assert value == {"a": (1, "x", b"y"), "b": {"c": None}}
    with pytest.raises(TypeError):
        value["a"] = 1


def test_lengths_that_a_break_ends_are_read_as_signers_write_them() -> None:
    assert read(bytes.fromhex("bf 6161 9f0102ff 6162 7f61786179ff ff")) == {"a": (1, 2), "b": "xy"}


@pytest.mark.parametrize("head", ["5affffffff", "7affffffff", "9affffffff", "baffffffff", "5bffffffffffffffff"])
def test_five_bytes_cannot_ask_for_four_gigabytes(head: str) -> None:
    tracemalloc.start()
    assert read(bytes.fromhex(head) + bytes(4096)) is None
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 1 << 20


@pytest.mark.parametrize("head", [b"\x81", b"\xa1\x61a", b"\x9f", b"\xbf\x61a", b"\xd2"])
def test_ten_thousand_levels_stop_at_the_limit(head: bytes) -> None:
    assert read(head * 10_000 + b"\xf6") is None
    assert read(b"\x81" * (MAX_DEPTH - 1) + b"\xf6") is not None


def test_counts_have_limits_and_cost_little() -> None:
    begun = process_time()
    assert read(dumps([0] * (MAX_ITEMS - 1))) is not None
    assert read(b"\x9f" + b"\xa0" * MAX_ITEMS + b"\xff") is None
    assert read(dumps([0] * MAX_LABELLED_ITEMS), number_keys=True) is None
    assert process_time() - begun < 5


def test_whole_numbers_as_keys_are_for_cose_only() -> None:
    assert read(b"\xa1\x01\x02") is None
    assert read(b"\xa1\x01\x02", number_keys=True) == {1: 2}


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\xff",
        b"\x01\x02",  # something after the document
        b"\xa2\x61a\x01\x61a\x02",  # a key twice
        b"\x81",
        b"\x1c",
        b"\x61\xff",  # text that is not UTF-8
        b"\x5f\x61a\xff",  # text inside bytes
        b"\x81\xff",  # a break code where a value belongs
        b"\x9f",
        b"\x18",
        bytes.fromhex("d81c81d81d00"),  # an array that holds itself
        bytes.fromhex("d82368") + b"(a{1,9})",  # a pattern to compile
        bytes.fromhex("c2428000"),  # a big number
    ],
)
def test_what_is_not_one_plain_document_is_refused(data: bytes) -> None:
    assert read(data) is None


def test_dates_and_addresses_pass() -> None:
    assert read(dumps({"url": CBORTag(32, "https://example.org")})) == {"url": CBORTag(32, "https://example.org")}
    assert read(b"\xd9\xd9\xf7\xa0") == {}
    assert read(b"\xc0\x60") is None  # a date that is none


def test_zeros_after_the_document_pass_only_when_allowed() -> None:
    assert read_cbor(b"\xa0\0\0", limit=LIMIT) is None
    assert read_cbor(b"\xa0\0\0", limit=LIMIT, padded=True) == {}
    assert read_cbor(b"\xa0\0\1", limit=LIMIT, padded=True) is None
    assert read_cbor(b"\xa0\0\0", limit=2, padded=True) is None


@given(st.binary(max_size=200), st.booleans())
def test_any_bytes_give_a_value_or_none(data: bytes, number_keys: bool) -> None:
    value = read_cbor(data, limit=LIMIT, number_keys=number_keys)
    assert value is None or data


PLAIN = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**63), 2**63) | st.text(max_size=9) | st.binary(max_size=9),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=5), inner, max_size=4),
    max_leaves=20,
)


@given(PLAIN)
def test_what_was_written_is_read_back(value: object) -> None:
    assert read(dumps(value)) == _frozen(value)


def _frozen(value: object) -> object:
    if isinstance(value, list):
        return tuple(_frozen(item) for item in value)
    if isinstance(value, dict):
        return {key: _frozen(item) for key, item in value.items()}
    return value
