"""How a signer came to be recognised, as the report shows it: chain, paths, times, and why not."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from cryptography import x509
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.hostile.stamped import Odd, Stamping, evidence, picture, verdict
from tests.trust.authority import CLAIM, NOW, SIGNER, STAMPER, Tree, curve_key, issue, rsa_key, tree
from verify.model.manifests import ManifestSigner
from verify.model.signing import NamedOid, Unrecognized
from verify.model.vocabulary import SignerState
from verify.trust import purposes
from verify.trust.c2pa_extensions import ASSURANCE_LEVEL, PRODUCT_RECORD, assurance_level, product_record
from verify.trust.certificate import parse
from verify.trust.described import MAX_OIDS, MAX_SHOWN, MAX_TEXT, describe_chain
from verify.trust.lists import C2PA_LIST, IPTC_LIST, Status, TrustList, from_pem, tsa_from_pem
from verify.trust.products import products_of

DAY = timedelta(days=1)
ENDED = datetime(2026, 3, 1, tzinfo=UTC)

CAMERA = tree()
ACME = from_pem("acme.pem", CAMERA.root.pem)
CLOCK = tree(STAMPER)
CLOCKS = tsa_from_pem("clocks.pem", CLOCK.root.pem)
STAMPED = Stamping(CLOCK, NOW - DAY)

PUBLISHER = tree(SIGNER._replace(last=ENDED))
PUBLISHERS = from_pem("p.pem", PUBLISHER.leaf.pem)._replace(
    id=IPTC_LIST, name="IPTC Origin Verified News Publishers List", status=Status.CURRENT, retrieved="2026-05-31"
)


def signer(data: bytes, *lists: TrustList, at: datetime = NOW) -> ManifestSigner:
    return verdict(data, *lists, at=at).manifests[0].signer


def product(name: str, *, level: int, organization: str = "Google LLC") -> tuple[Tree, TrustList]:
    """Return a tree whose leaf states a level, and the list with the id of the C2PA list that knows its root."""
    value = bytes.fromhex("060a2b0601040183e85e03") + bytes([10 * level])
    extra = ((x509.UnrecognizedExtension(x509.ObjectIdentifier(ASSURANCE_LEVEL), value), False),)
    made = tree()
    leaf = issue(name, made.middle, SIGNER._replace(extra=extra), organization=organization)
    return made._replace(leaf=leaf), from_pem("c2pa.pem", made.root.pem)._replace(id=C2PA_LIST, name="C2PA Trust List")


def test_the_chain_is_shown_as_sent_with_what_each_certificate_says() -> None:
    first, second = signer(picture(CAMERA), ACME).chain
    leaf = CAMERA.leaf.certificate
    assert (first.subject, first.issuer) == ("O=Acme, CN=Acme Camera", "O=Acme, CN=Acme Issuing")
    assert (first.serial, first.key, first.authority) == (f"{leaf.serial_number:x}", "P-256", False)
    assert (first.not_before, first.not_after) == ("2025-01-01T00:00:00Z", "2049-01-01T00:00:00Z")
    assert first.signature_algorithm == NamedOid("1.2.840.10045.4.3.2", "ECDSA with SHA-256")
    assert [oid.oid for oid in first.purposes] == list(CLAIM)
    assert (second.subject, second.authority, second.purposes) == ("O=Acme, CN=Acme Issuing", True, ())


def test_the_path_leads_from_the_leaf_to_the_anchor_with_titles_and_fingerprints() -> None:
    (found,) = signer(picture(CAMERA, STAMPED), ACME, CLOCKS).recognition
    ders = (*CAMERA.chain, CAMERA.root.der)
    assert [step.fingerprint for step in found.path] == [one.sha256 for der in ders if (one := parse(der))]
    assert [step.title for step in found.path] == ["Acme Camera", "Acme Issuing", "Acme Root"]
    assert (found.list_id, found.list, found.status, found.anchor) == ("file:acme.pem", "acme.pem", "own", "Acme Root")


def test_two_lists_that_know_a_signer_through_different_certificates_have_a_path_each() -> None:
    nearer = from_pem("nearer.pem", CAMERA.middle.pem)
    found = signer(picture(CAMERA), ACME, nearer).recognition
    assert [(entry.list, len(entry.path)) for entry in found] == [("acme.pem", 3), ("nearer.pem", 2)]


def test_without_a_trusted_time_nobody_knows_whether_it_was_valid_when_signed() -> None:
    for data in (picture(CAMERA), picture(CAMERA, STAMPED)):  # the second with a clock that no list knows
        found = signer(data, ACME)
        assert (found.valid_at_signing, found.valid_now) == (None, True)
        assert [(entry.at_signing, entry.now) for entry in found.recognition] == [(None, True)]


def test_a_certificate_that_was_valid_then_and_is_not_now() -> None:
    lapsed = tree(SIGNER._replace(last=ENDED))
    known = from_pem("acme.pem", lapsed.root.pem)
    data = picture(lapsed, Stamping(CLOCK, ENDED - DAY))
    found = signer(data, known, CLOCKS)
    assert (found.valid_at_signing, found.valid_now, found.why) == (True, False, ())
    assert [(entry.at_signing, entry.now) for entry in found.recognition] == [(True, False)]
    assert "The certificate has expired since, on 2026-03-01." in verdict(data, known, CLOCKS).answers.signer.sentence


def test_why_a_signer_is_on_no_list_is_told_in_codes() -> None:
    lapsed = tree(SIGNER._replace(last=ENDED))
    server = tree(SIGNER._replace(purposes=("1.3.6.1.5.5.7.3.1",)))
    both = tree(SIGNER._replace(purposes=(*CLAIM, purposes.TIME_STAMPING)))
    told = {
        Unrecognized.NO_PATH: (CAMERA, CLOCKS),
        Unrecognized.OUTSIDE_DATES: (lapsed, from_pem("a.pem", lapsed.root.pem)),
        Unrecognized.WRONG_PURPOSE: (server, from_pem("a.pem", server.root.pem)),
        Unrecognized.OTHER_LIST: (CAMERA, tsa_from_pem("a.pem", CAMERA.root.pem)),
    }
    for code, (family, known) in told.items():
        found = signer(picture(family), known)
        assert (found.why, found.recognition) == ((code,), ()), code
    assert signer(picture(both), from_pem("a.pem", both.root.pem)).why == (Unrecognized.WRONG_PURPOSE,)


def test_a_list_that_would_know_the_signer_but_for_dates_is_shown_with_its_path() -> None:
    lapsed = tree(SIGNER._replace(last=ENDED))
    found = signer(picture(lapsed), from_pem("acme.pem", lapsed.root.pem))
    assert [(entry.list, entry.at_signing, entry.now) for entry in found.lapsed] == [("acme.pem", None, False)]


def test_a_signature_that_does_not_hold_is_the_reason_whatever_the_certificates_say() -> None:
    other = tree()
    found = signer(picture(CAMERA, odd=Odd(chain=other.chain)), from_pem("other.pem", other.root.pem))
    assert (found.state, found.why, found.recognition) == (SignerState.NONE, (Unrecognized.SIGNATURE_INVALID,), ())


def test_a_publisher_is_told_as_one_on_iptcs_list() -> None:
    data = picture(PUBLISHER)
    answer = verdict(data, PUBLISHERS, at=ENDED - DAY).answers.signer
    assert answer.state is SignerState.RECOGNIZED
    assert "a publisher on IPTC's list (“IPTC Origin Verified News Publishers List”)" in answer.sentence
    assert ", on the list" not in answer.sentence


def test_a_publishers_expired_certificate_is_explained_by_a_time_stamp_of_a_known_clock() -> None:
    answer = verdict(picture(PUBLISHER, Stamping(CLOCK, ENDED - DAY)), PUBLISHERS, CLOCKS).answers.signer
    assert answer.state is SignerState.RECOGNIZED
    assert "a publisher on IPTC's list" in answer.sentence
    assert "expired since, on 2026-03-01" in answer.sentence


def test_a_publishers_expired_certificate_without_a_proven_time_is_expired_and_nothing_is_guessed() -> None:
    for data in (picture(PUBLISHER), picture(PUBLISHER, Stamping(CLOCK, ENDED - DAY))):
        answer = verdict(data, PUBLISHERS).answers.signer
        assert (answer.state, answer.recognized_by) == (SignerState.EXPIRED, ())
        assert "no time-stamp of a known authority shows that the record was signed in that time" in answer.sentence
        assert "The certificate stands on IPTC's list, as that of a publisher." in answer.sentence


def test_a_frozen_list_is_named_with_the_date_since_which_it_is_frozen() -> None:
    frozen = ACME._replace(status=Status.FROZEN, frozen_since="2026-01-01", name="Old list")
    found = verdict(picture(CAMERA), frozen)
    (detail,) = [one.detail for one in found.findings if one.code == "signer.legacy_list_only"]
    assert "Old list (frozen since 2026-01-01)" in detail
    assert "the list “Old list”, frozen since 2026-01-01" in found.answers.signer.sentence
    assert found.manifests[0].signer.recognition[0].list_date == "2026-01-01"


def test_a_signer_whom_the_c2pa_list_knows_and_the_list_of_products_does_not() -> None:
    family, known = product("Acme Camera", level=1, organization="Acme")
    found = verdict(picture(family), known)
    assert "signer.no_conforming_record" in [one.code for one in found.findings]
    assert found.manifests[0].signer.assurance_level == 1
    assert found.answers.signer.product is None


def test_a_subject_without_the_country_of_the_record_is_not_its_product() -> None:
    """The throwaway certificates have no country, and the subject must match as a whole."""
    family, known = product("Pixel Camera", level=2)
    assert evidence(picture(family), known).seal(0).products == ()


def test_a_famous_product_name_on_a_list_of_ones_own_is_only_words() -> None:
    family, known = product("Pixel Camera", level=2)
    found = verdict(picture(family), known._replace(id="file:own.pem", name="own.pem"))
    assert found.answers.signer.product is None
    assert [one.code for one in found.findings if "product" in one.code or "conforming" in one.code] == []


def test_structure_in_a_name_cannot_be_made_by_the_name_itself() -> None:
    (shown,) = describe_chain((issue("x, O=BBC News", None, SIGNER).der,))
    assert shown.subject == "O=Acme, CN=x\\, O\\=BBC News"


def test_keys_are_named_with_their_size_where_the_name_leaves_it_open() -> None:
    keys = {"RSA 2048": rsa_key(), "P-256": curve_key()}
    for name, key in keys.items():
        (shown,) = describe_chain((issue("Anyone", None, SIGNER, key).der,))
        assert shown.key == name


def test_a_certificate_with_endless_purposes_is_shown_with_the_first_of_them() -> None:
    many = tuple(f"1.3.6.1.4.1.99.{number}" for number in range(300))
    (shown,) = describe_chain((issue("Anyone", None, SIGNER._replace(purposes=many)).der,))
    assert [oid.oid for oid in shown.purposes] == list(many[:MAX_OIDS])
    assert all(oid.name is None for oid in shown.purposes)


def test_a_chain_without_end_is_shown_with_its_first_certificates_and_its_length() -> None:
    odd = Odd(chain=(*CAMERA.chain, *(CAMERA.middle.der for _ in range(20))))
    found = signer(picture(CAMERA, odd=odd), ACME)
    assert (len(found.chain), found.chain_length, found.state) == (MAX_SHOWN, 22, SignerState.RECOGNIZED)


def test_what_is_no_certificate_is_left_out() -> None:
    der = issue("Anyone", None, SIGNER).der
    assert [one.subject for one in describe_chain((b"", der, b"\x30\x80", b"nothing"))] == ["O=Acme, CN=Anyone"]


@given(st.binary(max_size=60))
def test_any_bytes_are_a_level_and_a_record_in_one_form_or_none(value: bytes) -> None:
    assert assurance_level(value) in (None, 1, 2)
    found = product_record(value)
    assert found is None or value.lower() == b"\x0c\x24" + found.encode()


@given(st.sampled_from((10, 20, 0, 1, 2, 11, 30, 0x81, 255)), st.binary(max_size=4))
def test_only_the_two_levels_of_the_standard_are_levels(arc: int, rest: bytes) -> None:
    value = bytes.fromhex("060a2b0601040183e85e03") + bytes([arc]) + rest
    assert assurance_level(value) == ({10: 1, 20: 2}.get(arc) if not rest else None)


@settings(max_examples=60)
@given(
    st.lists(st.tuples(st.sampled_from((ASSURANCE_LEVEL, PRODUCT_RECORD)), st.binary(max_size=80), st.booleans())),
    st.text(st.characters(codec="utf-8", exclude_characters="\x00"), min_size=1, max_size=16),  # 64 bytes at most
)
def test_a_certificate_with_any_such_extensions_is_described_and_raises_nothing(
    extensions: list[tuple[str, bytes, bool]], name: str
) -> None:
    first = {oid: (value, critical) for oid, value, critical in extensions}
    extra = tuple(
        (x509.UnrecognizedExtension(x509.ObjectIdentifier(oid), value), critical)
        for oid, (value, critical) in first.items()
    )
    der = issue(name, None, SIGNER._replace(extra=extra), _KEY).der
    certificate = parse(der)
    assert certificate is not None
    assert certificate.assurance_level in (None, 1, 2)
    assert products_of(certificate) == ()
    (shown,) = describe_chain((der,))
    assert len(shown.subject) <= MAX_TEXT


@settings(max_examples=40)
@given(st.data())
def test_a_certificate_with_any_byte_changed_is_described_or_left_out(data: st.DataObject) -> None:
    der = bytearray(_WITH_LEVEL)
    der[data.draw(st.integers(0, len(der) - 1))] = data.draw(st.integers(0, 255))
    assert len(describe_chain((bytes(der),))) in (0, 1)


_KEY = curve_key()
_WITH_LEVEL = product("Pixel Camera", level=2)[0].leaf.der
