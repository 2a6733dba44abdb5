"""ID3v2 tags (ID3v2.2, 2.3 and 2.4), at the beginning of MP3 and FLAC files and in WAV chunks: their frames."""

from __future__ import annotations

from typing import Final, NamedTuple

from verify.media.cursor import Cursor, StructureError
from verify.media.found import Finds
from verify.media.id3_frames import Frame, frame_packets
from verify.media.limits import MAX_MANIFEST_STORE
from verify.media.packets import Problem, Range

HEADER: Final = 10
UNSYNCHRONISED: Final = 0x80
EXTENDED: Final = 0x40
FOOTER: Final = 0x10
V2_2: Final = 2
V2_3: Final = 3
V2_4: Final = 4


class _Tag(NamedTuple):
    """A tag's version, flags and frames."""

    version: int
    flags: int
    body: Range


def tag_end(cursor: Cursor, at: int) -> int:
    """Return the offset after an ID3v2 tag that begins here, or the offset itself when none does."""
    head = cursor.upto(at, HEADER)
    if len(head) < HEADER or head[:3] != b"ID3":
        return at
    footer = HEADER if head[3] == V2_4 and head[5] & FOOTER else 0
    return min(cursor.size, at + HEADER + _synchsafe(head[6:10]) + footer)


def tag_packets(cursor: Cursor, place: Range, where: str) -> Finds:
    """Yield what the frames of one tag say.

    Args:
        cursor: the file.
        place: where the tag stands, from its ``ID3`` on.
        where: what to call the place.
    """
    head = cursor.upto(place.start, min(HEADER, place.length))
    if len(head) < HEADER or head[:3] != b"ID3" or head[3] not in (V2_2, V2_3, V2_4):
        yield Problem(where, place.start, "no ID3v2 tag of a known version")
        return
    end = min(place.end, place.start + HEADER + _synchsafe(head[6:10]))
    if place.start + HEADER + _synchsafe(head[6:10]) > cursor.size:
        yield Problem(where, place.start, "the tag is longer than the file")
    start = place.start + HEADER
    tag = _Tag(head[3], head[5], Range(start, end - start))
    try:
        yield from _frames(cursor, tag, where)
    except StructureError as error:
        yield error.problem(where)


def _synchsafe(data: bytes) -> int:
    """Return a number of 7 bits a byte (ID3v2.4 structure, clause 6.2)."""
    number = 0
    for byte in data:
        number = number << 7 | byte & 0x7F
    return number


def _frames(cursor: Cursor, tag: _Tag, where: str) -> Finds:
    """Yield what each frame says."""
    at = tag.body.start
    if tag.flags & EXTENDED and tag.version != V2_2:
        size = cursor.take(at, 4)
        # Version 2.3 does not count the four bytes of the size itself, 2.4 does.
        at += _synchsafe(size) if tag.version == V2_4 else 4 + int.from_bytes(size, "big")
    whole_tag = bool(tag.flags & UNSYNCHRONISED) and tag.version != V2_4
    id_size, header = (3, 6) if tag.version == V2_2 else (4, HEADER)
    while at + header <= tag.body.end:
        cursor.step(at)
        head = cursor.take(at, header)
        if not head[0]:  # padding
            return
        length = _length(cursor, tag, at, head)
        if not length or at + header + length > tag.body.end:
            if length:
                yield Problem(where, at, f"the frame {head[:id_size].decode('latin-1')!r} is longer than its tag")
                length = tag.body.end - at - header
            if not length:
                at += header
                continue
        flags = head[9] if tag.version != V2_2 else 0
        frame = Frame(
            head[:id_size].decode("latin-1"),
            Range(at, header + length),
            Range(at + header, length),
            compressed=bool(flags & (0x80 if tag.version == V2_3 else 0x08)),
            encrypted=bool(flags & (0x40 if tag.version == V2_3 else 0x04)),
            unsynchronised=whole_tag or (tag.version == V2_4 and bool(flags & 0x02)),
            skipped=_skipped(tag.version, flags),
        )
        if length <= MAX_MANIFEST_STORE:
            yield from frame_packets(cursor, frame, where)
        else:
            yield Problem(where, at, f"a frame of {length} bytes was not read", "manifest_store_bytes")
        at += header + length


def _length(cursor: Cursor, tag: _Tag, at: int, head: bytes) -> int:
    """Return the bytes of a frame's content; some writers of version 2.4 use plain numbers as in 2.3."""
    if tag.version == V2_2:
        return int.from_bytes(head[3:6], "big")
    plain = int.from_bytes(head[4:8], "big")
    if tag.version == V2_3:
        return plain
    safe = _synchsafe(head[4:8])
    if plain == safe or any(byte & 0x80 for byte in head[4:8]):
        return plain

    def leads_on(length: int) -> bool:
        following = at + HEADER + length
        word = cursor.upto(following, 4)
        return following == tag.body.end or (following < tag.body.end and (not any(word) or _is_frame_id(word)))

    return plain if leads_on(plain) and not leads_on(safe) else safe


def _is_frame_id(word: bytes) -> bool:
    return len(word) == 4 and all(0x30 <= byte <= 0x39 or 0x41 <= byte <= 0x5A for byte in word)  # noqa: PLR2004


def _skipped(version: int, flags: int) -> int:
    """Return the bytes that flags put before a frame's content: group, encryption method, data length."""
    if version == V2_3:
        return sum(size for flag, size in ((0x80, 4), (0x40, 1), (0x20, 1)) if flags & flag)
    if version == V2_4:
        return sum(size for flag, size in ((0x40, 1), (0x04, 1), (0x01, 4)) if flags & flag)
    return 0
