"""The C2PA manifest store as it stands in its JUMBF boxes (C2PA 2.2 §11.1): manifests, claims, assertions, signatures.

Only the boxes are taken apart here. What the claim says is read by `binding`, the signature by `cose`.
"""

from enum import StrEnum
from hashlib import new as new_hash
from typing import NamedTuple

from verify.media.packets import Problem
from verify.record.jumbf import MAX_LABEL, MAX_PROBLEMS, Box, parse

_UUID_TAIL = bytes.fromhex("00110010800000aa00389b71")
_STORE, _ASSERTIONS, _CLAIM, _SIGNATURE = (code + _UUID_TAIL for code in (b"c2pa", b"c2as", b"c2cl", b"c2cs"))
_PADDING = ("free", "skip")

HASH_ALGORITHMS = frozenset({"sha256", "sha384", "sha512"})
"""Names that C2PA allows for new and for old hashes (C2PA 2.2 §13.1)."""


class ManifestKind(StrEnum):
    """What kind of manifest a superbox says it is."""

    STANDARD = "standard"
    UPDATE = "update"
    COMPRESSED = "compressed"


_MANIFESTS = {
    b"c2ma" + _UUID_TAIL: ManifestKind.STANDARD,
    b"c2um" + _UUID_TAIL: ManifestKind.UPDATE,
    b"c2cm" + _UUID_TAIL: ManifestKind.COMPRESSED,
}


class RawAssertion(NamedTuple):
    """One assertion of a manifest's assertion store.

    Attributes:
        label: with its ``__1`` suffix where it has one.
        kind: type of the content box: ``cbor``, ``json``, ``bidb`` for an embedded file, ``uuid``; empty without one.
        payload: what the content box holds.
        hashed: the bytes that a hashed URI to this assertion covers.
        media_type: of an embedded file, as the file declares it; else empty.
        start: offset in the store of the bytes that a hashed URI covers.
    """

    label: str
    kind: str
    payload: memoryview
    hashed: memoryview
    media_type: str = ""
    start: int = 0


class RawManifest(NamedTuple):
    """One manifest of the store.

    Attributes:
        label: what other manifests call it.
        kind: a compressed manifest is not opened: it has no claim, signature or assertions here.
        claim: CBOR of the claim; None when there is no readable claim box.
        claim_label: ``c2pa.claim``, ``c2pa.claim.v2``, or what stands there; empty without a claim.
        signature: the COSE bytes of ``c2pa.signature``; None when there are none.
        assertions: in the order of the store.
        hashed: the bytes that a hashed URI to the whole manifest covers.
        start: offset of its box in the store.
        length: bytes of its box.
    """

    label: str
    kind: ManifestKind
    claim: bytes | None
    claim_label: str
    signature: bytes | None
    assertions: tuple[RawAssertion, ...]
    hashed: memoryview
    start: int
    length: int


class Store(NamedTuple):
    """A manifest store; the last manifest is the active one (C2PA 2.2 §15.5)."""

    manifests: tuple[RawManifest, ...]
    problems: tuple[Problem, ...]


def read_store(data: bytes) -> Store:
    """Take a manifest store apart.

    Args:
        data: the JUMBF bytes, joined.

    Returns:
        The manifests in the order of the store, and the problems: what could not be read, is not known, or comes twice
        so that two readers could take different ones. Never raises.
    """
    boxes, problems = parse(data)
    notes = list(problems)
    store: Box | None = None
    for box in boxes:
        if box.type_uuid != _STORE or box.label != "c2pa":
            notes.append(_note("", box.start, "a box that is not a C2PA manifest store"))
        elif store is not None:
            notes.append(_note("c2pa", box.start, "a further manifest store"))
        else:
            store = box
    manifests: list[RawManifest] = []
    for box in store.children if store else ():
        kind = _MANIFESTS.get(box.type_uuid)
        if kind is not None:
            manifests.append(_manifest(box, kind, notes))
        elif box.kind not in _PADDING:
            notes.append(_note("c2pa", box.start, "a box of unknown kind in the manifest store"))
    notes += _twice("c2pa", tuple((manifest.label, manifest.start) for manifest in manifests))
    if not manifests and not notes:
        notes.append(_note("c2pa", 0, "no manifest"))
    return Store(tuple(manifests), tuple(notes[:MAX_PROBLEMS]))


def digest(data: bytes | memoryview, alg: str) -> bytes | None:
    """Hash ``data`` with an algorithm that C2PA allows; None for any other name."""
    return new_hash(alg, data).digest() if alg in HASH_ALGORITHMS else None


def assertion_hash(raw: RawAssertion, alg: str) -> bytes | None:
    """Hash of an assertion as a hashed URI states it: the superbox's content, without its header.

    Args:
        raw: the assertion.
        alg: ``sha256``, ``sha384`` or ``sha512``.

    Returns:
        The digest; None for another algorithm. Source: C2PA 2.2 §8.4.
    """
    return digest(raw.hashed, alg)


def _manifest(box: Box, kind: ManifestKind, notes: list[Problem]) -> RawManifest:
    where = f"c2pa/{box.label}"
    if kind is ManifestKind.COMPRESSED:
        return RawManifest(box.label, kind, None, "", None, (), box.content, box.start, box.length)
    claim = _only(box, _CLAIM, where, "claim", notes)
    signature = _only(box, _SIGNATURE, where, "signature", notes)
    store = _only(box, _ASSERTIONS, where, "assertion store", notes)
    inside = tuple(child for child in store.children if child.description) if store else ()
    notes += _twice(f"{where}/c2pa.assertions", tuple((child.label, child.start) for child in inside))
    return RawManifest(
        label=box.label,
        kind=kind,
        claim=_cbor(claim, where, notes),
        claim_label=claim.label if claim else "",
        signature=_cbor(signature, where, notes),
        assertions=tuple(_assertion(child, where, notes) for child in inside),
        hashed=box.content,
        start=box.start,
        length=box.length,
    )


def _only(manifest: Box, type_uuid: bytes, where: str, name: str, notes: list[Problem]) -> Box | None:
    """Find the one superbox of a type; the first of several, with a problem."""
    found = [child for child in manifest.children if child.type_uuid == type_uuid]
    if not found:
        notes.append(_note(where, manifest.start, f"a manifest without {name}"))
        return None
    if len(found) > 1:
        notes.append(_note(where, found[1].start, f"a manifest with more than one {name}"))
    return found[0]


def _cbor(box: Box | None, where: str, notes: list[Problem]) -> bytes | None:
    """Content of the one CBOR box in a claim or signature superbox."""
    if box is None:
        return None
    inside = _contents(box)
    if len(inside) != 1 or inside[0].kind != "cbor":
        notes.append(_note(f"{where}/{box.label}", box.start, "not exactly one CBOR box"))
        return None
    return inside[0].content.tobytes()


def _assertion(box: Box, where: str, notes: list[Problem]) -> RawAssertion:
    inside = _contents(box)
    media_type, start = "", box.start + box.length - len(box.content)
    if inside and inside[0].kind == "bfdb":  # one byte of flags, then the media type (ISO/IEC 19566-5)
        media_type = inside[0].content[1 : 1 + MAX_LABEL].tobytes().partition(b"\0")[0].decode("utf-8", "replace")
        inside = inside[1:]
    if len(inside) != 1:
        notes.append(_note(f"{where}/c2pa.assertions/{box.label}", box.start, "not exactly one content box"))
    if not inside:
        return RawAssertion(box.label, "", box.content[:0], box.content, media_type, start)
    return RawAssertion(box.label, inside[0].kind, inside[0].content, box.content, media_type, start)


def _contents(box: Box) -> tuple[Box, ...]:
    return tuple(child for child in box.children if child.kind not in _PADDING)


def _twice(where: str, labels: tuple[tuple[str, int], ...]) -> list[Problem]:
    """Tell of labels that stand for more than one box: a JUMBF URI to them has no single meaning."""
    seen: set[str] = set()
    notes: list[Problem] = []
    for label, start in labels:
        if label in seen:
            notes.append(_note(f"{where}/{label}", start, "a label that comes twice"))
        seen.add(label)
    return notes


def _note(where: str, offset: int, what: str) -> Problem:
    return Problem(f"JUMBF {where}".rstrip(), offset, what)
