"""The steps of the making, oldest first: from the oldest ancestor's actions to those of the active manifest."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from verify.judge.attribution import Attribution, attribution
from verify.judge.evidence import Evidence
from verify.judge.inputs import media_phrase
from verify.judge.lineage import Link, Role, relationship
from verify.judge.standing import clauses
from verify.judge.statements import INCEPTIONS, NON_EDITORIAL
from verify.model.manifests import Tool
from verify.model.report import Step
from verify.model.source_types import CAPTURE_TERMS, meaning_of, term_of
from verify.model.vocabulary import Relationship, Says
from verify.record.types import Action, Ingredient, Manifest
from verify.words import action_name, quoted, say

MAX_STEPS = 500
"""Steps that are told; a history of more is cut, and the report says so."""


def tell_history(evidence: Evidence, links: tuple[Link | None, ...]) -> tuple[Step, ...]:
    """Return the steps of the file's own history, from manifests whose words count.

    Args:
        evidence: the facts.
        links: the place of each manifest in the story.
    """
    places = {manifest.label: index for index, manifest in enumerate(evidence.manifests)}
    own = [
        (link.depth, index)
        for index, link in enumerate(links)
        if link is not None and link.role in (Role.SELF, Role.ANCESTOR) and link.sound
    ]
    ordered = (index for _, index in sorted(own, key=lambda place: (-place[0], place[1])))
    steps = (step for index in ordered for step in _steps(evidence, index, places))
    return tuple(islice(steps, MAX_STEPS))


def _steps(evidence: Evidence, index: int, places: dict[str, int]) -> Iterator[Step]:
    manifest = evidence.manifests[index]
    seal = evidence.seal(index)
    by = seal.organization or seal.name
    inputs = _of_relation(manifest, Relationship.INPUT_TO)
    if inputs:
        step = _went_in(evidence, inputs, by, index)
        yield step._replace(sentence=step.sentence + clauses(evidence, inputs, places))
    placed = _placed_without_action(manifest)
    if placed:
        sentence = say("step.components", inputs=media_phrase(tuple(item.media_type for item in placed)))
        sentence += clauses(evidence, placed, places)
        yield Step("componentOf", None, None, _titles(placed), by, index, sentence)
    parents = _parents_without_action(manifest)
    trouble = clauses(evidence, parents, places)
    if trouble:  # a parent that no action opened is a step of its own only where there is something to say of it
        yield Step("parentOf", None, None, _titles(parents), by, index, say("step.opened") + trouble)
    for group in manifest.action_lists:
        vouched = attribution(manifest, group.label) is Attribution.SIGNER
        for action in group.actions:
            step = _of_action(evidence, index, action, places)
            yield step._replace(by=by) if vouched else step._replace(sentence=step.sentence + say("step.gathered"))


def _of_action(evidence: Evidence, index: int, action: Action, places: dict[str, int]) -> Step:
    manifest = evidence.manifests[index]
    tool = action.tool or (manifest.generators[0] if manifest.generators else None)
    used = _used(manifest, action)
    sentence = _sentence(evidence, action) + clauses(evidence, used or _opened(manifest, action), places)
    return Step(action.name, tool, action.when, _titles(used), None, index, sentence)


def _of_relation(manifest: Manifest, relation: Relationship) -> tuple[Ingredient, ...]:
    return tuple(item for item in manifest.ingredients if relationship(item) is relation)


def _titles(ingredients: tuple[Ingredient, ...]) -> tuple[str, ...]:
    return tuple(item.title for item in ingredients if item.title)


def _placed_without_action(manifest: Manifest) -> tuple[Ingredient, ...]:
    """Find parts that no action speaks of; some programs record the part and nothing else."""
    named = {label for action in manifest.actions for label in action.ingredients}
    if any(action.name == "c2pa.placed" for action in manifest.actions):
        return ()
    return tuple(item for item in _of_relation(manifest, Relationship.COMPONENT_OF) if item.label not in named)


def _went_in(evidence: Evidence, inputs: tuple[Ingredient, ...], by: str | None, index: int) -> Step:
    known = {manifest.label for manifest in evidence.manifests}
    recorded = sum(item.manifest in known for item in inputs if item.manifest)
    if recorded:
        records = say("step.inputs.some_records", count=recorded)
    else:
        suffix = {1: ".one", 2: ".two"}.get(len(inputs), "")
        records = say(f"step.inputs.no_record{suffix}")
    phrase = media_phrase(tuple(item.media_type for item in inputs))
    sentence = say("step.inputs.one", inputs=phrase, records=records)
    return Step("inputTo", None, None, _titles(inputs), by, index, sentence)


def _parents_without_action(manifest: Manifest) -> tuple[Ingredient, ...]:
    named = {label for action in manifest.actions for label in action.ingredients}
    if any(action.name == "c2pa.opened" for action in manifest.actions):
        return ()
    return tuple(item for item in _of_relation(manifest, Relationship.PARENT_OF) if item.label not in named)


def _opened(manifest: Manifest, action: Action) -> tuple[Ingredient, ...]:
    """Return what an action opened that names nothing: the one earlier version."""
    return _of_relation(manifest, Relationship.PARENT_OF) if action.name == "c2pa.opened" else ()


def _used(manifest: Manifest, action: Action) -> tuple[Ingredient, ...]:
    """Return what an action used, without the inputs, which have a step of their own."""
    if not action.ingredients:
        return ()
    named = (item for item in manifest.ingredients if item.label in action.ingredients)
    return tuple(item for item in named if relationship(item) is not Relationship.INPUT_TO)


def _sentence(evidence: Evidence, action: Action) -> str:
    kind = evidence.facts.kind.value
    value = action.source_type or action.other_source_type
    meaning = meaning_of(value) if value else None
    term = term_of(value) if value else ""
    if action.name in INCEPTIONS:
        return _inception(action, meaning, kind, term)
    if meaning in (Says.GENERATED, Says.EDITED):
        return say("step.edit.ai", action=action_name(action.name))
    if action.name in NON_EDITORIAL:
        return say("step.edit.non_editorial", action=action_name(action.name))
    tool = "human" if meaning is Says.DECLARED_NOT_AI else "unspecified"
    return say(f"step.edit.{tool}", action=action_name(action.name))


def _inception(action: Action, meaning: Says | None, kind: str, term: str) -> str:
    if action.name == "c2pa.opened":
        suffix = f".{meaning.value}" if meaning in (Says.GENERATED, Says.EDITED) else ""
        return say(f"step.opened{suffix}")
    match meaning:
        case Says.GENERATED | Says.EDITED | Says.NEUTRAL:
            return say(f"step.created.{meaning.value}", kind=kind)
        case Says.POSSIBLE:
            return say("step.created.possible", kind=kind, term=term)
        case Says.DECLARED_NOT_AI:
            captured = "captured" if term in CAPTURE_TERMS else "declared_not_ai"
            return say(f"step.created.{captured}", kind=kind, term=term)
        case _:
            return say("step.created", kind=kind)


def step_tool(tool: Tool | None) -> str:
    """Return a program's name with its version, or nothing."""
    if tool is None:
        return ""
    return quoted(say("tool", name=tool.name, version=tool.version) if tool.version else tool.name)
