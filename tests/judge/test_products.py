"""What the list of conforming products says of a signer: only of those whom the C2PA list knows, and never a guess."""

from __future__ import annotations

import pytest

from tests.judge.records import KNOWN, action, evidence, of_actions
from verify.judge.evidence import Evidence
from verify.judge.findings import Finding
from verify.judge.products import product_in_words
from verify.judge.verdict import Verdict, judge
from verify.model.signing import Product, Recognition
from verify.model.vocabulary import Severity, SignerState
from verify.trust.sealed import Seal

CAPTURED = "http://cv.iptc.org/newscodes/digitalsourcetype/digitalCapture"
GENERATED = "http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia"

PRODUCT = Product(
    record_id="00000000-0000-0000-0000-000000000001",
    name="Acme Camera",
    applicant="Acme Imaging",
    max_assurance_level=1,
    status="conformant",
    conformed="2026-01-01",
    min_version=None,
    disallowed_signals=(),
)
NO_CAPTURE = PRODUCT._replace(disallowed_signals=("capturedMedia", "nonGenAIDigitalCreation"))
BY_C2PA = Recognition("c2pa", "C2PA Trust List", "2026-08-05", "current", "Root", "00", (), at_signing=True, now=True)
BY_OWN = BY_C2PA._replace(list_id="file:acme.pem", list="acme.pem", status="own")


def signer(*products: Product, level: int | None = 1, by: Recognition = BY_C2PA) -> Seal:
    """Return the seal of a signer whom a list knows, with what the list of products has of it."""
    return KNOWN._replace(recognized_by=(by.list,), recognition=(by,), products=products, assurance_level=level)


def verdict(seal: Seal, source_type: str = CAPTURED) -> Verdict:
    made = of_actions(action("c2pa.created", digitalSourceType=source_type))
    return judge(evidence(made, seals=(seal,)), {})


def of_products(found: Verdict) -> list[Finding]:
    return [one for one in found.findings if one.code.startswith("signer.product") or "conforming" in one.code]


def test_a_product_that_may_state_what_it_states_is_named_and_nothing_else_is_said() -> None:
    found = verdict(signer(PRODUCT))
    assert of_products(found) == []
    assert found.answers.signer.product == "Acme Camera"
    assert "“Acme Camera”, conforming product (assurance level 1)" in found.answers.signer.sentence
    assert found.manifests[0].signer.product == PRODUCT


def test_a_product_that_may_not_state_a_capture_and_does() -> None:
    (finding,) = of_products(verdict(signer(NO_CAPTURE)))
    assert (finding.code, finding.severity) == ("signer.product_not_allowed", Severity.WARNING)
    assert "Acme Camera by Acme Imaging" in finding.detail
    assert "capturedMedia" in finding.detail
    assert "nonGenAIDigitalCreation" not in finding.detail  # forbidden, and not stated


def test_what_a_product_may_not_state_and_does_not_is_no_finding() -> None:
    assert of_products(verdict(signer(NO_CAPTURE), GENERATED)) == []


def test_the_record_of_an_earlier_version_is_looked_at_too() -> None:
    parent = {
        "c2pa.ingredient.v3": {
            "relationship": "parentOf",
            "activeManifest": {"url": "self#jumbf=/c2pa/urn:c2pa:earlier", "hash": ""},
        }
    }
    upper = of_actions(action("c2pa.opened"))
    upper["assertions"] = {**upper["assertions"], **parent}  # type: ignore[dict-item]
    lower = of_actions(action("c2pa.created", digitalSourceType=CAPTURED), label="urn:c2pa:earlier")
    found = judge(evidence(upper, lower, seals=(signer(PRODUCT), signer(NO_CAPTURE))), {})
    (finding,) = of_products(found)
    assert (finding.code, finding.source) == ("signer.product_not_allowed", "urn:c2pa:earlier")


def test_only_what_all_records_forbid_is_forbidden() -> None:
    assert of_products(verdict(signer(NO_CAPTURE, PRODUCT))) == []
    strict = NO_CAPTURE._replace(disallowed_signals=("capturedMedia",))
    assert [one.code for one in of_products(verdict(signer(NO_CAPTURE, strict)))] == ["signer.product_not_allowed"]


def test_of_several_records_none_is_picked() -> None:
    manifest = verdict(signer(PRODUCT, NO_CAPTURE)).manifests[0]
    assert manifest.signer.product is None
    assert manifest.signer.product_candidates == (PRODUCT, NO_CAPTURE)


def test_a_signer_without_a_record_is_a_notice() -> None:
    found = verdict(signer())
    (finding,) = of_products(found)
    assert (finding.code, finding.severity) == ("signer.no_conforming_record", Severity.NOTICE)
    assert "2026-08-21" in finding.detail
    assert found.answers.signer.product is None


@pytest.mark.parametrize(("level", "told"), [(None, False), (1, False), (2, True)])
def test_a_level_above_that_of_the_record_is_told(level: int | None, told: bool) -> None:
    codes = [one.code for one in of_products(verdict(signer(PRODUCT, level=level)))]
    assert codes == (["signer.product_level"] if told else [])


def test_a_level_that_one_of_the_records_allows_is_allowed() -> None:
    assert of_products(verdict(signer(PRODUCT, PRODUCT._replace(max_assurance_level=2), level=2))) == []
    assert of_products(verdict(signer(PRODUCT, PRODUCT._replace(max_assurance_level=None), level=2))) == []


def test_a_product_that_was_taken_back_is_told_with_its_status() -> None:
    found = verdict(signer(PRODUCT._replace(status="revoked_vulnerability")))
    (finding,) = of_products(found)
    assert (finding.code, finding.severity) == ("signer.product_status", Severity.WARNING)
    assert "revoked_vulnerability" in finding.detail
    assert "not in force (status: revoked_vulnerability)" in found.answers.signer.sentence
    assert "conforming product" not in found.answers.signer.sentence


def test_of_records_of_which_one_is_in_force_the_sentence_leaves_open_which_it_is() -> None:
    found = verdict(signer(PRODUCT, PRODUCT._replace(status="revoked")))
    assert of_products(found) == []
    assert "of which not all are in force" in found.answers.signer.sentence


def test_a_signer_on_another_list_has_no_product_whatever_its_certificate_says() -> None:
    found = verdict(signer(by=BY_OWN, level=2))
    assert of_products(found) == []
    assert found.answers.signer.product is None
    assert product_in_words(signer(PRODUCT, by=BY_OWN)) is None


@pytest.mark.parametrize("state", [SignerState.REVOKED, SignerState.EXPIRED, SignerState.UNRECOGNIZED])
def test_a_signer_whom_no_list_stands_up_for_any_more_has_no_product(state: SignerState) -> None:
    seal = signer(NO_CAPTURE)._replace(state=state, recognized_by=())
    found = verdict(seal)
    assert of_products(found) == []
    assert found.answers.signer.product is None
    assert found.manifests[0].signer.product is None


def test_nothing_is_said_of_products_where_there_is_no_record() -> None:
    nothing: Evidence = evidence()
    assert of_products(judge(nothing, {})) == []
