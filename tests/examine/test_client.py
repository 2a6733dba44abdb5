"""The worker gives what this process would give; one that dies or hangs costs its own file and no other."""

from __future__ import annotations

from pathlib import Path

import pytest

from verify.errors import InputError
from verify.examine import spawn
from verify.examine.client import WorkerExaminer
from verify.examine.facts import Examined
from verify.examine.local import LocalExaminer
from verify.examine.messages import Setup
from verify.policy import Limits
from verify.record.crjson import read_record
from verify.record.engine_list import EngineList

SETUP = Setup((), Limits(), pixels=False)
HURRIED = Setup((), Limits(worker_seconds=0.5), pixels=False)
NAMES = ("camera.jpg", "kissing.mp4", "unsigned.jpg", "camera-ai-fill-altered.jpg", "famous-name.jpg")
HONEST = spawn._START  # noqa: SLF001 -- the very command that is replaced by a dying one below
LIBRARY = "import sys; sys.path[:] = sys.argv[1:]; "


def timeless(facts: Examined) -> tuple[Examined, object]:
    """Return facts with the record as it is parsed: the engine writes the time of its check into its own text."""
    return facts._replace(crjson=""), read_record(facts.crjson) if facts.crjson else None


@pytest.mark.parametrize("name", NAMES)
def test_the_worker_finds_what_this_process_finds(name: str, samples: Path) -> None:
    with WorkerExaminer(SETUP) as worker:
        here = LocalExaminer((), Limits()).examine(str(samples / name))
        assert timeless(worker.examine(samples / name)) == timeless(here)


def test_bytes_and_streams_are_read_alike(samples: Path) -> None:
    data = (samples / "camera.jpg").read_bytes()
    with WorkerExaminer(SETUP) as worker, (samples / "camera.jpg").open("rb") as stream:
        expected = timeless(LocalExaminer((), Limits()).examine(data, name="upload"))
        assert timeless(worker.examine(data, name="upload")) == expected
        assert timeless(worker.examine(stream, name="upload")) == expected


def test_a_file_that_is_not_there_is_the_same_error_and_the_worker_goes_on(samples: Path, tmp_path: Path) -> None:
    with WorkerExaminer(SETUP) as worker:
        with pytest.raises(InputError) as ours:
            worker.examine(tmp_path / "absent.jpg")
        with pytest.raises(InputError) as local:
            LocalExaminer((), Limits()).examine(tmp_path / "absent.jpg")
        assert (ours.value.code, ours.value.message) == (local.value.code, local.value.message)
        assert worker.examine(samples / "camera.jpg").size == (samples / "camera.jpg").stat().st_size


DYING = {
    "it ends at once": ("raise SystemExit(3)", "ended"),
    "it ends while it reads": ("sys.stdin.buffer.read(9); raise SystemExit(0)", "ended"),
    "it is killed": ("import os, signal; sys.stdin.buffer.read(9); os.kill(os.getpid(), signal.SIGSEGV)", "ended"),
    "it answers nonsense": ("sys.stdin.buffer.read(9); sys.stdout.write('nonsense'); sys.stdout.flush()", "ended"),
    "it answers other facts": (
        "from verify.examine.frames import write_frame as w; w(sys.stdout.buffer, {'facts': []}); sys.stdin.read()",
        "ended",
    ),
}


@pytest.mark.parametrize("story", DYING)
def test_a_worker_that_dies_costs_its_file_and_not_the_next(
    story: str, samples: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    code, reason = DYING[story]
    with WorkerExaminer(SETUP) as worker:
        monkeypatch.setattr(spawn, "_START", LIBRARY + code)
        with pytest.raises(InputError) as lost:
            worker.examine(samples / "camera.jpg")
        assert lost.value.code == "input.unsafe"
        assert reason in lost.value.message
        monkeypatch.setattr(spawn, "_START", HONEST)
        assert worker.examine(samples / "unsigned.jpg").name == "unsigned.jpg"


def test_a_worker_that_hangs_is_ended_after_its_time_and_the_next_file_is_read(
    samples: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with WorkerExaminer(HURRIED) as worker:
        monkeypatch.setattr(spawn, "_START", LIBRARY + "import time; time.sleep(600)")
        with pytest.raises(InputError) as lost:
            worker.examine(samples / "camera.jpg")
        assert (lost.value.code, "longer than 0.5 seconds" in lost.value.message) == ("input.unsafe", True)
        monkeypatch.setattr(spawn, "_START", HONEST)
        worker._seconds = 30.0  # noqa: SLF001 -- a new worker may need more than that to start on a busy machine
        assert worker.examine(samples / "unsigned.jpg").name == "unsigned.jpg"


STALLING = {
    "it stops in the middle of an answer": "w = sys.stdout.buffer; w.write(b'\\0\\0\\1\\0half'); w.flush(); ",
    "it never reads what it is told": "",
}


@pytest.mark.parametrize("code", STALLING.values(), ids=STALLING)
def test_the_time_holds_for_the_whole_exchange(code: str, samples: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The set-up is larger than a pipe holds, so that a worker which does not read blocks whoever writes."""
    large = EngineList("urn:large", "manifest", "x" * 1_000_000, "")
    with WorkerExaminer(HURRIED._replace(lists=(large,))) as worker:
        monkeypatch.setattr(spawn, "_START", LIBRARY + code + "import time; time.sleep(600)")
        with pytest.raises(InputError, match=r"longer than 0\.5 seconds") as lost:
            worker.examine(samples / "camera.jpg")
        assert lost.value.code == "input.unsafe"
