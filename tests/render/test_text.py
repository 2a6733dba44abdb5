"""Text for a terminal: whole outputs, line by line, as people see them."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from syrupy.assertion import SnapshotAssertion

from tests.render.hostile import HOSTILE, poisoned, report_of
from tests.render.reports import ERROR, TWELVE, report, stable
from tests.words.test_words import PREPENDED
from verify.model.manifests import ManifestIngredient, Tool
from verify.model.report import MetadataField, Report, Statement, Step
from verify.model.vocabulary import Relationship
from verify.render.columns import width_of
from verify.render.page import READING_WIDTH
from verify.render.text import MIN_WIDTH, Style, text_lines, to_text
from verify.words import neutral, quoted

CONTROLS = ("Cc", "Cf", "Cs", "Zl", "Zp")
EVIL = "a\nb\r\x1b[31mRED\x1b[0m\u202e\u200b\x00\x85\u2028\ud800"


FOREIGN = st.one_of(
    st.text(),
    st.text("新聞写真、。「」ー가나다ไทยาำิ่ابجد אבגד🙂👩\u200d🚀"),
    st.text("e\u0301 \u3000\u00a0\u202e\u2067\x1b[]“”a1,"),
)
"""Texts out of a file: any at all, and many with what is hard to set."""


@pytest.mark.parametrize("name", TWELVE)
def test_a_report_in_80_columns(name: str, snapshot: SnapshotAssertion) -> None:
    assert stable(to_text(report(name))) == snapshot


@pytest.mark.parametrize("name", TWELVE)
def test_a_report_with_details(name: str, snapshot: SnapshotAssertion) -> None:
    whole = stable(to_text(report(name), details=True))
    brief = stable(to_text(report(name)))
    assert whole.startswith(brief)
    assert whole.removeprefix(brief) == snapshot


def test_a_report_in_40_columns_and_an_encoding_with_nothing_but_ascii(snapshot: SnapshotAssertion) -> None:
    assert to_text(report("新聞 صورة תמונה.jpg"), 40, encoding="ascii") == snapshot


def test_an_error_in_the_place_of_a_report(snapshot: SnapshotAssertion) -> None:
    assert to_text(ERROR) == snapshot


@pytest.mark.parametrize("encoding", ["utf-8", "latin-1", "ascii", "cp437"])
@pytest.mark.parametrize("width", [MIN_WIDTH, 60, 80, 120])
@pytest.mark.parametrize("name", TWELVE)
def test_every_line_keeps_to_its_columns_and_to_its_encoding_and_none_ends_with_a_blank(
    name: str, width: int, encoding: str
) -> None:
    text = to_text(report(name), width, encoding=encoding)
    lines = text.split("\n")
    assert [line for line in lines if width_of(line) > width] == []
    assert [line for line in lines if line != line.rstrip()] == []
    assert text.encode(encoding).decode(encoding) == text


def test_a_wide_terminal_is_filled_only_as_far_as_is_good_to_read() -> None:
    lines = to_text(report("kissing.mp4"), 240).split("\n")
    assert 90 < max(map(width_of, lines)) <= READING_WIDTH
    assert to_text(report("kissing.mp4"), 240) == to_text(report("kissing.mp4"), READING_WIDTH)


def test_a_terminal_that_is_too_narrow_is_not_obeyed() -> None:
    assert to_text(report("camera.jpg"), 7) == to_text(report("camera.jpg"), MIN_WIDTH)


def test_a_tree_is_drawn_where_the_encoding_has_the_lines_for_it_and_typed_where_not() -> None:
    drawn = to_text(report("ai-cropped.jpg"))
    assert "  └─ This file; signer recognised: Sample Darkroom\n     ├─ Crop Desk 5.1: opened" in drawn
    assert to_text(report("ai-cropped.jpg"), encoding="cp437").count("├─") == drawn.count("├─")
    for encoding in ("ascii", "latin-1", "cp1252"):
        typed = to_text(report("ai-cropped.jpg"), encoding=encoding)
        assert "  `-- This file; signer recognised: Sample Darkroom\n      |-- Crop Desk 5.1: opened" in typed
        assert not set(typed) & set("├└─│")


def test_our_own_marks_of_quotation_become_plain_ones_where_the_encoding_has_none() -> None:
    typed = to_text(report("kissing.mp4"), encoding="ascii")
    assert 'Acme Imaging, "Acme Camera", on the list' in typed
    assert "\\u" not in typed
    assert "“Acme Camera”" in to_text(report("kissing.mp4"), encoding="cp1252")


def test_the_headline_is_followed_by_what_to_publish_and_what_not() -> None:
    for name in TWELVE:
        item = report(name)
        told = "".join("".join(line.text.split()) for line in text_lines(item))
        block = f"{item.headline} To publish: the words above, as they stand. {item.caution} Record"
        assert "".join(block.split()) in told


def test_findings_stand_under_the_word_for_how_much_they_matter_the_most_serious_first() -> None:
    lines = [line.text for line in text_lines(report("kissing-altered.mp4"))]
    begin = lines.index("Findings")
    assert lines[begin + 1 : begin + 5] == [
        "  Problems",
        "    - The content does not match the record. [record.content_changed]",
        "  Notices",
        "    - The time is only stated. [time.stated_only]",
    ]


def test_a_history_of_hundreds_of_steps_is_folded_and_not_cut() -> None:
    whole = report("ai-cropped.jpg")
    step = whole.history[-1]
    many = whole._replace(history=tuple(step._replace(sentence=f"step {number}") for number in range(500)))
    text = to_text(many)
    assert [text.count(f"step {number};") for number in (0, 29, 30, 469, 470, 499)] == [1, 1, 0, 0, 1, 1]
    assert "├─ 440 more (--details)" in text
    assert text.count("This file;") == 2


def test_records_that_name_each_other_without_end_are_opened_once() -> None:
    whole = report("kissing.mp4")
    circle = ManifestIngredient(0, Relationship.COMPONENT_OF, "myself", None)
    manifests = (whole.manifests[0]._replace(ingredients=(circle,) * 500),)
    text = to_text(whole._replace(manifests=manifests))
    assert text.count("Part: myself; has a record of its own: signer recognised: Acme Imaging") == 60
    assert "440 more (--details)" in text


def test_what_went_into_what_went_in_stands_below_it() -> None:
    whole = report("ai-cropped.jpg")
    part = ManifestIngredient(1, Relationship.COMPONENT_OF, "part.jpg", "image/jpeg")
    inner = ManifestIngredient(None, Relationship.INPUT_TO, "inner.png", None)
    own = whole.manifests[0]._replace(ingredients=(part,))
    manifests = (own, whole.manifests[1]._replace(ingredients=(inner,)))
    history = tuple(step for step in whole.history if step.manifest == 0)
    lines = to_text(whole._replace(manifests=manifests, history=history), 100).split("\n")
    found = next(number for number, line in enumerate(lines) if "part.jpg" in line)
    assert lines[found] == ("     └─ Part: part.jpg; has a record of its own: signer recognised: Picture Maker Ltd")
    assert lines[found + 1] == "        └─ Input: inner.png"


@pytest.mark.parametrize("details", [False, True])
@pytest.mark.parametrize("name", TWELVE)
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
    assert [line.style for line in lines[:4]] == [Style.NAME, Style.HEADLINE, Style.HEADLINE, Style.BODY]
    labels = [line.text.split()[0] for line in lines if re.match(r"(Record|Signer|AI|Edits) ", line.text)]
    assert labels == ["Record", "Signer", "AI", "Edits"]
    titles = [line.text for line in lines if line.style is Style.TITLE]
    assert titles == [
        "How it was made",
        "Inputs, in the words of the record",
        "Findings",
        "Not covered by this check",
        "Next",
    ]


def test_leads_are_shown_apart_and_named_as_no_evidence() -> None:
    titles = [line.text for line in text_lines(report("kissing-altered.mp4")) if line.style is Style.TITLE]
    assert titles[0] == "What the broken record said (not evidence)"
    assert "How it was made" not in titles


def test_styles_never_stand_for_good_or_bad() -> None:
    assert {style.value for style in Style} == {"name", "headline", "title", "body"}


@given(FOREIGN, FOREIGN, st.integers(MIN_WIDTH, 140), st.sampled_from(["utf-8", "latin-1", "ascii"]))
def test_any_title_and_tool_keep_to_the_columns_and_bring_no_control(
    title: str, tool: str, width: int, encoding: str
) -> None:
    whole = report("kissing.mp4")
    step = Step("c2pa.opened", Tool(tool, title), title, (title, tool), None, 0, "opened an earlier version")
    lead = whole.statements[0]._replace(tool=Tool(title, tool))
    used = tuple(item._replace(title=title) for item in whole.answers.ai.inputs)
    answers = whole.answers._replace(ai=whole.answers.ai._replace(inputs=used))
    field = MetadataField("XMP", title, tool, covered_by_signature=False)
    shown = whole._replace(
        file=whole.file._replace(name=title),
        headline=f"AI-generated with {neutral(tool)}, according to a record from {quoted(title)}.",
        history=(*whole.history, step),
        leads=(Statement(*lead),),
        answers=answers,
        metadata=(field,),
    )
    for line in text_lines(shown, width, encoding=encoding):
        assert width_of(line.text) <= min(width, READING_WIDTH)
        assert {char for char in line.text if unicodedata.category(char) in CONTROLS} <= PREPENDED


OURS = tuple(f"{label} " for label in ("Record", "Signer", "AI", "Edits", "Identity", "To publish:", "Do not write"))


@given(st.lists(st.sampled_from(["Record", "AI", "Next", "Do", "not", "write", "x", "To", "publish:", "Edits"])))
def test_no_line_of_foreign_words_begins_as_our_own_do(words: list[str]) -> None:
    whole = report("unsigned.jpg")
    headline = f"Made with {neutral(' '.join(words), 2000)}, according to nobody."
    told = whole._replace(file=whole.file._replace(name=" ".join(words) or "x"), headline=headline)
    for line in text_lines(told, MIN_WIDTH):
        if line.style in (Style.NAME, Style.HEADLINE):
            assert not line.text.startswith((*OURS, "Next", "Findings", "Details"))


@pytest.mark.parametrize("kind", HOSTILE)
def test_hostile_text_in_every_field_stays_in_its_columns(kind: str) -> None:
    for item in (report_of(HOSTILE[kind]), poisoned(report("kissing.mp4"), HOSTILE[kind])):
        for line in text_lines(item, 80):
            assert width_of(line.text) <= 80
            assert {char for char in line.text if unicodedata.category(char) in CONTROLS} <= PREPENDED
