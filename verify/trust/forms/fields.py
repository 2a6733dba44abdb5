"""Strict reading of JSON that somebody else wrote: every value is of its type, or a `TrustError` says which is not."""

from __future__ import annotations

import binascii
import json
from datetime import UTC, datetime
from typing import Any

from verify.errors import TrustError
from verify.failure import failure
from verify.words import say

MAX_LIST_BYTES = 16 * 1024 * 1024
"""Larger lists are refused: every public root in the world fits into 1 MiB."""

MAX_CERTIFICATES = 10_000
"""Certificates of one list; the largest public one has some hundred, and to read this many takes a second."""

MAX_TEXT = 2000
"""Characters of a name or a title; the longest seen has below 100."""

Object = dict[str, Any]


def bad(what: str, **values: str | int) -> TrustError:
    """Return the error for a list that cannot be read.

    Args:
        what: what is wrong: ``bad_list.WHAT`` of `verify.words`, the end of a sentence.
        values: what stands in its places.
    """
    return failure(TrustError, "trust.bad_list", what=say(f"bad_list.{what}", **values))


def parse(data: bytes) -> Object:
    """Return the one object that a JSON text holds (RFC 8259), in UTF-8.

    Raises:
        TrustError: `trust.bad_list`: too large, no JSON, a name twice in one object, nested beyond measure, no object.
    """
    bounded(data)
    try:
        value = json.loads(data.decode("utf-8-sig"), object_pairs_hook=_once, parse_constant=_no_number)
    except (ValueError, RecursionError) as error:  # JSON errors, text errors and numbers without end are ValueErrors
        raise bad("not_json") from error
    if not isinstance(value, dict):
        raise bad("no_object", where=say("bad_list.the_file"))
    return value


def bounded(data: bytes) -> bytes:
    """Return the bytes of a list, unless they are too many for one.

    Raises:
        TrustError: `trust.bad_list`.
    """
    if len(data) > MAX_LIST_BYTES:
        raise bad("too_large", most=MAX_LIST_BYTES // 1024 // 1024)
    return data


def as_object(value: object, where: str) -> Object:
    """Return a value that must be an object."""
    if not isinstance(value, dict):
        raise bad("no_object", where=where)
    return value


def as_array(value: object, where: str) -> list[Any]:
    """Return a value that must be an array with no more items than a list may have certificates."""
    if not isinstance(value, list):
        raise bad("no_array", where=where)
    if len(value) > MAX_CERTIFICATES:
        raise bad("items", where=where, count=MAX_CERTIFICATES)
    return value


def as_text(value: object, where: str) -> str:
    """Return a value that must be text: not endless, and made of characters alone."""
    if not isinstance(value, str):
        raise bad("no_text", where=where)
    if len(value) > MAX_TEXT:
        raise bad("characters", where=where, count=MAX_TEXT)
    if not value.isascii() and any(
        "\ud800" <= char <= "\udfff" for char in value
    ):  # halves of characters, which nothing can print
        raise bad("half_character", where=where)
    return value


def as_moment(value: object, where: str) -> str:
    """Return a value that must be a time with its zone (RFC 3339), in UTC and whole seconds."""
    text = as_text(value, where)
    try:
        moment = datetime.fromisoformat(text)
        in_utc = moment.astimezone(UTC).replace(microsecond=0, tzinfo=None).isoformat()
    except (ValueError, OverflowError) as error:
        raise bad("no_time", where=where) from error
    if moment.tzinfo is None:
        raise bad("no_zone", where=where)
    return f"{in_utc}Z"


def as_bytes(value: object, where: str) -> bytes:
    """Return the bytes of a value that must be base64; white space in it is passed over."""
    if not isinstance(value, str):  # a certificate may be longer than a name
        raise bad("no_text", where=where)
    try:
        return binascii.a2b_base64("".join(value.split()).encode("ascii"), strict_mode=True)
    except ValueError as error:
        raise bad("no_base64", where=where) from error


def _once(pairs: list[tuple[str, Any]]) -> Object:
    """Refuse a name that comes twice: readers differ in which one counts."""
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a name twice")
    return found


def _no_number(text: str) -> object:
    raise ValueError(text)  # NaN and infinities are no JSON
