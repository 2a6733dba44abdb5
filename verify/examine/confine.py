"""What a worker may use: memory, processor time, files, and no network. It binds itself before it sees a file.

Memory and time hold on Linux; on macOS the kernel does not enforce the bound on memory. The network is taken away where
the system lets a process do so; where it does not, the engine's own settings stand alone.
"""

from __future__ import annotations

import os
import resource

from verify.policy import Limits

STDERR_BYTES = 64 * 1024
"""What a worker may write to any file: only what native code prints on standard error, which its caller keeps."""

_FILES = 128
"""Open files: a worker needs about ten, and its libraries are loaded before."""

_NEW_USER = 0x10000000  # CLONE_NEWUSER and CLONE_NEWNET of <linux/sched.h>
_NEW_NETWORK = 0x40000000
_NO_NEW_PRIVILEGES = 38  # PR_SET_NO_NEW_PRIVS of <linux/prctl.h>


def confine(limits: Limits) -> None:
    """Bind this process for good. What the system does not know is left out.

    Args:
        limits: `worker_memory` is used here.
    """
    _limit(resource.RLIMIT_CORE, 0)  # a core file would be a copy of someone's picture
    _limit(resource.RLIMIT_AS, limits.worker_memory)
    _limit(resource.RLIMIT_FSIZE, STDERR_BYTES)
    _limit(resource.RLIMIT_NOFILE, _FILES)


def allow_seconds(seconds: int) -> None:
    """Grant processor time for one more file; the system ends the process when it is used up.

    Args:
        seconds: from now on, on all cores together.
    """
    used = resource.getrusage(resource.RUSAGE_SELF)
    hard = resource.getrlimit(resource.RLIMIT_CPU)[1]
    bound = int(used.ru_utime + used.ru_stime) + 1 + seconds
    resource.setrlimit(resource.RLIMIT_CPU, (bound if hard == resource.RLIM_INFINITY else min(bound, hard), hard))


def leave_network() -> bool:
    """Move this process into a network of its own, which reaches nothing; call it before any thread is started.

    Returns:
        Whether that worked. A privileged process does without a new user namespace, in which it would lose the right
        to read other users' files.
    """
    import ctypes  # noqa: PLC0415 -- the engine has loaded it before

    try:
        system = ctypes.CDLL(None, use_errno=True)
        system.prctl(_NO_NEW_PRIVILEGES, 1, 0, 0, 0)
        if system.unshare(_NEW_NETWORK) == 0:
            return True
        return os.geteuid() != 0 and system.unshare(_NEW_USER | _NEW_NETWORK) == 0
    except (OSError, AttributeError):  # not Linux
        return False


def _limit(which: int, bound: int) -> None:
    """Lower one limit, soft and hard; one that is lower already stays."""
    _, hard = resource.getrlimit(which)
    if hard != resource.RLIM_INFINITY:
        bound = min(bound, hard)
    try:
        resource.setrlimit(which, (bound, bound))
    except (ValueError, OSError):  # macOS refuses some
        return
