"""FLAC (RFC 9639): metadata blocks, Vorbis comments, and an ID3 tag before them."""

from __future__ import annotations

from typing import Final

from verify.media.cursor import Cursor
from verify.media.found import Finds, stored
from verify.media.id3_tag import tag_end, tag_packets
from verify.media.packets import PacketKind, Problem, Range
from verify.media.vorbis import comment_packets

MARKER: Final = b"fLaC"
APPLICATION: Final = 2
VORBIS_COMMENT: Final = 4
LAST: Final = 0x80


def packets(cursor: Cursor) -> Finds:
    """Yield the metadata before the sound, which is never read."""
    at = tag_end(cursor, 0)
    if at:
        # C2PA puts the manifest store into an object frame of an ID3 tag before the stream (C2PA Annex A, "ID3").
        yield from tag_packets(cursor, Range(0, at), "FLAC ID3")
    yield from stream_packets(cursor, at)


def stream_packets(cursor: Cursor, at: int) -> Finds:
    """Yield the metadata blocks of a stream that begins at an offset."""
    if cursor.upto(at, 4) != MARKER:
        yield Problem("FLAC", at, "no FLAC stream")
        return
    at += len(MARKER)
    last = False
    while not last:
        cursor.step(at)
        head = cursor.take(at, 4)
        last, kind, length = bool(head[0] & LAST), head[0] & 0x7F, int.from_bytes(head[1:], "big")
        body = Range(at + 4, length)
        if body.end > cursor.size:
            yield Problem("FLAC", at, "a metadata block is longer than the file")
            return
        if kind == VORBIS_COMMENT:
            yield from comment_packets(cursor, (body,), "FLAC Vorbis comment")
        elif kind == APPLICATION:
            name = cursor.take(body.start, min(4, length)).decode("latin-1")
            yield from stored(
                cursor, PacketKind.SEGMENT, "FLAC APPLICATION", name, Range(body.start + len(name), length - len(name))
            )
        at = body.end
