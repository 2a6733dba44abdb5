"""Careful look-ups in foreign JSON: a field is what it should be, or it is not there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

Json = object
"""A value of foreign JSON; narrowed by the functions of this file before anything is done with it."""

MAX_TEXT = 4096
"""Longest text taken over from a record; longer texts are cut, because no title or name has need of more."""

_EMPTY: Mapping[str, Json] = {}


def mapping(value: Json) -> Mapping[str, Json]:
    """Return the value if it is an object, else an empty one."""
    return value if isinstance(value, dict) else _EMPTY


def items(value: Json) -> Iterator[Json]:
    """Iterate over the value if it is a list, else over nothing."""
    return iter(value) if isinstance(value, list) else iter(())


def text(value: Json) -> str | None:
    """Return the value if it is text that is not empty, cut to `MAX_TEXT`, else None."""
    return value[:MAX_TEXT] if isinstance(value, str) and value else None


def texts(value: Json) -> tuple[str, ...]:
    """Return the texts of a list."""
    return tuple(found for item in items(value) if (found := text(item)) is not None)


def number(value: Json) -> int | None:
    """Return the value if it is a whole number, else None."""
    return value if isinstance(value, int) and not isinstance(value, bool) else None


def one_or_many(value: Json) -> Iterator[Json]:
    """Iterate over a list, or over the single value that stands in the place of one."""
    return iter(value) if isinstance(value, list) else iter(() if value is None else (value,))
