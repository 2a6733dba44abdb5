"""Is the other verifier there? Asked without loading it."""

from __future__ import annotations

from typing import Final

from verify.errors import UsageError
from verify.failure import failure

TOOL: Final = "encypher-c2pa"
"""The other verifier; it is not built on the engine."""

MODULE: Final = "encypher_c2pa"


def require() -> None:
    """Make sure that the other verifier is there.

    Raises:
        UsageError: ``usage.second_opinion`` when it is not installed.
    """
    from importlib.util import find_spec  # noqa: PLC0415 -- late, like all that only this extra needs

    if find_spec(MODULE) is None:
        raise failure(UsageError, "usage.second_opinion", tool=TOOL)
