"""Sentences that are written from right to left, in runs: names, digests and times in them stay in their own order.

A browser orders mixed text by itself (Unicode Annex 9), but not what stands between two runs, such as the brackets and
full stops of a name. So each run from left to right is isolated, and so is all that stands in quotation marks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

RTL: Final = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff"
"""Letters from right to left, for a class of a regular expression."""

_LETTER: Final = f"[^\\W_{RTL}]"
_INSIDE: Final = f"[^{RTL}«»“”()،؛؟\\n]"
_END: Final = f"(?:{_LETTER}|[\u0300-\u036f\u0900-\u1fff])"  # accents and vowel signs are no letters
_RUN: Final = re.compile(f"«([^«»]+)»|((?:--)?{_LETTER}(?:{_INSIDE}*{_END})?)")
"""What stands in quotation marks, or letters and digits with what joins them: a name, a command, a time, an address."""

_BACKWARD: Final = re.compile(f"[{RTL}]")
_FORWARD: Final = re.compile(f"[^\\W\\d_{RTL}]")


class Run(NamedTuple):
    """A piece of a sentence, and the direction in which it is isolated; an empty one follows the sentence."""

    text: str
    direction: str


def runs(text: str) -> Iterator[Run]:
    """Yield a sentence from right to left in runs; together they are the sentence."""
    end = 0
    for found in _RUN.finditer(text):
        group = 1 if found[1] else 2
        if found.start(group) > end:
            yield Run(text[end : found.start(group)], "")
        yield Run(found[group], _direction(found[group]))
        end = found.end(group)
    if text[end:]:
        yield Run(text[end:], "")


def _direction(text: str) -> str:
    """Return the direction of a run: that of its first letter (Unicode Annex 9, P2)."""
    backward, forward = _BACKWARD.search(text), _FORWARD.search(text)
    if backward is None:
        return "ltr"
    return "ltr" if forward is not None and forward.start() < backward.start() else "rtl"
