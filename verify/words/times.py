"""A time of the report in words, and who says it."""

from __future__ import annotations

from typing import Final

from verify.model.times import TimeMention, TimeSayer
from verify.words import quoted, say

MAX_NAME: Final = 80
"""Characters of a name or value in a sentence."""

_COVERED: Final = {True: ".covered", False: ".uncovered", None: ".unknown"}


def said_by(mention: TimeMention) -> str:
    """Say who says a time, and for metadata whether the signature covers it."""
    suffix = _COVERED[mention.covered_by_signature] if mention.by is TimeSayer.METADATA else ""
    return say(f"times.by.{mention.by.value}{suffix}", who=named(mention.who), list=named(mention.list))


def time_in_words(mention: TimeMention) -> str:
    """Say a time: in UTC where it has a zone, else as it is written."""
    if mention.utc is None:
        return say("times.no_zone", time=named(mention.value))
    return mention.utc.replace("T", " ").removesuffix("Z") + " UTC"


def subject_of(mention: TimeMention, name: str) -> str:
    """Say what is dated, such as the capture, by the name of the field or action."""
    return say(f"times.kind.{mention.kind.value}", subject=named(name))


def named(text: str | None) -> str:
    """Return a foreign name for a sentence; a question mark without one."""
    return quoted(text or "?", MAX_NAME)
