"""The official C2PA asset signals, rubric v1.0: the same result as the official evaluator, odd corners included.

The rubric looks at exact labels and exact strings: no trimming, no https, no bare terms, no suffixes, and for the
actions no version 1 labels. It ignores validity, trust and product. Source: C2PA conformance task force, asset
signals rubric 1.0 of 2026-08-06.
"""

from typing import NamedTuple

from verify.model.manifests import SignalEdge, SignalNode, Signals
from verify.record.types import Action, ActionList, Ingredient, Manifest, Record

RUBRIC = "1.0"

_IPTC = "http://cv.iptc.org/newscodes/digitalsourcetype/"
_C2PA = "http://c2pa.org/digitalsourcetype/"

_INCEPTIONS: tuple[tuple[str, frozenset[str]], ...] = (
    ("signal_blankCanvas", frozenset({_C2PA + "empty"})),
    ("signal_capturedMedia", frozenset({_IPTC + "digitalCapture", _IPTC + "computationalCapture"})),
    ("signal_capturedMediaStitched", frozenset({_IPTC + "compositeCapture"})),
    ("signal_compositionMayContainGenAI", frozenset({_IPTC + "composite"})),
    ("signal_fullyGenAIMedia", frozenset({_IPTC + "trainedAlgorithmicMedia"})),
    ("signal_nonGenAIDigitalCreation", frozenset({_IPTC + "digitalCreation"})),
    ("signal_partlyGenAICreation", frozenset({_IPTC + "compositeWithTrainedAlgorithmicMedia"})),
    ("signal_screenCaptureMayContainGenAI", frozenset({_IPTC + "screenCapture"})),
)

_INCEPTION_ACTIONS = frozenset({"c2pa.created", "c2pa.opened"})

_NON_EDITORIAL = frozenset(
    "c2pa." + name
    for name in (
        "converted",
        "published",
        "repackaged",
        "transcoded",
        "resized.proportional",
        "enhanced",
        "edited.metadata",
        "watermarked",
        "watermarked.bound",
        "watermarked.unbound",
        "redacted",
    )
)

_GEN_AI = frozenset(
    {
        _IPTC + "trainedAlgorithmicMedia",
        _IPTC + "compositeWithTrainedAlgorithmicMedia",
        _IPTC + "compositeSynthetic",
        _C2PA + "trainedAlgorithmicData",
    }
)

_POSSIBLY = frozenset({_IPTC + "digitalArt", _IPTC + "composite"})

_URN = "urn:c2pa:"


class _Pseudo(NamedTuple):
    """A node for a flat ingredient: no manifest, one `c2pa.created` action of its source type."""

    source_type: str


def official_signals(record: Record) -> Signals:
    """Return the official signals graph of a record: real manifests in their order, then the flat ingredients."""
    nodes: list[SignalNode] = []
    pseudo: list[_Pseudo] = []
    places = {manifest.label: i for i, manifest in reversed(tuple(enumerate(record.manifests)))}
    for manifest in record.manifests:
        edges = []
        for ingredient in manifest.ingredients:
            target = _edge_target(ingredient, manifest, places)
            if isinstance(target, _Pseudo):
                pseudo.append(target)
                target = len(record.manifests) + len(pseudo) - 1
            if target is not None:
                edges.append(SignalEdge(target, ingredient.relationship))
        nodes.append(SignalNode(manifest.label, inceptions(manifest), transformations(manifest), tuple(edges)))
    nodes += (_pseudo_node(item) for item in pseudo)
    return Signals(RUBRIC, tuple(nodes))


def _edge_target(ingredient: Ingredient, manifest: Manifest, places: dict[str, int]) -> int | _Pseudo | None:
    if ingredient.url is not None and ingredient.has_active_manifest:
        _, found, rest = ingredient.url.partition(_URN)
        label = _URN + rest.partition("/")[0] if found else ingredient.url
        return places.get(label)
    value = ingredient.source_type or _opened_type(manifest)
    return _Pseudo(value) if value else None


def _opened_type(manifest: Manifest) -> str | None:
    opened = (action.source_type for action in manifest.actions if action.name == "c2pa.opened")
    return next((value for value in opened if value), None)


def _pseudo_node(item: _Pseudo) -> SignalNode:
    found = tuple(name for name, types in _INCEPTIONS if item.source_type in types)
    return SignalNode(None, found, (), ())


def _list_of(manifest: Manifest) -> ActionList | None:
    return next((group for group in manifest.action_lists if group.label == "c2pa.actions.v2"), None)


def inceptions(manifest: Manifest) -> tuple[str, ...]:
    """Return the ids of the inception signals, in alphabetical order as the official evaluator gives them."""
    group = _list_of(manifest)
    types = {a.source_type for a in (group.actions if group else ()) if a.name in _INCEPTION_ACTIONS}
    found = [name for name, values in _INCEPTIONS if types & values]
    if any(item.label == "c2pa.ingredient.v3" and not item.has_active_manifest for item in manifest.ingredients):
        found.append("signal_mediaUnknownProvenance")
    return tuple(sorted(found))


def transformations(manifest: Manifest) -> tuple[str, ...]:
    """Return the ids of the transformation signals, in alphabetical order."""
    group = _list_of(manifest)
    actions = group.actions if group else ()
    edits = {a.source_type for a in actions if a.name not in _INCEPTION_ACTIONS | _NON_EDITORIAL}
    edits.discard(None)
    tests = (
        ("signal_ambiguousActions", _ambiguous(manifest, group, actions)),
        ("signal_nonEditorial", any(a.name in _NON_EDITORIAL for a in actions)),
        ("signal_perceptibleGenAI", bool(edits & _GEN_AI)),
        ("signal_perceptibleNonGenAI", bool(edits - _GEN_AI)),
        ("signal_perceptiblePossiblyGenAI", bool(edits & _POSSIBLY)),
    )
    return tuple(name for name, holds in tests if holds)


def _ambiguous(manifest: Manifest, group: ActionList | None, actions: tuple[Action, ...]) -> bool:
    if group is None or not actions or not group.all_included:
        return True
    if any(not a.name.startswith("c2pa.") or a.name == "c2pa.unknown" for a in actions):
        return True
    return manifest.version == 2 and any("c2pa.actions" in url for url in manifest.gathered)  # noqa: PLR2004 -- claim.v2
