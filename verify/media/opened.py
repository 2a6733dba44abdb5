"""Open what a path names, if it is a regular file; nothing else that can stand there is waited for or read."""

from __future__ import annotations

import os
import stat
from typing import BinaryIO

from verify.errors import InputError
from verify.failure import failure

_FLAGS = (
    os.O_RDONLY
    | getattr(os, "O_NONBLOCK", 0)  # a FIFO to which nobody writes
    | getattr(os, "O_NOCTTY", 0)  # a terminal must not become ours
    | getattr(os, "O_CLOEXEC", 0)
    | getattr(os, "O_BINARY", 0)
)


def open_regular(path: str) -> BinaryIO:
    """Open a regular file for reading, unbuffered; links are followed.

    What it is, is asked of the open file: whatever takes the path's place in between is not what is read.

    Raises:
        InputError: missing, unreadable, or a folder, a FIFO, a socket or a device.
    """
    try:
        if not stat.S_ISREG(os.stat(path).st_mode):  # noqa: PTH116 -- opening some devices already does something
            raise _not_regular()
        descriptor = os.open(path, _FLAGS)
    except FileNotFoundError as error:
        raise failure(InputError, "input.missing") from error
    except PermissionError as error:
        raise failure(InputError, "input.unreadable", "permission") from error
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None)
        if reason is None:
            raise failure(InputError, "input.unreadable", "no_path") from error
        raise failure(InputError, "input.unreadable", "because", reason=reason) from error
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        os.close(descriptor)
        raise _not_regular()
    return os.fdopen(descriptor, "rb", buffering=0)


def _not_regular() -> InputError:
    return failure(InputError, "input.not_regular")
