"""A throwaway certificate authority for the web server of these tests, and signed OCSP answers."""

from __future__ import annotations

import ssl
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import NamedTuple

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509 import ocsp
from cryptography.x509.oid import AuthorityInformationAccessOID, ExtendedKeyUsageOID

from tests.trust.authority import AUTHORITY, ONLY_DATA, SIGNER, Party, Shape, issue

HOST = "media.example"
NOW = datetime(2026, 6, 1, 12, tzinfo=UTC)
RESPONDER = Shape(ca=False, usage=ONLY_DATA, purposes=(ExtendedKeyUsageOID.OCSP_SIGNING.dotted_string,))


class Web(NamedTuple):
    """TLS settings of both ends."""

    server: ssl.SSLContext
    client: ssl.SSLContext


def web(folder: Path, *names: str) -> Web:
    """Make a certificate for a web server, and a client that knows its authority."""
    root = issue("Web Root", shape=AUTHORITY._replace(last=datetime(2099, 1, 1, tzinfo=UTC)))
    called = x509.SubjectAlternativeName([x509.DNSName(name) for name in names or (HOST,)])
    site = issue(
        HOST,
        root,
        Shape(
            ca=False,
            usage=ONLY_DATA,
            purposes=(ExtendedKeyUsageOID.SERVER_AUTH.dotted_string,),
            last=datetime(2099, 1, 1, tzinfo=UTC),
            extra=((called, False),),
        ),
    )
    key = site.key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    file = folder / "site.pem"
    file.write_bytes(site.pem + key)
    server = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    server.load_cert_chain(file)
    client = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    client.load_verify_locations(cadata=root.pem.decode())
    return Web(server, client)


def responder_at(address: str) -> tuple[x509.ExtensionType, bool]:
    """Return the extension that names a responder."""
    place = x509.AccessDescription(AuthorityInformationAccessOID.OCSP, x509.UniformResourceIdentifier(address))
    return x509.AuthorityInformationAccess([place]), False


def signer_under(issuer: Party, address: str = "http://ocsp.example/") -> Party:
    """Issue a claim signer whose certificate names a responder."""
    known_as = x509.AuthorityKeyIdentifier.from_issuer_public_key(issuer.key.public_key()), False
    return issue("Acme Camera", issuer, SIGNER._replace(extra=(responder_at(address), known_as)))


class Told(NamedTuple):
    """What an answer says."""

    status: ocsp.OCSPCertStatus = ocsp.OCSPCertStatus.GOOD
    since: datetime | None = None
    first: datetime = NOW - timedelta(hours=1)
    last: datetime | None = NOW + timedelta(days=3)
    digest: Callable[[], hashes.HashAlgorithm] = hashes.SHA1
    brings: tuple[Party, ...] = ()  # certificates in the answer


GOOD = Told()


def revoked(since: datetime) -> Told:
    return Told(ocsp.OCSPCertStatus.REVOKED, since)


def answer(leaf: Party, issuer: Party, by: Party, told: Told = GOOD) -> bytes:
    """Return an OCSP answer about `leaf`, signed by `by`."""
    builder = ocsp.OCSPResponseBuilder().add_response(
        cert=leaf.certificate,
        issuer=issuer.certificate,
        algorithm=told.digest(),
        cert_status=told.status,
        this_update=told.first,
        next_update=told.last,
        revocation_time=told.since,
        revocation_reason=None,
    )
    builder = builder.responder_id(ocsp.OCSPResponderEncoding.HASH, by.certificate)
    if told.brings:
        builder = builder.certificates([party.certificate for party in told.brings])
    return builder.sign(by.key, hashes.SHA256()).public_bytes(Encoding.DER)  # type: ignore[arg-type]  # EC keys here
