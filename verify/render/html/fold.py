"""From a report to a graph that can be looked at: who led to what, folded with counts where the record is large.

Nothing is cut: every manifest stands in exactly one node. Long runs of versions become one node, as do many parts of
one kind; what is still too large becomes a few nodes by how far its manifests are from the file.
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from typing import Final, NamedTuple

from verify.model.manifests import Manifest
from verify.model.vocabulary import Relationship
from verify.render.html.layers import layers_of, reachable

MAX_NODES: Final = 24
"""Nodes that are drawn; more cannot be taken in on a page or a phone."""

MAX_EDGES: Final = 40
"""Lines that are drawn, for the same reason."""

CALM: Final = 12
"""Manifests up to which runs of versions are drawn one by one."""

FEW: Final = 4
"""Siblings or versions that stand one by one; more become one node."""

BLOCKS: Final = 5
"""Nodes into which a tangled record is folded, beside its active manifest."""

MIXED: Final = "mixed"
"""The relationship of a line that stands for several kinds."""

RECORD: Final = "record"
"""The relationship of the active manifest to the file."""


class Shape(StrEnum):
    """What a node stands for."""

    FILE = "file"
    RECORD = "record"  # one manifest
    VERSIONS = "versions"  # a run of manifests, each the earlier version of the next
    SIBLINGS = "siblings"  # manifests that went into the same in the same way
    BLOCK = "block"  # manifests of a tangled record that are about as far from the file
    UNLINKED = "unlinked"  # manifests that nothing which leads to the file names
    PLAIN = "plain"  # an ingredient without a manifest
    PLAINS = "plains"  # several


class Node(NamedTuple):
    """A node of the picture.

    Attributes:
        shape: what it stands for.
        manifests: indexes into `manifests` of the report.
        plain: ingredients without a manifest, each as the index of the manifest that names it, and in its list.
        layer: how far it is from the file, which is 0.
        relation: how siblings or ingredients went in; empty elsewhere.
        itself: a manifest that names itself as an ingredient.
    """

    shape: Shape
    manifests: tuple[int, ...] = ()
    plain: tuple[tuple[int, int], ...] = ()
    layer: int = 0
    relation: str = ""
    itself: bool = False


class Edge(NamedTuple):
    """A line of the picture: what went into what, as indexes of nodes, and how."""

    source: int
    target: int
    relation: str


class Graph(NamedTuple):
    """Nodes and lines; the first node is the file, the second its active manifest."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]


class _Links(NamedTuple):
    """The links of a record: for each manifest the manifests that went into it and the ingredients without one."""

    into: tuple[tuple[tuple[int, str], ...], ...]
    plain: tuple[tuple[tuple[int, str], ...], ...]
    itself: frozenset[int]


def fold(manifests: tuple[Manifest, ...]) -> Graph:
    """Return the graph of a record, with at most `MAX_NODES` nodes; an empty one without manifests."""
    if not manifests:
        return Graph((), ())
    links = _links(manifests)
    reached = reachable(_targets(links))
    graph = _assembled(links, _lightly(links, reached), mixed=False)
    if len(graph.nodes) > MAX_NODES or len(graph.edges) > MAX_EDGES:
        graph = _assembled(links, _in_blocks(links, reached), mixed=True)
    return graph


def _links(manifests: tuple[Manifest, ...]) -> _Links:
    into, plain, itself = [], [], set()
    for place, manifest in enumerate(manifests):
        recorded: dict[tuple[int, str], None] = {}
        bare = []
        for number, item in enumerate(manifest.ingredients):
            if item.index == place:
                itself.add(place)
            elif item.index is not None and 0 <= item.index < len(manifests):
                recorded[item.index, item.relationship.value] = None
            else:
                bare.append((number, item.relationship.value))
        into.append(tuple(recorded))
        plain.append(tuple(bare))
    return _Links(tuple(into), tuple(plain), frozenset(itself))


def _targets(links: _Links) -> tuple[tuple[int, ...], ...]:
    return tuple(tuple(index for index, _ in items) for items in links.into)


def _lightly(links: _Links, reached: frozenset[int]) -> Iterator[Node]:
    """Yield nodes for manifests: one each, but for many of the same kind, long runs, and those that nothing names."""
    used_by: list[list[tuple[int, str]]] = [[] for _ in links.into]
    for user in sorted(reached):
        for index, relation in links.into[user]:
            used_by[index].append((user, relation))
    taken = {0}
    yield Node(Shape.RECORD, (0,))
    for group, relation in _siblings(links, used_by, reached):
        taken.update(group)
        yield Node(Shape.SIBLINGS, group, relation=relation)
    if len(reached) > CALM:
        for run in _runs(links, used_by, reached - taken):
            taken.update(run)
            yield Node(Shape.VERSIONS, run, relation=Relationship.PARENT_OF.value)
    yield from (Node(Shape.RECORD, (place,)) for place in sorted(reached - taken))
    yield from _rest(links, reached)


def _rest(links: _Links, reached: frozenset[int]) -> Iterator[Node]:
    rest = tuple(place for place in range(len(links.into)) if place not in reached)
    if rest:
        yield Node(Shape.UNLINKED, rest)


def _siblings(
    links: _Links, used_by: list[list[tuple[int, str]]], reached: frozenset[int]
) -> Iterator[tuple[tuple[int, ...], str]]:
    """Yield manifests without manifests of their own that went into the same in the same way, where there are many."""
    alike: dict[tuple[tuple[int, str], ...], list[int]] = {}
    for place in sorted(reached - {0}):
        if not links.into[place]:
            alike.setdefault(tuple(used_by[place]), []).append(place)
    for key, places in alike.items():
        if len(places) > FEW:
            relations = {relation for _, relation in key}
            yield tuple(places), relations.pop() if len(relations) == 1 else MIXED


def _runs(
    links: _Links, used_by: list[list[tuple[int, str]]], among: frozenset[int] | set[int]
) -> Iterator[tuple[int, ...]]:
    """Yield runs of manifests that are each the only earlier version of the next, where they are long."""
    parent = Relationship.PARENT_OF.value
    inner = {
        place
        for place in among
        if len(links.into[place]) == 1
        and links.into[place][0][1] == parent
        and len(used_by[place]) == 1
        and used_by[place][0][1] == parent
    }
    heads = sorted(place for place in inner if used_by[place][0][0] not in inner)
    for head in heads:
        run = [head]
        while (older := links.into[run[-1]][0][0]) in inner:  # no cycle: nothing inside a run leads back to its head
            run.append(older)
        if len(run) > FEW:
            yield tuple(run)


def _in_blocks(links: _Links, reached: frozenset[int]) -> Iterator[Node]:
    """Yield few nodes for many manifests, by how far each is from the file."""
    layers = layers_of(_targets(links))
    yield Node(Shape.RECORD, (0,))
    places = sorted(reached - {0}, key=lambda place: (layers[place], place))
    steps = sorted({layers[place] for place in places})
    block_of = {layer: number * BLOCKS // max(BLOCKS, len(steps)) for number, layer in enumerate(steps)}
    blocks: dict[int, list[int]] = {}
    for place in places:
        blocks.setdefault(block_of[layers[place]], []).append(place)
    for members in blocks.values():
        yield Node(Shape.BLOCK if len(members) > 1 else Shape.RECORD, tuple(members))
    yield from _rest(links, reached)


def _assembled(links: _Links, groups: Iterator[Node], *, mixed: bool) -> Graph:
    """Put together the file, the nodes of manifests, the ingredients without one, and the lines between all."""
    nodes = [Node(Shape.FILE), *groups]
    home = {place: number for number, node in enumerate(nodes) for place in node.manifests}
    found: dict[tuple[int, int], list[str]] = {(1, 0): [RECORD]}
    for place, items in enumerate(links.into):
        for index, relation in items:
            if (pair := (home[index], home[place])) not in found:
                found[pair] = [relation]
            elif pair[0] != pair[1] and relation not in found[pair]:
                found[pair].append(relation)
    edges = [
        Edge(source, target, relation)
        for (source, target), relations in found.items()
        if source != target and nodes[source].shape is not Shape.UNLINKED and nodes[target].shape is not Shape.UNLINKED
        for relation in ([MIXED] if mixed and len(relations) > 1 else relations)
    ]
    for number, node in enumerate(tuple(nodes)):
        if node.shape is not Shape.UNLINKED:
            for plain in _plain(links, node, mixed=mixed):
                edges.append(Edge(len(nodes), number, plain.relation))
                nodes.append(plain)
    if mixed:
        edges = _one_kind_each(edges)
    return Graph(_layered(nodes, edges, links), tuple(edges))


def _plain(links: _Links, node: Node, *, mixed: bool) -> Iterator[Node]:
    """Yield the ingredients without a manifest of a node: one by one where they are few."""
    by_relation: dict[str, list[tuple[int, int]]] = {}
    for place in node.manifests:
        for number, relation in links.plain[place]:
            by_relation.setdefault(relation, []).append((place, number))
    if mixed and by_relation:
        merged = tuple(item for items in by_relation.values() for item in items)
        by_relation = {next(iter(by_relation)) if len(by_relation) == 1 else MIXED: list(merged)}
    for relation, items in by_relation.items():
        if len(items) > FEW or (len(items) > 1 and (mixed or len(node.manifests) > 1)):
            yield Node(Shape.PLAINS, plain=tuple(items), relation=relation)
        else:
            yield from (Node(Shape.PLAIN, plain=(item,), relation=relation) for item in items)


def _one_kind_each(edges: list[Edge]) -> list[Edge]:
    """Give all lines into one node the same kind, so that they can be drawn as one."""
    kinds: dict[int, set[str]] = {}
    for edge in edges:
        kinds.setdefault(edge.target, set()).add(edge.relation)
    return [edge._replace(relation=MIXED) if len(kinds[edge.target]) > 1 else edge for edge in edges]


def _layered(nodes: list[Node], edges: list[Edge], links: _Links) -> tuple[Node, ...]:
    into: list[list[int]] = [[] for _ in nodes]
    for edge in edges:
        into[edge.target].append(edge.source)
    layers = layers_of(tuple(tuple(items) for items in into))
    top = max(layers) + 1
    return tuple(
        node._replace(
            layer=top if node.shape is Shape.UNLINKED else layers[number],
            itself=bool(links.itself.intersection(node.manifests)),
        )
        for number, node in enumerate(nodes)
    )
