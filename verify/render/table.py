"""Several files as a table: one line each, in columns that fit every state, as soon as each file is checked."""

from __future__ import annotations

from typing import Final, NamedTuple

from verify.model.report import ErrorReport, Report
from verify.model.vocabulary import AiState, RecordState, SignerState
from verify.render.columns import cut_end, cut_middle, padded, width_of
from verify.render.finding_lines import most_serious
from verify.render.page import Line, Page, Style, file_name, paragraph
from verify.words import say

WIDE: Final = 72
"""Narrower pages have no room for columns: there, the states of a file stand below its name."""

PIPED: Final = 180
"""Columns where nobody looks on: in a pipe or a file, where lines are searched; wide enough for the longest finding."""

MIN_NAME: Final = 20
MAX_NAME: Final = 48
_GAP: Final = "  "


class Columns(NamedTuple):
    """Widths of the columns, in cells; no room for findings where `finding` is 0."""

    name: int
    record: int
    signer: int
    ai: int
    finding: int


def columns_of(page: Page) -> Columns:
    """Return columns that hold every word for a state, and share the rest of the page between name and finding."""
    record, signer, ai = (
        max(width_of(page.shown(text)) for text in (say(f"table.{head}"), *(say(f"cell.{state}") for state in states)))
        for head, states in (("record", RecordState), ("signer", SignerState), ("ai", AiState))
    )
    left = page.width - record - signer - ai - 4 * len(_GAP)
    name = min(MAX_NAME, max(MIN_NAME, left // 2))
    return Columns(name, record, signer, ai, max(0, left - name))


def table_head(page: Page) -> tuple[Line, ...]:
    """Return the titles of the columns; none on a narrow page."""
    if page.width < WIDE:
        return ()
    columns = columns_of(page)
    cells = tuple(page.shown(say(f"table.{name}")) for name in ("file", "record", "signer", "ai"))
    last = page.shown(say("table.finding"))
    short = page.shown(say("table.finding.short"))
    return (Line(_row(cells, last if width_of(last) <= columns.finding else short, columns, page), Style.TITLE),)


def table_row(item: Report | ErrorReport, page: Page) -> tuple[Line, ...]:
    """Return one file as a line; below each other on a narrow page.

    Args:
        item: a report, or an error in its place.
        page: where it is shown.
    """
    name = page.shown(file_name(item.file.name))
    if page.width < WIDE:
        below = _states_in_words(item) if isinstance(item, Report) else _error(item)
        first = Line(cut_middle(name, page.width, page.shown("…")), Style.NAME)
        return (first, *paragraph(page, below, first="  ", rest="  "))
    columns = columns_of(page)
    if isinstance(item, ErrorReport):
        rest = page.width - columns.name - len(_GAP)
        shown = padded(cut_middle(name, columns.name, page.shown("…")), columns.name)
        return (Line(f"{shown}{_GAP}{cut_end(page.shown(_error(item)), rest, page.shown('…'))}", Style.BODY),)
    cells = (name, *(page.shown(say(f"cell.{state}")) for state in _states(item)))
    finding = most_serious(item)
    told = "" if finding is None else _finding(finding.severity.value, finding.title)
    return (Line(_row(cells, page.shown(told), columns, page), Style.BODY),)


def table_end(page: Page) -> tuple[Line, ...]:
    """Return the lines that end a table: how to see more."""
    return (page.line(), *paragraph(page, say("table.more")))


def _row(cells: tuple[str, ...], finding: str, columns: Columns, page: Page) -> str:
    ellipsis = page.shown("…")
    name = padded(cut_middle(cells[0], columns.name, ellipsis), columns.name)
    states = (padded(cell, width) for cell, width in zip(cells[1:], columns[1:4], strict=True))
    return _GAP.join((name, *states, cut_end(finding, columns.finding, ellipsis))).rstrip()


def _states(report: Report) -> tuple[str, str, str]:
    answers = report.answers
    return answers.record.state.value, answers.signer.state.value, answers.ai.state.value


def _states_in_words(report: Report) -> str:
    record, signer, ai = (say(f"cell.{state}") for state in _states(report))
    return say("table.states", record=record, signer=signer, ai=ai)


def _finding(severity: str, title: str) -> str:
    return say("table.finding.cell", severity=say(f"severity.{severity}"), title=title)


def _error(item: ErrorReport) -> str:
    return say("error.title", message=item.error.message)
