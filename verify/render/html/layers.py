"""How far each node of a directed graph is from the first: cycles, and paths without number, cost nothing.

Every node and every link is visited once, so a record in which each manifest has two ingredients, and which therefore
has 2^30 paths, takes no longer than a chain.
"""

from __future__ import annotations


def reachable(into: tuple[tuple[int, ...], ...]) -> frozenset[int]:
    """Return what leads to node 0, and node 0 itself.

    Args:
        into: for each node the nodes that went into it.
    """
    seen = {0}
    waiting = [0]
    while waiting:
        for item in into[waiting.pop()]:
            if item not in seen:
                seen.add(item)
                waiting.append(item)
    return frozenset(seen)


def layers_of(into: tuple[tuple[int, ...], ...]) -> tuple[int, ...]:
    """Return for each node the longest way to a node that goes into nothing; links that close a cycle do not count.

    Args:
        into: for each node the nodes that went into it; the search begins at node 0.
    """
    order, closing = _visited(into)
    layers = [0] * len(into)
    for node in reversed(order):  # users before what they use
        for item in into[node]:
            if (node, item) not in closing:
                layers[item] = max(layers[item], layers[node] + 1)
    return tuple(layers)


def _visited(into: tuple[tuple[int, ...], ...]) -> tuple[list[int], set[tuple[int, int]]]:
    """Return the nodes in the order in which a search in depth leaves them, and the links that close a cycle."""
    order: list[int] = []
    closing: set[tuple[int, int]] = set()
    state = bytearray(len(into))  # 0 not seen, 1 on the way here, 2 left
    for root in range(len(into)):
        if state[root]:
            continue
        state[root] = 1
        stack = [(root, iter(into[root]))]
        while stack:
            node, rest = stack[-1]
            for item in rest:
                if state[item] == 1:
                    closing.add((node, item))
                elif not state[item]:
                    state[item] = 1
                    stack.append((item, iter(into[item])))
                    break
            else:
                state[node] = 2
                order.append(node)
                stack.pop()
    return order, closing
