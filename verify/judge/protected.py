"""How much of the file the signature covers, from what the hash leaves out and what stands there (docs/contract.md §1).

What is not known to be metadata is taken for media: a picture that the signature leaves out must never pass for one
that it covers. What was not followed to the end is never told as covered.
"""

from __future__ import annotations

from verify.examine.facts import Examined
from verify.examine.protection import LeftOut, Part, Protection
from verify.judge.evidence import Evidence
from verify.media.packets import Range
from verify.media.runs import merged, without
from verify.media.sniff import SIDECAR
from verify.model.vocabulary import Coverage, Location
from verify.record.bound import bound_manifest
from verify.record.crjson import base_label
from verify.record.types import Binding

_WHOLE = frozenset((Part.RECORD, Part.STANDARD, Part.PADDING))
"""What a hash may leave out and still cover the whole picture: no player looks there."""


def with_coverage(evidence: Evidence, held: tuple[Range, ...]) -> Evidence:
    """Add what the content hash leaves out, and how much of the file the signature covers with it.

    Args:
        evidence: facts and record.
        held: bytes of the record, in the file, that its own hashes and signatures protect.
    """
    facts = evidence.facts
    bound = bound_manifest(evidence.record)
    bindings = bound.bindings if bound else ()
    evidence = evidence._replace(bindings=bindings)
    if facts.media_type == SIDECAR.name:
        return evidence
    if facts.location is not Location.EMBEDDED:  # a record that stands in the file beside that is not this one
        facts, held = facts._replace(store_ranges=()), ()
    if any(base_label(item.label) == "c2pa.hash.data" for item in bindings):
        return _by_ranges(evidence, facts, bindings, held)
    return _by_boxes(evidence, held) if len(bindings) == 1 else evidence


def _by_ranges(evidence: Evidence, facts: Examined, bindings: tuple[Binding, ...], held: tuple[Range, ...]) -> Evidence:
    """Compare what data hashes leave out with where the record, other metadata and media stand."""
    hashes = (item for item in bindings if base_label(item.label) == "c2pa.hash.data")
    left_out = tuple(item for binding in hashes for item in binding.exclusions if item.length)
    excluded = tuple(item for item in left_out if not _inside(item, facts.store_ranges))
    unmeasured = without(excluded, (*facts.store_ranges, *facts.metadata_ranges))
    media = merged((*unmeasured, *facts.protection.media))
    evidence = evidence._replace(excluded=excluded, unprotected=_parts_of_ranges(facts, left_out, media, held))
    if media or not all(_inside(item, facts.metadata_ranges) for item in excluded):
        return evidence._replace(coverage=Coverage.MEDIA_EXCLUDED, share=_share(facts, media))
    if facts.protection.partial:
        return evidence
    if excluded:
        return evidence._replace(coverage=Coverage.METADATA_EXCLUDED)
    known = len(bindings) == 1 and (bool(facts.store_ranges) or facts.location is not Location.EMBEDDED)
    return evidence._replace(coverage=Coverage.FULL if known else None)


def _parts_of_ranges(
    facts: Examined, left_out: tuple[Range, ...], media: tuple[Range, ...], held: tuple[Range, ...]
) -> tuple[LeftOut, ...]:
    inside = without(left_out, (Range(facts.size, max(0, max((i.end for i in left_out), default=0) - facts.size)),))
    own = _common(inside, facts.store_ranges)
    parts = (
        (Part.MEDIA, media),
        (Part.RECORD, without(own, (*held, *media))),
        (Part.METADATA, without(inside, (*facts.store_ranges, *media))),
    )
    return tuple(sorted(LeftOut(*run, part) for part, runs in parts for run in runs))


def _by_boxes(evidence: Evidence, held: tuple[Range, ...]) -> Evidence:
    """Take over what a hash over boxes leaves out, as it was worked out where the bytes are."""
    found = evidence.facts.protection
    if not found.left_out:
        return evidence
    beside = merged(Range(item.start, item.length) for item in found.left_out if item.part is not Part.RECORD)
    evidence = evidence._replace(excluded=beside, unprotected=_parts_of_boxes(found, held))
    if found.media:
        return evidence._replace(coverage=Coverage.MEDIA_EXCLUDED, share=_share(evidence.facts, found.media))
    if found.partial:
        return evidence
    whole = all(item.part in _WHOLE for item in found.left_out)
    return evidence._replace(coverage=Coverage.FULL if whole else Coverage.METADATA_EXCLUDED)


def _parts_of_boxes(found: Protection, held: tuple[Range, ...]) -> tuple[LeftOut, ...]:
    runs: list[LeftOut] = [LeftOut(*run, Part.MEDIA) for run in found.media]
    for item in found.left_out:
        taken = (*found.media, *held) if item.part is Part.RECORD else found.media
        runs += (LeftOut(*run, item.part) for run in without((Range(item.start, item.length),), taken))
    return tuple(sorted(set(runs)))


def _share(facts: Examined, media: tuple[Range, ...]) -> int | None:
    """Return how many hundredths of the media are left out, rounded up; None where its size is not known."""
    beside = merged((*facts.store_ranges, *facts.metadata_ranges))
    whole = facts.protection.media_bytes or facts.size - sum(run.length for run in beside)
    left = sum(run.length for run in media)
    return min(100, -(-100 * left // whole)) if whole > 0 else None


def _common(runs: tuple[Range, ...], others: tuple[Range, ...]) -> tuple[Range, ...]:
    return without(runs, without(runs, others))


def _inside(item: Range, ranges: tuple[Range, ...]) -> bool:
    """Tell whether a range lies within one of the runs; what lies between two of them does not count."""
    return any(own.start <= item.start and item.end <= own.end for own in ranges)
