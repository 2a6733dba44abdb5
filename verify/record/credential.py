"""Identity claims aggregation: a W3C verifiable credential in a COSE signature (CAWG identity assertion 1.3).

A service says of someone which accounts, documents or web sites it saw proof of, and for which assertions. Words of
the credential are taken over as they stand: they are the service's words, if its signature holds, and nothing more.
"""

from __future__ import annotations

from base64 import b64decode
from collections.abc import Mapping
from datetime import datetime
from typing import NamedTuple

from verify.record.binding import HashedUri
from verify.record.cbor import read_cbor
from verify.record.cose import MAX_COSE, CoseSignature
from verify.record.identity import MAX_ROLES, IdentityAssertion
from verify.signals.json_text import as_object, read_object

MAX_CREDENTIAL = 1 << 17
"""Bytes of one credential; genuine ones have 1 to 3 KB."""

MAX_NAMED = 16
"""Verified identities taken over from one credential; genuine ones have one to four."""

MAX_TEXT = 256
"""Characters of a name, address or date that are taken over; an address of a web page seldom has more."""

_CONTENT_TYPE = 3  # COSE header label (RFC 9052 §3.1)
_DIRECT = "application/vc"
_OF_A_KIND = {  # what must be there for a kind of verified identity, beside what is always there
    "cawg.document_verification": "name",
    "cawg.web_site": "uri",
    "cawg.social_media": "username",
    "cawg.crypto_wallet": "address",
}


class VerifiedIdentity(NamedTuple):
    """What the aggregator says to have verified, each word for word; empty where it says nothing."""

    kind: str
    name: str
    username: str
    uri: str
    provider: str
    verified_at: str


class Credential(NamedTuple):
    """A credential as read.

    Attributes:
        issuer: DID of the aggregator, without a fragment; whatever stands there where it is none.
        valid_from, valid_until: aware; None where it is missing. `dates_readable` is False where one cannot be read.
        named: the verified identities.
        complete: it has what the specification demands, apart from dates and references.
        references: `c2paAsset`, the same references as the assertion has; None when it cannot be read.
        sig_type, roles: of `c2paAsset`.
        media_type: content type in the signature's protected header.
        has_status: it says where to ask whether it was withdrawn.
    """

    issuer: str
    valid_from: datetime | None
    valid_until: datetime | None
    dates_readable: bool
    named: tuple[VerifiedIdentity, ...]
    complete: bool
    references: tuple[HashedUri, ...] | None
    sig_type: object
    roles: object
    media_type: str
    has_status: bool


def read_credential(signature: CoseSignature) -> Credential | None:
    """Read the credential that a signature has as its payload; None when there is none. Never raises."""
    data = signature.payload
    if data is None or len(data) > MAX_CREDENTIAL:
        return None
    document = read_object(data.decode("utf-8", "replace"))
    subject = document.get("credentialSubject")
    subject = subject[0] if isinstance(subject, list) and subject else subject  # one is allowed to stand in a list
    about = as_object(subject)
    if not document or not about:
        return None
    begins = document.get("validFrom") or document.get("issuanceDate")
    ends = document.get("validUntil") or document.get("expirationDate")
    first, last = _time(begins), _time(ends)
    listed = about.get("verifiedIdentities")
    items = listed[:MAX_NAMED] if isinstance(listed, list) else []
    asset = as_object(about.get("c2paAsset"))
    return Credential(
        issuer=_issuer(document.get("issuer")),
        valid_from=first,
        valid_until=last,
        dates_readable=(begins is None or first is not None) and (ends is None or last is not None),
        named=tuple(_named(as_object(item)) for item in items),
        complete=_is_aggregation(document.get("type")) and bool(items) and all(_complete(item) for item in items),
        references=_references(asset.get("referenced_assertions")),
        sig_type=asset.get("sig_type"),
        roles=asset.get("role"),
        media_type=_media_type(signature),
        has_status=bool(document.get("credentialStatus")),
    )


def faults_of(credential: Credential, found: IdentityAssertion) -> tuple[str, ...]:
    """Return what is wrong with a credential for this assertion, each by a word of `verify.words.en_identity`."""
    wrong = []
    if credential.media_type != _DIRECT:
        wrong.append("content_type")
    if not credential.complete or not credential.dates_readable or credential.valid_from is None:
        wrong.append("credential")
    roles = credential.roles[:MAX_ROLES] if isinstance(credential.roles, list) else []
    same = credential.references is not None and len(credential.references) == len(found.references)
    if not (
        same
        and credential.sig_type == found.sig_type
        and tuple(role[:MAX_TEXT] if isinstance(role, str) else role for role in roles) == found.roles
        and all(_equal(a, b) for a, b in zip(credential.references or (), found.references, strict=True))
    ):
        wrong.append("asset")
    return tuple(wrong)


def _equal(one: HashedUri, other: HashedUri) -> bool:
    """Tell whether two references are the same; Adobe's aggregator names the algorithm in one place only."""
    algorithms = {one.algorithm, other.algorithm} - {""}
    return one.url == other.url and one.digest == other.digest and len(algorithms) <= 1


def _issuer(value: object) -> str:
    """Return the issuer, which stands alone or as the id of an object (W3C VC data model 2.0 §4.7)."""
    name = value if isinstance(value, str) else as_object(value).get("id")
    return name.partition("#")[0][: MAX_TEXT * 16] if isinstance(name, str) else ""


def _time(value: object) -> datetime | None:
    if not isinstance(value, str) or len(value) > MAX_TEXT:
        return None
    try:
        moment = datetime.fromisoformat(value)
    except ValueError:
        return None
    return moment if moment.tzinfo else None  # a time without a zone is no moment (RFC 3339 §5.6)


def _is_aggregation(value: object) -> bool:
    kinds = value if isinstance(value, list) else []
    return "VerifiableCredential" in kinds and "IdentityClaimsAggregationCredential" in kinds


def _named(item: Mapping[str, object]) -> VerifiedIdentity:
    provider = as_object(item.get("provider"))
    return VerifiedIdentity(
        kind=_text(item.get("type")),
        name=_text(item.get("name")),
        username=_text(item.get("username")) or _text(item.get("address")),
        uri=_text(item.get("uri")),
        provider=_text(provider.get("name")) or _text(provider.get("id")),
        verified_at=_text(item.get("verifiedAt")),
    )


def _complete(value: object) -> bool:
    """Tell whether a verified identity has the fields that it must have.

    The provider of a web site may be missing: the specification demands it everywhere, and leaves it out in its own
    example. The address of a wallet may be missing where a user name stands, as in version 1.1.
    """
    item = as_object(value)
    kind = item.get("type")
    needed = _OF_A_KIND.get(kind, "") if isinstance(kind, str) else ""
    present = not needed or bool(_text(item.get(needed)) or (needed == "address" and _text(item.get("username"))))
    provider = kind == "cawg.web_site" or bool(_text(as_object(item.get("provider")).get("name")))
    return isinstance(kind, str) and bool(kind) and present and provider and _time(item.get("verifiedAt")) is not None


def _text(value: object) -> str:
    return value[:MAX_TEXT] if isinstance(value, str) else ""


def _references(value: object) -> tuple[HashedUri, ...] | None:
    if not isinstance(value, list):
        return None
    uris = tuple(_reference(as_object(item)) for item in value)
    return None if None in uris else tuple(uri for uri in uris if uri)


def _reference(item: Mapping[str, object]) -> HashedUri | None:
    """Read a reference, whose hash is base64 text, or that text as an array of numbers, as early software wrote it."""
    url, algorithm, text = item.get("url"), item.get("alg") or "", item.get("hash")
    try:
        if isinstance(text, list):
            text = bytes(text).decode("ascii")
        if isinstance(url, str) and isinstance(algorithm, str) and isinstance(text, str):
            return HashedUri(url, algorithm, b64decode(text, validate=True))
    except (ValueError, TypeError):
        return None
    return None


def _media_type(signature: CoseSignature) -> str:
    header = read_cbor(signature.protected, limit=MAX_COSE, number_keys=True) if signature.protected else None
    if not isinstance(header, Mapping):
        return ""
    value = next((item for key, item in header.items() if type(key) is int and key == _CONTENT_TYPE), "")
    return value if isinstance(value, str) else ""
