"""JSON that stands in a file as text: read within bounds, and asked for by type (RFC 8259).

Anyone may have written it: its depth and the number of its values are counted before the decoder builds anything.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from verify.signals.limits import MAX_JSON, MAX_JSON_COMMAS, MAX_JSON_DEPTH

# A whole string, or one character that opens, closes or separates. Possessive, so the scan is linear.
_TOKEN: Final = re.compile(r'"[^"\\]*+(?:\\.[^"\\]*+)*+"?|[\[\]{},]', re.DOTALL)
_STEP: Final = {"[": 1, "{": 1, "]": -1, "}": -1}


def read_json(text: str) -> object | None:
    """Read one JSON text from a file.

    Args:
        text: white space, NUL bytes and a byte-order mark around it are allowed.

    Returns:
        The value; None when the text is not JSON, is too long or too deep, or is the JSON ``null``.
    """
    trimmed = text.strip("\ufeff\0 \t\r\n")
    if not trimmed or len(trimmed) > MAX_JSON or not _shallow(trimmed):
        return None
    import json  # noqa: PLC0415 - late: most files hold no JSON

    try:
        value: object = json.loads(trimmed)
    except (ValueError, RecursionError):
        return None
    return value


def read_object(text: str) -> Mapping[str, object]:
    """Read a JSON object from a file; empty when the text is anything else."""
    if not text.lstrip("\ufeff\0 \t\r\n").startswith("{"):
        return {}
    return as_object(read_json(text))


def as_object(value: object) -> Mapping[str, object]:
    """Return a value as a JSON object; empty when it is none."""
    return value if isinstance(value, dict) else {}


def as_text(value: object) -> str | None:
    """Return a JSON string, or a number as text; None for anything else and for blank strings.

    Half a surrogate pair, which JSON can spell but no encoding can write, becomes U+FFFD.
    """
    if isinstance(value, bool):
        return None
    if isinstance(value, int | float):
        whole = isinstance(value, float) and value.is_integer()
        try:
            return str(int(value)) if whole else str(value)
        except ValueError:  # more digits than Python spells out
            return None
    if not isinstance(value, str) or not value.strip():
        return None
    return value.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace").strip()


def first_text(holder: Mapping[str, object], *keys: str) -> str | None:
    """Return the first of several keys that holds text or a number."""
    return next((text for key in keys if (text := as_text(holder.get(key)))), None)


def joined_text(value: object, most: int) -> str | None:
    """Return a string, or the first strings of a list as lines; None when there are none."""
    if isinstance(value, list):
        return "\n".join(filter(None, map(as_text, value[:most]))) or None
    return as_text(value)


def _shallow(text: str) -> bool:
    """Say whether JSON text stays within depth and number of values; it need not be valid."""
    depth = commas = closed = 0
    for match in _TOKEN.finditer(text):
        sign = match.group()
        if sign == ",":
            commas += 1
        elif sign in _STEP:
            depth += _STEP[sign]
            closed += depth == 0
        if depth < 0 or depth > MAX_JSON_DEPTH or commas > MAX_JSON_COMMAS or closed > 1:
            return False
    return True
