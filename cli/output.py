"""Where reports go: standard output or a file, in one of the formats, as soon as each is ready."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from enum import StrEnum
from pathlib import Path
from typing import Protocol, Self, TextIO

from verify.errors import UsageError
from verify.model.report import ErrorReport, Report
from verify.render.as_json import to_json, to_json_array, to_json_line
from verify.render.text import DEFAULT_WIDTH, Line, Style, text_lines

Item = Report | ErrorReport


class Format(StrEnum):
    """Formats of a report."""

    TEXT = "text"
    JSON = "json"
    JSONL = "jsonl"


class Writer(Protocol):
    """Takes reports one after the other."""

    def add(self, item: Item) -> None:
        """Take one report."""
        ...

    def close(self) -> None:
        """Write what is still held back."""
        ...


class TextWriter:
    """Text, one report after the other with an empty line between."""

    def __init__(self, stream: TextIO, *, details: bool) -> None:
        self._stream = stream
        self._details = details
        self._first = True
        terminal = stream.isatty()
        self._width = shutil.get_terminal_size((DEFAULT_WIDTH, 24)).columns if terminal else DEFAULT_WIDTH
        self._styled = terminal and not os.environ.get("NO_COLOR")

    def add(self, item: Item) -> None:
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


class JsonWriter:
    """JSON: one object for one file, else an array."""

    def __init__(self, stream: TextIO, *, single: bool) -> None:
        self._stream = stream
        self._single = single
        self._items: list[Item] = []

    def add(self, item: Item) -> None:
        """Hold one report back: an array ends with its last."""
        self._items.append(item)

    def close(self) -> None:
        """Write all reports."""
        text = to_json(self._items[0]) if self._single and self._items else to_json_array(tuple(self._items))
        self._stream.write(text + "\n")
        self._stream.flush()


class LinesWriter:
    """JSON, a line a file, as soon as it is ready."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream

    def add(self, item: Item) -> None:
        """Write one line."""
        self._stream.write(to_json_line(item) + "\n")
        self._stream.flush()

    def close(self) -> None:
        """Nothing is held back."""


def make_writer(form: Format, stream: TextIO, *, single: bool, details: bool) -> Writer:
    """Return the writer of a format."""
    match form:
        case Format.TEXT:
            return TextWriter(stream, details=details)
        case Format.JSON:
            return JsonWriter(stream, single=single)
        case Format.JSONL:
            return LinesWriter(stream)


class Target:
    """Standard output, or a file that appears whole or not at all."""

    def __init__(self, path: Path | None) -> None:
        self._path = path
        self._temporary: str | None = None
        self.stream: TextIO = sys.stdout

    def __enter__(self) -> Self:
        if self._path is None:
            sys.stdout.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]  # a terminal may not know all
            return self
        try:
            handle, self._temporary = tempfile.mkstemp(dir=self._path.parent, prefix=".howmade-")
        except OSError as error:
            raise UsageError("usage.output", "the output cannot be written there", "check --output") from error
        mask = os.umask(0)
        os.umask(mask)
        os.fchmod(handle, 0o666 & ~mask)  # a report is for others to read, as any file that the user makes
        self.stream = os.fdopen(handle, "w", encoding="utf-8", newline="\n")
        return self

    def __exit__(self, kind: object, error: object, trace: object) -> None:
        if self._path is None or self._temporary is None:
            return
        self.stream.close()
        if error is None:
            Path(self._temporary).replace(self._path)
        else:
            Path(self._temporary).unlink(missing_ok=True)
