"""RFC 3161 time-stamp tokens on claim signatures (C2PA 2.2 §10.3.2.5).

A token shows that its signer saw a digest at a time. Whether that signer is an authority which anybody should believe
is not decided here: who stamps with a key of their own passes every check of this module.
"""

from datetime import UTC, datetime
from enum import StrEnum
from hashlib import new as new_hash
from typing import TYPE_CHECKING, NamedTuple

from cbor2 import dumps

from verify.record.der import (
    CONTEXT_0,
    INTEGER,
    MAX_NUMBER,
    SEQUENCE,
    SET,
    Der,
    DerError,
    der_elements,
    der_fields,
    der_one,
    dotted,
    public_key,
    read_certificate,
)

if TYPE_CHECKING:
    from verify.record.cose import CoseSignature

MAX_TOKEN = 1 << 18
"""Bytes of one token; genuine ones have 2 to 7 KB, nearly all of it certificates."""

_OCTETS, _OID, _GENERALIZED_TIME, _KEY_ID = 0x04, 0x06, 0x18, 0x80

_UNITS = {INTEGER: 1_000_000, 0x80: 1_000, 0x81: 1}
"""Microseconds of the parts of an accuracy, by their tags."""

_MAX_SECONDS = 1 << 31
"""Larger accuracies are cut: nobody's clock is off by a lifetime, and JSON readers want numbers of 53 bits."""

# Object identifiers as DER encodes them.
_SIGNED_DATA = bytes.fromhex("2a864886f70d010702")
_TST_INFO = bytes.fromhex("2a864886f70d0109100104")
_CONTENT_TYPE, _MESSAGE_DIGEST = bytes.fromhex("2a864886f70d010903"), bytes.fromhex("2a864886f70d010904")
_SIGNING_CERTIFICATE = bytes.fromhex("2a864886f70d010910020c")
_SIGNING_CERTIFICATE_V2 = bytes.fromhex("2a864886f70d010910022f")
_RSA_PSS = bytes.fromhex("2a864886f70d01010a")
_SHA1 = "sha1"
_HASHES = {
    bytes.fromhex("2b0e03021a"): _SHA1,
    bytes.fromhex("608648016503040201"): "sha256",
    bytes.fromhex("608648016503040202"): "sha384",
    bytes.fromhex("608648016503040203"): "sha512",
}
_SIGNATURE_HASHES = {
    bytes.fromhex("2a864886f70d010105"): _SHA1,
    bytes.fromhex("2a8648ce3d0401"): _SHA1,
    bytes.fromhex("2a864886f70d01010b"): "sha256",
    bytes.fromhex("2a8648ce3d040302"): "sha256",
    bytes.fromhex("2a864886f70d01010c"): "sha384",
    bytes.fromhex("2a8648ce3d040303"): "sha384",
    bytes.fromhex("2a864886f70d01010d"): "sha512",
    bytes.fromhex("2a8648ce3d040304"): "sha512",
}
"""With RSA and with ECDSA. Other identifiers (rsaEncryption) leave the hash to the signer's digest algorithm."""


class Token(NamedTuple):
    """One time-stamp token (RFC 3161 §2.4.2).

    Attributes:
        gen_time: the time it states, UTC.
        policy: object identifier of the authority's policy, dotted.
        serial: serial number of the token.
        imprint_algorithm: ``sha256`` and the like; the dotted identifier when unknown.
        imprint: the digest that was stamped.
        certificates: the embedded certificates, DER, in the order of the token.
        content: the TSTInfo that is signed, DER.
        signer_info: who signed it and how (RFC 5652 §5.3), DER.
        accuracy_us: microseconds by which the time may be off, either way; None where the authority states none.
    """

    gen_time: datetime
    policy: str
    serial: int
    imprint_algorithm: str
    imprint: bytes
    certificates: tuple[bytes, ...]
    content: bytes
    signer_info: bytes
    accuracy_us: int | None = None


class TokenFault(StrEnum):
    """Why a token does not hold."""

    NONE = ""
    IMPRINT = "imprint"  # made for other bytes
    ATTRIBUTES = "attributes"  # what is signed does not fit the token's content or the signer's certificate
    SIGNER_MISSING = "signer_missing"  # the signer's certificate is not in the token
    SIGNATURE = "signature"  # the signature does not verify
    UNSUPPORTED = "unsupported"  # an algorithm or key that is not handled here


class TokenCheck(NamedTuple):
    """What checking a token gave.

    Attributes:
        valid: it was made for these bytes and its signature verifies.
        reason: why not; empty when valid.
        signer: the signer's certificate, DER, once it was found.
        chain: the signer's certificate first, then the others that the token carries.
        weak: SHA-1 was used somewhere.
    """

    valid: bool
    reason: TokenFault
    signer: bytes | None = None
    chain: tuple[bytes, ...] = ()
    weak: bool = False


def stamped_message(cose: "CoseSignature", claim: bytes, version: int) -> bytes:
    """Build the bytes that a time-stamp on a claim signature is made for (C2PA 2.2 §10.3.2.5).

    It is the Sig_structure of a countersignature (RFC 8152 §4.5) over the claim, or since version 2 over the signature.

    Args:
        cose: the signature that carries the token.
        claim: the claim's CBOR bytes.
        version: 1 for ``sigTst``, which covers the claim; 2 for ``sigTst2``, which covers the signature as a CBOR byte
            string.
    """
    payload = claim if version == 1 else bytes(dumps(cose.signature))
    return bytes(dumps(["CounterSignature", cose.protected, b"", payload]))


def read_token(der: bytes) -> Token | None:
    """Read a time-stamp token, bare or inside a TimeStampResp, as signers put either into the header.

    Args:
        der: value of ``tstTokens[].val``.

    Returns:
        The token; None when it is not one token with one signer within the limits. Never raises.
    """
    if len(der) > MAX_TOKEN:
        return None
    try:
        outer = der_fields(der_one(der), SEQUENCE)
        if outer[0].tag == SEQUENCE:  # PKIStatusInfo comes first in a response (RFC 3161 §2.4.2)
            outer = der_fields(outer[1], SEQUENCE)
        if outer[0].content != _SIGNED_DATA:
            return None
        return _token(der_fields(der_fields(outer[1], CONTEXT_0)[0], SEQUENCE))
    except (ValueError, IndexError):
        return None


def verify_token(token: Token, message: bytes) -> TokenCheck:
    """Check that a token was made for ``message`` and that the certificate it names signed it.

    Args:
        token: as read.
        message: see ``stamped_message``.

    Returns:
        The outcome. Never raises. Source: RFC 3161 §2.3 and §2.4.2, RFC 5652 §5.4, RFC 5816.
    """
    try:
        return _verify_token(token, message)
    except (ValueError, LookupError):
        return TokenCheck(valid=False, reason=TokenFault.ATTRIBUTES)


def _token(signed_data: tuple[Der, ...]) -> Token | None:
    """Read SignedData (RFC 5652 §5.1): version, digest algorithms, content, certificates, signers."""
    content = der_fields(signed_data[2], SEQUENCE)
    signers = der_fields(signed_data[-1], SET)
    if content[0].content != _TST_INFO or len(signers) != 1:
        return None
    info = der_fields(content[1], CONTEXT_0)[0]
    _, policy, imprint, serial, gen_time, *others = der_fields(der_one(info.content), SEQUENCE)
    algorithm, digest = der_fields(imprint, SEQUENCE)
    name = der_fields(algorithm, SEQUENCE)[0].content
    tags = (policy.tag, serial.tag, gen_time.tag, digest.tag, info.tag)
    if tags != (_OID, INTEGER, _GENERALIZED_TIME, _OCTETS, _OCTETS) or len(serial.content) > MAX_NUMBER:
        return None
    return Token(
        gen_time=_time(gen_time.content.decode("ascii")),
        policy=dotted(policy.content),
        serial=int.from_bytes(serial.content, "big", signed=True),
        imprint_algorithm=_HASHES.get(name) or dotted(name),
        imprint=digest.content,
        certificates=tuple(
            item.whole
            for field in signed_data[3:-1]
            if field.tag == CONTEXT_0
            for item in der_elements(field.content)
            if item.tag == SEQUENCE
        ),
        content=info.content,
        signer_info=signers[0].whole,
        accuracy_us=_accuracy(others[0]) if others and others[0].tag == SEQUENCE else None,
    )


def _accuracy(stated: Der) -> int | None:
    """Read Accuracy (RFC 3161 §2.4.2): seconds, thousandths and millionths, each of which may be left out.

    It is shown and nothing rests on it, so a broken one does not make the token unreadable.
    """
    total = 0
    try:
        for part in der_elements(stated.content):
            total += _UNITS[part.tag] * min(int.from_bytes(part.content[:MAX_NUMBER], "big"), _MAX_SECONDS)
    except (DerError, KeyError):
        return None
    return total


def _verify_token(token: Token, message: bytes) -> TokenCheck:
    _, sid, hash_field, *fields = der_fields(der_one(token.signer_info), SEQUENCE)
    if token.imprint_algorithm not in _HASHES.values():
        return TokenCheck(valid=False, reason=TokenFault.UNSUPPORTED)
    if new_hash(token.imprint_algorithm, message).digest() != token.imprint:
        return TokenCheck(valid=False, reason=TokenFault.IMPRINT)
    signer = next((item for item in token.certificates if _names(sid, item)), None)
    if signer is None:
        return TokenCheck(valid=False, reason=TokenFault.SIGNER_MISSING)
    chain = (signer, *(item for item in token.certificates if item != signer))
    hash_name = _HASHES.get(der_fields(hash_field, SEQUENCE)[0].content)
    if hash_name is None:
        return TokenCheck(valid=False, reason=TokenFault.UNSUPPORTED, signer=signer, chain=chain)
    attributes, algorithm, signature = fields[:3]
    weak = _SHA1 in (hash_name, token.imprint_algorithm)
    if not _attributes_fit(attributes, new_hash(hash_name, token.content).digest(), signer):
        return TokenCheck(valid=False, reason=TokenFault.ATTRIBUTES, signer=signer, chain=chain, weak=weak)
    signed = bytes([SET]) + attributes.whole[1:]  # signed as a SET OF, not with the tag it has here (RFC 5652 §5.4)
    name = der_fields(algorithm, SEQUENCE)[0].content
    fault = _verify(signer, name, hash_name, signature.content, signed)
    return TokenCheck(fault is TokenFault.NONE, fault, signer, chain, weak or _SIGNATURE_HASHES.get(name) == _SHA1)


def _names(sid: Der, certificate: bytes) -> bool:
    """Whether a SignerIdentifier (RFC 5652 §5.3) means this certificate; an unreadable one is nobody's."""
    try:
        parts = read_certificate(certificate)
    except DerError:
        return False
    if sid.tag == _KEY_ID:
        return sid.content == parts.key_id != b""
    issuer, serial = der_fields(sid, SEQUENCE)
    return (issuer.whole, serial.content) == (parts.issuer, parts.serial)


def _attributes_fit(attributes: Der, digest: bytes, signer: bytes) -> bool:
    """Check content type, message digest and the signer's certificate hash (RFC 5652 §11, RFC 5035, RFC 2634 §5.4)."""
    found: dict[bytes, Der] = {}
    for attribute in der_fields(attributes, CONTEXT_0):
        name, values = der_fields(attribute, SEQUENCE)
        if name.content in found:
            return False
        found[name.content] = der_fields(values, SET)[0]
    if found[_CONTENT_TYPE].content != _TST_INFO or found[_MESSAGE_DIGEST].content != digest:
        return False
    return all(
        oid not in found or _means_signer(found[oid], default, signer)
        for oid, default in ((_SIGNING_CERTIFICATE, _SHA1), (_SIGNING_CERTIFICATE_V2, "sha256"))
    )


def _means_signer(value: Der, default: str, signer: bytes) -> bool:
    """Whether the first ESSCertID of a signing-certificate attribute is the hash of this certificate."""
    first = der_fields(der_fields(der_fields(value, SEQUENCE)[0], SEQUENCE)[0], SEQUENCE)
    stated = first[0].tag == SEQUENCE  # version 2 names the hash algorithm unless it is the default
    name = _HASHES.get(der_fields(first[0], SEQUENCE)[0].content) if stated else default
    return name is not None and new_hash(name, signer).digest() == first[1 if stated else 0].content


def _verify(certificate: bytes, algorithm: bytes, hash_name: str, signature: bytes, message: bytes) -> TokenFault:
    """Verify a CMS signature with the key of a certificate (RFC 5754, RFC 4056, RFC 8419)."""
    from cryptography.exceptions import InvalidSignature  # noqa: PLC0415 - costs 30 ms, only for signed files
    from cryptography.hazmat.primitives import hashes  # noqa: PLC0415 - the same
    from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa  # noqa: PLC0415 - the same

    key = public_key(certificate)
    hash_ = getattr(hashes, _SIGNATURE_HASHES.get(algorithm, hash_name).upper())()
    try:
        if isinstance(key, rsa.RSAPublicKey) and algorithm == _RSA_PSS:
            key.verify(signature, message, padding.PSS(padding.MGF1(hash_), padding.PSS.AUTO), hash_)
        elif isinstance(key, rsa.RSAPublicKey):
            key.verify(signature, message, padding.PKCS1v15(), hash_)
        elif isinstance(key, ec.EllipticCurvePublicKey):
            key.verify(signature, message, ec.ECDSA(hash_))
        else:
            return TokenFault.UNSUPPORTED
    except (InvalidSignature, ValueError):
        return TokenFault.SIGNATURE
    return TokenFault.NONE


def _time(text: str) -> datetime:
    """Read a GeneralizedTime in UTC, fraction or not (RFC 3161 §2.4.2).

    Raises:
        ValueError: it is not one.
    """
    whole, _, fraction = text.removesuffix("Z").partition(".")
    if not text.endswith("Z") or len(whole) != len("YYYYMMDDhhmmss") or not (whole + fraction).isdigit():
        raise DerError("not a time in UTC")
    year, *rest = int(whole[:4]), *(int(whole[at : at + 2]) for at in range(4, 14, 2))
    month, day, hour, minute, second = rest
    return datetime(year, month, day, hour, minute, second, int(fraction[:6].ljust(6, "0")), UTC)
