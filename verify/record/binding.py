"""An independent check of what a claim binds: the file's bytes (`c2pa.hash.data`) and its own assertions.

This is a second opinion beside the engine's. Box hashes (`c2pa.hash.boxes`, `c2pa.hash.bmff`) are not checked here.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from enum import StrEnum
from hashlib import new as new_hash
from itertools import pairwise
from typing import NamedTuple

from verify.media.bytesource import ByteSource
from verify.media.packets import Range
from verify.record.cbor import read_cbor
from verify.record.store import HASH_ALGORITHMS, RawManifest, assertion_hash

MAX_ASSERTION = 1 << 20
"""Bytes of one data hash assertion; genuine ones have 120 to 700."""

MAX_CLAIM = 1 << 23
"""Bytes of one claim; genuine ones have 0.4 to 2 KB, and each named assertion adds about a hundred."""

PIECE = 1 << 20
"""Bytes hashed at a time, so that a film does not have to fit into memory."""

_CLAIM_LISTS = ("assertions", "created_assertions", "gathered_assertions")
_STORE = "c2pa.assertions/"


class BindingResult(StrEnum):
    """What recomputing a hash gave."""

    MATCHES = "matches"
    DIFFERS = "differs"
    MALFORMED = "malformed"  # the assertion breaks its own rules, so its hash has no single meaning
    NOT_APPLICABLE = "not_applicable"  # nothing that can be recomputed here


class BindingCheck(NamedTuple):
    """The outcome for one data hash assertion.

    Attributes:
        result: see there.
        reason: why it is malformed or not applicable; empty otherwise.
        algorithm: that the assertion or the claim names; empty when none could be read.
        exclusions: the ranges of the file that the hash leaves out, sorted.
    """

    result: BindingResult
    reason: str = ""
    algorithm: str = ""
    exclusions: tuple[Range, ...] = ()


class HashedUri(NamedTuple):
    """A reference with a hash (C2PA 2.2 §8.4). The algorithm is empty where the claim's own applies."""

    url: str
    algorithm: str
    digest: bytes


def check_data_hash(
    source: ByteSource, assertion_cbor: bytes | memoryview, default_alg: str = "sha256"
) -> BindingCheck:
    """Recompute a `c2pa.hash.data` assertion over a file (C2PA 2.2 §18.5, §15.12).

    Args:
        source: the file that carries the manifest.
        assertion_cbor: the assertion's payload.
        default_alg: the claim's ``alg``, which holds when the assertion names none.

    Returns:
        The outcome and the ranges left out. Which of these may be left out is not judged here. Never raises for what
        the assertion holds; errors of the source's own reading pass through.
    """
    fields = read_cbor(assertion_cbor, limit=MAX_ASSERTION)
    if not isinstance(fields, Mapping):
        return BindingCheck(BindingResult.MALFORMED, "not a readable map")
    algorithm = fields.get("alg") or default_alg
    expected = _digest(fields.get("hash"))
    exclusions = _exclusions(fields.get("exclusions") or ())
    if not isinstance(algorithm, str) or expected is None or exclusions is None:
        return BindingCheck(BindingResult.MALFORMED, "a field is missing or of the wrong kind")
    if algorithm not in HASH_ALGORITHMS:
        return BindingCheck(
            BindingResult.NOT_APPLICABLE, "a hash algorithm that is not supported", algorithm, exclusions
        )
    fault = _fault(exclusions, source.size)
    if fault:
        return BindingCheck(BindingResult.MALFORMED, fault, algorithm, exclusions)
    hasher, done = new_hash(algorithm), 0
    for piece in _pieces(source, exclusions):
        hasher.update(piece)
        done += len(piece)
    if done != source.size - sum(gap.length for gap in exclusions):
        return BindingCheck(BindingResult.NOT_APPLICABLE, "the file ended while it was read", algorithm, exclusions)
    same = hasher.digest() == expected
    return BindingCheck(BindingResult.MATCHES if same else BindingResult.DIFFERS, "", algorithm, exclusions)


def check_assertion_hashes(claim: bytes, manifest: RawManifest) -> tuple[str, ...]:
    """Check the hashes that a claim states of its own manifest's assertions (C2PA 2.2 §15.10).

    Args:
        claim: the claim's CBOR bytes.
        manifest: where the assertions stand.

    Returns:
        Labels of the assertions that are missing, come twice, belong elsewhere or have another hash, in the claim's
        order; the claim's own label when its list cannot be read, so that empty always means that all hold. An
        assertion that a later manifest redacted is missing too: that is for the caller to know. Never raises.
    """
    references = _references(claim)
    if references is None:
        return (manifest.claim_label or "c2pa.claim",)
    default, uris = references
    counts = Counter(raw.label for raw in manifest.assertions)
    assertions = {raw.label: raw for raw in manifest.assertions if counts[raw.label] == 1}
    failed: dict[str, None] = {}
    for uri in uris:
        label = _label(uri.url, manifest.label)
        found = assertions.get(label)
        if found is None or assertion_hash(found, uri.algorithm or default) != uri.digest:
            failed[label or uri.url] = None
    return tuple(failed)


def claimed(claim: bytes) -> tuple[HashedUri, ...] | None:
    """Return the references that a claim lists, each with its algorithm; None when its list cannot be read."""
    references = _references(claim)
    if references is None:
        return None
    return tuple(uri if uri.algorithm else uri._replace(algorithm=references[0]) for uri in references[1])


def undeclared_assertions(claim: bytes, manifest: RawManifest) -> tuple[str, ...]:
    """Labels of assertions that stand in the manifest but not in its claim, so that no signature covers them."""
    references = _references(claim)
    declared = {_label(uri.url, manifest.label) for uri in references[1]} if references else set()
    return tuple(dict.fromkeys(raw.label for raw in manifest.assertions if raw.label not in declared))


def _references(claim: bytes) -> tuple[str, tuple[HashedUri, ...]] | None:
    """Read the claim's algorithm and assertion lists; None without a list, or with an entry that is no hashed URI."""
    fields = read_cbor(claim, limit=MAX_CLAIM)
    if not isinstance(fields, Mapping):
        return None
    lists = [fields[name] for name in _CLAIM_LISTS if fields.get(name) is not None]
    default = fields.get("alg") or "sha256"
    if not lists or not isinstance(default, str) or not all(isinstance(entries, tuple) for entries in lists):
        return None
    uris = tuple(hashed_uri(entry) for entries in lists for entry in entries)
    return None if None in uris else (default, tuple(uri for uri in uris if uri))


def hashed_uri(entry: object) -> HashedUri | None:
    """Read a decoded hashed URI (C2PA 2.2 §8.4); None when it is none."""
    if not isinstance(entry, Mapping):
        return None
    url, algorithm, digest = entry.get("url"), entry.get("alg") or "", _digest(entry.get("hash"))
    if not isinstance(url, str) or not isinstance(algorithm, str) or digest is None:
        return None
    return HashedUri(url, algorithm, digest)


def _label(url: str, manifest: str) -> str:
    """Label that a JUMBF URI means inside a manifest; empty when it means something else (C2PA 2.2 §8.4).

    Absolute URIs begin with the store and name the manifest; version 1 wrote them without the first slash.
    """
    path = url.removeprefix("self#jumbf=").removeprefix("/")
    if path == url:
        return ""
    path = path.removeprefix(f"c2pa/{manifest}/")
    label = path.removeprefix(_STORE)
    return label if label != path and "/" not in label else ""


def _digest(value: object) -> bytes | None:
    """A hash as bytes, or as the array of numbers that the first signers wrote."""
    if isinstance(value, bytes):
        return value
    if isinstance(value, tuple) and all(type(item) is int and 0 <= item <= 0xFF for item in value):  # noqa: PLR2004
        return bytes(value)
    return None


def _exclusions(value: object) -> tuple[Range, ...] | None:
    if not isinstance(value, tuple):
        return None
    found = []
    for entry in value:
        if not isinstance(entry, Mapping):
            return None
        start, length = entry.get("start"), entry.get("length")
        if type(start) is not int or type(length) is not int or start < 0 or length < 0:
            return None
        found.append(Range(start, length))
    return tuple(sorted(found))


def _fault(exclusions: tuple[Range, ...], size: int) -> str:
    """Say what is wrong with sorted exclusions; empty when nothing is."""
    if any(gap.end > size for gap in exclusions):
        return "an exclusion beyond the end of the file"
    if any(before.end > after.start for before, after in pairwise(exclusions)):
        return "exclusions that overlap"
    return ""


def _pieces(source: ByteSource, exclusions: tuple[Range, ...]) -> Iterator[bytes]:
    """Read all bytes outside sorted exclusions, a piece at a time; stops when the source runs short."""
    position = 0
    for gap in (*exclusions, Range(source.size, 0)):
        while position < gap.start:
            piece = source.read_at(position, min(PIECE, gap.start - position))
            if not piece:
                return
            yield piece
            position += len(piece)
        position = gap.end
