"""The process that asks the other verifier about one file: it binds itself as the engine's worker does, and ends.

The file is open at descriptor 3, so that nothing has to be found, and nothing else is read.
"""

from __future__ import annotations

import hashlib
import os
import sys
from errno import ENOMEM
from typing import Any, Final

from verify.examine.confine import allow_seconds, confine, leave_network
from verify.examine.frames import read_frame, write_frame
from verify.policy import Limits

FILE: Final = 3
"""The descriptor of the file."""

_WORDS: Final = 200
"""Characters of a refusal that are handed back."""


def main() -> None:
    """Answer one request."""
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # whatever native code prints goes to standard error
    leave_network()
    from verify.second.native import ask  # noqa: PLC0415 -- a library that might start threads comes after the network left

    request = read_frame(sys.stdin.buffer)
    if request is None:
        return
    limits = Limits(*request["limits"])
    confine(limits)
    allow_seconds(limits.worker_cpu_seconds)
    write_frame(answers, _answer(ask, request))


def _answer(ask: Any, request: dict[str, Any]) -> dict[str, Any]:  # noqa: ANN401 -- a function of a late import
    try:
        with os.fdopen(FILE, "rb") as file:
            data = file.read(request["size"] + 1)
        if hashlib.sha256(data).hexdigest() != request["sha256"]:
            return {"none": "changed"}
        answer: dict[str, Any] = ask(data, request)
    except Exception as error:  # noqa: BLE001 -- told to the caller; a library of other people may raise anything
        if isinstance(error, MemoryError) or getattr(error, "errno", None) == ENOMEM:
            return {"none": "memory"}
        return {"none": "refused", "words": f"{error}"[:_WORDS]}
    return answer
