"""Revocation of everyone in a story: who signed what is on the screen, and who signed what went into it.

Each signer is judged at its own time of signing, by answers in its own signature and by those that a later manifest
brings along (certificate-status assertion, C2PA 2.2 §18).
"""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from cryptography.x509 import ocsp

from tests.hostile.stamped import Stamping, verdict
from tests.hostile.storied import Chapter, answers, storied
from tests.online.authority import Told, answer
from tests.trust.authority import NOW, SIGNER, STAMPER, Tree, issue, tree
from verify import Anchors, Policy, Verifier
from verify.judge.verdict import Verdict
from verify.model.manifests import Manifest
from verify.model.report import Finding
from verify.model.revocation import RevocationOrigin, RevocationState, SignerRevocation
from verify.model.vocabulary import Basis, RecordState, Severity, SignerState
from verify.render.details import detail_lines
from verify.trust.lists import from_pem, tsa_from_pem

DAY = timedelta(days=1)
SIGNED = NOW - 200 * DAY
GOOD, WITHDRAWN = ocsp.OCSPCertStatus.GOOD, ocsp.OCSPCertStatus.REVOKED

CAMERA, DESK, CLOCK = tree(), tree(), tree(STAMPER)
LISTS = (
    from_pem("camera.pem", CAMERA.root.pem),
    from_pem("desk.pem", DESK.root.pem),
    tsa_from_pem("clocks.pem", CLOCK.root.pem),
)
STAMPED = (Stamping(CLOCK, SIGNED),)
LATER = (Stamping(CLOCK, SIGNED + 10 * DAY),)


def told(status: ocsp.OCSPCertStatus, of: datetime, since: datetime | None = None, who: Tree = CAMERA) -> bytes:
    """Return an answer of the issuer that holds for four days."""
    return answer(who.leaf, who.middle, who.middle, Told(status, since, of - DAY, of + 3 * DAY))


GOOD_THEN = told(GOOD, SIGNED)
GOOD_LATER = told(GOOD, SIGNED + 10 * DAY)
REVOKED_BEFORE = told(WITHDRAWN, SIGNED + 10 * DAY, SIGNED - 2 * DAY)
REVOKED_AFTER = told(WITHDRAWN, SIGNED + 90 * DAY, SIGNED + 60 * DAY)


def checked(taken: Chapter, edited: Chapter) -> Verdict:
    return verdict(storied(taken, edited), *LISTS)


def taken(*stapled: bytes, stamped: bool = True) -> Chapter:
    return Chapter(CAMERA, STAMPED if stamped else (), stapled)


def edited(*brought: bytes, **other: object) -> Chapter:
    return Chapter(DESK, LATER, status=answers(*brought) if brought else None)._replace(**other)  # type: ignore[arg-type]


def camera(found: Verdict) -> Manifest:
    """Return the earlier manifest."""
    return found.manifests[1]


def known(found: Verdict) -> SignerRevocation:
    revocation = camera(found).signer.revocation
    assert revocation is not None
    return revocation


def of(found: Verdict, code: str) -> list[Finding]:
    return [finding for finding in found.findings if finding.code == code]


# -- answers in the signature of an ingredient -------------------------------------------------------------------------


def test_a_story_without_answers_says_that_nothing_was_checked() -> None:
    found = checked(taken(), edited())
    assert found.answers.record.state is RecordState.INTACT
    assert [item.signer.state for item in found.manifests] == [SignerState.RECOGNIZED] * 2
    assert [item.signer.revocation for item in found.manifests] == [None, None]
    untold = "Whether the certificates of earlier records were revoked: not known for one of them"
    assert untold in " ".join(found.not_covered)
    assert of(found, "signer.revocation_unchecked") == []


def test_a_good_answer_in_an_earlier_signature_is_told_with_its_time() -> None:
    found = checked(taken(GOOD_THEN), edited())
    assert known(found) == SignerRevocation(
        RevocationState.GOOD, RevocationOrigin.SIGNATURE, "2025-11-12T00:00:00Z", None, None
    )
    assert found.answers.signer.organization == "Acme"
    assert found.manifests[0].signer.revocation is None
    assert not any("earlier records were revoked" in line for line in found.not_covered)


def test_an_earlier_signer_revoked_before_its_time_stamp_is_revoked_and_its_words_weigh_less() -> None:
    found, plain = checked(taken(REVOKED_BEFORE), edited()), checked(taken(), edited())
    assert (camera(found).signer.state, camera(found).signer.recognized_by) == (SignerState.REVOKED, ())
    assert found.answers.signer.state is SignerState.RECOGNIZED  # whoever edited it is another
    (finding,) = of(found, "ingredient.revoked")
    assert finding.severity is Severity.WARNING
    assert "since 2025-11-11T00:00:00Z, says an answer that stands in the signature itself" in finding.detail
    assert {item.strength for item in plain.statements} == {Basis.SIGNED_RECOGNIZED}
    assert {item.strength for item in found.statements} == {Basis.SIGNED_UNRECOGNIZED}
    assert any("was revoked" in step.sentence for step in found.history)


def test_an_earlier_signer_revoked_after_its_time_stamp_stays_and_it_is_told() -> None:
    found = checked(taken(REVOKED_AFTER), edited())
    assert camera(found).signer.state is SignerState.RECOGNIZED
    assert known(found).state is RevocationState.REVOKED
    (finding,) = of(found, "signer.revoked_later")
    assert finding.source == camera(found).label
    assert "since 2026-01-12T00:00:00Z" in finding.detail
    assert of(found, "ingredient.revoked") == []
    assert {item.strength for item in found.statements} == {Basis.SIGNED_RECOGNIZED}


def test_without_its_time_stamp_the_same_revocation_covers_the_earlier_signing() -> None:
    """The time-stamp of the later signer does not stand in: anyone may hold back an old key's work."""
    assert camera(checked(taken(REVOKED_AFTER, stamped=False), edited())).signer.state is SignerState.REVOKED


def test_a_part_that_was_placed_into_the_picture_is_judged_in_the_same_way() -> None:
    found = checked(taken(REVOKED_BEFORE), edited(relationship="componentOf"))
    assert camera(found).signer.state is SignerState.REVOKED
    assert len(of(found, "ingredient.revoked")) == 1


def test_of_a_manifest_that_nothing_leads_to_nothing_is_told() -> None:
    found = checked(taken(REVOKED_BEFORE), edited(relationship=""))
    assert all(item.signer.revocation is None for item in found.manifests)
    assert of(found, "ingredient.revoked") == []


def test_an_unusable_answer_of_an_earlier_signer_is_told_by_itself_and_names_whose_it_is() -> None:
    found = checked(taken(b"<html>"), edited())
    assert (known(found).state, known(found).origin) == (RevocationState.UNUSABLE, RevocationOrigin.SIGNATURE)
    (finding,) = of(found, "signer.revocation_unchecked")
    assert finding.source == camera(found).label
    assert finding.detail.startswith("Earlier records, signed by Acme: an answer is there, and is not usable")
    assert "not known for one of them" in " ".join(found.not_covered)


# -- certificate-status assertions -------------------------------------------------------------------------------------


@pytest.mark.parametrize(("data", "time"), [(GOOD_THEN, "2025-11-12"), (GOOD_LATER, "2025-11-22")])
def test_a_good_answer_that_a_later_manifest_brings_is_told_of_whom_it_speaks_of(data: bytes, time: str) -> None:
    """Whoever edits asks in his own time: that the certificate was good then says that it was before."""
    found = checked(taken(), edited(data))
    assert found.answers.record.state is RecordState.INTACT
    assert (known(found).state, known(found).origin) == (RevocationState.GOOD, RevocationOrigin.RECORD)
    assert (known(found).time or "").startswith(time)
    assert found.manifests[0].signer.revocation is None  # nothing was said about the editor


def test_a_good_answer_of_later_without_a_time_stamp_must_hold_at_the_time_of_the_check() -> None:
    assert known(checked(taken(stamped=False), edited(GOOD_LATER))).state is RevocationState.UNUSABLE


def test_an_answer_of_before_the_signing_does_not_count() -> None:
    early = told(GOOD, SIGNED - 30 * DAY)
    assert known(checked(taken(), edited(early))).state is RevocationState.UNUSABLE


def test_a_revocation_that_a_later_manifest_brings_counts() -> None:
    found = checked(taken(), edited(REVOKED_BEFORE))
    assert camera(found).signer.state is SignerState.REVOKED
    assert known(found).origin is RevocationOrigin.RECORD
    assert "stands in a certificate-status assertion" in of(found, "ingredient.revoked")[0].detail


def test_a_revocation_in_the_record_stands_against_a_good_answer_in_the_signature() -> None:
    assert camera(checked(taken(GOOD_THEN), edited(REVOKED_BEFORE))).signer.state is SignerState.REVOKED
    assert camera(checked(taken(REVOKED_BEFORE), edited(GOOD_LATER))).signer.state is SignerState.REVOKED


def test_of_two_good_answers_the_later_is_told_and_garbage_beside_a_good_one_does_no_harm() -> None:
    both = known(checked(taken(GOOD_THEN), edited(GOOD_LATER)))
    assert (both.origin, both.time) == (RevocationOrigin.RECORD, "2025-11-22T00:00:00Z")
    assert known(checked(taken(GOOD_THEN), edited(b"<html>"))).state is RevocationState.GOOD
    assert known(checked(taken(b"<html>"), edited(GOOD_LATER))).state is RevocationState.GOOD


def test_an_assertion_may_speak_of_the_one_who_brings_it_too() -> None:
    own = told(WITHDRAWN, NOW, SIGNED - DAY, DESK)
    found = checked(taken(), edited(own))
    assert found.answers.signer.state is SignerState.REVOKED
    assert "certificate-status assertion" in of(found, "signer.revoked")[0].detail


def test_an_update_manifest_may_bring_it() -> None:
    found = checked(taken(), edited(REVOKED_BEFORE, update=True))
    assert found.manifests[0].update
    assert camera(found).signer.state is SignerState.REVOKED


NEIGHBOUR = issue("Acme Camera", CAMERA.middle, SIGNER)
FOREIGN = tree()
BENT = GOOD_LATER[:-1] + bytes([GOOD_LATER[-1] ^ 1])
UNSIGNED = answer(CAMERA.leaf, CAMERA.middle, FOREIGN.middle, Told(WITHDRAWN, SIGNED - DAY, SIGNED - DAY, SIGNED + DAY))
NEVER_COUNT = {
    "garbage": (edited(b"<html>"), "cannot be read"),
    "nothing": (edited(b""), "cannot be read"),
    "of another certificate": (
        edited(answer(NEIGHBOUR, CAMERA.middle, CAMERA.middle, Told(WITHDRAWN, SIGNED - DAY, SIGNED - DAY, NOW))),
        "about another certificate",
    ),
    "bent": (edited(BENT), "not signed by one who may answer"),
    "no byte strings": (edited(status={"ocspVals": ["text", "more"]}), "not as its claim states it"),
    "signed by a stranger": (edited(UNSIGNED), "not signed by one who may answer"),
}


@pytest.mark.parametrize("name", NEVER_COUNT)
def test_what_does_not_count_is_an_answer_that_is_not_usable(name: str) -> None:
    chapter, why = NEVER_COUNT[name]
    found = checked(taken(), chapter)
    assert camera(found).signer.state is SignerState.RECOGNIZED
    assert (known(found).state, known(found).origin) == (RevocationState.UNUSABLE, RevocationOrigin.RECORD)
    assert why in (known(found).why or "")
    assert of(found, "ingredient.revoked") == []
    assert of(found, "signer.revocation_unchecked")


def test_an_assertion_with_another_hash_than_its_claim_states_is_not_read() -> None:
    """The record is then altered, and its words are leads alone."""
    found = checked(taken(), edited(REVOKED_BEFORE, bent=True))
    assert found.answers.record.state is RecordState.ALTERED
    assert camera(found).signer.state is SignerState.RECOGNIZED
    assert "not as its claim states it" in (known(found).why or "")


def test_an_answer_about_another_signer_of_the_story_leaves_this_one_not_checked() -> None:
    found = checked(taken(), edited(told(GOOD, SIGNED + 10 * DAY, None, DESK)))
    assert camera(found).signer.revocation is None
    first = found.manifests[0].signer.revocation
    assert first is not None
    assert first.state is RevocationState.GOOD


def test_nobody_s_word_about_a_stranger_counts() -> None:
    stranger = tree()
    about = told(WITHDRAWN, NOW, SIGNED - DAY, stranger)
    found = checked(Chapter(stranger, STAMPED), edited(about))
    assert camera(found).signer.state is SignerState.UNRECOGNIZED
    assert known(found).why == "no loaded list knows the signer, so nobody's word about it counts"


def test_a_thousand_answers_are_looked_at_up_to_a_limit_and_the_rest_is_told() -> None:
    beyond = checked(taken(), edited(*(b"\x30\x00",) * 999, REVOKED_BEFORE))
    assert camera(beyond).signer.state is SignerState.RECOGNIZED
    assert known(beyond).state is RevocationState.UNUSABLE
    within = checked(taken(), edited(*(b"\x30\x00",) * 200, REVOKED_BEFORE))
    assert camera(within).signer.state is SignerState.REVOKED  # garbage does not push it out of sight


def test_a_thousand_answers_about_one_signer_cost_no_more_than_a_few() -> None:
    found = checked(taken(), edited(*(BENT,) * 1000))
    assert known(found).state is RevocationState.UNUSABLE


# -- the details of a report -------------------------------------------------------------------------------------------


def test_the_details_tell_the_outcomes_apart() -> None:
    anchors = tuple(Anchors(f"own{number}", who.root.pem) for number, who in enumerate((CAMERA, DESK)))
    policy = Policy(default_trust=False, anchors=anchors, at=NOW)
    good, withdrawn = told(GOOD, NOW), told(WITHDRAWN, NOW, NOW - 2 * DAY)
    stories = {
        "good at 2026-05-31T00:00:00Z, record": (taken(stamped=False), edited(good)),
        "revoked since 2026-05-30T00:00:00Z, signature": (taken(withdrawn, stamped=False), edited()),
        "unusable, signature: the answer in the signature cannot be read": (taken(b"", stamped=False), edited()),
        "not checked": (taken(stamped=False), edited()),
    }
    for line, chapters in stories.items():
        report = Verifier(policy).verify(storied(*chapters), name="a.png")
        lines = [item.strip() for item in detail_lines(report, 80)]
        assert f"revocation  {line}" in lines


# -- the engine on the same files --------------------------------------------------------------------------------------

_OCSP = "signingCredential.ocsp"


def engine_codes(found: Verdict) -> list[set[str]]:
    """Return what the engine says of revocation, of each manifest."""
    return [{code for code in item.codes if "ocsp" in code or "revoked" in code} for item in found.manifests]


WITHDRAWN_DESK = told(WITHDRAWN, SIGNED + 10 * DAY, SIGNED - 2 * DAY, DESK)


@pytest.mark.parametrize(
    ("chapters", "said", "who"),
    [
        ((taken(), edited()), [{f"{_OCSP}.skipped"}, {f"{_OCSP}.skipped"}], None),
        ((taken(), edited(stapled=(WITHDRAWN_DESK,))), [set(), {f"{_OCSP}.skipped"}], 0),
        ((taken(REVOKED_BEFORE), edited()), [{f"{_OCSP}.skipped"}, set()], 1),
        ((taken(), edited(REVOKED_BEFORE)), [{f"{_OCSP}.skipped"}, {f"{_OCSP}.skipped"}], 1),
    ],
    ids=["no answer", "active signature", "earlier signature", "assertion"],
)
def test_the_engine_calls_the_record_trusted_all_the_same(
    chapters: tuple[Chapter, Chapter], said: list[set[str]], who: int | None
) -> None:
    """It says that it looked at no answer, or, where one stands in the signature, nothing; our answer is its own."""
    found = checked(*chapters)
    assert found.answers.record.engine_state == "Trusted"
    assert engine_codes(found) == said
    assert [item.signer.state is SignerState.REVOKED for item in found.manifests] == [who == 0, who == 1]


@pytest.mark.parametrize(
    "chapter",
    [edited(REVOKED_BEFORE, unlisted=True), edited(status=[REVOKED_BEFORE])],
    ids=["not listed", "no map"],
)
def test_what_the_engine_refuses_as_a_whole_brings_no_answer(chapter: Chapter) -> None:
    found = checked(taken(), chapter)
    assert found.answers.record.state is RecordState.UNREADABLE
    assert found.manifests == ()
