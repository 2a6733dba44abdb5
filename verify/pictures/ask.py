"""The caller's side: a process for the pictures of one file, watched. Whatever happens to it costs a picture.

One process makes them all. Where it dies or hangs over one of them, that one is left out, and another process makes
the rest; few times, because a file that brings down several is not worth more.
"""

from __future__ import annotations

import base64
import contextlib
import os
import signal
import time
from typing import BinaryIO, Final, NamedTuple

from verify.examine.frames import write_frame
from verify.examine.spawn import Worker, spawn
from verify.examine.timed import Timed
from verify.pictures.answer import FILE_BYTES, FILE_SIDE, PREVIEW_BYTES, PREVIEW_SIDE, Made, Why, read_answer
from verify.policy import Limits

MAX_PROCESSES: Final = 4
"""Processes for one file."""

_SECONDS: Final = 10.0
"""For one picture. The slowest genuine one seen takes two, a frame of a film of 500 MB three."""

_FALL_SECONDS: Final = 0.5
"""How long a process that closed its pipe may take to be gone, so that the way it ended can be told."""

_START: Final = (
    "import sys; sys.dont_write_bytecode = True; sys.path[:] = sys.argv[1:]; "
    "from verify.pictures.worker import main; main()"
)


class Subject(NamedTuple):
    """The file: its hash and size as checked, its type, and the full path of ffmpeg, empty where none is needed."""

    sha256: str
    size: int
    media_type: str
    ffmpeg: str = ""


class Job(NamedTuple):
    """One picture to make.

    Attributes:
        kind: ``file``, ``frame`` (of the file as a film), or ``preview``.
        data: of a preview.
        media_type: of a preview, as its first bytes show.
    """

    kind: str
    data: bytes = b""
    media_type: str = ""

    @property
    def side(self) -> int:
        """Pixels of the longer side."""
        return PREVIEW_SIDE if self.kind == "preview" else FILE_SIDE

    @property
    def most(self) -> int:
        """Bytes of the picture."""
        return PREVIEW_BYTES if self.kind == "preview" else FILE_BYTES


def ask(file: BinaryIO, subject: Subject, jobs: tuple[Job, ...], limits: Limits) -> tuple[Made | Why, ...]:
    """Make pictures in a process of their own; never raises.

    Args:
        file: with a descriptor.
        subject: what it is.
        jobs: what to make.
        limits: memory and time, as for the engine's worker; the time is for all of it.

    Returns:
        A picture, or why there is none, for each job.
    """
    done: list[Made | Why] = []
    until = time.monotonic() + limits.worker_seconds
    for _ in range(MAX_PROCESSES):
        left = until - time.monotonic()
        if len(done) >= len(jobs) or left <= 0:
            break
        done += _process(file, subject, jobs[len(done) :], limits._replace(worker_seconds=left))
    last = Why.TIME if time.monotonic() >= until else Why.ENDED
    return (*done, *(last for _ in jobs[len(done) :]))


def _process(file: BinaryIO, subject: Subject, jobs: tuple[Job, ...], limits: Limits) -> list[Made | Why]:
    """Return the answers of one process, and why there is none to the job that it did not survive."""
    try:
        worker = spawn(_START, None, file.fileno())
    except (OSError, ValueError):
        return [Why.ENDED]
    done: list[Made | Why] = []
    why = Why.ENDED
    status = 0
    try:
        _converse(worker, subject, jobs, limits, done)
    except TimeoutError:
        why = Why.TIME
    except (OSError, ValueError):  # it is gone, or says what nobody asked
        why = Why.ENDED
    finally:
        status = _end(worker.pid, _FALL_SECONDS if why is Why.ENDED and len(done) < len(jobs) else 0.0)
        for stream in (worker.requests, worker.answers, worker.errors):
            with contextlib.suppress(OSError):  # what was still to be written cannot be any more
                stream.close()
    if len(done) < len(jobs):
        done.append(Why.TIME if status == -signal.SIGXCPU else why)
    return done


def _converse(worker: Worker, subject: Subject, jobs: tuple[Job, ...], limits: Limits, done: list[Made | Why]) -> None:
    pipes = worker.requests.fileno(), worker.answers.fileno()
    until = time.monotonic() + limits.worker_seconds
    write_frame(Timed(*pipes, limits.worker_seconds), _message(subject, jobs, limits))
    for job in jobs:
        left = max(0.0, min(_SECONDS, until - time.monotonic()))
        done.append(read_answer(Timed(*pipes, left), job.side, job.most))


def _message(subject: Subject, jobs: tuple[Job, ...], limits: Limits) -> dict[str, object]:
    told = [
        {
            "kind": job.kind,
            "data": base64.b64encode(job.data).decode("ascii"),
            "media_type": job.media_type,
            "side": job.side,
            "most": job.most,
        }
        for job in jobs
    ]
    return subject._asdict() | {"jobs": told, "limits": limits}


def _end(pid: int, seconds: float) -> int:
    """End a process and what it started, and return how it ended by itself: negative numbers are signals.

    Args:
        pid: of a child that nobody has waited for, so that no other process can have its number.
        seconds: how long it may take to end by itself.
    """
    until = time.monotonic() + seconds
    quiet = os.WEXITED | os.WNOHANG | os.WNOWAIT
    while (ended := os.waitid(os.P_PID, pid, quiet)) is None and time.monotonic() < until:
        time.sleep(_FALL_SECONDS / 100)
    for end in (os.killpg, os.kill):  # by itself, where it has not yet left our group
        with contextlib.suppress(OSError):
            end(pid, signal.SIGKILL)
    status = os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
    return status if ended is not None else 0
