"""What a worker takes from itself before it sees a file: memory, time, writing, the network."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from verify.errors import InputError
from verify.examine import spawn
from verify.examine.client import WorkerExaminer
from verify.examine.confine import STDERR_BYTES
from verify.examine.messages import Setup
from verify.examine.worker import used_up
from verify.policy import MIB, Limits

ROOT = Path(__file__).resolve().parents[2]
LIBRARY = "import sys; sys.path[:] = sys.argv[1:]; "
LINUX = pytest.mark.skipif(sys.platform != "linux", reason="only Linux enforces this bound")


def confined(code: str) -> subprocess.CompletedProcess[str]:
    """Run code in a process of its own that has bound itself."""
    start = "from verify.examine.confine import *; from verify.policy import Limits; "
    return subprocess.run(
        [sys.executable, "-c", start + code], cwd=ROOT, capture_output=True, text=True, check=False, timeout=60
    )


@LINUX
def test_memory_ends_at_the_bound() -> None:
    ended = confined("confine(Limits())\ntry: bytearray(3 << 30)\nexcept MemoryError: print('no more')")
    assert ended.stdout == "no more\n"


@LINUX
def test_processor_time_is_granted_file_by_file_and_ends() -> None:
    ended = confined("allow_seconds(0)\nwhile True: pass")
    assert ended.returncode == -signal.SIGXCPU


def test_nothing_large_can_be_written(tmp_path: Path) -> None:
    ended = confined(
        f"confine(Limits()); f = open({str(tmp_path / 'out')!r}, 'wb', 0)\nwhile f.write(bytes({STDERR_BYTES})): pass"
    )
    assert "File too large" in ended.stderr
    assert (tmp_path / "out").stat().st_size == STDERR_BYTES


@LINUX
def test_the_network_is_out_of_reach_where_the_system_lets_a_process_leave_it() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
        ended = confined(
            "import socket\nprint(leave_network())\n"
            f"try: socket.create_connection(('127.0.0.1', {port}), 5); print('reached')\n"
            "except OSError: print('not reached')"
        )
    if ended.stdout.startswith("False"):
        pytest.skip("this system does not let a process leave the network")
    assert ended.stdout == "True\nnot reached\n"


def test_a_limit_that_is_lower_already_stays() -> None:
    ended = confined(
        "import resource as r; r.setrlimit(r.RLIMIT_NOFILE, (40, 50)); confine(Limits())\n"
        "print(r.getrlimit(r.RLIMIT_NOFILE)[1] <= 50)"
    )
    assert ended.stdout == "True\n"


def test_what_a_dying_worker_printed_is_told_and_made_harmless(samples: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    code = "import os; os.write(2, b'noise\\nmemory allocation of 9 bytes \\x1b[31mfailed\\n'); os.abort()"
    with WorkerExaminer(Setup((), Limits(), pixels=False)) as worker:
        monkeypatch.setattr(spawn, "_START", LIBRARY + "sys.stdin.buffer.read(9); " + code)
        with pytest.raises(InputError) as lost:
            worker.examine(samples / "camera.jpg")
    assert "memory allocation of 9 bytes" in lost.value.message
    assert "\x1b" not in lost.value.message
    assert "noise" not in lost.value.message


def test_a_worker_that_ended_between_two_files_costs_neither(samples: Path) -> None:
    with WorkerExaminer(Setup((), Limits(), pixels=False)) as worker:
        first = worker.examine(samples / "camera.jpg")
        assert worker._worker is not None  # noqa: SLF001 -- the process that is ended here from outside
        pid = worker._worker.pid  # noqa: SLF001 -- as above
        os.kill(pid, signal.SIGKILL)
        os.waitid(os.P_PID, pid, os.WEXITED | os.WNOWAIT)
        assert worker.examine(samples / "camera.jpg").sha256 == first.sha256


def test_a_worker_is_kept_until_it_has_used_much_memory(samples: Path) -> None:
    with WorkerExaminer(Setup((), Limits(), pixels=False)) as worker:
        worker.examine(samples / "camera.jpg")
        kept = worker._worker  # noqa: SLF001 -- which process it is
        worker.examine(samples / "kissing.mp4")
        assert worker._worker is kept  # noqa: SLF001 -- as above
    assert not used_up(Limits())
    assert used_up(Limits(worker_memory=MIB))


def test_a_worker_that_says_it_is_done_is_replaced(samples: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    code = "import verify.examine.worker as w; w.used_up = lambda limits: True; w.main()"
    monkeypatch.setattr(spawn, "_START", LIBRARY + code)
    with WorkerExaminer(Setup((), Limits(), pixels=False)) as worker:
        for name in ("camera.jpg", "kissing.mp4"):
            assert worker.examine(samples / name).name == name
            assert worker._worker is None  # noqa: SLF001 -- as above
