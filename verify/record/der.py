"""DER (X.690) read within bounds, and the few parts of an X.509 certificate that checking a signature needs.

Structures are walked level by level along a known path: there is no recursion, and no value is built on the way.
"""

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.types import PublicKeyTypes

MAX_DER_ELEMENTS = 1 << 10
"""Elements on one level of a DER structure; certificates and tokens have fewer than thirty."""

MAX_NUMBER = 64
"""Bytes of a serial number or object identifier. RFC 5280 §4.1.2.2 allows serial numbers of 20."""

INTEGER, SEQUENCE, SET, CONTEXT_0 = 0x02, 0x30, 0x31, 0xA0
_CONTEXT_3 = 0xA3
_INDEFINITE, _LENGTH_BYTES, _LONG_TAG = 0x80, 4, 0x1F
_SUBJECT_KEY_ID = bytes.fromhex("551d0e")
_KEY_ALGORITHMS = frozenset(
    bytes.fromhex(oid) for oid in ("2a864886f70d010101", "2a864886f70d01010a", "2a8648ce3d0201", "2b6570", "2b6571")
)
"""rsaEncryption, RSASSA-PSS, ecPublicKey, Ed25519, Ed448, as DER encodes them."""


class Der(NamedTuple):
    """One DER element: its tag, its content, and the whole of it."""

    tag: int
    content: bytes
    whole: bytes


class DerError(ValueError):
    """Bytes that are not the DER structure that was expected."""


class CertificateParts(NamedTuple):
    """What finding and using a certificate's key needs, as DER: names whole, numbers and identifiers without header."""

    issuer: bytes
    serial: bytes
    key: bytes
    key_algorithm: bytes
    key_id: bytes


MAX_REMEMBERED = 16 * 1024
"""Bytes of a certificate whose key is remembered; real ones have 1 to 3 KB."""


def public_key(certificate: bytes) -> "PublicKeyTypes | None":
    """Load the public key of a DER certificate; None when it is unreadable or not RSA, EC or EdDSA.

    The key is taken out of the certificate here: the library would warn on standard error about keys of other kinds.
    Keys are remembered, because one signer signs many files.
    """
    return _known_key(certificate) if len(certificate) <= MAX_REMEMBERED else _known_key.__wrapped__(certificate)


@lru_cache(maxsize=256)  # with the bound above, 4 MiB at the very most
def _known_key(certificate: bytes) -> "PublicKeyTypes | None":
    from cryptography.exceptions import UnsupportedAlgorithm  # noqa: PLC0415 - costs 30 ms, only for signed files
    from cryptography.hazmat.primitives.serialization import load_der_public_key  # noqa: PLC0415 - the same

    try:
        parts = read_certificate(certificate)
        return load_der_public_key(parts.key) if parts.key_algorithm in _KEY_ALGORITHMS else None
    except (ValueError, UnsupportedAlgorithm):
        return None


def read_certificate(certificate: bytes) -> CertificateParts:
    """Find the issuer, serial number and key in an X.509 certificate (RFC 5280 §4.1).

    Raises:
        DerError: it is not a certificate.
    """
    fields = der_fields(der_fields(der_one(certificate), SEQUENCE)[0], SEQUENCE)
    if fields[0].tag == CONTEXT_0:  # the version
        fields = fields[1:]
    if [field.tag for field in fields[:6]] != [INTEGER, SEQUENCE, SEQUENCE, SEQUENCE, SEQUENCE, SEQUENCE]:
        raise DerError("not a certificate")
    serial, _, issuer, _, _, key = fields[:6]
    algorithm = der_fields(der_fields(key, SEQUENCE)[0], SEQUENCE)[0]
    return CertificateParts(issuer.whole, serial.content, key.whole, algorithm.content, _key_id(fields[6:]))


def der_elements(data: bytes) -> tuple[Der, ...]:
    """Split ``data`` into the DER elements (X.690 §8.1, §10.1) that fill it.

    Raises:
        DerError: a length does not fit or is indefinite, a tag has more than one byte, or there are too many.
    """
    found: list[Der] = []
    position = 0
    while position < len(data):
        start, tag = position, data[position]
        size = data[position + 1] if position + 1 < len(data) else _INDEFINITE
        position += 2
        width = size - _INDEFINITE
        if width == 0 or width > _LENGTH_BYTES or tag & _LONG_TAG == _LONG_TAG or len(found) >= MAX_DER_ELEMENTS:
            raise DerError("a form of DER that is not read")
        if width > 0:
            size = int.from_bytes(data[position : position + width], "big")
            position += width
        end = position + size
        if end > len(data):
            raise DerError("a length beyond the bytes that remain")
        found.append(Der(tag, data[position:end], data[start:end]))
        position = end
    return tuple(found)


def der_one(data: bytes) -> Der:
    """Read the one DER element that fills ``data``.

    Raises:
        DerError: there is none, or more than one.
    """
    found = der_elements(data)
    if len(found) != 1:
        raise DerError("not one element")
    return found[0]


def der_fields(element: Der, tag: int) -> tuple[Der, ...]:
    """Read what stands inside a constructed element, at least one.

    Raises:
        DerError: the element has another tag, is empty or broken.
    """
    fields = der_elements(element.content) if element.tag == tag else ()
    if not fields:
        raise DerError("another element was expected")
    return fields


def dotted(oid: bytes) -> str:
    """Write an encoded object identifier with dots (X.690 §8.19).

    Raises:
        DerError: it is none, or longer than any in use.
    """
    if not oid or len(oid) > MAX_NUMBER or oid[-1] & 0x80:
        raise DerError("not an object identifier")
    arcs, value = [], 0
    for byte in oid:
        value = value << 7 | byte & 0x7F
        if not byte & 0x80:
            arcs.append(value)
            value = 0
    first = min(arcs[0] // 40, 2)
    return ".".join(str(arc) for arc in (first, arcs[0] - 40 * first, *arcs[1:]))


def _key_id(after_key: tuple[Der, ...]) -> bytes:
    """Find the subject key identifier (RFC 5280 §4.2.1.2) among the extensions."""
    for wrapper in after_key:
        if wrapper.tag == _CONTEXT_3:
            for extension in der_fields(der_one(wrapper.content), SEQUENCE):
                parts = der_fields(extension, SEQUENCE)
                if parts[0].content == _SUBJECT_KEY_ID:
                    return der_one(parts[-1].content).content
    return b""
