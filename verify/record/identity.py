"""Identity assertions as they stand in a manifest (CAWG identity assertion 1.3, §"Assertion definition").

Someone signs references to assertions of a claim, and so says to have had a part in them. Read here: what was signed,
and whether the references are those of this record. Who signed is looked into in `verify.trust.identity`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from cbor2 import dumps

from verify.record.binding import HashedUri, claimed, hashed_uri
from verify.record.cbor import raw_value, read_cbor
from verify.record.crjson import base_label
from verify.record.store import RawAssertion, RawManifest

LABEL = "cawg.identity"
X509 = "cawg.x509.cose"
AGGREGATION = "cawg.identity_claims_aggregation"

MAX_ASSERTION = 1 << 18
"""Bytes of one identity assertion; genuine ones have 1 to 14 KB, most of it padding."""

MAX_REFERENCES = 1 << 7
"""References of one identity assertion; genuine ones have one to three."""

MAX_ROLES = 16
"""Roles taken over from one identity assertion; the specification names seven."""

MAX_TEXT = 256
"""Characters of a role or of a type of signature that are taken over; the longest in the specification has 33."""

_ASSERTIONS = "c2pa.assertions/"
_OF_A_MANIFEST = ("c2pa", "c2pa.assertions")


class IdentityAssertion(NamedTuple):
    """One identity assertion.

    Attributes:
        sig_type: what kind of signature it says to have.
        references: assertions that it is about. The algorithm is empty where none is named.
        roles: what part the named one says to have had, word for word.
        signed: CBOR of `signer_payload` as it stands.
        signature: as the type of signature has it.
        padded: the fields for padding hold zeros alone, as they must.
    """

    sig_type: str
    references: tuple[HashedUri, ...]
    roles: tuple[str, ...]
    signed: bytes
    signature: bytes
    padded: bool


class Claims(NamedTuple):
    """What an identity assertion may refer to.

    Attributes:
        own: label of the manifest in which it stands.
        listed: of that manifest and of those that its ingredients lead to, by label: what the claim lists, by label.
        bindings: places of the hard bindings that hold for the manifest, as `place` returns them.
    """

    own: str
    listed: Mapping[str, Mapping[str, HashedUri]]
    bindings: frozenset[tuple[str, str]]


def is_identity(label: str) -> bool:
    """Tell whether a label is that of an identity assertion, with or without ``__1``."""
    return label.startswith(LABEL) and base_label(label) == LABEL


def read_identity(raw: RawAssertion) -> IdentityAssertion | None:
    """Read an identity assertion; fields that the specification does not name are passed over.

    Returns:
        None when it is not CBOR within the limits, or a field is missing or of the wrong kind. Never raises.
    """
    document = read_cbor(raw.payload, limit=MAX_ASSERTION) if raw.kind == "cbor" else None
    signed = raw_value(raw.payload, "signer_payload", limit=MAX_ASSERTION)
    if not isinstance(document, Mapping) or signed is None:
        return None
    payload, signature = document.get("signer_payload"), document.get("signature")
    if not isinstance(payload, Mapping) or not isinstance(signature, bytes):
        return None
    sig_type, references = payload.get("sig_type"), payload.get("referenced_assertions")
    if not isinstance(sig_type, str) or not isinstance(references, tuple) or len(references) > MAX_REFERENCES:
        return None
    uris = tuple(hashed_uri(entry) for entry in references)
    if not uris or None in uris:
        return None
    roles, padding = payload.get("role"), (document.get("pad1"), document.get("pad2"))
    return IdentityAssertion(
        sig_type=sig_type[:MAX_TEXT],
        references=tuple(uri for uri in uris if uri),
        roles=_roles(roles) if isinstance(roles, tuple) else (),
        signed=signed,
        signature=signature,
        padded=all(pad is None or (isinstance(pad, bytes) and not pad.strip(b"\0")) for pad in padding),
    )


def deterministic(signed: bytes) -> bytes:
    """Return CBOR in core deterministic encoding (RFC 8949 §4.2.1), which version 1.3 has signers sign.

    Args:
        signed: the signer payload as it stands.
    """
    return bytes(dumps(_plain(read_cbor(signed, limit=MAX_ASSERTION)), canonical=True))


def listed_in(manifest: RawManifest) -> Mapping[str, HashedUri] | None:
    """Return what a manifest's claim lists of its own assertions, by label; None when it cannot be read."""
    uris = claimed(manifest.claim) if manifest.claim else None
    if uris is None:
        return None
    found = ((place(uri.url, manifest.label), uri) for uri in uris)
    return {at[1]: uri for at, uri in found if at is not None and at[0] == manifest.label}


def place(url: str, own: str) -> tuple[str, str] | None:
    """Return the manifest and the assertion that a JUMBF URI means (C2PA 2.2 §8.4), each by its label.

    Args:
        url: relative to a manifest, or absolute; early ones leave out the first slash.
        own: label of the manifest in which the URI stands.
    """
    path = url.removeprefix("self#jumbf=").removeprefix("/")
    if path == url:
        return None
    if path.startswith(_ASSERTIONS):
        label = path.removeprefix(_ASSERTIONS)
        return (own, label) if label and "/" not in label else None
    parts = path.split("/", 4)
    if len(parts) != len(("c2pa", own, "c2pa.assertions", "label")) or (parts[0], parts[2]) != _OF_A_MANIFEST:
        return None
    return parts[1], parts[3]


def faults(found: IdentityAssertion, claims: Claims) -> Iterator[str]:
    """Yield what is wrong with the references and the padding, each by a word of `verify.words.en_identity`.

    Each reference must be in a claim with the same hash, none may come twice, and the hard binding must be among them:
    else the identity could be moved to another medium (CAWG identity assertion 1.3, §"Validation method").
    """
    places = [place(uri.url, claims.own) for uri in found.references]
    if not all(_same(uri, at, claims) for uri, at in zip(found.references, places, strict=True)):
        yield "references"
    if len(set(places)) < len(places):
        yield "duplicate"
    if claims.bindings.isdisjoint(places):
        yield "binding"
    if not found.padded:
        yield "padding"


def _same(uri: HashedUri, at: tuple[str, str] | None, claims: Claims) -> bool:
    listed = claims.listed.get(at[0], {}).get(at[1]) if at else None
    if listed is None:
        return False
    return uri.digest == listed.digest and (uri.algorithm or listed.algorithm) == listed.algorithm


def _roles(value: tuple[object, ...]) -> tuple[str, ...]:
    return tuple(role[:MAX_TEXT] for role in value[:MAX_ROLES] if isinstance(role, str) and role)


def _plain(value: object) -> object:
    """Return a decoded value out of the types that the encoder knows; its depth is bounded by the decoder's limit."""
    if isinstance(value, Mapping):
        return {key: _plain(item) for key, item in value.items()}
    return [_plain(item) for item in value] if isinstance(value, tuple) else value
