"""Throwaway authorities for trust tests: certificates made on the spot, also such as no honest authority would make."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import cache
from typing import NamedTuple

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, padding, rsa
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509.oid import NameOID

from verify.trust import purposes

NOW = datetime(2026, 6, 1, tzinfo=UTC)
FIRST = datetime(2025, 1, 1, tzinfo=UTC)
LAST = datetime(2049, 1, 1, tzinfo=UTC)  # far off, because the engine asks the clock

CLAIM = (purposes.EMAIL_PROTECTION, purposes.CLAIM_SIGNING)

Key = ec.EllipticCurvePrivateKey | rsa.RSAPrivateKey | ed25519.Ed25519PrivateKey
ONLY_CERTIFICATES = x509.KeyUsage(
    digital_signature=False,
    content_commitment=False,
    key_encipherment=False,
    data_encipherment=False,
    key_agreement=False,
    key_cert_sign=True,
    crl_sign=True,
    encipher_only=False,
    decipher_only=False,
)
ONLY_DATA = x509.KeyUsage(
    digital_signature=True,
    content_commitment=False,
    key_encipherment=False,
    data_encipherment=False,
    key_agreement=False,
    key_cert_sign=False,
    crl_sign=False,
    encipher_only=False,
    decipher_only=False,
)


class Shape(NamedTuple):
    """What a certificate looks like, apart from who it is for and who issues it."""

    ca: bool | None = True  # None leaves basic constraints out
    path_length: int | None = None
    usage: x509.KeyUsage | None = ONLY_CERTIFICATES
    purposes: tuple[str, ...] = ()
    critical: bool = False  # the purposes
    first: datetime = FIRST
    last: datetime = LAST
    extra: tuple[tuple[x509.ExtensionType, bool], ...] = ()  # further extensions, and whether each is critical
    pss: bool = False  # signed with RSASSA-PSS
    digest: hashes.HashAlgorithm = hashes.SHA256()  # signed over this digest, where the key leaves a choice


AUTHORITY = Shape()
SIGNER = Shape(ca=False, usage=ONLY_DATA, purposes=CLAIM)
STAMPER = Shape(ca=False, usage=ONLY_DATA, purposes=(purposes.TIME_STAMPING,), critical=True)


class Party(NamedTuple):
    """Someone with a key and a certificate for it."""

    certificate: x509.Certificate
    key: Key

    @property
    def der(self) -> bytes:
        return self.certificate.public_bytes(Encoding.DER)

    @property
    def pem(self) -> bytes:
        return self.certificate.public_bytes(Encoding.PEM)


class Tree(NamedTuple):
    """A root, one authority below it, and a signer below that."""

    root: Party
    middle: Party
    leaf: Party

    @property
    def chain(self) -> tuple[bytes, ...]:
        """The chain as a signature brings it: without the root."""
        return (self.leaf.der, self.middle.der)


def curve_key(curve: ec.EllipticCurve | None = None) -> ec.EllipticCurvePrivateKey:
    return ec.generate_private_key(curve or ec.SECP256R1())


@cache  # drawing an RSA key takes a tenth of a second
def rsa_key(bits: int = 2048, number: int = 0) -> rsa.RSAPrivateKey:
    del number  # tells keys of one size apart
    return rsa.generate_private_key(public_exponent=65537, key_size=bits)


def issue(
    name: str, by: Party | None = None, shape: Shape = AUTHORITY, key: Key | None = None, *, organization: str = "Acme"
) -> Party:
    """Issue a certificate; without `by` it signs itself."""
    own = key or curve_key()
    subject = x509.Name(
        [x509.NameAttribute(NameOID.ORGANIZATION_NAME, organization), x509.NameAttribute(NameOID.COMMON_NAME, name)]
    )
    draft = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(by.certificate.subject if by else subject)
        .public_key(own.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(shape.first)
        .not_valid_after(shape.last)
    )
    extensions: list[tuple[x509.ExtensionType, bool]] = list(shape.extra)
    given = {type(extension) for extension, _ in extensions}
    if by is not None and x509.AuthorityKeyIdentifier not in given:  # C2PA 2.2 §14.5.1.1; the engine insists
        known_as = x509.AuthorityKeyIdentifier.from_issuer_public_key(by.key.public_key())
        extensions.append((known_as, False))
    if shape.ca is not None:
        extensions.append((x509.BasicConstraints(ca=shape.ca, path_length=shape.path_length), True))
    if shape.usage is not None:
        extensions.append((shape.usage, True))
    if shape.purposes:
        oids = [x509.ObjectIdentifier(purpose) for purpose in shape.purposes]
        extensions.append((x509.ExtendedKeyUsage(oids), shape.critical))
    for extension, critical in extensions:
        draft = draft.add_extension(extension, critical=critical)
    signing = by.key if by else own
    digest = None if isinstance(signing, ed25519.Ed25519PrivateKey) else shape.digest
    pss = padding.PSS(mgf=padding.MGF1(hashes.SHA256()), salt_length=32) if shape.pss else None
    return Party(draft.sign(signing, digest, rsa_padding=pss), own)  # type: ignore[arg-type]  # weak ones as well


def tree(leaf: Shape = SIGNER, middle: Shape = AUTHORITY, root: Shape = AUTHORITY) -> Tree:
    """Make an ordinary tree in which one part may be out of the ordinary."""
    top = issue("Acme Root", None, root)
    between = issue("Acme Issuing", top, middle)
    return Tree(top, between, issue("Acme Camera", between, leaf))
