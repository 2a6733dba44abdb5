"""Marks outside Content Credentials as statements: unsigned, whatever the rest of the file is (docs/contract.md §2)."""

from __future__ import annotations

from verify.judge.evidence import Evidence
from verify.judge.statements import Draft
from verify.model.report import Source, Statement
from verify.model.vocabulary import AppliesTo, Basis, EditsState, Says
from verify.signals.marks import Mark, Place
from verify.words import say

_EDITS = {Says.EDITED: EditsState.AI}


def draft_marks(evidence: Evidence) -> tuple[Draft, ...]:
    """Return a statement for each mark, in the order in which they were read, without repetition.

    A mark counts also beside a record that does not hold: it never rested on that record.
    """
    drafts = (Draft(_statement(mark), True, _EDITS.get(mark.says), 0, None) for mark in evidence.facts.signals.marks)  # noqa: FBT003 -- it counts
    return tuple(dict.fromkeys(drafts))


def _statement(mark: Mark) -> Statement:
    source = Source(mark.standard, pointer(mark.place), mark.value)
    strength = Basis.SIGNED_UNRECOGNIZED if mark.signed_by else Basis.UNSIGNED
    return Statement(mark.says, strength, mark.signed_by, mark.tool, mark.when, source, AppliesTo.FILE)


def pointer(place: Place) -> str:
    """Return a place in words: container, key, and the offset of its first byte where there is one."""
    named = f"{place.where} {place.key}".strip()
    return say("at_offset", place=named, offset=place.ranges[0].start) if place.ranges else named
