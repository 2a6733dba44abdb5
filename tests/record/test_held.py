"""Which bytes of a record its own hashes and signature hold, and where in the file they stand."""

from __future__ import annotations

import json

from tests.hostile.signing import LABEL, store
from tests.judge.records import manifest
from verify.media.packets import Range
from verify.record.cose import read_signature
from verify.record.crjson import read_record
from verify.record.held import held_parts, in_file
from verify.record.store import read_store

VALIDATED = {"validationResults": {"success": [{"code": "claimSignature.validated"}]}}
LISTED = {"created_assertions": [{"url": "self#jumbf=c2pa.assertions/c2pa.actions.v2"}]}


def held(data: bytes, **fields: object) -> tuple[Range, ...]:
    record = read_record(json.dumps({"manifests": [{**manifest(LABEL, claim=LISTED), **fields}]}))
    assert record is not None
    parts = read_store(data)
    signatures = {item.label: read_signature(item.signature or b"") for item in parts.manifests}
    return held_parts(data, parts, record, signatures)


def test_the_claim_its_listed_assertions_and_the_signature_are_held_and_no_heading_is() -> None:
    data = store("c2pa.hash.data", {"name": "t"})
    parts = b"|".join(data[item.start : item.end] for item in held(data, **VALIDATED))
    assert b"claim_generator_info" in parts
    assert b"c2pa.created" in parts
    assert data[-64:] in parts  # the signature's own value ends the store
    assert b"jumb\0" not in parts
    assert b"c2pa.hash.data\0" not in parts  # not listed in what the engine says of the claim


def test_of_a_record_whose_signature_does_not_hold_nothing_is_held() -> None:
    assert held(store("c2pa.hash.data", {"name": "t"})) == ()


def test_parts_of_a_store_that_is_cut_into_segments_are_cut_where_it_is() -> None:
    payload = (Range(100, 10), Range(200, 10), Range(300, 5))
    assert in_file((Range(2, 3), Range(8, 14)), payload, 25) == (
        Range(102, 3),
        Range(108, 2),
        Range(200, 10),
        Range(300, 2),
    )
    assert in_file((Range(2, 3),), payload, 24) == ()
