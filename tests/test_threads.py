"""One verifier may be shared by threads: each gets the report that it would have got alone."""

from __future__ import annotations

import random
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path

import pytest

from verify import Anchors, InputError, Policy, Verifier
from verify.policy import Limits
from verify.render.as_json import to_json

THREADS = 8
ROUNDS = 4
NAMES = sorted(
    path.name for path in (Path(__file__).resolve().parents[1] / "samples").iterdir() if path.suffix in (".jpg", ".mp4")
)


@pytest.mark.parametrize("limits", [Limits(), Limits(memory_snapshot=1000)], ids=["in memory", "in place"])
def test_eight_threads_share_one_verifier(limits: Limits, samples: Path) -> None:
    anchors = Anchors("sample", (samples / "sample-authority.pem").read_bytes())
    policy = Policy(anchors=(anchors,), at=datetime(2026, 11, 22, tzinfo=UTC), limits=limits)
    alone = {name: to_json(Verifier(policy).verify(samples / name)) for name in NAMES}
    shared = Verifier(policy)

    def check(name: str) -> tuple[str, str]:
        if name == "README.md":
            with pytest.raises(InputError):
                shared.verify(samples / name)
            return name, ""
        return name, to_json(shared.verify(samples / name))

    jobs = [*NAMES, "README.md"] * ROUNDS
    random.Random(7).shuffle(jobs)  # noqa: S311 -- an order, not a secret
    with ThreadPoolExecutor(THREADS) as pool:
        found = list(pool.map(check, jobs))
    assert [(name, text == alone.get(name, "")) for name, text in found] == [(name, True) for name in jobs]
