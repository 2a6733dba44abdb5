"""Progress of a long run on standard error, where a person sits; nothing in a pipe or a log."""

from __future__ import annotations

import sys
from typing import Self

from verify.words import say

MANY = 10
"""Files from which on progress is shown; fewer are done before anyone wonders."""


class Progress:
    """A counter on one line that is gone when the run ends.

    Args:
        total: number of files.
    """

    def __init__(self, total: int) -> None:
        self._total = total
        self._done = 0
        self._shown = total >= MANY and sys.stderr.isatty()

    def __enter__(self) -> Self:
        self._show()
        return self

    def __exit__(self, *_: object) -> None:
        if self._shown:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()

    def step(self) -> None:
        """Count one file."""
        self._done += 1
        self._show()

    def _show(self) -> None:
        if self._shown:
            sys.stderr.write(f"\r\x1b[K{say('progress', done=self._done, count=self._total)}")
            sys.stderr.flush()
