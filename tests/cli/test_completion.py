"""What bash, zsh and fish offer at the tab key: commands, options, codes, names of lists, conditions, formats."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from cli.conditions import Condition
from cli.output import Format
from tests.cli.program import ANCHOR, ROOT, SECONDS, Run, environment, howmade
from verify.trust.lists import BUILTIN_IDS
from verify.words.findings_en import FINDINGS


def zsh(line: str, **env: str) -> Run:
    return howmade(env={"_HOWMADE_COMPLETE": "complete_zsh", "_TYPER_COMPLETE_ARGS": line, **env})


def fish(line: str, **env: str) -> list[str]:
    """Return the words that fish is given, without what stands beside them."""
    asked = {"_HOWMADE_COMPLETE": "complete_fish", "_TYPER_COMPLETE_FISH_ACTION": "get-args"}
    run = howmade(env={**asked, "_TYPER_COMPLETE_ARGS": line, **env})
    assert (run.code, run.err) == (0, "")
    return [offered.partition("\t")[0] for offered in run.out.splitlines() if offered]


def bash(line: str, folder: Path) -> list[str]:
    """Return what bash itself offers for a line, with the script that the program prints for it."""
    program = folder / "howmade"
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m cli "$@"\n', encoding="utf-8")
    program.chmod(0o755)
    words = line.split(" ")
    script = f"""
        eval "$(_HOWMADE_COMPLETE=source_bash howmade)"
        COMP_WORDS=({" ".join(f"'{word}'" for word in words)}) COMP_CWORD={len(words) - 1}
        _howmade_completion howmade
        printf '%s\\n' "${{COMPREPLY[@]}}"
    """
    done = subprocess.run(
        ["bash", "--norc", "-c", script],  # noqa: S607 -- the shell of whoever tests
        env=environment(PATH=f"{folder}:{environment()['PATH']}"),
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        timeout=SECONDS,
        check=True,
    )
    return done.stdout.split()


OFFERED = {
    "howmade ver": ["verify"],
    "howmade trust ex": ["export"],
    "howmade verify --detai": ["--details"],
    "howmade verify --format ": [form.value for form in Format],
    "howmade verify --fail-on ": [condition.value for condition in Condition],
    "howmade verify --fail-on absent --fail-on un": ["uncovered", "unreadable", "unrecognized"],
    "howmade verify --trust-list c2pa": ["c2pa", "c2pa-tsa"],
    "howmade trust show ": list(BUILTIN_IDS),
    "howmade trust export it": ["itl"],
    "howmade trust update ip": ["iptc-vnp"],
    "howmade explain record.mul": ["record.multiple"],
    "howmade explain assertion.dataHash.mis": ["assertion.dataHash.mismatch"],
    "howmade explain --format ": ["text", "json"],
    "howmade explain xyzzy": [],
}


@pytest.mark.parametrize("line", OFFERED)
def test_fish_is_offered_what_can_follow(line: str) -> None:
    assert sorted(fish(line)) == sorted(OFFERED[line])


def test_zsh_is_offered_codes_with_their_titles_as_they_are() -> None:
    run = zsh("howmade explain record.content_ch")
    assert (run.code, run.err) == (0, "")
    assert f'"record.content_changed":"{FINDINGS["record.content_changed"].title}"' in run.out
    options = zsh("howmade verify --max-ti")
    assert "[default" in options.out, "what stands in brackets is text and no markup"


def test_zsh_falls_back_to_files_where_files_are_asked_for() -> None:
    assert zsh("howmade verify sam").out.strip() == "_files"


@pytest.mark.skipif(shutil.which("bash") is None, reason="there is no bash here")
@pytest.mark.parametrize("line", ["howmade ver", "howmade verify --fail-on ai", "howmade explain record.cont"])
def test_bash_itself_offers_what_can_follow(line: str, tmp_path: Path) -> None:
    assert sorted(bash(line, tmp_path)) == sorted(fish(line))


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_the_script_of_every_shell_is_printed(shell: str) -> None:
    run = howmade(env={"_HOWMADE_COMPLETE": f"source_{shell}"})
    assert run.code == 0
    assert "_HOWMADE_COMPLETE" in run.out
    assert f"complete_{shell}" in run.out


def test_lists_of_one_s_own_are_offered_and_an_unreadable_folder_costs_none_of_the_others(tmp_path: Path) -> None:
    data = {"HOWMADE_DATA": str(tmp_path)}
    assert howmade("trust", "import", ANCHOR, "--name", "newsroom", env=data).code == 0
    assert fish("howmade verify --trust-list n", **data) == ["newsroom"]
    assert fish(f"howmade trust show --folder {tmp_path} n") == ["newsroom"]
    shutil.rmtree(tmp_path / "lists")
    (tmp_path / "lists").write_text("a file", encoding="utf-8")
    assert fish("howmade trust show ", **data) == list(BUILTIN_IDS)


WATCHED = """
import sys
started = []
sys.addaudithook(lambda event, _: started.append(event) if event in ("subprocess.Popen", "os.fork", "os.posix_spawn",
    "_posixsubprocess.fork_exec") else None)
import atexit, os
end = os._exit
def told(code):
    loaded = {name for name, module in sys.modules.items() if module}
    heavy = loaded & {"c2pa", "rich", "numpy", "asyncio"}
    sys.stderr.write(repr((started, sorted(heavy))))
    sys.stderr.flush()
    end(code)
os._exit = told
from cli.main import run
run()
"""
"""Runs the program, and tells at its end what it started and which heavy modules it loaded."""


@pytest.mark.parametrize("line", ["howmade verify --fail-on ", "howmade verify photo.jpg --", "howmade explain "])
def test_completion_starts_no_process_and_loads_neither_the_engine_nor_rich(line: str) -> None:
    done = subprocess.run(
        [sys.executable, "-c", WATCHED],
        env=environment(_HOWMADE_COMPLETE="complete_zsh", _TYPER_COMPLETE_ARGS=line),
        capture_output=True,
        encoding="utf-8",
        timeout=SECONDS,
        check=False,
    )
    assert done.stdout.strip()
    assert done.stderr == repr(([], []))
