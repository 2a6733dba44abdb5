"""The program as people run it: a process of its own, with its two outputs and its exit code."""

from __future__ import annotations

import ctypes
import json
import os
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, NamedTuple

ROOT = Path(__file__).resolve().parents[2]
SAMPLES = ROOT / "samples"
ANCHOR = SAMPLES / "sample-authority.pem"
AT = "2026-11-22T15:00:00Z"
SECONDS = 60  # far more than any run here needs: what takes longer hangs


class Run(NamedTuple):
    """What a run printed, and how it ended."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:  # noqa: ANN401 -- JSON
        return json.loads(self.out)

    @property
    def lines(self) -> list[Any]:
        """The JSON of each line."""
        return [json.loads(line) for line in self.out.splitlines()]


def environment(**changes: str) -> dict[str, str]:
    """Return a plain environment: no width, no colours asked for or forbidden, nobody's own policy file or lists."""
    kept = {name: value for name, value in os.environ.items() if name in ("PATH", "HOME", "TMPDIR", "LD_LIBRARY_PATH")}
    nobody = {"XDG_CONFIG_HOME": os.devnull, "XDG_DATA_HOME": os.devnull}
    return {**kept, "PYTHONPATH": str(ROOT), "LC_ALL": "C.UTF-8", **nobody, **changes}


def howmade(
    *arguments: str | bytes | Path,
    stdin: bytes = b"",
    cwd: Path = ROOT,
    env: Mapping[str, str] | None = None,
    before: Callable[[], None] | None = None,
) -> Run:
    """Run the program and wait for its end."""
    done = subprocess.run(
        [sys.executable, "-m", "cli", *arguments],
        input=stdin,
        capture_output=True,
        cwd=cwd,
        env=environment(**(env or {})),
        timeout=SECONDS,
        check=False,
        preexec_fn=before,
    )
    return Run(done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8", "backslashreplace"))


def without_privileges() -> None:
    """Let go, before a program is run, of the administrator's right to read what may not be read; Linux only."""
    if os.geteuid() == 0:
        system = ctypes.CDLL(None)
        for capability in (1, 2):  # CAP_DAC_OVERRIDE and CAP_DAC_READ_SEARCH of <linux/capability.h>
            system.prctl(24, capability, 0, 0, 0)  # PR_CAPBSET_DROP of <linux/prctl.h>


def check(*arguments: str | bytes | Path, **more: Any) -> Run:  # noqa: ANN401 -- handed on
    """Run ``verify`` with the sample anchor alone, at a fixed time."""
    return howmade("verify", "--no-default-trust", "--trust-anchors", ANCHOR, "--at", AT, *arguments, **more)


def several(run: Callable[..., Run], calls: Sequence[Sequence[str | bytes | Path]]) -> list[Run]:
    """Make several runs, two at a time, and return them in the order of the calls."""
    with ThreadPoolExecutor(2) as pool:
        return list(pool.map(lambda arguments: run(*arguments), calls))
