"""DER and the parts of certificates: lengths, tags and counts within bounds."""

from __future__ import annotations

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import serialization
from hypothesis import given
from hypothesis import strategies as st

from tests.record.keys import certificate, der, key, oid
from verify.record.der import MAX_DER_ELEMENTS, DerError, der_elements, dotted, public_key, read_certificate


def test_elements_fill_what_they_stand_in() -> None:
    data = der(0x02, b"\x01") + der(0x30, bytes(300))
    first, second = der_elements(data)
    assert (first.tag, first.content, first.whole) == (0x02, b"\x01", data[:3])
    assert (second.tag, len(second.content), second.whole) == (0x30, 300, data[3:])


@pytest.mark.parametrize(
    "data",
    [b"\x30", b"\x30\x80\x00\x00", b"\x30\x01", b"\x30\x84\xff\xff\xff\xff", b"\x30\x89" + bytes(9), b"\x1f\x81\x00"],
)
def test_lengths_and_tags_that_are_not_der_are_refused(data: bytes) -> None:
    with pytest.raises(DerError):
        der_elements(data)


def test_the_number_of_elements_has_a_limit() -> None:
    assert len(der_elements(b"\x05\x00" * MAX_DER_ELEMENTS)) == MAX_DER_ELEMENTS
    with pytest.raises(DerError):
        der_elements(b"\x05\x00" * (MAX_DER_ELEMENTS + 1))


@pytest.mark.parametrize("name", ["1.3.6.1.4.1.62558.2.1", "2.16.840.1.101.3.4.2.1", "0.9.2342.19200300.100.1.1"])
def test_object_identifiers_are_written_with_dots(name: str) -> None:
    assert dotted(oid(name)[2:]) == name


def test_object_identifiers_without_end_are_refused() -> None:
    for data in (b"", b"\x80", b"\x2a\x86", b"\x81" * 65 + b"\x01"):
        with pytest.raises(DerError):
            dotted(data)


@pytest.mark.parametrize("kind", ["p256", "rsa2048", "ed25519", "ed448"])
def test_the_key_of_a_certificate_is_the_one_that_the_library_finds(kind: str) -> None:
    data = certificate(kind, key_id=b"id" * 10)
    form = (serialization.Encoding.DER, serialization.PublicFormat.SubjectPublicKeyInfo)
    found = public_key(data)
    assert found is not None
    assert found.public_bytes(*form) == key(kind).public_key().public_bytes(*form)
    parts, parsed = read_certificate(data), x509.load_der_x509_certificate(data)
    assert int.from_bytes(parts.serial) == parsed.serial_number
    assert (parts.issuer, parts.key_id) == (parsed.issuer.public_bytes(), b"id" * 10)


@given(st.binary(max_size=200))
def test_any_bytes_as_certificate_have_no_key(data: bytes) -> None:
    assert public_key(data) is None


GOOD = certificate("p256")


@given(st.integers(0, len(GOOD) - 1), st.integers(1, 255))
def test_a_changed_certificate_has_a_key_or_none(at: int, change: int) -> None:
    found = public_key(GOOD[:at] + bytes([GOOD[at] ^ change]) + GOOD[at + 1 :])
    assert found is None or found.public_bytes(
        serialization.Encoding.DER, serialization.PublicFormat.SubjectPublicKeyInfo
    )
