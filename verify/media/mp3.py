"""MP3, and other sound behind an ID3v2 tag: the tags at the beginning of the file."""

from __future__ import annotations

from verify.media.cursor import Cursor
from verify.media.flac import MARKER, stream_packets
from verify.media.found import Finds
from verify.media.id3_tag import tag_end, tag_packets
from verify.media.packets import Range


def packets(cursor: Cursor) -> Finds:
    """Yield the frames of every tag at the beginning of the file; sound is never read."""
    tags: list[Range] = []
    at = 0
    while (end := tag_end(cursor, at)) > at:
        cursor.step(at)
        tags.append(Range(at, end - at))
        at = end
    # A FLAC stream may stand behind a tag and make the file look like MP3.
    is_flac = cursor.upto(at, len(MARKER)) == MARKER
    for tag in tags:
        yield from tag_packets(cursor, tag, "FLAC ID3" if is_flac else "MP3 ID3")
    if is_flac:
        yield from stream_packets(cursor, at)
