"""The fields of a report as an indented list, read off its types."""

from __future__ import annotations

from collections.abc import Iterator
from enum import EnumType, StrEnum
from typing import Any, cast, get_args, get_type_hints

from verify.model import report as report_types
from verify.model.schema import _LATE

_PLAIN = {"str": "text", "int": "number", "bool": "true | false"}
_SMALL = 2  # types of so few plain fields are written on one line


def outline(kind: type) -> str:
    """Return every field of a type, with the fields of its own types below it; a type is spelled out once."""
    return "\n".join(_lines(kind, 0, {}))


def _lines(kind: type, depth: int, shown: dict[type, str]) -> Iterator[str]:
    for name, hint in _fields(kind).items():
        inner = _own_type(hint)
        before = shown.get(inner) if inner else None
        yield f"{'  ' * depth}{name:<15} {_words(hint, before)}"
        if inner and before is None and not _small(inner):
            shown[inner] = name
            yield from _lines(inner, depth + 1, shown)


def _fields(kind: type) -> dict[str, Any]:
    return get_type_hints(kind, vars(report_types), _LATE)


def _own_type(hint: Any) -> Any:  # noqa: ANN401 -- type expressions have no narrower type
    if hasattr(hint, "_fields"):
        return hint
    return next((found for arg in get_args(hint) if (found := _own_type(arg))), None)


def _small(kind: type) -> bool:
    hints = _fields(kind).values()
    return len(hints) <= _SMALL and not any(_own_type(hint) for hint in hints)


def _words(hint: Any, before: str | None) -> str:  # noqa: ANN401 -- as above
    if isinstance(hint, EnumType):
        return " | ".join(str(item) for item in cast("type[StrEnum]", hint))
    if hasattr(hint, "_fields"):
        small = f"{{{', '.join(hint._fields)}}}" if _small(hint) else "object"
        return f"as {before}" if before else small
    arguments = get_args(hint)
    if arguments and arguments[-1] is Ellipsis:
        return f"[{_words(arguments[0], before)}]"
    if arguments:
        return " | ".join(_words(arg, before) for arg in arguments)
    return "null" if hint is type(None) else _PLAIN[hint.__name__]
