"""File names in a report: names that are no text are shown with escapes, and their bytes are kept apart."""

from __future__ import annotations

import base64
import os


def shown_name(name: str) -> str:
    """Return a name that any JSON parser takes: bytes that are no text, which Python keeps as surrogates, as escapes.

    Args:
        name: of a file, or its path.
    """
    return name.encode("utf-8", "backslashreplace").decode("utf-8")


def name_bytes(path: str | None) -> str | None:
    """Return the bytes of a path in base64 where the path is no text, else None."""
    if path is None or shown_name(path) == path:
        return None
    return base64.b64encode(os.fsencode(path)).decode("ascii")
