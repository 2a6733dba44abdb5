"""`--help` of every command ends with examples that work, fits 80 columns, and every error says what to do."""

from __future__ import annotations

import ast
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from tests.cli.program import ROOT, SAMPLES, SECONDS, Run, environment, howmade, several

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


def _raised() -> Iterator[tuple[str, ast.Call, ast.Module]]:
    """Yield every place where an error of ours is made."""
    for path in (*sorted((ROOT / "verify").rglob("*.py")), *sorted((ROOT / "cli").rglob("*.py"))):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in _ERRORS:
                yield f"{path.relative_to(ROOT)}:{node.lineno}", node, tree


def _texts(value: ast.expr, tree: ast.Module) -> Iterator[str]:
    """Yield the texts that an expression can give, as far as they stand in the file."""
    match value:
        case ast.Constant(value=str(text)):
            yield text
        case ast.JoinedStr(values=parts):
            yield "".join(str(part.value) if isinstance(part, ast.Constant) else "…" for part in parts)
        case ast.IfExp(body=body, orelse=other):
            yield from (*_texts(body, tree), *_texts(other, tree))
        case ast.Name(id=name):
            for node in ast.walk(tree):
                targets = node.targets if isinstance(node, ast.Assign) else ()
                if any(isinstance(target, ast.Name) and target.id == name for target in targets):
                    assert isinstance(node, ast.Assign)
                    yield from _texts(node.value, tree)


def test_every_error_carries_a_hint_that_says_what_to_do() -> None:
    hints, unread = {}, []
    for place, call, tree in _raised():
        if any(isinstance(argument, ast.Starred) for argument in call.args):
            continue  # made again out of one that came from another process
        assert len(call.args) == 3, f"{place}: code, message, hint"
        found = list(_texts(call.args[2], tree))
        hints.update({f"{place} {text}": text for text in found})
        unread += [] if found else [place]
    assert len(hints) > 50
    assert [place for place, text in hints.items() if len(text) < _SHORTEST] == []
    assert len(unread) < len(hints) / 5, "most hints stand where the error is made"
