"""Revocation, from the responder's answer to the report: only an answer that counts changes anything."""

from __future__ import annotations

from datetime import timedelta
from functools import partial
from typing import NamedTuple

import pytest
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509 import ocsp
from hypothesis import given
from hypothesis import strategies as st

from tests.hostile.storied import Chapter, storied
from tests.judge.records import KNOWN, evidence, manifest
from tests.online.authority import GOOD, NOW, RESPONDER, Told, answer, revoked, signer_under
from tests.online.server import Answer, plain, serving
from tests.online.signed import camera, signed
from tests.trust.authority import SIGNER, Tree, issue
from verify import Report, Verifier
from verify.examine.local import LocalExaminer
from verify.judge.revocation import with_revocation
from verify.judge.verdict import Verdict, judge
from verify.model.report import Contact
from verify.model.revocation import RevocationOrigin, RevocationState
from verify.model.vocabulary import Basis, SignerState
from verify.online.check import complete
from verify.online.fetch import Fetcher
from verify.online.revocation import MAX_ASKED
from verify.policy import Limits, Policy
from verify.trust.lists import from_pem
from verify.trust.load import engine_lists
from verify.trust.ocsp import Inquiry, inquiry, read_answer
from verify.trust.sealed import Revocation, SignedTime
from verify.weigh import Means

ACME = camera()
LISTS = (from_pem("acme", ACME.root.pem),)
CHAIN = (ACME.leaf.der, ACME.issuer.der)
BEFORE = NOW - timedelta(days=30)


def question(chain: tuple[bytes, ...] = CHAIN) -> Inquiry:
    asked = inquiry(chain, LISTS, NOW)
    assert isinstance(asked, Inquiry), asked
    return asked


def read(data: bytes) -> tuple[RevocationState, str]:
    found = read_answer(data, question(), NOW, "ocsp.example")
    return found.state, found.why or found.time


def test_the_question_names_the_certificate_and_goes_where_it_says() -> None:
    asked = question()
    request = ocsp.load_der_ocsp_request(asked.request)
    assert asked.address == "http://ocsp.example"
    assert request.serial_number == ACME.leaf.certificate.serial_number
    assert asked.issuer.der == ACME.issuer.der


def test_there_is_no_question_without_an_issuer_that_a_list_knows_or_without_a_responder() -> None:
    stranger = camera()
    assert inquiry((stranger.leaf.der, stranger.issuer.der), LISTS, NOW) == "issuer"
    assert inquiry((), LISTS, NOW) == "issuer"
    assert inquiry((b"\x30\x00",), LISTS, NOW) == "issuer"
    silent = issue("Silent", ACME.issuer, SIGNER)
    assert inquiry((silent.der, ACME.issuer.der), LISTS, NOW) == "responder"


def test_a_listed_signer_s_issuer_is_taken_from_the_chain_where_its_key_signed_the_certificate() -> None:
    lists = (from_pem("leafs", ACME.leaf.pem),)
    other = issue("Acme Issuing")  # the same name, another key
    found = inquiry((ACME.leaf.der, other.der, ACME.issuer.der), lists, NOW)
    assert isinstance(found, Inquiry)
    assert found.issuer.der == ACME.issuer.der
    assert inquiry((ACME.leaf.der, other.der), lists, NOW) == "issuer"


@pytest.mark.parametrize("digest", [hashes.SHA1, hashes.SHA256, hashes.SHA384])
def test_an_answer_of_the_issuer_counts_whatever_hash_names_the_certificate(digest: type[hashes.SHA256]) -> None:
    assert read(ACME.told(GOOD._replace(digest=digest))) == (RevocationState.GOOD, "2026-06-01T11:00:00Z")


def test_an_answer_of_a_responder_that_the_issuer_made_one_counts() -> None:
    delegate = issue("Acme Responder", ACME.issuer, RESPONDER)
    assert read(ACME.told(GOOD._replace(brings=(delegate,)), delegate))[0] is RevocationState.GOOD


def test_a_revocation_is_told_with_its_time() -> None:
    assert read(ACME.told(revoked(BEFORE))) == (RevocationState.REVOKED, "2026-05-02T12:00:00Z")


def worthless() -> dict[str, tuple[bytes, str]]:
    other = camera()
    neighbour = signer_under(ACME.issuer)
    client = issue("Acme Client", ACME.issuer, SIGNER)
    foreign = issue("Other Responder", other.issuer, RESPONDER)
    old = issue("Old Responder", ACME.issuer, RESPONDER._replace(last=NOW - timedelta(days=1)))
    above = issue("Root's Responder", ACME.root, RESPONDER)
    missing = issue("Acme Responder", ACME.issuer, RESPONDER)
    good = ACME.told(GOOD)
    bent = good[:-1] + bytes([good[-1] ^ 1])
    refusal = ocsp.OCSPResponseBuilder.build_unsuccessful(ocsp.OCSPResponseStatus.UNAUTHORIZED)
    return {
        "garbage": (b"<html>", "garbled"),
        "nothing": (b"", "garbled"),
        "a refusal": (refusal.public_bytes(Encoding.DER), "refused"),
        "another certificate of the issuer": (answer(neighbour, ACME.issuer, ACME.issuer), "other"),
        "another authority's certificate": (other.told(GOOD), "other"),
        "signed by another authority": (answer(ACME.leaf, ACME.issuer, other.issuer), "unsigned"),
        "signed by the root": (answer(ACME.leaf, ACME.issuer, ACME.root), "unsigned"),
        "a bent signature": (bent, "unsigned"),
        "a signer without the purpose": (ACME.told(GOOD._replace(brings=(client,)), client), "unsigned"),
        "the signer itself": (ACME.told(GOOD._replace(brings=(ACME.leaf,)), ACME.leaf), "unsigned"),
        "a responder of another authority": (ACME.told(GOOD._replace(brings=(foreign,)), foreign), "unsigned"),
        "a responder of the root": (ACME.told(GOOD._replace(brings=(above,)), above), "unsigned"),
        "a responder out of its dates": (ACME.told(GOOD._replace(brings=(old,)), old), "unsigned"),
        "a responder's certificate left out": (ACME.told(GOOD, missing), "unsigned"),
        "an old answer": (ACME.told(Told(first=NOW - timedelta(days=9), last=NOW - timedelta(days=2))), "dated"),
        "an old answer without an end": (ACME.told(Told(first=NOW - timedelta(days=2), last=None)), "dated"),
        "an answer of tomorrow": (ACME.told(Told(first=NOW + timedelta(days=1))), "dated"),
        "an unknown certificate": (ACME.told(Told(ocsp.OCSPCertStatus.UNKNOWN)), "unknown"),
        "a revocation by a stranger": (answer(ACME.leaf, ACME.issuer, other.issuer, revoked(BEFORE)), "unsigned"),
    }


WORTHLESS = worthless()


@pytest.mark.parametrize("name", WORTHLESS)
def test_an_answer_that_does_not_count_leaves_revocation_unchecked(name: str) -> None:
    data, why = WORTHLESS[name]
    refused = why == "refused"  # which is no answer at all
    assert read(data) == (RevocationState.UNCHECKED if refused else RevocationState.UNUSABLE, why)


WITHDRAWN = ACME.told(revoked(BEFORE))


@given(at=st.integers(0, len(WITHDRAWN) - 1), bits=st.integers(1, 255))
def test_no_bent_answer_is_ever_good(at: int, bits: int) -> None:
    """Bytes outside what is signed may be bent (tags, the list of certificates); a bent "revoked" never turns good."""
    bent = WITHDRAWN[:at] + bytes([WITHDRAWN[at] ^ bits]) + WITHDRAWN[at + 1 :]
    assert read(bent)[0] is not RevocationState.GOOD


# -- what it means for the signer --------------------------------------------------------------------------------------


def stamped(time: str, known: str | None) -> SignedTime:
    return SignedTime(time, "Stamp Authority", known)


REVOKED = Revocation(RevocationState.REVOKED, "ocsp.example", "2026-05-02T12:00:00Z")


@pytest.mark.parametrize(
    ("time", "state"),
    [
        (None, SignerState.REVOKED),
        (stamped("2026-05-02T11:59:59Z", "TSA list"), SignerState.RECOGNIZED),
        (stamped("2026-05-02T12:00:00Z", "TSA list"), SignerState.REVOKED),
        (stamped("2026-05-20T00:00:00Z", "TSA list"), SignerState.REVOKED),
        (stamped("2026-04-01T00:00:00Z", None), SignerState.REVOKED),  # anyone can run such an authority
    ],
)
def test_a_revocation_covers_the_signing_unless_a_trusted_time_stamp_is_older(
    time: SignedTime | None, state: SignerState
) -> None:
    known = with_revocation(evidence(manifest(), seals=(KNOWN._replace(time=time),)), REVOKED)
    verdict = judge(known, {"Acme list": None})
    assert verdict.answers.signer.state is state
    found = {finding.code for finding in verdict.findings}
    assert ("signer.revoked" in found, "signer.revoked_later" in found) == (
        state is SignerState.REVOKED,
        state is SignerState.RECOGNIZED,
    )
    assert known.revoked_later is (state is SignerState.RECOGNIZED)
    assert bool(verdict.answers.signer.recognized_by) is (state is SignerState.RECOGNIZED)
    assert not any("revoked" in gap for gap in verdict.not_covered)


# -- the whole way -----------------------------------------------------------------------------------------------------


def report_of(told: Told | bytes | None) -> tuple[Report, list[bytes]]:
    """Check a picture; the responder gives `told`, or these bytes, or is not there."""
    answers: dict[str, Answer] = {}
    with serving(answers, None) as served:
        by = camera(f"http://ocsp.example:{served.port}/ask")
        if told is not None:
            answers["/ask"] = plain(told if isinstance(told, bytes) else by.told(told))
        report = Verifier(by.policy, fetcher=anywhere()).verify(signed(by))
        return report, served.requests


def anywhere() -> Fetcher:
    """Return a fetcher to whom every name leads to this machine; plain HTTP needs no TLS of the test's own."""
    return Fetcher(resolve=lambda _host, _port: ("127.0.0.1",), allowed=lambda _address: True)


def test_a_good_answer_is_told_and_the_gap_is_closed() -> None:
    report, requests = report_of(GOOD)
    signer = report.answers.signer
    assert signer.state is SignerState.RECOGNIZED
    assert signer.sentence.endswith("Not revoked as of 2026-06-01 11:00:00 UTC, says ocsp.example.")
    assert not any("revoked" in gap for gap in report.not_covered)
    assert report.checked.network == (Contact("revocation", "ocsp.example", "answered"),)
    assert len(requests) == 1
    assert requests[0].startswith(b"POST /ask HTTP/1.1\r\n")


def test_a_revoked_signer_without_a_trusted_time_is_revoked_and_known_to_no_list() -> None:
    report, _ = report_of(revoked(BEFORE))
    signer = report.answers.signer
    assert (signer.state, signer.recognized_by) == (SignerState.REVOKED, ())
    assert report.answers.ai.basis is Basis.SIGNED_UNRECOGNIZED
    assert "2026-05-02T12:00:00Z" in next(item.detail for item in report.findings if item.code == "signer.revoked")


@pytest.mark.parametrize("told", [b"<html>", b"", None], ids=["garbage", "nothing", "not found"])
def test_without_an_answer_that_counts_the_signer_stays_and_the_report_says_why(told: bytes | None) -> None:
    report, _ = report_of(told)
    assert report.answers.signer.state is SignerState.RECOGNIZED
    outcome = "not checked" if told is None else "an answer is there, and is not usable"
    assert any(outcome in gap and "ocsp.example" in gap for gap in report.not_covered)
    assert "signer.revocation_unchecked" in {finding.code for finding in report.findings}


def test_the_responder_of_a_stranger_s_certificate_is_not_asked() -> None:
    with serving({}, None) as served:
        stranger = camera(f"http://ocsp.example:{served.port}/ask")
        report = Verifier(ACME.policy, fetcher=anywhere()).verify(signed(stranger))
    assert report.answers.signer.state is SignerState.UNRECOGNIZED
    assert (report.checked.network, served.requests) == ((), [])
    assert any("no loaded list knows the signer" in gap for gap in report.not_covered)


def test_a_responder_within_our_own_network_is_refused() -> None:
    by = camera("http://127.0.0.1:8080/ask")
    report = Verifier(by.policy).verify(signed(by))
    (contact,) = report.checked.network
    assert contact.outcome == "refused: the name leads to 127.0.0.1, which is not a public address"


def test_without_permission_nobody_is_asked() -> None:
    report = Verifier(ACME.policy._replace(online=False)).verify(signed(ACME))
    assert report.checked.network == ()
    assert any("--online" in gap for gap in report.not_covered)


# -- everyone in the story ---------------------------------------------------------------------------------------------


class Asked(NamedTuple):
    """A check of a story with the network: what was found, the requests, and whom we told of as asked."""

    verdict: Verdict
    requests: list[bytes]
    contacts: tuple[Contact, ...]


def story_of(*told: Told | None, same: bool = False, strangers: bool = False) -> Asked:
    """Check a story of several signers, the last of them the active one; each responder gives `told`, or nothing.

    Args:
        told: by the issuer of each signer.
        same: one signer made them all.
        strangers: the list knows the active signer alone.
    """
    answers: dict[str, Answer] = {}
    with serving(answers, None) as served:
        root = issue("Acme Root")
        trees = []
        for number, said in enumerate(told[:1] if same else told):
            top = issue(f"Other Root {number}") if strangers and number < len(told) - 1 else root
            middle = issue(f"Issuing {number}", top)
            leaf = signer_under(middle, f"http://ocsp.example:{served.port}/{number}")
            trees.append(Tree(top, middle, leaf))
            if said is not None:
                answers[f"/{number}"] = plain(answer(leaf, middle, middle, said))
        data = storied(*(Chapter(one) for one in (trees * len(told) if same else trees)))
        lists = (from_pem("acme", root.pem),)
        examine = partial(LocalExaminer(engine_lists(lists), Limits()).examine, data, name="a.png")
        policy = Policy(at=NOW, online=True, clock=lambda: NOW)
        found, contacts = complete(examine(), examine, Means(lists, NOW), policy, anywhere())
        return Asked(judge(found, {"acme": None}), served.requests, contacts)


def states(asked: Asked) -> list[RevocationState | None]:
    """Return what is known of each signer, the active one first."""
    known = [item.signer.revocation for item in asked.verdict.manifests]
    return [item.state if item else None for item in known]


def in_order(asked: Asked) -> list[RevocationState | None]:
    """Return the same in the order of the story, the oldest first."""
    labels = [item.label for item in asked.verdict.manifests]
    return [state for _, state in sorted(zip(labels, states(asked), strict=True))]


def test_everyone_in_the_story_is_asked_about_the_nearest_to_the_file_first() -> None:
    asked = story_of(revoked(BEFORE), GOOD, GOOD)
    assert [request.split()[1] for request in asked.requests] == [b"/2", b"/1", b"/0"]
    assert len(asked.contacts) == 3
    assert in_order(asked) == [RevocationState.REVOKED, RevocationState.GOOD, RevocationState.GOOD]
    assert {item.signer.state for item in asked.verdict.manifests} == {SignerState.RECOGNIZED, SignerState.REVOKED}
    assert asked.verdict.answers.signer.state is SignerState.RECOGNIZED
    (finding,) = [item for item in asked.verdict.findings if item.code == "ingredient.revoked"]
    assert "since 2026-05-02T12:00:00Z, says ocsp.example" in finding.detail
    oldest = max(asked.verdict.manifests, key=lambda item: item.signer.state is SignerState.REVOKED)
    known = oldest.signer.revocation
    assert known is not None
    assert (known.origin, known.host) == (RevocationOrigin.ONLINE, "ocsp.example")


def test_a_certificate_that_signed_several_manifests_is_asked_about_once() -> None:
    asked = story_of(GOOD, GOOD, GOOD, same=True)
    assert len(asked.requests) == 1
    assert states(asked) == [RevocationState.GOOD] * 3


def test_of_more_signers_than_are_asked_about_the_rest_is_told_as_not_checked() -> None:
    asked = story_of(*(GOOD,) * (MAX_ASKED + 2))
    assert len(asked.requests) == MAX_ASKED
    assert in_order(asked) == [RevocationState.UNCHECKED] * 2 + [RevocationState.GOOD] * MAX_ASKED
    (finding,) = [item for item in asked.verdict.findings if item.code == "signer.revocation_unchecked"]
    assert "more certificates than are asked about for one file" in finding.detail
    assert any("not known for 2 of them" in line for line in asked.verdict.not_covered)


def test_strangers_in_the_story_are_not_asked_about() -> None:
    asked = story_of(revoked(BEFORE), GOOD, strangers=True)
    assert [request.split()[1] for request in asked.requests] == [b"/1"]
    assert in_order(asked) == [None, RevocationState.GOOD]


def test_an_earlier_signer_s_responder_that_is_silent_leaves_that_one_not_checked() -> None:
    asked = story_of(None, GOOD)
    assert in_order(asked) == [RevocationState.UNCHECKED, RevocationState.GOOD]
    (finding,) = [item for item in asked.verdict.findings if item.code == "signer.revocation_unchecked"]
    assert finding.detail.startswith("Earlier records, signed by Acme: not checked (ocsp.example: ")


def test_the_request_carries_no_nonce() -> None:
    assert list(ocsp.load_der_ocsp_request(question().request).extensions) == []
