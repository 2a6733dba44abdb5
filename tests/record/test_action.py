"""Actions of versions 1 and 2, with the templates and the list of tools that an assertion gives once for several."""

from __future__ import annotations

import json

import pytest

from verify.model.manifests import Tool
from verify.record.action import read_action_list
from verify.record.crjson import read_record
from verify.record.types import Action

ADOBE = "com.adobe.digitalSourceType"


def only(assertion: dict[str, object]) -> Action:
    """Read an assertion of one action."""
    (found,) = read_action_list("c2pa.actions.v2", assertion).actions
    return found


def test_an_action_of_version_1() -> None:
    old = {
        "action": "c2pa.edited",
        "softwareAgent": "Adobe_Photoshop/24 (x)",
        "when": "2023-01-01",
        "parameters": {"description": "filter", "ingredient": {"url": "self#jumbf=c2pa.assertions/c2pa.ingredient"}},
    }
    (found,) = read_action_list("c2pa.actions", {"actions": [old]}).actions
    assert found == Action(
        name="c2pa.edited",
        source_type=None,
        other_source_type=None,
        template_source_type=None,
        tool=Tool("Adobe Photoshop", "24"),
        when="2023-01-01",
        description="filter",
        ingredients=("c2pa.ingredient",),
        pointer="c2pa.actions/actions/0",
    )


def test_an_action_of_version_2() -> None:
    url = "self#jumbf=c2pa.assertions/c2pa.ingredient.v3"
    new = {
        "action": "c2pa.placed",
        "digitalSourceType": "x",
        "softwareAgent": {"name": "Tool", "version": "2"},
        "description": "own words",
        "parameters": {"ingredients": [{"url": url}, {"url": 7}, None], "description": "not these", ADOBE: "y"},
    }
    assert only({"actions": [new]}) == Action(
        name="c2pa.placed",
        source_type="x",
        other_source_type="y",
        template_source_type=None,
        tool=Tool("Tool", "2"),
        when=None,
        description="own words",
        ingredients=("c2pa.ingredient.v3",),
        pointer="c2pa.actions.v2/actions/0",
    )


@pytest.mark.parametrize(
    ("value", "complete"), [(True, True), (False, False), ("true", False), (1, False), (None, False)]
)
def test_a_list_is_complete_only_where_it_says_so(value: object, *, complete: bool) -> None:
    assert read_action_list("c2pa.actions.v2", {"allActionsIncluded": value}).all_included is complete


def templated(*templates: object, **action: object) -> Action:
    return only({"actions": [{"action": "c2pa.created", **action}], "templates": list(templates)})


def test_a_template_speaks_for_the_actions_of_its_name_and_one_for_all_of_them() -> None:
    made = {"action": "c2pa.created", "digitalSourceType": "x", "softwareAgent": {"name": "Maker"}}
    other = {"action": "c2pa.edited", "digitalSourceType": "y"}
    every = {"action": "*", "digitalSourceType": "z"}
    found = templated(other, made, every)
    assert (found.source_type, found.template_source_type, found.tool) == (None, "x", Tool("Maker", None))
    assert templated(other).template_source_type is None
    assert templated(other, every).template_source_type == "z"
    assert templated(None, 7, {"digitalSourceType": "no name"}).template_source_type is None


def test_what_an_action_says_itself_comes_before_its_template() -> None:
    template = {"action": "c2pa.created", "softwareAgent": {"name": "Template"}, "digitalSourceType": "x"}
    found = templated(template, softwareAgent={"name": "Own"}, digitalSourceType="own")
    assert (found.tool, found.source_type) == (Tool("Own", None), "own")


AGENTS = [{"name": "A", "version": "1"}, "B/2", None]


@pytest.mark.parametrize(
    ("index", "tool"),
    [
        (0, Tool("A", "1")),
        (1, Tool("B", "2")),
        (2, None),
        (3, None),
        (-1, None),
        ("0", None),
        (True, None),
        (0.0, None),
    ],
)
def test_a_tool_is_named_by_its_place_in_the_list(index: object, tool: Tool | None) -> None:
    assert only({"actions": [{"softwareAgentIndex": index}], "softwareAgents": AGENTS}).tool == tool


def test_a_tool_that_is_named_comes_before_one_that_is_counted() -> None:
    action = {"softwareAgent": {"name": "Own"}, "softwareAgentIndex": 0}
    assert only({"actions": [action], "softwareAgents": AGENTS}).tool == Tool("Own", None)


@pytest.mark.parametrize(
    ("label", "read_as_actions"),
    [
        ("c2pa.actions", True),
        ("c2pa.actions__1", True),
        ("c2pa.actions.v2", True),
        ("c2pa.actions.v2__12", True),
        ("c2pa.actions.v3", True),
        ("c2pa.actions.last.v1", False),
        ("c2pa.actionsish", False),
        ("com.acme.c2pa.actions", False),
    ],
)
def test_a_label_is_an_action_list_in_any_version_with_any_suffix(label: str, *, read_as_actions: bool) -> None:
    one = {"assertions": {label: {"actions": [{"action": "c2pa.created"}]}}}
    record = read_record(json.dumps({"manifests": [one]}))
    assert record is not None
    assert [group.label for group in record.active.action_lists] == ([label] if read_as_actions else [])
