"""Reports as text, plain or styled for a terminal.

Styles are bold and underline, never a colour. They are left out where the output is no terminal, where ``NO_COLOR`` is
set (no-color.org), and where ``TERM`` is ``dumb``. ``FORCE_COLOR`` and its like are not followed: there is no colour to
force, and a report in a file stays plain. ``COLUMNS`` and the terminal itself say how wide a terminal is.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, TextIO

from verify.model.report import ErrorReport, Report
from verify.render.text import DEFAULT_WIDTH, MIN_WIDTH, Line, Style, text_lines

if TYPE_CHECKING:
    from verify.render.page import Page

Item = Report | ErrorReport


class _Styled:
    """Writes lines to a stream, as wide as it is and in what it can show."""

    wants_pictures = False

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._encoding = stream.encoding or "utf-8"
        self._terminal = stream.isatty()
        self._width = terminal_width(stream)
        self._show = _styled if self._terminal and _wants_styles() else _unstyled

    def _write(self, lines: Iterable[Line]) -> None:
        self._stream.write("".join(self._show(line) + "\n" for line in lines))
        self._stream.flush()


class LinesWriter(_Styled):
    """Lines of something else than reports."""

    def write(self, lines_of: Callable[[int, str], Iterable[Line]]) -> None:
        """Write lines.

        Args:
            lines_of: makes them for a width in columns and an encoding.
        """
        self._write(lines_of(self._width, self._encoding))


class TextWriter(_Styled):
    """Whole reports, one after the other with an empty line between."""

    def __init__(self, stream: TextIO, *, details: bool) -> None:
        super().__init__(stream)
        self._details = details
        self._gap: tuple[Line, ...] = ()

    def add(self, item: Item, _seen: object = None) -> None:
        """Write one report."""
        lines = text_lines(item, self._width, details=self._details, encoding=self._encoding)
        self._write((*self._gap, *lines))
        self._gap = (Line("", Style.BODY),)

    def close(self) -> None:
        """Nothing is held back."""


class TableWriter(_Styled):
    """A line for each of several files as soon as it is checked, and at the end how to see more of one."""

    def __init__(self, stream: TextIO) -> None:
        super().__init__(stream)
        self._page: Page | None = None

    def add(self, item: Item, _seen: object = None) -> None:
        """Write one line, below the titles of the columns."""
        from verify.render.page import Page  # noqa: PLC0415 -- one file needs no table
        from verify.render.table import PIPED, table_head, table_row  # noqa: PLC0415 -- one file needs no table

        if self._page is None:
            self._page = Page(max(MIN_WIDTH, self._width) if self._terminal else PIPED, self._encoding)
            self._write(table_head(self._page))
        self._write(table_row(item, self._page))

    def close(self) -> None:
        """Write the end; nothing where there was no file."""
        if self._page is not None:
            from verify.render.table import table_end  # noqa: PLC0415 -- one file needs no table

            self._write(table_end(self._page))


def terminal_width(stream: TextIO) -> int:
    """Return the columns of a terminal; for all else a width that is good to read."""
    return shutil.get_terminal_size((DEFAULT_WIDTH, 24)).columns if stream.isatty() else DEFAULT_WIDTH


def _wants_styles() -> bool:
    return not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def _unstyled(line: Line) -> str:
    return line.text


def _styled(line: Line) -> str:
    """Bold for names and headlines, underline for titles; no colour, because colour would read as a verdict."""
    codes = {Style.NAME: "1", Style.HEADLINE: "1", Style.TITLE: "4"}
    code = codes.get(line.style)
    return f"\x1b[{code}m{line.text}\x1b[0m" if code and line.text else line.text
