"""Markdown for tickets and chats: headline, answers, history, findings, gaps, next steps, and what they rest on.

Only what is understood everywhere is used: bold words, lists, code spans. No tables, which chats do not show, and no
HTML. Every text goes through `verify.render.inert`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TYPE_CHECKING, Final

from verify.model.report import ErrorReport, Report
from verify.model.vocabulary import Severity
from verify.render.inert import code, inert
from verify.words import digits, join, quoted, say

if TYPE_CHECKING:
    from verify.model.manifests import Tool
    from verify.model.report import Finding, MetadataField, Statement, Step

MAX_ITEMS: Final = 30
"""Items of a list: a comment of GitHub holds 65,536 characters, and a reader of a ticket reads less."""

BREAK: Final = "\n---\n\n"
"""What stands between two reports."""

_COVERED: Final = {True: "covered.yes", False: "covered.no", None: "covered.unknown"}


def to_markdown(item: Report | ErrorReport) -> str:
    """Return one report, or an error in its place, as Markdown that ends with a line break."""
    blocks = _error(item) if isinstance(item, ErrorReport) else _report(item)
    return "\n\n".join(blocks) + "\n"


def _error(item: ErrorReport) -> Iterator[str]:
    yield _title(item.file.name)
    yield f"**{inert(say('error.title', message=item.error.message))}**"
    yield inert(say("error.hint", hint=item.error.hint))
    yield _list((code(item.error.code),))


def _report(report: Report) -> Iterator[str]:
    yield _title(report.file.name)
    yield f"**{inert(report.headline)}**"
    if report.caution:
        yield inert(report.caution)
    yield _list(_answers(report))
    yield from _section("label.history", map(_step, report.history), numbered=True)
    yield from _section("label.leads", map(_statement, report.leads))
    handled = tuple(one for one in report.findings if _of_handling(one))
    yield from _section("label.handling", map(_finding, handled))
    told = (one for one in report.findings if one.severity is not Severity.INFO and not _of_handling(one))
    yield from _section("label.findings", map(_finding, told))
    if report.second_opinion is not None:
        from verify.render.second import second_lines  # noqa: PLC0415 -- few checks ask for a second opinion

        yield from _section("label.second", map(inert, second_lines(report.second_opinion)))
    if any(finding.code == "time.contradiction" for finding in report.findings):
        from verify.render.times import time_rows  # noqa: PLC0415 -- few files contradict themselves

        yield from _section("label.times", map(inert, time_rows(report)))
    yield from _section("label.not_covered", map(inert, report.not_covered))
    yield from _section("label.next", map(inert, report.next_steps))
    yield from _section("markdown.evidence", map(_statement, report.statements), numbered=True)
    yield from _section("label.metadata", map(_field, report.metadata))
    yield from _section("markdown.check", _check(report))


def _answers(report: Report) -> Iterator[str]:
    record, signer, ai, edits = report.answers
    rows = (
        ("label.record", record.state.value, record.sentence),
        ("label.signer", signer.state.value, signer.sentence),
        ("label.ai", ai.state.value, ai.sentence),
        ("label.edits", edits.state.value, edits.sentence),
    )
    for label, state, sentence in rows:
        yield f"{_label(label)} {inert(say(f'state.{state}'))}. {inert(sentence)}"
    if report.identities:
        from verify.render.identity import identity_texts  # noqa: PLC0415 -- few records name anyone

        for told in identity_texts(report.identities):
            yield f"{_label('label.identity')} {inert(told)}"


def _step(step: Step) -> str:
    used = join(tuple(quoted(title) for title in step.used))
    lead = _tool(step.tool) or used
    about = f" ({inert(used)})" if used and step.tool else ""
    when = f", {inert(step.when)}" if step.when else ""
    told = f"{inert(lead)}{say('colon')}" if lead else ""
    return f"{told}{inert(step.sentence)}{about}{when}"


def _statement(statement: Statement) -> str:
    """Say what it says, by whose tool, and where and how it stands there."""
    tool = f" ({inert(_tool(statement.tool))})" if statement.tool else ""
    source = statement.source
    place = " ".join(code(part) for part in (source.standard, source.pointer, source.value) if part)
    return f"{inert(say(f'says.{statement.says.value}'))}{tool}{say('colon')}{place} ({code(statement.strength.value)})"


def _of_handling(finding: Finding) -> bool:
    """Tell whether it is a sign of how this copy was handled: shown whatever its severity, and apart."""
    return finding.code.startswith("metadata.")


def _finding(finding: Finding) -> str:
    lead = f"{_label(f'severity.{finding.severity.value}')} {inert(finding.title)}."
    return f"{lead} {inert(finding.detail)} {code(finding.code)}"


def _field(field: MetadataField) -> str:
    named = f"{inert(field.standard)} {code(field.field)}"
    return f"{named}{say('colon')}{code(field.value)} ({inert(say(_COVERED[field.covered_by_signature]))})"


def _check(report: Report) -> Iterator[str]:
    file, checked = report.file, report.checked
    yield inert(say("markdown.size", count=file.bytes, shown=digits(file.bytes), media_type=file.media_type))
    yield inert(say("markdown.digest", digest=file.sha256))
    yield inert(say("markdown.checked", time=checked.at, tool=checked.tool, engine=checked.engine))
    for used in checked.trust_lists:
        yield f"{code(used.name)} {code(used.issued or '?')} {code(used.sha256)}"
    for contact in checked.network:
        yield f"{inert(contact.purpose)}{say('colon')}{code(contact.host)}, {inert(contact.outcome)}"


def _tool(tool: Tool | None) -> str:
    if tool is None:
        return ""
    return quoted(say("tool", name=tool.name, version=tool.version) if tool.version else tool.name)


def _title(name: str) -> str:
    return f"### {code(name)}"


def _label(message: str) -> str:
    return f"**{inert(say(message))}**"


def _section(label: str, items: Iterable[str], *, numbered: bool = False) -> Iterator[str]:
    """Yield a title and a list; nothing where the list is empty."""
    shown = _list(items, numbered=numbered)
    if shown:
        yield _label(label)
        yield shown


def _list(items: Iterable[str], *, numbered: bool = False) -> str:
    rest = iter(items)
    lines = [f"{number}. {item}" if numbered else f"- {item}" for number, item in enumerate(islice(rest, MAX_ITEMS), 1)]
    more = sum(1 for _ in rest)
    if more:
        lines.append(("" if numbered else "- ") + inert(say("markdown.more", number=more)))
    return "\n".join(lines)
