"""Lists that are held in a folder of the user's: newer editions of built-in ones, and imported ones.

A list is there whole or not at all, whenever the program, the machine or the disk gives up: it is written beside its
place, made to last, and put in its place in one step (rename, POSIX.1-2017). Those who write take turns by a lock.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import lru_cache
from pathlib import Path

from verify.errors import InputError, TrustError
from verify.failure import failure
from verify.model.vocabulary import ListOrigin
from verify.trust.forms.fields import MAX_LIST_BYTES
from verify.trust.forms.own import LIST_ID, read_own, write_own
from verify.trust.lists import BUILTIN_IDS, TrustList
from verify.words import say

MAX_HELD = 64
"""Lists in the folder; each is read at every check."""

LOCK_SECONDS = 30.0
"""How long to wait for another who writes; writing takes some milliseconds, and nothing is fetched meanwhile."""

_ENDING = ".json"
_LOCK = ".lock"
_UNFINISHED = ".new-"


def held_ids(folder: Path) -> tuple[str, ...]:
    """Return the ids of the lists in a folder, in alphabetical order; none where there is no folder.

    Raises:
        TrustError: `trust.unreadable`, `trust.too_many_lists`.
    """
    try:
        names = os.listdir(folder)  # noqa: PTH208 -- names are all that is needed
    except FileNotFoundError:
        return ()
    except OSError as error:
        raise failure(TrustError, "trust.unreadable", "folder", reason=_reason(error)) from error
    stems = (name.removesuffix(_ENDING) for name in names if name.endswith(_ENDING))
    found = tuple(sorted(stem for stem in stems if LIST_ID.fullmatch(stem)))
    if len(found) > MAX_HELD:
        raise failure(TrustError, "trust.too_many_lists", count=MAX_HELD)
    return found


def read_held(folder: Path, list_id: str) -> TrustList | None:
    """Return a held list; None where it is not held.

    A held list that is damaged is an error and never passed over: the built-in edition may trust what was withdrawn.

    Raises:
        TrustError: `trust.damaged_list`, `trust.unreadable`.
    """
    from verify.media.opened import open_regular  # noqa: PLC0415 -- most users hold no list

    path = folder / f"{list_id}{_ENDING}"
    if not os.path.lexists(path):
        return None
    try:
        with open_regular(str(path)) as file:
            data = _all(file.fileno())
    except (OSError, InputError) as error:
        raise failure(TrustError, "trust.unreadable", "held", name=repr(list_id), reason=_reason(error)) from error
    try:
        found = _parsed(data)
    except TrustError as error:
        raise _damaged(list_id, error.message) from error
    if found.id != list_id:
        raise _damaged(list_id, say("damaged_list.other"))
    return found._replace(origin=ListOrigin.UPDATED if list_id in BUILTIN_IDS else ListOrigin.IMPORTED)


def replace_held(folder: Path, list_id: str, decide: Callable[[TrustList | None], TrustList]) -> TrustList:
    """Put a list into a folder, in the place of the one that is there; safe against others who do the same.

    Args:
        folder: made, for this user alone, where it is missing.
        list_id: what to replace.
        decide: is given the held list, None where there is none or a damaged one, and returns the new one; what it
            raises leaves everything as it is.

    Raises:
        TrustError: `trust.not_written`, `trust.locked`, and those of `decide`.
    """
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        with _locked(folder):
            _clear(folder)
            new = decide(_usable(folder, list_id))
            data = write_own(new)
            read_own(data)  # what cannot be read again is not written
            _write(folder, f"{list_id}{_ENDING}", data)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise failure(TrustError, "trust.not_written", name=repr(list_id), reason=reason) from error
    return new


@lru_cache(maxsize=MAX_HELD)  # one run of the command line asks twice
def _parsed(data: bytes) -> TrustList:
    return read_own(data)


def _all(descriptor: int) -> bytes:
    """Read a file of at most one byte too many; the reader of lists refuses those."""
    parts, missing = [], MAX_LIST_BYTES + 1
    while missing and (part := os.read(descriptor, missing)):
        parts.append(part)
        missing -= len(part)
    return b"".join(parts)


def _usable(folder: Path, list_id: str) -> TrustList | None:
    try:
        return read_held(folder, list_id)
    except TrustError:
        return None


def _damaged(list_id: str, why: str) -> TrustError:
    again = "howmade trust update" if list_id in BUILTIN_IDS else "howmade trust import --replace"
    return failure(TrustError, "trust.damaged_list", name=repr(list_id), why=why, command=again)


def _reason(error: Exception) -> str:
    return getattr(error, "strerror", None) or str(error) or type(error).__name__


@contextmanager
def _locked(folder: Path) -> Iterator[None]:
    """Wait for our turn; the system ends it with the process, however that ends."""
    import fcntl  # noqa: PLC0415 -- only those who write need it
    import time  # noqa: PLC0415 -- as above

    descriptor = os.open(folder / _LOCK, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC | os.O_NOFOLLOW, 0o600)
    try:
        deadline = time.monotonic() + LOCK_SECONDS
        while True:
            try:
                fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
                break
            except BlockingIOError as error:
                if time.monotonic() > deadline:
                    raise failure(TrustError, "trust.locked") from error
                time.sleep(0.02)
        yield
    finally:
        os.close(descriptor)


def _clear(folder: Path) -> None:
    """Remove what writers left behind that were ended; we have the turn, so nobody is at work on it."""
    for name in os.listdir(folder):  # noqa: PTH208 -- as above
        if name.startswith(_UNFINISHED):
            (folder / name).unlink(missing_ok=True)


def _write(folder: Path, name: str, data: bytes) -> None:
    """Write beside the place, make it last, and put it in its place; then make the new name last."""
    beside = folder / f"{_UNFINISHED}{name}"
    descriptor = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC | os.O_NOFOLLOW, 0o600)
    try:
        try:
            rest = memoryview(data)
            while rest:
                rest = rest[os.write(descriptor, rest) :]
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
        beside.replace(folder / name)
    except BaseException:
        with suppress(OSError):
            beside.unlink(missing_ok=True)
        raise
    _settle(folder)


def _settle(folder: Path) -> None:
    """Make the folder's names last; a file system that cannot has put the list in its place all the same."""
    descriptor = os.open(folder, os.O_RDONLY | os.O_CLOEXEC)
    try:
        with suppress(OSError):
            os.fsync(descriptor)
    finally:
        os.close(descriptor)
