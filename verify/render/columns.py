"""Text measured in the cells of a terminal: Chinese, Japanese and Korean take two each, accents none.

Widths are those of Unicode Standard Annex 11 (East Asian Width), where what is ambiguous counts as narrow, as terminals
outside East Asia have it. What terminals disagree about, such as emoji with a tone of skin, is measured at its widest,
so that no line is ever too long.

Right-to-left names are kept in their place without control characters. Isolates (U+2068, U+2069) would do it in print,
but terminals do not keep them, some show a box or count a cell, and they would go unseen into whatever the text is
pasted. Instead, a line ends where a number or another such name would follow one of them with no letter of ours
between, because those are what the bidirectional algorithm (Unicode Standard Annex 9, rules N1 and L2) would move.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final, NamedTuple

ELLIPSIS: Final = "…"

_BLANKS: Final = " \u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2008\u2009\u200a\u205f\u3000"
"""Blanks at which a line may end; the others are meant to hold words together."""

_RIGHT_TO_LEFT: Final = (
    ("\u0590", "\u08ff"),
    ("\ufb1d", "\ufdff"),
    ("\ufe70", "\ufeff"),
    ("\U00010800", "\U00010fff"),
    ("\U0001e800", "\U0001efff"),
)
_JOINING_JAMO: Final = ((0x1160, 0x11FF), (0xD7B0, 0xD7FF))  # vowels and finals that join the syllable before them

_NO_START: Final = frozenset(
    "、。，．・：；？！ー々〻ゝゞヽヾぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ"  # noqa: RUF001 -- these very marks
    "）］｝〉》」』】〕”’…)]},.:;?!%"  # noqa: RUF001 -- as above
)
_NO_END: Final = frozenset("（［｛〈《「『【〔“‘([{")  # noqa: RUF001 -- as above
"""Characters that Japanese and Chinese do not put at the beginning, and at the end, of a line (JIS X 4051)."""


class _Piece(NamedTuple):
    """What is never parted unless it alone is longer than a line, and the blank before it."""

    blank: str
    text: str
    cells: int


def width_of(text: str) -> int:
    """Return how many cells of a terminal a text takes."""
    if text.isascii():
        return len(text)
    return sum(map(_cells, text))


def padded(text: str, columns: int) -> str:
    """Return a text with blanks after it up to a width."""
    return text + " " * (columns - width_of(text))


def cut_end(text: str, columns: int, ellipsis: str = ELLIPSIS) -> str:
    """Return a text of at most so many cells; where it is longer, its beginning and an ellipsis."""
    if width_of(text) <= columns:
        return text
    return _head(text, columns - width_of(ellipsis)) + ellipsis


def cut_middle(text: str, columns: int, ellipsis: str = ELLIPSIS) -> str:
    """Return a text of at most so many cells; where it is longer, beginning and end, because names differ in both."""
    if width_of(text) <= columns:
        return text
    room = columns - width_of(ellipsis)
    tail = _tail(text, room // 2)
    return _head(text, room - width_of(tail)) + ellipsis + tail


def wrapped(text: str, columns: int, *, first: str = "", rest: str = "", forward: bool = True) -> list[str]:
    """Return a text in lines of at most so many cells.

    Lines end at blanks; between the characters of Chinese, Japanese and Korean, which do without; and inside a word
    that is longer than a whole line.

    Args:
        text: without line breaks and control characters.
        columns: width of a line.
        first: what the first line begins with.
        rest: what each further line begins with.
        forward: the sentence runs from left to right, so names that run the other way are kept in their place.
    """
    order = _Order() if forward and _runs_backward(text) else None
    lines: list[str] = []
    line, used, empty = first, width_of(first), True
    for piece in _pieces(text):
        blank = "" if empty else piece.blank
        moved = order is not None and order.would_move(piece)
        if not moved and used + width_of(blank) + piece.cells <= columns:
            line, used, empty = line + blank + piece.text, used + width_of(blank) + piece.cells, False
            continue
        left = piece.text
        if width_of(rest) + piece.cells > columns and not moved:  # longer than a whole line: fill this one
            part = _head(left, columns - used - width_of(blank))
            line, left = line + (blank + part if part else ""), left[len(part) :]
        if line != rest or not empty:
            lines.append(line.rstrip())
        while width_of(rest) + width_of(left) > columns:
            part = _head(left, columns - width_of(rest)) or left[0]
            lines.append(rest + part)
            left = left[len(part) :]
        line, used, empty = rest + left, width_of(rest) + width_of(left), not left
        if order is not None:
            order.begin(piece)
    return lines if empty and lines else [*lines, line.rstrip()]


class _Order:
    """Watches one line for what a name that runs from right to left would move out of its place."""

    def __init__(self) -> None:
        self._after = ""  # R after letters from right to left, P where a mark of punctuation came after those

    def would_move(self, piece: _Piece) -> bool:
        """Tell whether a piece must stand on a new line; if not, take note of it."""
        before = self._after
        moved = self._read(piece.text)
        if moved:
            self._after = before
        return moved

    def begin(self, piece: _Piece) -> None:
        """Take note that a new line begins with a piece."""
        self._after = ""
        self._read(piece.text)

    def _read(self, text: str) -> bool:
        from unicodedata import bidirectional  # noqa: PLC0415 -- few texts run from right to left

        foreign, moved = self._after != "", False
        for char in text:
            match bidirectional(char):
                case "L":
                    self._after, foreign = "", False
                case "R" | "AL":
                    moved = moved or (foreign and self._after == "P")
                    self._after, foreign = "R", foreign and self._after != ""
                case "EN" | "AN":
                    moved = moved or (foreign and self._after == "P")
                case "NSM":
                    pass
                case _:
                    self._after = "P" if self._after else ""
        return moved


def _pieces(text: str) -> Iterator[_Piece]:
    for blank, word in _words(text):
        if len(word) == width_of(word):
            yield _Piece(blank, word, len(word))
            continue
        for number, part in enumerate(_parts(word)):
            yield _Piece("" if number else blank, part, width_of(part))


def _words(text: str) -> Iterator[tuple[str, str]]:
    """Yield each word with the blank before it."""
    if not any(blank in text for blank in _BLANKS[1:]):
        yield from ((" ", word) for word in text.split(" ") if word)
        return
    words = re.split(f"([{_BLANKS}]+)", text)
    yield from ((blank, word) for blank, word in zip(["", *words[1::2]], words[::2], strict=True) if word)


def _runs_backward(text: str) -> bool:
    """Tell whether a text has letters that run from right to left."""
    if text.isascii() or max(text) < _RIGHT_TO_LEFT[0][0]:
        return False
    return any(begin <= char <= end for char in text for begin, end in _RIGHT_TO_LEFT)


def _parts(word: str) -> Iterator[str]:
    """Yield a word in the parts between which a line may end."""
    part = ""
    for cluster in _clusters(word):
        wide = part and (_cells(cluster[0]) > 1 or _cells(_base(part)) > 1)
        if wide and cluster[0] not in _NO_START and part[-1] not in _NO_END:
            yield part
            part = ""
        part += cluster
    if part:
        yield part


def _base(part: str) -> str:
    """Return the last character that takes a place, without the accents on it."""
    return next((char for char in reversed(part) if _cells(char)), part[-1])


def _clusters(text: str) -> Iterator[str]:
    """Yield each character together with the accents on it."""
    cluster = ""
    for char in text:
        if cluster and _cells(char):
            yield cluster
            cluster = ""
        cluster += char
    if cluster:
        yield cluster


def _head(text: str, columns: int) -> str:
    head, used = "", 0
    for cluster in _clusters(text):
        used += width_of(cluster)
        if used > columns:
            break
        head += cluster
    return head


def _tail(text: str, columns: int) -> str:
    tail, used = "", 0
    for cluster in reversed(tuple(_clusters(text))):
        used += width_of(cluster)
        if used > columns:
            break
        tail = cluster + tail
    return tail


@lru_cache(maxsize=4096)
def _cells(char: str) -> int:
    code = ord(char)
    if code < 0x300 or 0x2010 <= code <= 0x2027:  # noqa: PLR2004 -- letters with accents, our marks of quotation
        return 1
    if any(begin <= code <= end for begin, end in _JOINING_JAMO):
        return 0
    from unicodedata import category, east_asian_width  # noqa: PLC0415 -- most texts need no table

    if category(char) in ("Mn", "Me"):
        return 0
    return 2 if east_asian_width(char) in ("W", "F") else 1
