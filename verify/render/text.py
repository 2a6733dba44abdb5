"""Text for a terminal: headline, answers with their evidence, how it was made, findings, gaps, next steps.

Readable in 40 columns and more, and without colour. This is the order of the parts; each part has a file of its own.
"""

from __future__ import annotations

from collections.abc import Iterator

from verify.model.report import ErrorReport, MetadataField, Report, Statement
from verify.render.answers import answer_lines, error_lines, head_lines
from verify.render.finding_lines import finding_lines
from verify.render.page import DEFAULT_WIDTH, MIN_WIDTH, Line, Page, Style, section, titled
from verify.render.signed import input_rows, tool_of
from verify.words import neutral, quoted, say

__all__ = ["DEFAULT_WIDTH", "MIN_WIDTH", "Line", "Style", "text_lines", "to_text"]

SHOWN_FIELDS = 8
"""Metadata fields shown; --details and JSON have all of them."""

SHOWN_LEADS = 10
"""Statements of a broken record shown; --details and JSON have all of them."""

MAX_FIELD = 80  # characters of a field's name or value


def text_lines(
    item: Report | ErrorReport, width: int = DEFAULT_WIDTH, *, details: bool = False, encoding: str = "utf-8"
) -> tuple[Line, ...]:
    """Return a report as lines of text.

    Args:
        item: a report, or an error in its place.
        width: columns of the terminal; a line of sentences keeps to it, and to what is good to read.
        details: add certificates, codes, hashes and pointers; these lines are as long as what they hold.
        encoding: of the output; what it cannot show is written in plainer marks or as an escape.
    """
    page = Page(max(MIN_WIDTH, width), encoding)
    if isinstance(item, ErrorReport):
        return tuple(error_lines(item, page))
    lines = list(_report(item, page))
    if details:
        from verify.render.details import detail_lines  # noqa: PLC0415 -- only where they are asked for

        lines += titled(page, "label.details")
        lines += (page.line(text) for text in detail_lines(item, page.width))
    return tuple(lines)


def to_text(
    item: Report | ErrorReport, width: int = DEFAULT_WIDTH, *, details: bool = False, encoding: str = "utf-8"
) -> str:
    """Return a report as plain text without any styling; as `text_lines`."""
    return "\n".join(line.text for line in text_lines(item, width, details=details, encoding=encoding))


def _report(report: Report, page: Page) -> Iterator[Line]:
    yield from head_lines(report, page)
    yield page.line()
    yield from answer_lines(report, page)
    yield from _making(report, page)
    if report.leads:
        yield from section(page, "label.leads", (_lead(item) for item in report.leads[:SHOWN_LEADS]))
    if report.metadata:
        yield from section(page, "label.metadata", (_field(item) for item in report.metadata[:SHOWN_FIELDS]))
    handled = tuple(f"{item.title}. {item.detail}" for item in report.findings if item.code.startswith("metadata."))
    if handled:
        yield from section(page, "label.handling", handled)
    yield from finding_lines(report, page)
    if report.second_opinion is not None:
        from verify.render.second import second_lines  # noqa: PLC0415 -- few checks ask for a second opinion

        yield from section(page, "label.second", second_lines(report.second_opinion))
    if any(item.code == "time.contradiction" for item in report.findings):
        from verify.render.times import time_rows  # noqa: PLC0415 -- few files contradict themselves

        yield from section(page, "label.times", time_rows(report))
    yield from section(page, "label.not_covered", report.not_covered)
    yield from section(page, "label.next", report.next_steps)


def _making(report: Report, page: Page) -> Iterator[Line]:
    """Yield how the file was made, and out of what."""
    if report.history:
        from verify.render.tree import tree_lines  # noqa: PLC0415 -- most files have no record

        yield from tree_lines(report, page)
    if report.answers.ai.inputs:
        yield from section(page, "label.inputs", input_rows(report))


def _lead(statement: Statement) -> str:
    tool = f" ({tool_of(statement.tool)})" if statement.tool else ""
    value = quoted(statement.source.value.rpartition("/")[2])
    return f"{say(f'says.{statement.says.value}')}{say('colon')}{value}{tool}"


def _field(field: MetadataField) -> str:
    covered = {True: "yes", False: "no", None: "unknown"}[field.covered_by_signature]
    value = quoted(field.value, MAX_FIELD)
    named = quoted(field.field.rpartition("/")[2] or field.field, MAX_FIELD)
    return f"{neutral(field.standard)} {named}{say('colon')}{value} ({say(f'covered.{covered}')})"
