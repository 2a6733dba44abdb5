"""What a claim binds: the file's bytes outside the exclusions, and the manifest's own assertions."""

from __future__ import annotations

import json
from hashlib import sha256, sha512
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

import pytest
from cbor2 import dumps
from hypothesis import given
from hypothesis import strategies as st

from tests.record.boxes import assertion, cbor_box, facts, hashed_uri, manifest, read, store, superbox
from verify.media.bytesource import MemorySource
from verify.media.packets import Range
from verify.record.binding import (
    PIECE,
    BindingResult,
    check_assertion_hashes,
    check_data_hash,
    undeclared_assertions,
)
from verify.record.engine import Engine, Reading
from verify.record.store import RawManifest, read_store

DATA = bytes(range(256)) * 8
EXPECTED = {"match": BindingResult.MATCHES, "differs": BindingResult.DIFFERS}


def excluding(*ranges: tuple[int, int], data: bytes = DATA, **fields: object) -> bytes:
    """Make a data hash assertion that leaves ranges out."""
    kept = bytearray(data)
    for start, length in sorted(ranges, reverse=True):
        del kept[start : start + length]
    listed = [{"start": start, "length": length} for start, length in ranges]
    return dumps({"exclusions": listed, "alg": "sha256", "hash": sha256(kept).digest(), "pad": b"", **fields})


def checked(assertion_cbor: bytes, data: bytes = DATA) -> tuple[BindingResult, str]:
    return check_data_hash(MemorySource(data), assertion_cbor)[:2]


def test_real_files_agree_with_the_independent_check_file_by_file(corpus: Path) -> None:
    seen = 0
    for name, entry in facts(corpus).items():
        said, found = entry["independent_check"]["data_hash"], read(corpus, name)
        if said not in EXPECTED:
            continue
        assert found is not None, name
        (payload,) = [item.payload for item in found.manifests[-1].assertions if item.label == "c2pa.hash.data"]
        source = MemorySource((corpus / "files" / name).read_bytes())
        assert check_data_hash(source, payload).result is EXPECTED[said], name
        seen += 1
    assert seen > 25


def test_one_changed_byte_of_a_real_photo_is_noticed_unless_it_is_left_out(corpus: Path) -> None:
    found = read(corpus, "adobe-20220124-CA.jpg")
    assert found is not None
    payload = found.manifests[0].assertions[-1].payload
    data = bytearray((corpus / "files" / "adobe-20220124-CA.jpg").read_bytes())
    check = check_data_hash(MemorySource(bytes(data)), payload)
    assert (check.result, check.algorithm, check.exclusions) == (
        BindingResult.MATCHES,
        "sha256",
        (Range(20, 126_555),),
    )
    data[30] ^= 1
    assert check_data_hash(MemorySource(bytes(data)), payload).result is BindingResult.MATCHES
    data[-3] ^= 1
    assert check_data_hash(MemorySource(bytes(data)), payload).result is BindingResult.DIFFERS


def test_exclusions_are_used_in_order_and_told() -> None:
    check = check_data_hash(MemorySource(DATA), excluding((100, 50), (0, 10), (10, 5)))
    assert check.result is BindingResult.MATCHES
    assert check.exclusions == (Range(0, 10), Range(10, 5), Range(100, 50))
    assert checked(excluding((0, len(DATA)))) == (BindingResult.MATCHES, "")
    assert checked(excluding((5, 0))) == (BindingResult.MATCHES, "")
    assert checked(excluding()) == (BindingResult.MATCHES, "")
    assert checked(excluding((0, 10)), DATA + b"!") == (BindingResult.DIFFERS, "")


def test_files_longer_than_a_piece_are_hashed_whole() -> None:
    data = bytes(PIECE) + b"\x01" * PIECE + b"\x02" * 77
    gap = (PIECE - 5, 10)
    assert checked(excluding(gap, data=data), data)[0] is BindingResult.MATCHES
    assert checked(excluding(gap, data=data), data[:-1] + b"\x03")[0] is BindingResult.DIFFERS


def test_the_claims_algorithm_holds_when_the_assertion_names_none() -> None:
    fields = dumps({"hash": sha512(DATA).digest()})
    assert check_data_hash(MemorySource(DATA), fields, "sha512")[:3] == (BindingResult.MATCHES, "", "sha512")
    assert check_data_hash(MemorySource(DATA), fields)[:3] == (BindingResult.DIFFERS, "", "sha256")


def test_a_hash_written_as_numbers_is_read() -> None:
    assert checked(dumps({"alg": "sha256", "hash": list(sha256(DATA).digest())}))[0] is BindingResult.MATCHES


def test_exclusions_that_overlap_or_leave_the_file_have_no_single_meaning() -> None:
    assert checked(excluding((0, 10), (9, 5))) == (BindingResult.MALFORMED, "exclusions that overlap")
    assert checked(excluding((0, 10), (0, 10)))[0] is BindingResult.MALFORMED
    beyond = "an exclusion beyond the end of the file"
    assert checked(excluding((len(DATA), 1))) == (BindingResult.MALFORMED, beyond)
    assert checked(excluding((0, 2**63))) == (BindingResult.MALFORMED, beyond)


@pytest.mark.parametrize(
    "fields",
    [
        [],
        {},
        {"hash": "text"},
        {"hash": [256]},
        {"hash": b"", "alg": 7},
        {"hash": b"", "exclusions": 3},
        {"hash": b"", "exclusions": [3]},
        {"hash": b"", "exclusions": [{"start": -1, "length": 1}]},
        {"hash": b"", "exclusions": [{"start": 1.0, "length": 1}]},
        {"hash": b"", "exclusions": [{"start": True, "length": 1}]},
        {"hash": b"", "exclusions": [{"length": 1}]},
    ],
)
def test_assertions_without_meaning_are_malformed(fields: object) -> None:
    assert checked(dumps(fields))[0] is BindingResult.MALFORMED


def test_an_unknown_algorithm_is_not_checked() -> None:
    assert checked(excluding(alg="md5"))[0] is BindingResult.NOT_APPLICABLE


class Shrinking(NamedTuple):
    """A file that became shorter after its size was taken."""

    data: bytes
    size: int

    def read_at(self, start: int, length: int) -> bytes:
        return self.data[start : start + length]


def test_a_file_that_ends_early_is_not_checked_and_does_not_hang() -> None:
    check = check_data_hash(Shrinking(DATA[:500], len(DATA)), excluding((0, 10)))
    assert check.result is BindingResult.NOT_APPLICABLE


@given(st.binary(max_size=200))
def test_any_bytes_as_assertion_never_match(data: bytes) -> None:
    assert checked(data)[0] is BindingResult.MALFORMED


@given(st.lists(st.tuples(st.integers(0, 2100), st.integers(0, 300)), max_size=5))
def test_any_exclusions_either_match_or_are_malformed(ranges: list[tuple[int, int]]) -> None:
    ordered = sorted(ranges)
    sound = all(start + length <= len(DATA) for start, length in ranges) and all(
        a[0] + a[1] <= b[0] for a, b in pairwise(ordered)
    )
    assert checked(excluding(*ranges))[0] is (BindingResult.MATCHES if sound else BindingResult.MALFORMED)


# The claim's own assertions.

ACTIONS, NOTE = assertion(b"c2pa.actions.v2", {"actions": []}), assertion(b"org.example.note", "text")
RELATIVE = "self#jumbf=c2pa.assertions/"


def one(*assertions: bytes, claim: object) -> RawManifest:
    (only,) = read_store(store(manifest(b"urn:c2pa:1", *assertions, claim=claim))).manifests
    return only


def failed(*assertions: bytes, **claim: object) -> tuple[str, ...]:
    only = one(*assertions, claim=claim)
    return check_assertion_hashes(only.claim or b"", only)


def test_real_claims_agree_with_the_engine_assertion_by_assertion(corpus: Path) -> None:
    engine, found_wrong = Engine(), {}
    for name in facts(corpus):
        found = read(corpus, name)
        if found is None:
            continue
        with (corpus / "files" / name).open("rb") as stream:
            outcome = engine.read(stream, facts(corpus)[name]["mime"])
        if not isinstance(outcome, Reading):
            continue
        told = {
            status["url"].rpartition("/")[2]
            for item in json.loads(outcome.crjson)["manifests"]
            for status in item.get("validationResults", {}).get("failure", ())
            if status["code"] == "assertion.hashedURI.mismatch"
        }
        wrong = {label for item in found.manifests for label in check_assertion_hashes(item.claim or b"", item)}
        assert wrong == told, name
        assert all(undeclared_assertions(item.claim or b"", item) == () for item in found.manifests), name
        if wrong:
            found_wrong[name] = wrong
    assert found_wrong == {
        "adobe-20220124-E-uri-CA.jpg": {"c2pa.actions"},
        "adobe-20220124-E-clm-CAICAI.jpg": {"c2pa.ingredient__1"},
    }


def test_a_record_of_before_version_1_hashed_otherwise_and_is_not_called_sound(corpus: Path) -> None:
    found = read(corpus, "crypto-social.png")
    assert found is not None
    assert len(check_assertion_hashes(found.manifests[0].claim or b"", found.manifests[0])) == 10


def test_both_versions_of_claims_are_checked() -> None:
    for field in ("assertions", "created_assertions", "gathered_assertions"):
        good = hashed_uri(ACTIONS, RELATIVE + "c2pa.actions.v2")
        assert failed(ACTIONS, **{field: [good]}) == ()
        assert failed(ACTIONS, **{field: [{**good, "hash": bytes(32)}]}) == ("c2pa.actions.v2",)
        assert failed(NOTE, **{field: [good]}) == ("c2pa.actions.v2",)


def test_urls_may_be_absolute_but_only_into_this_manifest() -> None:
    def at(url: str) -> tuple[str, ...]:
        return failed(ACTIONS, assertions=[hashed_uri(ACTIONS, url)])

    assert at("self#jumbf=/c2pa/urn:c2pa:1/c2pa.assertions/c2pa.actions.v2") == ()
    assert at("self#jumbf=c2pa/urn:c2pa:1/c2pa.assertions/c2pa.actions.v2") == ()
    other = "self#jumbf=/c2pa/urn:c2pa:2/c2pa.assertions/c2pa.actions.v2"
    assert at(other) == (other,)
    for odd in ("", "c2pa.assertions/c2pa.actions.v2", "self#jumbf=c2pa.actions.v2", RELATIVE, RELATIVE + "a/b"):
        assert at(odd) == (odd,)


def test_the_reference_may_name_its_own_algorithm() -> None:
    url = RELATIVE + "c2pa.actions.v2"
    reference = {"url": url, "alg": "sha512", "hash": sha512(ACTIONS[8:]).digest()}
    assert failed(ACTIONS, assertions=[reference]) == ()
    assert failed(ACTIONS, alg="sha512", assertions=[{**reference, "alg": None}]) == ()
    assert failed(ACTIONS, assertions=[{**reference, "alg": "md5"}]) == ("c2pa.actions.v2",)


def test_a_label_that_stands_for_two_assertions_holds_for_neither() -> None:
    twin = superbox(b"cbor", b"c2pa.actions.v2", cbor_box({"actions": ["other"]}))
    good = hashed_uri(ACTIONS, RELATIVE + "c2pa.actions.v2")
    assert failed(ACTIONS, twin, assertions=[good]) == ("c2pa.actions.v2",)


def test_a_claim_whose_list_cannot_be_read_holds_for_nothing() -> None:
    whole = one(ACTIONS, claim={})
    for claim in (b"", b"\x80", b"\xa0", dumps({"assertions": 1}), dumps({"assertions": [1]}), b"\x5a\xff\xff\xff\xff"):
        assert check_assertion_hashes(claim, whole) == ("c2pa.claim.v2",)
        assert undeclared_assertions(claim, whole) == ("c2pa.actions.v2",)
    assert check_assertion_hashes(dumps({"assertions": [], "gathered_assertions": None}), whole) == ()


def test_an_assertion_that_the_claim_does_not_name_is_told() -> None:
    only = one(ACTIONS, NOTE, claim={"assertions": [hashed_uri(ACTIONS, RELATIVE + "c2pa.actions.v2")]})
    assert check_assertion_hashes(only.claim or b"", only) == ()
    assert undeclared_assertions(only.claim or b"", only) == ("org.example.note",)


@given(st.binary(max_size=200))
def test_any_bytes_as_claim_never_hold(claim: bytes) -> None:
    whole = one(ACTIONS, claim={})
    assert check_assertion_hashes(claim, whole) == ("c2pa.claim.v2",)
