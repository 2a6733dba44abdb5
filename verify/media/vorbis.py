"""Vorbis comments (Vorbis I specification, clause 5), as FLAC, Ogg Vorbis, Opus and Theora carry them."""

from __future__ import annotations

from verify.media.cursor import Cursor, Pieces
from verify.media.found import Finds
from verify.media.limits import MAX_PACKET
from verify.media.packets import Packet, PacketKind, Problem, Range


def comment_packets(cursor: Cursor, ranges: tuple[Range, ...], where: str) -> Finds:
    """Yield each comment as its field name and text (UTF-8), the vendor string first.

    Args:
        cursor: the file.
        ranges: where the comment header stands, from the vendor's length on.
        where: what to call the place.
    """
    if not ranges:
        return
    pieces = Pieces(ranges)
    if pieces.length > MAX_PACKET:
        # A cover picture in Base64 makes even honest comments large, but not this large.
        yield Problem(where, ranges[0].start, f"comments of more than {MAX_PACKET} bytes were not read", "packet_bytes")
        return
    data = cursor.join(ranges)
    end = 4 + int.from_bytes(data[:4], "little")
    if end > len(data):
        yield Problem(where, ranges[0].start, "the comments end inside the vendor string")
        return
    yield Packet(PacketKind.TEXT, where, "vendor", data[4:end], pieces.part(4, end - 4))
    count = int.from_bytes(data[end : end + 4], "little")
    at = end + 4
    for _ in range(count):
        cursor.step(ranges[0].start)
        length = int.from_bytes(data[at : at + 4], "little")
        if at + 4 + length > len(data) or at + 4 > len(data):
            yield Problem(where, ranges[0].start, "a comment is longer than its header")
            return
        comment = data[at + 4 : at + 4 + length]
        name, equals, text = comment.partition(b"=")
        if equals and name.upper() != b"METADATA_BLOCK_PICTURE":
            place = pieces.part(at + 4 + len(name) + 1, len(text))
            yield Packet(PacketKind.TEXT, where, name.decode("latin-1"), text, place)
        at += 4 + length
