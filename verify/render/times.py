"""Times of a report as lines of text: for the details, and for the section that a contradiction calls for."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from verify.model.report import Report
from verify.model.times import SignatureStamp, StampState, TimeMention
from verify.render.labelled import Block, below, row
from verify.words import listed, neutral, say
from verify.words.times import said_by, subject_of, time_in_words

MAX_ROWS: Final = 12
"""Times in the section; --details and JSON have all of them."""

_SECOND: Final = 1_000_000  # microseconds


def stamp_lines(stamps: tuple[SignatureStamp, ...]) -> Iterator[str]:
    """Yield a line for each time-stamp of a manifest's signature."""
    for stamp in stamps:
        names = dict.fromkeys(neutral(name) for name in (stamp.authority, stamp.organization) if name)
        parts = [stamp.header, stamp.time or say("details.no_time"), _worth(stamp), *names]
        if stamp.policy:
            parts.append(say("details.stamp.policy", policy=stamp.policy))
        if stamp.accuracy_us is not None:
            parts.append(say("details.stamp.accuracy", seconds=f"{stamp.accuracy_us / _SECOND:g}"))
        yield row(Block.MANIFEST, "stamp", listed(tuple(part for part in parts if part)))


def _worth(stamp: SignatureStamp) -> str:
    if stamp.state is StampState.VOUCHED:
        date = stamp.list_issued or say("details.no_date")
        return say("details.stamp.vouched", list=neutral(stamp.list or "?"), date=date)
    return f"{stamp.state.value} ({stamp.reason})" if stamp.reason else stamp.state.value


def time_lines(times: tuple[TimeMention, ...]) -> Iterator[str]:
    """Yield a line for each time that the file states, for the details."""
    for item in times:
        utc = f" = {item.utc}" if item.utc and item.utc != item.value else ""
        told = listed((f"{item.kind.value}: {neutral(item.value)}{utc}", said_by(item)))
        yield row(Block.FILE, "time", told)
        yield below(Block.FILE, f"{neutral(item.standard)}: {neutral(item.pointer)}")


def time_rows(report: Report) -> tuple[str, ...]:
    """Return a row for each time, in the order of the report, for the section of a report with a contradiction."""
    rows = tuple(_row(item) for item in report.times[:MAX_ROWS])
    rest = len(report.times) - len(rows)
    return (*rows, say("times.rest", count=rest)) if rest > 0 else rows


def _row(item: TimeMention) -> str:
    inside = item.pointer.partition("/")[2] or item.pointer  # without the label of the manifest
    name = inside if item.manifest is not None else f"{item.standard}, {item.pointer}"
    said = said_by(item)
    return say("times.row", time=time_in_words(item), subject=subject_of(item, name), said=said)
