"""Ogg (RFC 3533): a manifest store, and the comments of Vorbis, Opus, Theora, Speex and FLAC, before all sound."""

from __future__ import annotations

from typing import Final, NamedTuple

from verify.media.cursor import Cursor, Pieces
from verify.media.found import Finds, manifest_store
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
C2PA_LEAD: Final = b"\0c2pa"  # C2PA 2.3, Annex A.3.5: the manifest store is a stream of its own
COMMENTED: Final = 2  # identification and comments
SPEEX: Final = b"Speex   "
OGG_FLAC: Final = b"\x7fFLAC"
FLAC_BLOCK_HEADER: Final = 4


class _Page(NamedTuple):
    """One page: whether it begins its stream, which, where it and its data begin, the length of each segment."""

    begins: bool
    serial: bytes
    start: int
    data: int
    segments: bytes

    @property
    def end(self) -> int:
        """Offset after the page."""
        return self.data + sum(self.segments)


class _Stream:
    """What is known of one logical stream: its first packets, and the pages that they stand on."""

    def __init__(self) -> None:
        self.packets: list[list[Range]] = [[]]  # the last one still grows
        self.pages: list[Range] = []
        self.wanted = COMMENTED

    def add(self, page: _Page) -> None:
        """Add a page's segments to the first packets of the stream; one shorter than 255 bytes ends a packet."""
        self.pages.append(Range(page.start, page.end - page.start))
        start, length = page.data, 0
        for segment in page.segments:
            length += segment
            if segment < FULL:
                self.packets[-1].append(Range(start, length))
                self.packets.append([])
                start, length = start + length, 0
                if self.complete:
                    return
        if length:
            self.packets[-1].append(Range(start, length))

    @property
    def complete(self) -> bool:
        """Whether all wanted packets have ended."""
        return len(self.packets) > self.wanted


def packets(cursor: Cursor) -> Finds:
    """Yield the manifest store and the comments of every stream that begins at the start of the file."""
    waiting: dict[bytes, _Stream] = {}
    at = 0
    while at < min(cursor.size, MAX_OGG_HEADERS):
        cursor.step(at)
        page = _page(cursor, at)
        if page is None:
            yield Problem("Ogg", at, "bytes that are no page")
            return
        at = page.end
        if page.begins:
            waiting[page.serial] = _Stream()
            if cursor.upto(page.data, len(C2PA_LEAD)) == C2PA_LEAD:
                waiting[page.serial].wanted = 1
        elif not waiting:
            return
        stream = waiting.get(page.serial)
        if stream:
            stream.add(page)
            if stream.complete:
                del waiting[page.serial]
                yield from _store(cursor, stream) if stream.wanted == 1 else _comments(cursor, *stream.packets[:2])
    if waiting:
        yield Problem("Ogg", min(at, cursor.size), "the headers do not end")


def _store(cursor: Cursor, stream: _Stream) -> Finds:
    """Yield the manifest store that is a stream of its own."""
    pieces = Pieces(tuple(stream.packets[0]))
    payload = pieces.part(len(C2PA_LEAD), pieces.length - len(C2PA_LEAD))
    yield from manifest_store(cursor, "Ogg C2PA stream", payload, tuple(stream.pages))


def _page(cursor: Cursor, at: int) -> _Page | None:
    """Return the page at an offset, or None when none begins there."""
    head = cursor.upto(at, HEADER)
    if len(head) < HEADER or head[:4] != CAPTURE:
        return None
    segments = cursor.upto(at + HEADER, head[26])
    page = _Page(bool(head[5] & BEGINS), head[14:18], at, at + HEADER + head[26], segments)
    return page if len(segments) == head[26] and page.end <= cursor.size else None


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
