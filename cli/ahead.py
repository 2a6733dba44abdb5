"""Start the worker before anything else: it loads the engine while the command line is being parsed.

Loading the engine and parsing the arguments take about the same time, and most machines have two cores.
"""

from __future__ import annotations

import gc
import sys

from verify.examine.spawn import Worker, spawn

_started: list[Worker] = []


def start() -> None:
    """Start a worker if the command line asks for a check."""
    arguments = sys.argv[1:]
    if arguments[:1] in (["verify"], ["compare"]) and "--help" not in arguments and len(arguments) > 1:
        _started.append(spawn())


def worker() -> Worker | None:
    """Return the worker that was started ahead, if there is one."""
    return _started.pop() if _started else None


def loaded() -> None:
    """Take up the search for garbage when everything is loaded; what is there by now stays until the end."""
    if not gc.isenabled():
        gc.freeze()
        gc.enable()
