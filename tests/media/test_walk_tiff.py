"""TIFF: directories wherever they stand, and an Exif packet that any reader of JPEG's Exif can use."""

from __future__ import annotations

import struct

import pytest

from tests.media.forge import STORE, XMP, at_ranges, found, resource, said, tiff
from verify.media.limits import MAX_IFD_ENTRIES, MAX_IFDS, MAX_SMALL
from verify.media.packets import PacketKind, Range

TIFF = "image/tiff"
BYTES, ASCII, LONG, UNDEFINED = 1, 2, 4, 7


def exif_tags(data: bytes) -> dict[int, bytes]:
    """Read the tags of an Exif packet and of its sub-directories, as a reader would: by offsets in the packet."""
    order = "<" if data[:2] == b"II" else ">"
    found_tags: dict[int, bytes] = {}
    waiting = [struct.unpack_from(f"{order}I", data, 4)[0]]
    while waiting:
        at = waiting.pop()
        (count,) = struct.unpack_from(f"{order}H", data, at)
        for row in range(count):
            tag, kind, values = struct.unpack_from(f"{order}HHI", data, at + 2 + 12 * row)
            length = values * {BYTES: 1, ASCII: 1, 3: 2, LONG: 4, 5: 8, UNDEFINED: 1}[kind]
            place = at + 10 + 12 * row
            start = place if length <= 4 else struct.unpack_from(f"{order}I", data, place)[0]
            found_tags[tag] = data[start : start + length]
            if tag in (0x8769, 0x8825):
                waiting.append(struct.unpack_from(f"{order}I", data, place)[0])
    return found_tags


@pytest.mark.parametrize("order", ["<", ">"])
def test_metadata_tags_are_packets_and_stand_in_the_file_as_they_are(order: str) -> None:
    iim = b"\x1c\x02\x6e\0\x03abc"
    values = {
        0x010F: (ASCII, b"Canon\0"),
        0x02BC: (BYTES, XMP),
        0x83BB: (UNDEFINED, iim),
        0x8649: (BYTES, resource(0x0425, b"digest")),
        0xCD41: (UNDEFINED, STORE),
    }
    data = tiff(values, order=order)
    result = found(data, TIFF)
    by_kind = {packet.kind: packet for packet in result.packets}
    exif = by_kind.pop(PacketKind.EXIF)
    assert {kind: packet.data for kind, packet in by_kind.items()} == {
        PacketKind.XMP: XMP,
        PacketKind.IPTC_IIM: iim,
        PacketKind.PHOTOSHOP: b"digest",
        PacketKind.C2PA: STORE,
    }
    assert all(at_ranges(data, packet) == packet.data for packet in by_kind.values())
    assert exif_tags(exif.data) == {0x010F: b"Canon\0"}


def test_a_store_is_carried_by_its_entry_and_its_value() -> None:
    data = tiff({0x0100: (3, b"\x01\0"), 0xCD41: (UNDEFINED, STORE)})
    result = found(data, TIFF)
    entry = 8 + 2 + 12
    start = data.index(STORE)
    assert result.containers == ((Range(entry, 12), Range(start, len(STORE))),)


def test_exif_is_gathered_from_directories_that_stand_far_apart() -> None:
    exif_ifd = struct.pack("<HHHI4s", 1, 0x9003, ASCII, 3, b"now\0") + bytes(4)
    gps_ifd = struct.pack("<HHHI4s", 1, 0x0001, ASCII, 2, b"N\0\0\0") + bytes(4)
    lead = exif_ifd + bytes(500_000) + gps_ifd
    data = tiff(
        {
            0x0110: (ASCII, b"EOS R5\0"),
            0x8769: (LONG, struct.pack("<I", 8)),
            0x8825: (LONG, struct.pack("<I", 8 + len(exif_ifd) + 500_000)),
        },
        lead=lead,
    )
    result = found(data, TIFF)
    (packet,) = result.packets
    assert (packet.kind, packet.where) == (PacketKind.EXIF, "TIFF IFD0")
    assert len(packet.data) < 200
    tags = exif_tags(packet.data)
    assert (tags[0x0110], tags[0x9003], tags[0x0001]) == (b"EOS R5\0", b"now", b"N\0")
    assert b"EOS R5" in at_ranges(data, packet)


def test_a_directory_that_points_to_itself_is_read_once() -> None:
    data = tiff({0x02BC: (BYTES, XMP)}, following=8)
    result = found(data, TIFF)
    assert [packet.kind for packet in result.packets].count(PacketKind.XMP) == 1
    assert [problem.what for problem in result.problems] == ["a directory is linked twice"]


def test_a_chain_of_a_thousand_directories_is_cut() -> None:
    link = 8
    chain = b"".join(struct.pack("<HI", 0, link + 6 * number) for number in range(1, 1001))
    result = found(b"II*\0" + struct.pack("<I", link) + chain, TIFF)
    assert result.problems[-1].what == "more directories than one file may have"
    assert MAX_IFDS < 1000


def test_values_outside_the_file_and_too_many_entries_are_told() -> None:
    row = struct.pack("<HHII", 0x02BC, BYTES, 2**32 - 1, 4)
    count = MAX_IFD_ENTRIES + 1
    result = found(b"II*\0\x08\0\0\0" + struct.pack("<H", count) + row * count, TIFF)
    assert [packet.kind for packet in result.packets] == [PacketKind.EXIF]
    assert result.problems[0].what == f"{count} entries; only {MAX_IFD_ENTRIES} were read"
    assert result.problems[1].what == "the value of tag 700 lies outside the file"


def test_pixels_and_large_values_do_not_get_into_the_exif_packet() -> None:
    data = tiff({0x0111: (LONG, bytes(400)), 0x927C: (UNDEFINED, bytes(MAX_SMALL + 1)), 0x0131: (ASCII, b"GIMP 3\0")})
    (packet,) = found(data, TIFF).packets
    assert exif_tags(packet.data) == {0x0131: b"GIMP 3\0"}


def test_xmp_in_a_sub_image_and_in_a_second_page_is_found() -> None:
    page = struct.pack("<HHHII", 1, 0x02BC, BYTES, 4, int.from_bytes(b"<x/>", "little")) + bytes(4)
    data = tiff({0x014A: (LONG, struct.pack("<I", 8))}, lead=page + page, following=8 + len(page))
    places = [packet.where for packet in found(data, TIFF).packets if packet.kind is PacketKind.XMP]
    assert places == ["TIFF IFD0/SubIFD", "TIFF IFD1"]


def test_a_big_tiff_is_read_and_its_exif_written_as_a_classic_one() -> None:
    head = b"II+\0\x08\0\0\0" + struct.pack("<Q", 16)
    rows = struct.pack("<HHQ8s", 0x010F, ASCII, 6, b"Canon\0\0\0") + struct.pack("<HHQQ", 0x02BC, BYTES, len(XMP), 72)
    data = head + struct.pack("<Q", 2) + rows + bytes(8) + XMP
    result = found(data, TIFF)
    assert sorted(packet.kind for packet in result.packets) == ["exif", "xmp"]
    exif = next(packet for packet in result.packets if packet.kind is PacketKind.EXIF)
    assert exif_tags(exif.data) == {0x010F: b"Canon\0"}
    assert next(packet.data for packet in result.packets if packet.kind is PacketKind.XMP) == XMP


def test_what_is_no_tiff_gives_a_problem() -> None:
    result = found(b"IIII", TIFF)
    assert (said(result), result.problems[0].what) == ([], "no TIFF header")
