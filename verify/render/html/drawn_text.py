"""Text in a drawing: a line of it begins at the left, and on pages from right to left at the right."""

from __future__ import annotations

from typing import Final

from verify.render.html.runs import runs
from verify.words import direction

_OPENING: Final = {"ltr": "\u2066", "rtl": "\u2067"}
_CLOSING: Final = "\u2069"
"""Isolates (Unicode Annex 9, 2.2). An element for each run would not do: browsers place a line by the direction of the
element that it begins with. Foreign text holds none of these characters, `verify.words.neutral` makes them visible."""


def backward() -> bool:
    """Tell whether drawings are turned round, because the language that is spoken runs from right to left."""
    return direction() == "rtl"


def line_of(text: str) -> str:
    """Return a line of a drawing; in a language from right to left each run the other way is isolated."""
    if not backward():
        return text
    return "".join(
        f"{_OPENING[run.direction]}{run.text}{_CLOSING}" if run.direction else run.text for run in runs(text)
    )
