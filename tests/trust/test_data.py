"""The trust lists that come with the library are what they say: every figure in them follows from the certificates."""

from __future__ import annotations

import base64
import hashlib
import json
from pathlib import Path
from typing import Any

import pytest
from cryptography import x509

import verify.trust
from verify.trust.certificate import parse
from verify.trust.lists import BUILTIN_IDS, Kind, TrustList, builtin

DATA = Path(verify.trust.__file__).with_name("data")
SIZES = {"c2pa": (30, 0), "c2pa-tsa": (22, 0), "iptc-vnp": (0, 20), "itl": (18, 86)}  # anchors, end entities


@pytest.fixture(params=BUILTIN_IDS)
def trust_list(request: pytest.FixtureRequest) -> TrustList:
    return builtin((request.param,))[0]


def raw(trust_list: TrustList) -> dict[str, Any]:
    data: dict[str, Any] = json.loads((DATA / f"{trust_list.id}.json").read_bytes())
    return data


def test_every_data_file_is_a_built_in_list_or_that_of_the_incidents() -> None:
    assert {path.stem for path in DATA.iterdir()} == {*BUILTIN_IDS, "incidents", "conforming-products"}


def test_each_fingerprint_is_the_digest_of_its_certificate(trust_list: TrustList) -> None:
    for entry in trust_list.entries:
        assert entry.sha256 == hashlib.sha256(base64.b64decode(entry.base64, validate=True)).hexdigest()


def test_each_subject_digest_is_that_of_the_der_subject_name(trust_list: TrustList) -> None:
    for entry in trust_list.entries:
        name = x509.load_der_x509_certificate(entry.der).subject.public_bytes()
        assert entry.subject_sha256 == hashlib.sha256(name).hexdigest()


def test_each_title_and_kind_is_what_the_certificate_says(trust_list: TrustList) -> None:
    for entry in trust_list.entries:
        certificate = parse(entry.der)
        assert certificate is not None
        assert entry.title == certificate.title
        assert entry.kind is (Kind.ANCHOR if certificate.is_ca else Kind.END_ENTITY)


def test_the_list_digest_is_what_sort_and_sha256sum_would_print(trust_list: TrustList) -> None:
    lines = sorted(f"{entry.sha256}\n" for entry in trust_list.entries)
    assert trust_list.digest == hashlib.sha256("".join(lines).encode()).hexdigest()


def test_no_certificate_is_listed_twice(trust_list: TrustList) -> None:
    assert len({entry.sha256 for entry in trust_list.entries}) == len(trust_list.entries)


def test_the_numbers_of_anchors_and_end_entities_are_those_of_the_source(trust_list: TrustList) -> None:
    assert (trust_list.anchors_count, trust_list.end_entities_count) == SIZES[trust_list.id]


def test_nothing_else_stands_in_a_data_file(trust_list: TrustList) -> None:
    data = raw(trust_list)
    reason = {"also_time_stamping_reason"} if trust_list.also_time_stamping else set()
    assert set(data) == (set(TrustList._fields) - {"entries", "origin"}) | {"certificates"} | reason
    for item in data["certificates"]:
        assert set(item) == {"kind", "title", "sha256", "subject_sha256", "der"}


def test_each_list_says_when_it_is_from(trust_list: TrustList) -> None:
    assert trust_list.issued or trust_list.frozen_since or trust_list.retrieved


def test_only_the_interim_list_vouches_for_two_purposes_and_says_why() -> None:
    double = [one for one in builtin() if one.also_time_stamping]
    assert [one.id for one in double] == ["itl"]
    assert "2026" in raw(double[0])["also_time_stamping_reason"]
