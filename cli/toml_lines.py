"""On which line of a TOML document each key stands: the standard library's parser does not say.

This only follows the shape of a document, without recursion and without looking at values. What it does not understand
ends it: what was found until then stays, and the parser says what is wrong.

It comes before the parser, because that one takes a minute for a key of 100 KB with a point after each letter (for
each name it makes all the keys above it anew), and ends in an error of its own in an array of a thousand arrays.
"""

from __future__ import annotations

import re
import tomllib
from bisect import bisect_right
from collections.abc import Mapping
from contextlib import suppress

Key = tuple[str | int, ...]
"""From the top of the document: names of tables and keys, and places in arrays, which count from 0."""

MAX_DEPTH = 32
"""Names in a key, and arrays and tables around a value; ours have three."""

_BLANK = re.compile(r"[ \t]*")
_BLANK_LINES = re.compile(r"(?:[ \t\r\n]|#[^\n]*)*")
_BARE = re.compile(r"[A-Za-z0-9_-]+")
_LITERAL = re.compile(r"'[^'\n]*'")
_BASIC = re.compile(r'"(?:[^"\\\n]|\\.)*"')
_LONG_LITERAL = re.compile(r"'''(?:(?!''')[\s\S])*'{3,5}")
_LONG_BASIC = re.compile(r'"""(?:(?!""")[^\\]|\\[\s\S])*"{3,5}')
_PLAIN = re.compile(r"[^,\]}\n#]+")

_Open = tuple[Key, int | None]
"""What a key's value has open: an array, with the place of its last value (-1 before the first), or a table (None)."""


def key_lines(text: str) -> Mapping[Key, int]:
    """Return the line, from 1, of every table, key and value of an array: where it is first named.

    Args:
        text: a TOML document; of one that is not well formed, what stands before the first fault is told.

    Raises:
        TooDeepError: more than `MAX_DEPTH` names, or arrays and tables, one in the other.
    """
    scanner = _Scanner(text)
    with suppress(_NotUnderstoodError, tomllib.TOMLDecodeError):
        scanner.document()
    return scanner.lines


class TooDeepError(Exception):
    """Nobody's settings: tables and arrays in tables and arrays. Its `line` is that of the first that is too many."""

    def __init__(self, line: int) -> None:
        super().__init__(f"line {line}")
        self.line = line


class _NotUnderstoodError(Exception):
    """The document is not well formed, or this does not know the form."""


class _Scanner:
    def __init__(self, text: str) -> None:
        self.lines: dict[Key, int] = {}
        self._text = text
        self._at = 0
        self._ends = [found.start() for found in re.finditer("\n", text)]
        self._tables: dict[Key, int] = {}  # the place of the last table in each array of tables

    def document(self) -> None:
        table: Key = ()
        while True:
            self._take(_BLANK_LINES)
            if self._at >= len(self._text):
                return
            if self._next("[["):
                table = self._one_more(self._key(()))
                self._expect("]]")
            elif self._next("["):
                table = self._key(())
                self._expect("]")
            else:
                self._pair(table)

    def _one_more(self, key: Key) -> Key:
        """Return the key of the next table of an array of tables."""
        self._tables[key] = self._tables.get(key, -1) + 1
        return self._noted(key, self._tables[key])

    def _pair(self, table: Key) -> None:
        """Follow a key and its value, whatever the value holds."""
        open_: list[_Open] = []
        key: Key | None = self._named(table)
        while key is not None:
            open_ += self._value(key)
            key = self._following(open_)

    def _value(self, key: Key) -> tuple[_Open, ...]:
        """Pass a value that holds no others; return one that does, as open."""
        if self._next("["):
            return ((key, -1),)
        if self._next("{"):
            return ((key, None),)
        for form in (_LONG_BASIC, _LONG_LITERAL, _BASIC, _LITERAL, _PLAIN):
            if self._take(form):
                return ()
        raise _NotUnderstoodError

    def _following(self, open_: list[_Open]) -> Key | None:
        """Return the key of the next value in what is open; None when all is closed."""
        while open_:
            key, place = open_[-1]
            self._take(_BLANK_LINES)
            self._next(",")
            self._take(_BLANK_LINES)
            if self._next("}" if place is None else "]"):
                open_.pop()
            elif place is None:
                return self._named(key)
            else:
                open_[-1] = (key, place + 1)
                return self._noted(key, place + 1)
        return None

    def _named(self, table: Key) -> Key:
        """Follow a key up to its value."""
        key = self._key(table)
        self._expect("=")
        self._take(_BLANK)
        return key

    def _key(self, table: Key) -> Key:
        """Return a dotted key, below a table; each part of it is noted."""
        key = table
        while True:
            self._take(_BLANK)
            part = self._take(_BARE) or self._quoted()
            key = self._noted(key, part)
            self._take(_BLANK)
            if not self._next("."):
                return key
            if key in self._tables:  # a table below the last one of an array of tables
                key = self._noted(key, self._tables[key])

    def _quoted(self) -> str:
        literal = self._take(_LITERAL)
        if literal:
            return literal[1:-1]
        basic = self._take(_BASIC)
        return str(tomllib.loads(f"key = {basic}")["key"])

    def _noted(self, key: Key, part: str | int) -> Key:
        """Return the key of what stands here, below another; note its line where it is the first of its name."""
        line = bisect_right(self._ends, self._at - 1) + 1
        if len(key) >= MAX_DEPTH:
            raise TooDeepError(line)
        below = (*key, part)
        self.lines.setdefault(below, line)
        return below

    def _take(self, form: re.Pattern[str]) -> str:
        found = form.match(self._text, self._at)
        self._at = found.end() if found else self._at
        return found.group() if found else ""

    def _next(self, mark: str) -> bool:
        there = self._text.startswith(mark, self._at)
        self._at += len(mark) * there
        return there

    def _expect(self, mark: str) -> None:
        self._take(_BLANK)
        if not self._next(mark):
            raise _NotUnderstoodError
