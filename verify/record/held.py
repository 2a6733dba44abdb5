"""Which bytes of a manifest store its own hashes and signatures hold: claims, listed assertions, signatures.

The rest is form: headings and labels of boxes, padding, and the unsigned header of a signature, where time-stamps
stand. Parts of it can be changed and nothing notices (C2PA 2.2 §8.4: a hashed URI covers the content of a box, without
its header; §13.2: the unprotected header of a signature is not signed).
"""

from __future__ import annotations

from collections.abc import Mapping

from verify.media.packets import Range
from verify.media.runs import merged
from verify.record.cose import CoseSignature
from verify.record.store import RawManifest, Store
from verify.record.types import Manifest, Record

_VALIDATED = "claimSignature.validated"


def held_parts(
    data: bytes, store: Store, record: Record, signatures: Mapping[str, CoseSignature | None]
) -> tuple[Range, ...]:
    """Return the ranges of the store that cannot be changed unnoticed, sorted.

    Args:
        data: the manifest store.
        store: the same, taken apart.
        record: what the engine says of it. Of a manifest whose signature it did not validate nothing is held.
        signatures: of each manifest, by its label.
    """
    validated = {
        manifest.label: manifest
        for manifest in record.manifests
        if any(status.code == _VALIDATED for status in manifest.results.success)
    }
    found: list[Range] = []
    for raw in store.manifests:
        manifest = validated.get(raw.label)
        if manifest is not None and raw.claim and raw.signature:
            found += _of_manifest(data, raw, manifest, signatures.get(raw.label))
    return merged(found)


def _of_manifest(data: bytes, raw: RawManifest, manifest: Manifest, signature: CoseSignature | None) -> list[Range]:
    listed = {url.rpartition("/")[2] for url in (*manifest.created, *manifest.gathered)}
    held = [Range(item.start, len(item.hashed)) for item in raw.assertions if item.label in listed]
    parts = [signature.protected, signature.signature] if signature is not None else []
    places = (_place(data, part, raw) for part in (raw.claim or b"", *parts))
    return [*held, *(place for place in places if place is not None)]


def _place(data: bytes, part: bytes, raw: RawManifest) -> Range | None:
    """Return where a part stands in its manifest; None where it stands there twice, or not at all."""
    end = raw.start + raw.length
    at = data.find(part, raw.start, end) if part else -1
    if at < 0 or data.find(part, at + 1, end) >= 0:
        return None
    return Range(at, len(part))


def in_file(parts: tuple[Range, ...], payload: tuple[Range, ...], size: int) -> tuple[Range, ...]:
    """Return where parts of a store stand in the file that carries it.

    Args:
        parts: sorted ranges of the store.
        payload: the bytes of the file that the store was put together from, in order.
        size: of the store; where the payload is of another length, the file has it in some code, and nothing is known.
    """
    if sum(piece.length for piece in payload) != size:
        return ()
    found: list[Range] = []
    rest = list(reversed(parts))
    before = 0
    for piece in payload:
        while rest and rest[-1].start < before + piece.length:
            part = rest.pop()
            cut = min(part.end, before + piece.length)
            found.append(Range(piece.start + part.start - before, cut - part.start))
            if cut < part.end:
                rest.append(Range(cut, part.end - cut))
        before += piece.length
    return merged(found)
