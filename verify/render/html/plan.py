"""What a drawing of a graph is made of: frames, lines, rows, tracks and lanes, in units of the picture."""

from __future__ import annotations

from typing import Final, NamedTuple

GAP: Final = 24.0  # between the nodes of a row
TRACK: Final = 24.0  # height of a track: the words of a line stand in it
THIN_TRACK: Final = 10.0  # height of a track without words
ARROW: Final = 16.0  # between the lowest track and the row
LEAVING: Final = 10.0  # between a row and the highest track
LANE: Final = 11.0  # between two lanes
MOST_LANES: Final = 44.0  # width of all lanes together; more lanes stand closer
MARGIN: Final = 4.0  # for the breadth of lines
ASIDE: Final = 14.0  # how far from the middle a line begins that does not go straight down
INSET: Final = 28.0  # between the corner of a node and the nearest of several lines
APART: Final = 32.0  # between several lines at one node; they stand closer where that would be too broad


MEETING: Final = 3  # points of a line from the row above; others run in a lane

Line = tuple[tuple[float, float], ...]


class Frame(NamedTuple):
    """A rectangle: its left upper corner, and its size."""

    x: float
    y: float
    width: float
    height: float


class Link(NamedTuple):
    """What to draw: a line from one node into another, as indexes, and of which kind."""

    source: int
    target: int
    kind: str


class Bus(NamedTuple):
    """All lines of one kind into one node.

    Attributes:
        target, kind: as in `Link`.
        sources: indexes of the nodes that it comes from.
        lines: each a row of points; the first ends at the node, the others at the latest where they meet another.
        words: where its words stand; their width was known.
        ends: the words end there, instead of beginning there.
    """

    target: int
    kind: str
    sources: tuple[int, ...]
    lines: tuple[tuple[tuple[float, float], ...], ...]
    words: tuple[float, float]
    ends: bool


class Plan(NamedTuple):
    """Size of the picture, a frame for each node in the order given, and the lines."""

    width: float
    height: float
    frames: tuple[Frame, ...]
    buses: tuple[Bus, ...]


def turned_round(plan: Plan) -> Plan:
    """Return a plan with its left at the right, for words that run from right to left."""
    frames = tuple(frame._replace(x=plan.width - frame.x - frame.width) for frame in plan.frames)
    buses = tuple(
        bus._replace(
            lines=tuple(tuple((plan.width - x, y) for x, y in line) for line in bus.lines),
            words=(plan.width - bus.words[0], bus.words[1]),
        )
        for bus in plan.buses
    )
    return plan._replace(frames=frames, buses=buses)


class Sheet(NamedTuple):
    """What the picture may take: its width, nodes beside each other at most, and the width of a node at most."""

    width: float
    columns: int
    node: float


class Rows(NamedTuple):
    """Which nodes stand in which row, the top row first, at which x and how wide; and the x of each lane."""

    rows: tuple[tuple[int, ...], ...]  # top row first
    row_of: tuple[int, ...]
    x: tuple[float, ...]
    node: float
    lanes: dict[tuple[int, str], float]
    width: float


class Crossing(NamedTuple):
    """The tracks between two rows: from the top, those that only lead to a lane, then those that end in the row."""

    leaving: dict[tuple[int, str, int], int]  # by bus and source
    arriving: dict[tuple[int, str], int]

    def height(self) -> float:
        """Return how far apart the rows stand."""
        if not self.leaving and not self.arriving:
            return GAP
        thin = max(self.leaving.values(), default=-1) + 1
        broad = max(self.arriving.values(), default=-1) + 1
        return LEAVING + thin * THIN_TRACK + broad * TRACK + ARROW


class Ports(NamedTuple):
    """Where lines meet nodes.

    Attributes:
        enter: x of each bus at the top of its node.
        leave: x of each bus at the bottom of each of its sources.
        sides: for sources that lead into a lane from their left side, how far down it, as a share.
    """

    enter: dict[tuple[int, str], float]
    leave: dict[tuple[int, str, int], float]
    sides: dict[tuple[int, str, int], float]


class Scene(NamedTuple):
    """All that the course of a line depends on."""

    rows: Rows
    ports: Ports
    crossings: tuple[Crossing, ...]
    frames: tuple[Frame, ...]
    words: dict[str, float]
