"""What lies in a folder and below it: media to check, and what is left aside, with the reason for each."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator

from cli.inputs import Job, Reason
from verify.errors import InputError
from verify.failure import failure
from verify.media.bytesource import FileSource
from verify.media.extensions import ending
from verify.media.identify import MARKDOWN, identify
from verify.media.opened import open_regular
from verify.media.sniff import SIDECAR, UNKNOWN

_Identity = tuple[int, int]
"""Device and inode: the same folder under whatever name."""


def below(folder: str, *, follow_links: bool) -> Iterator[Job | Reason]:
    """Walk a folder: its files in the order of their names, then its folders in the order of theirs.

    Args:
        folder: its path; a link to a folder is that folder.
        follow_links: follow links inside it. Without, they are left aside: they can lead in circles or out of it.
    """
    waiting = [folder]
    seen: set[_Identity] = set()
    while waiting:
        path = waiting.pop()
        try:
            status = os.stat(path)  # noqa: PTH116 -- names that are no valid text must survive
            identity = (status.st_dev, status.st_ino)
            names = sorted(os.listdir(path)) if identity not in seen else None  # noqa: PTH208 -- as above
        except OSError as error:
            reason = error.strerror or type(error).__name__
            yield Job(path, failure(InputError, "input.unreadable", "folder", reason=reason))
            continue
        if names is None:
            yield Reason.AGAIN
            continue
        seen.add(identity)
        folders: list[str] = []
        for name in names:
            inside = os.path.join(path, name)  # noqa: PTH118 -- as above
            item = _entry(inside, follow_links=follow_links)
            if item is None:
                folders.append(inside)
            else:
                yield item
        waiting += reversed(folders)


def _entry(path: str, *, follow_links: bool) -> Job | Reason | None:
    """Return what is to be done with an entry; None for a folder. What cannot be opened gives its error as a job."""
    try:
        mode = os.lstat(path).st_mode
        if stat.S_ISLNK(mode):
            if not follow_links:
                return Reason.LINK
            mode = os.stat(path).st_mode  # noqa: PTH116 -- as above
        if stat.S_ISDIR(mode):
            return None
        return _file(path) if stat.S_ISREG(mode) else Reason.SPECIAL
    except OSError:
        return Job(path)


def _file(path: str) -> Job | Reason:
    """Look into a regular file. Many texts that are no Markdown begin like it, so there the name counts as well."""
    try:
        with open_regular(path) as file:
            size = os.fstat(file.fileno()).st_size
            media = identify(FileSource(file, size))
    except InputError:
        return Job(path)
    if size == 0:
        return Reason.EMPTY
    if media == SIDECAR:
        return Reason.RECORD
    if media == UNKNOWN or (media == MARKDOWN and ending(path) not in ("md", "markdown")):
        return Reason.NOT_MEDIA
    return Job(path)
