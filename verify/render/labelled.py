"""Lines of the details: a label in a column, and a fact.

Facts are as long as what they hold and are never wrapped, so that they can be copied.
"""

from __future__ import annotations

from enum import StrEnum
from functools import cache
from typing import Final

from verify.render.columns import padded, width_of
from verify.words import language, neutral, say
from verify.words.en_details import DETAILS

COLUMN: Final = 12
"""Least width of a column of labels, in cells: that of the English ones, with the blank after the longest."""

MAX_FACT: Final = 100_000
"""Characters of a fact: a record may have thousands of codes and certificates, each cut to its own length before."""

_INNER: Final = "  "
"""Before the label of a line that belongs to the one above it."""


class Block(StrEnum):
    """Lines whose labels stand in one column."""

    FILE = "file"  # the file and its check
    MANIFEST = "manifest"  # one manifest and its signer
    IDENTITY = "identity"
    SECOND = "second"  # what the second opinion says


def row(block: Block, label: str, fact: str, *, inner: bool = False) -> str:
    """Return a line with its label.

    Args:
        block: in which it stands.
        label: its name in the block.
        fact: made harmless.
        inner: it belongs to the line above.
    """
    return _line(block, (_INNER if inner else "") + say(_id(block, label)), fact)


def below(block: Block, fact: str) -> str:
    """Return a line that goes on with the fact above it."""
    return _line(block, "", fact)


def _line(block: Block, label: str, fact: str) -> str:
    indent = "  " if block is Block.FILE else "    "
    return f"{indent}{padded(label, _column(block, language()))}{neutral(fact, MAX_FACT)}"


def _id(block: Block, label: str) -> str:
    return f"details.row.{block.value}.{label}"


@cache
def _column(block: Block, _language: str) -> int:
    """Return the width of a column in the language that is spoken, which is named to tell what was kept apart."""
    widths = [width_of(say(message)) for message in DETAILS if message.startswith(_id(block, ""))]
    if block is Block.MANIFEST:
        widths.append(len(_INNER) + width_of(say(_id(block, "issued_by"))))
    return max(COLUMN, 1 + max(widths))
