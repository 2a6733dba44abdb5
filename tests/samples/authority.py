"""A throwaway certificate authority: root, intermediate, leaf, each made on the spot and forgotten afterwards.

The leaf follows the certificate profile of the C2PA specification 2.2 §14.5 (digitalSignature, a claim-signing or
e-mail purpose, no CA flag), unless a test asks for something else. Keys are drawn at random and live only in memory,
so that nobody can sign under a sample anchor that was committed earlier.
"""

from __future__ import annotations

from datetime import UTC, datetime
from enum import StrEnum
from typing import NamedTuple, assert_never

from c2pa import C2paSignerInfo, Signer  # noqa: TID251 - samples are signed with the engine that reads them
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, rsa
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

CLAIM_SIGNING = x509.ObjectIdentifier("1.3.6.1.4.1.62558.2.1")
EMAIL_PROTECTION = ExtendedKeyUsageOID.EMAIL_PROTECTION
TIME_STAMPING = ExtendedKeyUsageOID.TIME_STAMPING
OCSP_SIGNING = ExtendedKeyUsageOID.OCSP_SIGNING
CLAIM_PURPOSES = (EMAIL_PROTECTION, CLAIM_SIGNING)

# Fixed dates: a committed sample must not expire in the hands of a reader, and two builds must not differ in them.
FIRST_DAY = datetime(2026, 1, 1, tzinfo=UTC)
ROOT_YEARS = 30
INTERMEDIATE_YEARS = 20
LEAF_YEARS = 10

# RSA of the smallest size that the specification allows (2.2 §13.2.1): larger keys only make tests slow.
RSA_BITS = 2048

Key = ec.EllipticCurvePrivateKey | rsa.RSAPrivateKey | ed25519.Ed25519PrivateKey


class Algorithm(StrEnum):
    """Signature algorithms by the names that the engine uses."""

    ES256 = "es256"
    ES384 = "es384"
    PS256 = "ps256"
    ED25519 = "ed25519"


class Authority(NamedTuple):
    """A certificate that may issue others.

    Attributes:
        certificate: its own certificate.
        key: signs what it issues.
        above: the intermediates between it and the root, nearest first, itself and the root left out.
        root: the anchor of the whole tree; itself for a root.
    """

    certificate: x509.Certificate
    key: Key
    above: tuple[x509.Certificate, ...]
    root: x509.Certificate


class Leaf(NamedTuple):
    """A certificate that signs claims, with its key and the chain that goes into the file.

    Attributes:
        algorithm: how the key signs.
        key: signs claims.
        chain: the leaf's certificate first, then its intermediates; the root is left out, as the specification asks.
        root: the anchor that recognises this leaf when it is listed.
    """

    algorithm: Algorithm
    key: Key
    chain: tuple[x509.Certificate, ...]
    root: x509.Certificate


class Validity(NamedTuple):
    """First and last moment of a certificate, both in UTC."""

    first: datetime
    last: datetime


def years(count: int, first: datetime = FIRST_DAY) -> Validity:
    """Return a validity of that many calendar years from ``first``."""
    return Validity(first, first.replace(year=first.year + count))


def new_root(
    common_name: str = "Sample Authority Root",
    organization: str = "Sample Authority",
    *,
    algorithm: Algorithm = Algorithm.ES256,
    validity: Validity | None = None,
) -> Authority:
    """Make a self-signed root."""
    key = _new_key(algorithm)
    subject = _name(organization, common_name)
    draft = _draft(subject, subject, key, validity or years(ROOT_YEARS))
    certificate = _as_authority(draft, path_length=None).sign(key, _digest(key))
    return Authority(certificate, key, (), certificate)


def new_intermediate(
    parent: Authority,
    common_name: str = "Sample Authority Signing",
    organization: str = "Sample Authority",
    *,
    algorithm: Algorithm = Algorithm.ES256,
    validity: Validity | None = None,
) -> Authority:
    """Make an authority under ``parent``."""
    key = _new_key(algorithm)
    draft = _issued(parent, _name(organization, common_name), key, validity or years(INTERMEDIATE_YEARS))
    certificate = _as_authority(draft, path_length=0).sign(parent.key, _digest(parent.key))
    above = () if parent.certificate == parent.root else (parent.certificate, *parent.above)
    return Authority(certificate, key, above, parent.root)


def new_leaf(
    issuer: Authority,
    organization: str | None = "Acme Imaging",
    common_name: str = "Acme Camera",
    *,
    algorithm: Algorithm = Algorithm.ES256,
    validity: Validity | None = None,
    purposes: tuple[x509.ObjectIdentifier, ...] = CLAIM_PURPOSES,
) -> Leaf:
    """Make an end-entity certificate.

    Args:
        issuer: signs it.
        organization: the O of its subject; None leaves it out.
        common_name: the CN of its subject.
        algorithm: of its own key.
        validity: ten years from the first day, unless given.
        purposes: extended key usages; empty leaves the extension out.
    """
    key = _new_key(algorithm)
    draft = (
        _issued(issuer, _name(organization, common_name), key, validity or years(LEAF_YEARS))
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(_key_usage(issues=False), critical=True)
    )
    if purposes:
        draft = draft.add_extension(x509.ExtendedKeyUsage(purposes), critical=False)
    own = draft.sign(issuer.key, _digest(issuer.key))
    between = () if issuer.certificate == issuer.root else (issuer.certificate, *issuer.above)
    return Leaf(algorithm, key, (own, *between), issuer.root)


def new_signing_authority(name: str = "Sample Authority") -> Authority:
    """Make a root and an intermediate of one name, and return the intermediate."""
    return new_intermediate(new_root(f"{name} Root", name), f"{name} Signing", name)


def pem(*certificates: x509.Certificate) -> str:
    """Return certificates as one PEM text, in the order given."""
    return "".join(certificate.public_bytes(Encoding.PEM).decode("ascii") for certificate in certificates)


def signer(leaf: Leaf) -> Signer:
    """Return an engine signer without time-stamping (nothing here goes to the network)."""
    key = leaf.key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    chain = pem(*leaf.chain).encode("ascii")
    info = C2paSignerInfo(leaf.algorithm.value, chain, key, None)  # type: ignore[no-untyped-call]  # ships no types
    return Signer.from_info(info)


def _new_key(algorithm: Algorithm) -> Key:
    match algorithm:
        case Algorithm.ES256:
            return ec.generate_private_key(ec.SECP256R1())
        case Algorithm.ES384:
            return ec.generate_private_key(ec.SECP384R1())
        case Algorithm.PS256:
            return rsa.generate_private_key(public_exponent=65537, key_size=RSA_BITS)
        case Algorithm.ED25519:
            return ed25519.Ed25519PrivateKey.generate()
        case _:
            assert_never(algorithm)


def _digest(key: Key) -> hashes.SHA256 | hashes.SHA384 | None:
    if isinstance(key, ed25519.Ed25519PrivateKey):
        return None
    return hashes.SHA384() if isinstance(key, ec.EllipticCurvePrivateKey) and key.key_size > 256 else hashes.SHA256()


def _name(organization: str | None, common_name: str) -> x509.Name:
    parts = [x509.NameAttribute(NameOID.COUNTRY_NAME, "CH")]
    if organization is not None:
        parts.append(x509.NameAttribute(NameOID.ORGANIZATION_NAME, organization))
    return x509.Name([*parts, x509.NameAttribute(NameOID.COMMON_NAME, common_name)])


def _draft(subject: x509.Name, issuer: x509.Name, key: Key, validity: Validity) -> x509.CertificateBuilder:
    return (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(validity.first)
        .not_valid_after(validity.last)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
    )


def _issued(parent: Authority, subject: x509.Name, key: Key, validity: Validity) -> x509.CertificateBuilder:
    known_as = x509.AuthorityKeyIdentifier.from_issuer_public_key(parent.key.public_key())
    return _draft(subject, parent.certificate.subject, key, validity).add_extension(known_as, critical=False)


def _as_authority(draft: x509.CertificateBuilder, path_length: int | None) -> x509.CertificateBuilder:
    constraints = x509.BasicConstraints(ca=True, path_length=path_length)
    return draft.add_extension(constraints, critical=True).add_extension(_key_usage(issues=True), critical=True)


def _key_usage(*, issues: bool) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=not issues,
        content_commitment=False,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=issues,
        crl_sign=issues,
        encipher_only=False,
        decipher_only=False,
    )
