"""How the program ends: exit codes, closed pipes, interrupts (docs/contract.md §3)."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, NoReturn, Protocol, runtime_checkable

from verify.errors import ExitCode, VerifyError

if TYPE_CHECKING:
    from verify.model.report import Report

_MAX_MESSAGE = 2000
"""Longest message in characters; the longest of our own has some hundred."""

_INTERRUPTED = 130  # as shells say it: 128 and the number of the signal

_FIRST = (ExitCode.TRUST, ExitCode.NETWORK, ExitCode.NOT_CHECKED, ExitCode.CONDITION)


def worst(codes: Iterable[ExitCode]) -> ExitCode:
    """Return the exit code of a run: a bug before all, then the first of 4, 5, 3, 10 that applies, else 0."""
    found = set(codes)
    if ExitCode.BUG in found:
        return ExitCode.BUG
    return next((code for code in _FIRST if code in found), ExitCode.OK)


def unreached(report: Report) -> bool:
    """Tell whether something that was allowed on the network could not be reached."""
    from verify.words import say  # noqa: PLC0415 -- only where the network was allowed

    return any(contact.outcome != say("network.answered") for contact in report.checked.network)


def run_app(app: Callable[[], object]) -> NoReturn:
    """Run the application, and end it as the contract says whatever happens."""
    _end(_code_of(app))


@runtime_checkable
class _WrongUsage(Protocol):
    """What the parser of the command line raises; its message can repeat an argument as it was given."""

    exit_code: int

    def format_message(self) -> str: ...


def _code_of(app: Callable[[], object]) -> int:
    try:
        code = app()
    except SystemExit as end:
        code = end.code
    except BrokenPipeError:  # whoever reads our output has had enough
        return ExitCode.OK
    except VerifyError as error:
        _complain(error.message, error.hint)
        return error.exit_code
    except KeyboardInterrupt:
        return _INTERRUPTED
    except Exception as error:
        if not isinstance(error, _WrongUsage):
            raise
        return _usage(error)
    return code if isinstance(code, int) else ExitCode.OK


def _usage(error: _WrongUsage) -> int:
    """Say what is wrong with the command line: in one line of our own, because arguments can hold anything."""
    context = getattr(error, "ctx", None)
    message = error.format_message()
    if context is None:
        _complain(message, "howmade --help")
    elif message == context.get_help():  # no arguments at all
        sys.stderr.write(f"{message}\n")
    else:
        command = _harmless(context.command_path)
        sys.stderr.write(f"{context.get_usage()}\n")
        _complain(message, _meant(message) or f"{command} --help")
    return error.exit_code


def _meant(message: str) -> str | None:
    """Return the command that somebody meant who gave a file or an address and no command."""
    first = sys.argv[1] if len(sys.argv) > 1 else ""
    if not message.startswith("No such command") or not (os.path.lexists(first) or first.startswith("https://")):
        return None
    return f"howmade verify {_harmless(first)}"


def _complain(message: str, hint: str) -> None:
    from verify.words import say  # noqa: PLC0415 -- few runs end here

    told = say("error.hint", hint=_harmless(hint))
    sys.stderr.write(f"howmade: {_harmless(message)}\n  {told}\n")


def _harmless(text: str) -> str:
    from verify.words.neutral import neutral  # noqa: PLC0415 -- few runs end here

    return neutral(text, _MAX_MESSAGE)


def _end(code: int) -> NoReturn:
    """End at once: taking the interpreter apart piece by piece takes a tenth of the time of a whole check."""
    with contextlib.suppress(BrokenPipeError):
        sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code)
