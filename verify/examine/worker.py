"""The worker: reads requests from standard input, examines one file after the other, answers on standard output."""

from __future__ import annotations

import os
import sys
from typing import Any, BinaryIO

from verify.errors import InputError
from verify.examine.frames import read_frame, write_frame
from verify.examine.local import LocalExaminer
from verify.examine.messages import error_message, facts_message, setup_of
from verify.signals.read import load_readers


def main() -> None:
    """Serve requests until the caller closes its end."""
    requests, answers = sys.stdin.buffer, _private_output()
    load_readers()
    first = read_frame(requests)
    if first is None:
        return
    setup = setup_of(first)
    examiner = LocalExaminer(setup.lists, setup.limits, pixels=setup.pixels)
    while (request := read_frame(requests)) is not None:
        write_frame(answers, _answer(examiner, request))


def _private_output() -> BinaryIO:
    """Keep standard output for answers alone: whatever native code prints goes to standard error."""
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    return answers


def _answer(examiner: LocalExaminer, request: dict[str, Any]) -> dict[str, Any]:
    path, name, manifest = request["path"], request.get("name"), request.get("manifest")
    try:
        if not request.get("stream"):
            return facts_message(examiner.examine(path, name=name, manifest=manifest))
        with open(path, "rb") as stream:  # noqa: PTH123 -- a temporary file of the caller's, not a user's path
            return facts_message(examiner.examine(stream, name=name, manifest=manifest))
    except InputError as error:
        return error_message(error)
    except Exception as error:  # noqa: BLE001 -- told to the caller, who must not lose the other files
        return {"bug": type(error).__name__}
