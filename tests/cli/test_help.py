"""`--help` of every command ends with examples that work, fits 80 columns, and every error says what to do."""

from __future__ import annotations

import ast
import re
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from tests.cli.program import ROOT, SAMPLES, SECONDS, Run, environment, howmade, several
from verify.words.en import MESSAGES

COMMANDS = (
    (),
    ("verify",),
    ("compare",),
    ("explain",),
    ("schema",),
    ("trust",),
    ("trust", "show"),
    ("trust", "update"),
    ("trust", "import"),
    ("trust", "export"),
)
PLACES = {
    "viral.mp4": "kissing.mp4",
    "photo.jpg": "camera.jpg",
    "original.jpg": "camera.jpg",
    "viral.jpg": "camera-ai-fill.jpg",
    "archive/a.jpg": "famous-name.jpg",
    "archive/b.jpg": "unsigned.jpg",
    "newsroom.pem": "sample-authority.pem",
    "clocks.pem": "sample-authority.pem",
}
"""Files that the examples name, and the samples that stand in for them."""

_NETWORK = "(network)"
_COLUMNS = 80


@cache
def help_of(command: tuple[str, ...]) -> Run:
    return howmade(*command, "--help", env={"COLUMNS": str(_COLUMNS)})


def examples(command: tuple[str, ...]) -> list[tuple[str, str]]:
    """Return what each example does, and its command line."""
    block = help_of(command).out.partition("\n  Examples:\n")[2]
    return re.findall(r"^    (\S.*):\n      (\S.*)$", block, re.MULTILINE)


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """Return a folder with the files that the examples name, and the program on its path."""
    for name, sample in PLACES.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        shutil.copyfile(SAMPLES / sample, tmp_path / name)
    program = tmp_path / "bin" / "howmade"
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m cli "$@"\n', encoding="utf-8")
    program.chmod(0o755)
    return tmp_path


@pytest.mark.parametrize("command", COMMANDS, ids=lambda words: " ".join(words) or "howmade")
def test_the_help_of_every_command_fits_80_columns_and_ends_with_examples(command: tuple[str, ...]) -> None:
    run = help_of(command)
    assert (run.code, run.err) == (0, "")
    assert [line for line in run.out.splitlines() if len(line) > _COLUMNS] == []
    found = examples(command)
    assert found
    assert run.out.rstrip().endswith(found[-1][1])
    assert all("howmade " in line for _, line in found)
    assert "\b" not in run.out


@pytest.mark.parametrize("command", COMMANDS, ids=lambda words: " ".join(words) or "howmade")
def test_every_example_works_as_it_stands(command: tuple[str, ...], desk: Path) -> None:
    path = f"{desk / 'bin'}:{environment()['PATH']}"
    for what, line in examples(command):
        if _NETWORK in what:
            assert "--online" in line or "trust update" in line
            continue
        done = subprocess.run(
            ["bash", "-o", "pipefail", "-c", line],  # noqa: S607 -- as people type it
            cwd=desk,
            env=environment(PATH=path, HOWMADE_DATA=str(desk / "data"), PYTHONPATH=str(ROOT)),
            capture_output=True,
            timeout=SECONDS,
            check=False,
        )
        assert (done.returncode, done.stderr.decode()) == (0, ""), line
        written = re.search(r"(?:>|--output|-o) (\S+)$", line)
        assert (desk / written.group(1)).stat().st_size if written else done.stdout


def test_the_options_of_verify_stand_under_headings_and_each_stands_once() -> None:
    text = help_of(("verify",)).out
    headings = re.findall(r"^(\S.*):$", text, re.MULTILINE)
    assert headings[:2] == ["Arguments", "Output"]
    assert {"Whom to trust", "What is checked, and how", "Settings, limits and exit code"} <= set(headings)
    options = re.findall(r"^  (--[\w-]+)", text, re.MULTILINE)
    assert len(options) == len(set(options))
    trust = text.partition("Whom to trust:")[2].partition("Settings, limits")[0]
    assert "--trust-list NAME" in trust
    assert "--at TIME" not in trust


def test_choices_are_listed_and_none_is_broken_at_the_end_of_a_line() -> None:
    text = help_of(("verify",)).out
    for choice in ("text", "jsonl", "ai-generated", "ai-possible", "unrecognized"):
        assert re.search(rf"[ \n]{choice}[,.]", text), choice


def test_without_arguments_the_help_is_shown_and_the_exit_code_is_that_of_wrong_usage() -> None:
    bare, trust, asked = several(howmade, [(), ("trust",), ("--help",)])
    assert (bare.code, trust.code, asked.code) == (2, 2, 0)
    assert (bare.err or bare.out).strip() == asked.out.strip()


MISTYPED = {
    ("verfy", "photo.jpg"): "Did you mean 'verify'?",
    ("explian", "record.hidden"): "Did you mean 'explain'?",
    ("trust", "shw"): "Did you mean 'show'?",
    ("verify", "--formt", "json", "x"): "--format",
    ("verify", "--detials", "x"): "--details",
    ("samples/camera.jpg",): "what to do: howmade verify samples/camera.jpg",
    ("https://example.org/a.jpg",): "what to do: howmade verify https://example.org/a.jpg",
    ("no-such-file.jpg",): "what to do: howmade --help",
}


def test_what_is_mistyped_is_answered_with_what_was_meant() -> None:
    for told, run in zip(MISTYPED.values(), several(howmade, list(MISTYPED)), strict=True):
        assert (run.code, run.out) == (2, "")
        assert told in run.err
        assert "what to do: " in run.err


# -- hints of errors ---------------------------------------------------------------------------------------------------

_ERRORS = frozenset({"VerifyError", "InputError", "NetworkError", "TrustError", "UsageError"})
_SHORTEST = 10
"""Characters of the shortest hint that can say what to do."""


_MADE_OTHERWISE = {"cli/policy_keys.py": 2, "verify/examine/messages.py": 1, "verify/words/catalogue.py": 2}
"""Errors that are made without `failure`: with a place in a policy file, out of a worker's answer, before any words."""


def _calls() -> Iterator[tuple[str, ast.Call, str]]:
    """Yield every call of a plain name in the code, with the file where it stands."""
    for path in (*sorted((ROOT / "verify").rglob("*.py")), *sorted((ROOT / "cli").rglob("*.py"))):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                yield str(path.relative_to(ROOT)), node, node.func.id


def _said(call: ast.Call) -> frozenset[str]:
    """Return the ids of the messages that a call of `failure` can say; a variant that is a value can be any."""
    code, *variant = call.args[1:3]
    assert isinstance(code, ast.Constant)
    lead = f"error.{code.value}"
    if variant and not isinstance(variant[0], ast.Constant):
        return frozenset(name for name in MESSAGES if name.startswith(lead) and not name.endswith(".do"))
    return frozenset({".".join((lead, *(part.value for part in variant if isinstance(part, ast.Constant))))})


def test_every_error_has_a_message_and_a_hint_that_says_what_to_do() -> None:
    calls = tuple(_calls())
    made = (call for place, call, name in calls if name == "failure" and not place.startswith("verify/words/"))
    said = frozenset().union(*map(_said, made))
    known = {name for name in MESSAGES if name.startswith("error.") and not name.endswith(".do")}
    assert said == known - {"error.title", "error.hint"}
    assert [name for name in said if len(str(MESSAGES[f"{name}.do"])) < _SHORTEST] == []
    otherwise = Counter(place for place, _, name in calls if name in _ERRORS)
    assert otherwise == _MADE_OTHERWISE
