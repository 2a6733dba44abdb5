"""How the manifests of a record relate to the file: itself, its ancestors, parts placed into it, inputs.

Walked with a visited set, because 30 levels with two parents each are 2^30 paths.
"""

from enum import StrEnum
from typing import NamedTuple

from verify.judge.status import INTEGRITY, about
from verify.model.vocabulary import AppliesTo, Relationship
from verify.record.types import UNKNOWN_VERSION, Ingredient, Manifest, Record


class Role(StrEnum):
    """What a manifest tells about, seen from the file; the order is from the nearest to the farthest."""

    SELF = "self"
    ANCESTOR = "ancestor"
    PART = "part"
    INPUT = "input"


_NEAR = (Role.SELF, Role.ANCESTOR, Role.PART, Role.INPUT)


class Link(NamedTuple):
    """A manifest's place in the story.

    Attributes:
        role: the nearest way in which it relates to the file.
        depth: number of steps from the active manifest.
        sound: neither its own results, nor what was recorded when it was taken in, show a broken signature or hash
            on the way from the file to it.
    """

    role: Role
    depth: int
    sound: bool


def relationship(ingredient: Ingredient) -> Relationship:
    """Return the relationship of an ingredient; an unknown word is kept apart from the three known ones."""
    known = {item.value: item for item in Relationship}
    return known.get(ingredient.relationship or "", Relationship.UNKNOWN)


def applies_to(role: Role) -> AppliesTo:
    """Return what a statement found under a role is about."""
    match role:
        case Role.SELF:
            return AppliesTo.FILE
        case Role.ANCESTOR:
            return AppliesTo.ANCESTOR
        case Role.PART | Role.INPUT:
            return AppliesTo.PART


def trace(record: Record, *, active_sound: bool, unsound: frozenset[int] = frozenset()) -> tuple[Link | None, ...]:
    """Return the place of each manifest in the story; None for one that nothing leads to.

    Args:
        record: all manifests, the active one first.
        active_sound: the words of the active manifest count.
        unsound: positions of manifests whose signature our own check found not to hold.
    """
    places = {manifest.label: i for i, manifest in enumerate(record.manifests)}
    readable = [manifest.version != UNKNOWN_VERSION for manifest in record.manifests]
    links: list[Link | None] = [None] * len(record.manifests)
    links[0] = Link(Role.SELF, 0, active_sound and readable[0])
    queue = [0]
    while queue:
        index = queue.pop(0)
        here = links[index]
        if here is None:  # never: what stands in the queue has a link
            continue
        manifest = record.manifests[index]
        for ingredient in manifest.ingredients:
            target = places.get(ingredient.manifest or "")
            if target is None or target == 0:
                continue
            sound = here.sound and readable[target] and target not in unsound
            sound = sound and not broken(record.manifests[target], ingredient)
            link = Link(_next_role(here.role, relationship(ingredient)), here.depth + 1, sound)
            if _better(link, links[target]):
                links[target] = link
                queue.append(target)
    return tuple(links)


def _next_role(role: Role, relation: Relationship) -> Role:
    """Say what an ingredient of a manifest is to the file: the farther of the two steps decides."""
    step = {Relationship.PARENT_OF: Role.ANCESTOR, Relationship.INPUT_TO: Role.INPUT}.get(relation, Role.PART)
    return max(role, step, key=_NEAR.index)


def _better(new: Link, old: Link | None) -> bool:
    if old is None:
        return True
    return (_NEAR.index(new.role), not new.sound) < (_NEAR.index(old.role), not old.sound)


def edges_of(record: Record) -> tuple[tuple[int, ...], ...]:
    """Return, for each manifest, the manifests that it makes what they are to the file: the nearest ways to them.

    What one manifest calls a part and another an earlier version is an earlier version, on the word of the second.
    """
    links = trace(record, active_sound=True)
    places = {manifest.label: i for i, manifest in enumerate(record.manifests)}
    return tuple(_edges(manifest, link, links, places) for manifest, link in zip(record.manifests, links, strict=True))


def _edges(
    manifest: Manifest, here: Link | None, links: tuple[Link | None, ...], places: dict[str, int]
) -> tuple[int, ...]:
    if here is None:
        return ()
    found = []
    for ingredient in manifest.ingredients:
        target = places.get(ingredient.manifest or "", 0)
        there = links[target]
        if target and there and _next_role(here.role, relationship(ingredient)) is there.role:
            found.append(target)
    return tuple(dict.fromkeys(found))


def updated_places(record: Record) -> tuple[int, ...]:
    """Return the places of the manifests below update manifests on top of the record, down to the one that binds.

    An update manifest has no hash of the content; that of the manifest below it holds for the file (C2PA 2.4, update
    manifests).
    """
    found: list[int] = []
    index = 0
    while record.manifests[index].update and not record.manifests[index].bindings:
        parents = [item for item in record.manifests[index].ingredients if relationship(item) is Relationship.PARENT_OF]
        below = record.index(parents[0].manifest) if len(parents) == 1 else None
        if not below or below in found:
            break
        found.append(below)
        index = below
    return tuple(found)


def broken(target: Manifest, ingredient: Ingredient) -> tuple[str, ...]:
    """Return the codes that show a broken signature or hash of an ingredient's record.

    Three places count: the manifest's own results, what the signer recorded when taking it in, and what the engine
    found different from that (the JSON lists only differences).
    """
    found = (*target.results.failure, *ingredient.recorded, *ingredient.differing)
    return tuple(dict.fromkeys(status.code for status in found if about(status.code) in INTEGRITY))


def recorded_failures(ingredient: Ingredient) -> tuple[str, ...]:
    """Return the codes of a broken signature or hash that the signer wrote down when taking an ingredient in."""
    return tuple(dict.fromkeys(item.code for item in ingredient.recorded if about(item.code) in INTEGRITY))
