"""What isolation costs: one small signed picture read in a worker process, against the same in this process.

Run ``python bench/worker.py``. Both examiners are warm, as in a run over many files; the two take turns.
"""

from __future__ import annotations

from measure import ROOT, by_turns, gate, importable, show

importable()

from verify.examine.client import WorkerExaminer  # noqa: E402 - the line above makes the project importable
from verify.examine.local import LocalExaminer  # noqa: E402
from verify.examine.messages import Setup  # noqa: E402
from verify.policy import Policy  # noqa: E402
from verify.trust.load import engine_lists, load_lists  # noqa: E402

ROUNDS = 200
ADDED_MS = 2.0
SAMPLES = ("camera.jpg", "kissing.mp4", "unsigned.jpg")


def main() -> int:
    """Measure, print, and return 0 when the promise is kept."""
    policy = Policy()
    lists = engine_lists(load_lists(policy))
    here = LocalExaminer(lists, policy.limits)
    kept = []
    with WorkerExaminer(Setup(lists, policy.limits, pixels=False)) as worker:
        for name in SAMPLES:
            path = str(ROOT / "samples" / name)
            pair = by_turns(lambda path=path: here.examine(path), lambda path=path: worker.examine(path), ROUNDS, 5)  # type: ignore[misc]
            show(f"{name}, {ROUNDS} rounds; “engine alone” is the check in this process", pair)
            kept.append(gate("added", pair.added, ADDED_MS, " ms"))
    return 0 if all(kept) else 1


if __name__ == "__main__":
    raise SystemExit(main())
