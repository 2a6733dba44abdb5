"""Markdown: whole outputs, and foreign text that stays text in a renderer that allows everything."""

from __future__ import annotations

import re
import unicodedata
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from syrupy.assertion import SnapshotAssertion

from tests.cli.program import SAMPLES, check
from tests.render.hostile import HOSTILE, error_of, poisoned, report_of
from tests.render.reports import ERROR, TWELVE, report, stable
from verify.render.as_markdown import MAX_ITEMS, to_markdown
from verify.render.inert import code, inert
from verify.words import neutral

ALL = MarkdownIt("js-default", {"html": True})  # tables, strike-through, raw HTML: whatever a renderer may have on
OURS = {"h3", "p", "ul", "ol", "li", "strong", "code"}
LIVE = re.compile(
    r"[<>@#|*_~\[\]{}$^\\`\uff20]|://|\bwww\.|\.[^\W\d]|&[\w#]|:[a-z]|\bGH-\d|\b[0-9a-f]{7,}\b", re.IGNORECASE
)
"""What GitHub, chats or Jira make something of after Markdown was read; in code nothing is."""


class Rendered(HTMLParser):
    """The tags of a page, and its text outside code."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[str] = []
        self.bare: list[str] = []
        self.code: list[str] = []
        self._inside = 0
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += [name for name, _ in attrs]
        self._inside += tag == "code"

    def handle_endtag(self, tag: str) -> None:
        self._inside -= tag == "code"

    def handle_comment(self, data: str) -> None:
        self.tags.append(f"!{data}")

    def handle_data(self, data: str) -> None:
        (self.code if self._inside else self.bare).append(data)


def rendered(text: str) -> Rendered:
    return Rendered(ALL.render(text))


@pytest.mark.parametrize("name", TWELVE)
def test_a_file_as_markdown(name: str, snapshot: SnapshotAssertion) -> None:
    text = re.sub(r"^- [\d,]+ bytes,", "- <bytes> bytes,", stable(to_markdown(report(name))), flags=re.MULTILINE)
    assert text == snapshot


def test_an_error_as_markdown(snapshot: SnapshotAssertion) -> None:
    assert to_markdown(ERROR) == snapshot


@pytest.mark.parametrize("name", TWELVE)
def test_a_file_renders_to_a_title_bold_words_lists_and_code_alone(name: str) -> None:
    shown = rendered(to_markdown(report(name)))
    assert set(shown.tags) <= OURS
    assert shown.tags.count("h3") == 1
    assert shown.code[0] == name
    assert not [text for text in shown.bare if LIVE.search(text)]
    assert report(name).file.sha256 in shown.code


@pytest.mark.parametrize("what", HOSTILE)
def test_hostile_text_in_every_field_stays_text(what: str) -> None:
    text = HOSTILE[what]
    plain_tags = [rendered(to_markdown(item)).tags for item in (report_of("word"), error_of("word"))]
    for item, expected in zip((report_of(text), error_of(text)), plain_tags, strict=True):
        page = to_markdown(item)
        shown = rendered(page)
        if text:  # what is empty may have no line of its own
            assert [tag for tag in shown.tags if tag != "code"] == [tag for tag in expected if tag != "code"]
        assert set(shown.tags) <= OURS
        assert shown.attributes == []
        assert not [bare for bare in shown.bare if LIVE.search(bare)]
        assert {char for char in page if unicodedata.category(char) in ("Cc", "Cf", "Cs", "Zl", "Zp")} <= {"\n"}
    assert set(rendered(to_markdown(poisoned(report("kissing-altered.mp4"), text))).tags) <= OURS


def test_plain_words_stand_as_they_are_and_others_as_code() -> None:
    assert inert("made with Acme Camera 1.4, at 14:01:00 UTC (list: “x”).") == (
        "made with Acme Camera 1.4, at 14:01:00 UTC (list: “x”)."
    )
    assert inert("see “camera.jpg”, or @x") == "see “`camera.jpg`”, or `@x`"
    assert inert("1. x") == "`1.` x"
    assert inert("version 1. x") == "version 1. x"
    assert inert("`a`") == r"`\x60a\x60`"
    assert code("a` b") == r"`a\x60 b`"


@pytest.mark.parametrize("before", ["", "- ", "1. ", "### ", "**x** ", "- **x** y. "])
@given(text=st.text(), more=st.text(st.sampled_from("`*_[]()<>#|!~\\-+=.:/@&;$1a \n\t\"'“”"), max_size=20))
def test_any_text_stays_on_its_line_and_brings_no_tag_but_code(before: str, text: str, more: str) -> None:
    expected = [tag for tag in rendered(before + "word").tags if tag != "code"]
    for foreign in (text, more):
        line = before + inert(foreign or "x")
        assert "\n" not in line
        shown = rendered(line)
        if neutral(foreign).strip():
            assert [tag for tag in shown.tags if tag != "code"] == expected
        assert not [bare for bare in shown.bare if LIVE.search(bare)]


@given(st.text(min_size=1))
def test_code_shows_any_text_as_it_is_but_for_graves(text: str) -> None:
    shown = rendered(code(text))
    assert shown.tags == ["p", "code"]
    assert "".join(shown.code).strip() == neutral(text).strip().replace("`", r"\x60")


def test_a_long_list_ends_with_the_number_of_the_rest() -> None:
    whole = report("camera.jpg")
    page = to_markdown(whole._replace(not_covered=tuple(f"gap {number}" for number in range(MAX_ITEMS + 5))))
    assert f"- gap {MAX_ITEMS - 1}\n- More in the JSON report: 5\n" in page


def test_the_program_puts_a_rule_between_files() -> None:
    run = check("--format", "md", SAMPLES / "camera.jpg", SAMPLES / "unsigned.jpg")
    first, second = run.out.split("\n\n---\n\n")
    assert first.startswith("### `camera.jpg`\n\n**Captured with a camera or microphone")
    assert second.startswith("### `unsigned.jpg`\n\n")
    assert rendered(run.out).tags.count("hr") == 1
