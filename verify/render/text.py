"""Text for a terminal: headline, three answers with their evidence, history, findings, gaps, next steps.

Readable in 80 columns and without colour. The library only returns lines with a style name each; the command line
decides whether to colour them. Every line is one line: foreign text was neutralised where the sentence was made.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from enum import StrEnum
from typing import NamedTuple

from verify.model.manifests import Tool
from verify.model.report import ErrorReport, Finding, MetadataField, Report, Statement, Step
from verify.model.vocabulary import Severity
from verify.render.details import detail_lines
from verify.words import join, neutral, quoted, say

DEFAULT_WIDTH = 80
MIN_WIDTH = 40

SHOWN_FIELDS = 8
"""Metadata fields shown; --details and JSON have all of them."""

MAX_FIELD = 80  # characters of a field's name or value
_LABEL = 9  # width of the column of labels
_LABELS = ("record", "signer", "ai", "edits", "identity")  # how lines of answers begin
_OURS = tuple(say(f"label.{name}") for name in _LABELS)
_SHOWN_FINDINGS = (Severity.PROBLEM, Severity.WARNING, Severity.NOTICE)
_BESIDE_THE_ANSWERS = (
    "signer.mixed_script_name",
    "signer.known_incident",
    "time.contradiction",
    "signer.product_not_allowed",
    "signer.product_level",
    "signer.product_status",
    "signer.no_conforming_record",
)  # about the signer, and in no answer


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


def text_lines(item: Report | ErrorReport, width: int = DEFAULT_WIDTH, *, details: bool = False) -> tuple[Line, ...]:
    """Return a report as lines of text.

    Args:
        item: a report, or an error in its place.
        width: columns of the terminal.
        details: add certificates, codes, hashes and pointers.
    """
    width = max(MIN_WIDTH, width)
    if isinstance(item, ErrorReport):
        return tuple(_error(item, width))
    lines = list(_report(item, width))
    if details:
        lines += _section("label.details", (), width)
        lines += (Line(text, Style.BODY) for text in detail_lines(item, width))
    return tuple(lines)


def to_text(item: Report | ErrorReport, width: int = DEFAULT_WIDTH, *, details: bool = False) -> str:
    """Return a report as plain text without any styling."""
    return "\n".join(line.text for line in text_lines(item, width, details=details))


def _error(item: ErrorReport, width: int) -> Iterator[Line]:
    yield Line(quoted(item.file.name), Style.NAME)
    yield from _wrapped(say("error.title", message=item.error.message), width, style=Style.HEADLINE)
    yield from _wrapped(say("error.hint", hint=item.error.hint), width)


def _report(report: Report, width: int) -> Iterator[Line]:
    yield Line(quoted(report.file.name), Style.NAME)
    yield from _wrapped(report.headline, width, style=Style.HEADLINE)
    yield Line("", Style.BODY)
    yield from _answers(report, width)
    if report.history:
        yield from _section("label.history", tuple(_history(report.history)), width, numbered=True)
    if report.leads:
        yield from _section("label.leads", tuple(_lead(item) for item in report.leads[:10]), width)
    if report.metadata:
        yield from _section("label.metadata", tuple(_field(item) for item in report.metadata[:SHOWN_FIELDS]), width)
    handled = tuple(f"{item.title}. {item.detail}" for item in report.findings if item.code.startswith("metadata."))
    if handled:
        yield from _section("label.handling", handled, width)
    shown = [item for item in report.findings if _in_findings(item)]
    if shown:
        yield from _section("label.findings", tuple(_finding(item, report) for item in shown), width)
    if report.second_opinion is not None:
        from verify.render.second import second_lines  # noqa: PLC0415 -- few checks ask for a second opinion

        yield from _section("label.second", second_lines(report.second_opinion), width)
    if any(item.code == "time.contradiction" for item in report.findings):
        from verify.render.times import time_rows  # noqa: PLC0415 -- few files contradict themselves

        yield from _section("label.times", time_rows(report), width)
    yield from _section("label.not_covered", report.not_covered, width)
    yield from _section("label.next", report.next_steps, width)


def _answers(report: Report, width: int) -> Iterator[Line]:
    answers = report.answers
    rows = (
        ("label.record", answers.record.state.value, answers.record.sentence),
        ("label.signer", answers.signer.state.value, answers.signer.sentence),
        ("label.ai", answers.ai.state.value, answers.ai.sentence),
        ("label.edits", answers.edits.state.value, answers.edits.sentence),
    )
    for label, state, sentence in rows:
        lead = say(label).ljust(_LABEL)
        text = f"{say(f'state.{state}')}. {sentence}"
        yield from _wrapped(text, width, first=lead, rest=" " * _LABEL)
    if report.identities:
        from verify.render.identity import identity_texts  # noqa: PLC0415 -- few records name anyone

        lead = say("label.identity").ljust(_LABEL)
        for told in identity_texts(report.identities):
            yield from _wrapped(told, width, first=lead, rest=" " * _LABEL)


def _history(steps: tuple[Step, ...]) -> Iterator[str]:
    for step in steps:
        lead = _tool(step.tool) or join(tuple(quoted(title) for title in step.used))
        used = f" ({join(tuple(quoted(title) for title in step.used))})" if step.used and step.tool else ""
        when = f", {neutral(step.when, 40)}" if step.when else ""
        yield f"{lead}: {step.sentence}{used}{when}" if lead else f"{step.sentence}{used}{when}"


def _tool(tool: Tool | None) -> str:
    if tool is None:
        return ""
    return quoted(say("tool", name=tool.name, version=tool.version) if tool.version else tool.name)


def _lead(statement: Statement) -> str:
    tool = f" ({_tool(statement.tool)})" if statement.tool else ""
    value = quoted(statement.source.value.rpartition("/")[2])
    return f"{say(f'says.{statement.says.value}')}: {value}{tool}"


def _field(field: MetadataField) -> str:
    covered = {True: "yes", False: "no", None: "unknown"}[field.covered_by_signature]
    value = quoted(field.value, MAX_FIELD)
    named = quoted(field.field.rpartition("/")[2] or field.field, MAX_FIELD)
    return f"{neutral(field.standard)} {named}: {value} ({say(f'covered.{covered}')})"


def _in_findings(finding: Finding) -> bool:
    return finding.severity in _SHOWN_FINDINGS and not finding.code.startswith("metadata.")


def _finding(finding: Finding, report: Report) -> str:
    """Say a finding in full, unless an answer above has said it already."""
    told = finding.code.startswith(("record.", "signer.", "time.")) and finding.code not in _BESIDE_THE_ANSWERS
    if report.identities and finding.code.startswith("identity."):
        from verify.render.identity import MAX_SHOWN  # noqa: PLC0415 -- few records name anyone

        told = any(finding.detail == one.sentence for one in report.identities[:MAX_SHOWN])
    detail = "" if told else f" {finding.detail}"
    return f"{say(f'severity.{finding.severity.value}')}: {finding.title}.{detail} [{finding.code}]"


def _section(label: str, bullets: tuple[str, ...], width: int, *, numbered: bool = False) -> Iterator[Line]:
    yield Line("", Style.BODY)
    yield from _wrapped(say(label), width, style=Style.TITLE)
    for number, bullet in enumerate(bullets, 1):
        first = f"  {number:>2}  " if numbered else "  - "
        yield from _wrapped(bullet, width, first=first, rest=" " * len(first))


def _wrapped(text: str, width: int, *, first: str = "", rest: str = "", style: Style = Style.BODY) -> Iterator[Line]:
    lines = textwrap.wrap(
        text, width, initial_indent=first, subsequent_indent=rest, break_on_hyphens=False, break_long_words=True
    )
    if not rest and any(line.startswith(_OURS) for line in lines[1:]):  # foreign words must not look like an answer
        lines = textwrap.wrap(text, width, subsequent_indent="  ", break_on_hyphens=False)
    for line in lines or [first.rstrip()]:
        yield Line(line, style)
