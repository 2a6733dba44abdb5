"""How the manifests of a record relate to the file: itself, its ancestors, parts placed into it, inputs.

Walked with a visited set, because 30 levels with two parents each are 2^30 paths.
"""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from verify.judge.status import INTEGRITY, about
from verify.model.vocabulary import AppliesTo, Relationship
from verify.record.types import Ingredient, Manifest, Record


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
    links: list[Link | None] = [None] * len(record.manifests)
    links[0] = Link(Role.SELF, 0, active_sound)
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
            sound = here.sound and target not in unsound and not broken(record.manifests[target], ingredient, manifest)
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


def broken(target: Manifest, ingredient: Ingredient, holder: Manifest) -> tuple[str, ...]:
    """Return the codes that show a broken signature or hash of an ingredient's record.

    Three places count: the manifest's own results, what the signer recorded when taking it in, and what the engine
    found different from that (the JSON lists only differences).
    """
    own = [status.code for status in target.results.failure]
    recorded = [status.code for status in ingredient.recorded]
    differing = [
        status.code
        for delta in holder.deltas
        if delta.ingredient.endswith("/" + ingredient.label)
        for status in delta.results.failure
    ]
    return tuple(dict.fromkeys(code for code in (*own, *recorded, *differing) if about(code) in INTEGRITY))
