"""The steps of the making, oldest first: from the oldest ancestor's actions to those of the active manifest."""

from __future__ import annotations

from collections.abc import Iterator

from verify.judge.evidence import Evidence
from verify.judge.inputs import media_phrase
from verify.judge.lineage import Link, Role, relationship
from verify.judge.statements import INCEPTIONS, NON_EDITORIAL
from verify.model.report import Step, Tool
from verify.model.source_types import CAPTURE_TERMS, meaning_of, term_of
from verify.model.vocabulary import Relationship, Says
from verify.record.types import Action, Ingredient, Manifest
from verify.words import action_name, say

MAX_STEPS = 500
"""Steps that are told; a history of more is cut, and the report says so."""


def tell_history(evidence: Evidence, links: tuple[Link | None, ...]) -> tuple[Step, ...]:
    """Return the steps of the file's own history, from manifests whose words count.

    Args:
        evidence: the facts.
        links: the place of each manifest in the story.
    """
    own = [
        (link.depth, index)
        for index, link in enumerate(links)
        if link is not None and link.role in (Role.SELF, Role.ANCESTOR) and link.sound
    ]
    steps: list[Step] = []
    for _, index in sorted(own, key=lambda place: (-place[0], place[1])):
        steps += _steps(evidence, index)
    return tuple(steps[:MAX_STEPS])


def _steps(evidence: Evidence, index: int) -> Iterator[Step]:
    manifest = evidence.manifests[index]
    seal = evidence.seal(index)
    by = seal.organization or seal.name
    inputs = _of_relation(manifest, Relationship.INPUT_TO)
    if inputs:
        yield _went_in(evidence, inputs, by, index)
    placed = _placed_without_action(manifest)
    if placed:
        sentence = say("step.components", inputs=media_phrase(tuple(item.media_type for item in placed)))
        yield Step("componentOf", None, None, _titles(placed), by, index, sentence)
    for action in manifest.actions:
        tool = action.tool or (manifest.generators[0] if manifest.generators else None)
        yield Step(action.name, tool, action.when, _used(manifest, action), by, index, _sentence(evidence, action))


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


def _used(manifest: Manifest, action: Action) -> tuple[str, ...]:
    """Return the titles of what an action used, without the inputs, which have a step of their own."""
    named = (item for item in manifest.ingredients if item.label in action.ingredients)
    return tuple(item.title for item in named if item.title and relationship(item) is not Relationship.INPUT_TO)


def _sentence(evidence: Evidence, action: Action) -> str:
    kind = say(f"kind.{evidence.facts.kind.value}")
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
    return say("tool", name=tool.name, version=tool.version) if tool.version else tool.name
