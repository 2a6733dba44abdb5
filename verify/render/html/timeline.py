"""The times of a report as inline SVG: one below the other, oldest first, with the distances in words.

Equal steps instead of a scale, because seconds and years stand side by side. What is vouched for has a filled marker,
what is only stated a hollow one, what has no zone a bar; each says so in words. Drawn twice, like the graph.
"""

from __future__ import annotations

from itertools import pairwise
from typing import Final, NamedTuple

from markupsafe import Markup

from verify.model.report import Report
from verify.render.html.display import wrap
from verify.render.html.drawn_text import backward, line_of
from verify.render.html.moments import Moment, moments, zone_words
from verify.words import say

AXIS: Final = 14.0  # where the line of markers stands
TEXT: Final = 34.0  # where words begin
LINE: Final = 18.0  # height of a line of text
GAP: Final = 12.0  # between two entries
CELL: Final = 6.9  # units of a cell at 13 px
BOLD_CELL: Final = 7.9  # and of one at 14 px, bold
LINES: Final = 3  # lines that one piece of text may take
WIDTHS: Final = (("wide", 720.0), ("narrow", 344.0))


class TimeRow(NamedTuple):
    """An entry in words: the distance from the one before, the time, what happened, and who says so."""

    gap: str
    time: str
    what: str
    who: str


class _Row(NamedTuple):
    lines: tuple[tuple[str, str], ...]  # each with its class
    gap: str
    y: float


def timeline_rows(report: Report) -> tuple[TimeRow, ...]:
    """Return the timeline as text, for readers who do not see pictures; the same entries in the same order."""
    return tuple(TimeRow(item.gap, item.time, item.what, _who(item)) for item in moments(report))


def timeline_svg(report: Report, key: str = "") -> Markup:
    """Return the times of a report as two SVG elements, of which the style sheet shows one; empty without any time.

    Args:
        report: the report.
        key: begins the ids of the elements, where a page has several timelines; letters and digits of ours.
    """
    found = moments(report)
    if not found:
        return Markup("")
    return Markup("\n").join(_svg(name, key, width, found) for name, width in WIDTHS)


def _who(item: Moment) -> str:
    worth = "" if item.folded else say("timeline.vouched" if item.vouched else "timeline.stated")
    return "; ".join(part for part in (zone_words(item), item.who or worth) if part)


def _svg(name: str, key: str, width: float, found: tuple[Moment, ...]) -> Markup:
    rows: list[_Row] = []
    y = 4.0
    for item in found:
        y += (LINE + GAP if item.gap else 0.0) + (GAP if rows else 0.0)
        rows.append(_Row(_lines(item, width - TEXT - 4), item.gap, y))
        y += LINE * len(rows[-1].lines)
    return Markup(
        '<svg class="timeline timeline-{name}" xmlns="http://www.w3.org/2000/svg"'
        ' viewBox="0 0 {width:.0f} {height:.0f}" width="{width:.0f}" height="{height:.0f}" role="img"'
        ' aria-labelledby="{own}-title {own}-desc"><title id="{own}-title">{title}</title>'
        '<desc id="{own}-desc">{about}</desc>{axis}{rows}</svg>'
    ).format(
        name=name,
        own=f"{key}timeline-{name}",
        width=width,
        height=y + GAP,
        title=say("timeline.title"),
        about=say("timeline.about"),
        axis=_axis(rows, _at(AXIS, width)),
        rows=Markup("").join(_entry(row, item, width) for row, item in zip(rows, found, strict=True)),
    )


def _at(x: float, width: float) -> float:
    """Return where something stands that is so far from the side at which lines of text begin."""
    return width - x if backward() else x


def _lines(item: Moment, room: float) -> tuple[tuple[str, str], ...]:
    pieces = [("time", item.time, BOLD_CELL), ("text", item.what, CELL), ("text", _who(item), CELL)]
    return tuple((kind, line) for kind, text, cell in pieces if text for line in wrap(text, room / cell, LINES))


def _axis(rows: list[_Row], x: float) -> Markup:
    """Return the line from marker to marker; it ends where the words of a marker begin to be read."""
    return Markup("").join(
        Markup('<line class="timeline-axis" x1="{x}" y1="{first:.0f}" x2="{x}" y2="{last:.0f}"/>').format(
            x=x, first=above.y + LINE * (len(above.lines) if above.lines[1:] else 1) + 2, last=below.y
        )
        for above, below in pairwise(rows)
    )


def _entry(row: _Row, item: Moment, width: float) -> Markup:
    texts = [
        Markup('<text class="timeline-{kind}" x="{x:.0f}" y="{y:.0f}">{line}</text>').format(
            kind=kind, x=_at(TEXT, width), y=row.y + LINE * number + 13, line=line_of(line)
        )
        for number, (kind, line) in enumerate(row.lines)
    ]
    if row.gap:
        texts.append(
            Markup('<text class="timeline-gap" x="{x:.0f}" y="{y:.0f}">{gap}</text>').format(
                x=_at(TEXT, width), y=row.y - GAP - 4, gap=line_of(row.gap)
            )
        )
    return Markup('<g class="timeline-entry"><title>{whole}</title>{marker}{texts}</g>').format(
        whole="; ".join(part for part in (item.time, item.what, _who(item)) if part),
        marker=_marker(row, item, _at(AXIS, width)),
        texts=Markup("").join(texts),
    )


def _marker(row: _Row, item: Moment, x: float) -> Markup:
    kind = "filled" if item.vouched else "hollow timeline-broken" if item.broken else "hollow"
    if item.folded or item.first is None:
        return Markup("")
    if item.first != item.last:
        return Markup('<rect class="timeline-{kind}" x="{x}" y="{y:.0f}" width="8" height="{h:.0f}" rx="3"/>').format(
            kind=kind, x=x - 4, y=row.y + 1, h=LINE * len(row.lines) - 2
        )
    return Markup('<circle class="timeline-{kind}" cx="{x}" cy="{y:.0f}" r="5.5"/>').format(kind=kind, x=x, y=row.y + 9)
