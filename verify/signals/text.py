"""Bytes to text, and text to what a report may hold."""

from __future__ import annotations

import re
from typing import Final

from verify.signals.limits import MAX_PROMPT, MAX_TEXT, MAX_VALUE

_MARKS: Final = ((b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"), (b"\xef\xbb\xbf", "utf-8-sig"))
_CONTROLS: Final = re.compile(r"[\x00-\x1f\x7f-\x9f]+")


def decoded(data: bytes) -> str:
    """Decode text of an unknown encoding: by its byte-order mark, else as strict UTF-8, else as Latin-1.

    Latin-1 first would be wrong: PNG says Latin-1 for tEXt, but writers put UTF-8 there.
    """
    capped = data[:MAX_TEXT]
    for mark, encoding in _MARKS:
        if capped.startswith(mark):
            return capped.decode(encoding, "replace")
    try:
        return capped.decode("utf-8")
    except UnicodeDecodeError as error:
        if len(data) > MAX_TEXT and error.start >= MAX_TEXT - 4:
            return capped[: error.start].decode("utf-8")  # a character cut in two by the cap
        return capped.decode("latin-1")


def value_text(text: str) -> str:
    """Return text for a value: on one line, without control characters, cut."""
    return _CONTROLS.sub(" ", text[: 2 * MAX_VALUE]).strip()[:MAX_VALUE]


def prompt_text(text: str) -> str:
    """Return text for a prompt: its lines stay, cut."""
    return text.strip("\0 \r\n\t")[:MAX_PROMPT]
