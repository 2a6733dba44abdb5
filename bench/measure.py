"""Measure two ways of doing a thing by turns, so that a busy machine slows both alike."""

from __future__ import annotations

import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent


class Times(NamedTuple):
    """Wall times of one way, in milliseconds."""

    each: tuple[float, ...]

    @property
    def median(self) -> float:
        """The middle one: what a user waits for most often."""
        return statistics.median(self.each)

    def __str__(self) -> str:
        return f"min {min(self.each):9.2f}  median {self.median:9.2f}  max {max(self.each):9.2f} ms"


class Pair(NamedTuple):
    """Both ways, measured in the same rounds."""

    bare: Times
    whole: Times

    @property
    def ratio(self) -> float:
        """How many times longer the whole takes: the median of the ratios of each round."""
        return statistics.median(b / a for a, b in zip(self.bare.each, self.whole.each, strict=True))

    @property
    def added(self) -> float:
        """What the whole adds, in milliseconds: the median of the differences of each round."""
        return statistics.median(b - a for a, b in zip(self.bare.each, self.whole.each, strict=True))


def by_turns(bare: Callable[[], object], whole: Callable[[], object], rounds: int, warm_up: int = 1) -> Pair:
    """Run both ``rounds`` times, A B A B, after a warm-up that is not counted."""
    for _ in range(warm_up):
        bare()
        whole()
    times = [(_clocked(bare), _clocked(whole)) for _ in range(rounds)]
    return Pair(Times(tuple(a for a, _ in times)), Times(tuple(b for _, b in times)))


def show(title: str, pair: Pair) -> None:
    """Print both ways, one line each."""
    print(title)
    print(f"  engine alone   {pair.bare}")
    print(f"  whole check    {pair.whole}")


def gate(what: str, value: float, at_most: float, unit: str = "") -> bool:
    """Print a figure beside what was promised, and tell whether it is kept."""
    kept = value <= at_most
    print(f"  {what}: {value:.2f}{unit}, promised at most {at_most:g}{unit}: {'kept' if kept else 'NOT KEPT'}")
    return kept


def importable() -> None:
    """Let a script find the project's packages from any folder, without an installation."""
    sys.path.insert(0, str(ROOT))


def _clocked(run: Callable[[], object]) -> float:
    start = time.perf_counter()
    run()
    return (time.perf_counter() - start) * 1000
