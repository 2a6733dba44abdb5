"""Runs of bytes as sorted, disjoint ranges: joined, cut and compared."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable

from verify.media.packets import Range


def merged(runs: Iterable[Range]) -> tuple[Range, ...]:
    """Return the runs in order, those that touch or overlap made one, empty ones left out."""
    found: list[Range] = []
    for item in sorted(run for run in runs if run.length > 0):
        if found and item.start <= found[-1].end:
            last = found.pop()
            found.append(Range(last.start, max(last.end, item.end) - last.start))
        else:
            found.append(item)
    return tuple(found)


def without(runs: Iterable[Range], others: Iterable[Range]) -> tuple[Range, ...]:
    """Return the bytes of the runs that lie in none of the others."""
    found: list[Range] = []
    taken = merged(others)
    for item in merged(runs):
        at = item.start
        for gap in taken:
            if gap.end <= at:
                continue
            if gap.start >= item.end:
                break
            if gap.start > at:
                found.append(Range(at, gap.start - at))
            at = max(at, gap.end)
        if at < item.end:
            found.append(Range(at, item.end - at))
    return tuple(found)


class Runs:
    """Runs that many ranges are compared with.

    Args:
        runs: in any order.
    """

    __slots__ = ("_starts", "runs")

    def __init__(self, runs: Iterable[Range]) -> None:
        self.runs = merged(runs)
        self._starts = [run.start for run in self.runs]

    def common(self, item: Range) -> tuple[Range, ...]:
        """Return the bytes of a range that lie in the runs."""
        first = max(0, bisect_right(self._starts, item.start) - 1)
        last = bisect_right(self._starts, item.end - 1)
        both = ((max(run.start, item.start), min(run.end, item.end)) for run in self.runs[first:last])
        return tuple(Range(start, end - start) for start, end in both if start < end)
