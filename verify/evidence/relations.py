"""What ties two files together: bytes, records, ingredients, identifiers; and who vouches for it.

A label is no proof that two manifests are one, because anyone can write it: the bytes count, or the claim together with
the signature over it (docs/decisions/0015-compare.md). Nothing here looks at what the files show.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final, NamedTuple

from verify.evidence.held import Held, Placed
from verify.evidence.keys import ManifestKey, tied, weaker
from verify.judge.lineage import Role
from verify.model.comparison import Relation, RelationKind, Tie, TieKind, Vouched, Which

MAX_TIES: Final = 20
"""Ties that are listed of one relation; more prove no more. Two records of one history share all their manifests."""

_KINDS: Final = tuple(RelationKind)
_STRENGTHS: Final = tuple(Vouched)


class Pair(NamedTuple):
    """The two files, in the order in which they were given."""

    a: Held
    b: Held

    def matching(self) -> tuple[Which, ...]:
        """Return those that match their own record."""
        return tuple(which for which, held in zip(Which, self, strict=True) if held.matches)


class _Found(NamedTuple):
    """One tie, and the worth of what it rests on."""

    tie: Tie
    vouched: Vouched


def relate(pair: Pair) -> tuple[Relation, ...]:
    """Return what ties two files together, strongest first; a relation of kind `none` where nothing does.

    Sentences are left empty.

    Args:
        pair: what each of them holds.
    """
    if pair.a.sha256 == pair.b.sha256:
        tie = Tie(TieKind.FILE_SHA256, pair.a.sha256, "", "")
        return (_relation(RelationKind.SAME_BYTES, pair, [_Found(tie, Vouched.BYTES)]),)
    found = [*_same_record(pair), *_directed(pair, Which.A), *_directed(pair, Which.B)]
    if not any(_by_manifest(relation) for relation in found):  # else what is shared follows from that
        found += _shared(pair)
    found += [*_label_only(pair), *_same_ids(pair, found)]
    ordered = sorted(found, key=lambda relation: (_KINDS.index(relation.kind), _STRENGTHS.index(relation.vouched)))
    return tuple(ordered) or (_relation(RelationKind.NONE, pair, []),)


def _relation(kind: RelationKind, pair: Pair, found: list[_Found], earlier: Which | None = None) -> Relation:
    """Put a relation together: it is as strong as the strongest of its ties."""
    vouched = min((one.vouched for one in found), key=_STRENGTHS.index, default=Vouched.NONE)
    ties = tuple(one.tie for one in found)
    return Relation(kind, vouched, earlier, pair.matching(), ties[:MAX_TIES], len(ties), "")


def _by_manifest(relation: Relation) -> bool:
    return any(tie.kind in (TieKind.MANIFEST_BYTES, TieKind.CLAIM) for tie in relation.ties)


def _equal(one: ManifestKey, other: ManifestKey) -> TieKind | None:
    """Tell by what two manifests are the same one; None where they are not."""
    if one.box and one.box == other.box:
        return TieKind.MANIFEST_BYTES
    return TieKind.CLAIM if one.claim and one.claim == other.claim else None


def _tie(kind: TieKind, one: ManifestKey, other: ManifestKey, *, turned: bool = False) -> Tie:
    value = {TieKind.MANIFEST_BYTES: one.box, TieKind.CLAIM: one.claim}.get(kind, one.label)
    a, b = (other.label, one.label) if turned else (one.label, other.label)
    return Tie(kind, value, a, b)


def _same_record(pair: Pair) -> Iterator[Relation]:
    one, other = pair.a.active, pair.b.active
    kind = _equal(one, other) if one and other else None
    if one and other and kind:
        vouched = weaker(one.vouched, other.vouched)  # no signature vouches for a file that the record does not match
        yield _relation(RelationKind.SAME_RECORD, pair, [_Found(_tie(kind, one, other), vouched)])


def _directed(pair: Pair, earlier: Which) -> Iterator[Relation]:
    """Find the one file among what went into the other."""
    turned = earlier is Which.B
    first, then = (pair.b, pair.a) if turned else (pair.a, pair.b)
    ancestors: list[_Found] = []
    parts: list[_Found] = []
    if first.active:
        for key in then.manifests[1:]:
            kind = _equal(first.active, key)
            if kind and key.role:
                one = _Found(_tie(kind, first.active, key, turned=turned), tied(first.active.vouched, key.vouched))
                (ancestors if key.role is Role.ANCESTOR else parts).append(one)
    if first.sha256 in then.files:
        kept = then.files[first.sha256]
        tie = _placed(TieKind.EMBEDDED_FILE, first.sha256, "", kept.where, turned=turned)
        parts.append(_Found(tie, kept.vouched))
    if not ancestors and not parts:
        for value, place in first.instance.items():
            if value in then.ingredients:
                named = then.ingredients[value]
                tie = _placed(TieKind.INSTANCE_ID, value, place, named.where, turned=turned)
                (ancestors if named.parent else parts).append(
                    _Found(tie, Vouched.UNSIGNED)
                )  # anyone can take an identifier
    if ancestors:
        yield _relation(RelationKind.ANCESTOR, pair, ancestors, earlier)
    if parts:
        yield _relation(RelationKind.INGREDIENT, pair, parts, earlier)


def _placed(kind: TieKind, value: str, first: str, then: str, *, turned: bool) -> Tie:
    return Tie(kind, value, then, first) if turned else Tie(kind, value, first, then)


def _shared(pair: Pair) -> Iterator[Relation]:
    """Find what went into both."""
    found = [
        _Found(_tie(kind, key, same), weaker(key.vouched, same.vouched)) for key, same, kind in _common_manifests(pair)
    ]
    if not found:  # else small pictures and identifiers are shared because the manifest is
        sides = (
            (TieKind.EMBEDDED_FILE, pair.a.files, pair.b.files),
            (TieKind.THUMBNAIL, pair.a.thumbnails, pair.b.thumbnails),
            (TieKind.INSTANCE_ID, pair.a.ingredients, pair.b.ingredients),
        )
        found = [one for kind, here, there in sides for one in _common_parts(kind, here, there)]
    if found:
        yield _relation(RelationKind.SHARED, pair, found)


def _common_manifests(pair: Pair) -> Iterator[tuple[ManifestKey, ManifestKey, TieKind]]:
    known: dict[str, ManifestKey] = {}
    for key in pair.b.manifests:
        for digest in (key.box, key.claim):
            if digest:
                known.setdefault(digest, key)
    for key in pair.a.manifests:
        other = known.get(key.box) or known.get(key.claim)
        kind = _equal(key, other) if other else None
        if other and kind:
            yield key, other, kind


def _common_parts(kind: TieKind, one: Mapping[str, Placed], other: Mapping[str, Placed]) -> Iterator[_Found]:
    for value, here in one.items():
        there = other.get(value)
        if there:
            yield _Found(Tie(kind, value, here.where, there.where), weaker(here.vouched, there.vouched))


def _common(kind: TieKind, one: Mapping[str, str], other: Mapping[str, str]) -> Iterator[Tie]:
    return (Tie(kind, value, place, other[value]) for value, place in one.items() if value in other)


def _label_only(pair: Pair) -> Iterator[Relation]:
    """Find manifests of one name that are not the same."""
    others = {key.label: key for key in pair.b.manifests if key.label}
    found = [
        _Found(_tie(TieKind.LABEL, key, others[key.label]), Vouched.UNSIGNED)
        for key in pair.a.manifests
        if key.label in others and _equal(key, others[key.label]) is None
    ]
    if found:
        yield _relation(RelationKind.LABEL_ONLY, pair, found)


def _same_ids(pair: Pair, stronger: list[Relation]) -> Iterator[Relation]:
    """Find identifiers that nobody signs; those of a relation that was found already are not told again."""
    told = {tie.value for relation in stronger for tie in relation.ties}
    found = [
        _Found(tie, Vouched.UNSIGNED)
        for kind in (TieKind.XMP_ID, TieKind.CONTENT_ID)
        for tie in _common(kind, _of(kind, pair.a), _of(kind, pair.b))
        if tie.value not in told
    ]
    if found:
        yield _relation(RelationKind.SAME_IDS, pair, found)


def _of(kind: TieKind, held: Held) -> dict[str, str]:
    xmp = kind is TieKind.XMP_ID
    return {value: place for value, place in held.unsigned.items() if ("xmpMM:" in place) == xmp}
