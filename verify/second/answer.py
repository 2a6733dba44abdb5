"""What the other verifier said, parsed field by field: a process that a hostile file took over can send anything."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final, NamedTuple

_MAX_WORD: Final = 100
"""Characters of a word or a code of its own; the longest code known has 43."""

_MAX_PLACE: Final = 1000
"""Characters of a place."""

_MAX_CODES: Final = 1000
"""Codes of one kind."""


class Status(NamedTuple):
    """A status code and the place that it is about, a JUMBF address or empty."""

    code: str
    place: str


class Theirs(NamedTuple):
    """Its answers.

    Attributes:
        version: of the other verifier.
        present: it found a record, or a pointer to one.
        integrity, signature, content, signer: in its own words; see `verify.model.second.SecondAnswers`.
        active: label of the active manifest, or empty.
        success, informational, failure: what it says of the active manifest.
        parts: what it says of the manifests of earlier versions and parts.
    """

    version: str
    present: bool
    integrity: str
    signature: str
    content: str
    signer: str
    active: str
    success: tuple[Status, ...]
    informational: tuple[Status, ...]
    failure: tuple[Status, ...]
    parts: tuple[Status, ...]

    @property
    def codes(self) -> tuple[str, ...]:
        """Codes of what failed and of what it remarks, without repetition."""
        return tuple(dict.fromkeys(status.code for status in (*self.failure, *self.informational)))


def theirs_of(message: Mapping[str, Any]) -> Theirs | None:
    """Return its answers; None where a field is missing or of another type."""
    try:
        return Theirs(
            version=_word(message["version"]),
            present=message["present"] is True,
            integrity=_word(message["integrity"]),
            signature=_word(message["signature"]),
            content=_word(message["content"]),
            signer=_word(message["signer"]),
            active=_text(message["active"], _MAX_PLACE),
            success=_statuses(message["success"]),
            informational=_statuses(message["informational"]),
            failure=_statuses(message["failure"]),
            parts=_statuses(message["parts"]),
        )
    except (KeyError, ValueError):
        return None


def _statuses(value: object) -> tuple[Status, ...]:
    if not isinstance(value, list):
        raise ValueError("no list")  # noqa: TRY004 -- one kind of error for all that is wrong with a message
    return tuple(_status(item) for item in value[:_MAX_CODES])


def _status(value: object) -> Status:
    if not isinstance(value, list) or len(value) != len(Status._fields):
        raise ValueError("no status")
    return Status(_word(value[0]), _text(value[1], _MAX_PLACE))


def _word(value: object) -> str:
    return _text(value, _MAX_WORD)


def _text(value: object, most: int) -> str:
    if not isinstance(value, str):
        raise ValueError("no text")  # noqa: TRY004 -- as above
    return value[:most]
