"""From what was read to evidence: the typed record, and our own checks of each signature, signer and time."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from verify.examine.facts import Examined, Found
from verify.judge.evidence import Evidence
from verify.media.extensions import odd_extension
from verify.media.packets import Range
from verify.media.sniff import SIDECAR
from verify.model.vocabulary import Coverage, Location, Relationship, SignerState
from verify.record.crjson import base_label, read_record
from verify.record.store import RawManifest, read_store
from verify.record.types import Manifest
from verify.trust.lists import TrustList
from verify.trust.seal import seal
from verify.trust.sealed import NO_SEAL, Seal, SignatureState


class Means(NamedTuple):
    """What the weighing works with.

    Attributes:
        lists: the loaded trust lists.
        at: the time that counts without a trusted time-stamp.
        pixels: marks hidden in the pixels were looked for.
    """

    lists: tuple[TrustList, ...]
    at: datetime
    pixels: bool = False


def weigh(facts: Examined, means: Means) -> Evidence:
    """Return the evidence about one file.

    Args:
        facts: what was read.
        means: lists and time.
    """
    names = tuple(item.name for item in means.lists)
    odd = odd_extension(facts.name, facts.media_type)
    evidence = Evidence(facts, trust_lists=names, odd_extension=odd, pixels=means.pixels)
    if facts.found is not Found.RECORD:
        return evidence
    record = read_record(facts.crjson)
    if record is None:  # the engine's own text could not be read
        return evidence._replace(facts=facts._replace(found=Found.REFUSED))
    store = read_store(facts.store) if facts.store else None
    raw = {item.label: item for item in store.manifests} if store else {}
    seals = tuple(_seal(manifest, raw.get(manifest.label), means) for manifest in record.manifests)
    return _with_coverage(evidence._replace(record=record, seals=seals))


def _seal(manifest: Manifest, raw: RawManifest | None, means: Means) -> Seal:
    own = seal(raw, means.lists, means.at) if raw else NO_SEAL
    printed = manifest.certificate
    validated = any(status.code == "claimSignature.validated" for status in manifest.results.success)
    if own.signature is not SignatureState.UNCHECKED or not validated or printed is None:
        return own
    return own._replace(  # the engine verified what we could not read, such as a compressed manifest
        state=SignerState.UNRECOGNIZED,
        name=printed.name,
        organization=printed.organization,
        issuer=printed.issuer,
        serial=printed.serial,
        algorithm=printed.algorithm,
    )


def _with_coverage(evidence: Evidence) -> Evidence:
    """Compare what the data hashes leave out with where the record and other metadata stand.

    What is not known to be metadata is taken for media: a picture that the signature leaves out must never pass for
    one that it covers. Other bindings are not worked out yet.
    """
    facts = evidence.facts
    bound = _bound(evidence)
    evidence = evidence._replace(bindings=bound.bindings if bound else ())
    hashes = [item for item in bound.bindings if base_label(item.label) == "c2pa.hash.data"] if bound else []
    if facts.location is not Location.EMBEDDED or facts.media_type == SIDECAR.name or not hashes:
        return evidence
    own = facts.store_ranges
    left_out = (item for binding in hashes for item in binding.exclusions if item.length)
    excluded = tuple(item for item in left_out if not _inside(item, own))
    if not excluded:
        known = bool(own) and bound is not None and len(bound.bindings) == 1
        return evidence._replace(coverage=Coverage.FULL if known else None)
    metadata = all(_inside(item, facts.metadata_ranges) for item in excluded)
    coverage = Coverage.METADATA_EXCLUDED if metadata else Coverage.MEDIA_EXCLUDED
    return evidence._replace(excluded=excluded, coverage=coverage)


def _bound(evidence: Evidence) -> Manifest | None:
    """Return the manifest whose hash binds the file: the active one, or what update manifests were put on top of."""
    record = evidence.record
    manifest = record.active if record else None
    seen: set[str] = set()
    while record and manifest and not manifest.bindings and manifest.label not in seen:
        seen.add(manifest.label)
        parents = [item.manifest for item in manifest.ingredients if item.relationship == Relationship.PARENT_OF]
        place = record.index(parents[0]) if parents else None
        manifest = None if place is None else record.manifests[place]
    return manifest


def _inside(item: Range, ranges: tuple[Range, ...]) -> bool:
    """Tell whether a range lies within one of the runs; what lies between two of them does not count."""
    return any(own.start <= item.start and item.end <= own.end for own in ranges)
