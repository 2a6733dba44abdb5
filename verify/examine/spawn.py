"""Start the worker process: as early as possible and with as few imports as possible, because both cost start-up time.

A fresh interpreter and not a fork: the engine's objects do not survive one.
"""

from __future__ import annotations

import os
import sys

TYPE_CHECKING = False  # the real one stands in `typing`, whose import would delay the worker by 10 ms
if TYPE_CHECKING:
    from typing import BinaryIO

_PIPE_BYTES = 1024 * 1024
"""Room for all trust lists, so that a caller need not wait until the worker has loaded the engine and reads them."""

_START = "import sys; sys.path[:] = sys.argv[1:]; from verify.examine.worker import main; main()"


class Worker:
    """A running worker: its process id, where requests go and where answers come from."""

    def __init__(self, pid: int, requests: BinaryIO, answers: BinaryIO) -> None:
        self.pid = pid
        self.requests = requests
        self.answers = answers


def spawn() -> Worker:
    """Start a worker and return at once; it loads the engine while the caller does other things.

    Raises:
        OSError: no process can be started.
    """
    request_end, requests = os.pipe()
    answers, answer_end = os.pipe()
    _widen(requests)
    path = [entry or os.getcwd() for entry in sys.path]  # noqa: PTH109 -- pathlib is not loaded yet
    command = [sys.executable, "-S", "-P", "-c", _START, *path]
    actions = [
        (os.POSIX_SPAWN_DUP2, request_end, 0),
        (os.POSIX_SPAWN_DUP2, answer_end, 1),
    ]
    try:
        pid = os.posix_spawn(sys.executable, command, os.environ, file_actions=actions)
    finally:
        os.close(request_end)
        os.close(answer_end)
    return Worker(pid, os.fdopen(requests, "wb"), os.fdopen(answers, "rb"))


def _widen(pipe: int) -> None:
    """Make a pipe hold more, where the system can."""
    import fcntl  # noqa: PLC0415 -- not on every system

    try:
        fcntl.fcntl(pipe, fcntl.F_SETPIPE_SZ, _PIPE_BYTES)
    except (AttributeError, OSError):  # not Linux, or not more than an administrator allows
        return
