"""A file that a person names by its address: fetched into a private temporary file, then checked like any other."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, NamedTuple

from verify.errors import NetworkError
from verify.failure import failure
from verify.model.report import Contact
from verify.online.address import file_name, place_of
from verify.online.fetch import Failed, Fetcher, Rule
from verify.online.tell import contact, reason
from verify.policy import Limits

SECONDS = 600.0
"""For a file of the largest size on a fast line, or a video of 300 MB on a slow one."""

_COPY = 1024 * 1024


class Download(NamedTuple):
    """A fetched file.

    Attributes:
        path: where it lies until the end of the check; the folder is for this user alone and holds nothing else.
        name: the last part of the address's path; never a name on our own disk.
        contact: for the report.
    """

    path: str
    name: str
    contact: Contact


@contextmanager
def downloaded(url: str, fetcher: Fetcher, limits: Limits) -> Iterator[Download]:
    """Fetch a file, and remove it afterwards.

    Raises:
        NetworkError: it could not be fetched; says why.
    """
    rule = Rule("media", limits.file_bytes, SECONDS)
    with tempfile.TemporaryDirectory(prefix="howmade-") as folder:
        path = Path(folder) / "fetched"
        with path.open("wb") as file:
            outcome = fetcher.fetch(url, rule, file)
        if isinstance(outcome, Failed):
            raise failure(NetworkError, "network.unreachable", "media", reason=reason(outcome))
        yield Download(str(path), file_name(place_of(url, rule.schemes)), contact(rule, outcome))


@contextmanager
def held(stream: BinaryIO, limits: Limits) -> Iterator[str]:
    """Write a stream to a private temporary file, so that it can be read once more with its record, and remove it."""
    with tempfile.TemporaryDirectory(prefix="howmade-") as folder:
        path = Path(folder) / "stream"
        size = 0
        with path.open("wb") as file:
            while (data := stream.read(_COPY)) and size <= limits.file_bytes:
                size += file.write(data)  # one piece too many makes the examiner say that it is too large
        yield str(path)
