"""Reports as JSON: one object, an array, or a line a file."""

from __future__ import annotations

from typing import TextIO

from verify.model.report import ErrorReport, Report
from verify.render.as_json import to_json, to_json_array, to_json_line

Item = Report | ErrorReport


class JsonWriter:
    """JSON: one object for one file, else an array."""

    wants_pictures = False

    def __init__(self, stream: TextIO, *, single: bool) -> None:
        self._stream = stream
        self._single = single
        self._items: list[Item] = []

    def add(self, item: Item, _seen: object = None) -> None:
        """Hold one report back: an array ends with its last."""
        self._items.append(item)

    def close(self) -> None:
        """Write all reports."""
        text = to_json(self._items[0]) if self._single and self._items else to_json_array(tuple(self._items))
        self._stream.write(text + "\n")
        self._stream.flush()


class LinesWriter:
    """JSON, a line a file, as soon as it is ready."""

    wants_pictures = False

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream

    def add(self, item: Item, _seen: object = None) -> None:
        """Write one line."""
        self._stream.write(to_json_line(item) + "\n")
        self._stream.flush()

    def close(self) -> None:
        """Nothing is held back."""
