"""Where the engine and we differ: told about signature, signer and time-stamp, and about nothing else."""

from __future__ import annotations

import pytest

from tests.judge.records import FORGED, KNOWN, STRANGER, codes, evidence, manifest, verdict
from verify.judge.engine_view import Difference, differences
from verify.model.vocabulary import SignerState
from verify.trust.sealed import NO_SEAL, Seal, SignatureState, SignedTime

HOLDS, FAILS = "claimSignature.validated", "claimSignature.mismatch"
TRUSTED, UNTRUSTED = "signingCredential.trusted", "signingCredential.untrusted"
EXPIRED, INVALID = "signingCredential.expired", "signingCredential.invalid"

ODD = KNOWN._replace(signature=SignatureState.NONSTANDARD)
LATE = STRANGER._replace(state=SignerState.EXPIRED)
REVOKED = STRANGER._replace(state=SignerState.REVOKED)
UNREAD = NO_SEAL._replace(state=SignerState.UNRECOGNIZED)
STAMPED = KNOWN._replace(time=SignedTime("2026-01-01T00:00:00Z", "Acme Time", "Acme clocks"))
OWN_CLOCK = KNOWN._replace(time=SignedTime("2026-01-01T00:00:00Z", "My Clock", None))


def engine(success: tuple[str, ...], failed: tuple[str, ...], noted: tuple[str, ...] = ()) -> dict[str, object]:
    """Return a manifest of which the engine says this."""
    lists = {"success": success, "failure": failed, "informational": noted}
    results = {name: [{"code": code} for code in listed] for name, listed in lists.items()}
    return {**manifest(), "validationResults": results}


def told(seal: Seal, success: tuple[str, ...] = (), failed: tuple[str, ...] = (), *noted: str) -> list[str]:
    """Return the differences as "engine / own"."""
    found = differences(evidence(engine(success, failed, noted), seals=(seal,)))
    return [f"{one.engine.removeprefix('engine.')} / {one.own.removeprefix('engine.')}" for one in found]


@pytest.mark.parametrize(
    ("seal", "success", "failed"),
    [
        (KNOWN, (HOLDS, TRUSTED), ()),
        (STRANGER, (HOLDS,), (UNTRUSTED,)),
        (LATE, (HOLDS,), (UNTRUSTED, EXPIRED)),
        (FORGED, (TRUSTED,), (FAILS,)),
        (FORGED, (), (FAILS, UNTRUSTED)),
        (UNREAD, (HOLDS,), (UNTRUSTED,)),
        (STRANGER, (HOLDS, TRUSTED), (INVALID,)),
        (KNOWN, (), ()),
    ],
)
def test_where_both_say_the_same_or_one_says_nothing_there_is_no_difference(
    seal: Seal, success: tuple[str, ...], failed: tuple[str, ...]
) -> None:
    assert told(seal, success, failed) == []


@pytest.mark.parametrize(
    ("seal", "success", "failed", "expected"),
    [
        (FORGED, (HOLDS, TRUSTED), (), "signature.holds / signature.fails"),
        (KNOWN, (TRUSTED,), (FAILS,), "signature.fails / signature.holds"),
        (ODD, (TRUSTED,), (FAILS,), "signature.fails / signature.nonstandard"),
        (STRANGER, (HOLDS, TRUSTED), (), "signer.trusted / own.unrecognized"),
        (LATE, (HOLDS, TRUSTED), (), "signer.trusted / own.expired"),
        (REVOKED, (HOLDS, TRUSTED), (), "signer.trusted / own.revoked"),
        (UNREAD, (HOLDS, TRUSTED), (), "signer.trusted / own.unchecked"),
        (KNOWN, (HOLDS,), (UNTRUSTED,), "signer.untrusted / own.recognized"),
        (KNOWN, (HOLDS, TRUSTED), (INVALID,), "signer.invalid / own.recognized"),
    ],
)
def test_each_difference_about_signature_or_signer_is_told_once(
    seal: Seal, success: tuple[str, ...], failed: tuple[str, ...], expected: str
) -> None:
    assert told(seal, success, failed) == [expected]


def test_a_certificate_that_has_expired_by_now_is_no_difference_about_a_moment_before() -> None:
    assert told(KNOWN, (HOLDS,), (UNTRUSTED, EXPIRED)) == []


def test_a_time_stamp_is_compared_by_itself() -> None:
    both = (HOLDS, TRUSTED)
    assert told(STAMPED, (*both, "timeStamp.trusted")) == []
    assert told(OWN_CLOCK, both, (), "timeStamp.untrusted") == []
    assert told(OWN_CLOCK, both, (), "timeStamp.outsideValidity") == []
    assert told(OWN_CLOCK, (*both, "timeStamp.trusted")) == ["time.trusted / own.time.untrusted"]
    assert told(KNOWN, (*both, "timeStamp.trusted")) == ["time.trusted / own.time.untrusted"]
    assert told(STAMPED, both, (), "timeStamp.untrusted") == ["time.untrusted / own.time.trusted"]


def test_rules_content_and_identities_are_no_part_of_it() -> None:
    others = ("assertion.dataHash.mismatch", "assertion.action.malformed", "cawg.x509.credential.untrusted")
    assert told(KNOWN, (HOLDS, TRUSTED), others) == []
    assert differences(evidence()) == ()


def test_several_differences_make_one_finding() -> None:
    judged = verdict(engine((HOLDS, TRUSTED, "timeStamp.trusted"), ()), seals=(STRANGER,))
    assert codes(judged).count("engine.disagrees") == 1
    (found,) = (finding for finding in judged.findings if finding.code == "engine.disagrees")
    assert "the signer is trusted and the time-stamp is trusted" in found.detail
    assert Difference("engine.signer.trusted", "engine.own.unrecognized") in differences(
        evidence(engine((HOLDS, TRUSTED), ()), seals=(STRANGER,))
    )
