"""Identity assertions: whose certificate or word, known to which list, and when; each case signed on the spot."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from functools import cache
from typing import NamedTuple

import pytest
from cbor2 import dumps
from cryptography import x509
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.hostile import identities as made
from tests.hostile.identities import Odd, by_certificate, by_service, png
from tests.hostile.stamped import Stamping
from tests.trust.authority import FIRST, NOW, ONLY_DATA, SIGNER, STAMPER, Tree
from verify.examine.local import LocalExaminer
from verify.media.bytesource import MemorySource
from verify.media.packets import PacketKind
from verify.media.walk import walk
from verify.model.identity import IdentityKind, IdentityState
from verify.policy import Anchors, Limits, Policy
from verify.record.crjson import read_record
from verify.record.identity import AGGREGATION, read_identity
from verify.record.store import RawManifest, read_store
from verify.record.types import Record
from verify.trust import purposes
from verify.trust.certified import INTERIM_END
from verify.trust.identity import MAX_IDENTITIES, Knowing, check_identities
from verify.trust.lists import Status, TrustList, from_pem, identity_from_pem, tsa_from_pem
from verify.trust.load import engine_lists, load_lists

LAPSED = SIGNER._replace(last=datetime(2025, 12, 31, tzinfo=UTC))
WITHIN = datetime(2025, 6, 1, tzinfo=UTC)


@pytest.fixture(scope="module")
def lapsed() -> Tree:
    return made.named("BBC News", "British Broadcasting Corporation", LAPSED)


# -- certificates ------------------------------------------------------------------------------------------------------


def test_a_certificate_that_a_list_for_identities_knows_names_its_owner() -> None:
    data = png(by_certificate(made.newsroom(), Odd(roles=("cawg.publisher", "org.example.agency"))))
    found = made.only(data, made.known(made.newsroom()))
    assert (found.kind, found.state, found.lists) == (IdentityKind.X509, IdentityState.VERIFIED, ("our publishers",))
    assert [(item.kind, item.name, item.provider) for item in found.names] == [
        ("certificate", "BBC News", "British Broadcasting Corporation")
    ]
    assert found.roles == ("cawg.publisher", "org.example.agency")
    assert found.reasons == ()
    assert "(role: publisher, org.example.agency)" in found.sentence
    assert "the list “our publishers” knows" in found.sentence


@pytest.mark.parametrize("deterministic", [False, True], ids=["field order", "deterministic"])
def test_what_was_signed_is_checked_as_it_stands_in_either_order(deterministic: bool) -> None:
    """Version 1.3 has the payload in core deterministic encoding (RFC 8949 §4.2.1); software writes its own order."""
    odd = Odd(roles=("cawg.creator",), deterministic=deterministic)
    found = made.only(png(by_certificate(made.newsroom(), odd)), made.known(made.newsroom()))
    assert found.state is IdentityState.VERIFIED


def test_a_payload_in_one_order_may_be_signed_in_the_deterministic_one() -> None:
    def make(references: list[made.Reference]) -> object:
        shown = {"sig_type": "cawg.x509.cose", "referenced_assertions": references, "role": ["cawg.creator"]}
        signed = {name: shown[name] for name in ("role", "sig_type", "referenced_assertions")}
        signed["referenced_assertions"] = [
            dict(sorted(item.items(), key=lambda x: (len(x[0]), x))) for item in references
        ]
        return {"signer_payload": shown, "signature": made.cose(made.newsroom(), dumps(signed)), "pad1": b""}

    assert made.only(png(make), made.known(made.newsroom())).state is IdentityState.VERIFIED


def test_fields_of_earlier_drafts_are_signed_and_change_nothing() -> None:
    """Version 1.3 has validators ignore them; they are part of the signed bytes all the same."""
    odd = Odd(extra={"expected_partial_claim": {"alg": "sha256", "hash": bytes(32)}})
    found = made.only(png(by_certificate(made.newsroom(), odd)), made.known(made.newsroom()))
    assert found.state is IdentityState.VERIFIED


def test_a_self_made_newsroom_is_not_verified() -> None:
    stranger = made.named("BBC News", "British Broadcasting Corporation")
    found = made.only(png(by_certificate(stranger)), made.known(made.newsroom()))
    assert (found.state, found.reasons, found.lists) == (IdentityState.UNVERIFIED, ("stranger",), ())
    assert "calls itself “BBC News”" in found.sentence
    assert "Anyone can make such an assertion under any name" in found.sentence


def test_a_list_for_signers_says_nothing_about_identities() -> None:
    """Who trusts a camera's maker has said nothing about people."""
    found = made.only(png(by_certificate(made.claimer())))
    assert (found.state, found.reasons) == (IdentityState.UNVERIFIED, ("purpose",))


def test_a_list_for_identities_vouches_for_no_signer_and_no_time() -> None:
    data = png(by_certificate(made.newsroom()), stamp=Stamping(made.clock()))
    lists = (identity_from_pem("people", made.claimer().root.pem + made.clock().root.pem),)
    verdict = made.verdict(data, *lists)
    assert not any("people" in name for name in verdict.answers.signer.recognized_by)
    assert verdict.answers.signer.time_source.value == "stated"


@pytest.mark.parametrize(
    ("named", "why"),
    [
        ((purposes.TIME_STAMPING,), "time-stamping alone"),
        ((purposes.EMAIL_PROTECTION, purposes.TIME_STAMPING), "and time-stamping"),
        ((purposes.DOCUMENT_SIGNING, purposes.OCSP_SIGNING), "and answers about revocation"),
        ((purposes.EMAIL_PROTECTION, purposes.ANY_PURPOSE), "everything"),
        ((purposes.CLAIM_SIGNING,), "claims alone"),
        ((), "nothing"),
    ],
)
def test_a_certificate_for_something_else_names_nobody(named: tuple[str, ...], why: str) -> None:
    shape = (STAMPER if why == "time-stamping alone" else SIGNER)._replace(purposes=named)
    who = made.named("BBC News", "BBC", shape)
    found = made.only(png(by_certificate(who)), made.known(who))
    assert (found.state, found.reasons) == (IdentityState.UNVERIFIED, ("purpose",)), why


@pytest.mark.parametrize("purpose", [purposes.EMAIL_PROTECTION, purposes.DOCUMENT_SIGNING])
def test_each_purpose_of_the_specification_is_enough_for_a_list_of_one_s_own(purpose: str) -> None:
    who = made.named("Jane Doe", "Freelance", SIGNER._replace(purposes=(purpose,)))
    assert made.only(png(by_certificate(who)), made.known(who)).state is IdentityState.VERIFIED


# -- IPTC's list, and what counts for the time being -------------------------------------------------------------------


def published(who: Tree) -> TrustList:
    """Return a list in the place of IPTC's that knows a tree."""
    own = from_pem("publishers", who.root.pem)
    return own._replace(id="iptc-vnp", name="IPTC Verified News Publishers", status=Status.CURRENT)


def validated(policy: str) -> Tree:
    oid = x509.PolicyInformation(x509.ObjectIdentifier(policy), None)
    shape = SIGNER._replace(purposes=(purposes.EMAIL_PROTECTION,), extra=((x509.CertificatePolicies([oid]), False),))
    return made.named("BBC News", "BBC", shape)


def test_iptc_s_list_of_publishers_serves_identities() -> None:
    who = validated("2.23.140.1.5.2.2")
    found = made.only(png(by_certificate(who)), published(who))
    assert (found.state, found.lists) == (IdentityState.VERIFIED, ("IPTC Verified News Publishers",))


@pytest.mark.parametrize("policy", ["2.23.140.1.5.1.2", "2.23.140.1.5.2.1"], ids=["mailbox", "legacy"])
def test_an_e_mail_certificate_for_a_mailbox_alone_is_not_enough(policy: str) -> None:
    who = validated(policy)
    found = made.only(png(by_certificate(who)), published(who))
    assert (found.state, found.reasons) == (IdentityState.UNVERIFIED, ("policy",))


def test_e_mail_certificates_count_for_the_time_being_and_document_signing_for_good() -> None:
    mail = validated("2.23.140.1.5.2.2")
    document = made.named("BBC News", "BBC", SIGNER._replace(purposes=(purposes.DOCUMENT_SIGNING,)))
    for who, state in ((mail, IdentityState.UNVERIFIED), (document, IdentityState.VERIFIED)):
        data = png(by_certificate(who))
        assert made.only(data, published(who), at=INTERIM_END - timedelta(seconds=1)).state is IdentityState.VERIFIED
        assert made.only(data, published(who), at=INTERIM_END).state is state
    stamped = png(by_certificate(mail, Odd(stamp=Stamping(made.clock()))))
    later = made.only(stamped, published(mail), made.times(), at=INTERIM_END + timedelta(days=700))
    assert later.state is IdentityState.VERIFIED, "made in time, as a time-stamp shows"


# -- time --------------------------------------------------------------------------------------------------------------


def test_an_expired_certificate_is_known_but_not_verified(lapsed: Tree) -> None:
    found = made.only(png(by_certificate(lapsed)), made.known(lapsed))
    assert (found.state, found.reasons, found.lists) == (IdentityState.EXPIRED, ("dates",), ("our publishers",))
    assert made.only(png(by_certificate(lapsed)), made.known(lapsed), at=WITHIN).state is IdentityState.VERIFIED


def test_a_time_stamp_on_the_identity_shows_that_it_was_signed_in_time(lapsed: Tree) -> None:
    data = png(by_certificate(lapsed, Odd(stamp=Stamping(made.clock(), WITHIN))))
    found = made.only(data, made.known(lapsed), made.times())
    assert (found.state, found.time) == (IdentityState.VERIFIED, "2025-06-01T00:00:00Z")
    assert made.only(data, made.known(lapsed)).state is IdentityState.EXPIRED, "nobody vouches for the clock"


def test_a_time_stamp_on_the_claim_does_so_where_the_identity_has_none(lapsed: Tree) -> None:
    data = png(by_certificate(lapsed), stamp=Stamping(made.clock(), WITHIN))
    assert made.only(data, made.known(lapsed), made.times()).state is IdentityState.VERIFIED


def test_the_identity_s_own_time_stamp_comes_first(lapsed: Tree) -> None:
    data = png(by_certificate(lapsed, Odd(stamp=Stamping(made.clock(), NOW))), stamp=Stamping(made.clock(), WITHIN))
    assert made.only(data, made.known(lapsed), made.times()).state is IdentityState.EXPIRED


def test_a_time_stamp_of_the_first_generation_does_not_count(lapsed: Tree) -> None:
    """CAWG identity assertion 1.3: it covers the payload, which anyone can stamp, and not the signature."""
    data = png(by_certificate(lapsed, Odd(stamp=Stamping(made.clock(), WITHIN, generation=1))))
    assert made.only(data, made.known(lapsed), made.times()).state is IdentityState.EXPIRED


def test_a_certificate_that_was_not_valid_yet_does_not_name_anyone() -> None:
    early = Stamping(made.clock(), FIRST + timedelta(days=1))
    who = made.named("BBC News", "BBC", SIGNER._replace(first=FIRST + timedelta(days=2)))
    data = png(by_certificate(who, Odd(stamp=early)))
    assert made.only(data, made.known(who), made.times()).state is IdentityState.EXPIRED


# -- aggregators -------------------------------------------------------------------------------------------------------


def test_a_service_whose_key_is_its_name_can_be_checked_but_not_believed() -> None:
    found = made.only(png(by_service(made.aggregator(), [made.SOCIAL])))
    assert (found.kind, found.state, found.reasons) == (
        IdentityKind.AGGREGATED,
        IdentityState.UNVERIFIED,
        ("aggregator",),
    )
    assert found.issuer == made.aggregator().did
    assert "the account “jane” at “Social”" in found.sentence


def test_a_service_that_the_user_believes_names_people() -> None:
    did = made.aggregator().did
    found = made.only(png(by_service(made.aggregator(), [made.SOCIAL])), issuers=(did,))
    assert found.state is IdentityState.VERIFIED
    assert "which you told this check to believe" in found.sentence
    almost = made.only(png(by_service(made.aggregator(), [made.SOCIAL])), issuers=(did[:-1], did.upper()))
    assert almost.state is IdentityState.UNVERIFIED, "a DID is believed word for word"


def test_a_service_with_its_key_on_a_server_is_not_checked_even_if_believed() -> None:
    did = "did:web:identity.example"
    data = png(by_service(made.aggregator(), [made.SOCIAL], {"issuer": did}))
    found = made.only(data, issuers=(did,))
    assert (found.state, found.reasons) == (IdentityState.NOT_CHECKED, ("did_web",))
    assert "does not ask there, online or not" in found.sentence


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"issuer": "did:ion:abc"}, "did_method"),
        ({"issuer": "did:jwk:e30"}, "algorithm"),
    ],
)
def test_a_key_that_is_not_known_here_is_not_checked(changes: dict[str, object], reason: str) -> None:
    found = made.only(png(by_service(made.aggregator(), [made.SOCIAL], changes)))
    assert (found.state, found.reasons) == (IdentityState.NOT_CHECKED, (reason,))


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"issuer": "https://identity.example"}, "issuer"),
        ({"issuer": {"id": "did:jwk:"}}, "issuer"),
        ({"type": ["VerifiableCredential"]}, "credential"),
        ({"validFrom": None}, "credential"),
        ({"validFrom": "yesterday"}, "credential"),
        ({"validUntil": "2026-01-01"}, "credential"),
        ({"credentialSubject": {"verifiedIdentities": [made.SOCIAL]}}, "asset"),
    ],
)
def test_a_credential_that_breaks_a_rule_names_nobody(changes: dict[str, object], reason: str) -> None:
    found = made.only(png(by_service(made.aggregator(), [made.SOCIAL], changes)), issuers=(made.aggregator().did,))
    assert found.state is IdentityState.FAILED
    assert reason in found.reasons
    assert (found.names, found.issuer) == ((), None)


@pytest.mark.parametrize(
    "item",
    [
        {key: value for key, value in made.SOCIAL.items() if key != "username"},
        {key: value for key, value in made.SOCIAL.items() if key != "provider"},
        {**made.SOCIAL, "verifiedAt": "once"},
        {"type": "cawg.document_verification", "verifiedAt": "2026-01-01T00:00:00Z", "provider": {"name": "Papers"}},
    ],
)
def test_a_verified_identity_must_say_what_was_verified(item: dict[str, object]) -> None:
    found = made.only(png(by_service(made.aggregator(), [made.SOCIAL, item])))
    assert (found.state, found.reasons) == (IdentityState.FAILED, ("credential",))


@pytest.mark.parametrize(
    "changes", [{"validUntil": "2026-05-01T00:00:00Z"}, {"validFrom": "2026-07-01T00:00:00+02:00"}]
)
def test_a_credential_out_of_its_dates_is_not_verified(changes: dict[str, object]) -> None:
    data = png(by_service(made.aggregator(), [made.SOCIAL], changes))
    found = made.only(data, issuers=(made.aggregator().did,))
    assert (found.state, found.reasons) == (IdentityState.EXPIRED, ("credential_dates",))


def test_a_credential_that_can_be_withdrawn_says_that_nobody_asked() -> None:
    status = {"credentialStatus": {"type": "BitstringStatusListEntry", "statusPurpose": "revocation"}}
    data = png(by_service(made.aggregator(), [made.SOCIAL], status))
    found = made.only(data, issuers=(made.aggregator().did,))
    assert (found.state, found.reasons) == (IdentityState.VERIFIED, ("status",))
    assert "withdrawn was not asked" in found.sentence


# -- forgeries ---------------------------------------------------------------------------------------------------------


def elsewhere() -> made.Reference:
    """Return the reference to the hard binding of another medium."""
    return {"url": made.BINDING, "hash": bytes(range(32))}


FORGERIES = {
    "for another medium": (png(by_certificate(made.newsroom(), Odd(payload=[elsewhere()]))), ("references",)),
    "about a hash of one's own": (png(by_certificate(made.newsroom()), hash_label="c2pa.hash.fake"), ("binding",)),
    "about no hash at all": (
        png(by_certificate(made.newsroom(), Odd(payload=[{"url": "self#jumbf=c2pa.assertions/x", "hash": bytes(32)}]))),
        ("references", "binding"),
    ),
    "about another manifest": (
        png(
            by_certificate(
                made.newsroom(), Odd(payload=[{**elsewhere(), "url": f"self#jumbf=/c2pa/x/{made.BINDING[12:]}"}])
            )
        ),
        ("references", "binding"),
    ),
    "with a signature that was changed": (png(by_certificate(made.newsroom(), Odd(broken=True))), ("signature",)),
    "with padding that says something": (png(by_certificate(made.newsroom(), Odd(pad=7))), ("padding",)),
    "of a service, for another medium": (
        png(by_service(made.aggregator(), [made.SOCIAL], None, Odd(payload=[elsewhere()]))),
        ("references", "asset"),
    ),
    "of a service, changed": (
        png(by_service(made.aggregator(), [made.SOCIAL], None, Odd(broken=True))),
        ("signature",),
    ),
    "that is no CBOR": (png(lambda _: b"\xff\xff"), ("malformed",)),
    "that is a number": (png(lambda _: 7), ("malformed",)),
    "without a signature": (png(lambda refs: {"signer_payload": {"referenced_assertions": refs}}), ("malformed",)),
    "with a signature of another kind": (
        png(
            lambda refs: {
                "signer_payload": {"referenced_assertions": refs, "sig_type": "cawg.x509.cose"},
                "signature": b"BBC News",
                "pad1": b"",
            }
        ),
        ("signature_form",),
    ),
}


@pytest.mark.parametrize("story", FORGERIES)
def test_a_forged_identity_names_nobody_even_where_its_signer_is_known(story: str) -> None:
    data, reasons = FORGERIES[story]
    found = made.only(data, made.known(made.newsroom()), issuers=(made.aggregator().did,))
    assert (found.state, found.reasons) == (IdentityState.FAILED, reasons)
    assert (found.names, found.issuer, found.lists) == ((), None, ())
    assert "names nobody" in found.sentence


def test_one_part_named_twice_is_a_fault() -> None:
    def twice(references: list[made.Reference]) -> object:
        return by_certificate(made.newsroom(), Odd(payload=[*references, *references]))(references)

    found = made.only(png(twice), made.known(made.newsroom()))
    assert (found.state, found.reasons) == (IdentityState.FAILED, ("duplicate",))


def test_a_signature_of_an_unknown_kind_is_not_checked() -> None:
    odd = Odd(sig_type="cawg.w3c.vc")
    found = made.only(png(by_certificate(made.newsroom(), odd)), made.known(made.newsroom()))
    assert (found.kind, found.state, found.reasons) == (
        IdentityKind.UNKNOWN,
        IdentityState.NOT_CHECKED,
        ("sig_type",),
    )


def test_a_kind_that_is_said_to_be_another_does_not_help() -> None:
    odd = Odd(sig_type=AGGREGATION)
    found = made.only(png(by_certificate(made.newsroom(), odd)), made.known(made.newsroom()))
    assert (found.state, found.reasons) == (IdentityState.FAILED, ("signature_form",))


def test_names_of_any_length_are_cut() -> None:
    long = {**made.SOCIAL, "username": "j" * 65_536}
    found = made.only(png(by_service(made.aggregator(), [long])))
    assert len(found.names[0].username or "") == 256
    assert len(found.sentence) < 600
    longer = made.only(png(by_service(made.aggregator(), [{**long, "name": "N" * 65_536}])))
    assert (longer.state, longer.reasons) == (IdentityState.FAILED, ("signature_form",))


def test_many_identities_are_cut_and_told_of() -> None:
    data = png(*[by_certificate(made.newsroom())] * (MAX_IDENTITIES + 3))
    verdict = made.verdict(data, made.known(made.newsroom()))
    assert len(verdict.identities) == MAX_IDENTITIES
    assert all(one.state is IdentityState.VERIFIED for one in verdict.identities)
    (told,) = (finding for finding in verdict.findings if finding.code == "identity.unchecked")
    assert told.detail.startswith("3 more identity assertions")


# -- lists -------------------------------------------------------------------------------------------------------------


def test_anchors_for_identities_come_with_the_policy_and_never_reach_the_engine() -> None:
    policy = Policy(default_trust=False, identity_anchors=(Anchors("people", made.newsroom().root.pem),))
    (own,) = load_lists(policy)
    assert (own.name, own.purpose) == ("people", purposes.Purpose.IDENTITY)
    assert engine_lists((own,)) == ()
    assert [own.serves(purpose) for purpose in purposes.Purpose] == [False, False, True]


def test_only_lists_for_identities_serve_them() -> None:
    pem = made.newsroom().root.pem
    assert not from_pem("cameras", pem).serves(purposes.Purpose.IDENTITY)
    assert not tsa_from_pem("clocks", pem).serves(purposes.Purpose.IDENTITY)
    serving = {one.id for one in load_lists(Policy()) if one.serves(purposes.Purpose.IDENTITY)}
    assert serving == {"iptc-vnp"}


def test_a_certificate_that_is_an_authority_signs_nothing() -> None:
    who = made.named("BBC News", "BBC", SIGNER._replace(ca=True, usage=ONLY_DATA))
    assert made.only(png(by_certificate(who)), made.known(who)).reasons == ("purpose",)


def test_an_assertion_that_the_claim_does_not_list_is_nobody_s() -> None:
    """The engine refuses such a record; one that it overlooks is still not covered by the record's signature."""
    listed, unlisted = (png(by_certificate(made.newsroom()), listed=listed) for listed in (True, False))
    record = read_record(LocalExaminer((), Limits()).examine(listed, name="a.png").crjson)
    packets = walk(MemorySource(unlisted), "image/png").packets
    store = read_store(next(packet.data for packet in packets if packet.kind is PacketKind.C2PA))
    assert record is not None
    raw = {one.label: one for one in store.manifests}
    found = check_identities(record, raw, (), Knowing((made.known(made.newsroom()),), (), NOW))
    assert [(one.state, one.reasons) for one in found.checked] == [(IdentityState.FAILED, ("unlisted",))]


# -- earlier records ---------------------------------------------------------------------------------------------------


def test_an_identity_of_an_update_refers_to_the_hash_below_it_and_not_to_its_own() -> None:
    """An update manifest has no hash of the content (C2PA 2.2 §11.2.3); the identity binds that of its parent.

    The engine looks into the update's own claim alone; version 1.3 has the claims of ingredients looked into as well.
    """
    data = made.updated(by_certificate(made.newsroom()))
    verdict = made.verdict(data, made.known(made.newsroom()))
    assert [(one.manifest, one.state) for one in verdict.identities] == [(0, IdentityState.VERIFIED)]
    assert "cawg.identity.assertion.mismatch" in verdict.identities[0].engine_codes
    assert "engine.disagrees" in [finding.code for finding in verdict.findings]
    stray = made.verdict(made.updated(by_certificate(made.newsroom()), led=False), made.known(made.newsroom()))
    assert all(one.state is IdentityState.FAILED for one in stray.identities)


# -- changed bytes -----------------------------------------------------------------------------------------------------


class Taken(NamedTuple):
    """A record with one identity, taken apart, and the lists that know who signed it."""

    record: Record
    manifest: RawManifest
    payload: bytes
    knowing: Knowing


@cache
def taken(story: str) -> Taken:
    make = by_certificate(made.newsroom()) if story == "x509" else by_service(made.aggregator(), [made.SOCIAL])
    data = png(make)
    record = read_record(LocalExaminer((), Limits()).examine(data, name="a.png").crjson)
    packets = walk(MemorySource(data), "image/png").packets
    (manifest,) = read_store(next(packet.data for packet in packets if packet.kind is PacketKind.C2PA)).manifests
    assert record is not None
    knowing = Knowing((made.known(made.newsroom()),), (made.aggregator().did,), NOW)
    return Taken(record, manifest, bytes(manifest.assertions[-1].payload), knowing)


@settings(max_examples=150)
@given(st.sampled_from(["x509", "aggregated"]), st.data())
def test_changed_bytes_never_raise_and_never_verify_what_was_not_signed(story: str, data: st.DataObject) -> None:
    record, manifest, payload, knowing = taken(story)
    used = payload.index(b"dpad1")  # what follows is padding
    changed = bytearray(payload)
    for _ in range(data.draw(st.integers(1, 3))):
        changed[data.draw(st.integers(0, used - 1))] = data.draw(st.integers(0, 255))
    one = manifest.assertions[-1]._replace(payload=memoryview(bytes(changed)))
    stands = manifest._replace(assertions=(*manifest.assertions[:-1], one))
    (found,) = check_identities(record, {manifest.label: stands}, (), knowing).checked
    if found.state is IdentityState.VERIFIED:
        then, now = read_identity(manifest.assertions[-1]), read_identity(one)
        assert then is not None
        assert now is not None
        assert (then.signed, then.references) == (now.signed, now.references)
