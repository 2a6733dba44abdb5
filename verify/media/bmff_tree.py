"""The tree of an ISO base media file: every box with its path, as far down as hashes and media tables reach.

Paths are those by which a BMFF hash names boxes (C2PA 2.2 §18.6, "BMFF-based hash"): `/moov/trak/mdia`.
"""

from __future__ import annotations

from typing import Final, NamedTuple

from verify.media.bmff_boxes import Box, boxes
from verify.media.cursor import Cursor, StructureError
from verify.media.limits import MAX_DEPTH
from verify.media.packets import Problem

CONTAINERS: Final = frozenset(
    (
        *(b"moov", b"trak", b"mdia", b"minf", b"stbl", b"dinf", b"edts", b"udta", b"tref", b"treg"),
        *(b"mvex", b"moof", b"traf", b"mfra", b"meta", b"schi"),
    )
)
"""Boxes that hold nothing but boxes; `meta` has version and flags before them, but for QuickTime."""


class Node(NamedTuple):
    """One box and where it stands.

    Attributes:
        path: as a hash names it.
        kind: its type.
        start: offset of its header.
        body: offset of its content.
        end: offset after it.
        parent: place of the box that holds it in the tree; -1 at the top.
    """

    path: str
    kind: bytes
    start: int
    body: int
    end: int
    parent: int


class Tree(NamedTuple):
    """All boxes, each before those that it holds.

    Attributes:
        nodes: the boxes.
        children: the places of the boxes that each box holds itself, in the order of the file.
        problems: where a row of boxes could not be followed.
    """

    nodes: tuple[Node, ...]
    children: tuple[tuple[int, ...], ...]
    problems: tuple[Problem, ...]

    def top(self) -> tuple[Node, ...]:
        """Return the boxes of the file itself, in order."""
        return tuple(node for node in self.nodes if node.parent < 0)

    def below(self, at: int) -> tuple[tuple[int, Node], ...]:
        """Return the boxes that the box at this place holds itself, each with its place."""
        return tuple((place, self.nodes[place]) for place in self.children[at])


def read_tree(cursor: Cursor) -> Tree:
    """Read the boxes of a file.

    Args:
        cursor: the file; its steps bound the number of boxes.

    Returns:
        The tree, with problems where it is not whole. Never raises for what the file holds.
    """
    nodes: list[Node] = []
    children: list[tuple[int, ...]] = []
    problems: list[Problem] = []
    waiting = [(0, cursor.size, "", -1, 0)]
    try:
        while waiting:
            start, end, above, parent, depth = waiting.pop()
            row: list[int] = []
            for box in boxes(cursor, start, end, "boxes", top=parent < 0):
                if isinstance(box, Problem):
                    problems.append(box)
                    continue
                path = f"{above}/{box.name}"
                nodes.append(Node(path, box.kind, box.start, box.body.start, box.body.end, parent))
                children.append(())
                row.append(len(nodes) - 1)
                if box.kind not in CONTAINERS:
                    continue
                if depth >= MAX_DEPTH:
                    problems.append(Problem("boxes", box.start, f"boxes more than {MAX_DEPTH} deep", "nesting_depth"))
                    continue
                waiting.append((_children(cursor, box), box.body.end, path, len(nodes) - 1, depth + 1))
            if parent >= 0:
                children[parent] = tuple(row)
    except StructureError as error:
        problems.append(error.problem("boxes"))
    return Tree(tuple(nodes), tuple(children), tuple(problems))


def _children(cursor: Cursor, box: Box) -> int:
    """Return where the boxes in a box begin: in an ISO `meta` after version and flags (14496-12, clause 8.11.1)."""
    if box.kind != b"meta" or cursor.upto(box.body.start + 4, 4) == b"hdlr":
        return box.body.start
    return min(box.body.start + 4, box.body.end)
