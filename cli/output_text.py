"""Reports as text, plain or styled for a terminal."""

from __future__ import annotations

import os
import shutil
from typing import TextIO

from verify.model.report import ErrorReport, Report
from verify.render.text import DEFAULT_WIDTH, Line, Style, text_lines


class TextWriter:
    """Text, one report after the other with an empty line between."""

    def __init__(self, stream: TextIO, *, details: bool) -> None:
        self._stream = stream
        self._details = details
        self._first = True
        terminal = stream.isatty()
        self._width = shutil.get_terminal_size((DEFAULT_WIDTH, 24)).columns if terminal else DEFAULT_WIDTH
        self._styled = terminal and not os.environ.get("NO_COLOR")

    def add(self, item: Report | ErrorReport) -> None:
        """Write one report."""
        lines = text_lines(item, self._width, details=self._details)
        gap = "" if self._first else "\n"
        self._first = False
        show = _styled if self._styled else _unstyled
        self._stream.write(gap + "".join(show(line) + "\n" for line in lines))
        self._stream.flush()

    def close(self) -> None:
        """Nothing is held back."""


def _unstyled(line: Line) -> str:
    return line.text


def _styled(line: Line) -> str:
    """Bold for names and headlines, underline for titles; no colour, because colour would read as a verdict."""
    codes = {Style.NAME: "1", Style.HEADLINE: "1", Style.TITLE: "4"}
    code = codes.get(line.style)
    return f"\x1b[{code}m{line.text}\x1b[0m" if code and line.text else line.text
