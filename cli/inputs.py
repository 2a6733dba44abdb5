"""From the arguments of a command to the inputs of a run: files, folders, standard input."""

import os
from collections.abc import Iterator
from enum import StrEnum
from typing import NamedTuple

from verify.errors import InputError
from verify.failure import failure

STANDARD_INPUT = "-"


class Job(NamedTuple):
    """One input: a path, or standard input, or the reason why it cannot be checked."""

    path: str
    error: InputError | None = None


class Reason(StrEnum):
    """Why a file in a folder is not checked."""

    LINK = "link"
    AGAIN = "again"  # a folder that was seen before
    EMPTY = "empty"
    NOT_MEDIA = "not_media"
    RECORD = "record"  # a .c2pa file
    SPECIAL = "special"  # not a regular file


class Inputs(NamedTuple):
    """What the arguments name.

    Attributes:
        jobs: one for each file, in the order given; in folders in the order of their names.
        skipped: what in the folders is not checked, one reason each.
    """

    jobs: tuple[Job, ...]
    skipped: tuple[Reason, ...]


def expand(arguments: tuple[str, ...], *, follow_links: bool = False) -> Inputs:
    """Find the files that the arguments name.

    Args:
        arguments: paths, or ``-`` for standard input. A path may be a link; links inside a folder are another matter.
        follow_links: follow those, too; each folder is entered once, so circles end.
    """
    found = tuple(item for argument in arguments for item in _items(argument, follow_links=follow_links))
    jobs = tuple(item for item in found if isinstance(item, Job))
    return Inputs(jobs, tuple(item for item in found if isinstance(item, Reason)))


def is_address(argument: str) -> bool:
    """Tell an address from a path; plain http is one, too, and refused where addresses are fetched."""
    return argument[:8].casefold().startswith(("https://", "http://"))


def is_single(arguments: tuple[str, ...]) -> bool:
    """Tell whether the arguments name one file: then JSON is one object and not an array."""
    return len(arguments) == 1 and not _is_folder(arguments[0])


def told(skipped: tuple[Reason, ...]) -> str:
    """Return a line such as "3 files skipped: 1 link, 2 not media"; empty where none was skipped."""
    if not skipped:
        return ""
    from verify.words import listed, say  # noqa: PLC0415 -- most runs are about files

    parts = tuple(say(f"skipped.{reason}", count=skipped.count(reason)) for reason in Reason if reason in skipped)
    return f"{say('skipped', count=len(skipped), what=listed(parts))}\n"


def _items(argument: str, *, follow_links: bool) -> Iterator[Job | Reason]:
    if is_address(argument):
        yield Job(argument)
    elif argument != STANDARD_INPUT and _is_folder(argument):
        from cli.folders import below  # noqa: PLC0415 -- most runs are about files

        found = tuple(below(argument, follow_links=follow_links))
        if not any(isinstance(item, Job) for item in found):
            yield Job(argument, failure(InputError, "input.no_media"))
        yield from found
    else:
        yield Job(argument)


def _is_folder(argument: str) -> bool:
    """Tell a folder from anything else, also from a name that no file can have."""
    return os.path.isdir(argument)  # noqa: PTH112 -- pathlib raises on names that are too long
