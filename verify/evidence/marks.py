"""Marks that do not stand alike in two files: the record, statements, metadata fields, traces of handling.

Where something stands in one file and not in the other, nobody can tell from that who took it away or put it there.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Final, NamedTuple

from verify.model.comparison import MarkDifference, MarkKind, Standing
from verify.model.vocabulary import RecordState
from verify.signals.marks import TraceKind
from verify.words import quoted, say

if TYPE_CHECKING:
    from verify.evidence.held import Held
    from verify.model.report import Report, Statement
    from verify.pipeline import Seen

MAX_DIFFERENCES: Final = 200
"""Differences that are listed; a report lists as many metadata fields."""

_Key = tuple[str, ...]
_SEPARATOR: Final = "; "
_COUNTS, _LEAD = "counts", "lead"


class Marks(NamedTuple):
    """How the marks of two files differ: the first `MAX_DIFFERENCES`, how many there are, and how many stand alike."""

    differences: tuple[MarkDifference, ...]
    differences_count: int
    same_count: int


class _Value(NamedTuple):
    """What stands under one name in one file, its weight, and what a trace tells."""

    text: str
    weight: str = ""
    trace: str = ""


_Values = Mapping[_Key, _Value]


def compare_marks(a: Seen, b: Seen, held: tuple[Held, Held]) -> Marks:
    """Return which marks stand in one file and not in the other, and which differ.

    Args:
        a: the first file.
        b: the second file.
        held: what each of them holds.
    """
    found, same = list(_record(a.report, b.report, held)), 0
    if not found and a.report.answers.record.state is not RecordState.ABSENT:
        same += 1
    both = (
        (MarkKind.STATEMENT, _statements(a.report), _statements(b.report)),
        (MarkKind.FIELD, _fields(a.report), _fields(b.report)),
        (MarkKind.TRACE, _traces(a), _traces(b)),
    )
    for kind, one, other in both:
        for key in dict.fromkeys((*one, *other)):
            if one.get(key) == other.get(key):
                same += 1
            else:
                name = key[0] if kind is MarkKind.STATEMENT else " ".join(key)
                found.append(_difference(kind, name, one.get(key), other.get(key)))
    return Marks(tuple(found[:MAX_DIFFERENCES]), len(found), same)


def _record(a: Report, b: Report, held: tuple[Held, Held]) -> Iterator[MarkDifference]:
    one, other = a.answers.record.state, b.answers.record.state
    keys = tuple((side.active.box, side.active.claim) if side.active else None for side in held)
    if one is other and keys[0] == keys[1]:
        return
    here, there = _state(one), _state(other)
    name = say("compare.mark.record")
    if here is None or there is None:
        yield _difference(MarkKind.RECORD, name, here, there)
    else:
        message = "compare.mark.records" if one is other else "compare.mark.record_states"
        sentence = say(message, a=here.text, b=there.text)
        yield MarkDifference(MarkKind.RECORD, Standing.DIFFERS, name, here.text, there.text, sentence)


def _state(state: RecordState) -> _Value | None:
    return None if state is RecordState.ABSENT else _Value(say(f"state.{state.value}"))


def _difference(kind: MarkKind, name: str, a: _Value | None, b: _Value | None) -> MarkDifference:
    standing = Standing.ONLY_A if b is None else Standing.ONLY_B if a is None else Standing.DIFFERS
    sentence = _sentence(kind, standing, name, (a or _Value(""), b or _Value("")))
    return MarkDifference(kind, standing, name, a and a.text, b and b.text, sentence)


def _sentence(kind: MarkKind, standing: Standing, name: str, values: tuple[_Value, _Value]) -> str:
    a, b = values
    if standing is Standing.DIFFERS:
        if a.text == b.text:
            here, there = ("A", "B") if a.weight == _COUNTS else ("B", "A")
            return say("compare.mark.weight", name=name, here=here, there=there)
        return say("compare.mark.differs", name=name)
    only_a = standing is Standing.ONLY_A
    here, there = ("A", "B") if only_a else ("B", "A")
    if kind is MarkKind.TRACE:
        trace = a.trace if only_a else b.trace
        return say(f"compare.mark.trace.{trace}", what=a.text or b.text, here=here, there=there)
    return say("compare.mark.only", name=name, here=here, there=there)


def _statements(report: Report) -> dict[_Key, _Value]:
    found: dict[_Key, _Value] = {}
    for weight, statements in ((_COUNTS, report.statements), (_LEAD, report.leads)):
        for statement in statements:
            key, value = _of_statement(statement)
            found.setdefault(key, _Value(value, weight))
    return found


def _of_statement(statement: Statement) -> tuple[_Key, str]:
    """Return what a statement says, whichever record it stands in: two records can say the same."""
    source, tool = statement.source, statement.tool
    values = {"standard": quoted(source.standard), "says": say(f"says.{statement.says.value}")}
    if tool is None:
        return (say("compare.mark.statement", **values), source.value), source.value
    called = say("tool", name=tool.name, version=tool.version) if tool.version else tool.name
    return (say("compare.mark.statement.tool", tool=quoted(called), **values), source.value), source.value


def _fields(report: Report) -> dict[_Key, _Value]:
    """Return the metadata fields, without the marks that are told as statements."""
    told = {(item.source.standard, item.source.value) for item in (*report.statements, *report.leads)}
    found: dict[_Key, list[str]] = {}
    for field in report.metadata:
        if (field.standard, field.value) not in told:
            found.setdefault((field.standard, field.field), []).append(field.value)
    return {key: _Value(_SEPARATOR.join(values)) for key, values in found.items()}


def _traces(seen: Seen) -> dict[_Key, _Value]:
    return {
        (trace.kind.value, trace.what): _Value(trace.what, trace=_told_as(trace.kind))
        for trace in seen.facts.signals.traces
    }


def _told_as(kind: TraceKind) -> str:
    """Return the sentence of a trace: only one of a platform, or of writing anew, fits a copy that was made there."""
    return kind.value if kind in (TraceKind.PLATFORM, TraceKind.REENCODED) else "other"
