"""Texts of `--help` stand in a table of their own, which no check loads; the worker loads no words at all."""

from __future__ import annotations

import re
import subprocess
import sys

import pytest

from cli import help as texts
from tests.cli.program import ROOT, SAMPLES, SECONDS, environment
from verify.words import say
from verify.words.en import MESSAGES
from verify.words.en_help import HELP

CAMERA = str(SAMPLES / "camera.jpg")
UNSIGNED = str(SAMPLES / "unsigned.jpg")


def loaded(*command: str) -> set[str]:
    """Return the modules that Python says it loads, in the process that was started alone."""
    run = subprocess.run(
        [sys.executable, "-X", "importtime", *command],
        cwd=ROOT,
        env=environment(),
        capture_output=True,
        text=True,
        timeout=SECONDS,
        check=False,
    )
    return set(re.findall(r"^import time: .*\| +(\S+)$", run.stderr, re.MULTILINE))


@pytest.mark.parametrize("command", [("verify", CAMERA), ("compare", CAMERA, UNSIGNED)])
def test_a_check_loads_no_help(command: tuple[str, ...]) -> None:
    modules = loaded("-m", "cli.main", *command)
    assert "verify.words.en" in modules
    assert "verify.words.en_help" not in modules


def test_help_is_loaded_where_it_is_shown() -> None:
    assert "verify.words.en_help" in loaded("-m", "cli.main", "verify", "--help")


def test_a_worker_starts_without_words() -> None:
    modules = loaded("-c", "import verify.examine.worker")
    assert "verify.failure" in modules
    assert [name for name in modules if name.startswith("verify.words")] == []


def test_every_text_of_the_help_is_shown_and_every_text_that_is_shown_is_there() -> None:
    code = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "cli").glob("*.py"))
    examples = {name for name in HELP if name.startswith("help.example.")}
    assert set(re.findall(r'"(help\.[a-z_.]+)"', code)) == set(HELP) - examples
    epilogs = "".join(text for name, text in vars(texts).items() if name.isupper() and isinstance(text, str))
    assert [name for name in examples if f"\n  {HELP[name]}:\n" not in epilogs] == []


def test_a_text_of_the_help_is_said_like_any_other() -> None:
    assert say("help.choices", choices="a, b") == "One of: a, b."
    assert not set(HELP) & set(MESSAGES)
