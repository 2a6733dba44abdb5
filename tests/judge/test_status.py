"""Status codes sorted by what they are about: a formal rule is never told as a change of the content."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verify.judge.status import INTEGRITY, About, about

CODES = {
    About.CONTENT: """
        assertion.dataHash.mismatch assertion.bmffHash.mismatch assertion.boxesHash.mismatch
        assertion.collectionHash.mismatch assertion.multiAssetHash.mismatch""",
    About.CLAIM: """
        assertion.hashedURI.mismatch assertion.missing hashedURI.mismatch hashedURI.missing
        ingredient.hashedURI.mismatch ingredient.manifest.mismatch ingredient.claimSignature.mismatch""",
    About.SIGNATURE: "claimSignature.mismatch",
    About.SIGNER: """
        claimSignature.outsideValidity signingCredential.untrusted signingCredential.expired
        signingCredential.invalid signingCredential.revoked signingCredential.ocsp.revoked
        signingCredential.ocsp.unknown signingCredential.ocsp.inaccessible""",
    About.TIME: """
        timeStamp.mismatch timeStamp.untrusted timeStamp.outsideValidity timeStamp.malformed
        timeStamp.credentialInvalid timestamp.untrusted timeOfSigning.outsideValidity""",
    About.IDENTITY: """
        cawg.ica.did_unavailable cawg.ica.untrusted_issuer cawg.x509.credential.untrusted
        cawg.x509.signature.mismatch cawg.identity.assertion.mismatch""",
    About.MISSING: """
        ingredient.manifest.missing ingredient.claimSignature.missing manifest.inaccessible
        assertion.inaccessible""",
    About.DAMAGED: """
        claim.missing claim.multiple claim.cbor.invalid claimSignature.missing algorithm.unsupported""",
    About.RULE: """
        assertion.action.malformed claim.malformed assertion.undeclared manifest.multipleParents
        manifest.update.invalid manifest.update.wrongParents assertion.selfRedacted
        assertion.cloud-data.hardBinding claim.hardBindings.missing general.error
        assertion.timestamp.malformed assertion.dataHash.malformed""",
}


@pytest.mark.parametrize(("code", "kind"), [(code, kind) for kind, codes in CODES.items() for code in codes.split()])
def test_each_code_is_about_what_the_standard_says(code: str, kind: About) -> None:
    assert about(code) is kind


def test_every_class_has_its_codes() -> None:
    assert set(CODES) == set(About)


@pytest.mark.parametrize("code", ["", "something.new", "assertion.dataHash.mismatch2", "Assertion.DataHash.Mismatch"])
def test_a_code_that_nobody_knows_is_a_broken_rule(code: str) -> None:
    assert about(code) is About.RULE


def test_only_content_claim_signature_and_damage_take_a_record_its_word() -> None:
    assert {About.CONTENT, About.CLAIM, About.SIGNATURE, About.DAMAGED} == INTEGRITY


@given(st.text())
def test_no_unknown_code_is_ever_good_or_a_change(code: str) -> None:
    known = {code for codes in CODES.values() for code in codes.split()}
    assert code in known or about(code) in (About.RULE, About.SIGNER, About.TIME, About.IDENTITY)
