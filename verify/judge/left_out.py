"""What the signature does not protect, in words: ranges of bytes by what they hold."""

from __future__ import annotations

from verify.examine.protection import Part
from verify.judge.evidence import Evidence
from verify.media.packets import Range
from verify.media.runs import without
from verify.words import join, say

MAX_RANGES = 50
"""Ranges that one finding names; what is more is counted. A photo with three manifests has twenty."""

_ORDER = (
    Part.MEDIA,
    Part.TRAILING,
    Part.FILLED,
    Part.METADATA,
    Part.PLACES,
    Part.PADDING,
    Part.STANDARD,
    Part.RECORD,
)


def ranges_in_words(runs: tuple[Range, ...]) -> str:
    """Return the ranges by their first and last byte, as many as a finding names, with the number of the others."""
    shown = tuple(say("bytes", first=item.start, last=item.end - 1) for item in runs[:MAX_RANGES])
    return join(shown if len(runs) <= MAX_RANGES else (*shown, say("bytes.more", count=len(runs) - MAX_RANGES)))


def media_left_out(evidence: Evidence) -> str:
    """Return the ranges of picture or sound that the signature leaves out, and their share of the whole."""
    media = _runs(evidence, Part.MEDIA)
    ranges = ranges_in_words(media or evidence.excluded)
    return ranges if evidence.share is None else say("left_out.share", ranges=ranges, share=evidence.share)


def left_out_in_words(evidence: Evidence) -> str:
    """Return every range that the signature does not protect, the gravest first."""
    left = MAX_RANGES
    told = []
    for part in _ORDER:
        runs = _runs(evidence, part)
        if not runs:
            continue
        ranges = ranges_in_words(runs[:left]) if left else ""
        more = say("bytes.more", count=len(runs) - left) if len(runs) > left else ""
        left = max(0, left - len(runs))
        told.append(say(f"left_out.{part.value}", ranges=join(tuple(text for text in (ranges, more) if text))))
    return "; ".join(told)


def trailing_in_words(evidence: Evidence) -> str:
    """Return the bytes behind the end of the picture, and whether the signature covers them; empty without any."""
    trailing = evidence.facts.protection.trailing
    if not trailing or evidence.coverage is None:
        return ""
    unprotected = tuple(Range(item.start, item.length) for item in evidence.unprotected)
    covered = without(trailing, unprotected) == trailing
    return say("trailing.covered" if covered else "trailing.uncovered", ranges=ranges_in_words(trailing))


def _runs(evidence: Evidence, part: Part) -> tuple[Range, ...]:
    return tuple(Range(item.start, item.length) for item in evidence.unprotected if item.part is part)
