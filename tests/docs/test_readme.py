"""What the pages promise is what the program does: its outputs, options, exit codes and the example in Python."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from enum import StrEnum
from pathlib import Path

import pytest

import verify
from cli.conditions import Condition
from cli.exits import worst
from tests.docs.pages import PAGES, ROOT, made_anew, run, text_of
from verify.errors import ExitCode
from verify.model import vocabulary

README = "README.md"
CONTRACT = "docs/contract.md"
DECISIONS = sorted(path.relative_to(ROOT).as_posix() for path in (ROOT / "docs" / "decisions").glob("*.md"))
EVERY_PAGE = (*PAGES, "CHANGELOG.md", "docs/findings.md", "samples/README.md", *DECISIONS)
ANCHOR = ("--trust-anchors", "samples/sample-authority.pem")


def _first_cells(text: str, title: str) -> list[str]:
    """Return the first column of the table whose first column has this title."""
    rows = text.partition(f"\n| {title} |")[2].splitlines()[2:]
    cells = [row.split("|")[1].strip(" `") for row in rows[: next(i for i, row in enumerate(rows) if not row)]]
    assert cells, f"there is no table of {title}"
    return cells


def _tables(text: str, title: str) -> list[list[str]]:
    """Return the first column of every table whose first column has this title."""
    parts = text.split(f"\n| {title} |")[1:]
    return [_first_cells(f"\n| {title} |{part}", title) for part in parts]


@pytest.mark.parametrize("page", PAGES)
def test_what_a_page_shows_of_the_program_is_what_the_program_shows_now(page: str) -> None:
    text = text_of(page)
    assert text == made_anew(text), "run: python -m tests.docs.pages"


def test_the_readme_shows_the_sample_video_and_every_option_of_verify() -> None:
    text = text_of(README)
    assert "AI-generated with KissAnyone 1 out of two pictures" in text
    help_text = run("verify", "--help").stdout
    named = {f"--{name}" for name in re.findall(r"^  --([\w-]+)", help_text, re.MULTILINE)} - {"--help"}
    assert named == {re.split(r"[ `]", cell)[0] for cell in _first_cells(text, "option")}


def test_the_commands_named_are_the_commands_there_are() -> None:
    listed = re.findall(r"^  (\w+) ", run("--help").stdout.partition("Commands:")[2], re.MULTILINE)
    for page in (README, CONTRACT):
        block = text_of(page).partition("```\nhowmade verify PATH...")[2].partition("```")[0]
        assert listed == ["verify", *re.findall(r"^howmade ([a-z]+)", block, re.MULTILINE)]


@pytest.mark.parametrize("page", [README, CONTRACT])
def test_the_table_of_exit_codes_is_that_of_the_program(page: str) -> None:
    assert [int(cell) for cell in _first_cells(text_of(page), "exit code")] == sorted(ExitCode)


def test_both_tables_of_exit_codes_say_the_same() -> None:
    tables = {re.search(r"\| exit code .*?(?=\n\n)", text_of(page), re.DOTALL).group() for page in (README, CONTRACT)}  # type: ignore[union-attr]
    assert len(tables) == 1


@pytest.mark.parametrize(
    ("code", "arguments"),
    [
        (0, ("verify", "samples/kissing.mp4", *ANCHOR)),
        (0, ("verify", "samples/famous-name.jpg")),
        (2, ("verify",)),
        (2, ("verify", "samples/camera.jpg", "--at", "yesterday")),
        (2, ("explain", "no.such_code")),
        (3, ("verify", "samples/no-such-file.jpg")),
        (3, ("verify", "samples/no-such-file.jpg", "samples/kissing-altered.mp4")),
        (4, ("verify", "samples/camera.jpg", "--trust-list", "nobody")),
        (4, ("verify", "samples/camera.jpg", "--trust-anchors", "samples/README.md")),
        (10, ("verify", "samples/kissing-altered.mp4")),
        (10, ("verify", "samples/famous-name.jpg", "--fail-on", "unrecognized")),
    ],
)
def test_a_run_ends_with_the_exit_code_that_the_table_names(code: int, arguments: tuple[str, ...]) -> None:
    assert run(*arguments).returncode == code


def test_of_several_exit_codes_the_promised_one_wins() -> None:
    order = [int(number) for number in re.findall(r"\d+", text_of(README).partition("Of several, ")[2].split(".")[0])]
    assert sorted(order) == sorted(set(ExitCode) - {ExitCode.OK, ExitCode.USAGE})
    for position, code in enumerate(order):
        assert worst([ExitCode(other) for other in reversed(order[position:])]) == code


@pytest.mark.parametrize("page", [README, CONTRACT])
def test_the_example_in_python_prints_what_its_comments_say(page: str, tmp_path: Path) -> None:
    blocks = re.findall(r"^```python\n(.*?)^```$", text_of(page), re.MULTILINE | re.DOTALL)
    assert len(blocks) == 1
    script = tmp_path / "example.py"
    script.write_text(blocks[0], encoding="utf-8")
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [sys.executable, str(script)], cwd=ROOT, env=environment, capture_output=True, text=True, check=True, timeout=60
    )
    promised = [line.partition("  # ")[2] for line in blocks[0].splitlines() if line.startswith("print(")]
    assert promised
    assert done.stdout.splitlines() == promised


@pytest.mark.parametrize("page", [README, CONTRACT])
def test_the_states_explained_are_those_that_a_report_can_have(page: str) -> None:
    sets: list[type[StrEnum]] = [
        vocabulary.RecordState,
        vocabulary.SignerState,
        vocabulary.AiState,
        vocabulary.EditsState,
    ]
    assert _tables(text_of(page), "state") == [[state.value for state in states] for states in sets]


def test_the_contract_names_every_strength_coverage_and_condition() -> None:
    text = text_of(CONTRACT)
    assert _first_cells(text, "basis") == [item.value for item in vocabulary.Basis]
    assert _first_cells(text, "coverage") == [item.value for item in vocabulary.Coverage]
    assert _first_cells(text, "`--fail-on`") == [item.value for item in Condition]


def test_the_contract_names_every_public_name_of_the_library() -> None:
    named = re.findall(r"^\| (`[A-Z].*?) \|", text_of(CONTRACT).partition("## 5. Library")[2], re.MULTILINE)
    assert sorted(re.findall(r"`(\w+)`", " ".join(named))) == sorted(verify.__all__)


@pytest.mark.parametrize("page", EVERY_PAGE)
def test_every_link_to_a_file_leads_to_one(page: str) -> None:
    targets = re.findall(r"\]\((?!https?:)([^)#]+)", text_of(page))
    missing = [target for target in targets if not ((ROOT / page).parent / target).exists()]
    assert not missing


@pytest.mark.parametrize("page", EVERY_PAGE)
def test_every_file_that_a_page_names_is_there(page: str) -> None:
    named = re.findall(r"`((?:verify|cli|tests|docs|bench|samples|requirements|\.ci)/[\w./-]+)`", text_of(page))
    later = {"verify/signals/"}  # named as not there yet
    exact = [name for name in named if name not in later and not re.search(r"[A-Z]{2}", name)]  # NAME, ID: any
    assert not [name for name in exact if not (ROOT / name).exists()]


@pytest.mark.parametrize("page", EVERY_PAGE)
def test_no_page_gives_a_verdict_on_a_scene_or_names_somebodys_machine(page: str) -> None:
    text = text_of(page)
    assert not re.findall(r"\b(fake[ds]?|authentic|tampered|deepfakes?)\b", text, re.IGNORECASE)
    assert not re.findall(r"(?<![\w.])/(?:home|work|tmp|root|Users)/\S*", text)


def test_the_commands_to_install_and_to_test_name_what_is_there() -> None:
    install, tests = re.findall(r"^```sh\n(.*?)^```$", text_of(README), re.MULTILINE | re.DOTALL)
    for name in re.findall(r"(?:requirements|samples)/[\w.-]+", install):
        assert (ROOT / name).is_file(), name
    assert f"howmade verify samples/kissing.mp4 {' '.join(ANCHOR)}" in install
    assert os.access(ROOT / tests.strip(), os.X_OK)


def test_the_changelog_begins_with_this_version() -> None:
    assert re.findall(r"^## (\S+)", text_of("CHANGELOG.md"), re.MULTILINE)[0] == verify.VERSION


@pytest.mark.parametrize("page", DECISIONS)
def test_a_decision_says_its_context_and_what_follows_from_it(page: str) -> None:
    text = text_of(page)
    assert text.startswith(f"# {Path(page).name[:4]} ")
    assert re.findall(r"^## (.*)", text, re.MULTILINE) == ["Context", "Decision", "Consequences"]
