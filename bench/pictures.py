"""What pictures cost: a check with pictures for an output that shows them, against the same check without.

Run ``python bench/pictures.py [FILE …]``, by default over the samples. The two take turns; each file gets one process
of its own for its pictures, whose start is most of the time.
"""

from __future__ import annotations

import sys
from pathlib import Path

from measure import ROOT, by_turns, gate, importable, show

importable()

from verify.pipeline import Verifier  # noqa: E402 - the line above makes the project importable
from verify.policy import Policy  # noqa: E402

ROUNDS = 10
ADDED_MS = 600.0
SAMPLES = ("unsigned.jpg", "camera.jpg", "camera-ai-fill.jpg", "kissing.mp4")


def main() -> int:
    """Measure, print, and return 0 when the promise is kept."""
    verifier = Verifier(Policy())
    kept = []
    for path in sys.argv[1:] or [str(ROOT / "samples" / name) for name in SAMPLES]:
        pair = by_turns(
            lambda path=path: verifier.see(path),  # type: ignore[misc]
            lambda path=path: verifier.see(path, pictures=True),  # type: ignore[misc]
            ROUNDS,
        )
        show(f"{Path(path).name}, {ROUNDS} rounds; “engine alone” is the check without pictures", pair)
        kept.append(gate("added", pair.added, ADDED_MS, " ms"))
    return 0 if all(kept) else 1


if __name__ == "__main__":
    raise SystemExit(main())
