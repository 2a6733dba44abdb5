"""First question: is there a record, and does it match these bytes? One story for each way in which a check can end."""

from __future__ import annotations

from typing import Any

import pytest

from tests.judge.records import (
    FORGED,
    GENERATED,
    KNOWN,
    STRANGER,
    action,
    codes,
    evidence,
    failures,
    manifest,
    of_actions,
    uri,
    verdict,
)
from verify.examine.facts import Found, HashCheck
from verify.judge.record_state import RecordJudgement, holds, judge_record
from verify.model.vocabulary import AiState, Coverage, Location, RecordState, SignerState
from verify.trust.sealed import NO_SEAL, Seal, SignatureState

NONSTANDARD = KNOWN._replace(signature=SignatureState.NONSTANDARD)


def judged(*failed: str, seal: Seal = KNOWN, **known: object) -> RecordJudgement:
    """Judge a record whose active manifest has these failures."""
    return judge_record(evidence(manifest(failed=failed), seals=(seal,), **known))


def test_a_record_that_holds_is_intact() -> None:
    assert judged() == RecordJudgement(RecordState.INTACT)
    assert judged(engine_state="Valid") == RecordJudgement(RecordState.INTACT)


@pytest.mark.parametrize(
    ("code", "state", "reason"),
    [
        ("assertion.dataHash.mismatch", "altered", "record.content_changed"),
        ("assertion.bmffHash.mismatch", "altered", "record.content_changed"),
        ("assertion.hashedURI.mismatch", "altered", "record.claim_changed"),
        ("assertion.missing", "altered", "record.claim_changed"),
        ("ingredient.manifest.missing", "nonconforming", "history.incomplete"),
        ("claim.missing", "unreadable", "record.unreadable"),
        ("claim.cbor.invalid", "unreadable", "record.unreadable"),
        ("assertion.action.malformed", "nonconforming", "record.rule_violation"),
        ("something.new", "nonconforming", "record.rule_violation"),
    ],
)
def test_each_failure_of_the_active_manifest_has_its_state_and_its_reason(code: str, state: str, reason: str) -> None:
    assert judged(code, engine_state="Invalid") == RecordJudgement(RecordState(state), ((reason, code),))


@pytest.mark.parametrize(
    "code",
    [
        "signingCredential.untrusted",
        "signingCredential.expired",
        "signingCredential.revoked",
        "claimSignature.outsideValidity",
        "timeStamp.mismatch",
        "timeStamp.untrusted",
        "cawg.ica.did_unavailable",
        "cawg.x509.signature.mismatch",
    ],
)
def test_who_signed_when_and_under_what_name_is_never_a_change(code: str) -> None:
    assert judged(code, engine_state="Invalid") == RecordJudgement(RecordState.INTACT)


def test_a_hash_whose_form_alone_is_rejected_is_not_told_as_a_change() -> None:
    code = "assertion.dataHash.mismatch"
    accepted = judged(code, engine_state="Invalid", data_hash=HashCheck.MATCHES)
    assert accepted == RecordJudgement(RecordState.NONCONFORMING, (("record.binding_rejected", code),))
    for check in (HashCheck.DIFFERS, HashCheck.UNCHECKED):
        assert judged(code, engine_state="Invalid", data_hash=check).state is RecordState.ALTERED


@pytest.mark.parametrize("seal", [KNOWN, NONSTANDARD, STRANGER])
def test_a_signature_that_we_can_verify_is_nonstandard_and_not_broken(seal: Seal) -> None:
    found = judged("claimSignature.mismatch", engine_state="Invalid", seal=seal)
    assert found == RecordJudgement(
        RecordState.NONCONFORMING, (("record.signature_nonstandard", "claimSignature.mismatch"),)
    )


@pytest.mark.parametrize("seal", [FORGED, NO_SEAL])
def test_a_signature_that_nobody_can_verify_is_broken(seal: Seal) -> None:
    found = judged("claimSignature.mismatch", engine_state="Invalid", seal=seal)
    assert (found.state, found.codes) == (RecordState.ALTERED, ("record.signature_mismatch",))


def test_our_own_check_can_only_make_the_answer_more_careful() -> None:
    found = judged(seal=FORGED, engine_state="Trusted")
    assert (found.state, found.codes) == (RecordState.ALTERED, ("record.signature_mismatch",))
    validated = manifest() | {"validationResults": {"success": [{"code": "claimSignature.validated"}]}}
    assert judge_record(evidence(validated, seals=(NO_SEAL,), engine_state="Valid")).state is RecordState.INTACT


def test_a_signature_that_neither_the_engine_nor_we_have_checked_is_never_intact() -> None:
    found = judged(seal=NO_SEAL, engine_state="Valid")
    assert found == RecordJudgement(RecordState.UNREADABLE, (("record.undetermined", "no check of the signature"),))


@pytest.mark.parametrize("state", ["Undetermined", "", None])
@pytest.mark.parametrize("code", ["signingCredential.untrusted", "cawg.ica.did_unavailable"])
def test_a_state_that_the_standard_does_not_know_is_never_read_as_intact(code: str, state: str | None) -> None:
    found = judged(code, engine_state=state)
    assert (found.state, found.codes) == (RecordState.UNREADABLE, ("record.undetermined",))


def test_an_outcome_of_a_name_that_nobody_knows_yet_is_a_failure() -> None:
    results = {"success": [], "undetermined": [{"code": "assertion.newHash.undetermined"}], "specVersion": "3.0"}
    found = judge_record(evidence(manifest() | {"validationResults": results}))
    assert found.reasons == (("record.rule_violation", "assertion.newHash.undetermined"),)


@pytest.mark.parametrize("kind", ["claim.v3", "claim.v1", "c2pa.claim"])
def test_a_claim_of_an_unknown_version_cannot_be_read(kind: str) -> None:
    story = {key: value for key, value in manifest().items() if key != "claim.v2"} | {kind: {}}
    found = judge_record(evidence(story))
    assert (found.state, found.codes) == (RecordState.UNREADABLE, ("record.unreadable",))


def test_an_engine_that_is_unhappy_without_a_code_is_never_read_as_intact() -> None:
    found = judged(engine_state="Invalid")
    assert (found.state, found.codes) == (RecordState.NONCONFORMING, ("record.rule_violation",))


@pytest.mark.parametrize("state", ["Unknown", "", None])
def test_a_state_that_nobody_knows_yet_is_no_result(state: str | None) -> None:
    found = judged(engine_state=state)
    assert (found.state, found.codes) == (RecordState.UNREADABLE, ("record.undetermined",))


def test_signature_and_content_hold_only_where_somebody_checked_both() -> None:
    """A broken rule is told with “signature and content hold” only then."""
    signed, bound = {"code": "claimSignature.validated"}, {"code": "assertion.dataHash.match"}
    for success, expected in (([signed, bound], True), ([signed], False), ([bound], False), ([], False)):
        story = manifest() | {"validationResults": {"success": success}}
        assert holds(evidence(story, seals=(NO_SEAL,))) is expected
    assert holds(evidence(manifest(), data_hash=HashCheck.MATCHES))


def test_the_worst_of_several_reasons_decides_and_all_are_kept_in_order() -> None:
    found = judged("assertion.action.malformed", "assertion.dataHash.mismatch", "claim.multiple", "claim.multiple")
    assert found.state is RecordState.UNREADABLE
    assert found.codes == ("record.rule_violation", "record.content_changed", "record.unreadable")


def delta(*failed: str) -> dict[str, object]:
    return {"ingredientAssertionURI": f"{uri('a')}/c2pa.ingredient", "validationDeltas": failures(*failed)}


def test_an_ingredient_that_was_broken_after_it_was_taken_in_makes_the_record_nonconforming() -> None:
    story = manifest("a", ingredientDeltas=[delta("claimSignature.mismatch", "signingCredential.untrusted")])
    found = judge_record(evidence(story))
    assert found == RecordJudgement(RecordState.NONCONFORMING, (("ingredient.failed", "claimSignature.mismatch"),))
    quiet = manifest("a", ingredientDeltas=[delta("signingCredential.untrusted", "timeStamp.untrusted")])
    assert judge_record(evidence(quiet)).state is RecordState.INTACT


def test_failures_of_an_ancestor_are_not_the_file_s_own() -> None:
    story = (manifest("a"), manifest("b", failed=("assertion.dataHash.mismatch",)))
    assert judge_record(evidence(*story)).state is RecordState.INTACT


# -- what the engine did not read --------------------------------------------------------------------------------------


def test_nothing_found_and_no_trace_is_absent() -> None:
    assert judge_record(evidence()) == RecordJudgement(RecordState.ABSENT)


def test_nothing_found_but_a_trace_is_hidden_and_not_absent() -> None:
    found = judge_record(evidence(found=Found.NOTHING, traces=("JPEG APP11", "JPEG APP11")))
    assert (found.state, found.codes) == (RecordState.UNREADABLE, ("record.hidden",))


@pytest.mark.parametrize(
    ("message", "known", "state", "reason"),
    [
        ("more than one manifest store detected", {"stores": 1, "traces": ("x",)}, "unreadable", "record.multiple"),
        ("something", {"stores": 2, "traces": ("x", "x")}, "unreadable", "record.multiple"),
        ("prerelease content detected", {"stores": 1, "traces": ("x",)}, "unreadable", "record.old_format"),
        ("bad box", {"stores": 1, "traces": ("x",)}, "unreadable", "record.unreadable"),
        ("bad box", {"store": b"beside", "location": Location.SIDECAR}, "unreadable", "record.unreadable"),
        ("asset could not be parsed", {}, "unreadable", "input.malformed"),
        ("Unknown error", {}, "unreadable", "input.malformed"),
        ("KeyError", {}, "unreadable", "input.malformed"),
    ],
)
def test_what_the_engine_refuses_is_unreadable(message: str, known: dict[str, Any], state: str, reason: str) -> None:
    found = judge_record(evidence(found=Found.REFUSED, message=message, **known))
    assert found == RecordJudgement(RecordState(state), ((reason, message),))


def test_a_type_that_the_engine_does_not_know_is_no_fault_of_the_file() -> None:
    found = judge_record(evidence(found=Found.REFUSED, message="NotSupported: type is unsupported"))
    assert found == RecordJudgement(RecordState.ABSENT)


def test_of_a_damaged_file_it_is_not_said_that_it_carries_a_record() -> None:
    answer = verdict(found=Found.REFUSED, message="Other: asset could not be parsed")
    assert "cannot be told whether" in answer.headline
    assert "cannot be told whether" in answer.answers.record.sentence
    assert "traces" not in answer.answers.record.sentence
    assert codes(answer) == ["input.malformed"]


def test_a_record_elsewhere_is_remote_and_its_address_is_shown_but_not_fetched() -> None:
    answer = verdict(found=Found.REMOTE, message="https://example.org/x.c2pa", location=Location.REMOTE)
    assert (answer.answers.record.state, answer.answers.record.location) == (RecordState.REMOTE, Location.REMOTE)
    assert "https://example.org/x.c2pa" in answer.answers.record.sentence
    assert codes(answer) == ["record.remote"]


def test_a_store_alone_asks_for_its_media() -> None:
    found = judged("assertion.dataHash.mismatch", engine_state="Invalid", media_type="application/c2pa")
    assert (found.state, found.codes) == (RecordState.UNREADABLE, ("record.asset_missing",))


def test_an_initialisation_segment_asks_for_its_fragments() -> None:
    told = {"code": "assertion.bmffHash.mismatch", "explanation": "hash needs a non-fragmented file"}
    story = {**manifest(), "validationResults": {"failure": [told]}}
    found = judge_record(evidence(story, engine_state="Invalid"))
    assert (found.state, found.codes) == (RecordState.UNREADABLE, ("record.fragment_missing",))


# -- what the answers make of it ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("state", RecordState)
def test_every_state_has_a_sentence_a_headline_and_a_next_step(state: RecordState) -> None:
    ways = {
        RecordState.ABSENT: verdict(),
        RecordState.INTACT: verdict(manifest()),
        RecordState.NONCONFORMING: verdict(manifest(failed=("claim.malformed",))),
        RecordState.ALTERED: verdict(manifest(failed=("assertion.dataHash.mismatch",))),
        RecordState.UNREADABLE: verdict(found=Found.REFUSED, stores=1, message="bad box"),
        RecordState.REMOTE: verdict(found=Found.REMOTE, message="https://example.org/x"),
    }
    answer = ways[state]
    assert answer.answers.record.state is state
    assert answer.answers.record.sentence
    assert answer.headline
    assert answer.next_steps
    assert answer.not_covered


def test_a_forged_signature_names_nobody() -> None:
    answer = verdict(manifest(failed=("claimSignature.mismatch",)), seals=(FORGED,)).answers
    assert (answer.signer.state, answer.signer.name, answer.signer.organization) == (SignerState.NONE, None, None)
    assert "The certificate in it says “Acme Imaging”" in answer.signer.sentence


def test_changed_content_leaves_the_signer_as_it_is() -> None:
    answer = verdict(manifest(failed=("assertion.dataHash.mismatch",))).answers
    assert (answer.record.state, answer.signer.state) == (RecordState.ALTERED, SignerState.RECOGNIZED)


def test_a_record_that_only_breaks_a_rule_still_counts_with_less_strength() -> None:
    story = {**of_actions(action("c2pa.created", GENERATED)), "validationResults": failures("claim.malformed")}
    answer = verdict(story).answers
    assert (answer.record.state, answer.ai.state) == (RecordState.NONCONFORMING, AiState.GENERATED)
    assert answer.ai.basis.value == "signed_nonconforming"


@pytest.mark.parametrize("coverage", [*Coverage, None])
def test_the_coverage_is_part_of_the_answer(coverage: Coverage | None) -> None:
    answer = verdict(manifest(), coverage=coverage).answers.record
    assert answer.coverage is coverage
    assert ("covers the whole picture" in answer.sentence) == (coverage is Coverage.FULL)


def test_a_record_in_a_file_of_its_own_is_said_to_be() -> None:
    answer = verdict(manifest(), location=Location.SIDECAR)
    assert answer.answers.record.sentence.endswith("The record stands in a file of its own, not in this one.")
    assert "record.sidecar" in codes(answer)


def test_a_file_that_changed_while_it_was_read_is_a_problem() -> None:
    assert codes(verdict(manifest(), changed=True))[0] == "input.changed_while_read"
