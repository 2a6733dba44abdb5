"""From the arguments of a command to the inputs of a run: files, folders, standard input."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from typing import NamedTuple

from verify.errors import InputError
from verify.media.sniff import HEAD_BYTES, SIDECAR, UNKNOWN, sniff

STANDARD_INPUT = "-"


class Job(NamedTuple):
    """One input: a path, or standard input, or the reason why it cannot be checked."""

    path: str
    error: InputError | None = None


def expand(arguments: tuple[str, ...]) -> tuple[Job, ...]:
    """Return one job for each file, in the order given; folders in the order of their names, links not followed.

    Args:
        arguments: paths, or ``-`` for standard input.
    """
    return tuple(job for argument in arguments for job in _jobs(argument))


def is_single(arguments: tuple[str, ...]) -> bool:
    """Tell whether the arguments name one file: then JSON is one object and not an array."""
    return len(arguments) == 1 and not _is_folder(arguments[0])


def _jobs(argument: str) -> Iterator[Job]:
    if argument.startswith(("https://", "http://")):
        hint = "download the file and check that"
        yield Job(argument, InputError("input.address", "addresses are not fetched by this version", hint))
    elif argument != STANDARD_INPUT and _is_folder(argument):
        found = tuple(_media_below(argument))
        if not found:
            hint = "check the folder's name; files are known by their content, not by their ending"
            yield Job(argument, InputError("input.no_media", "the folder holds no media file", hint))
        yield from (Job(path) for path in found)
    else:
        yield Job(argument)


def _is_folder(argument: str) -> bool:
    """Tell a folder from anything else, also from a name that no file can have."""
    return os.path.isdir(argument)  # noqa: PTH112 -- pathlib raises on names that are too long


def _media_below(folder: str) -> Iterator[str]:
    """Walk a folder without following links, which can lead in circles or out of it."""
    for root, folders, names in os.walk(folder, followlinks=False):
        folders.sort()
        for name in sorted(names):
            path = os.path.join(root, name)  # noqa: PTH118 -- names that are no valid text must survive
            if _is_media(path):
                yield path


def _is_media(path: str) -> bool:
    """Look at the first bytes of a regular file; what cannot be opened becomes a job and gives its error there."""
    try:
        if not stat.S_ISREG(os.lstat(path).st_mode):
            return False
        with open(path, "rb") as file:  # noqa: PTH123 -- as above
            media = sniff(file.read(HEAD_BYTES))
    except OSError:
        return True
    return media not in (UNKNOWN, SIDECAR)
