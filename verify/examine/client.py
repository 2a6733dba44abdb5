"""The caller's side: a persistent worker that is watched, and replaced when it dies or takes too long."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Callable
from threading import Timer
from typing import BinaryIO, Self, cast

from verify.errors import InputError
from verify.examine.facts import Examined
from verify.examine.frames import read_frame, write_frame
from verify.examine.messages import Message, Setup, error_of, facts_of, setup_message
from verify.examine.spawn import Worker, spawn
from verify.media.source import Input

WALL_SECONDS = 30.0
"""Longest time for one file; the slowest genuine picture seen takes a quarter of a second, a 2 GB video about five."""

_COPY = 1024 * 1024


def _nothing() -> None:
    """Do nothing."""


class WorkerExaminer:
    """Reads files in a worker process. Use it from one thread, and close it.

    Args:
        setup: trust lists in the engine's form, bounds, and whether to look into pixels.
        worker: one that was started ahead of time.
        seconds: longest time for one file.
        meanwhile: called while the worker reads a file.
    """

    def __init__(
        self,
        setup: Setup,
        worker: Worker | None = None,
        seconds: float = WALL_SECONDS,
        meanwhile: Callable[[], None] = _nothing,
    ) -> None:
        self._meanwhile = meanwhile
        self._setup = setup_message(setup)
        self._limits = setup.limits
        self._seconds = seconds
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
            return self._ask({"path": copy.name, "name": name or "stream", "manifest": manifest, "stream": True})

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
        if self._worker is None:
            self._worker = spawn()
            self._told = False
        worker = self._worker
        alarm = Timer(self._seconds, os.kill, (worker.pid, signal.SIGKILL))
        alarm.daemon = True
        alarm.start()
        try:
            if not self._told:
                write_frame(worker.requests, self._setup)
                self._told = True
            write_frame(worker.requests, request)
            self._meanwhile()
            return read_frame(worker.answers)
        except OSError:
            return None
        finally:
            alarm.cancel()  # before anyone waits for the process, whose number is then free for another
            alarm.join()

    def _lost(self, seconds: float) -> InputError:
        """Let go of the worker, and say what happened to the file that it was reading."""
        status = self._end()
        if seconds >= self._seconds:
            reason = f"it took longer than {self._seconds:g} seconds"
        elif status < 0:
            reason = f"the examining process was ended by signal {-status}"
        else:
            reason = "the examining process ended"
        return InputError(
            "input.unsafe",
            f"the file could not be examined safely ({reason})",
            "treat the file with care; nothing is known of how it was made",
        )

    def _end(self) -> int:
        """End the worker and return how it ended; negative numbers are signals, ours not counted."""
        worker, self._worker = self._worker, None
        if worker is None:
            return 0
        ended, status = os.waitpid(worker.pid, os.WNOHANG)
        if not ended:
            os.kill(worker.pid, signal.SIGKILL)
            os.waitpid(worker.pid, 0)
            status = 0
        for stream in (worker.requests, worker.answers):
            _close(stream)
        return os.waitstatus_to_exitcode(status)


def _close(stream: BinaryIO) -> None:
    try:
        stream.close()
    except OSError:  # what was still to be written cannot be any more
        return
