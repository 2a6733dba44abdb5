"""Two files beside each other as rows of words: for text and HTML alike."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

from verify.model.comparison import Comparison, MarkDifference, MarkKind, Standing, Tie, TieKind
from verify.model.report import ErrorReport, Report
from verify.words import digits, neutral, quoted, say

MAX_VALUE: Final = 160
"""Characters of one value in a row; JSON has all of it."""

SHOWN_TIES: Final = 5
"""Ties that are shown of one relation; JSON has more."""


class Row(NamedTuple):
    """One row: what it is about, and what stands there of each file. The values are neutralised."""

    label: str
    a: str
    b: str


def side_rows(comparison: Comparison) -> tuple[Row, ...]:
    """Return what the two reports say, row by row; what is an error says so in a row of its own."""
    a, b = _side(comparison.a), _side(comparison.b)
    order = ("file", "error", "size", "sha256", "type", "headline", "record", "signer", "ai", "edits")
    return tuple(
        Row(say(f"compare.row.{name}"), a.get(name, ""), b.get(name, ""))
        for name in order
        if a.get(name) or b.get(name)
    )


def difference_rows(comparison: Comparison) -> tuple[Row, ...]:
    """Return the marks that do not stand alike, each with what stands in either file."""
    nothing = say("compare.nothing")
    return tuple(
        Row(
            neutral(item.name, MAX_VALUE),
            nothing if item.a is None else _value(item, item.a),
            nothing if item.b is None else _value(item, item.b),
        )
        for item in comparison.differences
    )


def notes(comparison: Comparison) -> tuple[str, ...]:
    """Return the sentences of differences that the rows alone do not tell: traces, and marks of another weight."""
    return tuple(item.sentence for item in comparison.differences if _needs_words(item))


def counts(comparison: Comparison) -> Iterator[str]:
    """Yield how many marks stand alike, and how many differences are not listed."""
    if comparison.same_count:
        yield say("compare.same", count=comparison.same_count)
    left = comparison.differences_count - len(comparison.differences)
    if left:
        yield say("compare.more", count=left)


def tie_texts(ties: tuple[Tie, ...], count: int) -> Iterator[str]:
    """Yield what is equal in both files, the first few."""
    for tie in ties[:SHOWN_TIES]:
        values = {
            "value": neutral(tie.value, MAX_VALUE),
            "a": neutral(tie.a, MAX_VALUE),
            "b": neutral(tie.b, MAX_VALUE),
        }
        if tie.kind is TieKind.EMBEDDED_FILE:
            whole = say("compare.tie.whole_file")
            values |= {"a": values["a"] or whole, "b": values["b"] or whole}
        yield say(f"compare.tie.{tie.kind.value}", **values)
    if count > SHOWN_TIES:
        yield say("compare.more", count=count - SHOWN_TIES)


def _side(item: Report | ErrorReport) -> dict[str, str]:
    if isinstance(item, ErrorReport):
        error = say("compare.error", message=item.error.message, hint=item.error.hint)
        return {"file": quoted(item.file.name), "error": error}
    answers = item.answers
    state = {name: say(f"state.{getattr(answers, name).state.value}") for name in ("record", "signer", "ai", "edits")}
    told = {
        name: say("compare.state", state=shown, sentence=getattr(answers, name).sentence)
        for name, shown in state.items()
    }
    return {
        "file": quoted(item.file.name),
        "size": say("compare.bytes", count=item.file.bytes, shown=digits(item.file.bytes)),
        "sha256": item.file.sha256,
        "type": neutral(item.file.media_type),
        "headline": item.headline,
        **told,
    }


def _value(item: MarkDifference, value: str) -> str:
    short = value.rpartition("/")[2] or value if item.kind is MarkKind.STATEMENT else value
    return quoted(short, MAX_VALUE)


def _needs_words(item: MarkDifference) -> bool:
    return item.kind is MarkKind.TRACE or (item.standing is Standing.DIFFERS and item.a == item.b)
