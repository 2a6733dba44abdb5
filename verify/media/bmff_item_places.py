"""Where an ISO base media file says that its items stand: pictures, previews, texts (ISO/IEC 14496-12, clause 8.11)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

from verify.media.bmff_tree import Node, Tree
from verify.media.cursor import Cursor, StructureError
from verify.media.packets import Problem, Range

MAX_ITEMS: Final = 65_536
"""Items and extents of one file; a picture of a phone is made of some fifty tiles, the largest seen have 600."""

IN_FILE, IN_IDAT, IN_ITEM = 0, 1, 2
TEXTS: Final = (b"Exif", b"mime", b"uri ")
"""Kinds of items that hold metadata."""


class ItemRange(NamedTuple):
    """One extent of an item: its bytes, and whether the item is a picture or sound and not metadata."""

    place: Range
    media: bool


def item_ranges(cursor: Cursor, tree: Tree) -> Iterator[ItemRange | Problem]:
    """Yield the bytes of every item of every `meta` box; a problem for what could not be followed.

    Items that are built out of other items (construction method 2) have no bytes of their own.
    """
    for node in tree.nodes:
        if node.kind != b"iloc":
            continue
        beside = {other.kind: other for _, other in reversed(tree.below(node.parent))} if node.parent >= 0 else {}
        try:
            kinds = _kinds(cursor, beside.get(b"iinf"))
            yield from _extents(cursor, node, beside.get(b"idat"), kinds)
        except StructureError as error:
            yield error.problem("boxes")
        if node.parent >= 0 and sum(other.kind == b"iloc" for _, other in tree.below(node.parent)) > 1:
            yield Problem("boxes", node.start, "places of items stand more than once")


def _kinds(cursor: Cursor, iinf: Node | None) -> dict[int, bytes]:
    """Return the kind of each item that the item information box names (clause 8.11.6)."""
    if iinf is None:
        return {}
    found: dict[int, bytes] = {}
    at = iinf.body + (8 if cursor.u8(iinf.body) else 6)
    while at + 8 <= iinf.end and len(found) < MAX_ITEMS:
        cursor.step(at)
        size, head = cursor.u32(at), cursor.take(at + 8, min(14, iinf.end - at - 8))
        if size < 8:  # noqa: PLR2004 -- a box's own header
            break
        wide = 2 if head[:1] == b"\3" else 0
        if head[:1] in (b"\2", b"\3") and len(head) >= 12 + wide:
            found.setdefault(int.from_bytes(head[4 : 6 + wide], "big"), head[8 + wide : 12 + wide])
        at += size
    return found


def _extents(cursor: Cursor, iloc: Node, idat: Node | None, kinds: dict[int, bytes]) -> Iterator[ItemRange | Problem]:
    """Yield the extents that an item location box lists (clause 8.11.3)."""
    version, sizes = cursor.u8(iloc.body), cursor.u16(iloc.body + 4)
    offset_size, length_size, base_size = sizes >> 12, sizes >> 8 & 15, sizes >> 4 & 15
    index_size = sizes & 15 if version else 0
    wide = 4 if version >= 2 else 2  # noqa: PLR2004 -- version 2 widened number and count
    at = iloc.body + 6

    def number(length: int) -> int:
        nonlocal at
        at += length
        if at > iloc.end:
            raise StructureError(iloc.start, "the places of items are longer than their box")
        return int.from_bytes(cursor.take(at - length, length), "big") if length else 0

    left = MAX_ITEMS
    for _ in range(number(wide)):
        cursor.step(at)
        item = number(wide)
        method = number(2) & 15 if version else IN_FILE
        elsewhere, base, count = number(2), number(base_size), number(2)
        if elsewhere or method not in (IN_FILE, IN_IDAT, IN_ITEM) or (method == IN_IDAT and idat is None):
            yield Problem("boxes", iloc.start, f"item {item} stands in another file or in a place that is not known")
        start = base + (idat.body if idat is not None and method == IN_IDAT else 0)
        end = idat.end if idat is not None and method == IN_IDAT else cursor.size
        left -= 1 + count
        if left < 0:
            yield Problem("boxes", iloc.start, f"more than {MAX_ITEMS} items; the rest was not followed", "item_count")
            return
        for _extent in range(count):
            number(index_size)
            offset, length = number(offset_size), number(length_size)
            if method != IN_ITEM and not elsewhere:  # a length of 0 means the whole source (clause 8.11.3.3)
                place = Range(start + offset, length or max(0, end - start - offset))
                yield ItemRange(place, kinds.get(item) not in TEXTS)
