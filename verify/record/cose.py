"""The claim signature: COSE_Sign1 with its certificate chain (RFC 9052, RFC 9360, C2PA 2.2 §13.2 and §14.5).

This is a second opinion beside the engine's, and the source of certificates and time-stamp tokens that the engine does
not hand out. Whether anybody should trust the signer is not decided here.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from cbor2 import CBORTag, dumps

from verify.record.cbor import read_cbor
from verify.record.der import public_key

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ec import EllipticCurvePublicKey
    from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey
    from cryptography.hazmat.primitives.asymmetric.types import PublicKeyTypes
    from cryptography.hazmat.primitives.hashes import HashAlgorithm

MAX_COSE = 1 << 20
"""Bytes of one signature. Genuine ones have up to 31 KB, most of it padding; chains and OCSP answers add a few each."""

MAX_CERTIFICATES = 32
"""Certificates read from one chain; genuine chains have one to four."""

MIN_RSA_BITS = 2048
"""Shorter RSA keys are outside the profile (C2PA 2.2 §14.5)."""

ALGORITHMS = {-7: "ES256", -35: "ES384", -36: "ES512", -37: "PS256", -38: "PS384", -39: "PS512", -8: "EdDSA"}
"""COSE algorithms of the profile (C2PA 2.2 §13.2)."""

_SIGN1_TAG, _SIGN1_PARTS = 18, 4
_ALG, _X5CHAIN = 1, 33
_CURVES = {"ES256": "secp256r1", "ES384": "secp384r1", "ES512": "secp521r1"}
_LARGEST_LABEL, _LONGEST_NAME = 1 << 32, 64  # of an algorithm that is only told, not used


class SignatureCheck(StrEnum):
    """What checking a claim signature gave."""

    VALID = "valid"
    VALID_NONSTANDARD = "valid_nonstandard"  # the key made it, in a form outside the profile (salt, curve, key length)
    INVALID = "invalid"
    UNSUPPORTED = "unsupported"  # no such algorithm or key here: says nothing about the content


class Stamp(NamedTuple):
    """A time-stamp token from the unprotected header: 1 for ``sigTst``, 2 for ``sigTst2``, and its DER bytes."""

    version: int
    token: bytes


class CoseSignature(NamedTuple):
    """One COSE_Sign1 structure.

    Attributes:
        algorithm: a name of ALGORITHMS, else what stands in the header (``-257``, ``text RS256``); empty without one.
        protected: the protected header as signed, CBOR.
        payload: None when detached, as C2PA demands.
        signature: the raw signature.
        chain: certificates, DER, leaf first.
        chain_protected: the chain is part of what is signed; early claims left it outside.
        stamps: time-stamp tokens. They stand outside the signature: anyone can remove them.
        ocsp: OCSP answers that the signer attached, DER.
    """

    algorithm: str
    protected: bytes
    payload: bytes | None
    signature: bytes
    chain: tuple[bytes, ...]
    chain_protected: bool
    stamps: tuple[Stamp, ...]
    ocsp: tuple[bytes, ...]


def read_signature(cose: bytes) -> CoseSignature | None:
    """Read a COSE_Sign1 structure, tagged or bare.

    Args:
        cose: content of the manifest's signature box.

    Returns:
        The signature; None when it is not COSE_Sign1 within the limits. Never raises.
    """
    document = read_cbor(cose, limit=MAX_COSE, number_keys=True, padded=True)
    if isinstance(document, CBORTag) and document.tag == _SIGN1_TAG:
        document = document.value
    if not isinstance(document, tuple) or len(document) != _SIGN1_PARTS:
        return None
    protected, unprotected, payload, signature = document
    if not isinstance(protected, bytes) or not isinstance(signature, bytes):
        return None
    signed = read_cbor(protected, limit=MAX_COSE, number_keys=True) if protected else {}
    if not isinstance(signed, Mapping) or not isinstance(unprotected, Mapping):
        return None
    if payload is not None and not isinstance(payload, bytes):
        return None
    inside, outside = _chain(signed), _chain(unprotected)
    return CoseSignature(
        algorithm=_algorithm(_field(signed, _ALG)),
        protected=protected,
        payload=payload,
        signature=signature,
        chain=inside or outside,
        chain_protected=bool(inside),
        stamps=_stamps(unprotected),
        ocsp=_ocsp(unprotected),
    )


def verify_signature(sig: CoseSignature, claim: bytes) -> SignatureCheck:
    """Check that the leaf certificate's key signed this claim.

    Args:
        sig: the signature as read.
        claim: the claim's CBOR bytes as they stand in the manifest.

    Returns:
        The outcome. A payload inside the signature that is not this claim is invalid, whatever it verifies: only the
        claim is shown to people. Never raises. Source: RFC 9052 §4.4, C2PA 2.2 §13.2.
    """
    if sig.payload is not None and sig.payload != claim:
        return SignatureCheck.INVALID
    key = public_key(sig.chain[0]) if sig.chain else None
    outcome = verify_with_key(sig, key, claim)
    if outcome is SignatureCheck.VALID and sig.payload is not None:
        return SignatureCheck.VALID_NONSTANDARD  # attached, though detached is the rule
    return outcome


def verify_with_key(sig: CoseSignature, key: PublicKeyTypes | None, payload: bytes) -> SignatureCheck:
    """Check that a key signed this payload, wherever the key comes from (RFC 9052 §4.4). Never raises.

    Args:
        sig: the signature as read.
        key: None, or one of a kind that is not used here, says nothing about the payload.
        payload: the bytes that were signed.
    """
    if key is None or sig.algorithm not in ALGORITHMS.values():
        return SignatureCheck.UNSUPPORTED
    return _verify(key, sig.algorithm, sig.signature, bytes(dumps(["Signature1", sig.protected, b"", payload])))


def _field(header: Mapping[object, object], label: int | str) -> object:
    """Value of a label; Python alone would also take ``true`` for 1."""
    for key, value in header.items():
        if type(key) is type(label) and key == label:
            return value
    return None


def _algorithm(value: object) -> str:
    if type(value) is int:
        return ALGORITHMS.get(value, str(value)) if abs(value) < _LARGEST_LABEL else ""
    return f"text {value[:_LONGEST_NAME]}" if isinstance(value, str) else ""


def _chain(header: Mapping[object, object]) -> tuple[bytes, ...]:
    """Certificates of a header: one byte string or an array (RFC 9360 §2); the text label is that of early claims."""
    value = _field(header, _X5CHAIN) or _field(header, "x5chain")
    return _byte_strings((value,) if isinstance(value, bytes) else value)[:MAX_CERTIFICATES]


def _stamps(header: Mapping[object, object]) -> tuple[Stamp, ...]:
    """Time-stamp tokens of both generations (C2PA 2.2 §10.3.2.5)."""
    found: list[Stamp] = []
    for version, label in ((1, "sigTst"), (2, "sigTst2")):
        container = header.get(label)
        tokens = container.get("tstTokens") if isinstance(container, Mapping) else None
        for token in tokens if isinstance(tokens, tuple) else ():
            value = token.get("val") if isinstance(token, Mapping) else None
            if isinstance(value, bytes):
                found.append(Stamp(version, value))
    return tuple(found)


def _ocsp(header: Mapping[object, object]) -> tuple[bytes, ...]:
    """OCSP answers stapled to the signature (C2PA 2.2 §15.9)."""
    values = header.get("rVals")
    return _byte_strings(values.get("ocspVals")) if isinstance(values, Mapping) else ()


def _byte_strings(value: object) -> tuple[bytes, ...]:
    return tuple(item for item in value if isinstance(item, bytes)) if isinstance(value, tuple) else ()


def _verify(key: PublicKeyTypes, algorithm: str, signature: bytes, message: bytes) -> SignatureCheck:
    from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm  # noqa: PLC0415 - see der.public_key
    from cryptography.hazmat.primitives import hashes  # noqa: PLC0415 - the same
    from cryptography.hazmat.primitives.asymmetric import ec, ed448, ed25519, rsa  # noqa: PLC0415 - the same

    sizes: dict[str, HashAlgorithm] = {"256": hashes.SHA256(), "384": hashes.SHA384(), "512": hashes.SHA512()}
    try:
        if isinstance(key, ec.EllipticCurvePublicKey) and algorithm in _CURVES:
            return _verify_ecdsa(key, algorithm, signature, message, sizes[algorithm[2:]])
        if isinstance(key, rsa.RSAPublicKey) and algorithm.startswith("PS"):
            return _verify_pss(key, signature, message, sizes[algorithm[2:]])
        if isinstance(key, ed25519.Ed25519PublicKey | ed448.Ed448PublicKey) and algorithm == "EdDSA":
            key.verify(signature, message)
            profile = isinstance(key, ed25519.Ed25519PublicKey)
            return SignatureCheck.VALID if profile else SignatureCheck.VALID_NONSTANDARD
    except (InvalidSignature, ValueError):
        return SignatureCheck.INVALID
    except UnsupportedAlgorithm:
        return SignatureCheck.UNSUPPORTED
    return SignatureCheck.INVALID  # a key of another type cannot have made such a signature


def _verify_ecdsa(
    key: EllipticCurvePublicKey, algorithm: str, signature: bytes, message: bytes, hash_: HashAlgorithm
) -> SignatureCheck:
    """Check r || s of the curve's width (RFC 9053 §2.1); DER, as elsewhere, is not allowed."""
    from cryptography.hazmat.primitives.asymmetric import ec, utils  # noqa: PLC0415 - see _verify

    width = (key.curve.key_size + 7) // 8
    if len(signature) != 2 * width:
        return SignatureCheck.INVALID
    r, s = int.from_bytes(signature[:width], "big"), int.from_bytes(signature[width:], "big")
    key.verify(utils.encode_dss_signature(r, s), message, ec.ECDSA(hash_))
    return SignatureCheck.VALID if key.curve.name == _CURVES[algorithm] else SignatureCheck.VALID_NONSTANDARD


def _verify_pss(key: RSAPublicKey, signature: bytes, message: bytes, hash_: HashAlgorithm) -> SignatureCheck:
    """Check RSASSA-PSS with a salt as long as the digest (RFC 8230 §2), else with whatever salt it has."""
    from cryptography.exceptions import InvalidSignature  # noqa: PLC0415 - see _verify
    from cryptography.hazmat.primitives.asymmetric import padding  # noqa: PLC0415 - the same

    mask = padding.MGF1(hash_)
    try:
        key.verify(signature, message, padding.PSS(mask, hash_.digest_size), hash_)
    except InvalidSignature:
        key.verify(signature, message, padding.PSS(mask, padding.PSS.AUTO), hash_)
        return SignatureCheck.VALID_NONSTANDARD
    return SignatureCheck.VALID if key.key_size >= MIN_RSA_BITS else SignatureCheck.VALID_NONSTANDARD
