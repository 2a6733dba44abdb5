"""Actions assertions of versions 1 and 2, with their templates and lists of software agents (C2PA 2.4, actions)."""

from collections.abc import Mapping
from typing import NamedTuple

from verify.model.manifests import Tool
from verify.record.fields import Json, items, mapping, number, one_or_many, text
from verify.record.tool import read_tool
from verify.record.types import Action, ActionList

ANY_ACTION = "*"
"""A template of this name holds for every action."""


class _Shared(NamedTuple):
    """What the actions of one assertion have in common."""

    agents: tuple[Tool | None, ...]
    templates: tuple[Mapping[str, Json], ...]


def read_action_list(label: str, assertion: Mapping[str, Json]) -> ActionList:
    """Read an actions assertion.

    Args:
        label: of the assertion, with its suffix.
        assertion: its fields.
    """
    shared = _Shared(
        tuple(read_tool(item) for item in items(assertion.get("softwareAgents"))),
        tuple(mapping(item) for item in items(assertion.get("templates"))),
    )
    actions = (mapping(item) for item in items(assertion.get("actions")))
    return ActionList(
        label,
        tuple(_action(f"{label}/actions/{i}", action, shared) for i, action in enumerate(actions)),
        all_included=assertion.get("allActionsIncluded") is True,
    )


def _action(pointer: str, action: Mapping[str, Json], shared: _Shared) -> Action:
    name = text(action.get("action")) or ""
    templates = tuple(item for item in shared.templates if item.get("action") in (name, ANY_ACTION))
    parameters = mapping(action.get("parameters"))
    linked = (*one_or_many(parameters.get("ingredients")), *one_or_many(parameters.get("ingredient")))
    urls = (text(mapping(item).get("url")) for item in linked)
    stated = (text(item.get("digitalSourceType")) for item in templates)
    tools = (_tool(item, shared.agents) for item in (action, *templates))
    return Action(
        name=name,
        source_type=text(action.get("digitalSourceType")),
        other_source_type=text(parameters.get("com.adobe.digitalSourceType")),
        template_source_type=next((value for value in stated if value), None),
        tool=next((tool for tool in tools if tool), None),
        when=text(action.get("when")),
        description=text(action.get("description")) or text(parameters.get("description")),
        ingredients=tuple(url.rpartition("/")[2] for url in urls if url),
        pointer=pointer,
    )


def _tool(fields: Mapping[str, Json], agents: tuple[Tool | None, ...]) -> Tool | None:
    """Read the program of an action: named where it stands, or by its place in the assertion's list."""
    own = read_tool(fields.get("softwareAgent"))
    place = number(fields.get("softwareAgentIndex"))
    if own is None and place is not None and 0 <= place < len(agents):
        return agents[place]
    return own
