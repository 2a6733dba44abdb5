"""Certificates of the user's own, out of the files that options or a policy file name."""

from __future__ import annotations

from pathlib import Path

from verify.errors import InputError, TrustError
from verify.failure import failure
from verify.media.opened import open_regular
from verify.policy import Anchors, IncidentFile

_MAX_ANCHORS = 16 * 1024 * 1024
"""Bytes of a PEM file; the largest list of certificates of any system has about 300 KB."""


def own_anchors(path: Path) -> Anchors:
    """Return the bytes of a PEM file, under the name of the file without its ending.

    Raises:
        TrustError: `trust.unreadable`: missing, too large, or no regular file.
    """
    try:
        with open_regular(str(path)) as file:
            pem = file.read(_MAX_ANCHORS + 1)
    except (OSError, InputError) as error:
        raise failure(TrustError, "trust.unreadable", "anchors", file=path.name) from error
    if len(pem) > _MAX_ANCHORS:
        raise failure(TrustError, "trust.unreadable", "too_large", file=path.name)
    return Anchors(path.stem, pem)


def own_incidents(path: Path) -> IncidentFile:
    """Return the bytes of a file with notices of incidents; what they hold is not looked at here.

    Raises:
        TrustError: `trust.unreadable`: missing, too large, or no regular file.
    """
    from verify.trust.incident_file import MAX_BYTES  # noqa: PLC0415 -- few users have notices of their own

    try:
        with open_regular(str(path)) as file:
            return IncidentFile(path.name, file.read(MAX_BYTES + 1))  # one more, for the reader to see that it is more
    except (OSError, InputError) as error:
        raise failure(TrustError, "trust.unreadable", "incidents", file=path.name) from error
