"""The same bytes, lists and time give the same report, byte for byte, in whatever process."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from tests.cli.program import ANCHOR, AT, howmade

PROCESSES = 10


def test_ten_processes_give_byte_identical_json(samples: Path) -> None:
    files = (samples / "kissing.mp4", samples / "camera-ai-fill-altered.jpg")

    def run(number: int) -> str:
        seeded = {"PYTHONHASHSEED": str(number), "TZ": "Pacific/Auckland" if number % 2 else "UTC"}
        return howmade("verify", "--format", "json", "--at", AT, "--trust-anchors", ANCHOR, *files, env=seeded).out

    with ThreadPoolExecutor(2) as pool:
        outputs = set(pool.map(run, range(PROCESSES)))
    assert len(outputs) == 1
    assert len(outputs.pop()) > 10_000
