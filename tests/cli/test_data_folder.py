"""Where trust lists are looked for: as platformdirs has it, without asking platformdirs where nothing is there."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import platformdirs
import pytest

from cli.data_folder import lists_folder, lists_folder_of_check
from tests.cli.program import ROOT, environment


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("HOME", str(tmp_path))
    for name in ("XDG_DATA_HOME", "HOWMADE_DATA"):
        monkeypatch.delenv(name, raising=False)
    return tmp_path


@pytest.mark.parametrize("stated", [None, "", "relative/place", "  ", "~/data", "{home}/data", "{home}/data/"])
def test_a_folder_that_platformdirs_names_is_found(
    home: Path, monkeypatch: pytest.MonkeyPatch, stated: str | None
) -> None:
    if stated is not None:
        monkeypatch.setenv("XDG_DATA_HOME", stated.format(home=home))
    monkeypatch.chdir(home)
    assert lists_folder_of_check() is None
    named = platformdirs.user_data_path("howmade") / "lists"
    named.mkdir(parents=True)
    assert lists_folder_of_check() == lists_folder() == named


def test_the_variable_names_the_data_folder(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOWMADE_DATA", str(home / "ours"))
    assert lists_folder() == home / "ours" / "lists"
    assert lists_folder_of_check() is None
    (home / "ours" / "lists").mkdir(parents=True)
    assert lists_folder_of_check() == home / "ours" / "lists"
    assert lists_folder(home / "given") == home / "given" / "lists"


def test_what_is_no_folder_is_left_to_the_reader_who_says_so(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOWMADE_DATA", str(home))
    (home / "lists").symlink_to("gone")
    assert lists_folder_of_check() == home / "lists"


def test_a_check_without_held_lists_loads_nothing_of_them(home: Path) -> None:
    script = (
        "import sys; sys.argv[1:] = ['verify']\n"
        "import cli.app, cli.data_folder\n"
        "assert cli.data_folder.lists_folder_of_check() is None\n"
        "from verify.pipeline import Verifier, load_judging; load_judging()\n"
        "Verifier().verify('samples/camera.jpg')\n"
        "names = ('platformdirs', 'cli.trust_command', 'verify.trust.held', 'verify.trust.in_use')\n"
        "print([name for name in names if name in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", script],
        capture_output=True,
        text=True,
        cwd=ROOT,
        env=environment(HOME=str(home)),
        timeout=60,
        check=True,
    )
    assert done.stdout.strip() == "[]"
