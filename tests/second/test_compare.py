"""What counts as a difference: our answers about real files beside what the other program could say of them."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from tests.second.test_answer import GOOD
from verify import Report, Verifier
from verify.model.second import About
from verify.model.vocabulary import Coverage, RecordState, SignerState
from verify.second.answer import Status, Theirs, theirs_of
from verify.second.compare import Form, compare
from verify.words import say

SAMPLES = Path(__file__).resolve().parents[2] / "samples"


@cache
def ours(name: str) -> Report:
    return Verifier().verify(SAMPLES / name)


def theirs(**changes: object) -> Theirs:
    """Return what it says of a file whose record holds, signed by someone whom no list knows."""
    answer = theirs_of(GOOD | {"signer": "not_valid_for_supplied_material", **changes})
    assert answer is not None
    return answer


def differing(name: str, answer: Theirs, form: Form = Form.PLAIN) -> list[str]:
    return [one.about.value for one in compare(ours(name), answer, form).differences]


def failed(*codes: str, **changes: object) -> Theirs:
    return theirs(integrity="invalid", failure=[[code, ""] for code in codes], **changes)


def test_an_unsigned_file_is_invalid_there_and_that_is_no_difference() -> None:
    answer = failed(present=False, signature="unknown", content="unknown", signer="not_evaluated")
    compared = compare(ours("unsigned.jpg"), answer)
    assert (compared.about, compared.differences) == ((About.RECORD,), ())


def test_a_record_that_only_one_of_both_finds_is_a_difference() -> None:
    assert differing("unsigned.jpg", theirs()) == ["record"]
    assert differing("camera.jpg", failed(present=False)) == ["record"]


def test_a_pointer_that_it_alone_found_and_could_not_follow_is_told_as_such() -> None:
    (one,) = compare(ours("unsigned.jpg"), failed("manifest.inaccessible")).differences
    assert (one.theirs, one.note) == ("found (manifest.inaccessible)", say("second.note.not_followed"))


def test_a_known_form_is_given_as_the_reason_only_where_it_did_not_find_the_record() -> None:
    (lost,) = compare(ours("camera.jpg"), failed(present=False), Form.COUNTED_FROM_ZERO).differences
    assert lost.note == say("second.note.sequence")
    assert differing("camera.jpg", theirs(), Form.COUNTED_FROM_ZERO) == []


MISMATCHES = ("assertion.dataHash.mismatch", "assertion.hashedURI.mismatch", "assertion.bmffHash.mismatch")


@pytest.mark.parametrize("code", MISMATCHES)
def test_altered_agrees_with_a_mismatch_and_intact_does_not(code: str) -> None:
    assert differing("camera-ai-fill-altered.jpg", failed(code)) == []
    assert differing("camera.jpg", failed(code)) == ["integrity"]


def test_altered_does_not_agree_with_a_broken_rule_nor_with_a_valid_record() -> None:
    assert differing("camera-ai-fill-altered.jpg", failed("assertion.action.malformed")) == ["integrity"]
    assert differing("camera-ai-fill-altered.jpg", theirs()) == ["integrity"]


def test_codes_about_certificates_and_authors_make_no_mismatch_of_the_record() -> None:
    answer = failed("cawg.identity.assertion.mismatch", "timeStamp.mismatch", "assertion.action.malformed")
    (one,) = compare(ours("camera.jpg"), answer).differences[-1:]
    assert one.theirs == "invalid (assertion.action.malformed)"


@pytest.mark.parametrize("code", ["manifest.inaccessible", "assertion.inaccessible"])
def test_what_it_could_not_fetch_is_told_as_such(code: str) -> None:
    (one,) = compare(ours("camera.jpg"), failed(code)).differences
    assert (one.about, one.note) == (About.INTEGRITY, say("second.note.inaccessible"))


def test_a_signature_that_holds_for_one_alone_is_one_difference_and_what_rests_on_it_is_left_out() -> None:
    answer = failed("claimSignature.mismatch", signature="invalid")
    assert differing("camera.jpg", answer) == ["signature"]


def test_the_words_about_the_signer_are_compared_with_their_dates() -> None:
    assert differing("camera.jpg", theirs(signer="valid_for_supplied_material")) == ["signer"]
    outside = theirs(failure=[["claimSignature.outsideValidity", ""]])
    assert differing("camera.jpg", outside) == ["signer"]
    assert differing("camera.jpg", theirs(signer="not_evaluated")) == []


def test_a_time_stamp_that_only_one_of_both_trusts_is_a_difference() -> None:
    assert differing("camera.jpg", theirs(success=[["timeStamp.trusted", ""]])) == ["time"]
    assert differing("camera.jpg", theirs(informational=[["timeStamp.untrusted", ""]])) == []


def test_the_signature_of_an_earlier_version_is_compared_by_the_label_of_its_record() -> None:
    earlier = ours("camera-ai-fill.jpg").manifests[1].label
    place = f"self#jumbf=/c2pa/{earlier}/c2pa.signature"
    assert differing("camera-ai-fill.jpg", theirs(parts=[["claimSignature.validated", place]])) == []
    (one,) = compare(ours("camera-ai-fill.jpg"), theirs(parts=[["claimSignature.mismatch", place]])).differences
    assert (one.about, one.manifest) == (About.MANIFEST, 1)
    elsewhere = place.replace(earlier, "urn:c2pa:other")
    assert differing("camera-ai-fill.jpg", theirs(parts=[["claimSignature.mismatch", elsewhere]])) == []


def test_a_rule_that_only_an_earlier_version_breaks_is_given_as_the_reason() -> None:
    report = ours("camera-ai-fill.jpg")
    record = report.answers.record._replace(state=RecordState.NONCONFORMING, reasons=("ingredient.failed",))
    (one,) = compare(report._replace(answers=report.answers._replace(record=record)), theirs()).differences
    assert one.note == say("second.note.parts")


def test_a_signature_that_we_could_not_read_is_not_told_as_one_that_does_not_hold() -> None:
    """The engine can hold a record for intact whose certificate is damaged; theirs may name who signed."""
    report = ours("camera.jpg")
    signer = report.answers.signer._replace(state=SignerState.NONE)
    assert compare(report._replace(answers=report.answers._replace(signer=signer)), theirs()).differences == ()


def test_media_that_the_hash_leaves_out_is_given_as_the_reason() -> None:
    report = ours("camera-ai-fill-altered.jpg")
    record = report.answers.record._replace(coverage=Coverage.MEDIA_EXCLUDED)
    (one,) = compare(report._replace(answers=report.answers._replace(record=record)), theirs()).differences
    assert one.note == say("second.note.coverage")


def test_a_status_without_a_place_is_about_the_active_manifest() -> None:
    other = Status("timeStamp.trusted", "self#jumbf=/c2pa/urn:c2pa:other/c2pa.signature")
    assert differing("camera.jpg", theirs()._replace(success=(other,))) == []
