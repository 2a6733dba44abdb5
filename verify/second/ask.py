"""The caller's side: one process for one file, watched, and ended after its answer.

Whatever happens to that process costs the second opinion alone.
"""

from __future__ import annotations

import base64
import os
import signal
import time
from collections.abc import Mapping
from typing import Any, BinaryIO, Final, NamedTuple

from verify.examine.frames import read_frame, write_frame
from verify.examine.spawn import Worker, spawn
from verify.examine.timed import Timed
from verify.policy import MIB, Limits
from verify.second.answer import Theirs, theirs_of

MAX_FILE: Final = 128 * MIB
"""Bytes of a file that the other verifier is given: it takes no larger ones by path, and holds a file in memory."""

MAX_STORE: Final = 32 * MIB
"""Bytes of a record apart from its file; in base64 it must fit into one message (`verify.examine.frames`)."""

_FALL_SECONDS: Final = 0.5
"""How long a process that closed its pipes may take to be gone, so that its signal can be told."""

_START: Final = (
    "import sys; sys.dont_write_bytecode = True; sys.path[:] = sys.argv[1:]; "
    "from verify.second.worker import main; main()"
)

_SETTINGS: Final = {
    "ENCYPHER_C2PA_TELEMETRY": "off",
    "ENCYPHER_C2PA_ONLINE": "off",
    "ENCYPHER_C2PA_CONFIG_DIR": os.devnull,  # no folder: what it would write has no place
}
"""The environment of that process: nothing is sent, fetched or written (docs/decisions/0012-second-opinion.md)."""


class Request(NamedTuple):
    """What is asked.

    Attributes:
        sha256, size: of the file that we checked; another one gets no opinion.
        media_type: as the first bytes show.
        at: the time of the check, RFC 3339 in UTC.
        store: the record, where it stands apart from the file.
        anchors, allowed, time_stamping: certificates as PEM: anchors of signers, signers listed by themselves, anchors
            of time-stamping authorities.
    """

    sha256: str
    size: int
    media_type: str
    at: str
    store: bytes | None
    anchors: str
    allowed: str
    time_stamping: str


class NoAnswer(NamedTuple):
    """Why there is no second opinion: the end of a sentence's id, and its values."""

    why: str
    values: Mapping[str, str] = {}


def ask(file: BinaryIO, request: Request, limits: Limits) -> Theirs | NoAnswer:
    """Ask the other verifier about an open file; never raises.

    Args:
        file: with a descriptor.
        request: what is asked.
        limits: memory and time, as for the engine's worker.
    """
    if request.size > MAX_FILE or (request.store is not None and len(request.store) > MAX_STORE):
        return NoAnswer("too_large", {"size": str(MAX_FILE // MIB)})
    try:
        file.seek(0)
        worker = spawn(_START, _SETTINGS, file.fileno())
    except OSError:
        return NoAnswer("no_process")
    try:
        return _asked(worker, request, limits)
    finally:
        for stream in (worker.requests, worker.answers, worker.errors):
            _close(stream)


def _asked(worker: Worker, request: Request, limits: Limits) -> Theirs | NoAnswer:
    exchange = Timed(worker.requests.fileno(), worker.answers.fileno(), limits.worker_seconds)
    answer: Mapping[str, Any] | None = None
    try:
        write_frame(exchange, _message(request, limits))
        answer = read_frame(exchange)
    except TimeoutError:
        _end(worker.pid, 0.0)
        return NoAnswer("stopped", {"seconds": f"{limits.worker_seconds:g}"})
    except ValueError:  # more than fits into one message
        _end(worker.pid, 0.0)
        return NoAnswer("too_much")
    except OSError:  # it is gone
        answer = None
    status = _end(worker.pid, _FALL_SECONDS)
    if answer is None:
        return _ended(status, worker.last_words())
    if "none" in answer:
        why = {"changed": "changed", "memory": "memory"}.get(str(answer["none"]), "refused")
        return NoAnswer(why, {"words": str(answer.get("words", ""))})
    return theirs_of(answer) or NoAnswer("refused", {"words": ""})


def _ended(status: int, words: str) -> NoAnswer:
    if status == -signal.SIGXCPU:
        return NoAnswer("processor")
    how = f"signal {-status}" if status < 0 else words
    return NoAnswer("ended_by" if how else "ended", {"how": how})


def _message(request: Request, limits: Limits) -> dict[str, Any]:
    store = None if request.store is None else base64.b64encode(request.store).decode("ascii")
    return request._asdict() | {"store": store, "limits": limits}


def _end(pid: int, seconds: float) -> int:
    """End a process, and return how it ended: negative numbers are signals, ours not counted.

    Args:
        pid: of a child.
        seconds: how long it may take to end by itself.
    """
    until = time.monotonic() + seconds
    while not (found := os.waitpid(pid, os.WNOHANG))[0] and time.monotonic() < until:
        time.sleep(_FALL_SECONDS / 100)
    if found[0]:
        return os.waitstatus_to_exitcode(found[1])
    os.kill(pid, signal.SIGKILL)
    os.waitpid(pid, 0)
    return 0


def _close(stream: BinaryIO) -> None:
    try:
        stream.close()
    except OSError:  # what was still to be written cannot be any more
        return
