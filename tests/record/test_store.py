"""The manifest store: real ones read whole, odd ones told."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.record.boxes import assertion, box, cbor_box, facts, manifest, raw, read, store, superbox
from verify.record.jumbf import MAX_PROBLEMS
from verify.record.store import ManifestKind, assertion_hash, digest, read_store

ACTIONS = assertion(b"c2pa.actions.v2", {"actions": []})


def whats(data: bytes) -> list[str]:
    return [problem.what for problem in read_store(data).problems]


def test_every_genuine_store_is_read_without_a_problem(corpus: Path) -> None:
    manifests = 0
    for name in facts(corpus):
        found = read(corpus, name)
        if found is None:
            continue
        assert found.problems == (), name
        assert all(item.claim and item.signature and item.assertions for item in found.manifests), name
        manifests += len(found.manifests)
    assert manifests > 50


def test_the_number_of_manifests_is_what_the_corpus_says(corpus: Path) -> None:
    for name, entry in facts(corpus).items():
        found = read(corpus, name)
        if found is not None and entry.get("manifests"):
            assert len(found.manifests) == entry["manifests"], name


def test_a_photo_of_2023_with_its_assertions_in_order(corpus: Path) -> None:
    found = read(corpus, "adobe-20220124-CA.jpg")
    assert found is not None
    (only,) = found.manifests
    assert (only.label, only.kind) == (
        "contentauth:urn:uuid:04cdf4ec-f713-4e47-a8d6-7af56501ce4b",
        ManifestKind.STANDARD,
    )
    assert (only.claim_label, only.start) == ("c2pa.claim", 38)
    assert [(item.label, item.kind, item.media_type) for item in only.assertions] == [
        ("c2pa.thumbnail.claim.jpeg", "bidb", "image/jpeg"),
        ("c2pa.thumbnail.ingredient.jpeg", "bidb", "image/jpeg"),
        ("c2pa.ingredient", "cbor", ""),
        ("stds.schema-org.CreativeWork", "json", ""),
        ("c2pa.actions", "cbor", ""),
        ("c2pa.hash.data", "cbor", ""),
    ]
    assert bytes(only.assertions[0].payload[:3]) == b"\xff\xd8\xff"
    assert only.assertions[0].payload.obj is raw(corpus, "adobe-20220124-CA.jpg")


def test_an_update_manifest_says_so_and_comes_last(corpus: Path) -> None:
    found = read(corpus, "update_manifest.jpg")
    assert found is not None
    assert [item.kind for item in found.manifests] == [ManifestKind.STANDARD, ManifestKind.UPDATE]


def test_the_hash_of_an_assertion_covers_its_description_and_content_without_the_header() -> None:
    (only,) = read_store(store(manifest(b"m", ACTIONS))).manifests
    assert assertion_hash(only.assertions[0], "sha512") == digest(ACTIONS[8:], "sha512")
    assert assertion_hash(only.assertions[0], "md5") is None


def test_a_compressed_manifest_is_named_but_not_opened() -> None:
    found = read_store(store(superbox(b"c2cm", b"packed", box(b"brob", b"jumb\x0b\x00\x80")), manifest(b"m", ACTIONS)))
    assert found.problems == ()
    packed, plain = found.manifests
    assert (packed.label, packed.kind, packed.claim, packed.assertions) == ("packed", ManifestKind.COMPRESSED, None, ())
    assert plain.claim == b"\xa0"


def test_padding_boxes_are_no_content() -> None:
    padded = superbox(b"cbor", b"a", box(b"free", bytes(9)), cbor_box([]))
    found = read_store(store(box(b"free", b""), manifest(b"m", padded)))
    assert found.problems == ()
    assert bytes(found.manifests[0].assertions[0].payload) == b"\x80"
    assert bytes(found.manifests[0].assertions[0].hashed) == padded[8:]


def test_what_two_readers_could_take_differently_is_told() -> None:
    one, other = manifest(b"m", ACTIONS), manifest(b"m", assertion(b"x", 1))
    assert whats(store(one, other)) == ["a label that comes twice"]
    assert whats(store(manifest(b"m", ACTIONS, ACTIONS))) == ["a label that comes twice"]
    assert whats(store(one) + store(other)) == ["a further manifest store"]
    claims = superbox(b"c2cl", b"c2pa.claim", cbor_box({"x": 1}))
    twice = read_store(store(superbox(b"c2ma", b"m", claims, one[8 + 27 :])))
    assert "a manifest with more than one claim" in [problem.what for problem in twice.problems]
    assert twice.manifests[0].claim == b"\xa1\x61x\x01"
    both = superbox(b"cbor", b"a", cbor_box(1), cbor_box(2))
    assert whats(store(manifest(b"m", both))) == ["not exactly one content box"]


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"", "no manifest"),
        (store(), "no manifest"),
        (superbox(b"c2pa", b"c2pb"), "a box that is not a C2PA manifest store"),
        (superbox(b"c2pb", b"c2pa"), "a box that is not a C2PA manifest store"),
        (box(b"mdat", b"1"), "a box that is not a C2PA manifest store"),
        (store(superbox(b"c2xx", b"m")), "a box of unknown kind in the manifest store"),
        (store(superbox(b"c2ma", b"m")), "a manifest without claim"),
        (store(superbox(b"c2ma", b"m", superbox(b"c2cl", b"c2pa.claim"))), "not exactly one CBOR box"),
        (store(superbox(b"c2ma", b"m", superbox(b"c2cl", b"c", box(b"json", b"{}")))), "not exactly one CBOR box"),
        (store(manifest(b"m", superbox(b"cbor", b"empty"))), "not exactly one content box"),
    ],
)
def test_what_is_missing_or_unknown_is_told(data: bytes, what: str) -> None:
    assert what in whats(data)


def test_a_store_that_breaks_off_keeps_its_first_manifests() -> None:
    whole = store(manifest(b"one", ACTIONS), manifest(b"two", ACTIONS))
    found = read_store(whole[:-20])
    assert found.problems
    whole_again = store(manifest(b"one", ACTIONS)) + b"\0\0\0\x02jumb"
    assert [item.label for item in read_store(whole_again).manifests] == ["one"]


def test_thousands_of_odd_boxes_are_told_by_a_few() -> None:
    assert len(read_store(store(*(superbox(b"c2xx", b"m") for _ in range(2_000)))).problems) == MAX_PROBLEMS


STORE = store(manifest(b"urn:c2pa:1", ACTIONS), manifest(b"urn:c2pa:2", ACTIONS, assertion(b"org.example", [1])))


@given(st.binary(max_size=300))
def test_any_bytes_give_manifests_or_problems(data: bytes) -> None:
    found = read_store(data)
    assert found.manifests or found.problems
    assert len(found.problems) <= MAX_PROBLEMS


@given(st.integers(0, len(STORE) - 1), st.binary(min_size=1, max_size=6))
def test_changed_bytes_never_make_a_part_reach_outside_its_manifest(at: int, change: bytes) -> None:
    data = STORE[:at] + change + STORE[at + len(change) :]
    for item in read_store(data).manifests:
        assert item.start + item.length <= len(data)
        assert all(len(part.hashed) < item.length for part in item.assertions)
