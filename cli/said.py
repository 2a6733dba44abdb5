"""Texts of `--help`: said where help can be shown, else not even loaded."""

from __future__ import annotations

import sys

SHOWN = sys.argv[1:2] not in (["verify"], ["compare"]) or "--help" in sys.argv
"""Whether help can be shown. The commands that people wait for show none unless it is asked for."""


def said(message: str, **values: str) -> str:
    """Return a text of the help in the language that is spoken; nothing where no help can be shown.

    Args:
        message: its id.
        values: what stands in its places.
    """
    if not SHOWN:
        return ""
    from verify.words import say  # noqa: PLC0415 -- see above

    return say(message, **values)
