"""The page that text is set on: its width, what its encoding can show, its lines, paragraphs and sections.

The library only returns lines with a style name each; the command line decides how to show them. Every line is one
line: foreign text was neutralised where the sentence was made.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import StrEnum
from functools import cache
from typing import Final, NamedTuple

from verify.render.columns import width_of, wrapped
from verify.words import direction, language, neutral, quoted, say

DEFAULT_WIDTH: Final = 80
MIN_WIDTH: Final = 40

READING_WIDTH: Final = 100
"""Widest line of sentences: longer ones are hard to read on; tables and details use what there is."""

MAX_TEXT: Final = 8000
"""Characters of one text; sentences of ours have a few hundred, and each name in them is cut before."""

_LABELS: Final = ("record", "signer", "ai", "edits", "identity")  # how lines of answers begin
_TITLES: Final = (
    *("history", "inputs", "leads", "metadata", "handling", "findings", "second", "times"),
    *("not_covered", "next", "details"),
)
_PLAINER: Final = {
    "\u201c": '"',
    "\u201d": '"',
    "\u2018": "'",
    "\u2019": "'",
    "\u2026": "...",
    "\u2013": "-",
    "\u2014": "-",
}
"""Our own marks, and what stands for them where an encoding has them not."""


class Style(StrEnum):
    """What a line is; never a colour that stands for good or bad."""

    NAME = "name"
    HEADLINE = "headline"
    TITLE = "title"
    BODY = "body"


class Line(NamedTuple):
    """One line of output."""

    text: str
    style: Style


class Branches(NamedTuple):
    """The lines of a tree: before a branch and below it, and the same for the last branch."""

    branch: str
    below: str
    last: str
    below_last: str


_DRAWN: Final = Branches("├─ ", "│  ", "└─ ", "   ")
_TYPED: Final = Branches("|-- ", "|   ", "`-- ", "    ")


class Page(NamedTuple):
    """Where text is shown.

    Attributes:
        width: columns.
        encoding: of the output; what it cannot show becomes a plainer mark of our own, or an escape.
    """

    width: int = DEFAULT_WIDTH
    encoding: str = "utf-8"

    @property
    def reading(self) -> int:
        """Columns of sentences."""
        return min(self.width, READING_WIDTH)

    @property
    def branches(self) -> Branches:
        """How a tree is drawn."""
        return _DRAWN if _can_show("├─└│", self.encoding) else _TYPED

    def shown(self, text: str) -> str:
        """Return a text as the encoding can show it; to be measured after this."""
        if text.isascii() or self.encoding.lower().startswith("utf"):
            return text
        plainer = text.translate(_plainer(self.encoding))
        return plainer.encode(self.encoding, "backslashreplace").decode(self.encoding)

    def line(self, text: str = "", style: Style = Style.BODY) -> Line:
        """Return one line that is not wrapped."""
        return Line(self.shown(text), style)


def paragraph(page: Page, text: str, *, first: str = "", rest: str = "", style: Style = Style.BODY) -> Iterator[Line]:
    """Yield a text in lines; no line of it looks as if it began one of our own answers or sections.

    Args:
        page: where it is shown.
        text: a sentence, neutralised.
        first: what the first line begins with.
        rest: what each further line begins with.
        style: of all lines.
    """
    shown = page.shown(neutral(text, MAX_TEXT))
    lines = wrapped(shown, page.reading, first=first, rest=rest, forward=direction() == "ltr")
    if not rest and any(line.startswith(own_beginnings()) for line in lines[1:]):
        lines = wrapped(shown, page.reading, first=first, rest="  ", forward=direction() == "ltr")
    for line in lines:
        yield Line(line, style)


def section(page: Page, label: str, bullets: Iterable[str]) -> Iterator[Line]:
    """Yield an empty line, a title, and a bullet for each text."""
    yield from titled(page, label)
    for bullet in bullets:
        yield from paragraph(page, bullet, first="  - ", rest="    ")


def titled(page: Page, label: str) -> Iterator[Line]:
    """Yield an empty line and a title."""
    yield page.line()
    yield from paragraph(page, say(label), style=Style.TITLE)


def file_name(name: str) -> str:
    """Return the name of a file as a line may begin with it: in quotation marks where it looks like a label of ours."""
    shown = quoted(name)
    return f"“{shown}”" if shown.startswith(own_beginnings()) else shown


def own_beginnings() -> tuple[str, ...]:
    """Return how our own lines begin: the labels of answers, the titles of sections, what to publish and what not."""
    return _own_beginnings(language())


@cache
def _own_beginnings(_language: str) -> tuple[str, ...]:
    labels = (say(f"label.{name}") for name in (*_LABELS, *_TITLES))
    return (*labels, say("publish.begins"), say("caution.begins"))


def label_column() -> int:
    """Return the width of the column of labels."""
    return _label_column(language())


@cache
def _label_column(_language: str) -> int:
    return 1 + max(width_of(say(f"label.{name}")) for name in _LABELS)


@cache
def _plainer(encoding: str) -> dict[int, str]:
    return {ord(mark): plain for mark, plain in _PLAINER.items() if not _can_show(mark, encoding)}


def _can_show(text: str, encoding: str) -> bool:
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True
