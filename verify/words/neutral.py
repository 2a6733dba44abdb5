"""One function between foreign text and every output: what came from a file can look like nothing but itself.

Terminal controls, bidirectional overrides, zero-width characters and line breaks in a name have been used to print
words that the program never said (CVE-2018-12020 was a file name). They become visible escapes here. So do further
blanks after a first one: only the program's own words stand in columns.
"""

from __future__ import annotations

import re
from functools import cache

from verify.words.spoken import language

MAX_SHOWN = 300
"""Longest foreign text shown inside a sentence; longer ones end in an ellipsis."""

_PLAIN_BLOCKS = (
    "\u00a1-\u00ac\u00ae-\u034e\u0391-\u03a1\u03a3-\u052f\u0620-\u06dc\u0904-\u0983"
    "\u0e01-\u0e3a\u0e3f-\u0e5b\u1e00-\u1f15\u2010-\u2027\u2030-\u205e\u3041-\u3096\u4e00-\u9fff\uac00-\ud7a3"
)
"""Blocks without any character that hides; what is in none of them is looked up in a table, one by one."""

_MARKS = {
    "fr": ("«\u202f", "\u202f»"),
    "es": ("«", "»"),
    "de": ("„", "“"),
    "ar": ("«", "»"),
}
"""Quotation marks; “these” where a language is not named."""

_BLANKS = " \u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"

_PLAIN_NAME = re.compile(r"\w[\w .,+/&'@:#-]{0,79}")
_LIKE_A_SENTENCE = re.compile(
    r"[.,:] |\b(?:records?|signers?|edits|intact|altered|recogni[sz]ed|findings?|trusted|verified|valid)\b",
    re.IGNORECASE,
)


def neutral(text: str, limit: int = MAX_SHOWN) -> str:
    """Return foreign text with every invisible or controlling character as a visible escape, cut to a length.

    Args:
        text: from a file, a file name, or a message of the engine.
        limit: longest result, in characters.
    """
    if len(text) <= limit and text.isascii() and text.isprintable() and "  " not in text:  # most names
        return text
    shown = text[: limit + 1]
    odd, further_blanks = _patterns()
    if odd.search(shown):
        from verify.words.hidden import is_hidden  # noqa: PLC0415 -- most texts need no table

        shown = odd.sub(lambda char: _escape(char.group()) if is_hidden(char.group()) else char.group(), shown)
    shown = further_blanks.sub(lambda run: "".join(map(_escape, run.group())), shown)
    return shown if len(shown) <= limit else shown[: limit - 1] + "…"


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return what finds odd characters, and blanks after a first one; compiling them takes longer than most checks."""
    return re.compile(f"[^ -~{_PLAIN_BLOCKS}]"), re.compile(f"(?<=[{_BLANKS}])[{_BLANKS}]+")


def quoted(text: str, limit: int = MAX_SHOWN) -> str:
    """Return foreign text made harmless, in quotation marks unless it is a word or a plain name as "Acme Camera 1.2".

    What could be read as a sentence or as an answer of the program never stands bare. Which names could is known for
    English alone; in other languages every name of several words stands in marks.

    Args:
        text: from a file, or a file name.
        limit: longest result, in characters, without the marks.
    """
    shown = neutral(text, limit)
    blanks = not shown.isascii() and re.search(f"[{_BLANKS}]", shown)
    if " " not in shown and not blanks:
        return shown
    plain = language() == "en" and _PLAIN_NAME.fullmatch(shown) and not _LIKE_A_SENTENCE.search(shown)
    return shown if plain else in_marks(shown)


def in_marks(shown: str) -> str:
    """Return a text in the quotation marks of the language that is spoken."""
    before, after = _MARKS.get(language(), ("“", "”"))
    return f"{before}{shown}{after}"


def _escape(char: str) -> str:
    code = ord(char)
    if code <= 0xFF:  # noqa: PLR2004 -- two hexadecimal digits hold it
        return f"\\x{code:02x}"
    return f"\\u{code:04x}" if code <= 0xFFFF else f"\\U{code:08x}"  # noqa: PLR2004 -- four digits hold it
