"""Limits of the readers of marks. What a walker yields is bounded already (verify/media/limits.py)."""

from __future__ import annotations

from typing import Final

MAX_VALUE: Final = 512
"""Characters of a value in the report: long enough for every known tool name, address and label."""

MAX_PROMPT: Final = 4096
"""Characters of a prompt: longer ones exist, but this shows what was asked for."""

MAX_TEXT: Final = 4 << 20
"""Bytes of one text that are decoded; graphs of large workflows reach a megabyte."""

MAX_JSON: Final = 4 << 20
"""Bytes of one JSON text that are parsed; the largest known workflow graphs stay under two."""

MAX_JSON_DEPTH: Final = 64
"""Levels of nested JSON; workflow graphs use fewer than ten."""

MAX_IFD_DEPTH: Final = 8
"""Pointers that may lead from one Exif directory to the next; files use two."""

MAX_IFDS: Final = 16
"""Exif directories of one packet; cameras write five."""

MAX_IFD_ENTRIES: Final = 512
"""Entries of one Exif directory; raw files have up to a hundred."""
