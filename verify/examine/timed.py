"""Two pipes with one deadline: a worker may stop reading, stop answering, or stop in the middle of an answer."""

from __future__ import annotations

import os
import select
import time

_PIECE = 1024 * 1024
"""Bytes that are asked of a pipe at once; it holds no more."""


class Timed:
    """Reads and writes whole pieces until a deadline, in the manner of a binary stream.

    Args:
        requests: descriptor to write to.
        answers: descriptor to read from.
        seconds: until the deadline, from now.
    """

    def __init__(self, requests: int, answers: int, seconds: float) -> None:
        os.set_blocking(requests, False)
        self._requests = requests
        self._answers = answers
        self._deadline = time.monotonic() + seconds

    def write(self, data: bytes) -> int:
        """Write all of it.

        Raises:
            TimeoutError: the deadline passed.
            OSError: the other side is gone.
        """
        rest = memoryview(data)
        while rest:
            self._wait(self._requests, select.POLLOUT)
            rest = rest[os.write(self._requests, rest) :]
        return len(data)

    def flush(self) -> None:
        """Nothing is held back."""

    def read(self, size: int) -> bytes:
        """Read so many bytes; fewer where the other side ended.

        Raises:
            TimeoutError: the deadline passed.
        """
        pieces: list[bytes] = []
        while size:
            self._wait(self._answers, select.POLLIN)
            piece = os.read(self._answers, min(size, _PIECE))
            if not piece:
                break
            pieces.append(piece)
            size -= len(piece)
        return b"".join(pieces)

    def _wait(self, descriptor: int, event: int) -> None:
        poll = select.poll()
        poll.register(descriptor, event)
        if not poll.poll(max(0.0, self._deadline - time.monotonic()) * 1000):
            raise TimeoutError
