"""Reading a page as a browser would: its elements, its text, what it would load."""

from __future__ import annotations

import re
from functools import cache
from html.parser import HTMLParser
from typing import Final, NamedTuple

from tests.render.reports import SAMPLES, report
from verify.render.html.shown import Shown

VOID: Final = frozenset({"meta", "img", "br", "link", "input", "hr", "base"})
LOADING: Final = {
    "script",
    "link",
    "iframe",
    "object",
    "embed",
    "form",
    "input",
    "base",
    "video",
    "audio",
    "image",
    "use",
}


class Element(NamedTuple):
    """A start tag, with the names of the elements that it stands in."""

    name: str
    attributes: dict[str, str]
    inside: tuple[str, ...]


class Page(HTMLParser):
    """A page taken apart; a tag that is not closed where it should be fails."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: list[Element] = []
        self.comments: list[str] = []
        self.style = ""
        self._words: list[str] = []
        self._open: list[str] = []
        self.feed(text)
        self.close()
        assert self._open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = [name for name, _ in attrs]
        assert len(names) == len(set(names)), f"an attribute stands twice in {tag}"
        self.elements.append(Element(tag, {name: value or "" for name, value in attrs}, tuple(self._open)))
        if tag not in VOID:
            self._open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self._open, f"</{tag}> closes nothing"
        assert self._open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self._open and self._open[-1] == "style":
            self.style += data
        else:
            self._words.append(data)

    def handle_comment(self, data: str) -> None:
        self.comments.append(data)

    @property
    def text(self) -> str:
        """All that is read, with what attributes hold for readers."""
        kept = [value for item in self.elements for key, value in item.attributes.items() if key in ("alt", "datetime")]
        return "".join((*self._words, " ", *(f" {value} " for value in kept)))

    def named(self, name: str) -> list[Element]:
        """Return the elements of a name, in order."""
        return [item for item in self.elements if item.name == name]


@cache
def sample(name: str) -> Shown:
    """Return a sample as the page shows it, without pictures."""
    assert (SAMPLES / name).is_file()
    return Shown(report(name))


def check_harmless(page: Page) -> None:
    """Fail where a page has a script, an event, a style of an element, a comment, or an address beyond itself."""
    assert {item.name for item in page.elements} & LOADING == set()
    assert page.comments == []
    for item in page.elements:
        for key, value in item.attributes.items():
            assert not key.startswith("on"), item
            assert key not in ("style", "srcset", "action", "formaction", "background", "poster", "xlink:href"), item
            if key == "src":
                assert re.fullmatch(r"data:image/(png|jpeg);base64,[A-Za-z0-9+/=]+", value)
            if key == "href":
                assert re.fullmatch(r"#[\w-]+", value)


def outside_drawings(page: Page, name: str) -> list[Element]:
    """Return the elements of a name that belong to no drawing, in which titles are tips."""
    return [item for item in page.named(name) if "svg" not in item.inside]
