"""The provenance graph of a report as inline SVG: records, who signed them, and what went into what.

Drawn twice, for a wide page and for a phone; style sheets show one of the two (templates/graph.css). Every frame says
in words what its line pattern says. Foreign text is neutralised, cut by display width, and escaped.
"""

from __future__ import annotations

from typing import Final, NamedTuple

from markupsafe import Markup

from verify.model.report import Report
from verify.render.html.display import cut, display_width, wrap
from verify.render.html.drawn_text import backward, line_of
from verify.render.html.fold import Edge, Graph, fold
from verify.render.html.graph_text import Standing, edge_words, standing_of, titles_of
from verify.render.html.layout import place
from verify.render.html.plan import Bus, Frame, Link, Plan, Sheet, turned_round
from verify.words import say

WIDE: Final = Sheet(width=856, columns=3, node=276)
NARROW: Final = Sheet(width=344, columns=1, node=336)

LINE: Final = 18.0  # height of a line of text
PAD: Final = 12.0  # between a frame and its text
ROOM: Final = 33.0  # cells in a line of the narrowest node; at 13 px and 6.9 units a cell, on the safe side
MAIN_ROOM: Final = 29.0  # the same for the main line, which is larger and bold
WORDS: Final = 26.0  # cells of the words beside a line
CELL: Final = 6.2  # units of a cell of these words, at 12 px
LINES: Final = 3  # lines that one piece of text may take

_HEAD: Final = Markup('<path class="graph-head" d="M{x:.1f} {y:.1f}l-4.5 -9h9z"/>')


_Rows = tuple[tuple[str, str], ...]
"""The lines of a node, each with its class."""


class Outline(NamedTuple):
    """The graph as a nested list: what stands there, and what went into it."""

    text: str
    children: tuple[Outline, ...]


def graph_svg(report: Report, key: str = "") -> Markup:
    """Return the graph of a report's record as two SVG elements, of which the style sheet shows one.

    Empty where the file has no record. No manifest is left out: each stands in one node, by itself or counted.

    Args:
        report: the report.
        key: begins the ids of the elements, where a page has several graphs; letters and digits of ours.
    """
    graph = fold(report.manifests)
    if not graph.nodes:
        return Markup("")
    titles = titles_of(report)
    texts = tuple(standing_of(report, node, titles) for node in graph.nodes)
    words = {edge.relation: cut(edge_words(report, edge.relation), WORDS) for edge in graph.edges}
    rows = tuple(map(_rows, texts))
    return Markup("\n").join(
        _svg((name, key), plan_of(graph, rows, words, sheet), texts, rows, words)
        for name, sheet in (("wide", WIDE), ("narrow", NARROW))
    )


def plan_of(graph: Graph, rows: tuple[_Rows, ...], words: dict[str, str], sheet: Sheet) -> Plan:
    """Return where everything stands on a sheet."""
    heights = tuple(2 * PAD + LINE * len(lines) for lines in rows)
    links = tuple(Link(*edge) for edge in graph.edges)
    widths = {relation: display_width(text) * CELL for relation, text in words.items()}
    plan = place(tuple(node.layer for node in graph.nodes), heights, links, widths, sheet)
    return turned_round(plan) if backward() else plan


def graph_outline(report: Report) -> tuple[Outline, ...]:
    """Return the same graph as a nested list, for readers who do not see pictures: the file, then what led to it.

    What leads to several things is told once, and named where it comes up again.
    """
    graph = fold(report.manifests)
    if not graph.nodes:
        return ()
    titles = titles_of(report)
    texts = tuple(standing_of(report, node, titles).whole() for node in graph.nodes)
    sources: dict[int, list[Edge]] = {}
    for edge in graph.edges:
        sources.setdefault(edge.target, []).append(edge)
    told: set[int] = set()

    def tell(node: int, lead: str) -> Outline:  # as deep as there are nodes, of which there are few
        text = lead + texts[node]
        if node in told:
            return Outline(say("graph.seen_above", text=text), ())
        told.add(node)
        below = tuple(tell(edge.source, f"{edge_words(report, edge.relation)}: ") for edge in sources.get(node, ()))
        return Outline(text, below)

    return tuple(tell(node, "") for node in range(len(graph.nodes)) if node not in told)


def _svg(
    names: tuple[str, str], plan: Plan, texts: tuple[Standing, ...], rows: tuple[_Rows, ...], words: dict[str, str]
) -> Markup:
    name, key = names
    nodes = zip(plan.frames, texts, rows, strict=True)
    return Markup(
        '<svg class="graph graph-{name}" xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:.0f} {height:.0f}"'
        ' width="{width:.0f}" height="{height:.0f}" role="img" aria-labelledby="{own}-title {own}-desc">'
        '<title id="{own}-title">{title}</title><desc id="{own}-desc">{about}</desc>{lines}{nodes}</svg>'
    ).format(
        name=name,
        own=f"{key}graph-{name}",
        width=plan.width,
        height=plan.height,
        title=say("graph.title"),
        about=say("graph.about"),
        lines=Markup("").join(_line(bus) for bus in plan.buses)
        + Markup("").join(_words(bus, words) for bus in plan.buses),
        nodes=Markup("").join(_node(*node) for node in nodes),
    )


def _line(bus: Bus) -> Markup:
    path = " ".join("M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in line) for line in bus.lines)
    x, y = bus.lines[0][-1]
    head = _HEAD.format(x=x, y=y)
    return Markup('<path class="graph-line graph-{kind}" d="{path}"/>{head}').format(
        kind=bus.kind, path=path, head=head
    )


def _words(bus: Bus, words: dict[str, str]) -> Markup:
    x, y = bus.words
    return Markup('<text class="graph-words{ends}" x="{x:.1f}" y="{y:.1f}">{words}</text>').format(
        ends=" graph-ends" if bus.ends else "", x=x, y=y, words=line_of(words[bus.kind])
    )


def _rows(text: Standing) -> _Rows:
    """Return the lines of a node, each with its class; long pieces take several."""
    heading = wrap(text.heading, ROOM, LINES) if text.heading else ()
    more = (line for piece in text.more for line in wrap(piece, ROOM, LINES))
    return (
        *(("heading", line) for line in heading),
        ("main", cut(text.main, MAIN_ROOM)),
        *(("more", line) for line in more),
    )


def _node(frame: Frame, text: Standing, rows: _Rows) -> Markup:
    spans = Markup("").join(
        Markup('<text class="graph-{kind}" x="{x:.0f}" y="{y:.0f}">{line}</text>').format(
            kind=kind, x=frame.width - PAD if backward() else PAD, y=PAD + LINE * number + 13, line=line_of(line)
        )
        for number, (kind, line) in enumerate(rows)
    )
    inner = Markup('<rect class="graph-inner" x="4" y="4" width="{w:.1f}" height="{h:.1f}" rx="3"/>').format(
        w=frame.width - 8, h=frame.height - 8
    )
    return Markup(
        '<g class="graph-node graph-{frame}" transform="translate({x:.1f} {y:.1f})"><title>{whole}</title>'
        '<rect class="graph-frame" width="{w:.1f}" height="{h:.1f}" rx="6"/>{inner}'
        '<svg width="{w:.1f}" height="{h:.1f}">{spans}</svg></g>'
    ).format(
        frame=text.frame,
        x=frame.x,
        y=frame.y,
        w=frame.width,
        h=frame.height,
        whole=text.whole(),
        inner=inner if text.frame == "file" else "",
        spans=spans,
    )
