"""From a record to statements: what each action, ingredient and disclosure says, and what it is about.

The rules of docs/contract.md §2 (3, 5 and 7), as pure functions.
"""

from collections.abc import Iterator
from typing import NamedTuple, Self

from verify.judge.attribution import Attribution, attribution
from verify.judge.evidence import Evidence
from verify.judge.generators import says_generated
from verify.judge.lineage import Link, Role, applies_to, relationship
from verify.judge.strength import ORDER, weaker
from verify.model.manifests import Tool
from verify.model.report import Source, Statement
from verify.model.source_types import meaning_of
from verify.model.vocabulary import AppliesTo, Basis, EditsState, Relationship, Says
from verify.record.types import Action, Disclosure, Ingredient, Manifest

INCEPTIONS = frozenset({"c2pa.created", "c2pa.opened"})
"""Actions that say where the content came from (C2PA 2.4, actions)."""

NON_EDITORIAL = frozenset(
    {
        "c2pa.converted",
        "c2pa.published",
        "c2pa.repackaged",
        "c2pa.transcoded",
        "c2pa.resized.proportional",
        "c2pa.enhanced",
        "c2pa.edited.metadata",
        "c2pa.watermarked",
        "c2pa.watermarked.bound",
        "c2pa.watermarked.unbound",
        "c2pa.redacted",
    }
)
"""Actions that change nothing a viewer would call content; the official rubric's list, version 1.0."""


class Draft(NamedTuple):
    """A statement with what the answers need to know of it beside its words.

    Attributes:
        statement: as it will stand in the report.
        counts: it stands in a sound record; otherwise it is a lead.
        edit: what it says about edits, if anything.
        manifest: position of the manifest that it stands in.
        action: name of the action that it rests on.
        gathered: the signer passes it on without vouching for it.
    """

    statement: Statement
    counts: bool
    edit: EditsState | None
    manifest: int
    action: str | None
    gathered: bool = False


class _Place(NamedTuple):
    """The manifest under the reader's finger: who signed it, how strong its words are, what they are about."""

    position: int
    manifest: Manifest
    role: Role
    counts: bool
    strength: Basis
    who: str | None
    gathered: bool = False

    def within(self, label: str) -> Self:
        """Return the place for the words of one assertion: who stands behind them can differ from the manifest's.

        What is gathered is held by the signature and said by somebody unknown, so it is no stronger than the words of
        a signer that no list knows. What no signature holds does not count.
        """
        match attribution(self.manifest, label):
            case Attribution.SIGNER:
                return self
            case Attribution.GATHERED:
                strength = weaker(self.strength, Basis.SIGNED_UNRECOGNIZED)
                return self._replace(strength=strength, who=None, gathered=True)
            case Attribution.UNLISTED:
                return self._replace(counts=False, who=None)


def draft_statements(
    evidence: Evidence, links: tuple[Link | None, ...], strengths: tuple[Basis, ...]
) -> tuple[Draft, ...]:
    """Return every statement of the record, the file's own first, then in the order of the manifests.

    Args:
        evidence: the facts.
        links: the place of each manifest in the story.
        strengths: how strong the words of each manifest are.
    """
    drafts: list[Draft] = []
    for index, manifest in enumerate(evidence.manifests):
        link = links[index]
        if link is None or link.role is Role.INPUT:
            continue
        seal = evidence.seal(index)
        who = seal.organization or seal.name
        place = _Place(index, manifest, link.role, link.sound, strengths[index], who)
        drafts += _of_actions(place)
        drafts += _of_ingredients(place)
        drafts += (_of_disclosure(place.within(item.label), item) for item in manifest.disclosures)
    return tuple(drafts) + tuple(_no_edits(evidence, links, strengths, drafts))


def _of_actions(manifest: _Place) -> Iterator[Draft]:
    for place, action in _actions(manifest):
        inception = action.name in INCEPTIONS
        types = _types(action)
        for value in types:
            says = _said_by_action(meaning_of(value), inception=inception, part=place.role is Role.PART)
            if says is not None:
                edit = EditsState.AI if says is Says.EDITED and not inception and place.role is not Role.PART else None
                yield _draft(place, action, says, "digitalSourceType", value, edit)
        if inception and not types and says_generated(place.manifest, action):
            says = Says.EDITED if place.role is Role.PART else Says.GENERATED
            yield _draft(place, action, says, "description", action.description or "", None)
        if not inception and place.role is not Role.PART:
            yield from _of_edit(place, action, types)


def _actions(manifest: _Place) -> Iterator[tuple[_Place, Action]]:
    """Return every action with the place of the assertion that it stands in."""
    for group in manifest.manifest.action_lists:
        place = manifest.within(group.label)
        for action in group.actions:
            yield place, action


def _types(action: Action) -> tuple[str, ...]:
    """Return every source type that is stated for an action: its own, Adobe's, and its template's."""
    stated = (action.source_type, action.other_source_type, action.template_source_type)
    return tuple(dict.fromkeys(value for value in stated if value))


def _said_by_action(meaning: Says, *, inception: bool, part: bool) -> Says | None:
    """Say what a source type on an action means for the whole file; None where it says nothing about that."""
    match meaning:
        case Says.GENERATED:
            return Says.GENERATED if inception and not part else Says.EDITED
        case Says.DECLARED_NOT_AI:  # of an edit it tells the tool, of a part nothing about the rest
            return Says.DECLARED_NOT_AI if inception and not part else None
        case Says.NEUTRAL:
            return None if part else Says.NEUTRAL
        case _:
            return meaning


def _of_edit(place: _Place, action: Action, types: tuple[str, ...]) -> Iterator[Draft]:
    """Say what kind of edit an action is, unless its source type already says that AI was used."""
    meanings = {meaning_of(value) for value in types}
    if meanings & {Says.GENERATED, Says.EDITED}:
        return
    if action.name in NON_EDITORIAL:
        yield _draft(place, action, Says.EDIT_NON_EDITORIAL, "action", action.name, EditsState.NON_EDITORIAL)
    elif Says.DECLARED_NOT_AI in meanings:
        yield _draft(place, action, Says.EDIT_HUMAN, "digitalSourceType", types[0], EditsState.HUMAN)
    else:
        yield _draft(place, action, Says.EDIT_UNSPECIFIED, "action", action.name, EditsState.UNSPECIFIED)


def _draft(place: _Place, action: Action, says: Says, field: str, value: str, edit: EditsState | None) -> Draft:
    statement = _statement(place, says, action.tool, action.when, f"{action.pointer}/{field}", value)
    return Draft(statement, place.counts, edit, place.position, action.name, place.gathered)


def _statement(place: _Place, says: Says, tool: Tool | None, when: str | None, pointer: str, value: str) -> Statement:
    if tool is None and place.manifest.generators:
        tool = place.manifest.generators[0]
    source = Source("C2PA", f"{place.manifest.label}/{pointer}", value)
    return Statement(says, place.strength, place.who, tool, when, source, applies_to(place.role))


def _of_ingredients(manifest: _Place) -> Iterator[Draft]:
    """Read a source type that stands on an ingredient itself, which flat ingredients without a record carry."""
    for ingredient in manifest.manifest.ingredients:
        if ingredient.source_type is None:
            continue
        place = manifest.within(ingredient.label)
        says = _said_by_ingredient(ingredient, part=place.role is Role.PART)
        if says is not None:
            pointer = f"{ingredient.label}/digitalSourceType"
            statement = _statement(place, says, None, None, pointer, ingredient.source_type)
            parent = relationship(ingredient) is Relationship.PARENT_OF and place.role is not Role.PART
            about = AppliesTo.ANCESTOR if parent else AppliesTo.PART
            statement = statement._replace(tool=None, applies_to=about)
            yield Draft(statement, place.counts, None, place.position, None, place.gathered)


def _said_by_ingredient(ingredient: Ingredient, *, part: bool) -> Says | None:
    relation = relationship(ingredient)
    if relation is Relationship.INPUT_TO:
        return None
    whole = relation is Relationship.PARENT_OF and not part
    return _said_by_action(meaning_of(ingredient.source_type or ""), inception=whole, part=not whole)


def _of_disclosure(place: _Place, disclosure: Disclosure) -> Draft:
    """Read an AI disclosure: it says that a model was used, not for how much of the file.

    Where the same manifest creates the content without any other source type, nothing else was there to be edited,
    and the whole is generated; otherwise a part is.
    """
    manifest = place.manifest
    created = any(action.name == "c2pa.created" and not _types(action) for action in manifest.actions)
    fed = any(relationship(item) is not Relationship.INPUT_TO for item in manifest.ingredients)
    whole = created and not fed and place.role is not Role.PART
    says = Says.GENERATED if whole else Says.EDITED
    statement = _statement(place, says, disclosure.tool, None, disclosure.label, disclosure.value)
    return Draft(statement, place.counts, None, place.position, None, place.gathered)


def _no_edits(
    evidence: Evidence, links: tuple[Link | None, ...], strengths: tuple[Basis, ...], drafts: list[Draft]
) -> Iterator[Draft]:
    """Say "none after the origin" only where every action list of the file's own history is declared complete.

    It is no stronger than the weakest of these lists, and nobody says it where one of them does not hold.
    """
    own = [(i, m) for i, m in enumerate(evidence.manifests) if (link := links[i]) and link.role in _OWN]
    lists = [group for _, manifest in own for group in manifest.action_lists]
    complete = bool(own) and all(m.action_lists for _, m in own) and all(group.all_included for group in lists)
    if not complete or any(draft.edit is not None for draft in drafts):
        return
    seal, link = evidence.seal(0), links[0]
    sound = link is not None and link.sound
    if any((there := links[i]) is not None and there.sound is not sound for i, _ in own):
        return
    active = evidence.manifests[0]
    who = seal.organization or seal.name
    label = active.action_lists[0].label
    strength = max((strengths[i] for i, _ in own), key=ORDER.index)
    place = _Place(0, active, Role.SELF, sound, strength, who).within(label)
    pointer = f"{label}/allActionsIncluded"
    statement = _statement(place, Says.NO_FURTHER_EDITS, None, None, pointer, "true")
    yield Draft(statement, place.counts, EditsState.NONE_DECLARED, 0, None, place.gathered)


_OWN = (Role.SELF, Role.ANCESTOR)
