"""PSD (Photoshop File Formats Specification): the image resources; layers and pixels are not read."""

from __future__ import annotations

from typing import Final

from verify.media.cursor import Cursor
from verify.media.found import Finds
from verify.media.packets import Problem, Range
from verify.media.photoshop import photoshop_packets

HEADER: Final = 26


def packets(cursor: Cursor) -> Finds:
    """Yield each image resource of the file."""
    section = HEADER + 4 + cursor.u32(HEADER)  # behind the colour mode data
    content = Range(section + 4, cursor.u32(section))
    if content.end > cursor.size:
        yield Problem("PSD", section, "the image resources are longer than the file")
        content = Range(content.start, max(0, cursor.size - content.start))
    yield from photoshop_packets(cursor, (content,), "PSD")
