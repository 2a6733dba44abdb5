"""The notes of parsers and readers, which stand as English literals in the code, as gettext has it; for the catalogues.

A note with a value in it (an f-string) stays English in every language: docs/decisions/0016-languages.md.
"""

from __future__ import annotations

import ast
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Final

VERIFY: Final = Path(__file__).resolve().parents[2] / "verify"
_PLACE: Final = {"Problem": 2, "problem": 2, "StructureError": 1, "Trace": 1}
"""Which argument of a call is the note."""


def notes() -> tuple[str, ...]:
    """Return every note without a value, once, in the order of the files; then what is said of known incidents."""
    found = [text for path in sorted(VERIFY.rglob("*.py")) for text in _literals(path)]
    incidents = json.loads((VERIFY / "trust" / "data" / "incidents.json").read_text("utf-8"))["incidents"]
    return tuple(dict.fromkeys((*found, *(one["what"] for one in incidents))))


def _literals(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Call):
            name = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
            place = _PLACE.get(name)
            if place is not None and len(node.args) > place:
                yield from _texts(node.args[place])


def _texts(argument: ast.expr) -> Iterator[str]:
    if isinstance(argument, ast.Constant) and isinstance(argument.value, str):
        yield argument.value
    elif isinstance(argument, ast.IfExp):
        yield from (*_texts(argument.body), *_texts(argument.orelse))
