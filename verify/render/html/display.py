"""How wide a text is when it is drawn, and cutting it to a width; without a font, by the classes of characters."""

from __future__ import annotations

from typing import Final

MEASURED: Final = 400
"""Characters of a text that are measured; no line of a picture holds more."""

_BROAD: Final = dict.fromkeys("ABCDEFGHKLNOPQRSTUVXYZ&", 1.35) | dict.fromkeys("mwMW@%…—", 1.8)
_ELLIPSIS: Final = _BROAD["…"]
_FREE: Final = frozenset(("Mn", "Me", "Cf"))


def cells(char: str) -> float:
    """Return the width of a character in cells: one for most letters, two for wide ones (Unicode Annex 11)."""
    if char.isascii() or char in _BROAD:
        return _BROAD.get(char, 1.0)
    from unicodedata import category, east_asian_width  # noqa: PLC0415 -- most names are ASCII

    if east_asian_width(char) in ("W", "F"):
        return 2.0
    return 0.0 if category(char) in _FREE else 1.0


def display_width(text: str) -> float:
    """Return the width of a text in cells."""
    return sum(map(cells, text))


def cut(text: str, room: float) -> str:
    """Return a text that is at most `room` cells wide, with an ellipsis where something is left out."""
    text = text[:MEASURED]
    if display_width(text) <= room:
        return text
    kept, used = [], _ELLIPSIS
    for char in text:
        used += cells(char)
        if used > room:
            break
        kept.append(char)
    return "".join(kept).rstrip() + "…"


def wrap(text: str, room: float, lines: int) -> tuple[str, ...]:
    """Return a text on at most so many lines, the last cut with an ellipsis; words longer than a line are cut."""
    done: list[str] = []
    line = ""
    words = text[:MEASURED].split(" ")
    for place, word in enumerate(words):
        longer = f"{line} {word}" if line else word
        if display_width(longer) <= room:
            line = longer
            continue
        if not line:
            line = cut(word, room)
            continue
        if len(done) == lines - 1:
            return (*done, cut(" ".join([line, *words[place:]]).strip(), room))
        done.append(line)
        line = cut(word, room)
    return (*done, cut(line, room))
