"""Start the worker process: as early as possible and with as few imports as possible, because both cost start-up time.

A fresh interpreter and not a fork: the engine's objects do not survive one.
"""

from __future__ import annotations

import os
import sys

TYPE_CHECKING = False  # the real one stands in `typing`, whose import would delay the worker by 10 ms
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import BinaryIO

_PIPE_BYTES = 1024 * 1024
"""Room for all trust lists, so that a caller need not wait until the worker has loaded the engine and reads them."""

_PRINTED_BYTES = 64 * 1024
"""What is looked at of the text that a worker printed; it may not write more, see `confine`."""

_TELLING = ("memory allocation", "panicked at", "Error")
"""Marks of the line that says why, in the words of the engine's language and of ours; others only add to it."""

_WORDS = 200
"""Characters of it that an error quotes."""

_START = "import gc, sys; gc.disable(); sys.path[:] = sys.argv[1:]; from verify.examine.worker import main; main()"
"""Looking for garbage takes a tenth of the time in which modules are loaded, and finds none."""


_FILE = 3  # `verify.second.worker.FILE`, which is not imported here for its cost


class Worker:
    """A running worker: its process id, where requests go, where answers come from, what it printed on the way."""

    def __init__(self, pid: int, requests: BinaryIO, answers: BinaryIO, errors: BinaryIO) -> None:
        self.pid = pid
        self.requests = requests
        self.answers = answers
        self.errors = errors

    def last_words(self) -> str:
        """Return what it printed on standard error about its end, as text made harmless and cut."""
        from verify.words.neutral import neutral  # noqa: PLC0415 -- few workers die

        printed = os.pread(self.errors.fileno(), _PRINTED_BYTES, 0).decode("utf-8", "replace")
        lines = [line.strip() for line in printed.splitlines() if line.strip()]
        telling = [line for line in lines if any(word in line for word in _TELLING)]
        return neutral((telling or lines or [""])[-1], _WORDS)


def spawn(start: str | None = None, settings: Mapping[str, str] | None = None, file: int | None = None) -> Worker:
    """Start a worker and return at once; it loads the engine while the caller does other things.

    Args:
        start: the program; by default the worker of the engine.
        settings: for its environment, over ours.
        file: a descriptor that it gets as its number 3.

    Raises:
        OSError: no process can be started.
    """
    request_end, requests = os.pipe()
    answers, answer_end = os.pipe()
    _widen(requests)
    path = [entry or os.getcwd() for entry in sys.path]  # noqa: PTH109 -- pathlib is not loaded yet
    command = [sys.executable, "-S", "-P", "-c", start or _START, *path]
    errors = _errors()
    actions = [
        (os.POSIX_SPAWN_DUP2, request_end, 0),
        (os.POSIX_SPAWN_DUP2, answer_end, 1),
        (os.POSIX_SPAWN_DUP2, errors, 2),
    ]
    if file is not None:
        actions.append((os.POSIX_SPAWN_DUP2, file, _FILE))
    environment = {**os.environ, **settings} if settings else os.environ
    try:
        pid = os.posix_spawn(sys.executable, command, environment, file_actions=actions)
    finally:
        os.close(request_end)
        os.close(answer_end)
    return Worker(pid, os.fdopen(requests, "wb"), os.fdopen(answers, "rb"), os.fdopen(errors, "rb"))


def _widen(pipe: int) -> None:
    """Make a pipe hold more, where the system can."""
    import fcntl  # noqa: PLC0415 -- not on every system

    try:
        fcntl.fcntl(pipe, fcntl.F_SETPIPE_SZ, _PIPE_BYTES)
    except (AttributeError, OSError):  # not Linux, or not more than an administrator allows
        return


def _errors() -> int:
    """Return a file without a name: nobody has to read it while it is being written, as a pipe would need."""
    if hasattr(os, "memfd_create"):
        return os.memfd_create("howmade")
    import tempfile  # noqa: PLC0415 -- other systems than Linux

    with tempfile.TemporaryFile() as file:
        return os.dup(file.fileno())
