"""Where the nodes and lines of a layered graph stand: rows from the origins down to the file, lanes at the left.

Pure geometry, in units of the picture. Nodes stand in rows; one layer of the graph takes one row or more. All lines
into one node of one kind run together as one line (a bus), which has a track of its own between the rows and, where it
comes from further up, a lane of its own left of the rows. So no line runs through a node, and no two run on each other.
"""

from __future__ import annotations

from verify.render.html.plan import GAP, LANE, MARGIN, MOST_LANES, Crossing, Frame, Link, Plan, Rows, Scene, Sheet
from verify.render.html.routes import crossings_of, drawn, mean, ports_of


def place(
    layers: tuple[int, ...], heights: tuple[float, ...], links: tuple[Link, ...], words: dict[str, float], sheet: Sheet
) -> Plan:
    """Return where everything stands.

    Args:
        layers: of each node; the highest stands at the top. A link may lead up as well, where there is a cycle.
        heights: of each node.
        links: lines between different nodes.
        words: how wide the words of each kind of line are.
        sheet: what the picture may take.
    """
    buses: dict[tuple[int, str], list[int]] = {}
    for link in links:
        buses.setdefault((link.target, link.kind), []).append(link.source)
    rows = _rows(layers, buses, sheet)
    ports = ports_of(rows, buses)
    crossings = crossings_of(rows, buses, ports, words)
    tops, height = _tops(rows, heights, crossings)
    frames = tuple(
        Frame(rows.x[node], tops[rows.row_of[node]], rows.node, heights[node]) for node in range(len(layers))
    )
    scene = Scene(rows, ports, crossings, frames, words)
    return Plan(rows.width, height, frames, tuple(drawn(key, sources, scene) for key, sources in buses.items()))


def _rows(layers: tuple[int, ...], buses: dict[tuple[int, str], list[int]], sheet: Sheet) -> Rows:
    targets: list[list[int]] = [[] for _ in layers]
    for (target, _), sources in buses.items():
        for source in sources:
            targets[source].append(target)
    members: dict[int, list[int]] = {}
    for node, layer in enumerate(layers):
        members.setdefault(layer, []).append(node)
    order: dict[int, float] = {}
    upward: list[tuple[int, ...]] = []
    for layer in sorted(members):
        nodes = sorted(members[layer], key=lambda node: (mean([order.get(item, 0.0) for item in targets[node]]), node))
        chunks = -(-len(nodes) // sheet.columns)
        each = -(-len(nodes) // chunks)
        chunked = [tuple(nodes[begin : begin + each]) for begin in range(0, len(nodes), each)]
        upward += reversed(chunked)
        order.update((node, (number + 0.5) / len(row)) for row in chunked for number, node in enumerate(row))
    rows = tuple(reversed(upward))
    row_of = [0] * len(layers)
    for number, row in enumerate(rows):
        for node in row:
            row_of[node] = number
    lanes, count = _lanes(buses, row_of)
    step = min(LANE, MOST_LANES / max(1, count))
    gutter = count * step + (LANE if count else 0.0)
    broad = max(map(len, rows), default=1)
    room = sheet.width - gutter - 2 * MARGIN
    node_width = min(sheet.node, (room - (broad - 1) * GAP) / broad)
    inner = broad * node_width + (broad - 1) * GAP
    x = [0.0] * len(layers)
    for row in rows:
        begin_x = MARGIN + gutter + (inner - len(row) * node_width - (len(row) - 1) * GAP) / 2
        for number, node in enumerate(row):
            x[node] = begin_x + number * (node_width + GAP)
    lane_x = {key: MARGIN + gutter - LANE - lane * step for key, lane in lanes.items()}
    return Rows(rows, tuple(row_of), tuple(x), node_width, lane_x, MARGIN + gutter + inner + MARGIN)


def _lanes(buses: dict[tuple[int, str], list[int]], row_of: list[int]) -> tuple[dict[tuple[int, str], int], int]:
    """Give a lane to each bus that comes from further than the row above; short ones stand nearest."""
    spans = []
    for (target, kind), sources in buses.items():
        far = [row_of[source] for source in sources if row_of[source] + 1 != row_of[target]]
        if far:
            ends = [row + 1 for row in far] + [row_of[target]]
            spans.append((max(ends) - min(ends), min(ends) - 1, max(ends), (target, kind)))
    lanes: dict[tuple[int, str], int] = {}
    taken: list[list[tuple[int, int]]] = []
    for _, first, last, key in sorted(spans):
        free = (number for number, others in enumerate(taken) if all(last < b or e < first for b, e in others))
        lane = next(free, len(taken))
        if lane == len(taken):
            taken.append([])
        taken[lane].append((first, last))
        lanes[key] = lane
    return lanes, len(taken)


def _tops(rows: Rows, heights: tuple[float, ...], crossings: tuple[Crossing, ...]) -> tuple[tuple[float, ...], float]:
    tops = []
    y = MARGIN
    for number, row in enumerate(rows.rows):
        y += crossings[number].height() if number or crossings[0].arriving else 0.0
        tops.append(y)
        y += max(heights[node] for node in row)
    last = crossings[-1]
    return tuple(tops), y + (last.height() if last.leaving else 0.0) + MARGIN
