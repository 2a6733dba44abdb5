"""What the pages show of the program comes out of the program: outputs, tables and lists are made, not typed.

``python -m tests.docs.pages`` writes them anew after a change; the tests compare. Two kinds of places are kept: blocks
fenced as ``console``, where each line after ``$ howmade`` is run, and tables between ``<!-- made: NAME -->`` and
``<!-- end -->``.
"""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import typer  # noqa: TID251 -- the table of options is read off the command line itself

from tests.docs.outline import outline
from verify.model.report import ErrorReport, Report
from verify.render.findings_page import findings_page
from verify.trust.lists import builtin

ROOT = Path(__file__).resolve().parent.parent.parent
PAGES = ("README.md", "CONTRIBUTING.md", "docs/contract.md")
FINDINGS = "docs/findings.md"

_CONSOLE = re.compile(r"(?<=^```console\n).*?(?=^```$)", re.MULTILINE | re.DOTALL)
_MADE = re.compile(r"(?<=^<!-- made: )(\w[\w-]*)( -->\n).*?(?=^<!-- end -->$)", re.MULTILINE | re.DOTALL)
_CUT = re.compile(r" \| head -n (\d+)$")


def text_of(page: str) -> str:
    """Return a page as it is committed."""
    return (ROOT / page).read_text(encoding="utf-8")


def made_anew(text: str) -> str:
    """Return a page with every console block and every made table as the program gives them now."""
    text = _CONSOLE.sub(lambda block: _console(block.group()), text)
    return _MADE.sub(lambda place: f"{place.group(1)}{place.group(2)}\n{_TABLES[place.group(1)]()}\n\n", text)


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the program as from a shell in the project's folder, without colours and with nobody's own settings."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "NO_COLOR": "1", "COLUMNS": "80", "PYTHONUTF8": "1"}
    environment["XDG_CONFIG_HOME"] = os.devnull  # no policy file
    environment["XDG_DATA_HOME"] = os.devnull  # no lists but the built-in ones
    return subprocess.run(
        [sys.executable, "-m", "cli", *arguments],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=60,
    )


def _console(block: str) -> str:
    commands = [line for line in block.splitlines() if line.startswith("$ howmade ")]
    return "\n".join(f"{command}\n{_output(command)}" for command in commands)


def _output(command: str) -> str:
    """Run one line of a console block; ``| head -n 3`` at its end is understood, no other shell."""
    cut = _CUT.search(command)
    done = run(*shlex.split(_CUT.sub("", command).removeprefix("$ howmade ")))
    lines = (done.stdout or done.stderr).splitlines(keepends=True)
    return "".join(lines[: int(cut.group(1))] if cut else lines)


def _table(head: tuple[str, ...], rows: Iterator[tuple[str, ...]]) -> str:
    lines = (head, ("---",) * len(head), *rows)
    return "\n".join("| " + " | ".join(cell.replace("|", "\\|") for cell in line) + " |" for line in lines)


def _options() -> str:
    from cli.app import app  # noqa: PLC0415 -- only this table needs the command line in this process

    group: Any = typer.main.get_command(app)
    parameters = [item for item in group.commands["verify"].params if item.param_type_name == "option"]
    return _table(("option", "what it does"), (_option(item) for item in parameters))


def _option(option: Any) -> tuple[str, str]:  # noqa: ANN401 -- typer's own type has no public name
    name, choices = option.opts[0], getattr(option.type, "choices", ())
    if option.is_flag:
        return f"`{name}`", option.help
    if choices:
        return f"`{name} …`", f"{option.help} One of {', '.join(f'`{choice}`' for choice in choices)}."
    return f"`{name} {option.metavar or option.type.name.upper()}`", option.help


def _trust_lists() -> str:
    rows = (
        (f"`{item.id}`", item.name, item.purpose.replace("_", " "), _edition(item), str(len(item.entries)))
        for item in builtin()
    )
    return _table(("id", "list", "for", "edition", "certificates"), rows)


def _edition(item: Any) -> str:  # noqa: ANN401 -- a TrustList
    if item.frozen_since:
        return f"frozen since {item.frozen_since[:10]}"
    return f"issued {item.issued[:10]}" if item.issued else f"retrieved {item.retrieved[:10]}"


def _fenced(text: str) -> str:
    return f"```text\n{text}\n```"


_TABLES: dict[str, Callable[[], str]] = {
    "verify-options": _options,
    "trust-lists": _trust_lists,
    "report-outline": lambda: _fenced(outline(Report)),
    "error-outline": lambda: _fenced(outline(ErrorReport)),
}


def main() -> None:
    """Write every made part of the pages anew."""
    for page in PAGES:
        (ROOT / page).write_text(made_anew(text_of(page)), encoding="utf-8")
    (ROOT / FINDINGS).write_text(findings_page(), encoding="utf-8")


if __name__ == "__main__":
    main()
