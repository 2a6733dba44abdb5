"""A certificate is read as far as it can be; anything else is no certificate, and never an exception."""

from __future__ import annotations

import hashlib
import warnings
from datetime import UTC, datetime, timedelta

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, ed25519
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509.oid import NameOID
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.trust.authority import AUTHORITY, CLAIM, FIRST, LAST, SIGNER, Key, Shape, curve_key, issue, rsa_key, tree
from verify.trust.certificate import MAX_CERTIFICATE_BYTES, Certificate, parse, signed_by
from verify.trust.names import names_of

FAMILY = tree()
P_384 = issue("Root", None, AUTHORITY, curve_key(ec.SECP384R1()))
ED25519 = issue("Root", None, AUTHORITY, ed25519.Ed25519PrivateKey.generate())
RSA = issue("Root", None, AUTHORITY, rsa_key())
PSS = issue("Root", None, Shape(pss=True), rsa_key())


def view(der: bytes) -> Certificate:
    found = parse(der)
    assert found is not None
    return found


def named(*attributes: tuple[x509.ObjectIdentifier, str], serial: int = 1) -> bytes:
    """Make a certificate with a subject that the library would warn about."""
    key = curve_key()
    with warnings.catch_warnings(action="ignore"):
        name = x509.Name([x509.NameAttribute(oid, value, _validate=False) for oid, value in attributes])
    draft = x509.CertificateBuilder().subject_name(name).issuer_name(name).public_key(key.public_key())
    draft = draft.serial_number(serial).not_valid_before(FIRST).not_valid_after(LAST)
    return draft.sign(key, hashes.SHA256()).public_bytes(Encoding.DER)


def test_a_signer_is_read_with_all_that_a_report_shows() -> None:
    leaf = view(FAMILY.leaf.der)
    assert (leaf.organization, leaf.common_name) == ("Acme", "Acme Camera")
    assert leaf.names == (("O", "Acme"), ("CN", "Acme Camera"))
    assert leaf.issuer_title == "Acme Issuing"
    assert leaf.serial == FAMILY.leaf.certificate.serial_number
    assert leaf.sha256 == hashlib.sha256(FAMILY.leaf.der).hexdigest()
    assert (leaf.not_before, leaf.not_after) == (FIRST, LAST)
    assert leaf.not_before.tzinfo is UTC
    assert leaf.purposes == CLAIM
    assert (leaf.is_ca, leaf.signs_data, leaf.signs_certificates) == (False, True, False)


def test_an_authority_is_read_with_its_limits() -> None:
    middle = view(issue("Acme Issuing", None, Shape(path_length=2)).der)
    assert (middle.is_ca, middle.path_length, middle.signs_certificates) == (True, 2, True)


@pytest.mark.parametrize(
    ("der", "algorithm", "bits", "digest"),
    [
        (FAMILY.root.der, "P-256", 256, "sha256"),
        (P_384.der, "P-384", 384, "sha256"),
        (ED25519.der, "Ed25519", 256, ""),
        (RSA.der, "RSA", 2048, "sha256"),
        (PSS.der, "RSA", 2048, "sha256"),
    ],
    ids=["P-256", "P-384", "Ed25519", "RSA", "RSA-PSS"],
)
def test_every_kind_of_key_that_c2pa_allows_is_read(der: bytes, algorithm: str, bits: int, digest: str) -> None:
    found = view(der)
    assert (found.key_algorithm, found.key_bits, found.signature_hash) == (algorithm, bits, digest)


def test_policies_are_listed() -> None:
    policy = x509.PolicyInformation(x509.ObjectIdentifier("1.3.6.1.4.1.62558.1.1"), None)
    shape = SIGNER._replace(extra=((x509.CertificatePolicies([policy]), False),))
    assert view(issue("Acme Camera", None, shape).der).policies == ("1.3.6.1.4.1.62558.1.1",)


def test_dates_include_both_ends() -> None:
    leaf, second = view(FAMILY.leaf.der), timedelta(seconds=1)
    assert [leaf.valid_at(time) for time in (FIRST - second, FIRST, LAST, LAST + second)] == [False, True, True, False]


def test_a_title_names_the_organization_only_where_that_adds_something() -> None:
    assert view(issue("Camera 7", organization="Acme").der).title == "Camera 7 (Acme)"
    assert view(issue("Acme", organization="Acme").der).title == "Acme"
    assert view(named((NameOID.ORGANIZATION_NAME, "Acme"))).title == "Acme"
    assert view(named((NameOID.COUNTRY_NAME, "CH"), (NameOID.LOCALITY_NAME, "Bern"))).title == "C=CH, L=Bern"


def test_a_certificate_without_a_name_has_an_empty_title() -> None:
    assert view(named()).title == ""


@pytest.mark.parametrize(
    "der",
    [
        named((NameOID.COMMON_NAME, "N" * 65_536)),
        named((NameOID.COUNTRY_NAME, "Atlantis")),
        named((NameOID.COMMON_NAME, "BBC News\u202e\x1b[31m\r\n<script>\x00")),
    ],
    ids=["a common name of 64 KiB", "a country of eight letters", "control characters"],
)
def test_odd_names_are_read_without_a_warning_to_the_terminal(der: bytes) -> None:
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        found = parse(der)
    assert caught == []
    assert found is not None
    assert found.names


def test_malformed_extensions_leave_the_name_and_nothing_else() -> None:
    malformed = x509.UnrecognizedExtension(x509.ObjectIdentifier("2.5.29.19"), b"\xff\xff")
    found = view(issue("Acme", None, Shape(ca=None, extra=((malformed, True),))).der)
    assert (found.title, found.extensions_readable, found.is_ca, found.purposes) == ("Acme", False, False, ())


def test_an_unknown_critical_extension_is_named() -> None:
    odd = x509.UnrecognizedExtension(x509.ObjectIdentifier("1.2.3.4"), b"\x05\x00")
    shape = SIGNER._replace(extra=((odd, True), (x509.OCSPNoCheck(), False)))
    assert view(issue("Acme", None, shape).der).unknown_critical == ("1.2.3.4",)


def test_a_certificate_is_parsed_once() -> None:
    assert parse(FAMILY.leaf.der) is parse(FAMILY.leaf.der)


@pytest.mark.parametrize(
    "garbage",
    [b"", b"\x30", b"\x30\x80", b"\x30\x84\xff\xff\xff\xff", b"\x30\x03\x02\x01\x01", b"<svg/>", bytes(1000)],
)
def test_bytes_that_are_no_certificate_give_none(garbage: bytes) -> None:
    assert parse(garbage) is None
    assert names_of(garbage) is None


def test_a_certificate_cut_off_anywhere_gives_none() -> None:
    whole = FAMILY.leaf.der
    assert [cut for cut in range(len(whole)) if parse(whole[:cut]) is not None] == []


def test_bytes_after_a_certificate_make_it_none() -> None:
    assert parse(FAMILY.leaf.der + b"\x00") is None


def test_a_certificate_beyond_all_measure_is_not_parsed() -> None:
    assert parse(named((NameOID.COMMON_NAME, "N" * MAX_CERTIFICATE_BYTES))) is None


@settings(max_examples=200, deadline=None)
@given(st.integers(0, len(FAMILY.leaf.der) - 1), st.binary(max_size=6), st.integers(0, 6))
def test_a_damaged_certificate_never_raises(at: int, instead: bytes, dropped: int) -> None:
    whole = FAMILY.leaf.der
    found = parse(whole[:at] + instead + whole[at + dropped :])
    middle = view(FAMILY.middle.der)
    assert found is None or found.der == whole or not signed_by(found, middle)


def test_the_raw_names_are_those_that_the_certificate_holds() -> None:
    found = names_of(FAMILY.leaf.der)
    assert found is not None
    assert found.subject == FAMILY.leaf.certificate.subject.public_bytes()
    assert found.issuer == FAMILY.leaf.certificate.issuer.public_bytes()


def test_a_signature_holds_under_the_issuers_key_alone() -> None:
    leaf, middle = view(FAMILY.leaf.der), view(FAMILY.middle.der)
    namesake = view(issue("Acme Issuing").der)
    assert middle.subject_der == namesake.subject_der
    assert signed_by(leaf, middle)
    assert not signed_by(leaf, namesake)
    assert not signed_by(middle, leaf)


@pytest.mark.parametrize(
    ("key", "shape"),
    [
        (curve_key(ec.SECP384R1()), AUTHORITY),
        (ed25519.Ed25519PrivateKey.generate(), AUTHORITY),
        (rsa_key(), AUTHORITY),
        (rsa_key(), AUTHORITY._replace(pss=True)),
    ],
    ids=["P-384", "Ed25519", "RSA", "RSA-PSS"],
)
def test_signatures_of_every_allowed_kind_are_checked(key: Key, shape: Shape) -> None:
    root = issue("Acme Root", None, shape, key)
    middle = issue("Acme Issuing", root, shape)
    assert signed_by(view(middle.der), view(root.der))


def test_a_date_of_validity_is_given_in_utc() -> None:
    summer = AUTHORITY._replace(first=datetime(2026, 7, 1, 12, tzinfo=UTC))
    assert view(issue("Root", None, summer).der).not_before == datetime(2026, 7, 1, 12, tzinfo=UTC)
