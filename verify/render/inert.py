r"""Foreign text in Markdown: it stays text, wherever the Markdown is pasted.

Escaping with backslashes is not enough: mentions (``@name``), references (``#12``) and bare addresses are made into
links after Markdown was read, and chats show the backslashes. So a word that could mean anything but itself becomes a
code span, in which nothing has a meaning: in CommonMark, on GitHub, in Slack, Discord and Jira alike. Other words stand
as they are. A grave accent, which would end the span, is shown as the escape ``\x60``.
"""

from __future__ import annotations

import re
from typing import Final

from verify.words import neutral

MAX_TEXT: Final = 4000
"""Longest text, in characters; sentences of the report are shorter."""

_BEFORE: Final = "(“‘„«\"'"  # noqa: RUF001 -- quotation marks of several languages
_AFTER: Final = ")”’»\"'.,;:!?…"  # noqa: RUF001 -- as above
"""What may stand around a word in a sentence."""

_MARKED = re.compile(
    r"[`*_\[\]<>|~#$\\{}^@\uff20\uff03]"  # marks of Markdown and of its relatives, mentions, references, formulas
    r"|[.\u3002\uff0e\uff61]\w*[^\W\d_]"  # a dot before a letter: an address, and many file names
    r"|\d\.\d+\.\d+\.\d"  # an address in numbers
    r"|(?<!\d):\S|:(?!\d)\S"  # a scheme, or a picture by name; a time of day is none
    r"|//|\?\?|!!"
    r"|&[\w#]"  # a character reference
    r"|^[-+=]|[-+]$"  # a list, a rule, an underlined title
    r"|^(?:GH|gh)-\d"  # a reference to an issue
    r"|^[0-9A-Fa-f]{7,}$"  # a commit
)
_NUMBERED = re.compile(r"\d{1,9}[.)]")
"""The beginning of a numbered list, where it stands first."""


def inert(text: str, limit: int = MAX_TEXT) -> str:
    """Return a sentence as Markdown of one line, in which every word that Markdown could take for more is code.

    Args:
        text: a sentence, with foreign text in it.
        limit: longest text, in characters.
    """
    words = neutral(text, limit).strip().split(" ")
    if words == [""]:
        return code("")  # a bold nothing would be a rule
    first = code(words[0]) if _NUMBERED.fullmatch(words[0]) else _word(words[0])
    return " ".join((first, *map(_word, words[1:])))


def code(text: str, limit: int = MAX_TEXT) -> str:
    """Return a text as one code span.

    Args:
        text: such as a file name, a digest or a code.
        limit: longest text, in characters.
    """
    return "`" + (neutral(text, limit).strip().replace("`", r"\x60") or " ") + "`"


def _word(word: str) -> str:
    ahead = len(word) - len(word.lstrip(_BEFORE))
    core = word[ahead:].rstrip(_AFTER)
    if core and _MARKED.search(core):
        return word[:ahead] + code(core) + word[ahead + len(core) :]
    return code(word) if _MARKED.search(word) else word  # what stands around a word can have a meaning, too
