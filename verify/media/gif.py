"""GIF89a: comments, application extensions (XMP, C2PA), and what follows the trailer."""

from __future__ import annotations

from typing import Final

from verify.media.cursor import Cursor, StructureError
from verify.media.found import Finds, manifest_store, stored, trailer
from verify.media.limits import CHUNK, FIRST_WINDOW, MAX_KEPT_SUB_BLOCKS, MAX_SUB_BLOCKS
from verify.media.packets import PacketKind, Problem, Range

SIGNATURE: Final = b"GIF8"
EXTENSION: Final = b"\x21"
IMAGE: Final = b"\x2c"
END: Final = b"\x3b"
COMMENT: Final = 0xFE
PLAIN_TEXT: Final = 0x01
APPLICATION: Final = 0xFF
SPEAKING: Final = (COMMENT, PLAIN_TEXT, APPLICATION)
XMP_NAME: Final = b"XMP DataXMP"
C2PA_NAME: Final = b"C2PA_GIF"  # C2PA Annex A, "GIFs"; the authentication code is a version, not looked at
MAGIC: Final = bytes((1, *range(255, -1, -1), 0))  # XMP part 3, clause 1.1.2: lets sub-block readers find the end
COLORS: Final = 0x80


def packets(cursor: Cursor) -> Finds:
    """Yield the metadata of every extension."""
    if cursor.upto(0, 4) != SIGNATURE:
        yield Problem("GIF", 0, "no GIF signature")
        return
    at = 13 + _table(cursor.u8(10))
    while True:
        cursor.step(at)
        head = cursor.upto(at, 2)
        if head[:1] == EXTENSION and len(head) > 1:
            end, blocks = _sub_blocks(cursor, at + 2, keep=head[1] in SPEAKING)
            try:
                yield from _extension(cursor, head[1], blocks, Range(at, end - at))
            except StructureError as error:
                yield error.problem("GIF")
            at = end
        elif head[:1] == IMAGE:
            # Position and size, flags, a colour table, the code size, then the pixels.
            at, _ = _sub_blocks(cursor, at + 10 + _table(cursor.u8(at + 9)) + 1, keep=False)
        elif head[:1] == END:
            yield from trailer(cursor, "GIF after the end of the image", at + 1, cursor.size)
            return
        else:
            yield Problem("GIF", at, "bytes that belong to no block" if head else "the file ends before its trailer")
            return


def _table(flags: int) -> int:
    """Return the bytes of a colour table that a packed field announces."""
    return 3 << (flags & 7) + 1 if flags & COLORS else 0


def _sub_blocks(cursor: Cursor, at: int, *, keep: bool) -> tuple[int, tuple[Range, ...]]:
    """Return the offset after a row of data sub-blocks, and where their data stands when it is kept.

    Raises:
        StructureError: the file ends inside, or has more sub-blocks than ``MAX_SUB_BLOCKS``.
    """
    blocks: list[Range] = []
    window, base, reach = b"", at, FIRST_WINDOW
    for _ in range(MAX_SUB_BLOCKS):
        if not base <= at < base + len(window):
            window, base, reach = cursor.upto(at, reach), at, min(CHUNK, reach * 8)
            if not window:
                break
        length = window[at - base]
        if not length:
            return at + 1, tuple(blocks)
        if keep and len(blocks) < MAX_KEPT_SUB_BLOCKS:
            blocks.append(Range(at + 1, length))
        at += 1 + length
    raise StructureError(min(at, cursor.size), "a row of sub-blocks does not end")


def _extension(cursor: Cursor, label: int, blocks: tuple[Range, ...], whole: Range) -> Finds:
    """Yield what one extension says."""
    if not blocks:
        return
    if label == COMMENT:
        yield from stored(cursor, PacketKind.COMMENT, "GIF comment", "", *blocks)
    elif label == PLAIN_TEXT:
        yield from stored(cursor, PacketKind.COMMENT, "GIF plain text", "", *blocks[1:])
    elif label == APPLICATION:
        identifier = cursor.take(*blocks[0])
        name = identifier[:11].decode("latin-1")
        where = f"GIF application extension {name.strip()}"
        if identifier[:8] == C2PA_NAME:
            yield from manifest_store(cursor, "GIF application extension C2PA_GIF", blocks[1:], (whole,))
        elif identifier[:11] == XMP_NAME:
            yield from stored(
                cursor, PacketKind.XMP, where, "", _xmp(cursor, Range(blocks[0].end, whole.end - blocks[0].end))
            )
        elif identifier[:11] != b"NETSCAPE2.0":
            yield from stored(cursor, PacketKind.SEGMENT, where, name, *blocks[1:])


def _xmp(cursor: Cursor, content: Range) -> Range:
    """Return the XMP packet, which stands in one piece and not in sub-blocks, without its magic trailer."""
    if cursor.upto(content.end - len(MAGIC), len(MAGIC)) == MAGIC:
        return Range(content.start, content.length - len(MAGIC))
    return Range(content.start, max(0, content.length - 1))
