"""Readers of one folder run one after the other."""

from __future__ import annotations

from collections.abc import Callable

from verify.media.packets import Packet, Problem
from verify.signals.limits import MAX_FOUND
from verify.signals.marks import Found

Reader = Callable[[tuple[Packet, ...], str], Found]
"""From the packets of one file and its media type to what is in them."""


def together(readers: tuple[Reader, ...]) -> Reader:
    """Return one reader that gives what all of them find, each at most `MAX_FOUND` of a sort.

    A reader that fails on hostile bytes becomes a problem, and the others still run.
    """

    def read(packets: tuple[Packet, ...], media_type: str) -> Found:
        return _read_all(readers, packets, media_type)

    return read


def _read_all(readers: tuple[Reader, ...], packets: tuple[Packet, ...], media_type: str) -> Found:
    result = Found()
    for reader in readers:
        try:
            found = reader(packets, media_type)
            if not any(found):  # most readers, of most files
                continue
            kept = Found(
                found.marks[:MAX_FOUND], found.fields[:MAX_FOUND], found.traces[:MAX_FOUND], found.problems[:MAX_FOUND]
            )
            result = result.plus(kept)
        except Exception as error:  # noqa: BLE001 -- what one reader does not survive must not cost the others
            problem = Problem(f"reader {reader.__module__}", 0, f"stopped by {type(error).__name__}")
            result = result.plus(Found(problems=(problem,)))
    return result
