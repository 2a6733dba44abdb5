"""Reports for other places: CSV for spreadsheets, crJSON for C2PA tools, Markdown for tickets and chats."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, TextIO

from cli.output import Format, Writer
from verify.model.report import ErrorReport, Report

if TYPE_CHECKING:
    from verify.pipeline import Seen

Item = Report | ErrorReport


def table_writer(form: Format, stream: TextIO, *, single: bool) -> Writer:
    """Return the writer of one of these formats."""
    if form is Format.CSV:
        return CsvWriter(stream)
    return MarkdownWriter(stream) if form is Format.MD else CrJsonWriter(stream, single=single)


class CsvWriter:
    """CSV, a line a file, as soon as it is ready; the names of the columns once, before the first."""

    wants_pictures = False

    def __init__(self, stream: TextIO) -> None:
        from verify.render.as_csv import csv_header  # noqa: PLC0415 -- this format alone

        if isinstance(stream, io.TextIOWrapper):  # the byte-order mark promises UTF-8, whatever the system's own is
            stream.reconfigure(encoding="utf-8", errors=stream.errors, newline="")
        self._stream = stream
        self._stream.write(csv_header())

    def add(self, item: Item, _seen: object = None) -> None:
        """Write one line."""
        from verify.render.as_csv import to_csv_line  # noqa: PLC0415 -- as above

        self._stream.write(to_csv_line(item))
        self._stream.flush()

    def close(self) -> None:
        """Nothing is held back but, without any file, the header."""
        self._stream.flush()


class CrJsonWriter:
    """crJSON: the record of one file, else an array with an object for each, written as they come."""

    wants_pictures = False

    def __init__(self, stream: TextIO, *, single: bool) -> None:
        self._stream = stream
        self._single = single
        self._between = "" if single else "["

    def add(self, item: Item, seen: Seen | None = None) -> None:
        """Write one record, or what stands in its place."""
        from verify.render.as_crjson import to_crjson  # noqa: PLC0415 -- this format alone

        text = to_crjson(item, seen.facts.crjson if seen else "", single=self._single)
        if not self._single:
            text = "\n  " + text.replace("\n", "\n  ")
        self._stream.write(self._between + text)
        self._between = ","
        self._stream.flush()

    def close(self) -> None:
        """End the array."""
        if not self._single:
            self._stream.write("[]" if self._between == "[" else "\n]")
        self._stream.write("\n")
        self._stream.flush()


class MarkdownWriter:
    """Markdown, one report after the other with a rule between."""

    wants_pictures = False

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._between = ""

    def add(self, item: Item, _seen: object = None) -> None:
        """Write one report."""
        from verify.render.as_markdown import BREAK, to_markdown  # noqa: PLC0415 -- this format alone

        self._stream.write(self._between + to_markdown(item))
        self._between = BREAK
        self._stream.flush()

    def close(self) -> None:
        """Nothing is held back."""
