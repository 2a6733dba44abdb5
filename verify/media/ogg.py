"""Ogg (RFC 3533): the comment headers of Vorbis, Opus, Theora, Speex and FLAC streams, which stand before all sound."""

from __future__ import annotations

from typing import Final, NamedTuple

from verify.media.cursor import Cursor, Pieces
from verify.media.found import Finds
from verify.media.limits import MAX_OGG_HEADERS
from verify.media.packets import Problem, Range
from verify.media.vorbis import comment_packets

CAPTURE: Final = b"OggS"
HEADER: Final = 27
BEGINS: Final = 0x02
FULL: Final = 255

# How the second packet of a stream begins when it holds comments, and what to call the stream.
COMMENT_LEADS: Final = (
    (b"\x03vorbis", "Ogg Vorbis comment"),
    (b"OpusTags", "Ogg Opus comment"),
    (b"\x81theora", "Ogg Theora comment"),
)
SPEEX: Final = b"Speex   "
OGG_FLAC: Final = b"\x7fFLAC"
FLAC_BLOCK_HEADER: Final = 4


class _Page(NamedTuple):
    """One page: flags, stream, where the segments' data begins, and the length of each segment."""

    begins: bool
    serial: bytes
    data: int
    segments: bytes

    @property
    def end(self) -> int:
        return self.data + sum(self.segments)


def packets(cursor: Cursor) -> Finds:
    """Yield the comments of every stream that begins at the start of the file."""
    waiting: dict[bytes, list[list[Range]]] = {}  # stream to its packets; the last one still grows
    at = 0
    while at < min(cursor.size, MAX_OGG_HEADERS):
        cursor.step(at)
        page = _page(cursor, at)
        if page is None:
            yield Problem("Ogg", at, "bytes that are no page")
            return
        if page.begins:
            waiting[page.serial] = [[]]
        elif page.serial in waiting:
            _gather(page, waiting[page.serial])
            header = waiting[page.serial]
            if len(header) > 2:  # noqa: PLR2004 - identification and comments are complete
                yield from _comments(cursor, *header[:2])
                del waiting[page.serial]
        if page.begins:
            _gather(page, waiting[page.serial])
        elif not waiting:
            return
        at = page.end
    if waiting:
        yield Problem("Ogg", min(at, cursor.size), "the comment headers do not end")


def _page(cursor: Cursor, at: int) -> _Page | None:
    """Return the page at an offset, or None when none begins there."""
    head = cursor.upto(at, HEADER)
    if len(head) < HEADER or head[:4] != CAPTURE:
        return None
    segments = cursor.upto(at + HEADER, head[26])
    page = _Page(bool(head[5] & BEGINS), head[14:18], at + HEADER + head[26], segments)
    return page if len(segments) == head[26] and page.end <= cursor.size else None


def _gather(page: _Page, headers: list[list[Range]]) -> None:
    """Add a page's segments to the first two packets of its stream; one shorter than 255 bytes ends a packet."""
    start, length = page.data, 0
    for segment in page.segments:
        if len(headers) > 2:  # noqa: PLR2004
            return
        length += segment
        if segment < FULL:
            headers[-1].append(Range(start, length))
            headers.append([])
            start, length = start + length, 0
    if length and len(headers) <= 2:  # noqa: PLR2004
        headers[-1].append(Range(start, length))


def _comments(cursor: Cursor, identification: list[Range], comments: list[Range]) -> Finds:
    """Yield the comments of one stream, by how its first two packets begin."""
    first = cursor.upto(*identification[0])[:8] if identification else b""
    second = cursor.upto(*comments[0])[:8] if comments else b""
    pieces = Pieces(tuple(comments))
    for lead, where in COMMENT_LEADS:
        if second.startswith(lead):
            yield from comment_packets(cursor, pieces.part(len(lead), pieces.length - len(lead)), where)
            return
    if first == SPEEX:
        yield from comment_packets(cursor, pieces.ranges, "Ogg Speex comment")
    elif first.startswith(OGG_FLAC):
        skipped = pieces.part(FLAC_BLOCK_HEADER, pieces.length - FLAC_BLOCK_HEADER)
        yield from comment_packets(cursor, skipped, "Ogg FLAC comment")
