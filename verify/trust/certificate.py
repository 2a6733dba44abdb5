"""A small frozen view of one X.509 certificate, and whether one certificate was signed by another."""

import hashlib
from datetime import datetime
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from verify.trust import c2pa_extensions, crypto
from verify.trust.names import Names, names_of

if TYPE_CHECKING:
    from cryptography import x509

MAX_CERTIFICATE_BYTES = 256 * 1024
"""Longer ones are not parsed. Real ones have 0.5 to 2 KiB, and some 50 KiB with the largest post-quantum signatures."""

_UNDERSTOOD = frozenset(
    {
        "2.5.29.14",  # subject key identifier, and
        "2.5.29.35",  # authority key identifier: hints for finding an issuer; signatures decide
        "2.5.29.15",  # key usage: applied
        "2.5.29.17",  # subject alternative name, and
        "2.5.29.18",  # issuer alternative name: further names, never shown as the signer's
        "2.5.29.19",  # basic constraints: applied
        "2.5.29.31",  # where revocation lists are: revocation is not asked here
        "2.5.29.32",  # certificate policies: shown; paths are not restricted by policy, so
        "2.5.29.33",  # policy mappings and
        "2.5.29.54",  # inhibit any-policy have nothing to restrict
        "2.5.29.37",  # extended key usage: applied
    }
)
"""Extensions that we take into account. A critical one outside this set makes the certificate unusable (RFC 5280 §4.2);
name constraints and policy constraints are outside on purpose, because we do not apply them."""

_RESTRICTING = frozenset({"2.5.29.30", "2.5.29.36"})
"""Name constraints and policy constraints: both must be critical (RFC 5280 §4.2.1.10, §4.2.1.11). Where an issuer
forgot that, they still restrict what it vouches for, and we cannot tell by how much: that makes it unusable, too."""


class Certificate(NamedTuple):
    """What we need to know of a certificate.

    Attributes:
        der: the certificate itself.
        sha256: fingerprint of `der`, 64 hexadecimal digits.
        subject_der: the subject name, byte for byte.
        issuer_der: the issuer name, byte for byte.
        names: the subject's attributes in order, such as ``("O", "OpenAI")``; text of the certificate, not neutralised.
        issuer_names: the same for the issuer.
        organization: the first organization of the subject.
        common_name: the first common name of the subject.
        serial: the serial number.
        not_before: first moment of validity, UTC.
        not_after: last moment of validity, UTC.
        purposes: extended key usages as dotted OIDs, in order; empty when the certificate names none.
        purposes_critical: whether the issuer marked them critical.
        is_ca: whether it may issue certificates at all (basic constraints).
        path_length: how many authorities may stand below it; None is any number.
        signs_certificates: key usage keyCertSign; None when the certificate has no key usage.
        signs_data: key usage digitalSignature; None when the certificate has no key usage.
        key_algorithm: ``RSA``, ``P-256``, ``P-384``, ``P-521``, ``Ed25519``, or another name that we do not accept.
        key_bits: size of the key in bits.
        signature_algorithm: how the issuer signed it, as a dotted OID.
        signature_hash: the digest in that signature, such as ``sha256``; empty where the algorithm has its own.
        policies: certificate policies as dotted OIDs.
        unknown_critical: extensions that are critical, or ought to be, and that we do not take into account, as dotted
            OIDs.
        extensions_readable: False when its extensions are malformed; then nothing that they would say is set.
        assurance_level: 1 or 2, of the C2PA conformance program; None where it has no such extension, or another value.
        product_record: the UUID of its record in the C2PA Conforming Products List, in lower case; None as above.
    """

    der: bytes
    sha256: str
    subject_der: bytes
    issuer_der: bytes
    names: tuple[tuple[str, str], ...]
    issuer_names: tuple[tuple[str, str], ...]
    organization: str | None
    common_name: str | None
    serial: int
    not_before: datetime
    not_after: datetime
    purposes: tuple[str, ...]
    purposes_critical: bool
    is_ca: bool
    path_length: int | None
    signs_certificates: bool | None
    signs_data: bool | None
    key_algorithm: str
    key_bits: int
    signature_algorithm: str
    signature_hash: str
    policies: tuple[str, ...]
    unknown_critical: tuple[str, ...]
    extensions_readable: bool
    assurance_level: int | None = None
    product_record: str | None = None

    @property
    def title(self) -> str:
        """Common name, with the organization behind it where that adds something; text of the certificate."""
        return _title(self.names)

    @property
    def issuer_title(self) -> str:
        """The same for the issuer."""
        return _title(self.issuer_names)

    @property
    def issuer_organization(self) -> str | None:
        """The first organization in the issuer's name."""
        return _first(self.issuer_names, "O")

    def valid_at(self, time: datetime) -> bool:
        """Return whether `time` (aware) lies within the certificate's dates, both included (RFC 5280 §4.1.2.5)."""
        return self.not_before <= time <= self.not_after


def parse(der: bytes) -> Certificate | None:
    """Return the view of a DER certificate, or None for anything else; never raises."""
    if len(der) > MAX_CERTIFICATE_BYTES:
        return None
    return _view(der) if len(der) <= crypto.CACHED_BYTES else _view.__wrapped__(der)


def signed_by(child: Certificate, issuer: Certificate) -> bool:
    """Return whether `issuer` is the issuer that `child` names and its key verifies the signature on `child`.

    Says nothing about whether `issuer` may issue certificates. Never raises.
    """
    return child.issuer_der == issuer.subject_der and crypto.verifies(child.der, issuer.der)


@lru_cache(maxsize=crypto.CACHED)
def _view(der: bytes) -> Certificate | None:
    raw, certificate = names_of(der), crypto.load(der)
    if raw is None or certificate is None:
        return None
    try:
        with crypto.quietly():
            return _read(der, raw, certificate)
    except Exception:  # noqa: BLE001 -- hostile bytes: whatever the library finds wrong, there is no certificate
        return None


def _read(der: bytes, raw: Names, certificate: "x509.Certificate") -> Certificate:
    from cryptography import x509  # noqa: PLC0415 -- 50 ms, see crypto.py

    names = _attributes(certificate.subject)
    key_algorithm, key_bits = crypto.key_of(certificate)
    readable = crypto.extensions_of(certificate)
    extensions = readable or ()
    constraints = _value(extensions, x509.BasicConstraints)
    usage = _value(extensions, x509.KeyUsage)
    purposes = _value(extensions, x509.ExtendedKeyUsage)
    policies = _value(extensions, x509.CertificatePolicies)
    return Certificate(
        der=der,
        sha256=hashlib.sha256(der).hexdigest(),
        subject_der=raw.subject,
        issuer_der=raw.issuer,
        names=names,
        issuer_names=_attributes(certificate.issuer),
        organization=_first(names, "O"),
        common_name=_first(names, "CN"),
        serial=certificate.serial_number,
        not_before=certificate.not_valid_before_utc,
        not_after=certificate.not_valid_after_utc,
        purposes=() if purposes is None else tuple(one.dotted_string for one in purposes),
        purposes_critical=any(one.critical for one in extensions if one.value is purposes),
        is_ca=constraints is not None and constraints.ca,
        path_length=None if constraints is None else constraints.path_length,
        signs_certificates=None if usage is None else usage.key_cert_sign,
        signs_data=None if usage is None else usage.digital_signature,
        key_algorithm=key_algorithm,
        key_bits=key_bits,
        signature_algorithm=certificate.signature_algorithm_oid.dotted_string,
        signature_hash=crypto.signature_hash_of(certificate),
        policies=() if policies is None else tuple(one.policy_identifier.dotted_string for one in policies),
        unknown_critical=_unknown_critical(extensions),
        extensions_readable=readable is not None,
        assurance_level=c2pa_extensions.assurance_level(_raw(extensions, c2pa_extensions.ASSURANCE_LEVEL)),
        product_record=c2pa_extensions.product_record(_raw(extensions, c2pa_extensions.PRODUCT_RECORD)),
    )


_Extensions = tuple["x509.Extension[x509.ExtensionType]", ...]
_Value = TypeVar("_Value", bound="x509.ExtensionType")


def _value(extensions: _Extensions, kind: type[_Value]) -> _Value | None:
    return next((one.value for one in extensions if isinstance(one.value, kind)), None)


def _raw(extensions: _Extensions, oid: str) -> bytes | None:
    """Return the DER value of an extension that the library does not know."""
    from cryptography import x509  # noqa: PLC0415 -- 50 ms, see crypto.py

    values = (one.value for one in extensions if one.oid.dotted_string == oid)
    return next((value.value for value in values if isinstance(value, x509.UnrecognizedExtension)), None)


def _unknown_critical(extensions: _Extensions) -> tuple[str, ...]:
    oids = ((one.oid.dotted_string, one.critical) for one in extensions)
    return tuple(oid for oid, critical in oids if (critical and oid not in _UNDERSTOOD) or oid in _RESTRICTING)


def _attributes(name: "x509.Name") -> tuple[tuple[str, str], ...]:
    """Return a name's attributes in order; bit strings, which no one reads, as hexadecimal digits."""
    return tuple(
        (one.rfc4514_attribute_name, one.value if isinstance(one.value, str) else one.value.hex()) for one in name
    )


def _first(names: tuple[tuple[str, str], ...], attribute: str) -> str | None:
    return next((value for name, value in names if name == attribute), None)


def _title(names: tuple[tuple[str, str], ...]) -> str:
    common_name, organization = _first(names, "CN"), _first(names, "O")
    if common_name and organization and organization not in common_name:
        return f"{common_name} ({organization})"
    return common_name or organization or ", ".join(f"{name}={value}" for name, value in names)
