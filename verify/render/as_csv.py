"""CSV for spreadsheets: one line a file, the same columns for every file, no cell that a spreadsheet would compute.

The form is that of RFC 4180: commas, every cell in quotation marks, lines that end in CRLF. The first bytes are a
byte-order mark: without one Excel takes UTF-8 for the code page of its country, and every name beyond ASCII is
garbled. A program that reads the table opens it as ``utf-8-sig``, or takes JSON lines instead.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TYPE_CHECKING, Final

from verify.model.report import ErrorReport, Report
from verify.model.vocabulary import Severity
from verify.words import neutral

if TYPE_CHECKING:
    from verify.model.manifests import Tool

BYTE_ORDER_MARK: Final = "\ufeff"

COLUMNS: Final = (
    "file",
    "path",
    "url",
    "sha256",
    "bytes",
    "media_type",
    "kind",
    "record_state",
    "record_coverage",
    "record_location",
    "record_reasons",
    "signer_state",
    "signer_name",
    "signer_organization",
    "signer_recognized_by",
    "signer_product",
    "time",
    "time_source",
    "ai_state",
    "ai_basis",
    "ai_generators",
    "ai_inputs",
    "edits_state",
    "edits_basis",
    "edits_actions",
    "identity_states",
    "second_opinion",
    "problems",
    "warnings",
    "notices",
    "infos",
    "headline",
    "caution",
    "checked_at",
    "tool",
    "engine",
    "error_code",
    "error_message",
    "error_hint",
)
"""Names of the columns; new ones come at the end, none is ever renamed (docs/contract.md §4)."""

MAX_VALUE: Final = 4096
"""Longest single value, in characters: the longest path of Linux."""

MAX_VALUES: Final = 100
"""Values in a cell; the JSON report has all of them."""

MAX_CELL: Final = 32_000
"""Longest cell, in characters: Excel cuts at 32,767."""

_BREAKS = re.compile("[\r\n\v\f\x85\u2028\u2029]+")
_FORMULA: Final = "=+\\-@\uff1d\uff0b\uff0d\uff20"
"""What a formula begins with, in its wide forms, too (OWASP, CSV Injection)."""

_STARTS = re.compile(f"[\\s\0]*[{_FORMULA}\t\r\n\0]")
_STARTS_LATER = re.compile(f'(;\\s*)(?=[\\s"]*[{_FORMULA}])')
"""Where a cell would begin for a spreadsheet of a country whose separator is the semicolon."""


def csv_header() -> str:
    """Return the byte-order mark and the line with the names of the columns."""
    return BYTE_ORDER_MARK + _line(COLUMNS)


def to_csv_line(item: Report | ErrorReport) -> str:
    """Return one report, or an error in its place, as a line with its end."""
    return _line(_error(item) if isinstance(item, ErrorReport) else _report(item))


def cell(text: str) -> str:
    """Return a text as a quoted cell: on one line, without hidden characters, and never a formula.

    Args:
        text: of whatever source; a leading formula character gets an apostrophe before it.
    """
    text = text[: MAX_CELL + 1]
    shown = neutral(_BREAKS.sub(" ", text), MAX_CELL)
    shown = _STARTS_LATER.sub(r"\1'", shown)
    if _STARTS.match(text) or _STARTS.match(shown):
        shown = "'" + shown
    return '"' + shown.replace('"', '""') + '"'


def _line(cells: Iterable[str | None]) -> str:
    return ",".join(cell(text or "") for text in cells) + "\r\n"


def _report(report: Report) -> tuple[str | None, ...]:
    file, checked = report.file, report.checked
    facts = (file.name, file.path, file.url, file.sha256, str(file.bytes), file.media_type, file.kind.value)
    second = report.second_opinion.outcome.value if report.second_opinion else None
    return (
        *facts,
        *_answers(report),
        _joined(one.state.value for one in report.identities),
        second,
        *(_codes(report, severity) for severity in reversed(Severity)),
        report.headline,
        report.caution,
        checked.at,
        checked.tool,
        checked.engine,
        None,
        None,
        None,
    )


def _answers(report: Report) -> Iterator[str | None]:
    record, signer, ai, edits = report.answers
    yield record.state.value
    yield record.coverage.value if record.coverage else None
    yield record.location.value if record.location else None
    yield _joined(record.reasons)
    yield from (signer.state.value, signer.name, signer.organization, _joined(signer.recognized_by), signer.product)
    yield from (signer.time, signer.time_source.value)
    yield from (ai.state.value, ai.basis.value, _joined(map(_tool, ai.generators)), str(len(ai.inputs)))
    yield from (edits.state.value, edits.basis.value, _joined(edits.actions))


def _error(item: ErrorReport) -> tuple[str | None, ...]:
    file, why = item.file, item.error
    known = (file.name, file.path, file.url)
    told = (why.code, why.message, why.hint)
    return (*known, *[None] * (len(COLUMNS) - len(known) - len(told)), *told)


def _codes(report: Report, severity: Severity) -> str:
    return _joined(finding.code for finding in report.findings if finding.severity is severity)


def _tool(tool: Tool) -> str:
    return f"{tool.name} {tool.version}" if tool.version else tool.name


def _joined(values: Iterable[str]) -> str:
    some = (_BREAKS.sub(" ", value[: MAX_VALUE + 1]) for value in islice(values, MAX_VALUES))
    return "; ".join(neutral(value, MAX_VALUE) for value in some)
