"""What one file holds that another can hold, too: manifests, pictures, files, identifiers; and whose word that is."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from hashlib import sha256
from typing import TYPE_CHECKING, Final, NamedTuple

from verify.evidence.keys import ManifestKey, manifest_keys, worth_of
from verify.model.comparison import Vouched
from verify.model.vocabulary import Coverage, RecordState
from verify.record.crjson import INGREDIENT, MAX_MANIFESTS, read_record
from verify.record.fields import items, mapping, text
from verify.record.store import RawAssertion, RawManifest, read_store

if TYPE_CHECKING:
    from verify.pipeline import Seen

MIN_THUMBNAIL: Final = 512
"""Bytes of a small picture that is compared; a shorter one is a blank or a symbol that programs use for many."""

MIN_ID: Final = 8
"""Different characters that an identifier has at least; shorter ones, and rows of zeros, are placeholders."""

_EMBEDDED_FILE: Final = "bidb"  # a content box that holds a file (ISO/IEC 19566-5)
_HOLDS: Final = (RecordState.INTACT, RecordState.NONCONFORMING)
_CLAIMS: Final = ("claim.v2", "claim")
_AIGC: Final = "TC260 AIGC label"
_CONTENT_IDS: Final = ("ProduceID", "PropagateID", "ContentId")
"""Keys of the AIGC label that name one piece of content (GB 45438-2025, Annex E); the others name companies."""


class Placed(NamedTuple):
    """Where something stands in a record, who vouches for it, and whether it is of an earlier version of the file."""

    where: str
    vouched: Vouched
    parent: bool = False


class Held(NamedTuple):
    """What one file holds.

    Attributes:
        sha256: of the file.
        matches: it matches its own record, and the signature covers the media.
        manifests: the active one first; none where there is no record that can be read.
        cut: the record has more manifests than are read.
        thumbnails: the small pictures in the record, by their SHA-256.
        files: the other files that the record holds, by their SHA-256.
        instance: identifiers of the file itself: of its active claim, and in XMP.
        ingredients: the ingredient assertions that bear an instance identifier, by that.
        unsigned: other identifiers that nobody signs, and where each stands.
    """

    sha256: str
    matches: bool
    manifests: tuple[ManifestKey, ...]
    cut: bool
    thumbnails: Mapping[str, Placed]
    files: Mapping[str, Placed]
    instance: Mapping[str, str]
    ingredients: Mapping[str, Placed]
    unsigned: Mapping[str, str]

    @property
    def active(self) -> ManifestKey | None:
        """The manifest of the file itself."""
        return self.manifests[0] if self.manifests else None


def read_held(seen: Seen) -> Held:
    """Return what a checked file holds. Never raises, whatever its record is.

    Args:
        seen: the file's report, and what it rests on.
    """
    report, facts = seen.report, seen.facts
    record = read_record(facts.crjson) if facts.crjson else None
    raw = read_store(facts.store).manifests if facts.store else ()
    answer = report.answers.record
    matches = answer.state in _HOLDS and answer.coverage is not Coverage.MEDIA_EXCLUDED
    keys = manifest_keys(record, raw, report, matches=matches) if record else ()
    worth = worth_of(record, keys) if record else {}
    own, ingredients = _record_ids(facts.crjson, worth)
    xmp = {field.value: f"{field.place.where} {field.name}" for field in facts.signals.ids if _telling(field.value)}
    labels = {
        field.value: f"{field.place.where} {field.standard} {field.name}"
        for field in facts.signals.fields
        if field.standard == _AIGC and field.name in _CONTENT_IDS and _telling(field.value)
    }
    return Held(
        sha256=facts.sha256,
        matches=matches,
        manifests=keys,
        cut=record is not None and record.cut,
        thumbnails=_digests(raw, worth, thumbnails=True),
        files=_digests(raw, worth, thumbnails=False),
        instance={**{value: place for value, place in xmp.items() if place.endswith("xmpMM:InstanceID")}, **own},
        ingredients=ingredients,
        unsigned={**labels, **xmp},
    )


def _digests(
    raw: tuple[RawManifest, ...], worth: Mapping[tuple[str, str], Vouched], *, thumbnails: bool
) -> dict[str, Placed]:
    """Return the small pictures in a record, or its other files, by their digest."""
    found: dict[str, Placed] = {}
    for manifest in raw:
        for assertion in manifest.assertions:
            if _is_file(assertion) and _is_thumbnail(assertion) == thumbnails:
                digest = sha256(assertion.payload).hexdigest()
                vouched = worth.get((manifest.label, assertion.label), Vouched.UNSIGNED)
                found.setdefault(digest, Placed(f"{manifest.label}/{assertion.label}", vouched))
    return found


def _is_file(assertion: RawAssertion) -> bool:
    return assertion.kind == _EMBEDDED_FILE and len(assertion.payload) >= MIN_THUMBNAIL


def _is_thumbnail(assertion: RawAssertion) -> bool:
    return assertion.label.startswith("c2pa.thumbnail")


def _record_ids(crjson: str, worth: Mapping[tuple[str, str], Vouched]) -> tuple[dict[str, str], dict[str, Placed]]:
    """Return the active claim's own identifier, and those of the ingredients of every manifest, with their places.

    `instanceID` of a claim and of an ingredient assertion (C2PA 2.4, claim and ingredient).
    """
    try:
        document = mapping(json.loads(crjson)) if crjson else {}
    except (ValueError, RecursionError):
        return {}, {}
    entries = [mapping(entry) for entry in items(document.get("manifests"))][:MAX_MANIFESTS]
    own: dict[str, str] = {}
    ingredients: dict[str, Placed] = {}
    for index, entry in enumerate(entries):
        label = text(entry.get("label")) or ""
        if index == 0:
            own.update(_claim_id(entry, label))
        for name, value in mapping(entry.get("assertions")).items():
            instance = text(mapping(value).get("instanceID")) if name.startswith(INGREDIENT) else None
            if instance and _telling(instance):
                parent = index == 0 and mapping(value).get("relationship") == "parentOf"
                vouched = worth.get((label, name), Vouched.UNSIGNED)
                ingredients.setdefault(instance, Placed(f"{label}/{name}/instanceID", vouched, parent))
    return own, ingredients


def _claim_id(entry: Mapping[str, object], label: str) -> Iterator[tuple[str, str]]:
    for kind in _CLAIMS:
        instance = text(mapping(entry.get(kind)).get("instanceID"))
        if instance and _telling(instance):
            yield instance, f"{label}/c2pa.{kind}/instanceID"


def _telling(value: str) -> bool:
    """Tell whether an identifier can tell one file from another at all."""
    return len(set(value.rpartition(":")[2])) >= MIN_ID
