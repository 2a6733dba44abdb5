"""Start-up: ``howmade verify`` on one small signed file, against a bare script that reads it with the engine.

Run ``python bench/start.py``. Every run is a process of its own; the two take turns.
"""

from __future__ import annotations

import os
import resource
import subprocess
import sys

from measure import ROOT, by_turns, gate, show

ROUNDS = 15
AT_MOST = 2.0  # times the bare script
SAMPLE = ROOT / "samples" / "camera.jpg"
ANCHOR = ROOT / "samples" / "sample-authority.pem"


def _run(*arguments: str) -> None:
    path = os.pathsep.join(filter(None, (str(ROOT), os.environ.get("PYTHONPATH"))))
    command = [sys.executable, *arguments]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, env={**os.environ, "PYTHONPATH": path})


def _bare() -> None:
    _run(str(ROOT / "bench" / "bare.py"), str(SAMPLE), "image/jpeg")


def _whole() -> None:
    _run("-m", "cli", "verify", str(SAMPLE), "--format", "json", "--trust-anchors", str(ANCHOR))


def main() -> int:
    """Measure, print, and return 0 when the promise is kept."""
    pair = by_turns(_bare, _whole, ROUNDS)
    show(f"start-up with {SAMPLE.name}, {ROUNDS} processes each", pair)
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    print(f"  largest process {peak // (1024 * 1024 if sys.platform == 'darwin' else 1024)} MiB")
    return 0 if gate("ratio", pair.ratio, AT_MOST) else 1


if __name__ == "__main__":
    raise SystemExit(main())
