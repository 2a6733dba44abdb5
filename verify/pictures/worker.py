"""The process that makes pictures of one file: it binds itself as the engine's worker does, and ends.

The file is open at descriptor 3, so that nothing has to be found. It answers one job after the other: one that it does
not survive costs the caller that picture, and the rest is asked of another process.
"""

from __future__ import annotations

import base64
import hashlib
import os
import resource
import sys
from typing import Any, Final

from verify.examine.confine import allow_seconds, confine, leave_network
from verify.examine.frames import read_frame
from verify.policy import Limits

FILE: Final = 3
"""The descriptor of the file."""

_PIECE: Final = 1024 * 1024


def main() -> None:
    """Answer the jobs of one request."""
    os.setsid()  # so that the caller ends what was started here, too
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # whatever native code prints goes to standard error
    leave_network()
    from verify.pictures.answer import packed  # noqa: PLC0415 -- loaded after the network left, with the next
    from verify.pictures.decode import remade  # noqa: PLC0415 -- a library that might start threads

    request = read_frame(sys.stdin.buffer)
    if request is None:
        return
    limits = Limits(*request["limits"])
    confine(limits)
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    for job in request["jobs"]:
        allow_seconds(limits.worker_cpu_seconds)
        source = _source(request, job)
        made = remade(source[0], source[1], job["side"], job["most"]) if isinstance(source, tuple) else source
        answers.write(packed(made))
        answers.flush()


def _source(request: dict[str, Any], job: dict[str, Any]) -> Any:  # noqa: ANN401 -- `Why` is loaded late
    """Return the bytes to decode and their type, or why there are none."""
    from verify.pictures.answer import Why  # noqa: PLC0415 -- as above

    try:
        if job["kind"] == "preview":
            return base64.b64decode(job["data"]), job["media_type"]
        if job["kind"] == "file":
            data = _whole(request)
            return Why.CHANGED if data is None else (data, request["media_type"])
        from verify.pictures.frame import frame_of  # noqa: PLC0415 -- few files are films without a preview

        if not _same(request):
            return Why.CHANGED
        frame = frame_of(request["ffmpeg"], FILE, request["media_type"])
    except MemoryError:
        return Why.MEMORY
    except OSError:
        return Why.UNREADABLE
    return (frame, "image/png") if isinstance(frame, bytes) else frame


def _whole(request: dict[str, Any]) -> bytes | None:
    """Return the file; None where it is not the one that was checked."""
    with os.fdopen(os.dup(FILE), "rb") as file:
        file.seek(0)
        data = file.read(request["size"] + 1)
    return data if hashlib.sha256(data).hexdigest() == request["sha256"] else None


def _same(request: dict[str, Any]) -> bool:
    """Tell whether the film is the one that was checked; it need not fit into memory."""
    hasher, at = hashlib.sha256(), 0
    while piece := os.pread(FILE, _PIECE, at):
        hasher.update(piece)
        at += len(piece)
        if at > request["size"]:
            return False
    return bool(hasher.hexdigest() == request["sha256"])
