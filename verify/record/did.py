"""Public keys that stand in a decentralized identifier itself: `did:jwk` and `did:key`; nothing is fetched.

Other methods, `did:web` above all, keep the key on a server: who asks there tells it which file is looked at.
"""

from __future__ import annotations

from base64 import urlsafe_b64decode
from collections.abc import Mapping
from typing import TYPE_CHECKING

from verify.signals.json_text import read_object

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.types import PublicKeyTypes

MAX_DID = 4096
"""Characters of one identifier; with an RSA key of 4,096 bits `did:jwk` has about 1,000."""

_ED25519, _P256, _P384 = b"\xed\x01", b"\x80\x24", b"\x81\x24"  # multicodec, as variable-length numbers
_BASE58 = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"
_MAX_BASE58 = 128  # characters; the longest key read here, P-384, has 70
_CURVES = {"P-256": 32, "P-384": 48, "P-521": 66}
_LARGEST_RSA = 1024  # bytes of a modulus


def method_of(did: str) -> str:
    """Return the method of a DID, such as ``web`` (W3C DID core 1.0 §3.1); empty when it is none."""
    scheme, _, rest = did.partition(":")
    method, colon, name = rest.partition(":")
    return method if scheme == "did" and colon and name and method.isalnum() and method.islower() else ""


def key_in(did: str) -> PublicKeyTypes | None:
    """Return the key that a `did:jwk` or `did:key` is made of.

    Args:
        did: the identifier; a fragment is passed over.

    Returns:
        None for other methods, and for a key that cannot be read or is of a kind that C2PA does not use. Never raises.
    """
    from cryptography.exceptions import UnsupportedAlgorithm  # noqa: PLC0415 -- few files name an aggregator

    if len(did) > MAX_DID:
        return None
    own = did.partition("#")[0].partition(":")[2].partition(":")[2]
    try:
        match method_of(did):
            case "jwk":
                return _of_jwk(read_object(_decoded(own).decode("utf-8", "replace")))
            case "key":
                return _of_multibase(own)
            case _:
                return None
    except (ValueError, TypeError, UnsupportedAlgorithm):
        return None


def _decoded(text: object) -> bytes:
    """Decode base64url without padding (RFC 7515 §2); `ValueError` for anything else."""
    if not isinstance(text, str):
        raise TypeError("not text")
    text = text.rstrip("=")
    return urlsafe_b64decode(text + "=" * (-len(text) % 4))


def _of_jwk(jwk: Mapping[str, object]) -> PublicKeyTypes | None:
    """Read a public JSON Web Key (RFC 7518 §6, RFC 8037 §2)."""
    from cryptography.hazmat.primitives.asymmetric import ec, ed25519, rsa  # noqa: PLC0415 -- as above

    match jwk.get("kty"), jwk.get("crv"):
        case "OKP", "Ed25519":
            return ed25519.Ed25519PublicKey.from_public_bytes(_decoded(jwk.get("x")))
        case "EC", str(curve) if curve in _CURVES:
            x, y = _decoded(jwk.get("x")), _decoded(jwk.get("y"))
            width = _CURVES[curve]
            if max(len(x), len(y)) > width:
                return None
            curves = {"P-256": ec.SECP256R1(), "P-384": ec.SECP384R1(), "P-521": ec.SECP521R1()}
            point = b"\x04" + x.rjust(width, b"\0") + y.rjust(width, b"\0")
            return ec.EllipticCurvePublicKey.from_encoded_point(curves[curve], point)
        case "RSA", _:
            modulus, exponent = _decoded(jwk.get("n")), _decoded(jwk.get("e"))
            if len(modulus) > _LARGEST_RSA or len(exponent) > 4:  # noqa: PLR2004 -- 65,537 has three bytes
                return None
            numbers = rsa.RSAPublicNumbers(int.from_bytes(exponent), int.from_bytes(modulus))
            return numbers.public_key()
        case _:
            return None


def _of_multibase(text: str) -> PublicKeyTypes | None:
    """Read a key of the did:key method: base58 with a leading z, and a multicodec number before the key."""
    from cryptography.hazmat.primitives.asymmetric import ec, ed25519  # noqa: PLC0415 -- as above

    if not text.startswith("z") or len(text) > _MAX_BASE58:
        return None
    number = 0
    for letter in text[1:]:
        number = number * 58 + _BASE58.index(letter)
    raw = number.to_bytes((number.bit_length() + 7) // 8)
    kind, key = raw[:2], raw[2:]
    if kind == _ED25519:
        return ed25519.Ed25519PublicKey.from_public_bytes(key)
    if kind == _P256:
        return ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), key)
    return ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP384R1(), key) if kind == _P384 else None
