"""JPEG: what segments say, how JUMBF and XMP are joined, and where the picture ends."""

from __future__ import annotations

import struct
from itertools import permutations

import pytest

from tests.media.forge import (
    EOI,
    EXIF,
    LABEL,
    OTHER_JUMBF,
    SCAN,
    SOI,
    STORE,
    XMP,
    app11,
    app11_parts,
    assert_exact,
    found,
    jpeg,
    resource,
    said,
    segment,
)
from verify.media.limits import FIRST_WINDOW, MAX_TRAILER
from verify.media.packets import PacketKind, Range, Walk

JPEG = "image/jpeg"
XMP_LEAD = b"http://ns.adobe.com/xap/1.0/\0"
EXTENDED_LEAD = b"http://ns.adobe.com/xmp/extension/\0"
GUID = b"0123456789ABCDEF0123456789ABCDEF"


def walked(data: bytes) -> Walk:
    """Walk through a JPEG, all of whose packets must stand in the file as they are."""
    result = found(data, JPEG)
    assert_exact(data, result)
    return result


def test_each_kind_of_segment_becomes_a_packet_without_its_lead() -> None:
    data = jpeg(
        segment(0xE0, b"JFIF\0\x01\x02\0\0\x01\0\x01\0\0"),
        segment(0xE1, b"Exif\0\0" + EXIF),
        segment(0xE1, XMP_LEAD + XMP),
        segment(0xE2, b"ICC_PROFILE\0\x01\x01profile"),
        segment(0xE9, b"AIGC" + LABEL),
        segment(0xEE, b"Adobe\0d"),
        segment(0xFE, b"made with care"),
    )
    result = walked(data)
    assert said(result) == [
        ("segment", "JPEG APP0", "JFIF", b"JFIF\0\x01\x02\0\0\x01\0\x01\0\0"),
        ("exif", "JPEG APP1", "", EXIF),
        ("xmp", "JPEG APP1", "", XMP),
        ("segment", "JPEG APP2", "ICC_PROFILE", b"ICC_PROFILE\0\x01\x01profile"),
        ("segment", "JPEG APP9", "AIGC", b"AIGC" + LABEL),
        ("segment", "JPEG APP14", "Adobe", b"Adobe\0d"),
        ("comment", "JPEG COM", "", b"made with care"),
    ]
    assert result.problems == ()


def test_a_store_in_one_segment_names_its_bytes_with_and_without_headers() -> None:
    data = jpeg(segment(0xFE, b"x"), app11(STORE, 1, 1))
    result = walked(data)
    store = next(packet for packet in result.packets if packet.kind is PacketKind.C2PA)
    assert store.data == STORE
    assert store.ranges == (Range(7 + 12, len(STORE)),)
    assert result.containers == ((Range(7, 12 + len(STORE)),),)


@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_a_store_cut_into_segments_is_joined_by_sequence_number_in_any_order(order: tuple[int, ...]) -> None:
    parts = app11_parts(STORE, (30, 20))
    data = jpeg(*(parts[index] for index in order))
    result = walked(data)
    assert [packet.data for packet in result.packets] == [STORE]
    assert result.containers == ((Range(2, sum(map(len, parts))),),)
    in_order = order == (0, 1, 2)
    assert [problem.what for problem in result.problems] == (
        [] if in_order else ["the packets of a JUMBF box do not stand in their order"]
    )


def test_even_a_first_segment_too_short_to_describe_the_box_does_not_hide_a_store() -> None:
    result = walked(jpeg(*app11_parts(STORE, (0, 1, 2))))
    assert [packet.kind for packet in result.packets] == [PacketKind.C2PA]


def test_a_store_interrupted_by_another_segment_has_a_container_of_two_runs() -> None:
    first, second = app11_parts(STORE, (40,))
    comment = segment(0xFE, b"between")
    result = walked(jpeg(first, comment, second))
    assert result.containers == ((Range(2, len(first)), Range(2 + len(first) + len(comment), len(second))),)


def test_two_stores_stay_two_with_different_numbers_and_with_the_same_one() -> None:
    apart = walked(jpeg(app11(STORE, 1, 1), app11(STORE, 2, 1)))
    again = walked(jpeg(app11(STORE, 1, 1), app11(STORE, 1, 1)))
    for result in (apart, again):
        assert [packet.data for packet in result.packets] == [STORE, STORE]
        assert len(result.containers) == 2


def test_jumbf_of_another_kind_is_a_box() -> None:
    result = walked(jpeg(*app11_parts(OTHER_JUMBF, (5,)), app11(STORE, 2, 1)))
    assert [(packet.kind, packet.name) for packet in result.packets] == [("box", "jumb"), ("c2pa", "")]


def test_a_missing_and_a_doubled_part_are_told() -> None:
    parts = app11_parts(STORE, (20, 20))
    missing = walked(jpeg(parts[0], parts[2]))
    doubled = walked(jpeg(parts[0], parts[1], parts[1], parts[2]))
    assert "has only" in missing.problems[0].what
    assert "stand twice" in doubled.problems[0].what
    assert doubled.packets[0].data == STORE


def test_extended_xmp_is_joined_by_offset_when_the_main_packet_names_it() -> None:
    main = XMP.replace(b"<x:xmpmeta", b'<x:xmpmeta xmpNote:HasExtendedXMP="%b"' % GUID)
    rest = b"<x:xmpmeta>" + bytes(range(97, 123)) * 10 + b"</x:xmpmeta>"
    portions = [
        segment(0xE1, EXTENDED_LEAD + GUID + struct.pack(">II", len(rest), offset) + rest[offset : offset + 100])
        for offset in (200, 0, 100)
    ]
    result = walked(jpeg(segment(0xE1, XMP_LEAD + main), *portions))
    assert said(result)[1] == ("xmp", "JPEG APP1 extended XMP", GUID.decode(), rest)
    assert result.problems == ()


def test_extended_xmp_that_nothing_names_or_that_has_a_hole_is_told() -> None:
    portion = segment(0xE1, EXTENDED_LEAD + GUID + struct.pack(">II", 50, 0) + b"<x:xmpmeta>")
    result = walked(jpeg(portion))
    assert [packet.kind for packet in result.packets] == [PacketKind.SEGMENT]
    assert [problem.what for problem in result.problems] == [
        "the portions do not make up the declared length",
        "no XMP packet names this extension",
    ]


def test_photoshop_resources_are_taken_apart_even_across_segments() -> None:
    block = resource(0x0404, b"\x1c\x02\x6e\0\x03abc") + resource(0x0425, b"digest", b"nm") + resource(0x0424, XMP)
    lead = b"Photoshop 3.0\0"
    result = walked(jpeg(segment(0xED, lead + block[:30]), segment(0xED, lead + block[30:])))
    assert said(result) == [
        ("iptc_iim", "JPEG APP13", "", b"\x1c\x02\x6e\0\x03abc"),
        ("photoshop", "JPEG APP13", "0x0425", b"digest"),
        ("xmp", "JPEG APP13", "", XMP),
    ]


def test_segments_between_the_scans_of_a_progressive_picture_are_found() -> None:
    data = SOI + SCAN + segment(0xC4, b"table") + SCAN + segment(0xE1, XMP_LEAD + XMP) + SCAN + EOI
    assert said(walked(data)) == [("xmp", "JPEG APP1", "", XMP)]


@pytest.mark.parametrize("shift", range(-3, 4))
def test_a_marker_on_the_border_of_two_windows_is_seen(shift: int) -> None:
    scan = segment(0xDA, b"abc") + b"\x11" * (FIRST_WINDOW + shift)
    data = SOI + scan + segment(0xFE, b"late") + EOI
    assert said(walked(data)) == [("comment", "JPEG COM", "", b"late")]


def test_fill_bytes_and_restart_markers_are_no_problem_but_stray_bytes_are() -> None:
    assert walked(SOI + b"\xff\xff\xff" + segment(0xFE, b"a") + SCAN + EOI).problems == ()
    stray = walked(SOI + b"stray" + segment(0xFE, b"a") + SCAN + EOI)
    assert [packet.data for packet in stray.packets] == [b"a"]
    assert [problem.what for problem in stray.problems] == ["bytes that belong to no segment"]


def test_what_follows_the_picture_is_a_trailer() -> None:
    result = walked(jpeg() + b"SEFHdirectorySEFT")
    assert said(result) == [("trailer", "JPEG after the end of the image", "", b"SEFHdirectorySEFT")]


def test_of_a_long_trailer_the_beginning_and_the_end_are_kept() -> None:
    tail = b"begin" + bytes(2 * MAX_TRAILER) + b"SEFT"
    result = walked(jpeg() + tail)
    (packet,) = result.packets
    assert len(packet.data) == MAX_TRAILER
    assert packet.data[:5] == b"begin"
    assert packet.data[-4:] == b"SEFT"
    assert f"{len(tail)} bytes after the end" in result.problems[0].what


def test_the_second_picture_of_a_file_is_walked_under_its_own_name() -> None:
    second = jpeg(segment(0xE1, XMP_LEAD + XMP))
    result = walked(jpeg(segment(0xFE, b"one")) + second)
    assert said(result) == [("comment", "JPEG COM", "", b"one"), ("xmp", "JPEG picture 2 APP1", "", XMP)]


def test_a_picture_behind_a_gap_is_found_through_the_multi_picture_index() -> None:
    second = jpeg(segment(0xFE, b"two"))
    index_size = 4 + 8 + 2 + 12 + 4 + 32
    first_size = len(jpeg(segment(0xE2, bytes(index_size))))
    base = 2 + 4 + 4  # SOI, marker and length, MPF lead
    entries = struct.pack(">IIIHH", 0, 0, 0, 0, 0) + struct.pack(">IIIHH", 0, 0, first_size + 7 - base, 0, 0)
    index = b"MPF\0MM\0*\0\0\0\x08" + struct.pack(">HHHII", 1, 0xB002, 7, 32, 26) + bytes(4) + entries
    data = jpeg(segment(0xE2, index)) + b"padding" + second
    assert said(walked(data))[1:] == [
        ("trailer", "JPEG after the end of the image", "", b"padding"),
        ("comment", "JPEG picture 2 COM", "", b"two"),
    ]


def test_a_picture_that_breaks_off_keeps_what_stood_before() -> None:
    whole = jpeg(segment(0xE1, XMP_LEAD + XMP))
    result = walked(whole[:-4])
    assert [packet.data for packet in result.packets] == [XMP]
    assert [problem.what for problem in result.problems] == ["the file ends before the end of the image"]
