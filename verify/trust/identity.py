"""Who signed the identity assertions of a record, and which lists for identities know them; nothing is fetched.

Neither the signer of the record nor the engine is asked: a record can be signed by anyone, and name anyone. The rules
are those of the CAWG identity assertion 1.3, §"X.509 certificates and COSE signatures" and §"Identity claims
aggregation", over time-stamps, certificates and paths as C2PA has them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import NamedTuple

from verify.model.identity import IdentityKind, IdentityState, Named
from verify.model.vocabulary import Relationship
from verify.record.binding import HashedUri
from verify.record.crjson import is_binding
from verify.record.identity import (
    AGGREGATION,
    X509,
    Claims,
    IdentityAssertion,
    faults,
    is_identity,
    listed_in,
    place,
    read_identity,
)
from verify.record.store import RawAssertion, RawManifest
from verify.record.types import Ingredient, Manifest, Record
from verify.trust.lists import TrustList
from verify.trust.sealed import Seal

MAX_IDENTITIES = 16
"""Identity assertions of one file that are checked; genuine files have one, and each costs up to 10 ms."""

BY_POLICY = "issuers given by the user"
"""Stands for the user's own list of aggregators where names of lists stand."""

_KINDS = {X509: IdentityKind.X509, AGGREGATION: IdentityKind.AGGREGATED}


class Checked(NamedTuple):
    """What checking one identity assertion gave; fields as in `verify.model.identity.Identity`.

    Attributes:
        manifest: index in the record.
    """

    manifest: int
    label: str
    kind: IdentityKind
    state: IdentityState
    reasons: tuple[str, ...] = ()
    names: tuple[Named, ...] = ()
    roles: tuple[str, ...] = ()
    issuer: str | None = None
    lists: tuple[str, ...] = ()
    fingerprint: str | None = None
    time: str | None = None


class Found(NamedTuple):
    """All identity assertions that were checked, and how many more there are."""

    checked: tuple[Checked, ...]
    left: int = 0


class Knowing(NamedTuple):
    """What identities are checked against.

    Attributes:
        lists: the loaded lists; those for identities vouch for certificates, those for time-stamping for times.
        issuers: DIDs of the aggregators that the user believes.
        at: the time that counts without a trusted time-stamp.
    """

    lists: tuple[TrustList, ...]
    issuers: tuple[str, ...]
    at: datetime


class _Case(NamedTuple):
    """What is known of one file; `listed` fills as claims are read, so that none is read twice."""

    record: Record
    raw: Mapping[str, RawManifest]
    seals: tuple[Seal, ...]
    knowing: Knowing
    listed: dict[str, Mapping[str, HashedUri]]


def check_identities(
    record: Record, raw: Mapping[str, RawManifest], seals: tuple[Seal, ...], knowing: Knowing
) -> Found:
    """Check the identity assertions of all manifests, the active one first.

    Args:
        record: the typed record.
        raw: its manifests as they stand in the store, by label; empty where the store could not be read.
        seals: of each manifest, in the order of the record.
        knowing: lists and time.

    Returns:
        At most `MAX_IDENTITIES`. Never raises for what a file holds.
    """
    places = [
        (index, label)
        for index, manifest in enumerate(record.manifests)
        for label in dict.fromkeys((*_standing(raw.get(manifest.label)), *manifest.identities))
    ]
    case = _Case(record, raw, seals, knowing, {})
    checked = tuple(_check(case, index, label) for index, label in places[:MAX_IDENTITIES])
    return Found(checked, len(places) - len(checked))


def _standing(raw: RawManifest | None) -> Iterator[str]:
    return (item.label for item in raw.assertions if is_identity(item.label)) if raw else iter(())


def _check(case: _Case, index: int, label: str) -> Checked:
    manifest = case.record.manifests[index]
    stands = case.raw.get(manifest.label)
    result = Checked(index, label, IdentityKind.UNKNOWN, IdentityState.NOT_CHECKED, ("unread",))
    if stands is None or stands.claim is None:
        return result
    one = _only(stands, label)
    found = read_identity(one) if one else None
    if found is None:
        return result._replace(state=IdentityState.FAILED, reasons=("malformed",))
    result = result._replace(kind=_KINDS.get(found.sig_type, IdentityKind.UNKNOWN), roles=found.roles)
    wrong = tuple(faults(found, _claims(case, manifest, found)))
    if label not in _listed(case, manifest.label):
        wrong = (*wrong, "unlisted")
    own = _signed(result, found, case.knowing, _claim_time(case.seals, index))
    if wrong:
        return own._replace(state=IdentityState.FAILED, reasons=(*wrong, *_failures(own)), lists=())
    return own


def _signed(result: Checked, found: IdentityAssertion, knowing: Knowing, claim_time: datetime | None) -> Checked:
    match result.kind:
        case IdentityKind.X509:
            from verify.trust.certified import by_certificate  # noqa: PLC0415 -- it works with what stands here

            return by_certificate(result, found, knowing, claim_time)
        case IdentityKind.AGGREGATED:
            from verify.trust.aggregated import by_aggregator  # noqa: PLC0415 -- the same

            return by_aggregator(result, found, knowing, claim_time)
        case IdentityKind.UNKNOWN:
            return result._replace(reasons=("sig_type",))


def _failures(own: Checked) -> tuple[str, ...]:
    return own.reasons if own.state is IdentityState.FAILED else ()


def _only(stands: RawManifest, label: str) -> RawAssertion | None:
    found = [item for item in stands.assertions if item.label == label]
    return found[0] if len(found) == 1 else None


def _claim_time(seals: tuple[Seal, ...], index: int) -> datetime | None:
    time = seals[index].time if index < len(seals) else None
    return datetime.fromisoformat(time.time) if time and time.list else None


def _listed(case: _Case, label: str) -> Mapping[str, HashedUri]:
    if label not in case.listed:
        stands = case.raw.get(label)
        case.listed[label] = (listed_in(stands) if stands else None) or {}
    return case.listed[label]


def _claims(case: _Case, manifest: Manifest, found: IdentityAssertion) -> Claims:
    """Return what an assertion may refer to: its own claim, and those that the manifest's ingredients lead to."""
    by_label = {item.label: item for item in case.record.manifests}
    within: set[str] = set()
    waiting = [manifest.label]
    while waiting:
        label = waiting.pop()
        if label not in within and label in by_label:
            within.add(label)
            waiting += [one.manifest for one in by_label[label].ingredients if one.manifest]
    named = {at[0] for uri in found.references if (at := place(uri.url, manifest.label))}
    listed = {label: _listed(case, label) for label in named & within}
    return Claims(manifest.label, listed, _bindings(case, manifest, by_label))


def _bindings(case: _Case, manifest: Manifest, by_label: Mapping[str, Manifest]) -> frozenset[tuple[str, str]]:
    """Return the hard bindings that hold for a manifest; below updates, which have none (C2PA 2.2 §11.2.3)."""
    seen: set[str] = set()
    while manifest.label not in seen:
        seen.add(manifest.label)
        found = frozenset((manifest.label, name) for name in _listed(case, manifest.label) if is_binding(name))
        parents = [by_label.get(one.manifest or "") for one in manifest.ingredients if _is_parent(one)]
        below = parents[0] if parents else None
        if found or not manifest.update or below is None:
            return found
        manifest = below
    return frozenset()


def _is_parent(ingredient: Ingredient) -> bool:
    return ingredient.relationship == Relationship.PARENT_OF
