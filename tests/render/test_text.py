"""Text for a terminal: whole outputs, line by line, as people see them."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from syrupy.assertion import SnapshotAssertion

from tests.render.reports import ERROR, EVERY_NAME, NAMES, report, stable
from verify.model.manifests import Tool
from verify.model.report import Report, Statement, Step
from verify.render.text import MIN_WIDTH, Style, text_lines, to_text

EVIL = "a\nb\r\x1b[31mRED\x1b[0m\u202e\u200b\x00\x85\u2028\ud800"


@pytest.mark.parametrize("name", NAMES)
def test_a_sample_in_80_columns(name: str, snapshot: SnapshotAssertion) -> None:
    assert stable(to_text(report(name))) == snapshot


@pytest.mark.parametrize("name", NAMES)
def test_a_sample_with_details(name: str, snapshot: SnapshotAssertion) -> None:
    whole = stable(to_text(report(name), details=True))
    brief = stable(to_text(report(name)))
    assert whole.startswith(brief)
    assert whole.removeprefix(brief) == snapshot


def test_an_error_in_the_place_of_a_report(snapshot: SnapshotAssertion) -> None:
    assert to_text(ERROR) == snapshot


@pytest.mark.parametrize("width", [60, 80, 120])
@pytest.mark.parametrize("name", EVERY_NAME)
def test_every_line_keeps_to_its_columns_and_none_ends_with_a_space(name: str, width: int) -> None:
    lines = to_text(report(name), width).split("\n")
    assert [line for line in lines if len(line) > width] == []
    assert [line for line in lines if line != line.rstrip()] == []


def test_the_narrowest_terminal_is_wide_enough() -> None:
    lines = to_text(report("kissing-altered.mp4"), MIN_WIDTH).split("\n")
    assert [line for line in lines if len(line) > MIN_WIDTH] == []


def test_a_terminal_that_is_too_narrow_is_not_obeyed() -> None:
    assert to_text(report("camera.jpg"), 7) == to_text(report("camera.jpg"), MIN_WIDTH)


@pytest.mark.parametrize("details", [False, True])
@pytest.mark.parametrize("name", EVERY_NAME)
def test_no_output_holds_a_control_character(name: str, details: bool) -> None:
    text = to_text(report(name), details=details)
    assert {char for char in text if unicodedata.category(char) in ("Cc", "Cf", "Cs", "Zl", "Zp")} == {"\n"}


def hostile(name: str) -> Report:
    """Return a report in which every foreign text is full of controls, as if each had come past another check."""
    whole = report(name)
    tool = Tool(EVIL, EVIL)
    facts = whole.file._replace(name=EVIL, path=EVIL)
    statements = tuple(
        item._replace(who=EVIL, tool=tool, when=EVIL, source=item.source._replace(pointer=EVIL, value=EVIL))
        for item in (*whole.statements, *whole.leads)
    )
    steps = tuple(step._replace(action=EVIL, tool=tool, when=EVIL, used=(EVIL,), by=EVIL) for step in whole.history)
    manifests = tuple(
        item._replace(
            label=EVIL,
            title=EVIL,
            claim_generator=(tool,),
            signer=item.signer._replace(name=EVIL, organization=EVIL, issuer=EVIL, recognized_by=(EVIL,)),
            time=item.time._replace(time=EVIL, authority=EVIL) if item.time else None,
            actions=tuple(step._replace(action=EVIL, source_type=EVIL, when=EVIL, tool=tool) for step in item.actions),
            ingredients=tuple(used._replace(title=EVIL, media_type=EVIL) for used in item.ingredients),
            redacted=(EVIL,),
            codes=(EVIL,),
        )
        for item in whole.manifests
    )
    findings = tuple(finding._replace(source=EVIL) for finding in whole.findings)
    told = whole._replace(statements=statements, leads=statements, history=steps)
    return told._replace(file=facts, manifests=manifests, findings=findings)


@pytest.mark.parametrize("name", ["kissing.mp4", "ai-cropped.jpg"])
def test_foreign_text_with_controls_in_every_field_stays_on_its_line(name: str) -> None:
    text = to_text(hostile(name), details=True)
    assert {char for char in text if unicodedata.category(char) in ("Cc", "Cf", "Cs", "Zl", "Zp")} == {"\n"}
    assert len(text.split("\n")) < 400
    assert "\\x1b[31mRED" in text


def test_an_error_line_is_one_line_whatever_the_name_holds() -> None:
    name, *rest = to_text(ERROR).split("\n")
    assert name == "odd\\x0aname\\x1b[31m\\u202e.jpg"
    assert len(rest) == 2


def test_the_first_lines_are_name_headline_and_four_answers_in_their_order() -> None:
    lines = text_lines(report("kissing.mp4"))
    assert [line.style for line in lines[:3]] == [Style.NAME, Style.HEADLINE, Style.HEADLINE]
    labels = [line.text.split()[0] for line in lines if re.match(r"(Record|Signer|AI|Edits) ", line.text)]
    assert labels == ["Record", "Signer", "AI", "Edits"]
    titles = [line.text for line in lines if line.style is Style.TITLE]
    assert titles == ["How it was made", "Findings", "Not covered by this check", "Next"]


def test_leads_are_shown_apart_and_named_as_no_evidence() -> None:
    titles = [line.text for line in text_lines(report("kissing-altered.mp4")) if line.style is Style.TITLE]
    assert titles[0] == "What the broken record said (not evidence)"
    assert "How it was made" not in titles


def test_styles_never_stand_for_good_or_bad() -> None:
    assert {style.value for style in Style} == {"name", "headline", "title", "body"}


@given(st.text(), st.text(), st.integers(60, 200))
def test_any_title_and_tool_give_lines_without_breaks(title: str, tool: str, width: int) -> None:
    whole = report("camera.jpg")
    step = Step("c2pa.opened", Tool(tool, None), None, (title,), None, 0, "opened an earlier version")
    lead = whole.statements[0]._replace(tool=Tool(title, tool))
    shown = whole._replace(history=(step,), leads=(Statement(*lead),))
    for line in text_lines(shown, width):
        assert "\n" not in line.text
        assert len(line.text) <= width
