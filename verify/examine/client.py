"""The caller's side: a persistent worker that is watched, and replaced when it dies or takes too long."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Callable
from typing import BinaryIO, Self, cast

from verify.errors import InputError
from verify.examine.facts import Examined
from verify.examine.frames import read_frame, write_frame
from verify.examine.messages import Message, Setup, error_of, facts_of, setup_message, unsafe
from verify.examine.spawn import Worker, spawn
from verify.examine.timed import Timed
from verify.media.source import Input

_FALL_SECONDS = 0.5
"""How long a worker that broke off may take to be gone, so that its signal can be told."""

_COPY = 1024 * 1024


def _nothing() -> None:
    """Do nothing."""


class WorkerExaminer:
    """Reads files in a worker process. Use it from one thread, and close it.

    Args:
        setup: trust lists in the engine's form, bounds, and whether to look into pixels.
        worker: one that was started ahead of time.
        meanwhile: called while the worker reads a file.
    """

    def __init__(
        self,
        setup: Setup,
        worker: Worker | None = None,
        meanwhile: Callable[[], None] = _nothing,
    ) -> None:
        self._meanwhile = meanwhile
        self._setup = setup_message(setup)
        self._limits = setup.limits
        self._seconds = setup.limits.worker_seconds
        self._worker = worker
        self._told = False

    def examine(self, item: Input, *, name: str | None = None, manifest: str | None = None) -> Examined:
        """Read one file; see `verify.examine.local.Examiner`.

        Raises:
            InputError: the file cannot be read, or not safely.
        """
        if isinstance(item, str | os.PathLike):
            shown = os.fspath(item)
            request: Message = {"path": os.path.abspath(shown), "name": name, "manifest": manifest}  # noqa: PTH100 -- names that are no text
            return self._ask(request)._replace(path=shown)
        return self._copied(item, name, manifest)

    def _copied(self, item: Input, name: str | None, manifest: str | None) -> Examined:
        """Copy bytes or a stream into a private temporary file for the worker."""
        import io  # noqa: PLC0415 -- few callers have anything but a path
        import tempfile  # noqa: PLC0415 -- as above

        stream = io.BytesIO(item) if isinstance(item, bytes) else cast("BinaryIO", item)
        with tempfile.NamedTemporaryFile(prefix="howmade-") as copy:
            size = 0
            while (data := stream.read(_COPY)) and size <= self._limits.file_bytes:
                size += copy.write(data)  # one chunk too many makes the worker say that it is too large
            copy.flush()
            request: Message = {"path": copy.name, "name": name or "stream", "manifest": manifest}
            return self._ask(request)._replace(path=None)

    def close(self) -> None:
        """End the worker. A caller that ends itself need not: the worker ends when nobody can ask it any more."""
        self._end()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _ask(self, request: Message) -> Examined:
        started = time.monotonic()
        answer = self._answer(request)
        if answer is None:
            raise self._lost(time.monotonic() - started)
        if answer.get("last") is True:
            self._end()
        if "facts" not in answer:
            raise error_of(answer)
        try:
            return facts_of(answer)
        except (ValueError, TypeError) as error:
            raise self._lost(0.0) from error

    def _answer(self, request: Message) -> Message | None:
        """Send a request and wait; None where the worker ended or was not done in time.

        The time holds for the whole exchange: a worker can also stop reading, or stop in the middle of an answer.
        """
        worker = self._running()
        exchange = Timed(worker.requests.fileno(), worker.answers.fileno(), self._seconds)
        try:
            if not self._told:
                write_frame(exchange, self._setup)
                self._told = True
            write_frame(exchange, request)
            self._meanwhile()
            return read_frame(exchange)
        except OSError:
            return None

    def _running(self) -> Worker:
        """Return a worker that is there: one may have ended since its last answer, which is no file's fault."""
        if self._worker is not None and self._told and os.waitpid(self._worker.pid, os.WNOHANG)[0]:
            self._let_go()
        if self._worker is None:
            self._worker = spawn()
            self._told = False
        return self._worker

    def _lost(self, seconds: float) -> InputError:
        """Let go of the worker, and say what happened to the file that it was reading."""
        if seconds >= self._seconds:
            self._end()
            whole = int(self._seconds) if self._seconds == int(self._seconds) else 2  # parts of one are more than one
            return unsafe("seconds", count=whole, shown=f"{self._seconds:g}")
        worker = self._worker
        words = worker.last_words() if worker else ""
        status = self._end(_FALL_SECONDS)
        if status == -signal.SIGXCPU:
            return unsafe("processor")
        how = "signal" if status < 0 else "ended"
        return unsafe(f"{how}.words" if words else how, signal=-status, words=words)

    def _end(self, seconds: float = 0.0) -> int:
        """End the worker and return how it ended; negative numbers are signals, ours not counted.

        Args:
            seconds: how long it may take to end by itself; one that fell closes its pipes a little before it is gone.
        """
        if self._worker is None:
            return 0
        pid = self._worker.pid
        ended, status = _waited(pid, seconds)
        if not ended:
            os.kill(pid, signal.SIGKILL)
            os.waitpid(pid, 0)
            status = 0
        self._let_go()
        return os.waitstatus_to_exitcode(status)

    def _let_go(self) -> None:
        worker, self._worker = self._worker, None
        for stream in (worker.requests, worker.answers, worker.errors) if worker else ():
            _close(stream)


def _waited(pid: int, seconds: float) -> tuple[int, int]:
    """Wait for a process for a while; return what `os.waitpid` does, zeros where it is still there."""
    until = time.monotonic() + seconds
    while not (found := os.waitpid(pid, os.WNOHANG))[0] and time.monotonic() < until:
        time.sleep(_FALL_SECONDS / 100)
    return found


def _close(stream: BinaryIO) -> None:
    try:
        stream.close()
    except OSError:  # what was still to be written cannot be any more
        return
