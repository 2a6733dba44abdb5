"""Marks, fields and traces out of a worker's message; every field is parsed, because a worker can send anything."""

from __future__ import annotations

from verify.media.packets import LIMIT_NAMES, Problem, Range
from verify.model.manifests import Tool
from verify.model.times import TimeKind
from verify.model.vocabulary import Says
from verify.signals.marks import Dated, Field, Found, Grade, Mark, Place, Trace, TraceKind


def found_of(value: object) -> Found:
    """Return what the readers found.

    Raises:
        ValueError: a field is missing or of another type.
    """
    marks, fields, traces, problems, dates, ids = list_of(value, 6)
    return Found(
        tuple(_mark(item) for item in list_of(marks)),
        tuple(_field(item) for item in list_of(fields)),
        tuple(_trace(item) for item in list_of(traces)),
        tuple(problem_of(item) for item in list_of(problems)),
        tuple(_dated(item) for item in list_of(dates)),
        tuple(_field(item) for item in list_of(ids)),
    )


def _mark(value: object) -> Mark:
    raw = Mark(*list_of(value, len(Mark._fields)))  # type: ignore[arg-type]  # parsed below
    return Mark(
        id=text_of(raw.id),
        standard=text_of(raw.standard),
        says=Says(raw.says),
        value=text_of(raw.value),
        tool=None if raw.tool is None else _tool(raw.tool),
        when=_optional(raw.when),
        place=_place(raw.place),
        grade=Grade(raw.grade),
        prompt=_optional(raw.prompt),
        signed_by=_optional(raw.signed_by),
        edit=raw.edit is True,
    )


def _tool(value: object) -> Tool:
    name, version = list_of(value, 2)
    return Tool(text_of(name), _optional(version))


def _place(value: object) -> Place:
    where, key, ranges = list_of(value, 3)
    return Place(text_of(where), text_of(key), tuple(range_of(item) for item in list_of(ranges)))


def _field(value: object) -> Field:
    standard, name, shown, place = list_of(value, 4)
    return Field(text_of(standard), text_of(name), text_of(shown), _place(place))


def _trace(value: object) -> Trace:
    kind, what, place = list_of(value, 3)
    return Trace(TraceKind(text_of(kind)), text_of(what), _place(place))


def _dated(value: object) -> Dated:
    kind, standard, shown, iso, place = list_of(value, 5)
    return Dated(TimeKind(text_of(kind)), text_of(standard), text_of(shown), _optional(iso), _place(place))


def problem_of(value: object) -> Problem:
    """Return a problem.

    Raises:
        ValueError: a field is missing or of another type.
    """
    where, offset, what, limit = list_of(value, 4)
    known = LIMIT_NAMES.get(text_of(limit))
    if known is None:
        raise ValueError("an unknown limit")
    return Problem(text_of(where), number_of(offset), text_of(what), known)


def range_of(value: object) -> Range:
    """Return a range of bytes.

    Raises:
        ValueError: a field is missing or of another type.
    """
    start, length = list_of(value, 2)
    return Range(number_of(start), number_of(length))


def text_of(value: object) -> str:
    """Return the value if it is text.

    Raises:
        ValueError: it is not.
    """
    if not isinstance(value, str):
        raise ValueError("text expected")  # noqa: TRY004 -- one kind of error for any bad message
    return value


def number_of(value: object) -> int:
    """Return the value if it is a whole number.

    Raises:
        ValueError: it is not.
    """
    if not isinstance(value, int):
        raise ValueError("a number expected")  # noqa: TRY004 -- as above
    return value


def _optional(value: object) -> str | None:
    return None if value is None else text_of(value)


def list_of(value: object, length: int | None = None) -> list[object]:
    """Return the value if it is a list, of a length where one is given.

    Raises:
        ValueError: it is not.
    """
    if not isinstance(value, list) or (length is not None and len(value) != length):
        raise ValueError("a list expected")
    return value
