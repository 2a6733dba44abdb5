"""Names of programs: as version 2 gives them, and as version 1 packs them into a user agent string."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verify.model.manifests import Tool
from verify.record.tool import read_tool


@pytest.mark.parametrize(
    ("agent", "tool"),
    [
        ({"name": "Tool", "version": "2"}, Tool("Tool", "2")),
        ({"name": "Tool/2", "version": "3"}, Tool("Tool/2", "3")),
        ({"name": "Adobe_Photoshop/24.7"}, Tool("Adobe Photoshop", "24.7")),
        ({"name": "Tool", "version": ""}, Tool("Tool", None)),
        ({"name": "Tool", "version": 2}, Tool("Tool", None)),
        ({"version": "2"}, None),
        ({"name": ["Tool"]}, None),
        ("Adobe_Photoshop/24.7.0 (build 123) adobe_c2pa/0.5 c2pa-rs/0.18.0", Tool("Adobe Photoshop", "24.7.0")),
        ("ChatGPT c2pa-rs/0.28.4", Tool("ChatGPT", None)),
        ("DALL·E", Tool("DALL·E", None)),
        ("Microsoft_Responsible_AI/1.0 c2pa-rs/0.16.1", Tool("Microsoft Responsible AI", "1.0")),
        ("Tool/", Tool("Tool/", None)),
        ("/2", Tool("/2", None)),
        ("", None),
        ("  \t", None),
        (None, None),
        (7, None),
        (["Tool"], None),
        ({}, None),
    ],
)
def test_a_program_and_its_version(agent: object, tool: Tool | None) -> None:
    assert read_tool(agent) == tool


def test_a_name_of_a_megabyte_is_cut() -> None:
    tool = read_tool("x" * 2**20)
    assert tool is not None
    assert len(tool.name) <= 512
    tool = read_tool({"name": "y" * 2**20, "version": "z" * 2**20})
    assert tool is not None
    assert (len(tool.name), len(tool.version or "")) == (4096, 4096)


@given(st.text() | st.dictionaries(st.sampled_from(["name", "version"]), st.text() | st.none()) | st.integers())
def test_any_agent_gives_a_name_or_nothing(agent: object) -> None:
    tool = read_tool(agent)
    assert tool is None or tool.name
