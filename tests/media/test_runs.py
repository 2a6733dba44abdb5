"""Runs of bytes are compared as sets of bytes are."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from verify.media.packets import Range
from verify.media.runs import Runs, merged, without

RUNS = st.lists(st.builds(Range, st.integers(0, 40), st.integers(0, 12)), max_size=8)


def held(runs: tuple[Range, ...] | list[Range]) -> set[int]:
    return {at for run in runs for at in range(run.start, run.end)}


@given(RUNS)
def test_merged_runs_hold_the_same_bytes_in_order_with_gaps_between_them(runs: list[Range]) -> None:
    assert held(merged(runs)) == held(runs)
    assert all(before.end < after.start for before, after in pairwise(merged(runs)))


@given(RUNS, RUNS)
def test_what_is_taken_away_is_gone_and_nothing_else(runs: list[Range], others: list[Range]) -> None:
    assert held(without(runs, others)) == held(runs) - held(others)


@given(RUNS, st.builds(Range, st.integers(0, 60), st.integers(1, 30)))
def test_what_a_range_has_in_common_with_runs_is_what_both_hold(runs: list[Range], item: Range) -> None:
    assert held(Runs(runs).common(item)) == held(runs) & held([item])
