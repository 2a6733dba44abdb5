"""Previews that the record itself carries, found in the raw manifest store by our own bounded reading.

A preview shows whatever its signer put there. It is shown where

1. the record as a whole is neither altered nor unreadable: then its words are no evidence, nor are its pictures;
2. the signature of the manifest that holds it holds, and nothing on the way from the file to it is broken;
3. its own hash is the one in the claim (C2PA 2.4, assertions by hashed URI), and for the preview of an ingredient that
   in the ingredient assertion, which itself must hold in its claim;
4. its first bytes are those of a picture of a fixed kind: never SVG, HTML, or an address to load it from.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Final, NamedTuple

from verify.examine.facts import Examined
from verify.judge.lineage import broken, trace
from verify.media.sniff import HEAD_BYTES, sniff
from verify.model.report import Report
from verify.model.vocabulary import RecordState, Relationship, SignerState
from verify.policy import MIB
from verify.record.binding import MAX_ASSERTION, check_assertion_hashes, claimed, hashed_uri, undeclared_assertions
from verify.record.cbor import read_cbor
from verify.record.crjson import read_record
from verify.record.store import RawAssertion, RawManifest, assertion_hash, read_store
from verify.record.types import Ingredient, Manifest, Record

MAX_PREVIEWS: Final = 40
"""Different previews of one record; more would make an output that nobody can look through."""

MAX_PLACES: Final = 200
"""Places that previews are shown at, since many ingredients may name the same one."""

MAX_BYTES: Final = 4 * MIB
"""Bytes of one preview as it stands in the record; the engine writes some 100 KB."""

MAX_ALL_BYTES: Final = 24 * MIB
"""Bytes of all of them; in base64 they fit into one message (`verify.examine.frames`)."""

TYPES: Final = frozenset({"image/jpeg", "image/png", "image/webp", "image/gif", "image/avif"})
"""Kinds of previews, as their first bytes show; the standard asks for JPEG and PNG, and allows others."""

_CLAIM: Final = "c2pa.thumbnail.claim"
_ASSERTIONS: Final = "c2pa.assertions"
_EMBEDDED: Final = "bidb"


class Preview(NamedTuple):
    """A preview: its bytes in the record and the type that their beginning shows."""

    data: bytes
    media_type: str


class Previews(NamedTuple):
    """The previews of one record and where they belong.

    Attributes:
        all: each once.
        manifests: index of the manifest, and position in `all`.
        ingredients: index of the manifest and of the ingredient in it, and position in `all`.
        inputs: for each of `answers.ai.inputs` the position in `all`, or None.
        left_out: how many more there are, for which there is no room.
    """

    all: tuple[Preview, ...] = ()
    manifests: tuple[tuple[int, int], ...] = ()
    ingredients: tuple[tuple[int, int, int], ...] = ()
    inputs: tuple[int | None, ...] = ()
    left_out: int = 0


def previews_of(facts: Examined, report: Report) -> Previews:
    """Find the previews in the record of a file; never raises for what the record holds.

    Args:
        facts: of the file, with its raw manifest store.
        report: of the same file; its manifests and inputs give the places.
    """
    nothing = Previews(inputs=(None,) * len(report.answers.ai.inputs))
    if facts.store is None or report.answers.record.state not in (RecordState.INTACT, RecordState.NONCONFORMING):  # 1
        return nothing
    record = read_record(facts.crjson)
    if record is None or len(record.manifests) != len(report.manifests):
        return nothing
    return _Finder(record, _held(facts.store, record, report)).found(report)


class _Held(NamedTuple):
    """A manifest with those of its assertions whose hash holds, by label."""

    assertions: Mapping[str, RawAssertion]


def _held(data: bytes, record: Record, report: Report) -> dict[str, _Held]:
    """Return the manifests whose words count, by label; none that comes twice."""
    unsigned = frozenset(i for i, told in enumerate(report.manifests) if told.signer.state is SignerState.NONE)
    links = trace(record, active_sound=0 not in unsigned, unsound=unsigned)  # 2
    valid = {m.label for m, link in zip(record.manifests, links, strict=True) if link is not None and link.sound}
    manifests = read_store(data).manifests
    counts = Counter(raw.label for raw in manifests)
    return {raw.label: _Held(_sound(raw)) for raw in manifests if raw.label in valid and counts[raw.label] == 1}


def _sound(raw: RawManifest) -> dict[str, RawAssertion]:
    """Return the assertions that the claim lists with the hash that they have."""
    if raw.claim is None or claimed(raw.claim) is None:
        return {}
    out = {*check_assertion_hashes(raw.claim, raw), *undeclared_assertions(raw.claim, raw)}  # 3
    return {item.label: item for item in raw.assertions if item.label not in out}


class _Finder:
    """Collects previews, each once, until a bound is reached."""

    def __init__(self, record: Record, held: Mapping[str, _Held]) -> None:
        self._record = record
        self._held = held
        self._numbers: dict[Preview, int] = {}
        self._bytes = 0
        self._left_out: set[Preview | tuple[int, int]] = set()

    def found(self, report: Report) -> Previews:
        """Return what there is for the places of a report: the active manifest and the inputs come first."""
        inputs_at = tuple(self._input_places(report))
        active = self._number(self._claim_preview(0))
        inputs = tuple(None if at is None else self._number(self._ingredient_preview(*at)) for at in inputs_at)
        manifests = [] if active is None else [(0, active)]
        ingredients: list[tuple[int, int, int]] = []
        for index, manifest in enumerate(self._record.manifests):
            number = self._number(self._claim_preview(index)) if index else None
            if number is not None:
                manifests.append((index, number))
            for place in range(len(manifest.ingredients)):
                if len(manifests) + len(ingredients) >= MAX_PLACES:
                    self._left_out |= {(index, place)} if manifest.ingredients[place].has_thumbnail else set()
                    continue
                number = self._number(self._ingredient_preview(index, place))
                if number is not None:
                    ingredients.append((index, place, number))
        gone = len(self._left_out) + max(0, len(manifests) - MAX_PLACES)
        return Previews(tuple(self._numbers), tuple(manifests[:MAX_PLACES]), tuple(ingredients), inputs, gone)

    def _input_places(self, report: Report) -> Iterator[tuple[int, int] | None]:
        """Yield where each input stands as an ingredient: the first that says the same of itself."""
        places: dict[tuple[object, ...], tuple[int, int]] = {}
        for index, manifest in enumerate(self._record.manifests):
            for place, ingredient in enumerate(manifest.ingredients):
                if ingredient.relationship == Relationship.INPUT_TO.value and manifest.label in self._held:
                    places.setdefault(self._said(ingredient), (index, place))
        for item in report.answers.ai.inputs:
            yield places.get((item.title, item.media_type, item.manifest, item.has_thumbnail))

    def _said(self, ingredient: Ingredient) -> tuple[object, ...]:
        own = self._record.index(ingredient.manifest) if ingredient.manifest else None
        return ingredient.title, ingredient.media_type, own, ingredient.has_thumbnail

    def _number(self, preview: Preview | None) -> int | None:
        """Return the position of a preview among all; None where there is none, or no room for it."""
        if preview is None or preview in self._numbers:
            return None if preview is None else self._numbers[preview]
        if len(self._numbers) >= MAX_PREVIEWS or self._bytes + len(preview.data) > MAX_ALL_BYTES:
            self._left_out.add(preview)
            return None
        self._bytes += len(preview.data)
        self._numbers[preview] = len(self._numbers)
        return self._numbers[preview]

    def _claim_preview(self, index: int) -> Preview | None:
        """Return the preview of a manifest's own asset."""
        held = self._held.get(self._record.manifests[index].label)
        found = (raw for label, raw in held.assertions.items() if label.startswith(_CLAIM)) if held else iter(())
        return next((preview for raw in found if (preview := _preview(raw)) is not None), None)

    def _ingredient_preview(self, index: int, place: int) -> Preview | None:
        """Return the preview that an ingredient names; else that of its own manifest, if it was sound when taken in."""
        manifest = self._record.manifests[index]
        ingredient = manifest.ingredients[place]
        held = self._held.get(manifest.label)
        raw = held.assertions.get(ingredient.label) if held else None
        if raw is None or raw.kind != "cbor":
            return None
        fields = read_cbor(raw.payload, limit=MAX_ASSERTION)
        if not isinstance(fields, Mapping):
            return None
        if fields.get("thumbnail") is not None:
            return self._named(fields["thumbnail"], manifest)
        own = self._record.index(ingredient.manifest) if ingredient.manifest else None
        sound = own is not None and not broken(self._record.manifests[own], ingredient)
        return self._claim_preview(own) if own is not None and sound else None

    def _named(self, thumbnail: object, manifest: Manifest) -> Preview | None:
        """Return what a hashed URI in an ingredient assertion names, in its own manifest or in another one."""
        uri = hashed_uri(thumbnail)
        parts = uri.url.removeprefix("self#jumbf=").strip("/").split("/") if uri else []
        if parts[:1] == ["c2pa"]:
            parts = parts[1:]
        label = manifest.label if parts[:1] == [_ASSERTIONS] else parts.pop(0) if parts else ""
        held = self._held.get(label)
        if uri is None or held is None or len(parts) != 2 or parts[0] != _ASSERTIONS:  # noqa: PLR2004 -- store, label
            return None
        raw = held.assertions.get(parts[1])
        if raw is None or assertion_hash(raw, uri.algorithm or manifest.alg) != uri.digest:  # 3
            return None
        return _preview(raw)


def _preview(raw: RawAssertion) -> Preview | None:
    """Return an embedded file as a preview; None for any other content."""
    if raw.kind != _EMBEDDED or not raw.payload or len(raw.payload) > MAX_BYTES:
        return None
    media_type = sniff(raw.payload[:HEAD_BYTES].tobytes()).name
    return Preview(raw.payload.tobytes(), media_type) if media_type in TYPES else None  # 4
