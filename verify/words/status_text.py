"""The texts of a C2PA status code, as a type, and the English sentences that many codes share."""

from __future__ import annotations

from typing import Final, NamedTuple

SUCCESS: Final = "success"
INFORMATIONAL: Final = "informational"
FAILURE: Final = "failure"

GOOD: Final = "Nothing: this is what is expected."
RULE_NOT: Final = "Any change of the content: a rule of form is broken, mostly by a fault of the program that signed."
RULE_DO: Final = (
    "Go by the answer about the record: it says whether signature and content hold in spite of this. Name the rule if "
    "you publish."
)
COPY: Final = "Look for another copy, as near to the source as you can get."
COMPARE: Final = "Look for a copy whose record is intact, and compare the two."
TIME_NOT: Final = "Any change of the content: only the time of signing is left without proof."
TIME_DO: Final = "Treat the time as what the signer says; look for other evidence of it."
NAME_NOT: Final = "Any change of the content: this is about a named author alone, on a line of its own."
NAME_DO: Final = "Do not take the name for a source; ask the named one over a channel you know."


class StatusText(NamedTuple):
    """The texts of one status code.

    Attributes:
        kind: ``success``, ``informational`` or ``failure``: in which of the three tables of the standard the code
            stands (C2PA 2.4, 15.2.2). The engine files some codes elsewhere; a report keeps where it found them.
        about: what the code is about, a word of `verify.judge.status.About`.
        title: one line.
        shows: what it shows.
        not_shows: what must not be concluded from it.
        do: what to do next.
    """

    kind: str
    about: str
    title: str
    shows: str
    not_shows: str
    do: str


def success(about: str, title: str, shows: str, not_shows: str, do: str) -> StatusText:
    """Return the texts of a success code."""
    return StatusText(SUCCESS, about, title, shows, not_shows, do)


def informational(about: str, title: str, shows: str, not_shows: str, do: str) -> StatusText:
    """Return the texts of an informational code."""
    return StatusText(INFORMATIONAL, about, title, shows, not_shows, do)


def failure(about: str, title: str, shows: str, not_shows: str, do: str) -> StatusText:
    """Return the texts of a failure code."""
    return StatusText(FAILURE, about, title, shows, not_shows, do)
