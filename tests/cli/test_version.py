"""`howmade --version`: the program, the engine, Python and the lists in use."""

from __future__ import annotations

import platform
import re
from pathlib import Path

from tests.cli.program import ANCHOR, howmade, several
from verify.trust.lists import BUILTIN_IDS, builtin
from verify.version import ENGINE, VERSION


def test_the_first_line_is_the_name_and_the_version_alone() -> None:
    run = howmade("--version")
    assert (run.code, run.err) == (0, "")
    assert run.out.splitlines()[0] == f"howmade {VERSION}"
    assert re.fullmatch(r"\d+\.\d+\.\d+\S*", VERSION)


def test_the_engine_python_and_every_built_in_list_are_named(tmp_path: Path) -> None:
    lines = howmade("--version", env={"HOWMADE_DATA": str(tmp_path)}).out.splitlines()
    assert lines[1:4] == [
        f"engine  {ENGINE}",
        f"Python  {platform.python_version()} ({platform.python_implementation()}, {platform.system()})",
        "trust lists",
    ]
    assert [line.split()[0] for line in lines[4:]] == list(BUILTIN_IDS)
    for line, one in zip(lines[4:], builtin(), strict=True):
        _, date, digest, *age = line.split()
        assert re.fullmatch(r"\d{4}-\d\d-\d\d", date), line
        assert one.digest.startswith(digest)
        assert len(digest) == 12
        assert age[-1] in ("old", "overdue", "frozen")


def test_a_list_of_one_s_own_is_named_too_and_a_broken_one_does_not_hide_the_version(tmp_path: Path) -> None:
    data = {"HOWMADE_DATA": str(tmp_path)}
    assert howmade("trust", "import", ANCHOR, "--name", "newsroom", env=data).code == 0
    assert "  newsroom  " in howmade("--version", env=data).out
    (held,) = (tmp_path / "lists").glob("newsroom*.json")
    held.write_text("no list", encoding="utf-8")
    run = howmade("--version", env=data)
    assert (run.code, run.out.splitlines()[0]) == (0, f"howmade {VERSION}")
    assert re.search(r"^  newsroom  cannot be read \[trust\.\w+\]$", run.out, re.MULTILINE)


def test_a_data_folder_that_cannot_be_read_does_not_hide_the_version(tmp_path: Path) -> None:
    (tmp_path / "lists").write_text("a file where a folder should be", encoding="utf-8")
    (run,) = several(lambda *words: howmade(*words, env={"HOWMADE_DATA": str(tmp_path)}), [("--version",)])
    assert (run.code, run.err) == (0, "")
    assert "[trust.unreadable]" in run.out
    assert all(f"  {name}" in run.out for name in BUILTIN_IDS)
