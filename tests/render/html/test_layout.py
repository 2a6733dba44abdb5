"""Where nodes and lines stand: nothing overlaps, nothing leaves the picture, no line cuts a node."""

from __future__ import annotations

from itertools import combinations, pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from verify.render.html.display import cut, display_width, wrap
from verify.render.html.layers import layers_of, reachable
from verify.render.html.layout import place
from verify.render.html.plan import Frame, Link, Plan, Sheet

SHEETS = (Sheet(920, 3, 276), Sheet(344, 1, 336))
WORDS = {"a": 120.0, "b": 60.0, "c": 160.0}


@st.composite
def graphs(draw: st.DrawFn) -> tuple[tuple[int, ...], tuple[float, ...], tuple[Link, ...]]:
    number = draw(st.integers(1, 24))
    layers = tuple(draw(st.lists(st.integers(0, 6), min_size=number, max_size=number)))
    heights = tuple(draw(st.lists(st.floats(40, 160), min_size=number, max_size=number)))
    pair = st.tuples(st.integers(0, number - 1), st.integers(0, number - 1), st.sampled_from("abc"))
    links = {item for item in draw(st.lists(pair, max_size=40)) if item[0] != item[1]}
    return layers, heights, tuple(Link(*item) for item in sorted(links))


def overlap(one: Frame, other: Frame) -> bool:
    return (
        one.x < other.x + other.width
        and other.x < one.x + one.width
        and one.y < other.y + other.height
        and other.y < one.y + one.height
    )


def cuts(frame: Frame, first: tuple[float, float], last: tuple[float, float]) -> bool:
    """Tell whether a straight line runs through the inside of a frame; touching its edge is how lines begin."""
    slack = 0.01
    (left, right), (top, bottom) = sorted((first[0], last[0])), sorted((first[1], last[1]))
    across = left < frame.x + frame.width - slack and right > frame.x + slack
    return across and top < frame.y + frame.height - slack and bottom > frame.y + slack


def points(plan: Plan) -> list[tuple[float, float]]:
    return [point for bus in plan.buses for line in bus.lines for point in line]


@pytest.mark.parametrize("sheet", SHEETS)
@given(graph=graphs())
@settings(deadline=None, max_examples=120)
def test_nothing_overlaps_and_nothing_leaves_the_picture(
    sheet: Sheet, graph: tuple[tuple[int, ...], tuple[float, ...], tuple[Link, ...]]
) -> None:
    layers, heights, links = graph
    plan = place(layers, heights, links, WORDS, sheet)
    assert plan.width <= sheet.width + 0.01
    assert len(plan.frames) == len(layers)
    for frame, height in zip(plan.frames, heights, strict=True):
        assert frame.height == height
        assert frame.width >= 250
        assert frame.x >= 0
        assert frame.x + frame.width <= plan.width
        assert frame.y >= 0
        assert frame.y + frame.height <= plan.height
    assert not any(overlap(*pair) for pair in combinations(plan.frames, 2))
    assert all(0 <= x <= plan.width and 0 <= y <= plan.height for x, y in points(plan))


@pytest.mark.parametrize("sheet", SHEETS)
@given(graph=graphs())
@settings(deadline=None, max_examples=120)
def test_every_link_is_drawn_once_and_runs_through_no_node(
    sheet: Sheet, graph: tuple[tuple[int, ...], tuple[float, ...], tuple[Link, ...]]
) -> None:
    layers, heights, links = graph
    plan = place(layers, heights, links, WORDS, sheet)
    drawn = [(source, bus.target, bus.kind) for bus in plan.buses for source in bus.sources]
    assert sorted(drawn) == sorted(links)
    for bus in plan.buses:
        assert len(bus.lines) == len(bus.sources)
        assert bus.lines[0][-1][1] == plan.frames[bus.target].y
        for line in bus.lines:
            for first, last in pairwise(line):
                assert first[0] == last[0] or first[1] == last[1]
                assert not any(cuts(frame, first, last) for frame in plan.frames)


@pytest.mark.parametrize("sheet", SHEETS)
@given(graph=graphs())
@settings(deadline=None, max_examples=60)
def test_no_two_lines_of_one_kind_into_one_node_lie_on_each_other(
    sheet: Sheet, graph: tuple[tuple[int, ...], tuple[float, ...], tuple[Link, ...]]
) -> None:
    layers, heights, links = graph
    for bus in place(layers, heights, links, WORDS, sheet).buses:
        pieces = [piece for line in bus.lines for piece in pairwise(line)]
        for ((a, b), (c, d)), ((e, f), (g, h)) in combinations(pieces, 2):
            if a == c == e == g:
                assert min(max(b, d), max(f, h)) - max(min(b, d), min(f, h)) <= 0.01
            if b == d == f == h:
                assert min(max(a, c), max(e, g)) - max(min(a, c), min(e, g)) <= 0.01


def test_a_chain_runs_straight_down() -> None:
    plan = place((0, 1, 2), (50, 50, 50), (Link(1, 0, "a"), Link(2, 1, "a")), WORDS, SHEETS[0])
    assert {x for x, _ in points(plan)} == {plan.width / 2}
    assert [frame.y for frame in plan.frames] == sorted((frame.y for frame in plan.frames), reverse=True)


def test_words_of_several_lines_into_one_node_stand_below_each_other() -> None:
    links = (Link(1, 0, "a"), Link(2, 0, "b"), Link(3, 0, "c"))
    plan = place((0, 1, 1, 1), (50, 50, 50, 50), links, WORDS, SHEETS[0])
    assert len({bus.words[1] for bus in plan.buses}) == 3


def test_layers_are_the_longest_ways_and_cycles_end() -> None:
    assert layers_of(((1, 2), (2,), ())) == (0, 1, 2)
    assert layers_of(((1,), (0,))) == (0, 1)
    assert layers_of(((0,),)) == (0,)


def test_two_to_the_power_of_many_paths_are_walked_once() -> None:
    number = 2000
    into = tuple(tuple(item for item in (place + 1, place + 2) if item < number) for place in range(number))
    assert layers_of(into)[-1] == number - 1
    assert reachable(into) == frozenset(range(number))


def test_wide_letters_count_two_and_marks_nothing() -> None:
    assert display_width("漢字") == 4
    assert display_width("e\u0301") == 1
    assert cut("漢字漢字漢字", 6.5) == "漢字…"
    assert cut("short", 20) == "short"


@given(st.text(max_size=200), st.floats(4, 40), st.integers(1, 3))
def test_no_line_is_wider_than_its_room(text: str, room: float, lines: int) -> None:
    found = wrap(text, room, lines)
    assert 1 <= len(found) <= lines
    assert all(display_width(line) <= room for line in found)
