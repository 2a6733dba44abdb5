"""Answers about revocation that stand in the signature itself: outside what is signed, so anyone can put them there.

They count by their own signature, for this certificate, at the time of signing; nothing else ever makes a signer good.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from functools import cache, partial

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509 import ocsp
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.hostile.stamped import Odd, Stamping, evidence, picture, verdict
from tests.online.authority import RESPONDER, Told, answer, signer_under
from tests.online.server import Answer, plain, serving
from tests.trust.authority import NOW, SIGNER, STAMPER, Tree, issue, tree
from verify.examine.local import LocalExaminer
from verify.judge.verdict import Verdict, judge
from verify.model.revocation import RevocationOrigin, RevocationState
from verify.model.vocabulary import Basis, RecordState, SignerState
from verify.online.check import complete
from verify.online.fetch import Fetcher
from verify.policy import Limits, Policy
from verify.trust.lists import TrustList, from_pem, tsa_from_pem
from verify.trust.load import engine_lists
from verify.trust.stapled import MAX_STAPLED, MAX_STAPLED_BYTES, read_stapled
from verify.weigh import Means

DAY = timedelta(days=1)
SIGNED = NOW - 200 * DAY  # by the time-stamp; the check is at NOW

CAMERA = tree()
ACME = from_pem("acme.pem", CAMERA.root.pem)
CLOCK = tree(STAMPER)
CLOCKS = tsa_from_pem("clocks.pem", CLOCK.root.pem)
STAMP = Stamping(CLOCK, SIGNED)

GAP = "Whether the signer's certificate was revoked"
GOOD, WITHDRAWN, UNKNOWN = ocsp.OCSPCertStatus.GOOD, ocsp.OCSPCertStatus.REVOKED, ocsp.OCSPCertStatus.UNKNOWN


def told(status: ocsp.OCSPCertStatus, of: datetime, since: datetime | None = None) -> Told:
    """Say something that holds for four days."""
    return Told(status, since, of - DAY, of + 3 * DAY)


def by_issuer(said: Told) -> bytes:
    return answer(CAMERA.leaf, CAMERA.middle, CAMERA.middle, said)


GOOD_THEN = by_issuer(told(GOOD, SIGNED))
GOOD_NOW = by_issuer(told(GOOD, NOW))
REVOKED_BEFORE = by_issuer(told(WITHDRAWN, SIGNED, SIGNED - 2 * DAY))
REVOKED_AFTER = by_issuer(told(WITHDRAWN, SIGNED + 90 * DAY, SIGNED + 60 * DAY))
REVOKED_BACK_THEN = by_issuer(told(WITHDRAWN, SIGNED + 90 * DAY, SIGNED - 2 * DAY))  # told late, of before the signing


@cache
def checked(*answers: bytes, stamped: bool = True, listed: bool = True) -> Verdict:
    """Check a picture whose signature brings these answers."""
    data = picture(CAMERA, *((STAMP,) if stamped else ()), odd=Odd(stapled=answers))
    return verdict(data, *((ACME,) if listed else ()), CLOCKS)


def codes(found: Verdict) -> set[str]:
    return {finding.code for finding in found.findings}


def gap(found: Verdict) -> str:
    return " ".join(line for line in found.not_covered if line.startswith(GAP))


def detail(found: Verdict, code: str) -> str:
    return next(finding.detail for finding in found.findings if finding.code == code)


# -- what counts -------------------------------------------------------------------------------------------------------


def test_a_good_answer_of_the_time_of_signing_is_told_and_the_time_since_stays_open() -> None:
    found = checked(GOOD_THEN)
    signer = found.answers.signer
    assert signer.state is SignerState.RECOGNIZED
    assert signer.sentence.endswith(
        "Not revoked as of 2025-11-12 00:00:00 UTC, says an answer that stands in the signature itself."
    )
    assert gap(found).startswith(f"{GAP} later than 2025-11-12 00:00:00 UTC: not asked")
    assert "--online" in gap(found)
    assert "signer.revocation_unchecked" not in codes(found)


def test_without_a_trusted_time_stamp_a_good_answer_must_hold_at_the_time_of_the_check() -> None:
    assert "Not revoked as of 2026-05-31" in checked(GOOD_NOW, stamped=False).answers.signer.sentence
    stale = checked(GOOD_THEN, stamped=False)
    assert "Not revoked" not in stale.answers.signer.sentence
    assert "not valid at the time that counts" in detail(stale, "signer.revocation_unchecked")


def test_a_time_stamp_that_no_list_knows_does_not_bring_an_old_answer_back_to_life() -> None:
    """Who holds a withdrawn key can run a clock of their own and keep an answer from better days."""
    found = verdict(picture(CAMERA, Stamping(tree(STAMPER), SIGNED), odd=Odd(stapled=(GOOD_THEN,))), ACME, CLOCKS)
    assert "Not revoked" not in found.answers.signer.sentence
    assert "signer.revocation_unchecked" in codes(found)


@pytest.mark.parametrize("answered", [REVOKED_BEFORE, REVOKED_BACK_THEN], ids=["told then", "told later"])
def test_a_signer_revoked_before_signing_is_revoked(answered: bytes) -> None:
    found = checked(answered)
    signer = found.answers.signer
    assert found.answers.record.state is RecordState.INTACT
    assert (signer.state, signer.recognized_by) == (SignerState.REVOKED, ())
    assert found.answers.ai.basis is Basis.SIGNED_UNRECOGNIZED
    assert "since 2025-11-11T00:00:00Z, says an answer that stands in the signature" in detail(found, "signer.revoked")
    assert gap(found) == ""


def test_a_revocation_after_a_trusted_time_stamp_leaves_the_signer_and_is_told() -> None:
    found = checked(REVOKED_AFTER)
    assert found.answers.signer.state is SignerState.RECOGNIZED
    assert "since 2026-01-12T00:00:00Z" in detail(found, "signer.revoked_later")
    assert "Not revoked" not in found.answers.signer.sentence


def test_the_same_revocation_without_the_time_stamp_covers_the_signing() -> None:
    """Taking the time-stamp out makes nothing better."""
    found = checked(REVOKED_AFTER, stamped=False)
    assert found.answers.signer.state is SignerState.REVOKED


def test_an_answer_of_a_responder_that_the_issuer_made_one_counts_as_long_as_the_responder_did() -> None:
    then = RESPONDER._replace(first=SIGNED - 5 * DAY, last=SIGNED + 5 * DAY)  # such certificates are short-lived
    delegate = issue("Acme Responder", CAMERA.middle, then)
    good = answer(CAMERA.leaf, CAMERA.middle, delegate, told(GOOD, SIGNED)._replace(brings=(delegate,)))
    assert "Not revoked as of 2025-11-12" in checked(good).answers.signer.sentence


def test_a_revocation_told_later_by_a_responder_of_that_time_counts() -> None:
    later = SIGNED + 90 * DAY
    shape = RESPONDER._replace(first=later - 5 * DAY, last=later + 5 * DAY)
    delegate = issue("Acme Responder", CAMERA.middle, shape)
    said = told(WITHDRAWN, later, SIGNED - DAY)._replace(brings=(delegate,))
    assert checked(answer(CAMERA.leaf, CAMERA.middle, delegate, said)).answers.signer.state is SignerState.REVOKED


# -- what does not -----------------------------------------------------------------------------------------------------


def worthless() -> dict[str, tuple[bytes, str]]:
    other = tree()
    neighbour = issue("Acme Camera", CAMERA.middle, SIGNER)
    client = issue("Acme Client", CAMERA.middle, SIGNER)
    foreign = issue("Other Responder", other.middle, RESPONDER)
    good, unknown = told(GOOD, SIGNED), told(UNKNOWN, SIGNED)
    bent = GOOD_THEN[:-1] + bytes([GOOD_THEN[-1] ^ 1])
    refusal = ocsp.OCSPResponseBuilder.build_unsuccessful(ocsp.OCSPResponseStatus.TRY_LATER).public_bytes(Encoding.DER)
    withdrawn = told(WITHDRAWN, SIGNED, SIGNED - DAY)

    def elsewhere(said: Told) -> bytes:
        return answer(CAMERA.leaf, CAMERA.middle, other.middle, said)

    return {
        "garbage": (b"<html>", "cannot be read"),
        "nothing": (b"", "cannot be read"),
        "cut": (GOOD_THEN[:-7], "cannot be read"),
        "too large": (GOOD_THEN + bytes(MAX_STAPLED_BYTES), "larger than answers are"),
        "a refusal": (refusal, "try_later"),
        "another certificate of the issuer": (answer(neighbour, CAMERA.middle, CAMERA.middle, good), "another cert"),
        "another authority's certificate": (answer(other.leaf, other.middle, other.middle, good), "another cert"),
        "signed by another authority": (elsewhere(good), "not signed by one who may"),
        "a revocation by another authority": (elsewhere(withdrawn), "not signed by one who may"),
        "a late revocation by another authority": (
            elsewhere(told(WITHDRAWN, NOW, SIGNED - DAY)),
            "not valid at the time that counts",
        ),
        "signed by the signer": (answer(CAMERA.leaf, CAMERA.middle, CAMERA.leaf, good), "not signed by one who may"),
        "signed by the root": (answer(CAMERA.leaf, CAMERA.middle, CAMERA.root, good), "not signed by one who may"),
        "without the purpose": (
            answer(CAMERA.leaf, CAMERA.middle, client, good._replace(brings=(client,))),
            "not signed by one who may",
        ),
        "a responder of another authority": (
            answer(CAMERA.leaf, CAMERA.middle, foreign, good._replace(brings=(foreign,))),
            "not signed by one who may",
        ),
        "a bent signature": (bent, "not signed by one who may"),
        "of long before the signing": (by_issuer(told(GOOD, SIGNED - 30 * DAY)), "not valid at the time that counts"),
        "of long after the signing": (GOOD_NOW, "not valid at the time that counts"),
        "a revocation of tomorrow": (
            by_issuer(told(WITHDRAWN, NOW + 9 * DAY, SIGNED - DAY)),
            "not valid at the time that counts",
        ),
        "unknown to its issuer": (by_issuer(unknown), "does not know the certificate"),
    }


WORTHLESS = worthless()


@pytest.mark.parametrize("name", WORTHLESS)
def test_an_answer_that_does_not_count_is_not_usable_and_says_why(name: str) -> None:
    data, why = WORTHLESS[name]
    found = checked(data) if len(data) < MAX_STAPLED_BYTES else None
    if found is None:  # too large for the picture's own padding
        state = read_stapled((data,), CAMERA.chain, (ACME,), SIGNED, NOW)
        assert (state.state, state.why) == (RevocationState.UNUSABLE, "large")
        return
    assert found.answers.signer.state is SignerState.RECOGNIZED
    assert "Not revoked" not in found.answers.signer.sentence
    assert why in detail(found, "signer.revocation_unchecked")
    told_by = (found.answers.signer.sentence, gap(found), detail(found, "signer.revocation_unchecked"))
    assert all("an answer is there, and is not usable" in text for text in told_by)
    assert "not checked" not in gap(found)
    assert "--online" in gap(found)
    listed = found.manifests[0].signer.revocation
    assert listed is not None
    assert (listed.state, listed.origin) == (RevocationState.UNUSABLE, RevocationOrigin.SIGNATURE)
    assert why in (listed.why or "")


def test_an_answer_that_was_taken_out_leaves_the_line_not_checked() -> None:
    found = checked()
    assert found.answers.signer.state is SignerState.RECOGNIZED
    assert "Not revoked" not in found.answers.signer.sentence
    assert gap(found) == f"{GAP}: not asked, because that needs the network (--online)."
    assert found.manifests[0].signer.revocation is None


def test_a_stranger_s_answer_about_itself_is_the_stranger_s_word() -> None:
    found = checked(GOOD_THEN, listed=False)
    assert found.answers.signer.state is SignerState.UNRECOGNIZED
    assert "Not revoked" not in found.answers.signer.sentence
    assert "no loaded list knows the signer" in gap(found)
    assert "--online" not in gap(found)  # whoever such a certificate names is never asked
    assert checked(REVOKED_BEFORE, listed=False).answers.signer.state is SignerState.UNRECOGNIZED


# -- several -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("turned", [False, True])
@pytest.mark.parametrize("beside", [GOOD_THEN, b"<html>", REVOKED_AFTER], ids=["good", "garbage", "a later revocation"])
def test_of_several_answers_the_worst_that_counts_wins(beside: bytes, *, turned: bool) -> None:
    answers = (beside, REVOKED_BEFORE) if turned else (REVOKED_BEFORE, beside)
    assert checked(*answers).answers.signer.state is SignerState.REVOKED


def test_a_good_answer_among_worthless_ones_counts() -> None:
    assert "Not revoked as of" in checked(b"<html>", GOOD_THEN, GOOD_NOW).answers.signer.sentence


def test_a_thousand_answers_cost_no_more_than_a_few() -> None:
    found = read_stapled((b"\x30\x00",) * MAX_STAPLED + (GOOD_THEN,) * 1000, CAMERA.chain, (ACME,), SIGNED, NOW)
    assert (found.state, found.why) == (RevocationState.UNUSABLE, "garbled")


def test_a_revocation_that_can_end_counts_only_while_it_is_told() -> None:
    """A certificate on hold may be taken off it, so an old answer does not stain the signer for good."""
    hold = on_hold(SIGNED + 90 * DAY, SIGNED - DAY)
    late = read_stapled((hold,), CAMERA.chain, (ACME,), SIGNED, NOW)
    assert (late.state, late.why) == (RevocationState.UNUSABLE, "dated")
    during = read_stapled((on_hold(SIGNED, SIGNED - DAY),), CAMERA.chain, (ACME,), SIGNED, NOW)
    assert (during.state, during.detail) == (RevocationState.REVOKED, "certificate_hold")


def on_hold(of: datetime, since: datetime) -> bytes:
    builder = ocsp.OCSPResponseBuilder().add_response(
        cert=CAMERA.leaf.certificate,
        issuer=CAMERA.middle.certificate,
        algorithm=hashes.SHA256(),
        cert_status=WITHDRAWN,
        this_update=of - DAY,
        next_update=of + DAY,
        revocation_time=since,
        revocation_reason=x509.ReasonFlags.certificate_hold,
    )
    builder = builder.responder_id(ocsp.OCSPResponderEncoding.HASH, CAMERA.middle.certificate)
    return builder.sign(CAMERA.middle.key, hashes.SHA256()).public_bytes(Encoding.DER)  # type: ignore[arg-type]  # EC


@settings(max_examples=60)
@given(at=st.integers(0, len(REVOKED_BEFORE) - 1), bits=st.integers(1, 255))
def test_no_bent_revocation_is_ever_good(at: int, bits: int) -> None:
    bent = REVOKED_BEFORE[:at] + bytes([REVOKED_BEFORE[at] ^ bits]) + REVOKED_BEFORE[at + 1 :]
    assert read_stapled((bent,), CAMERA.chain, (ACME,), SIGNED, NOW).state is not RevocationState.GOOD


# -- with the network --------------------------------------------------------------------------------------------------


def online(stapled: Told | None, asked: Told | bytes | None) -> Verdict:
    """Check a stamped picture with an answer in it; the responder gives `asked`, or these bytes, or is not there."""
    answers: dict[str, Answer] = {}
    with serving(answers, None) as served:
        root = issue("Acme Root")
        between = issue("Acme Issuing", root)
        by = Tree(root, between, signer_under(between, f"http://ocsp.example:{served.port}/ask"))
        if asked is not None:
            given = asked if isinstance(asked, bytes) else answer(by.leaf, between, between, asked)
            answers["/ask"] = plain(given)
        brought = () if stapled is None else (answer(by.leaf, between, between, stapled),)
        lists = from_pem("acme.pem", root.pem), CLOCKS
        examine = partial(LocalExaminer(engine_lists(lists), Limits()).examine, picture_by(by, brought), name="a.jpg")
        fetcher = Fetcher(resolve=lambda _host, _port: ("127.0.0.1",), allowed=lambda _address: True)
        policy = Policy(at=NOW, online=True, clock=lambda: NOW)
        found, contacts = complete(examine(), examine, Means(lists, NOW), policy, fetcher)
        assert len(contacts) == len(served.requests)
        return judge(found, {item.name: item.issued for item in lists})


def picture_by(signer: Tree, brought: tuple[bytes, ...]) -> bytes:
    return picture(signer, STAMP, odd=Odd(stapled=brought))


def test_a_fresh_answer_takes_the_place_of_the_good_one_in_the_signature() -> None:
    found = online(told(GOOD, SIGNED), told(GOOD, NOW))
    assert found.answers.signer.sentence.endswith("Not revoked as of 2026-05-31 00:00:00 UTC, says ocsp.example.")
    assert gap(found) == ""


def test_a_fresh_revocation_takes_the_place_of_the_good_one_in_the_signature() -> None:
    found = online(told(GOOD, SIGNED), told(WITHDRAWN, NOW, SIGNED - DAY))
    assert found.answers.signer.state is SignerState.REVOKED


@pytest.mark.parametrize("asked", [None, b"<html>"], ids=["not there", "garbage"])
def test_where_no_fresh_answer_came_the_good_one_stands_and_the_failure_is_told(asked: bytes | None) -> None:
    """Who keeps us from asking does not hide it behind an old answer."""
    found = online(told(GOOD, SIGNED), asked)
    assert "Not revoked as of 2025-11-12" in found.answers.signer.sentence
    assert "later than 2025-11-12 00:00:00 UTC: " in gap(found)
    assert "ocsp.example" in gap(found)
    assert "signer.revocation_unchecked" in codes(found)


def test_a_revocation_in_the_signature_stays_whatever_the_responder_says() -> None:
    found = online(told(WITHDRAWN, SIGNED, SIGNED - 2 * DAY), told(GOOD, NOW))
    assert found.answers.signer.state is SignerState.REVOKED
    assert "says an answer that stands in the signature itself" in detail(found, "signer.revoked")


def test_the_older_of_two_revocations_counts() -> None:
    late = told(WITHDRAWN, SIGNED + 90 * DAY, SIGNED + 60 * DAY)
    assert online(late, told(WITHDRAWN, NOW, SIGNED - DAY)).answers.signer.state is SignerState.REVOKED
    assert online(late, told(GOOD, NOW)).answers.signer.state is SignerState.RECOGNIZED


def test_worthless_bytes_in_the_signature_do_not_stand_in_the_way_of_a_fresh_answer() -> None:
    found = online(told(UNKNOWN, SIGNED), told(GOOD, NOW))
    assert found.answers.signer.sentence.endswith("says ocsp.example.")


def test_what_is_known_of_revocation_tells_an_answer_in_the_signature_from_one_that_was_asked_for() -> None:
    lists: tuple[TrustList, ...] = (ACME, CLOCKS)
    assert evidence(picture(CAMERA, STAMP), *lists).revocation is None
    found = evidence(picture(CAMERA, STAMP, odd=Odd(stapled=(GOOD_THEN,))), *lists).revocation
    assert found is not None
    assert (found.state, found.origin, found.host) == (RevocationState.GOOD, RevocationOrigin.SIGNATURE, "")


EARLIEST, LATEST = datetime(1, 1, 1, tzinfo=UTC), datetime(9999, 12, 31, 23, 59, 59, tzinfo=UTC)


@pytest.mark.parametrize(("at", "state"), [(EARLIEST, RevocationState.GOOD), (LATEST, RevocationState.REVOKED)])
def test_the_ends_of_the_calendar_do_no_harm(at: datetime, state: RevocationState) -> None:
    assert read_stapled((REVOKED_BACK_THEN, GOOD_THEN), CAMERA.chain, (ACME,), SIGNED, at).state is state
    assert read_stapled((GOOD_THEN,), CAMERA.chain, (ACME,), at, at).state is RevocationState.UNUSABLE
