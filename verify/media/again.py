"""Open a file a second time, for another program that is to look at the same bytes."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from typing import BinaryIO

from verify.media.opened import open_regular


@contextmanager
def opened_again(item: str | os.PathLike[str] | bytes) -> Iterator[BinaryIO]:
    """Open a file that was checked; whether it still is the same one, its digest must show.

    Args:
        item: a path, or the bytes themselves, which are put into a file without a name: nothing of it stays.

    Raises:
        InputError: the path names no regular file any more.
        OSError: there is no room for the bytes.
    """
    if not isinstance(item, bytes):
        with open_regular(os.fspath(item)) as file:
            yield file
        return
    with tempfile.TemporaryFile() as copy:
        copy.write(item)
        copy.flush()
        yield copy
