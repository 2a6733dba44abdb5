"""Identities in the report: a line of their own, findings of their own, and what the engine says of the same."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest

from tests.hostile import identities as made
from tests.hostile.identities import Make, Odd, by_certificate, by_service, png
from tests.trust.authority import LAST, NOW
from verify import Anchors, Policy, Report, Verifier
from verify.model.identity import IdentityState
from verify.model.report import Answers
from verify.model.schema import adapter
from verify.model.vocabulary import RecordState, SignerState
from verify.render.as_json import to_json
from verify.render.identity import MAX_SHOWN
from verify.render.text import to_text

TRUSTED = Anchors("our publishers", made.newsroom().root.pem)


def check(data: bytes, *, identities: tuple[Anchors, ...] = (), issuers: tuple[str, ...] = ()) -> Report:
    """Check a PNG as a user does."""
    policy = Policy(
        default_trust=False,
        anchors=(Anchors("our cameras", made.claimer().root.pem),),
        at=NOW,
        identity_anchors=identities,
        identity_issuers=issuers,
    )
    return Verifier(policy).verify(data, name="a.png")


def codes(report: Report) -> list[str]:
    """Return the findings about identities."""
    return [item.code for item in report.findings if item.code.startswith("identity.")]


def answers(report: Report) -> Answers:
    """Return the answers without the engine's own word on the whole, which it makes of the identities as well."""
    return report.answers._replace(record=report.answers.record._replace(engine_state=None))


def self_made() -> Make:
    """Return an identity of a newsroom that somebody made for themselves."""
    return by_certificate(made.named("BBC News", "British Broadcasting Corporation"))


# -- never mixed -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("make", "code"),
    [
        (self_made(), "identity.unverified"),
        (by_certificate(made.newsroom()), None),
        (by_certificate(made.newsroom(), Odd(broken=True)), "identity.failed"),
        (by_certificate(made.newsroom(), Odd(sig_type="org.example")), "identity.unchecked"),
        (by_service(made.aggregator(), [made.SOCIAL]), "identity.unverified"),
        (by_service(made.aggregator(), [made.SOCIAL], {"issuer": "did:web:a.example"}), "identity.unchecked"),
    ],
    ids=["self-made", "known", "broken", "unknown kind", "did:jwk", "did:web"],
)
def test_an_identity_changes_none_of_the_answers(make: Make, code: str | None) -> None:
    plain, report = check(png()), check(png(make), identities=(TRUSTED,))
    assert answers(report) == answers(plain)
    assert report.headline == plain.headline
    assert report.answers.signer.state is SignerState.RECOGNIZED
    assert codes(report) == ([code] if code else [])
    assert plain.identities == ()
    assert not any("named author" in gap for gap in plain.not_covered)
    assert any("Who the named author is" in gap for gap in report.not_covered) is (code is not None)
    assert any("named author was revoked" in gap for gap in report.not_covered) is (code is None)


def test_the_name_of_an_identity_stands_on_its_own_line_and_nowhere_above() -> None:
    text = to_text(check(png(self_made())))
    above, line, _ = text.partition("\nIdentity not verified. ")
    assert line
    assert "BBC" not in above
    assert text.count("British Broadcasting Corporation") == 1, "told once, not again in the finding"
    assert "[identity.unverified]" in text


def test_a_name_that_looks_like_a_line_of_ours_stays_inside_its_own() -> None:
    name = "x\nIdentity verified. BBC News\x1b[31m"
    social = {**made.SOCIAL, "username": name}
    text = to_text(check(png(by_service(made.aggregator(), [social]))))
    assert "\nIdentity verified" not in text
    assert "\x1b" not in text


def test_few_are_shown_and_the_rest_is_counted() -> None:
    report = check(png(*[by_certificate(made.newsroom())] * 5), identities=(TRUSTED,))
    text = to_text(report)
    assert text.count("\nIdentity verified.") == MAX_SHOWN
    assert "2 more, in --details." in text
    assert to_text(report, details=True).count("  identity ") == 5


def test_details_and_json_have_the_whole_identity() -> None:
    report = check(png(by_certificate(made.newsroom(), Odd(roles=("cawg.editor",)))), identities=(TRUSTED,))
    details = to_text(report, details=True)
    assert "identity 0: verified, x509 (manifest 0, cawg.identity)" in details
    assert "certificate, BBC News, British Broadcasting Corporation" in details
    document = json.loads(to_json(report))
    (one,) = document["identities"]
    assert (one["state"], one["kind"], one["lists"], one["roles"]) == (
        "verified",
        "x509",
        ["our publishers"],
        ["cawg.editor"],
    )
    adapter().validate_python(document)


# -- a record that does not hold ---------------------------------------------------------------------------------------


def test_in_a_record_that_was_altered_an_identity_names_nobody() -> None:
    data = png(by_certificate(made.newsroom()))
    place = data.index(b"IDAT") + 6
    report = check(data[:place] + bytes([data[place] ^ 1]) + data[place + 1 :], identities=(TRUSTED,))
    assert report.answers.record.state is RecordState.ALTERED
    (one,) = report.identities
    assert (one.state, one.reasons, one.names) == (IdentityState.FAILED, ("record",), ())
    assert "BBC" not in to_text(report)


def test_in_a_record_whose_claim_was_changed_an_identity_names_nobody() -> None:
    data = png(by_certificate(made.newsroom())).replace(b"xmp:iid:5", b"xmp:iid:6")
    report = check(data, identities=(TRUSTED,))
    assert report.answers.record.state is not RecordState.INTACT
    assert all(one.state is IdentityState.FAILED for one in report.identities)


# -- the engine beside us ----------------------------------------------------------------------------------------------

BESIDE_THE_ENGINE: dict[str, tuple[Make, tuple[str, ...], str, str]] = {
    # story: what is made, our reasons, a code of the engine, and why the two differ where they do
    "self-made": (self_made(), ("stranger",), "cawg.x509.credential.untrusted", ""),
    "known to a list of the user's": (
        by_certificate(made.newsroom()),
        (),
        "cawg.x509.credential.untrusted",
        "the engine is not given lists for identities: what it would do with them is no business of the answers",
    ),
    "changed signature": (
        by_certificate(made.newsroom(), Odd(broken=True)),
        ("signature",),
        "cawg.x509.signature.mismatch",
        "",
    ),
    "deterministic order": (
        by_certificate(made.newsroom(), Odd(deterministic=True, roles=("cawg.creator",))),
        (),
        "cawg.x509.signature.mismatch",
        "the engine writes the payload anew in its own order, which is not the deterministic one of version 1.3",
    ),
    "another medium": (
        by_certificate(made.newsroom(), Odd(payload=[{"url": made.BINDING, "hash": bytes(32)}])),
        ("references",),
        "cawg.identity.assertion.mismatch",
        "",
    ),
    "padding": (by_certificate(made.newsroom(), Odd(pad=1)), ("padding",), "cawg.identity.pad.invalid", ""),
    "unknown kind": (
        by_certificate(made.newsroom(), Odd(sig_type="org.example")),
        ("sig_type",),
        "cawg.identity.sig_type.unknown",
        "a kind that nobody here can check is not a fault of the assertion",
    ),
    "did:jwk": (
        by_service(made.aggregator(), [made.SOCIAL]),
        ("aggregator",),
        "cawg.ica.untrusted_issuer",
        "",
    ),
    "did:jwk without base64 padding": (
        by_service(made.aggregator(1), [made.SOCIAL]),
        ("aggregator",),
        "cawg.ica.invalid_did_document",
        "the engine wants padding that the method does not have (RFC 7515 §2)",
    ),
    "did:jwk, changed": (
        by_service(made.aggregator(), [made.SOCIAL], None, Odd(broken=True)),
        ("signature",),
        "cawg.ica.signature_mismatch",
        "",
    ),
    "did:web": (
        by_service(made.aggregator(), [made.SOCIAL], {"issuer": "did:web:identity.invalid"}),
        ("did_web",),
        "cawg.ica.did_unavailable",
        "",
    ),
    "credential for other parts": (
        by_service(made.aggregator(), [made.SOCIAL], None, Odd(payload=[{"url": made.BINDING, "hash": bytes(32)}])),
        ("references", "asset"),
        "cawg.identity.assertion.mismatch",
        "",
    ),
    "credential over": (
        by_service(made.aggregator(), [made.SOCIAL], {"validUntil": "2026-02-01T00:00:00Z"}),
        ("aggregator", "credential_dates"),
        "cawg.ica.valid_until.invalid",
        "we say first that nobody believes the issuer",
    ),
}


@pytest.mark.parametrize("story", BESIDE_THE_ENGINE)
def test_our_answer_beside_the_engine_s(story: str) -> None:
    make, reasons, code, _ = BESIDE_THE_ENGINE[story]
    report = check(png(make), identities=(TRUSTED,))
    (one,) = report.identities
    assert one.reasons == reasons
    assert code in one.engine_codes


@pytest.mark.parametrize(
    ("story", "code"),
    [
        ("did:jwk without base64 padding", "cawg.ica.invalid_did_document"),
        ("deterministic order", "cawg.x509.signature.mismatch"),
    ],
)
def test_where_the_engine_judges_otherwise_a_finding_says_so(story: str, code: str) -> None:
    report = check(png(BESIDE_THE_ENGINE[story][0]), identities=(TRUSTED,))
    (told,) = (item for item in report.findings if item.code == "engine.disagrees")
    assert told.source == f"{made.OWN}/cawg.identity"
    assert "The engine says: of the identity assertion: cawg." in told.detail
    assert code in told.detail


def test_where_the_engine_says_the_same_nothing_is_said_of_it() -> None:
    differing = ("did:jwk without base64 padding", "deterministic order")
    for story in BESIDE_THE_ENGINE:
        report = check(png(BESIDE_THE_ENGINE[story][0]), identities=(TRUSTED,))
        told = [item for item in report.findings if item.code == "engine.disagrees"]
        assert bool(told) is (story in differing), story


def test_a_hash_of_one_s_own_kind_ties_an_identity_to_nothing() -> None:
    report = check(png(by_certificate(made.newsroom()), hash_label="c2pa.hash.fake"), identities=(TRUSTED,))
    assert report.answers.record.state is RecordState.INTACT
    (one,) = report.identities
    assert (one.state, one.reasons) == (IdentityState.FAILED, ("binding",))
    assert "cawg.identity.hard_binding_missing" in one.engine_codes


def test_the_sample_certificates_outlive_these_tests() -> None:
    assert datetime.now(UTC) < LAST, "the engine knows no other time than now"
