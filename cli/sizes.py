"""Sizes as people write them: ``600MiB``, ``1.5 GiB``, ``1048576``."""

from __future__ import annotations

import re

from verify.errors import UsageError
from verify.failure import failure

_UNITS = {"": 1, "B": 1, "KIB": 2**10, "MIB": 2**20, "GIB": 2**30, "TIB": 2**40}
_SIZE = re.compile(r"([0-9]{1,15}(?:\.[0-9]{1,3})?) ?([a-z]{0,3})", re.IGNORECASE | re.ASCII)


def parse_size(text: str, option: str) -> int:
    """Return a number of bytes.

    Args:
        text: a number, with a unit or without.
        option: whose value it is, for the error.

    Raises:
        UsageError: it is no size, or less than one byte.
    """
    match = _SIZE.fullmatch(text.strip())
    unit = _UNITS.get(match.group(2).upper()) if match else None
    size = int(float(match.group(1)) * unit) if match and unit else 0
    if size < 1:
        raise failure(UsageError, "usage.size", option=option)
    return size
