"""Where the lines of a layered graph run: ports at the nodes, tracks between the rows, lanes at the left."""

from __future__ import annotations

from verify.render.html.plan import (
    APART,
    ARROW,
    ASIDE,
    GAP,
    INSET,
    LEAVING,
    MEETING,
    THIN_TRACK,
    TRACK,
    Bus,
    Crossing,
    Frame,
    Line,
    Ports,
    Rows,
    Scene,
)


def mean(values: list[float]) -> float:
    """Return the mean; 0 of none."""
    return sum(values) / len(values) if values else 0.0


def ports_of(rows: Rows, buses: dict[tuple[int, str], list[int]]) -> Ports:
    """Return where each bus enters its node from above, and where it leaves each source."""
    entering: dict[int, list[tuple[float, str]]] = {}
    for (target, kind), sources in buses.items():
        near = [rows.x[source] for source in sources if rows.row_of[source] + 1 == rows.row_of[target]]
        entering.setdefault(target, []).append((mean(near), kind))
    enter = {
        (target, kind): _spread(rows.x[target], rows.node, number, len(kinds))
        for target, kinds in entering.items()
        for number, (_, kind) in enumerate(sorted(kinds))
    }
    leaving: dict[int, list[tuple[float, tuple[int, str]]]] = {}
    for key, sources in buses.items():
        for source in sources:
            goal = enter[key] if rows.row_of[source] + 1 == rows.row_of[key[0]] else 0.0
            leaving.setdefault(source, []).append((goal, key))
    leave: dict[tuple[int, str, int], float] = {}
    for source, ways in leaving.items():
        middle = rows.x[source] + rows.node / 2
        if len(ways) == 1:
            goal, key = ways[0]
            at = middle if goal == middle else middle + (ASIDE if goal > middle else -ASIDE)
            beside = len(entering[key[0]]) > 1 and rows.x[source] < goal < middle  # words stand below the middle
            leave[*key, source] = rows.x[source] + rows.node - INSET if beside else at
            continue
        for number, (_, key) in enumerate(sorted(ways, reverse=True)):  # at the right, where no words stand
            at = _spread(rows.x[source], rows.node, number, len(ways))
            leave[*key, source] = 2 * middle - at
    return Ports(enter, leave, _sides(rows, buses))


def _spread(x: float, width: float, number: int, of: int) -> float:
    """Return where a line meets a node: in the middle when alone, else from the left, so that words have room."""
    if of == 1:
        return x + width / 2
    return x + INSET + number * min(APART, (width / 2 - INSET) / (of - 1))


def crossings_of(
    rows: Rows, buses: dict[tuple[int, str], list[int]], ports: Ports, words: dict[str, float]
) -> tuple[Crossing, ...]:
    """Give a track to each horizontal line; entry n is above row n, and one more below the last."""
    crossings = tuple(Crossing({}, {}) for _ in range(len(rows.rows) + 1))
    thin: list[list[list[tuple[float, float]]]] = [[] for _ in crossings]
    broad: list[list[list[tuple[float, float]]]] = [[] for _ in crossings]
    reached: dict[int, int] = {}
    for key in sorted(buses, key=lambda key: (rows.row_of[key[0]], ports.enter[key])):
        target = rows.row_of[key[0]]
        ends = [ports.enter[key], _words_at(ports.enter[key], words[key[1]], rows.width)[1]]
        for source in buses[key]:
            row = rows.row_of[source]
            if row + 1 == target:
                ends.append(ports.leave[*key, source])
                continue
            ends.append(rows.lanes[key])
            span = (rows.lanes[key], ports.leave[*key, source])
            if not _at_the_edge(rows, source):
                crossings[row + 1].leaving[*key, source] = _track(thin[row + 1], span, 0)
        track = _track(broad[target], (min(ends), max(ends)), reached.get(key[0], 0))
        crossings[target].arriving[key] = track
        reached[key[0]] = track + 1  # each further to the right stands lower, so that no line runs through words
    return crossings


def _track(tracks: list[list[tuple[float, float]]], span: tuple[float, float], least: int) -> int:
    first, last = min(span), max(span)
    for number, others in enumerate(tracks):
        if number >= least and all(last + GAP / 2 < begin or end + GAP / 2 < first for begin, end in others):
            others.append((first, last))
            return number
    while len(tracks) < least:
        tracks.append([])
    tracks.append([(first, last)])
    return len(tracks) - 1


def _words_at(port: float, width: float, most: float) -> tuple[float, float, bool]:
    """Return where the words of a line begin or end, how far they reach, and whether they end there."""
    if port + 8 + width <= most or port <= most / 2:
        return port + 8, port + 8 + width, False
    return port - 8, port - 8 - width, True


def _at_the_edge(rows: Rows, node: int) -> bool:
    """Tell whether a node is the first of its row, so that lines can leave it at its left side."""
    return rows.rows[rows.row_of[node]][0] == node


def _sides(rows: Rows, buses: dict[tuple[int, str], list[int]]) -> dict[tuple[int, str, int], float]:
    """Return how far down its left side, as a share, each line into a lane leaves its node; the outer lanes higher."""
    ways: dict[int, list[tuple[float, tuple[int, str]]]] = {}
    for key, lane in rows.lanes.items():
        for source in buses[key]:
            if rows.row_of[source] + 1 != rows.row_of[key[0]] and _at_the_edge(rows, source):
                ways.setdefault(source, []).append((lane, key))
    return {
        (*key, source): (number + 1) / (len(found) + 1)
        for source, found in ways.items()
        for number, (_, key) in enumerate(sorted(found))
    }


def drawn(key: tuple[int, str], sources: list[int], scene: Scene) -> Bus:
    """Return the course of all lines of one kind into one node.

    Args:
        key: the node and the kind.
        sources: the nodes that they come from.
        scene: where everything else stands.
    """
    rows, ports, crossings, frames, words = scene
    target, row = frames[key[0]], rows.row_of[key[0]]
    enter = ports.enter[key]
    broad = max(crossings[row].arriving.values()) + 1
    track = target.y - ARROW - (broad - crossings[row].arriving[key]) * TRACK + TRACK / 2 - 4
    lines: list[Line] = []
    for source in sources:
        frame, at = frames[source], ports.leave[*key, source]
        bottom = frame.y + frame.height
        if rows.row_of[source] + 1 == row:
            lines.append(((at, bottom), (at, track), (enter, track)))
            continue
        lane = rows.lanes[key]
        if (number := crossings[rows.row_of[source] + 1].leaving.get((*key, source))) is None:
            side = frame.y + frame.height * ports.sides[*key, source]
            lines.append(((frame.x, side), (lane, side), (lane, track), (enter, track)))
        else:
            under = frame.y + _row_height(rows, frames, source) + LEAVING + number * THIN_TRACK
            lines.append(((at, bottom), (at, under), (lane, under), (lane, track), (enter, track)))
    lines = _joined(lines, enter, track)
    lines[0] = (*lines[0], (enter, target.y))
    x, _, ends = _words_at(enter, words[key[1]], rows.width)
    return Bus(key[0], key[1], tuple(sources), tuple(lines), (x, track + 16), ends)


def _joined(lines: list[Line], enter: float, track: float) -> list[Line]:
    """End lines where they meet one that comes from further; two patterns on each other would look like a third."""
    lanes = sorted((line for line in lines if len(line) > MEETING), key=lambda line: line[-3][1])
    near = sorted((line for line in lines if len(line) <= MEETING), key=lambda line: line[0][0])
    left = [line for line in near if line[0][0] <= enter]
    right = [line for line in near if line[0][0] > enter]
    above = [line for line in lanes if line[-3][1] <= track]
    below = [line for line in lanes if line[-3][1] > track]
    joined: list[Line] = []
    if above:
        joined += [above[0], *(line[:-2] for line in above[1:])]
    if below:
        joined += [*(line[:-2] for line in below[:-1]), below[-1][:-1] if above else below[-1]]
    joined += [line[:-1] if lanes or number else line for number, line in enumerate(left)]
    joined += [line if number == len(right) - 1 else line[:-1] for number, line in enumerate(right)]
    whole = next(line for line in joined if line[-1] == (enter, track))
    return [whole, *(line for line in joined if line is not whole)]


def _row_height(rows: Rows, frames: tuple[Frame, ...], node: int) -> float:
    return max(frames[item].height for item in rows.rows[rows.row_of[node]])
