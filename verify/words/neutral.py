"""One function between foreign text and every output: what came from a file can look like nothing but itself.

Terminal controls, bidirectional overrides, zero-width characters and line breaks in a name have been used to print
words that the program never said (CVE-2018-12020 was a file name). They become visible escapes here.
"""

from __future__ import annotations

import re

MAX_SHOWN = 300
"""Longest foreign text shown inside a sentence; longer ones end in an ellipsis."""

_HIDDEN = re.compile(
    "["
    "\u0000-\u001f\u007f-\u009f"  # C0, DEL, C1
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u2800"  # soft hyphen, joiners, fillers, blanks
    "\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb"  # zero width, line ends, bidi
    "\U00013430-\U00013440\U0001bca0-\U0001bca3\U0001d173-\U0001d17a"  # format characters of rare scripts
    "\ud800-\udfff"  # lone surrogates: bytes of a file name that are no text
    "\U000e0000-\U000e0fff"  # tags: invisible text
    "]"
)


def neutral(text: str, limit: int = MAX_SHOWN) -> str:
    """Return foreign text with every invisible or controlling character as a visible escape, cut to a length.

    Args:
        text: from a file, a file name, or a message of the engine.
        limit: longest result, in characters.
    """
    if len(text) <= limit and text.isascii() and text.isprintable():  # most names; a fifth of the time of the rest
        return text
    shown = _HIDDEN.sub(_escape, text[: limit + 1])
    return shown if len(shown) <= limit else shown[: limit - 1] + "…"


def _escape(match: re.Match[str]) -> str:
    code = ord(match.group())
    if code <= 0xFF:  # noqa: PLR2004 -- two hexadecimal digits hold it
        return f"\\x{code:02x}"
    return f"\\u{code:04x}" if code <= 0xFFFF else f"\\U{code:08x}"  # noqa: PLR2004 -- four digits hold it
