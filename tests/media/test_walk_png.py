"""PNG: text in all its forms, before and after the pixels, and text that is not what it seems."""

from __future__ import annotations

import zlib

import pytest

from tests.media.forge import (
    EXIF,
    LABEL,
    PIXELS,
    STORE,
    XMP,
    assert_exact,
    at_ranges,
    chunk,
    found,
    png,
    resource,
    said,
)
from verify.media.limits import MAX_INFLATED, MAX_INFLATED_TOTAL, MIB
from verify.media.packets import PacketKind, Range

PNG = "image/png"
XMP_LEAD = b"http://ns.adobe.com/xap/1.0/\0"


def test_chunks_after_the_pixels_are_read_like_those_before() -> None:
    data = png(chunk(b"eXIf", EXIF), PIXELS, after=(chunk(b"tEXt", b"parameters\0Steps: 20"), chunk(b"prVt", b"own")))
    result = found(data, PNG)
    assert_exact(data, result)
    assert said(result) == [
        ("exif", "PNG eXIf", "", EXIF),
        ("text", "PNG tEXt", "parameters", b"Steps: 20"),
        ("segment", "PNG prVt", "prVt", b"own"),
    ]


def test_the_container_of_a_store_is_the_whole_chunk_with_length_and_check_sum() -> None:
    data = png(chunk(b"caBX", STORE))
    result = found(data, PNG)
    (packet,) = result.packets
    assert (packet.kind, packet.data, packet.ranges) == (PacketKind.C2PA, STORE, (Range(33 + 8, len(STORE)),))
    assert result.containers == ((Range(33, 12 + len(STORE)),),)


def test_a_place_for_a_store_that_holds_something_else_still_claims_to_hold_one() -> None:
    result = found(png(chunk(b"caBX", b"no JUMBF here")), PNG)
    assert [packet.kind for packet in result.packets] == [PacketKind.C2PA]
    assert "does not begin with a JUMBF superbox" in result.problems[0].what


@pytest.mark.parametrize(
    "content",
    [
        chunk(b"tEXt", b"XML:com.adobe.xmp\0" + XMP),  # as Midjourney writes it
        chunk(b"zTXt", b"XML:com.adobe.xmp\0\0" + zlib.compress(XMP)),
        chunk(b"iTXt", b"XML:com.adobe.xmp\0\0\0\0\0" + XMP),
        chunk(b"iTXt", b"XML:com.adobe.xmp\0\x01\0en\0title\0" + zlib.compress(XMP)),
        chunk(b"zTXt", b"Raw profile type xmp\0\0" + zlib.compress(b"\nxmp\n  99\n" + XMP.hex("\n", 36).encode())),
        chunk(
            b"tEXt",
            b"Raw profile type APP1\0\ngeneric\n 9\n" + (b"http://ns.adobe.com/xap/1.0/\0" + XMP).hex().encode(),
        ),
    ],
)
def test_xmp_is_found_in_every_kind_of_text(content: bytes) -> None:
    (packet,) = found(png(content), PNG).packets
    assert (packet.kind, packet.name, packet.data) == (PacketKind.XMP, "", XMP)


@pytest.mark.parametrize("content", [b"Exif\0\0" + EXIF, EXIF, b"Exif\0\xff" + EXIF])
def test_exif_in_a_raw_profile_loses_its_lead(content: bytes) -> None:
    profile = b"Raw profile type exif\0\nexif\n  1\n" + content.hex().encode() + b"\n"
    (packet,) = found(png(chunk(b"tEXt", profile)), PNG).packets
    assert (packet.kind, packet.data) == (PacketKind.EXIF, EXIF)


def test_iptc_in_a_raw_profile_is_found_with_and_without_photoshop_around_it() -> None:
    datasets = b"\x1c\x02\x6e\0\x12Made with Google AI"
    for content in (datasets, resource(0x0404, datasets)):
        profile = b"Raw profile type iptc\0\0" + zlib.compress(b"\niptc\n 9\n" + content.hex().encode())
        (packet,) = found(png(chunk(b"zTXt", profile)), PNG).packets
        assert (packet.kind, packet.data) == (PacketKind.IPTC_IIM, datasets)


def test_a_label_is_read_from_compressed_text_and_its_place_is_that_of_the_compressed_bytes() -> None:
    packed = zlib.compress(LABEL)
    data = png(chunk(b"zTXt", b"AIGC\0\0" + packed))
    (packet,) = found(data, PNG).packets
    assert (packet.kind, packet.name, packet.data) == (PacketKind.TEXT, "AIGC", LABEL)
    assert at_ranges(data, packet) == packed


def test_text_is_kept_as_bytes_because_writers_put_utf_8_where_latin_1_belongs() -> None:
    (packet,) = found(png(chunk(b"tEXt", "Author\0danh võ".encode())), PNG).packets
    assert packet.data == "danh võ".encode()


def test_a_trailer_keeps_every_byte_after_the_end() -> None:
    tail = b"\0\0\x91\x0d\x08\0\0\0PEg_InfoSEFHSEFT"
    assert said(found(png(trailer=tail), PNG)) == [("trailer", "PNG after the end of the image", "", tail)]


def test_a_profile_that_is_not_hexadecimal_is_kept_as_text() -> None:
    result = found(png(chunk(b"tEXt", b"Raw profile type exif\0\nexif\n 3\nxyz")), PNG)
    assert [(packet.kind, packet.data) for packet in result.packets] == [("text", b"\nexif\n 3\nxyz")]
    assert result.problems[0].what == "a raw profile is not in hexadecimal"


def test_a_text_that_inflates_to_300_megabytes_is_refused_and_the_next_one_read() -> None:
    # Compressed a megabyte at a time, from a clean state each, so that one piece can be repeated.
    packer = zlib.compressobj()
    begin = packer.compress(bytes(MIB)) + packer.flush(zlib.Z_FULL_FLUSH)
    again = packer.compress(bytes(MIB)) + packer.flush(zlib.Z_FULL_FLUSH)
    bomb = begin + again * 299
    result = found(png(chunk(b"zTXt", b"a\0\0" + bomb), chunk(b"zTXt", b"b\0\0" + zlib.compress(b"still here"))), PNG)
    assert [(packet.name, packet.data) for packet in result.packets] == [("b", b"still here")]
    assert result.problems[0].what == f"the compressed data holds more than {MAX_INFLATED} bytes"


def test_many_small_bombs_cost_no_more_than_one_large_one() -> None:
    bomb = chunk(b"zTXt", b"a\0\0" + zlib.compress(bytes(MAX_INFLATED + 1)))
    result = found(png(*[bomb] * 100, chunk(b"zTXt", b"b\0\0" + zlib.compress(b"too late"))), PNG)
    assert result.packets == ()
    assert len(result.problems) == 101
    assert MAX_INFLATED_TOTAL // MAX_INFLATED < 100


@pytest.mark.parametrize("spoil", [b"damaged", zlib.compress(b"breaks off" * 9)[:-8]])
def test_damaged_compression_is_told(spoil: bytes) -> None:
    result = found(png(chunk(b"zTXt", b"a\0\0" + spoil)), PNG)
    assert result.packets == ()
    assert len(result.problems) == 1


def test_a_chunk_longer_than_the_file_ends_the_walk_but_a_cut_store_is_still_shown() -> None:
    data = png(chunk(b"tEXt", b"a\0b"), chunk(b"caBX", STORE))
    end = data.index(STORE) + 20
    result = found(data[:end], PNG)
    assert said(result) == [("text", "PNG tEXt", "a", b"b"), ("c2pa", "PNG caBX", "", STORE[:20])]
    assert result.problems[0].what == "a chunk is longer than the file"
