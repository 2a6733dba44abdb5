"""The graph of the HTML report: time and size for 200 and 1,000 manifests in a chain, a star, a diamond, a tangle.

Run ``python bench/graph.py``. The best of five rounds counts, in time of the processor; both drawings together.
"""

from __future__ import annotations

import time

from measure import ROOT, gate

from tests.render.html.records import chain, diamond, star, tangle
from verify import Policy, Verifier
from verify.render.html.fold import fold
from verify.render.html.graph import graph_svg

ROUNDS = 5
AT_MOST_MS = 50.0
AT_MOST_BYTES = 60_000


def main() -> int:
    """Measure, print, and return 0 when the promise is kept."""
    empty = Verifier(Policy()).verify((ROOT / "samples" / "unsigned.jpg").read_bytes(), name="unsigned.jpg")
    kept = True
    for number in (200, 1000):
        for make in (chain, star, diamond, tangle):
            report = empty._replace(manifests=make(number))
            spent = []
            for _ in range(ROUNDS):
                begin = time.process_time()
                svg = graph_svg(report)
                spent.append((time.process_time() - begin) * 1000)
            graph = fold(report.manifests)
            size = len(svg.encode())
            print(f"{make.__name__} of {number}: {len(graph.nodes)} nodes, {len(graph.edges)} lines, {size:,} bytes")
            kept &= gate("  milliseconds", min(spent), AT_MOST_MS)
            kept &= size <= AT_MOST_BYTES
    return 0 if kept else 1


if __name__ == "__main__":
    raise SystemExit(main())
