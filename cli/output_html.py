"""Reports as one HTML page, with pictures."""

from __future__ import annotations

import io
from datetime import datetime
from typing import TYPE_CHECKING, TextIO

from verify.model.report import ErrorReport, Report
from verify.render.html.page import to_html
from verify.render.html.shown import Place, Shown, places_of
from verify.weigh import Means, weigh

if TYPE_CHECKING:
    from verify.pipeline import Seen


class HtmlWriter:
    """HTML: one page for all files."""

    wants_pictures = True

    def __init__(self, stream: TextIO) -> None:
        if isinstance(stream, io.TextIOWrapper):  # the page says that it is UTF-8, whatever the system's own is
            stream.reconfigure(encoding="utf-8")
        self._stream = stream
        self._items: list[Shown] = []

    def add(self, item: Report | ErrorReport, seen: Seen | None = None) -> None:
        """Hold one report back, with its pictures: the page has an index on top."""
        self._items.append(Shown(item) if seen is None else Shown(item, seen.pictures, _places(seen)))

    def close(self) -> None:
        """Write the page."""
        self._stream.write(to_html(tuple(self._items)))
        self._stream.flush()


def _places(seen: Seen) -> tuple[Place, ...]:
    """Return the places of the file; which bytes nothing protects rests on no list and no time."""
    weighed = weigh(seen.facts, Means((), datetime.fromisoformat(seen.report.checked.at)))
    return places_of(seen.report, seen.facts, weighed.unprotected, known=weighed.coverage is not None)
