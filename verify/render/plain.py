"""A report as plain JSON values, in the order of its fields."""

from __future__ import annotations

from enum import Enum
from typing import Any


def plain(value: object) -> Any:  # noqa: ANN401 -- JSON values have no narrower type
    """Return a report, or any part of one, as dictionaries, lists and scalars."""
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, str) and not value.isascii():  # half a pair of surrogates is no text
        return value.encode("utf-8", "backslashreplace").decode("utf-8")
    if isinstance(value, tuple):
        fields = getattr(value, "_fields", None)
        if fields is None:
            return [plain(item) for item in value]
        return {name: plain(item) for name, item in zip(fields, value, strict=True)}
    return value
