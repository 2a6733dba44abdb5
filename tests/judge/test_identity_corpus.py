"""What the identity assertions in other people's files come to."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import cache
from pathlib import Path

import pytest

from verify import Policy, Report, Verifier
from verify.model.identity import Identity, IdentityState
from verify.model.vocabulary import RecordState
from verify.render.text import to_text

AT = datetime(2026, 11, 22, tzinfo=UTC)
JWK = (
    "did:jwk:eyJhbGciOiJFZERTQSIsImt0eSI6Ik9LUCIsImNydiI6IkVkMjU1MTkiLCJ4IjoiTXA1LTBlODNuTmdRaGRoQlc4UnNoa2p5OTBzYTFB"
    "OUpJemtJdGNEcUN1SSJ9"
)

EXPECTED: dict[str, tuple[str, str, tuple[str, ...], str]] = {
    # file: kind, state, reasons, and what is odd about it
    "PTS_TRUSTED_sony_official_cawg_wdr.mp4": (
        "x509",
        "unverified",
        ("stranger",),
        "a broadcaster's test certificate, on no list though the file's name says so",
    ),
    "x509-es256-jpeg.jpg": ("x509", "unverified", ("stranger",), "the engine writes the payload anew and refuses it"),
    "x509-es256-mp4.mp4": ("x509", "unverified", ("stranger",), "the same"),
    "extra_assertion_claim_v1.jpg": ("x509", "failed", ("references",), "refers to an assertion that is nowhere"),
    "success.jpg": ("aggregated", "unverified", ("aggregator",), "a service that is a key and nothing else"),
    "signature_mismatch.jpg": ("aggregated", "failed", ("signature",), "the same with another signature"),
    "cai-open-source.jpg": ("aggregated", "not_checked", ("did_web",), "Adobe's service, with its key on a server"),
}


@cache
def check(path: Path, issuers: tuple[str, ...] = ()) -> Report:
    """Check a file with the built-in lists."""
    return Verifier(Policy(at=AT, identity_issuers=issuers)).verify(path)


def only(corpus: Path, name: str, issuers: tuple[str, ...] = ()) -> Identity:
    """Return the one identity of a file."""
    (found,) = check(corpus / "files" / name, issuers).identities
    return found


@pytest.mark.parametrize("name", EXPECTED)
def test_what_each_identity_comes_to(corpus: Path, name: str) -> None:
    kind, state, reasons, _ = EXPECTED[name]
    found = only(corpus, name)
    assert (found.kind, found.state, found.reasons) == (kind, state, reasons)
    assert (found.names != ()) is (found.state is not IdentityState.FAILED)


@pytest.mark.parametrize("name", EXPECTED)
def test_none_of_them_changes_what_is_said_of_the_record(corpus: Path, name: str) -> None:
    report = check(corpus / "files" / name)
    assert report.answers.record.state is RecordState.INTACT
    told = {name for one in report.identities for item in one.names for name in (item.name, item.username) if name}
    assert not any(name in report.answers.signer.sentence for name in told - {report.answers.signer.name})


def test_a_broadcaster_beside_the_signer_is_told_as_what_it_calls_itself(corpus: Path) -> None:
    name = "PTS_TRUSTED_sony_official_cawg_wdr.mp4"
    found = only(corpus, name)
    assert (found.names[0].name, found.names[0].provider) == ("PTS-WDR", "Westdeutscher Rundfunk")
    text = to_text(check(corpus / "files" / name))
    assert "\nIdentity not verified. An identity assertion is signed by one that calls itself\n" in text


def test_accounts_at_adobe_s_service_are_named_as_unchecked(corpus: Path) -> None:
    found = only(corpus, "cai-open-source.jpg")
    assert found.issuer == "did:web:connected-identities.identity.adobe.com"
    assert {item.provider for item in found.names} == {"instagram", "behance", "linkedin", "twitter"}
    believed = only(corpus, "cai-open-source.jpg", (found.issuer,))
    assert believed.state is IdentityState.NOT_CHECKED, "believing the name of a service does not check its signature"


def test_a_service_that_is_believed_makes_its_file_verified_and_the_changed_one_still_fails(corpus: Path) -> None:
    assert only(corpus, "success.jpg", (JWK,)).state is IdentityState.VERIFIED
    assert only(corpus, "signature_mismatch.jpg", (JWK,)).state is IdentityState.FAILED


def test_these_are_all_the_identities_of_the_corpus(corpus: Path) -> None:
    with_one = {
        path.name
        for path in (corpus / "files").iterdir()
        if path.is_file() and path.stat().st_size < 64 << 20 and b"cawg.identity" in path.read_bytes()
    }
    assert with_one == set(EXPECTED)
