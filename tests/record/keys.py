"""Keys, certificates, claim signatures and time-stamp tokens made on the spot."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from functools import cache
from hashlib import new as new_hash
from typing import Any

from cbor2 import CBORTag, dumps
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, ed448, ed25519, padding, rsa, utils
from cryptography.x509.oid import NameOID

Key = ec.EllipticCurvePrivateKey | rsa.RSAPrivateKey | ed25519.Ed25519PrivateKey | ed448.Ed448PrivateKey

CLAIM = dumps({"instanceID": "xmp:iid:1", "alg": "sha256"})
HASHES: dict[str, hashes.HashAlgorithm] = {
    "sha1": hashes.SHA1(),  # noqa: S303 - old tokens have it
    "sha256": hashes.SHA256(),
    "sha384": hashes.SHA384(),
    "sha512": hashes.SHA512(),
}


@cache
def key(kind: str) -> Key:
    """Make a key once: ``rsa2048``, ``rsa1024``, ``ed25519``, ``ed448`` or the name of a curve."""
    if kind.startswith("rsa"):
        return rsa.generate_private_key(65537, int(kind[3:]))
    if kind.startswith("ed"):
        return ed25519.Ed25519PrivateKey.generate() if kind == "ed25519" else ed448.Ed448PrivateKey.generate()
    curves = {"p256": ec.SECP256R1(), "p384": ec.SECP384R1(), "p521": ec.SECP521R1(), "k256": ec.SECP256K1()}
    return ec.generate_private_key(curves[kind])


def certificate(kind: str, *, name: str = "", key_id: bytes = b"") -> bytes:
    """Make a certificate that a key signs for itself, DER; always the same one for the same wishes."""
    return _certificate(kind, name or f"test {kind}", key_id)


@cache
def _certificate(kind: str, name: str, key_id: bytes) -> bytes:
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    own = key(kind)
    builder = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(subject)
        .public_key(own.public_key())
        .serial_number(int.from_bytes(name.encode()) >> 1)
        .not_valid_before(datetime(2026, 1, 1, tzinfo=UTC))
        .not_valid_after(datetime(2027, 1, 1, tzinfo=UTC))
    )
    if key_id:
        builder = builder.add_extension(x509.SubjectKeyIdentifier(key_id), critical=False)
    algorithm = None if kind.startswith("ed") else hashes.SHA256()
    return builder.sign(own, algorithm).public_bytes(serialization.Encoding.DER)


def sign(kind: str, message: bytes, hash_name: str = "sha256", salt: int | None = None) -> bytes:
    """Sign as COSE wants it: r || s, RSASSA-PSS or EdDSA."""
    own, hash_ = key(kind), HASHES[hash_name]
    if isinstance(own, ec.EllipticCurvePrivateKey):
        r, s = utils.decode_dss_signature(own.sign(message, ec.ECDSA(hash_)))
        width = (own.curve.key_size + 7) // 8
        return r.to_bytes(width) + s.to_bytes(width)
    if isinstance(own, rsa.RSAPrivateKey):
        pss = padding.PSS(padding.MGF1(hash_), hash_.digest_size if salt is None else salt)
        return own.sign(message, pss, hash_)
    return own.sign(message)


def cose(  # noqa: PLR0913 - each part of the structure can be made wrong by itself
    kind: str,
    alg: object,
    hash_name: str = "sha256",
    *,
    salt: int | None = None,
    payload: bytes | None = None,
    claim: bytes = CLAIM,
    unprotected: Mapping[Any, object] | None = None,
    protected: Mapping[Any, object] | None = None,
) -> bytes:
    """Make a claim signature."""
    header = dumps({1: alg, 33: [certificate(kind)]} if protected is None else protected)
    message = dumps(["Signature1", header, b"", claim if payload is None else payload])
    signature = sign(kind, message, hash_name, salt)
    return dumps(CBORTag(18, [header, unprotected or {}, payload, signature]))


def der(tag: int, *inside: bytes) -> bytes:
    """Write one DER element."""
    content = b"".join(inside)
    size = len(content)
    if size < 0x80:
        return bytes([tag, size]) + content
    length = size.to_bytes((size.bit_length() + 7) // 8)
    return bytes([tag, 0x80 | len(length)]) + length + content


def oid(dotted: str) -> bytes:
    """Write an object identifier."""
    return der(0x06, _arcs(dotted))


def _arcs(dotted: str) -> bytes:
    first, second, *rest = (int(arc) for arc in dotted.split("."))
    out = b""
    for arc in (40 * first + second, *rest):
        parts = [arc & 0x7F]
        while arc := arc >> 7:
            parts.append(arc & 0x7F | 0x80)
        out += bytes(reversed(parts))
    return out


SHA = {"sha1": "1.3.14.3.2.26", "sha256": "2.16.840.1.101.3.4.2.1", "sha512": "2.16.840.1.101.3.4.2.3"}
TST_INFO, SIGNED_DATA = oid("1.2.840.113549.1.9.16.1.4"), oid("1.2.840.113549.1.7.2")
CONTENT_TYPE, MESSAGE_DIGEST = oid("1.2.840.113549.1.9.3"), oid("1.2.840.113549.1.9.4")
SIGNING_CERTIFICATE = {"sha1": oid("1.2.840.113549.1.9.16.2.12"), "sha256": oid("1.2.840.113549.1.9.16.2.47")}
RSA, RSA_PSS, ECDSA_SHA256 = oid("1.2.840.113549.1.1.1"), oid("1.2.840.113549.1.1.10"), oid("1.2.840.10045.4.3.2")


def algorithm(name: str) -> bytes:
    """Write an AlgorithmIdentifier of a hash."""
    return der(0x30, oid(SHA[name]), b"\x05\x00")


def token(  # noqa: PLR0913 - each part of the structure can be made wrong by itself
    message: bytes,
    *,
    kind: str = "p256",
    hash_name: str = "sha256",
    time: bytes = b"20261122140100Z",
    key_id: bytes = b"",
    carried: tuple[bytes, ...] | None = None,
    means: bytes | None = None,
    content_type: bytes = TST_INFO,
    stamped: bytes | None = None,
    pss: bool = False,
    serial: bytes = b"\x2a",
) -> bytes:
    """Make a time-stamp token.

    Args:
        message: the bytes that are stamped.
        kind: of the authority's key.
        hash_name: for everything.
        time: the GeneralizedTime.
        key_id: names the signer by key identifier rather than by issuer and serial number.
        carried: the certificates in the token; the signer's by default.
        means: the certificate whose hash the signed attributes name; the signer's by default.
        content_type: what the signed attributes say.
        stamped: the TSTInfo that the signed attributes are about, if not the token's own.
        pss: sign with RSASSA-PSS.
        serial: content of the serial number.
    """
    own = certificate(kind, key_id=key_id)
    imprint = der(0x30, algorithm(hash_name), der(0x04, new_hash(hash_name, message).digest()))
    info = der(0x30, b"\x02\x01\x01", oid("1.3.6.1.4.1.99.1"), imprint, der(0x02, serial), der(0x18, time))
    name = "sha1" if hash_name == "sha1" else "sha256"
    essential = der(0x30, der(0x30, der(0x30, der(0x04, new_hash(name, means or own).digest()))))
    attributes = b"".join(
        der(0x30, label, der(0x31, value))
        for label, value in (
            (CONTENT_TYPE, content_type),
            (MESSAGE_DIGEST, der(0x04, new_hash(hash_name, info if stamped is None else stamped).digest())),
            (SIGNING_CERTIFICATE[name], essential),
        )
    )
    parsed = x509.load_der_x509_certificate(own)
    number = parsed.serial_number
    issuer = der(0x30, parsed.issuer.public_bytes(), der(0x02, number.to_bytes((number.bit_length() + 8) // 8)))
    signature_algorithm, signature = _cms(kind, der(0x31, attributes), hash_name, pss=pss)
    signer = der(
        0x30,
        b"\x02\x01\x01",
        der(0x80, key_id) if key_id else issuer,
        algorithm(hash_name),
        der(0xA0, attributes),
        der(0x30, signature_algorithm),
        der(0x04, signature),
    )
    signed = der(
        0x30,
        b"\x02\x01\x03",
        der(0x31, algorithm(hash_name)),
        der(0x30, TST_INFO, der(0xA0, der(0x04, info))),
        der(0xA0, *((own,) if carried is None else carried)),
        der(0x31, signer),
    )
    return der(0x30, SIGNED_DATA, der(0xA0, signed))


def _cms(kind: str, message: bytes, hash_name: str, *, pss: bool) -> tuple[bytes, bytes]:
    own, hash_ = key(kind), HASHES[hash_name]
    if isinstance(own, ec.EllipticCurvePrivateKey):
        return ECDSA_SHA256, own.sign(message, ec.ECDSA(hash_))
    if isinstance(own, rsa.RSAPrivateKey) and pss:
        return RSA_PSS, own.sign(message, padding.PSS(padding.MGF1(hash_), hash_.digest_size), hash_)
    if isinstance(own, rsa.RSAPrivateKey):
        return RSA, own.sign(message, padding.PKCS1v15(), hash_)
    return oid("1.3.101.112"), own.sign(message)
