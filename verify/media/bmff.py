"""MP4, MOV, M4A, HEIC and AVIF (ISO/IEC 14496-12, 23008-12; QuickTime File Format): boxes that speak."""

from __future__ import annotations

from collections.abc import Generator
from typing import Final

from verify.media.bmff_boxes import Box, boxes
from verify.media.bmff_items import item_packets
from verify.media.bmff_tags import key_names, quicktime_text, tag_packets
from verify.media.cursor import Cursor, StructureError
from verify.media.found import Finds, Found, manifest_store, stored
from verify.media.limits import MAX_SAMPLES, MAX_SMALL
from verify.media.packets import PacketKind, Problem, Range
from verify.media.sei import user_data

C2PA_UUID: Final = bytes.fromhex("d8fec3d61b0e483c92975828877ec481")  # C2PA Annex A: BMFF-based assets
XMP_UUID: Final = bytes.fromhex("be7acfcb97a942e89c71999491e3afac")  # XMP specification part 3, clause 1.2.7
MERKLE: Final = b"merkle"
LONGEST_PURPOSE: Final = 64

BRANDS: Final = {
    **dict.fromkeys((b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1"), "HEIC"),
    **dict.fromkeys((b"avif", b"avis"), "AVIF"),
    **dict.fromkeys((b"M4A ", b"M4B "), "M4A"),
    b"qt  ": "MOV",
}
"""What to call a file, by the major brand of its ``ftyp``; anything else is called MP4."""

MOVIES: Final = frozenset(("MP4", "MOV"))
"""What may hold coded video."""

# Boxes at the top that speak though no standard puts them there: Samsung's trailer, the label of TC260, stray JUMBF.
SPEAKING: Final = frozenset((b"sefd", b"AIGC", b"aigc", b"jumb"))
TEXT_3GPP: Final = frozenset(
    (b"titl", b"dscp", b"cprt", b"perf", b"auth", b"gnre", b"albm")
)  # 3GPP TS 26.244, clause 8


def packets(cursor: Cursor) -> Finds:
    """Yield the metadata of the file; of the samples only a first part is searched, for user data of the encoder."""
    room = MAX_SAMPLES
    label = BRANDS.get(cursor.upto(8, 4), "MP4") if cursor.upto(4, 4) == b"ftyp" else "MP4"
    for box in boxes(cursor, 0, cursor.size, label, top=True):
        if isinstance(box, Problem):
            yield box
        elif box.kind == b"mdat" and label in MOVIES:
            room -= yield from _samples(cursor, box, f"{label} mdat", room)
        elif box.kind == b"moov":
            yield from _movie(cursor, box, f"{label} moov", depth=0)
        elif box.kind in SPEAKING and box.body.length <= MAX_SMALL:
            # A JUMBF box is its own superbox, so it is kept with its header.
            whole = box.whole if box.kind == b"jumb" else box.body
            yield from stored(cursor, PacketKind.BOX, label, box.name, whole)
        else:
            yield from _common(cursor, box, label)


def _samples(cursor: Cursor, box: Box, where: str, room: int) -> Generator[Found, None, int]:
    """Yield the user data in the first bytes of a box of samples; return how many bytes were searched."""
    searched = min(room, box.body.length)
    data = cursor.upto(box.body.start, searched) if searched > 0 else b""
    for number, place in user_data(data):
        content = Range(box.body.start + place.start, place.length)
        yield from stored(cursor, PacketKind.SEI, where, number.hex(), content)
    return max(0, searched)


def _movie(cursor: Cursor, parent: Box, where: str, depth: int) -> Finds:
    """Yield what a ``moov`` or a ``trak`` says; tracks stand only in the movie."""
    for box in boxes(cursor, parent.body.start, parent.body.end, where):
        if isinstance(box, Problem):
            yield box
        elif box.kind == b"trak" and depth == 0:
            yield from _movie(cursor, box, f"{where}/trak", depth + 1)
        else:
            yield from _common(cursor, box, where)


def _common(cursor: Cursor, box: Box, where: str) -> Finds:
    """Yield what a box says that may stand at any level."""
    try:
        match box.kind:
            case b"uuid":
                yield from _uuid(cursor, box, f"{where} uuid")
            case b"udta":
                yield from _user_data(cursor, box, _below(where, "udta"))
            case b"meta":
                yield from _meta(cursor, box.body, _below(where, "meta"))
    except StructureError as error:
        yield error.problem(where)


def _below(where: str, name: str) -> str:
    """Return the path of a child: a slash between boxes, a space after the name of the format."""
    return f"{where}/{name}" if " " in where else f"{where} {name}"


def _uuid(cursor: Cursor, box: Box, where: str) -> Finds:
    """Yield the content of a ``uuid`` box by its user type."""
    body = Range(box.body.start + 16, max(0, box.body.length - 16))
    user_type = cursor.upto(box.body.start, min(16, box.body.length))
    if user_type == C2PA_UUID:
        yield from _c2pa(cursor, box, body, where)
    elif user_type == XMP_UUID:
        yield from stored(cursor, PacketKind.XMP, where, "", body)
    elif body.length <= MAX_SMALL or cursor.upto(body.start + 4, 4) == b"jumb":
        yield from stored(cursor, PacketKind.BOX, where, user_type.hex(), body)


def _c2pa(cursor: Cursor, box: Box, body: Range, where: str) -> Finds:
    """Yield a C2PA box: version and flags, purpose, then a manifest store after 8 bytes, or hashes of fragments.

    Source: C2PA Annex A, "BMFF-based assets". The 8 bytes say where the first box with the Merkle purpose stands.
    """
    head = cursor.upto(body.start, min(4 + LONGEST_PURPOSE, body.length))
    end = head.find(b"\0", 4)
    if end < 0:
        yield Problem(where, box.start, "a C2PA box has no purpose")
        yield from manifest_store(cursor, where, (body,), (box.whole,))
        return
    purpose = head[4:end]
    skipped = end + 1
    if purpose == MERKLE:
        yield from stored(
            cursor, PacketKind.BOX, where, "c2pa merkle", Range(body.start + skipped, body.length - skipped)
        )
        return
    skipped = min(skipped + 8, body.length)
    where = f"{where} {purpose.decode('latin-1')}"
    yield from manifest_store(cursor, where, (Range(body.start + skipped, body.length - skipped),), (box.whole,))


def _user_data(cursor: Cursor, parent: Box, where: str) -> Finds:
    """Yield what a ``udta`` box says (QuickTime File Format, User data atoms)."""
    for box in boxes(cursor, parent.body.start, parent.body.end, where):
        if isinstance(box, Problem):
            yield box
        elif box.kind == b"meta":
            yield from _meta(cursor, box.body, f"{where}/meta")
        elif box.kind == b"XMP_":
            yield from stored(cursor, PacketKind.XMP, f"{where}/XMP_", "", box.body)
        elif box.kind == b"uuid":
            yield from _uuid(cursor, box, f"{where} uuid")
        elif box.kind[:1] == b"\xa9":
            yield from quicktime_text(cursor, box, where)
        elif box.kind in TEXT_3GPP and box.body.length > 6:  # noqa: PLR2004 - version, flags and language
            yield from stored(cursor, PacketKind.TEXT, where, box.name, Range(box.body.start + 6, box.body.length - 6))
        elif box.body.length <= MAX_SMALL:
            yield from stored(cursor, PacketKind.BOX, where, box.name, box.body)


def _meta(cursor: Cursor, body: Range, where: str) -> Finds:
    """Yield what a ``meta`` box says: tags by key or by type, items, or a piece of XML.

    In QuickTime it is a plain box, in ISO a full box with version and flags before its children.
    """
    plain = cursor.upto(body.start + 4, 4) == b"hdlr"
    children: dict[bytes, Box] = {}
    for box in boxes(cursor, body.start + (0 if plain else 4), body.end, where):
        if isinstance(box, Problem):
            yield box
        elif box.kind == b"uuid":
            yield from _uuid(cursor, box, f"{where} uuid")
        elif box.kind in (b"xml ", b"bxml") and box.body.length > 4:  # noqa: PLR2004 - version and flags
            yield from stored(cursor, PacketKind.BOX, where, box.name, Range(box.body.start + 4, box.body.length - 4))
        else:
            children.setdefault(box.kind, box)
    if b"ilst" in children:
        names = key_names(cursor, children[b"keys"]) if b"keys" in children else ()
        yield from tag_packets(cursor, children[b"ilst"], names, f"{where}/ilst")
    if b"iinf" in children and b"iloc" in children:
        yield from item_packets(cursor, children[b"iinf"], children[b"iloc"], children.get(b"idat"), where)
