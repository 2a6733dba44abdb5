"""Certificate-status assertions as they stand in the store: what a claim lists as it is, within bounds, is read."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.record.boxes import assertion, hashed_uri, manifest, store
from verify.record.certificate_status import (
    LABEL,
    MAX_STATUS_ANSWERS,
    MAX_STATUS_ASSERTIONS,
    MAX_STATUS_BYTES,
    is_status,
    read_status,
)
from verify.record.store import Store, read_store


def holding(*values: object, listed: bool = True, claim: object = None) -> bytes:
    """Return a manifest with an assertion for each value, which its claim lists."""
    names = [LABEL if number == 0 else f"{LABEL}__{number}" for number in range(len(values))]
    made = [assertion(name.encode(), value) for name, value in zip(names, values, strict=True)]
    uris = [
        hashed_uri(box, f"self#jumbf=c2pa.assertions/{name}") for name, box in zip(names, made, strict=True) if listed
    ]
    return manifest(b"urn:c2pa:1", *made, claim=claim or {"created_assertions": uris, "alg": "sha256"})


def of(*manifests: bytes) -> Store:
    return read_store(store(*manifests))


def bringing(*answers: bytes) -> dict[str, object]:
    return {"ocspVals": list(answers)}


def test_the_answers_are_read_in_the_order_of_the_store() -> None:
    found = read_status(of(holding(bringing(b"1", b"2"), bringing(b"3")), holding(bringing(b"4"))))
    assert found == ((b"1", b"2", b"3", b"4"), False, False)


def test_a_record_without_such_assertions_brings_nothing() -> None:
    assert read_status(of(manifest(b"urn:c2pa:1", assertion(b"c2pa.actions", {})))) == ((), False, False)
    assert read_status(of()) == ((), False, False)


def test_the_label_is_the_whole_label_with_its_number() -> None:
    assert is_status(LABEL)
    assert is_status(f"{LABEL}__2")
    assert not is_status(f"{LABEL}.v2")
    assert not is_status("org.example.c2pa.certificate-status")


@pytest.mark.parametrize(
    "made",
    [
        holding(bringing(b"1"), listed=False, claim={"created_assertions": []}),
        holding(bringing(b"1"), claim={"alg": "sha256"}),
        holding(bringing(b"1"), claim=[1]),
        holding(
            bringing(b"1"),
            claim={"created_assertions": [{"url": f"self#jumbf=c2pa.assertions/{LABEL}", "hash": bytes(32)}]},
        ),
        holding([b"1"]),
        holding({"ocspVals": b"1"}),
        holding({"ocspVals": [b"1", "2"]}),
        holding({"ocspVals": None}),
        holding({"other": [b"1"]}),
        holding(bringing(bytes(MAX_STATUS_BYTES))),
    ],
    ids=["not listed", "no lists", "no claim", "hash", "no map", "no list", "text", "null", "other", "large"],
)
def test_an_assertion_that_is_not_as_its_claim_says_or_of_another_form_is_not_read(made: bytes) -> None:
    assert read_status(of(made)) == ((), True, False)


def test_one_unsound_assertion_costs_no_other_manifest_its_own() -> None:
    found = read_status(of(holding([b"1"]), holding(bringing(b"2"))))
    assert found == ((b"2",), True, False)


def test_two_boxes_of_one_label_have_no_single_meaning() -> None:
    box = assertion(LABEL.encode(), bringing(b"1"))
    uri = hashed_uri(box, f"self#jumbf=c2pa.assertions/{LABEL}")
    twice = manifest(b"urn:c2pa:1", box, box, claim={"created_assertions": [uri], "alg": "sha256"})
    assert read_status(of(twice)) == ((), True, False)


def test_more_answers_or_assertions_than_are_looked_at_are_left_and_that_is_told() -> None:
    many = read_status(of(holding(bringing(*(b"1",) * (MAX_STATUS_ANSWERS + 700)))))
    assert (len(many.answers), many.cut) == (MAX_STATUS_ANSWERS, True)
    spread = read_status(of(*(holding(bringing(b"1")),) * (MAX_STATUS_ASSERTIONS + 1)))
    assert (len(spread.answers), spread.cut) == (MAX_STATUS_ASSERTIONS, True)


VALUES = st.recursive(
    st.none() | st.binary(max_size=9) | st.integers(-9, 9) | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=9), inner, max_size=4),
    max_leaves=8,
)


@settings(max_examples=60)
@given(VALUES | st.fixed_dictionaries({"ocspVals": VALUES}))
def test_whatever_an_assertion_holds_it_is_answers_or_unsound(value: object) -> None:
    found = read_status(of(holding(value)))
    values = value.get("ocspVals") if isinstance(value, dict) else None
    sound = isinstance(values, list) and all(isinstance(item, bytes) for item in values)
    assert found == (tuple(values) if sound and isinstance(values, list) else (), not sound, False)


@settings(max_examples=60)
@given(at=st.integers(0, 10_000), bits=st.integers(1, 255))
def test_no_bent_store_raises(at: int, bits: int) -> None:
    data = bytearray(store(holding(bringing(b"1", b"2"))))
    data[at % len(data)] ^= bits
    assert set(read_status(read_store(bytes(data))).answers) <= {b"1", b"2"}
