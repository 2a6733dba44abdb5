"""Revocation: what to ask the issuer's responder about a signer, and what its answer is worth (RFC 6960).

Nothing here goes to the network. An answer counts only if it is about this very certificate, signed by its issuer or
by one whom the issuer made a responder, and of the time in question; anything else is not usable.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, NamedTuple

from verify.model.revocation import RevocationState
from verify.trust import crypto
from verify.trust.certificate import Certificate, parse, signed_by
from verify.trust.lists import TrustList
from verify.trust.path import MAX_RSA_BITS, MIN_RSA_BITS, paths_to
from verify.trust.purposes import OCSP_SIGNING, Purpose
from verify.trust.sealed import Revocation

if TYPE_CHECKING:
    from cryptography import x509
    from cryptography.x509 import ocsp

MAX_ANSWERS = 16
"""Certificates that one answer may speak of; genuine ones speak of one."""

MAX_RESPONDERS = 4
"""Certificates of an answer that are looked at; genuine answers have none or one."""

MAX_ADDRESSES = 8
"""Entries of a certificate's authority information access that are looked at; genuine ones have two."""

SKEW = timedelta(minutes=5)
"""Difference of clocks that is let pass."""

LONGEST = timedelta(days=1)
"""Age of an answer that does not say how long it holds: newer information is always available then (§4.2.2.1)."""

_HASHES = ("sha256", "sha384", "sha512")


class Inquiry(NamedTuple):
    """What to ask.

    Attributes:
        leaf: the certificate that is asked about.
        issuer: who issued it.
        address: the responder's, out of the certificate; empty where the answer is here already.
        request: an OCSP request, DER, to be sent by POST (RFC 6960, Appendix A.1); empty as above.
    """

    leaf: Certificate
    issuer: Certificate
    address: str = ""
    request: bytes = b""


def inquiry(chain: tuple[bytes, ...], lists: tuple[TrustList, ...], moment: datetime) -> Inquiry | str:
    """Return what to ask about a signer that a list knows, or why there is nothing to ask.

    Args:
        chain: DER certificates, leaf first.
        lists: the loaded lists; the responder of a stranger's certificate is the stranger's, and never asked.
        moment: of signing, or of the check.

    Returns:
        The question, or the reason: ``issuer``, ``responder``, ``unreadable``.
    """
    asked = subject(chain, lists, moment)
    if isinstance(asked, str):
        return asked
    certificate, above = crypto.load(asked.leaf.der), crypto.load(asked.issuer.der)
    if certificate is None or above is None:
        return "unreadable"
    try:
        with crypto.quietly():
            address = next(_addresses(certificate), None)
            return asked._replace(address=address, request=_request(certificate, above)) if address else "responder"
    except Exception:  # noqa: BLE001 -- hostile bytes
        return "unreadable"


def subject(chain: tuple[bytes, ...], lists: tuple[TrustList, ...], moment: datetime) -> Inquiry | str:
    """Return whom an answer must be about and who may give it, with nobody to ask; or ``issuer`` where none is known.

    Args:
        chain: DER certificates, leaf first.
        lists: the loaded lists.
        moment: of signing, or of the check.
    """
    leaf = parse(chain[0]) if chain else None
    issuer = _issuer(chain, lists, moment)
    return "issuer" if leaf is None or issuer is None else Inquiry(leaf, issuer)


def _issuer(chain: tuple[bytes, ...], lists: tuple[TrustList, ...], moment: datetime) -> Certificate | None:
    """Return who issued the leaf, on the way by which a list knows it."""
    for one in lists:
        path = next((path for path in paths_to(chain, one, Purpose.CLAIM_SIGNING) if path.holds_at(moment)), None)
        if path is None:
            continue
        if len(path.certificates) > 1:
            return path.certificates[1]
        sent = (parse(der) for der in chain[1 : 1 + MAX_RESPONDERS])  # the leaf itself is listed
        issuer = next((c for c in sent if c is not None and c.is_ca and signed_by(path.certificates[0], c)), None)
        if issuer is not None:
            return issuer
    return None


def _addresses(certificate: x509.Certificate) -> Iterator[str]:
    """Yield the addresses of responders (RFC 5280 §4.2.2.1)."""
    from cryptography import x509  # noqa: PLC0415 -- 50 ms, see crypto.py
    from cryptography.x509.oid import AuthorityInformationAccessOID  # noqa: PLC0415 -- as above

    for extension in certificate.extensions:
        if not isinstance(extension.value, x509.AuthorityInformationAccess):
            continue
        for entry in list(extension.value)[:MAX_ADDRESSES]:
            place = entry.access_location
            if entry.access_method == AuthorityInformationAccessOID.OCSP and isinstance(
                place, x509.UniformResourceIdentifier
            ):
                yield place.value


def _request(certificate: x509.Certificate, issuer: x509.Certificate) -> bytes:
    """Name the certificate by SHA-1, which here is only an index and the one form that every responder knows.

    The request carries no nonce (RFC 9654): large responders serve answers made in advance and leave it out (RFC 5019
    §2.1.1), so that its absence could not be held against an answer; and the window of time of the answer, compared
    with our own clock, bounds how old a replayed one can be. A nonce would also make each request one of its kind, and
    tell whoever listens that two checks are by the same person, or not.
    """
    from cryptography.hazmat.primitives import hashes  # noqa: PLC0415 -- 50 ms, see crypto.py
    from cryptography.hazmat.primitives.serialization import Encoding  # noqa: PLC0415 -- as above
    from cryptography.x509 import ocsp  # noqa: PLC0415 -- as above

    builder = ocsp.OCSPRequestBuilder().add_certificate(certificate, issuer, hashes.SHA1())  # noqa: S303 -- see above
    return builder.build().public_bytes(Encoding.DER)


def read_answer(answer: bytes, asked: Inquiry, now: datetime, host: str) -> Revocation:
    """Judge the answer to a question.

    Args:
        answer: DER, from the network or a file; may be anything.
        asked: the question.
        now: aware; what the answer says must hold then: when it came, or the time of signing.
        host: who was asked.

    Returns:
        Never raises; what is no answer to this question, or not signed by one who may answer, is unusable. A refusal to
        answer (RFC 6960 §2.3) says nothing, so that nothing was checked.
    """
    from cryptography.x509 import ocsp  # noqa: PLC0415 -- 50 ms, see crypto.py

    try:
        with crypto.quietly():
            response = ocsp.load_der_ocsp_response(answer)
            if response.response_status is not ocsp.OCSPResponseStatus.SUCCESSFUL:
                refusal = response.response_status.name.lower()
                return Revocation(RevocationState.UNCHECKED, host, why="refused", detail=refusal)
            return _judge(response, asked, now, host)
    except Exception:  # noqa: BLE001 -- hostile bytes
        return _unusable(host, "garbled")


def _judge(response: ocsp.OCSPResponse, asked: Inquiry, now: datetime, host: str) -> Revocation:
    from cryptography.x509 import ocsp  # noqa: PLC0415 -- 50 ms, see crypto.py

    about = next((one for one in _first(response.responses, MAX_ANSWERS) if _is_about(one, asked)), None)
    if about is None:
        return _unusable(host, "other")
    first, last = about.this_update_utc, about.next_update_utc
    if first > now + SKEW or (last or first + LONGEST) < now - SKEW:
        return _unusable(host, "dated", _iso(first))
    if not _signed(response, asked.issuer, now):
        return _unusable(host, "unsigned")
    match about.certificate_status:
        case ocsp.OCSPCertStatus.GOOD:
            return Revocation(RevocationState.GOOD, host, _iso(first))
        case ocsp.OCSPCertStatus.REVOKED:
            since, reason = about.revocation_time_utc, about.revocation_reason
            told = reason.name if reason else ""
            return Revocation(RevocationState.REVOKED, host, _iso(since) if since else "", detail=told)
        case _:
            return _unusable(host, "unknown")


def serials_of(answer: bytes) -> frozenset[int]:
    """Return the serial numbers of the certificates that an answer speaks of; none of what is no answer.

    Args:
        answer: DER; may be anything.
    """
    from cryptography.x509 import ocsp  # noqa: PLC0415 -- 50 ms, see crypto.py

    try:
        with crypto.quietly():
            response = ocsp.load_der_ocsp_response(answer)
            return frozenset(one.serial_number for one in _first(response.responses, MAX_ANSWERS))
    except Exception:  # noqa: BLE001 -- hostile bytes
        return frozenset()


def _first(responses: Iterator[ocsp.OCSPSingleResponse], count: int) -> Iterator[ocsp.OCSPSingleResponse]:
    for _, response in zip(range(count), responses, strict=False):
        yield response


def _is_about(single: ocsp.OCSPSingleResponse, asked: Inquiry) -> bool:
    """Compare serial number and both hashes of the issuer, made by the algorithm of the answer (RFC 6960 §4.1.1)."""
    from cryptography.x509 import ocsp  # noqa: PLC0415 -- 50 ms, see crypto.py

    leaf, issuer = crypto.load(asked.leaf.der), crypto.load(asked.issuer.der)
    if leaf is None or issuer is None or single.serial_number != asked.leaf.serial:
        return False
    own = ocsp.OCSPRequestBuilder().add_certificate(leaf, issuer, single.hash_algorithm).build()
    return (own.issuer_name_hash, own.issuer_key_hash) == (single.issuer_name_hash, single.issuer_key_hash)


def _signed(response: ocsp.OCSPResponse, issuer: Certificate, now: datetime) -> bool:
    """Check the signature by the issuer's key, or by that of a responder named by the issuer (RFC 6960 §4.2.2.2)."""
    digest = response.signature_hash_algorithm
    if digest is not None and digest.name not in _HASHES:
        return False
    brought = (parse(_der(one)) for one in response.certificates[:MAX_RESPONDERS])
    delegated = (one for one in brought if one is not None and _may_answer(one, issuer, now))
    return any(_verifies(response, signer) for signer in (issuer, *delegated) if _is_strong(signer))


def _may_answer(responder: Certificate, issuer: Certificate, now: datetime) -> bool:
    return (
        OCSP_SIGNING in responder.purposes
        and not responder.is_ca
        and responder.signs_data is not False
        and responder.extensions_readable
        and not responder.unknown_critical
        and responder.valid_at(now)
        and responder.signature_hash in (*_HASHES, "")
        and signed_by(responder, issuer)
    )


def _is_strong(signer: Certificate) -> bool:
    return signer.key_algorithm != "RSA" or MIN_RSA_BITS <= signer.key_bits <= MAX_RSA_BITS


def _verifies(response: ocsp.OCSPResponse, signer: Certificate) -> bool:
    from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm  # noqa: PLC0415 -- 50 ms, see crypto.py
    from cryptography.hazmat.primitives.asymmetric import ec, ed25519, padding, rsa  # noqa: PLC0415 -- as above

    certificate = crypto.load(signer.der)
    key = certificate.public_key() if certificate else None
    signature, message, digest = response.signature, response.tbs_response_bytes, response.signature_hash_algorithm
    try:
        match key:
            case rsa.RSAPublicKey() if digest is not None:
                key.verify(signature, message, padding.PKCS1v15(), digest)
            case ec.EllipticCurvePublicKey() if digest is not None:
                key.verify(signature, message, ec.ECDSA(digest))
            case ed25519.Ed25519PublicKey():
                key.verify(signature, message)
            case _:
                return False
    except (InvalidSignature, UnsupportedAlgorithm, ValueError):
        return False
    return True


def _der(certificate: x509.Certificate) -> bytes:
    from cryptography.hazmat.primitives.serialization import Encoding  # noqa: PLC0415 -- 50 ms, see crypto.py

    return certificate.public_bytes(Encoding.DER)


def _unusable(host: str, why: str, detail: str = "") -> Revocation:
    return Revocation(RevocationState.UNUSABLE, host, why=why, detail=detail)


def _iso(moment: datetime) -> str:
    return moment.astimezone(UTC).replace(microsecond=0).isoformat().replace("+00:00", "Z")
