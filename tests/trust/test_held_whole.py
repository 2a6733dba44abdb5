"""A held list is there whole or not at all: writers ended at any byte, a full disk, two writers at once."""

from __future__ import annotations

import fcntl
import os
import random
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.program import ROOT, environment
from tests.trust.writers import FIRST, SECOND, edition
from verify.errors import TrustError
from verify.trust import held
from verify.trust.forms.own import write_own
from verify.trust.held import read_held, replace_held

SECONDS = 120  # far more than any writer here needs
KILLED = 12  # writers that are ended at a moment drawn by lot


def program(mode: str, folder: Path, *numbers: int) -> list[str]:
    return [sys.executable, "-m", "tests.trust.writers", mode, str(folder), *map(str, numbers)]


def run(mode: str, folder: Path, *numbers: int) -> str:
    done = subprocess.run(
        program(mode, folder, *numbers),
        cwd=ROOT,
        env=environment(),
        capture_output=True,
        text=True,
        check=True,
        timeout=SECONDS,
    )
    return done.stdout


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    replace_held(tmp_path, "acme", lambda _: FIRST)
    return tmp_path


def test_a_writer_that_is_ended_in_the_middle_leaves_the_old_list_whole(folder: Path) -> None:
    ends = [line.split() for line in run("ended", folder, 16).splitlines()]
    assert [int(allowed) for allowed, *_ in ends] == list(range(0, len(write_own(SECOND)), 16))
    assert [beside for _, _, beside, _ in ends] == [allowed for allowed, *_ in ends], "so far it had come"
    assert {number for _, number, _, _ in ends} == {"25"}, "SIGXFSZ"
    assert {bytes.fromhex(content) for *_, content in ends} == {write_own(FIRST)}
    replace_held(folder, "acme", lambda _: SECOND)
    assert sorted(path.name for path in folder.iterdir()) == [".lock", "acme.json"], "what was left behind is gone"


def test_a_disk_without_room_leaves_the_old_list_whole_at_every_byte_and_nothing_beside_it(folder: Path) -> None:
    *ends, last = [line.split() for line in run("starved", folder).splitlines()]
    assert len(ends) == len(write_own(SECOND))
    assert {(said, names) for _, said, names, _ in ends} == {("trust.not_written", ".lock,acme.json")}
    assert {bytes.fromhex(content) for *_, content in ends} == {write_own(FIRST)}
    assert last[1:] == ["written", ".lock,acme.json", write_own(SECOND).hex()]


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """Return a disk of two pages, the one taken by the list that is there."""
    place = tmp_path / "disk"
    place.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=8k", "tmpfs", str(place)]
    if os.geteuid() or subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("only an administrator can mount a small disk")
    yield place
    subprocess.run(["umount", str(place)], check=True)  # noqa: S607 -- of the system


def test_a_disk_that_is_really_full_says_so_and_keeps_the_old_list(small_disk: Path) -> None:
    replace_held(small_disk, "acme", lambda _: FIRST)
    (small_disk / "filler").write_bytes(bytes(4096))
    said = run("write", small_disk)
    assert said.startswith("trust.not_written ")
    assert "No space left on device" in said
    assert (small_disk / "acme.json").read_bytes() == write_own(FIRST)
    (small_disk / "filler").unlink()
    assert run("write", small_disk) == "written\n"


def test_writers_that_are_killed_at_any_moment_leave_one_of_the_lists_whole(folder: Path) -> None:
    lot = random.Random(5)  # noqa: S311 -- no secret
    seen = set()
    for _ in range(KILLED):
        writer = subprocess.Popen(program("without_end", folder), cwd=ROOT, env=environment(), stdout=subprocess.PIPE)
        assert writer.stdout is not None
        assert writer.stdout.readline() == b"ready\n"
        time.sleep(lot.uniform(0, 0.05))
        writer.kill()
        writer.communicate(timeout=SECONDS)
        seen.add((folder / "acme.json").read_bytes())
    assert seen <= {write_own(FIRST), write_own(SECOND)}
    replace_held(folder, "acme", lambda _: FIRST)
    assert sorted(path.name for path in folder.iterdir()) == [".lock", "acme.json"]


def test_two_writers_at_once_take_turns_and_lose_nothing(tmp_path: Path) -> None:
    rounds, writers = 60, 3
    started = [
        subprocess.Popen(program("count_on", tmp_path, rounds), cwd=ROOT, env=environment()) for _ in range(writers)
    ]
    whole = 0
    while any(writer.poll() is None for writer in started):
        found = read_held(tmp_path, "acme")  # a reader never waits and never sees half a list
        whole += found is not None
    assert [writer.returncode for writer in started] == [0] * writers
    assert whole
    last = read_held(tmp_path, "acme")
    assert last is not None
    assert last.entries == edition(rounds * writers).entries


def test_one_who_has_the_turn_and_does_not_end_is_not_waited_for_forever(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(held, "LOCK_SECONDS", 0.1)
    with (tmp_path / ".lock").open("w") as other:
        fcntl.flock(other, fcntl.LOCK_EX)
        with pytest.raises(TrustError) as caught:
            replace_held(tmp_path, "acme", lambda _: FIRST)
    assert caught.value.code == "trust.locked"
    assert read_held(tmp_path, "acme") is None
