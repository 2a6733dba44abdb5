"""MP4, MOV, HEIC and AVIF: boxes, tags and items."""

from __future__ import annotations

import struct

import pytest

from tests.media.forge import (
    C2PA_UUID,
    EXIF,
    LABEL,
    STORE,
    XMP,
    XMP_UUID,
    assert_exact,
    box,
    c2pa_box,
    found,
    full_box,
    handler,
    mp4,
    said,
    value,
)
from verify.media.limits import MAX_SMALL
from verify.media.packets import PacketKind, Range

MP4 = "video/mp4"


def keys(*names: bytes) -> bytes:
    """Return a keys box."""
    entries = [struct.pack(">I4s", 8 + len(name), b"mdta") + name for name in names]
    return full_box(b"keys", struct.pack(">I", len(names)), *entries)


def items(*numbered: tuple[int, bytes, bytes], version: int = 2) -> bytes:
    """Return an item information box; each item has a number, a type and a content type."""
    width = ">H" if version == 2 else ">I"
    entries = [
        full_box(b"infe", struct.pack(width, number), bytes(2), kind, b"name\0", content_type, version=version)
        for number, kind, content_type in numbered
    ]
    return full_box(b"iinf", struct.pack(">H", len(entries)), *entries)


def test_a_manifest_store_begins_behind_the_purpose_and_the_offset_of_fragments() -> None:
    data = mp4(c2pa_box(), box(b"mdat", bytes(9)))
    result = found(data, MP4)
    (packet,) = result.packets
    start = len(mp4())
    assert (packet.kind, packet.where, packet.data) == (PacketKind.C2PA, "MP4 uuid manifest", STORE)
    assert packet.ranges == (Range(start + 8 + 16 + 4 + 9 + 8, len(STORE)),)
    assert result.containers == ((Range(start, 45 + len(STORE)),),)


def test_the_hashes_of_fragments_are_a_box_and_no_store() -> None:
    result = found(mp4(c2pa_box(), c2pa_box(b"merkle", b"\xa1\x61x\x01")), MP4)
    assert said(result)[1] == ("box", "MP4 uuid", "c2pa merkle", b"\xa1\x61x\x01")
    assert len(result.containers) == 1


def test_an_updated_file_may_carry_two_stores_by_their_purposes() -> None:
    result = found(mp4(c2pa_box(b"original"), c2pa_box(b"update")), MP4)
    assert [packet.where for packet in result.packets] == ["MP4 uuid original", "MP4 uuid update"]


def test_xmp_stands_in_its_uuid_box_or_in_user_data() -> None:
    data = mp4(box(b"uuid", XMP_UUID, XMP), box(b"moov", box(b"udta", box(b"XMP_", XMP))), brand=b"qt  ")
    result = found(data, "video/quicktime")
    assert_exact(data, result)
    assert said(result) == [("xmp", "MOV uuid", "", XMP), ("xmp", "MOV moov/udta/XMP_", "", XMP)]


@pytest.mark.parametrize(("wrap", "where"), [(b"udta", "MP4 moov/udta/meta/ilst"), (b"", "MP4 moov/meta/ilst")])
def test_the_label_of_tc260_stands_under_its_key(wrap: bytes, where: str) -> None:
    meta = full_box(
        b"meta", handler(b"mdta"), keys(b"comment", b"AIGC"), box(b"ilst", box(b"\0\0\0\x02", value(LABEL)))
    )
    data = mp4(box(b"moov", box(wrap, meta) if wrap else meta))
    result = found(data, MP4)
    assert_exact(data, result)
    assert said(result) == [("text", where, "AIGC", LABEL)]


def test_a_quicktime_meta_box_has_no_version_and_is_read_too() -> None:
    meta = box(
        b"meta", handler(b"mdta"), keys(b"com.apple.quicktime.make"), box(b"ilst", box(b"\0\0\0\x01", value(b"Apple")))
    )
    result = found(mp4(box(b"moov", meta), brand=b"qt  "), "video/quicktime")
    assert said(result) == [("text", "MOV moov/meta/ilst", "com.apple.quicktime.make", b"Apple")]


def test_tags_of_other_types_pictures_and_numbers() -> None:
    own = box(b"----", full_box(b"mean", b"com.apple.iTunes"), full_box(b"name", b"workflow"), value(b"{}"))
    ilst = box(
        b"ilst",
        box(b"\xa9too", value(b"Lavf60")),
        box(b"\xa9nam", value("é".encode("utf-16-be"), 2)),
        box(b"covr", value(b"\x89PNG picture", 14)),
        box(b"tmpo", value(b"\0\x78", 21)),
        own,
    )
    result = found(mp4(box(b"moov", box(b"udta", full_box(b"meta", handler(b"mdir"), ilst)))), MP4)
    assert said(result) == [
        ("text", "MP4 moov/udta/meta/ilst", "©too", b"Lavf60"),
        ("text", "MP4 moov/udta/meta/ilst", "©nam", "é".encode()),
        ("text", "MP4 moov/udta/meta/ilst/com.apple.iTunes", "workflow", b"{}"),
    ]


def test_quicktime_texts_have_a_language_and_may_be_several() -> None:
    text = struct.pack(">HH", 5, 0) + b"Canon" + struct.pack(">HH", 2, 1) + b"fr"
    data = mp4(
        box(
            b"moov",
            box(b"udta", box(b"\xa9mak", text), box(b"titl", bytes(6), b"name"), box(b"SDLN", b"SEQ"), bytes(4)),
        )
    )
    result = found(data, MP4)
    assert_exact(data, result)
    assert said(result) == [
        ("text", "MP4 moov/udta", "©mak", b"Canon"),
        ("text", "MP4 moov/udta", "©mak", b"fr"),
        ("text", "MP4 moov/udta", "titl", b"name"),
        ("box", "MP4 moov/udta", "SDLN", b"SEQ"),
    ]


def test_the_items_of_a_heic_are_found_where_the_location_box_puts_them() -> None:
    idat = bytes(3) + struct.pack(">I", 2) + b"zz" + EXIF
    payload = len(mp4(brand=b"heic")) + 8  # in the media data box that stands first
    iinf = items(
        (1, b"hvc1", b""), (2, b"Exif", b""), (3, b"mime", b"application/rdf+xml\0"), (4, b"mime", b"text/plain\0")
    )
    half = len(XMP) // 2
    iloc = full_box(
        b"iloc",
        b"\x44\x40",
        struct.pack(">H", 4),
        struct.pack(">HHHIHII", 1, 0, 0, 0, 1, 0, 9),
        struct.pack(">HHHIHII", 2, 1, 0, 3, 1, 0, len(idat) - 3),
        struct.pack(">HHHIHIIII", 3, 0, 0, payload, 2, 4, half, 4 + half, len(XMP) - half),
        struct.pack(">HHHIHII", 4, 0, 0, 0, 1, payload, 4),
        version=1,
    )
    meta = full_box(b"meta", handler(b"pict"), iinf, iloc, box(b"idat", idat))
    data = mp4(box(b"mdat", b"note" + XMP), meta, brand=b"heic")
    result = found(data, "image/heic")
    assert_exact(data, result)
    assert sorted(said(result)) == [
        ("box", "HEIC meta item mime in mdat", "text/plain", b"note"),
        ("exif", "HEIC meta item Exif in meta/idat", "", EXIF),
        ("xmp", "HEIC meta item mime in mdat", "", XMP),
    ]


def test_wide_numbers_and_a_length_to_the_end_are_read_as_well() -> None:
    iinf = items((70_000, b"Exif", b""), version=3)
    iloc = full_box(b"iloc", b"\0\0", struct.pack(">I", 1), struct.pack(">IHHH", 70_000, 1, 0, 1), version=2)
    meta = full_box(b"meta", iinf, iloc, box(b"idat", bytes(4) + EXIF))
    assert said(found(mp4(meta, brand=b"avif"), "image/avif")) == [
        ("exif", "AVIF meta item Exif in meta/idat", "", EXIF)
    ]


@pytest.mark.parametrize(
    ("offset", "length", "named"),
    [
        (0, 4, " in ftyp"),
        (20, 8, " in mdat"),
        (28, 40, " in mdat"),
        (28, 60, " in mdat, free"),
        (16, 52, " in ftyp, mdat"),
        (68, 108, " in free, uuid"),
        (12, 2000, ""),
    ],
)
def test_an_item_is_told_with_the_boxes_that_its_bytes_stand_in(offset: int, length: int, named: str) -> None:
    """A hash over boxes covers bytes by the box that they stand in; the header of a box belongs to it."""
    iinf = items((1, b"mime", b"text/plain\0"))
    iloc = full_box(b"iloc", b"\x44\0", struct.pack(">HHHHII", 1, 1, 0, 1, offset, length))
    boxes = (box(b"mdat", bytes(40)), box(b"free", bytes(40)), box(b"uuid", bytes(100)))
    data = mp4(*boxes, full_box(b"meta", iinf, iloc), brand=b"avif")
    result = found(data + bytes(2000 if not named else 0), "image/avif")
    told = {packet.where for packet in result.packets if "item" in packet.where}
    assert told == {f"AVIF meta item mime{named}"}


def test_an_item_in_another_file_is_told_and_the_next_one_read() -> None:
    iinf = items((1, b"Exif", b""), (2, b"mime", b"application/rdf+xml\0"))
    entries = struct.pack(">HHHII", 1, 1, 1, 0, 9) + struct.pack(">HHHII", 2, 0, 1, 0, 4)
    iloc = full_box(b"iloc", b"\x44\0", struct.pack(">H", 2), entries)
    result = found(mp4(full_box(b"meta", iinf, iloc)), MP4)
    assert [packet.kind for packet in result.packets] == [PacketKind.XMP]
    assert "item 1 lies in another file" in result.problems[0].what


def test_unknown_uuid_boxes_are_kept_when_small() -> None:
    other = bytes((C2PA_UUID[0] ^ 1,)) + C2PA_UUID[1:]
    result = found(mp4(box(b"uuid", other, b"content"), box(b"uuid", other, bytes(MAX_SMALL + 1))), MP4)
    assert said(result) == [("box", "MP4 uuid", other.hex(), b"content")]


@pytest.mark.parametrize("size", [2**63, 2**64 - 1, 2**31])
def test_a_box_of_an_absurd_size_is_read_to_the_end_of_the_file(size: int) -> None:
    body = XMP_UUID + XMP
    result = found(mp4(struct.pack(">I4sQ", 1, b"uuid", size) + body), MP4)
    assert [packet.data for packet in result.packets] == [XMP]
    assert "longer than what holds it" in result.problems[0].what


@pytest.mark.parametrize("size", [2, 7])
def test_a_box_smaller_than_its_header_ends_the_row(size: int) -> None:
    result = found(mp4(struct.pack(">I4s", size, b"uuid"), c2pa_box()), MP4)
    assert result.packets == ()
    assert "shorter than its own header" in result.problems[0].what


def test_a_last_box_without_a_length_reaches_to_the_end() -> None:
    data = mp4(struct.pack(">I4s", 0, b"uuid") + XMP_UUID + XMP)
    assert [packet.data for packet in found(data, MP4).packets] == [XMP]
