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

MAX_XMP: Final = 4 << 20
"""Bytes of one XMP packet that are parsed; what is beyond is history and previews, and one tag must not fill memory."""

MAX_XMP_ELEMENTS: Final = 50_000
"""XML elements and attributes of one packet; edit histories of several thousand steps have half as many."""

MAX_XMP_DEPTH: Final = 64
"""Nesting of XML elements in a packet; XMP uses about ten."""

MAX_IIM_DATASETS: Final = 2_000
"""IPTC-IIM datasets of one block; press photographs have under a hundred, most of them keywords."""

MAX_IIM_BYTES: Final = 1 << 20
"""Bytes of one IPTC-IIM block; its datasets are texts of at most 32 KB, and captions of 2 KB are long."""

MAX_AGENTS: Final = 8
"""Editing programs told from one packet; a file that went through more is shown by the first ones."""

MAX_JSON_COMMAS: Final = 250_000
"""Commas in one JSON text: each can make an object that costs fifty times its bytes. Large graphs have 100,000."""

MAX_PROPERTIES: Final = 5_000
"""XML elements of an office document's custom properties, two each; templates of large firms have some hundred."""

MAX_SAME_NAME: Final = 8
"""Texts of one name that a reader looks at. Writers give a text one name once; chapters and languages repeat some."""

MAX_LINES: Final = 64
"""Last lines of a text among which a recipe's line of parameters is searched; extensions add a few after it."""

MAX_TRAILER_ENTRIES: Final = 256
"""Entries of a vendor's trailer; phones write below twenty."""

MAX_GRAPH_NODES: Final = 10_000
"""Nodes of a workflow graph that are looked at; large workflows have some hundreds."""

MAX_WRAPPED: Final = 3
"""Times a label may be wrapped in text, JSON in JSON; writers in the wild do it twice."""

MAX_FOUND: Final = 64
"""Marks, fields or traces that one reader gives for one file; more say nothing new."""

MAX_DATES: Final = 32
"""Dates of one file's metadata; cameras and programs write below a dozen."""

MAX_STRUCTURED: Final = 8
"""Packets each of Exif, XMP and IPTC-IIM that are read in one file: further pictures in it have some of their own."""
