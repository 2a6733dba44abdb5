"""Other people's files: the lists, the time and the product of each signer, as the facts of the corpus's table have it.

The table says who signed, when, until when the certificate was valid, and what the engine alone makes of the file with
the two official lists, and with the Interim list beside them. From these the expectations are derived; where we say
something else, the reason stands here.
"""

from __future__ import annotations

import json
import os
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from verify import Policy, Report, Verifier
from verify.model.signing import Unrecognized
from verify.model.vocabulary import SignerState, TimeSource

OFFICIAL = "C2PA Trust List"
INTERIM = "Interim Trust List (legacy)"

LISTS = {
    # The engine calls the file invalid with the official lists, because the authority of its time-stamp is on none; the
    # signer's own chain leads to an anchor of the official list all the same.
    "mode-generate.png": (OFFICIAL,),
    # The Interim list knows this certificate by itself, not its issuer; in that column the engine had issuers alone.
    "amazon-titan-g1.png": (INTERIM,),
    # Invalid for the engine because of an identity assertion, which says nothing about the signer of the record.
    "cai-open-source.jpg": (INTERIM,),
    # The engine stops at the picture, which was changed; the signature over the record holds.
    "truepic-20230212-camera.jpg": (INTERIM,),
}
"""Files whose lists do not follow from the engine's states, each with the reason."""

STATED = {
    # A time-stamp by an authority that no list knows proves no time; the table has what it says.
    "mode-generate.png",
    "ChatGPT_Image_May_31__2026__02_02_23_PM.png",
    "background.jpg",
    "trustnxt-icon-signed-v2-bmff.heic",
    "cards_expired_with_untrusted_timestamp.jpg",
}

NOBODY = {
    # The signature over the record does not hold, so nobody signed, whatever the certificate in it says.
    "adobe-20220124-E-sig-CA.jpg",
    # A record of before the first release, which the engine does not read.
    "crypto-social.png",
}

PRODUCTS = {
    "mode-generate.png": ("OpenAI Media Service", 1),
    "ChatGPT_Image_May_31__2026__02_02_23_PM.png": ("OpenAI Media Service", 1),
    "lady.png": ("Google Media Processing Services", 1),
    "test2.png": ("Google Media Processing Services", 1),
    "large2.png": ("Google Media Processing Services", 1),
    "city.png": ("Google Media Processing Services", 1),
    "PXL_20260208_202351558.jpg": ("Google Media Processing Services", 1),
    "conformant-b.jpg": ("Google Photos", 1),
}
"""Product and assurance level of every signer whom the official list knows."""


def _rows() -> list[dict[str, Any]]:
    place = Path(os.environ.get("HOWMADE_CORPUS", Path(__file__).resolve().parents[3] / "shared" / "corpus"))
    table = place / "manifest.json"
    return json.loads(table.read_bytes())["files"] if table.is_file() else [{"file": "absent"}]


ROWS = [pytest.param(row, id=Path(row["file"]).name) for row in _rows()]


@cache
def _verifier() -> Verifier:
    return Verifier(Policy(at=datetime(2026, 11, 22, 12, tzinfo=UTC)))


@cache
def _report(path: Path) -> Report:
    return _verifier().verify(path)


def lists_of(row: dict[str, Any]) -> tuple[str, ...]:
    """Return the lists that know the signer, going by what the engine says with one set of lists and with the other."""
    name, engine = Path(row["file"]).name, row["engine"]
    if name in LISTS:
        return LISTS[name]
    if engine["c2pa_and_tsa_lists"] == "Trusted":
        return (OFFICIAL,)
    return (INTERIM,) if engine["with_interim_list"] == "Trusted" else ()


@pytest.mark.parametrize("row", ROWS)
def test_the_signer_is_known_to_the_lists_that_the_table_leads_to(row: dict[str, Any], corpus: Path) -> None:
    report = _report(corpus / row["file"])
    signer, codes = report.answers.signer, {finding.code for finding in report.findings}
    expected = lists_of(row)
    assert signer.recognized_by == expected
    assert (signer.state is SignerState.RECOGNIZED) == bool(expected)
    assert ("signer.legacy_list_only" in codes) == (expected == (INTERIM,))
    for finding in report.findings:
        if finding.code == "signer.legacy_list_only":
            assert "frozen since 2026-01-01" in finding.detail


@pytest.mark.parametrize("row", ROWS)
def test_the_name_and_the_dates_are_those_of_the_table(row: dict[str, Any], corpus: Path) -> None:
    report = _report(corpus / row["file"])
    signer = report.answers.signer
    name = Path(row["file"]).name
    assert (signer.organization or signer.name) == (None if name in NOBODY else row["signer"])
    if row["signer_not_after"] and report.manifests:
        assert (report.manifests[0].signer.not_after or "")[:10] == row["signer_not_after"]


@pytest.mark.parametrize("row", ROWS)
def test_the_time_is_that_of_the_table_and_proven_where_a_list_knows_the_clock(
    row: dict[str, Any], corpus: Path
) -> None:
    report = _report(corpus / row["file"])
    signer, name = report.answers.signer, Path(row["file"]).name
    if row["signed_at"] is None:
        assert signer.time_source is not TimeSource.TIMESTAMP
        return
    said = datetime.fromisoformat(row["signed_at"]).replace(microsecond=0)
    assert signer.time is not None
    assert datetime.fromisoformat(signer.time) == said
    assert (signer.time_source is TimeSource.TIMESTAMP) == (name not in STATED)


@pytest.mark.parametrize("row", ROWS)
def test_the_product_is_told_where_the_official_list_knows_the_signer_and_nowhere_else(
    row: dict[str, Any], corpus: Path
) -> None:
    report = _report(corpus / row["file"])
    codes = {finding.code for finding in report.findings}
    product, level = PRODUCTS.get(Path(row["file"]).name, (None, None))
    assert report.answers.signer.product == product
    assert (product is not None) == (OFFICIAL in report.answers.signer.recognized_by)
    assert report.checked.conforming_products == ("2026-08-21" if product else None)
    assert not codes & {"signer.no_conforming_record", "signer.product_not_allowed", "signer.product_level"}
    if product is None:
        return
    signer = report.manifests[0].signer
    assert signer.product is not None
    assert (signer.product.name, signer.product.status, signer.assurance_level) == (product, "conformant", level)
    assert f"conforming product (assurance level {level})" in report.answers.signer.sentence


@pytest.mark.parametrize("row", ROWS)
def test_each_path_leads_from_the_signer_to_the_listed_certificate(row: dict[str, Any], corpus: Path) -> None:
    report = _report(corpus / row["file"])
    for manifest in report.manifests:
        signer = manifest.signer
        assert tuple(entry.list for entry in signer.recognition) == signer.recognized_by
        for entry in signer.recognition:
            assert entry.path[0].fingerprint == signer.fingerprint == signer.chain[0].fingerprint
            assert (entry.path[-1].title, entry.path[-1].fingerprint) == (entry.anchor, entry.anchor_fingerprint)
            assert entry.at_signing is True or (entry.at_signing is None and entry.now)
        assert bool(signer.recognition) != bool(signer.why)


def test_the_pixel_signed_in_the_phone_and_the_service_after_it(corpus: Path) -> None:
    service, phone = (manifest.signer for manifest in _report(corpus / "files/PXL_20260208_202351558.jpg").manifests)
    assert (phone.assurance_level, phone.key, phone.valid_at_signing, phone.valid_now) == (2, "P-256", True, False)
    assert phone.product is not None
    assert (phone.product.name, phone.product.max_assurance_level) == ("Pixel Camera", 2)
    assert phone.product.record_id == "0197aa34-665b-7811-9bbc-317cfd988d0a"  # several records have its subject
    assert [step.title for step in phone.recognition[0].path] == [
        "Pixel Camera (Google LLC)",
        "Google C2PA Mobile A 1P ICA G3 L3 (Google LLC)",
        "Google C2PA Root CA G3 (Google LLC)",
    ]
    assert [oid.name for oid in service.purposes] == ["e-mail protection", "C2PA claim signing"]
    assert [oid.name for oid in service.policies] == ["C2PA certificate policy"]


def test_openais_expired_certificates_say_which_list_would_know_them(corpus: Path) -> None:
    signer = _report(corpus / "files/chatgpt-1.png").manifests[0].signer
    assert signer.why == (Unrecognized.OUTSIDE_DATES,)
    assert [(entry.list, entry.at_signing, entry.now) for entry in signer.lapsed] == [(INTERIM, None, False)]
    assert (signer.valid_at_signing, signer.valid_now) == (None, False)
