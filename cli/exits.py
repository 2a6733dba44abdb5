"""How the program ends: exit codes, closed pipes, interrupts (docs/contract.md §3)."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Callable, Iterable
from typing import NoReturn

from verify.errors import ExitCode, VerifyError

_INTERRUPTED = 130  # as shells say it: 128 and the number of the signal

_FIRST = (ExitCode.TRUST, ExitCode.NETWORK, ExitCode.NOT_CHECKED, ExitCode.CONDITION)


def worst(codes: Iterable[ExitCode]) -> ExitCode:
    """Return the exit code of a run: a bug before all, then the first of 4, 5, 3, 10 that applies, else 0."""
    found = set(codes)
    if ExitCode.BUG in found:
        return ExitCode.BUG
    return next((code for code in _FIRST if code in found), ExitCode.OK)


def run_app(app: Callable[[], object]) -> NoReturn:
    """Run the application, and end it as the contract says whatever happens."""
    _end(_code_of(app))


def _code_of(app: Callable[[], object]) -> int:
    try:
        app()
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else ExitCode.OK
    except BrokenPipeError:  # whoever reads our output has had enough
        return ExitCode.OK
    except VerifyError as error:
        sys.stderr.write(f"howmade: {error.message}\n  what to do: {error.hint}\n")
        return error.exit_code
    except KeyboardInterrupt:
        return _INTERRUPTED
    return ExitCode.OK


def _end(code: int) -> NoReturn:
    """End at once: taking the interpreter apart piece by piece takes a tenth of the time of a whole check."""
    with contextlib.suppress(BrokenPipeError):
        sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code)
