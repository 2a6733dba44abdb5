"""The times of a report in order: each with the widest span that it can mean, and the distances in words.

A time without a zone can mean any instant of the 26 hours between the first and the last place on earth where a clock
shows it (UTC+14 to UTC-12); a date without a time adds its day.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from typing import Final, NamedTuple

from verify.model.report import Report, Step
from verify.model.times import TimeKind, TimeMention, TimeSayer
from verify.words import count, neutral, quoted, say
from verify.words.times import said_by, subject_of, time_in_words

EASTERNMOST: Final = timedelta(hours=14)
WESTERNMOST: Final = timedelta(hours=12)

MAX_MOMENTS: Final = 24
"""Entries of the timeline, with one for those that are folded; the tables of the report have all times."""

_WRITTEN: Final = re.compile(r"\s{0,3}(\d{4})[:-](\d\d)[:-](\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d))?)?")
"""As Exif 3.0 §4.6.5 and ISO 8601 have dates; what follows is not read."""

_DAY: Final = 86_400
_UNITS: Final = ((365 * _DAY, "year"), (_DAY, "day"), (3_600, "hour"), (60, "minute"), (1, "second"))


class Moment(NamedTuple):
    """A time, where it lies, and what is told of it.

    Attributes:
        first, last: the span that it can mean, UTC; both None where it is no time that can be placed.
        vouched: a time-stamp for which a loaded list vouches.
        broken: it stands in a record that does not hold.
        time, what, who: in words.
        gap: how long after the one before it, in words; empty for the first.
        folded: how many times stand in this place; 0 for a single one.
    """

    first: datetime | None
    last: datetime | None
    vouched: bool
    broken: bool
    time: str
    what: str
    who: str
    gap: str = ""
    folded: int = 0


def moments(report: Report) -> tuple[Moment, ...]:
    """Return the times of a report, oldest first, at most `MAX_MOMENTS`; those in the middle are folded."""
    steps = {(step.manifest, step.when or ""): step for step in reversed(report.history)}
    found = [_of_mention(item, steps) for item in report.times]
    mentioned = {(item.manifest, item.value) for item in report.times}
    found += [_of_step(step) for step in report.history if step.when and (step.manifest, step.when) not in mentioned]
    latest = datetime.max.replace(tzinfo=UTC)
    found.sort(key=lambda item: (item.first or latest, item.last or latest))
    return _with_gaps(_folded(tuple(dict.fromkeys(found))))


def _of_mention(item: TimeMention, steps: dict[tuple[int, str], Step]) -> Moment:
    step = steps.get((item.manifest, item.value)) if item.manifest is not None else None
    if step is not None and item.kind is TimeKind.ACTION:
        what = _told(step)
    else:
        inside = item.pointer.partition("/")[2] or item.pointer  # without the label of the manifest
        what = subject_of(item, inside if item.manifest is not None else f"{item.standard} {item.pointer}")
    first, last = _span(item.utc, item.value)
    return Moment(
        first=first,
        last=last,
        vouched=item.by is TimeSayer.LISTED_AUTHORITY,
        broken=item.by is TimeSayer.BROKEN_RECORD,
        time=_in_words(neutral(time_in_words(item)), first, last),
        what=what,
        who=said_by(item),
    )


def _of_step(step: Step) -> Moment:
    """Return a step whose time no list of times has, such as one that is no time."""
    written = step.when or ""
    zoned = re.fullmatch(r"[0-9T:.-]{16,30}(Z|[+-]\d\d:\d\d)", written)
    first, last = _span(written if zoned else None, written)
    time = _in_words(neutral(written, 40), first, last)
    return Moment(first, last, vouched=False, broken=False, time=time, what=_told(step), who="")


def _told(step: Step) -> str:
    if step.tool is None:
        return step.sentence
    tool = say("tool", name=step.tool.name, version=step.tool.version) if step.tool.version else step.tool.name
    return say("timeline.step", tool=quoted(tool, 80), sentence=step.sentence)


def _span(utc: str | None, written: str) -> tuple[datetime | None, datetime | None]:
    try:
        if utc is not None:
            at = datetime.fromisoformat(utc).astimezone(UTC)
            return at, at
        if (found := _WRITTEN.match(written)) is None:
            return None, None
        year, month, day_of_month, hour, minute, second = (int(part or 0) for part in found.groups())
        local = datetime(year, month, day_of_month, hour, minute, second, tzinfo=UTC)
        day = timedelta(days=1) if found[4] is None else timedelta(0)
        return local - EASTERNMOST, local + WESTERNMOST + day
    except (ValueError, OverflowError):
        return None, None


def _in_words(time: str, first: datetime | None, last: datetime | None) -> str:
    if first is None or last is None:
        return f"{time}: {say('timeline.no_place')}"
    return time


def zone_words(moment: Moment) -> str:
    """Say between which times a time without a zone lies; empty for others."""
    if moment.folded or moment.first is None or moment.last is None or moment.first == moment.last:
        return ""
    return say("timeline.no_zone", first=_minute(moment.first), last=_minute(moment.last))


def _minute(at: datetime) -> str:
    return f"{at:%Y-%m-%d %H:%M} UTC"


def _folded(found: tuple[Moment, ...]) -> tuple[Moment, ...]:
    """Fold what stands in the middle, but keep every time-stamp that a list vouches for while there is room."""
    if len(found) <= MAX_MOMENTS:
        return found
    stamps = min(MAX_MOMENTS // 4, sum(item.vouched for item in found))
    room = MAX_MOMENTS - 1 - 2 * stamps  # each time-stamp in the middle may have folded times on both sides
    kept = set(range(room // 2)) | set(range(len(found) - room // 2, len(found)))
    vouched = [number for number, item in enumerate(found) if item.vouched and number not in kept]
    kept.update(vouched[:stamps])
    shown: list[Moment] = []
    for number, item in enumerate(found):
        if number in kept:
            shown.append(item)
        elif shown and shown[-1].folded:
            shown[-1] = _fold_of(shown[-1].folded + 1, shown[-1].first, item.last)
        else:
            shown.append(_fold_of(1, item.first, item.last))
    return tuple(shown)


def _fold_of(number: int, first: datetime | None, last: datetime | None) -> Moment:
    text = say("timeline.more", times=count(number, "time"))
    return Moment(first, last, vouched=False, broken=False, time=text, what="", who="", folded=number)


def _with_gaps(found: tuple[Moment, ...]) -> tuple[Moment, ...]:
    return tuple(
        item._replace(gap=_gap(found[number - 1], item) if number else "") for number, item in enumerate(found)
    )


def _gap(before: Moment, after: Moment) -> str:
    """Say how much later a time is than the one before it; the distance of spans is the least that it can be."""
    if before.folded or after.folded or before.last is None or after.first is None:
        return ""
    exact = before.first == before.last and after.first == after.last
    seconds = int((after.first - before.last).total_seconds())
    if not exact and seconds <= 0:
        return say("timeline.gap.unclear")
    if seconds <= 0:
        return say("timeline.same")
    size, unit = next(pair for pair in _UNITS if seconds >= pair[0])
    span = count(seconds // size, unit)
    return say("timeline.gap" if exact else "timeline.gap.least", span=span)
