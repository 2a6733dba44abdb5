"""Metadata items of HEIC and AVIF (ISO/IEC 14496-12 clause 8.11; 23008-12 Annex A): Exif, XMP and other texts."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

from verify.media.bmff_boxes import Box, boxes
from verify.media.cursor import Cursor
from verify.media.found import Finds, stored, total
from verify.media.limits import MAX_STEPS
from verify.media.packets import PacketKind, Problem, Range

XMP_TYPE: Final = b"application/rdf+xml"
IN_FILE: Final = 0
IN_IDAT: Final = 1
LONGEST_TYPE: Final = 256


class _Item(NamedTuple):
    """One metadata item: ``Exif`` or ``mime``, and its content type."""

    kind: bytes
    content_type: bytes


def item_packets(cursor: Cursor, iinf: Box, iloc: Box, idat: Box | None, where: str) -> Finds:
    """Yield the Exif and MIME items that the item information box names, from where the item location box puts them."""
    items: dict[int, _Item] = {}
    version = cursor.u8(iinf.body.start)
    for box in boxes(cursor, iinf.body.start + (8 if version else 6), iinf.body.end, where):
        if isinstance(box, Problem):
            yield box
        elif box.kind == b"infe":
            _note(cursor, box, items)
    for number, ranges in _locations(cursor, iloc, idat, frozenset(items)):
        item = items[number]
        if ranges is None:
            yield Problem(where, iloc.start, f"item {number} lies in another file or item and was not read")
        elif item.kind == b"Exif":
            yield from _exif(cursor, ranges, f"{where} item Exif{_standing(cursor, ranges, idat, where)}")
        else:
            standing = f"{where} item mime{_standing(cursor, ranges, idat, where)}"
            name = "" if item.content_type == XMP_TYPE else item.content_type.decode("latin-1")
            yield from stored(cursor, PacketKind.BOX if name else PacketKind.XMP, standing, name, *ranges)


def _standing(cursor: Cursor, ranges: tuple[Range, ...], idat: Box | None, where: str) -> str:
    """Say in which box the bytes of an item stand: the `idat` beside it, or boxes at the top; empty when in none.

    A hash over boxes covers an item or leaves it out by that box, and not by the one that describes the item. Boxes
    with odd letters in their type are not named: what stands in them is not known.
    """
    if idat is not None and all(idat.body.start <= piece.start and piece.end <= idat.body.end for piece in ranges):
        return f" in {where.partition(' ')[2]}/idat"
    names: dict[str, None] = {}
    missing = total(ranges)
    end = max((piece.end for piece in ranges), default=0)
    for box in boxes(cursor, 0, cursor.size, where, top=True):
        if isinstance(box, Problem):
            continue
        if box.start >= end or missing <= 0:
            break
        inside = sum(max(0, min(piece.end, box.body.end) - max(piece.start, box.start)) for piece in ranges)
        if inside:
            if not box.kind.isalnum():
                return ""
            names[box.name] = None
        missing -= inside
    return f" in {', '.join(names)}" if names and not missing else ""


def _note(cursor: Cursor, infe: Box, items: dict[int, _Item]) -> None:
    """Note one item of interest: version 2 has a number of 16 bits, version 3 of 32."""
    head = cursor.upto(infe.body.start, min(infe.body.length, 12 + LONGEST_TYPE))
    wide = 2 if head[:1] == b"\3" else 0
    if head[:1] not in (b"\2", b"\3") or len(head) < 12 + wide:
        return
    number, kind = int.from_bytes(head[4 : 6 + wide], "big"), head[8 + wide : 12 + wide]
    if kind in (b"Exif", b"mime"):
        _, _, rest = head[12 + wide :].partition(b"\0")  # the item's name
        items.setdefault(number, _Item(kind, rest.partition(b"\0")[0]))


def _locations(
    cursor: Cursor, iloc: Box, idat: Box | None, wanted: frozenset[int]
) -> Iterator[tuple[int, tuple[Range, ...] | None]]:
    """Yield where the wanted items stand; None for one that this walker cannot reach."""
    version, sizes = cursor.u8(iloc.body.start), cursor.u16(iloc.body.start + 4)
    offset_size, length_size, base_size = sizes >> 12, sizes >> 8 & 15, sizes >> 4 & 15
    index_size = sizes & 15 if version else 0
    wide = 4 if version >= 2 else 2  # noqa: PLR2004 - version 2 widened number and count
    at = iloc.body.start + 6

    def number(length: int) -> int:
        nonlocal at
        at += length
        return int.from_bytes(cursor.take(at - length, length), "big") if length else 0

    for _ in range(min(number(wide), MAX_STEPS)):
        cursor.step(at)
        item, method = number(wide), IN_FILE
        if version:
            method = number(2) & 15
        elsewhere, base, count = number(2), number(base_size), number(2)
        if item not in wanted:
            at += count * (index_size + offset_size + length_size)
            continue
        reachable = not elsewhere and (method == IN_FILE or (method == IN_IDAT and idat is not None))
        start = base + (idat.body.start if idat is not None and method == IN_IDAT else 0)
        end = idat.body.end if idat is not None and method == IN_IDAT else cursor.size
        ranges: list[Range] = []
        for _extent in range(count):
            cursor.step(at)
            number(index_size)
            offset, length = number(offset_size), number(length_size)
            # A length of 0 means the whole source (clause 8.11.3.3).
            ranges.append(Range(start + offset, length or max(0, end - start - offset)))
        yield item, tuple(ranges) if reachable else None


def _exif(cursor: Cursor, ranges: tuple[Range, ...], where: str) -> Finds:
    """Yield an Exif item: four bytes say how far behind them the TIFF header stands (23008-12, Annex A.2.1)."""
    if not ranges or ranges[0].length < 4:  # noqa: PLR2004
        yield Problem(where, ranges[0].start if ranges else 0, "an Exif item is too short")
        return
    skipped = 4 + cursor.u32(ranges[0].start)
    if skipped > ranges[0].length:
        yield Problem(where, ranges[0].start, f"the TIFF header lies outside its item of {total(ranges)} bytes")
        return
    first = Range(ranges[0].start + skipped, ranges[0].length - skipped)
    yield from stored(cursor, PacketKind.EXIF, where, "", first, *ranges[1:])
