"""A comparison as text: the headline, what ties the files together, both side by side, and what differs.

Side by side from 80 columns; below that, one under the other.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import zip_longest
from typing import Final

from verify.model.comparison import Comparison
from verify.render.columns import padded, width_of, wrapped
from verify.render.compared import Row, counts, difference_rows, notes, side_rows, tie_texts
from verify.render.page import DEFAULT_WIDTH, MIN_WIDTH, Line, Page, Style, paragraph, section, titled
from verify.words import say

SIDE_BY_SIDE: Final = 80
"""Columns from which two columns of text can be read."""

WIDEST: Final = 140
"""Columns that are used; lines in wider ones are hard to follow from one file to the other."""

_GAP: Final = "  "
_INDENT: Final = "  "
"""Before every row: at the edge stand titles of ours alone, which foreign words must not look like."""

_NAME: Final = 22
"""Columns of the names of marks; longer names go on in the next line."""


def comparison_lines(comparison: Comparison, width: int = DEFAULT_WIDTH, encoding: str = "utf-8") -> tuple[Line, ...]:
    """Return a comparison as lines of text.

    Args:
        comparison: of two files.
        width: columns of the terminal.
        encoding: of the output; what it cannot show is written in plainer marks or as an escape.
    """
    return tuple(_lines(comparison, Page(min(WIDEST, max(MIN_WIDTH, width)), encoding)))


def _lines(comparison: Comparison, page: Page) -> Iterator[Line]:
    yield from paragraph(page, comparison.headline, rest="  ", style=Style.HEADLINE)
    if comparison.relations and comparison.relations[0].ties:
        yield from titled(page, "compare.label.relations")
        for relation in comparison.relations:
            vouched = say(f"compare.vouched.{relation.vouched.value}")
            said = say("compare.relation", sentence=relation.sentence, vouched=vouched)
            told = relation.sentence == comparison.headline  # above already
            yield from paragraph(page, vouched if told else said, first="  - ", rest="    ")
            for tie in tie_texts(relation.ties, relation.ties_count):
                yield from paragraph(page, tie, first="      ", rest="        ")
    yield from titled(page, "compare.label.side_by_side")
    yield from _table(page, side_rows(comparison), "")
    rows = difference_rows(comparison)
    if comparison.relations:
        yield from titled(page, "compare.label.differences")
        if not rows:
            yield from paragraph(page, say("compare.no_differences"), first="  ", rest="  ")
        else:
            yield from _table(page, rows, say("compare.row.what"))
        for note in (*notes(comparison), *counts(comparison)):
            yield from paragraph(page, note, first="  - ", rest="    ")
    if comparison.not_covered:
        yield from section(page, "compare.label.not_covered", comparison.not_covered)


def _table(page: Page, rows: tuple[Row, ...], name: str) -> Iterator[Line]:
    head = Row(name, say("compare.label.a"), say("compare.label.b"))
    if page.width < SIDE_BY_SIDE:
        yield from _stacked(page, rows, head)
        return
    label = min(_NAME, max(width_of(page.shown(row.label)) for row in (head, *rows)))
    column = (page.width - len(_INDENT) - label - 2 * len(_GAP)) // 2
    for row in (head, *rows):
        cells = (_cell(page, row.label, label), _cell(page, row.a, column), _cell(page, row.b, column))
        for line in zip_longest(*cells, fillvalue=""):
            widths = (label, column, column)
            text = _GAP.join(padded(cell, size) for cell, size in zip(line, widths, strict=True))
            yield Line((_INDENT + text).rstrip(), Style.TITLE if row is head else Style.BODY)


def _stacked(page: Page, rows: tuple[Row, ...], head: Row) -> Iterator[Line]:
    for row in rows:
        yield from paragraph(page, row.label, first="  ", rest="  ")
        for name, value in ((head.a, row.a), (head.b, row.b)):
            if value:
                yield from paragraph(page, value, first=f"    {name}: ", rest="       ")


def _cell(page: Page, text: str, columns: int) -> list[str]:
    return wrapped(page.shown(text), columns) if text else [""]
