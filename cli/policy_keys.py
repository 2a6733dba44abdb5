"""The keys of a policy file: what each may hold, and the setting that it makes (docs/contract.md §3)."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from enum import StrEnum
from functools import reduce
from pathlib import Path
from typing import Any, Final, NamedTuple, TypeVar

from cli.conditions import Condition
from cli.data_folder import lists_folder
from cli.output import Format
from cli.own_files import own_anchors, own_incidents
from cli.settings import parse_memory
from cli.sizes import parse_size
from cli.toml_lines import Key
from verify.errors import TrustError, UsageError, VerifyError
from verify.policy import Anchors, IncidentFile
from verify.words import LANGUAGES, listed, say

_Own = TypeVar("_Own")  # what is made of a file of the user's own

_SECONDS: Final = (1, 86400)
"""The longest time for one file, as `--max-time` takes it: a day is enough for any."""


class Place(NamedTuple):
    """Where something stands in a policy file.

    Attributes:
        file: name of the file.
        folder: what paths in the file are relative to.
        lines: the line of each key.
        trust_lists: ids of the lists that there are.
        key: of what stands here.
    """

    file: str
    folder: Path
    lines: Mapping[Key, int]
    trust_lists: tuple[str, ...]
    key: Key = ()

    def below(self, part: str | int) -> Place:
        """Return the place of a key in this table, or of a value in this array."""
        return self._replace(key=(*self.key, part))

    @property
    def name(self) -> str:
        """The key as people write it: ``trust.lists[1]``."""
        return "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in self.key).removeprefix(".")

    def error(self, code: str, message: str, hint: str) -> TrustError:
        """Return the error of what stands here, with its line."""
        known = (
            self.lines[self.key[:length]] for length in range(len(self.key), 0, -1) if self.key[:length] in self.lines
        )
        line = next(known, None)
        if line is None:
            return TrustError(code, say("policy.at", file=self.file, key=self.name, what=message), hint)
        return TrustError(code, say("policy.at.line", file=self.file, line=line, key=self.name, what=message), hint)


Reader = Callable[[Any, Place], object]
"""Makes a setting out of a value that the parser gave, or raises a `TrustError` with its place."""


def near(word: str, known: Iterable[str]) -> str:
    """Return a hint: what somebody may have meant, or else what there is."""
    names = tuple(known)
    close = difflib.get_close_matches(word[:100], names, n=3)
    return say("near", names=either(close)) if close else say("near.none", names=listed(names))


def either(names: Sequence[str]) -> str:
    """Return names of which one is meant: "a or b"."""
    return reduce(lambda first, last: say("either", first=first, last=last), names)


def _wrong(place: Place, wanted: str) -> TrustError:
    return place.error("policy.wrong_type", say(f"policy.type.{wanted}"), say("policy.type.do"))


def _bad_value(place: Place, message: str, **values: str | int) -> TrustError:
    return place.error("policy.bad_value", say(message), say(f"{message}.do", **values))


def _flag(value: Any, place: Place) -> bool:  # noqa: ANN401 -- as `Reader`, and below
    if not isinstance(value, bool):
        raise _wrong(place, "flag")
    return value


def _text(value: Any, place: Place) -> str:  # noqa: ANN401
    if not isinstance(value, str) or not value:
        raise _wrong(place, "text")
    return value


def _texts(value: Any, place: Place) -> Iterator[tuple[str, Place]]:  # noqa: ANN401
    if not isinstance(value, list):
        raise _wrong(place, "texts")
    for number, item in enumerate(value):
        yield _text(item, place.below(number)), place.below(number)


def _lists(value: Any, place: Place) -> tuple[str, ...]:  # noqa: ANN401
    names = tuple(_one_of(name, place.trust_lists, "list", where) for name, where in _texts(value, place))
    if not names:
        raise _bad_value(place, "policy.no_list_named")
    return names


def _own(value: Any, place: Place) -> tuple[Anchors, ...]:  # noqa: ANN401
    return tuple(_file(name, where, own_anchors) for name, where in _texts(value, place))


def _incidents(value: Any, place: Place) -> tuple[IncidentFile, ...]:  # noqa: ANN401
    return tuple(_file(name, where, own_incidents) for name, where in _texts(value, place))


def _file(name: str, place: Place, read: Callable[[Path], _Own]) -> _Own:
    try:
        return read(place.folder / name)
    except (VerifyError, ValueError) as error:  # a name can hold what no path can
        message = error.message if isinstance(error, VerifyError) else say("policy.no_path")
        raise place.error("policy.bad_file", message, say("policy.no_path.do")) from error


def _issuers(value: Any, place: Place) -> tuple[str, ...]:  # noqa: ANN401
    return tuple(_issuer(name, where) for name, where in _texts(value, place))


def _issuer(name: str, place: Place) -> str:
    if not name.startswith("did:"):
        raise _bad_value(place, "policy.no_did")
    return name


def _folder(value: Any, place: Place) -> Path:  # noqa: ANN401
    path = place.folder / _text(value, place)
    try:
        there = path.is_dir()
    except (OSError, ValueError):
        there = False
    if not there:
        raise place.error("policy.bad_file", say("policy.no_folder"), say("policy.no_folder.do"))
    return lists_folder(path)


def _conditions(value: Any, place: Place) -> tuple[Condition, ...]:  # noqa: ANN401
    return tuple(
        Condition(_one_of(name, _values(Condition), "condition", where)) for name, where in _texts(value, place)
    )


def _format(value: Any, place: Place) -> Format:  # noqa: ANN401
    return Format(_one_of(_text(value, place), _values(Format), "format", place))


def _language(value: Any, place: Place) -> str:  # noqa: ANN401
    return _one_of(_text(value, place), LANGUAGES, "language", place)


def _values(kind: type[StrEnum]) -> tuple[str, ...]:
    return tuple(item.value for item in kind)


def _one_of(word: str, known: tuple[str, ...], noun: str, place: Place) -> str:
    if word not in known:
        raise place.error("policy.bad_value", say(f"policy.unknown.{noun}", word=word), near(word, known))
    return word


def _size(value: Any, place: Place) -> int:  # noqa: ANN401
    return _bytes(value, place, parse_size)


def _memory(value: Any, place: Place) -> int:  # noqa: ANN401
    return _bytes(value, place, parse_memory)


def _bytes(value: Any, place: Place, parse: Callable[[str, str], int]) -> int:  # noqa: ANN401
    if not isinstance(value, str | int) or isinstance(value, bool):
        raise _wrong(place, "size")
    try:
        return parse(str(value), say("policy.this"))
    except UsageError as error:
        raise place.error("policy.bad_value", error.message, error.hint) from error


def _time(value: Any, place: Place) -> float:  # noqa: ANN401
    least, most = _SECONDS
    if not isinstance(value, int | float) or isinstance(value, bool):
        raise _wrong(place, "seconds")
    if not least <= value <= most:
        raise _bad_value(place, "policy.seconds", least=least, most=most)
    return float(value)


KEYS: Final[Mapping[str, tuple[str | None, Reader]]] = {
    "language": ("language", _language),
    "trust.default": ("default_trust", _flag),
    "trust.lists": ("trust_lists", _lists),
    "trust.anchors": ("anchors", _own),
    "trust.time_stamping_anchors": ("clocks", _own),
    "trust.identity_anchors": ("identity_anchors", _own),
    "trust.identity_issuers": ("identity_issuers", _issuers),
    "trust.incidents": ("incidents", _incidents),
    "trust.folder": ("lists_folder", _folder),
    "check.online": ("online", _flag),
    "check.pixels": ("pixels", _flag),
    "check.show_prompts": ("show_prompts", _flag),
    "check.second_opinion": ("second_opinion", _flag),
    "fail.on": ("fail_on", _conditions),
    "limits.size": ("max_size", _size),
    "limits.memory": ("max_memory", _memory),
    "limits.time": ("max_time", _time),
    "output.format": ("form", _format),
    "output.details": ("details", _flag),
}
"""Each key, with the field of `cli.settings.Settings` that it makes and the reader of its value."""
