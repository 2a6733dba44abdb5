"""JSON: the whole report, pure ASCII, the same bytes for the same report."""

from __future__ import annotations

import json

from verify.model.report import ErrorReport, Report
from verify.render.plain import plain

Item = Report | ErrorReport


def to_json(item: Item) -> str:
    """Return one report as indented JSON; every character of foreign text beyond ASCII is escaped."""
    return json.dumps(plain(item), indent=2, ensure_ascii=True)


def to_json_array(items: tuple[Item, ...]) -> str:
    """Return several reports as one indented JSON array, in the order given."""
    return json.dumps([plain(item) for item in items], indent=2, ensure_ascii=True)


def to_json_line(item: Item) -> str:
    """Return one report as one line of JSON."""
    return json.dumps(plain(item), ensure_ascii=True, separators=(",", ":"))
