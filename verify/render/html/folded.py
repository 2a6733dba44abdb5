"""Which parts of a long list stand open on a page, and which behind a line with their number. Nothing is left out."""

from __future__ import annotations

from typing import Final, NamedTuple

CALM: Final = 12
"""Entries up to which all stand open: about two windows of steps, a row or three of pictures."""

FIRST: Final = 4
"""Entries of a longer list that stand open at its beginning; a story is told by how it begins and how it ends."""

LAST: Final = 4
"""The same at its end."""

HANDFUL: Final = 6
"""Names that stand open inside one entry."""


class Folded(NamedTuple):
    """A list in three parts; the one in the middle is folded, and empty where all stand open.

    Attributes:
        first, between, last: the entries, each with its number in the list, counted from 0.
    """

    first: tuple[tuple[int, object], ...]
    between: tuple[tuple[int, object], ...]
    last: tuple[tuple[int, object], ...]


def folded_between(items: tuple[object, ...]) -> Folded:
    """Return a story of which the middle is folded: steps, in the order in which they were done."""
    numbered = tuple(enumerate(items))
    if len(numbered) <= CALM:
        return Folded(numbered, (), ())
    return Folded(numbered[:FIRST], numbered[FIRST:-LAST], numbered[-LAST:])


def folded_after(items: tuple[object, ...], most: int = CALM) -> Folded:
    """Return a list of which all after the first is folded: what weighs most stands first, or all weigh the same.

    Args:
        items: the list.
        most: entries that stand open; one more stands open too, because a line that counts it is as long.
    """
    numbered = tuple(enumerate(items))
    if len(numbered) <= most + 1:
        return Folded(numbered, (), ())
    return Folded(numbered[:most], numbered[most:], ())


def handful_of(items: tuple[object, ...]) -> Folded:
    """Return what stands in one entry of a list, of which the rest is folded."""
    return folded_after(items, HANDFUL)
