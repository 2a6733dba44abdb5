"""Why a file could not be checked, or a check could not start.

A bad signature is never an error: it is a finding in a report. These errors are for what stops a check: a missing
file, a file that is not media, trust material that cannot be read. Each kind carries a stable code, the exit code of
the command line (docs/contract.md §3) and a hint that says what to do next.
"""

from __future__ import annotations

from enum import IntEnum


class ExitCode(IntEnum):
    """Exit codes of the command line, as promised in the public contract."""

    OK = 0
    BUG = 1
    USAGE = 2
    NOT_CHECKED = 3
    TRUST = 4
    NETWORK = 5
    CONDITION = 10


class VerifyError(Exception):
    """A check that could not be made.

    Attributes:
        code: stable, lower-case, dotted.
        message: one sentence in plain words, without a full path of the machine.
        hint: what the user can do next.
        exit_code: what the command line ends with when this stands alone.
    """

    exit_code: ExitCode = ExitCode.BUG

    def __init__(self, code: str, message: str, hint: str) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.hint = hint


class InputError(VerifyError):
    """One input cannot be checked; the others still are."""

    exit_code = ExitCode.NOT_CHECKED


class NetworkError(InputError):
    """One input stands at an address that the network did not give; the others still are checked."""

    exit_code = ExitCode.NETWORK


class TrustError(VerifyError):
    """Trust lists, anchors or the policy file are unusable."""

    exit_code = ExitCode.TRUST


class UsageError(VerifyError):
    """The caller asked for something that does not exist."""

    exit_code = ExitCode.USAGE
