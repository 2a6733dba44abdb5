"""Programs that write held lists and are ended, starved or crossed while they do; run in processes of their own.

``python -m tests.trust.writers MODE FOLDER ...``: each edition written is one of `first` and `second`, or counts on.
"""

from __future__ import annotations

import os
import resource
import signal
import sys
from pathlib import Path

from verify.errors import TrustError
from verify.trust.forms.entries import of_fingerprint
from verify.trust.forms.own import write_own
from verify.trust.held import replace_held
from verify.trust.lists import Status, TrustList, digest_of
from verify.trust.purposes import Purpose


def edition(number: int, count: int = 2) -> TrustList:
    """Return a small list that can be told from others by its fingerprints; no keys are drawn for it."""
    entries = tuple(of_fingerprint(f"{number:032x}{place:032x}") for place in range(count))
    digest = digest_of(entry.sha256 for entry in entries)
    return TrustList(
        "acme", "Acme", "", Purpose.CLAIM_SIGNING, False, Status.OWN, None, None, None, None, str(number), None, None,  # noqa: FBT003
        digest, entries,
    )  # fmt: skip


FIRST, SECOND = edition(1), edition(2, 3)


def ended(folder: Path, step: int) -> None:
    """Write over and over; the system ends the writer after one more byte each time, or after so many more."""
    for allowed in range(0, len(write_own(SECOND)), step):
        child = os.fork()
        if not child:
            signal.signal(signal.SIGXFSZ, signal.SIG_DFL)  # Python ignores it, and would only see an error
            resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
            resource.setrlimit(resource.RLIMIT_FSIZE, (allowed, allowed))
            replace_held(folder, "acme", lambda _: SECOND)
            os._exit(0)
        _, status = os.waitpid(child, 0)
        signal_number = os.WTERMSIG(status) if os.WIFSIGNALED(status) else 0
        (beside,) = (path for path in folder.iterdir() if path.name.startswith(".new-"))
        sys.stdout.write(f"{allowed} {signal_number} {beside.stat().st_size} {_content(folder)}\n")


def starved(folder: Path) -> None:
    """Write over and over, with room for one more byte each time; say how each ended and what is there then."""
    whole = len(write_own(SECOND))
    for allowed in range(whole + 1):
        resource.setrlimit(resource.RLIMIT_FSIZE, (allowed, resource.RLIM_INFINITY))
        try:
            replace_held(folder, "acme", lambda _: SECOND)
            said = "written"
        except TrustError as error:
            said = error.code
        names = ",".join(sorted(path.name for path in folder.iterdir()))
        sys.stdout.write(f"{allowed} {said} {names} {_content(folder)}\n")


def _content(folder: Path) -> str:
    return (folder / "acme.json").read_bytes().hex()


def write(folder: Path) -> None:
    """Write once; say how it ended."""
    try:
        replace_held(folder, "acme", lambda _: SECOND)
    except TrustError as error:
        sys.stdout.write(f"{error.code} {error.message}\n")
    else:
        sys.stdout.write("written\n")


def without_end(folder: Path) -> None:
    """Write one edition after the other until somebody ends it."""
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    while True:
        replace_held(folder, "acme", lambda held: FIRST if held == SECOND else SECOND)


def count_on(folder: Path, rounds: int) -> None:
    """Write so many editions, each numbered one higher than the one that is there."""
    for _ in range(rounds):
        replace_held(folder, "acme", lambda held: edition(1 if held is None else int(held.source) + 1))


if __name__ == "__main__":
    mode, place, *numbers = sys.argv[1:]
    {
        "ended": ended,
        "starved": starved,
        "write": write,
        "without_end": without_end,
        "count_on": count_on,
    }[mode](Path(place), *map(int, numbers))
