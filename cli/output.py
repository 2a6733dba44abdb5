"""Where reports go: standard output or a file, in one of the formats, as soon as each is ready."""

from __future__ import annotations

import os
import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, Self, TextIO

from verify.errors import UsageError
from verify.failure import failure

if TYPE_CHECKING:
    from verify.model.report import ErrorReport, Report
    from verify.pipeline import Seen


class Format(StrEnum):
    """Formats of a report."""

    TEXT = "text"
    JSON = "json"
    JSONL = "jsonl"
    CSV = "csv"
    CRJSON = "crjson"
    MD = "md"
    HTML = "html"


class Writer(Protocol):
    """Takes reports one after the other.

    Attributes:
        wants_pictures: the output shows pictures of the files, so they are to be made.
    """

    wants_pictures: bool

    def add(self, item: Report | ErrorReport, seen: Seen | None = None) -> None:
        """Take one report, with what it rests on; an error rests on nothing."""
        ...

    def close(self) -> None:
        """Write what is still held back."""
        ...


def make_writer(form: Format, stream: TextIO, *, single: bool, details: bool) -> Writer:
    """Return the writer of a format; each is loaded when it is asked for."""
    if form is Format.TEXT:
        from cli.output_text import TableWriter, TextWriter  # noqa: PLC0415 -- JSON needs none of it

        return TextWriter(stream, details=details) if single or details else TableWriter(stream)
    if form in (Format.CSV, Format.CRJSON, Format.MD):
        from cli.output_table import table_writer  # noqa: PLC0415 -- as above

        return table_writer(form, stream, single=single)
    if form is Format.HTML:
        from cli.output_html import HtmlWriter  # noqa: PLC0415 -- as above

        return HtmlWriter(stream)
    from cli.output_json import JsonWriter, LinesWriter  # noqa: PLC0415 -- text needs none of it

    return JsonWriter(stream, single=single) if form is Format.JSON else LinesWriter(stream)


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
        import tempfile  # noqa: PLC0415 -- with all that it imports it takes as long as a check

        try:
            handle, self._temporary = tempfile.mkstemp(dir=self._path.parent, prefix=".howmade-")
        except OSError as error:
            raise failure(UsageError, "usage.output") from error
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
