"""The worker: reads requests from standard input, examines one file after the other, answers on standard output."""

from __future__ import annotations

import gc
import os
import resource
import sys
from errno import ENOMEM
from typing import Any, BinaryIO

from verify.errors import InputError
from verify.examine.confine import allow_seconds, confine, leave_network
from verify.examine.frames import read_frame, write_frame
from verify.examine.local import LocalExaminer
from verify.examine.messages import error_message, facts_message, no_memory_message, setup_of
from verify.policy import Limits
from verify.signals.read import load_readers

_USED_UP = 2
"""A worker that has ever held more than one part in this of its memory is replaced: the next file needs room too."""


def main() -> None:
    """Serve requests until the caller closes its end, or until this process had better be replaced."""
    requests, answers = sys.stdin.buffer, _private_output()
    load_readers()
    gc.freeze()  # what is loaded stays; the search for garbage, which was put off until now, need not look at it
    gc.enable()
    leave_network()
    first = read_frame(requests)
    if first is None:
        return
    setup = setup_of(first)
    confine(setup.limits)
    if setup.language != "en":
        from verify.words.spoken import speak  # noqa: PLC0415 -- English needs no catalogue

        speak(setup.language)
    examiner = LocalExaminer(setup.lists, setup.limits, pixels=setup.pixels)
    last = False
    while not last and (request := read_frame(requests)) is not None:
        allow_seconds(setup.limits.worker_cpu_seconds)
        answer = _answer(examiner, request)
        last = used_up(setup.limits)
        write_frame(answers, answer | {"last": last})


def _private_output() -> BinaryIO:
    """Keep standard output for answers alone: whatever native code prints goes to standard error."""
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    return answers


def _answer(examiner: LocalExaminer, request: dict[str, Any]) -> dict[str, Any]:
    path, name, manifest = request["path"], request.get("name"), request.get("manifest")
    try:
        return facts_message(examiner.examine(path, name=name, manifest=manifest))
    except InputError as error:
        return error_message(error)
    except Exception as error:  # noqa: BLE001 -- told to the caller, who must not lose the other files
        if isinstance(error, MemoryError) or getattr(error, "errno", None) == ENOMEM:
            return no_memory_message()
        return {"bug": type(error).__name__}


def used_up(limits: Limits) -> bool:
    """Tell whether this process has held so much memory that the next file had better find a new one."""
    unit = 1 if sys.platform == "darwin" else 1024  # getrusage(2): bytes there, kibibytes elsewhere
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit * _USED_UP > limits.worker_memory
