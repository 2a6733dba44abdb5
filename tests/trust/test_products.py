"""Which product a certificate was given to: by its record where the subject agrees, by the subject otherwise."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest
from cryptography import x509

import verify.trust
from tests.trust.authority import SIGNER, issue
from verify.trust.c2pa_extensions import ASSURANCE_LEVEL, PRODUCT_RECORD
from verify.trust.certificate import Certificate, parse
from verify.trust.products import product_list, products_of

DATA = Path(verify.trust.__file__).with_name("data") / "conforming-products.json"
PIXEL = "0197aa34-665b-7811-9bbc-317cfd988d0a"
PHOTOS_ANDROID = "0197ae4d-5c85-739f-91ae-70b0523425a7"

LEVEL_2 = bytes.fromhex("060a2b0601040183e85e0314")
CAMERA = (("C", "US"), ("O", "Google LLC"), ("CN", "Pixel Camera"))


def certificate(names: tuple[tuple[str, str], ...], record: str | None = None) -> Certificate:
    """Return a certificate with a subject and a record of the list."""
    made = parse(issue("Anyone", None, SIGNER).der)
    assert made is not None
    common_name = next((value for label, value in names if label == "CN"), None)
    return made._replace(names=names, common_name=common_name, product_record=record)


def ids(names: tuple[tuple[str, str], ...], record: str | None = None) -> list[str]:
    return [product.record_id for product in products_of(certificate(names, record))]


def test_the_digest_is_that_of_the_lines_of_the_data_file() -> None:
    lines = [line.strip().removesuffix(",") for line in DATA.read_text(encoding="utf-8").splitlines()]
    records = [line for line in lines if line.startswith('{"record_id"')]
    assert len(records) == len(product_list().records) == 153
    digest = hashlib.sha256("".join(f"{line}\n" for line in records).encode()).hexdigest()
    assert product_list().digest == digest


def test_the_list_says_where_it_is_from() -> None:
    found = product_list()
    assert (found.name, found.licence, found.retrieved) == ("C2PA Conforming Products List", "CC BY 4.0", "2026-08-21")
    assert found.source.startswith("https://github.com/c2pa-org/conformance-public")


def test_every_generator_product_of_the_facts_stands_in_the_data_and_nothing_else(corpus: Path) -> None:
    source = corpus.parent / "trust" / "conforming-products.json"
    if not source.is_file():
        pytest.skip("the facts that the data was made from are not beside this checkout")
    raw = source.read_bytes()
    assert json.loads(DATA.read_bytes())["extract_sha256"] == hashlib.sha256(raw).hexdigest()
    facts = [item for item in json.loads(raw)["products"] if item["type"] == "generatorProduct"]
    for fact, record in zip(facts, product_list().records, strict=True):
        product, banned = record.product, fact["disallowed_signals"] or {}
        assert product.record_id == fact["record_id"]
        assert (product.name, product.applicant) == (fact["dn"]["CN"], fact["applicant"])
        assert (product.status, product.conformed) == (fact["status"], fact["conformed"])
        assert product.max_assurance_level == fact["max_assurance_level"]
        assert (product.min_version or "") == fact["min_version"]
        assert product.disallowed_signals == (*banned.get("inception", ()), *banned.get("transformation", ()))
        assert {label for label, _ in record.subject} == set(fact["dn"])


def test_a_subject_with_several_records_gives_all_and_the_record_named_decides() -> None:
    both = ids(CAMERA)
    assert len(both) > 1
    assert PIXEL in both
    assert ids(CAMERA, PIXEL) == [PIXEL]


def test_a_record_that_belongs_to_another_subject_counts_for_nothing() -> None:
    assert ids(CAMERA, PHOTOS_ANDROID) == ids(CAMERA)
    assert ids((("C", "US"), ("O", "Somebody Else"), ("CN", "Pixel Camera")), PIXEL) == []


def test_a_record_that_this_edition_does_not_have_leaves_the_subject_to_decide() -> None:
    assert ids(CAMERA, "ffffffff-ffff-ffff-ffff-ffffffffffff") == ids(CAMERA)


def test_the_unit_tells_products_of_one_name_apart_and_is_needed() -> None:
    photos = (("C", "US"), ("O", "Google LLC"), ("CN", "Google Photos"))
    assert ids(photos) == []
    assert PHOTOS_ANDROID in ids((*photos, ("OU", "Google Photos Android")))
    assert not set(ids((*photos, ("OU", "Google Photos iOS")))) & set(ids((*photos, ("OU", "Google Photos Android"))))


def test_a_unit_that_the_record_does_not_have_changes_nothing() -> None:
    assert ids((*CAMERA, ("OU", "Cameras"))) == ids(CAMERA)


def test_case_and_blanks_are_passed_over_as_in_every_comparison_of_names() -> None:
    assert ids((("C", "us"), ("O", "GOOGLE  LLC "), ("CN", "pixel camera"))) == ids(CAMERA)


def test_a_subject_that_names_two_organisations_is_nobodys() -> None:
    assert ids((*CAMERA, ("O", "Somebody Else"))) == []


def test_a_validator_is_no_product_that_signs() -> None:
    assert ids((("C", "US"), ("O", "Adobe Inc."), ("CN", "Adobe Content Authenticity Inspect"))) == []


def test_a_subject_without_any_names_fits_nothing() -> None:
    assert ids(()) == []


def test_level_and_record_are_read_out_of_a_certificate_as_authorities_write_them() -> None:
    level = x509.UnrecognizedExtension(x509.ObjectIdentifier(ASSURANCE_LEVEL), LEVEL_2)
    record = x509.UnrecognizedExtension(x509.ObjectIdentifier(PRODUCT_RECORD), b"\x0c\x24" + PIXEL.upper().encode())
    found = parse(issue("Pixel Camera", None, SIGNER._replace(extra=((level, False), (record, False)))).der)
    assert found is not None
    assert (found.assurance_level, found.product_record) == (2, PIXEL)
