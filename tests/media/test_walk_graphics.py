"""GIF, SVG, PDF, PSD and JPEG XL: formats that hide their metadata each in its own way."""

from __future__ import annotations

import base64
import struct
import zlib

import pytest

from tests.media.forge import (
    EXIF,
    LABEL,
    OTHER_JUMBF,
    STORE,
    XMP,
    assert_exact,
    box,
    found,
    gif,
    pdf,
    pdf_stream,
    resource,
    said,
    sub_blocks,
)
from verify.media.packets import PacketKind, Range

GIF, SVG, PDF, JXL = "image/gif", "image/svg+xml", "application/pdf", "image/jxl"
MAGIC = bytes((1, *range(255, -1, -1), 0))
JXL_HEAD = b"\0\0\0\x0cJXL \r\n\x87\n" + box(b"ftyp", b"jxl \0\0\0\0jxl ")


def test_gif_comments_and_extensions_lose_their_sub_blocks() -> None:
    long = STORE + box(b"free", bytes(600))
    data = gif(
        b"!\xfe" + sub_blocks(b"made with care"),
        b"!\xf9\x04\0\0\0\0\0",
        b"!\xff\x0bNETSCAPE2.0\x03\x01\0\0\0",
        b"!\xff\x0bXMP DataXMP" + XMP + MAGIC,
        b"!\xff\x0bC2PA_GIF\x01\0\0" + sub_blocks(long),
        b"!\xff\x0bEXAMPLE 1.0" + sub_blocks(b"own"),
        trailer=b"tail",
    )
    result = found(data, GIF)
    assert_exact(data, result)
    assert said(result) == [
        ("comment", "GIF comment", "", b"made with care"),
        ("xmp", "GIF application extension XMP DataXMP", "", XMP),
        ("c2pa", "GIF application extension C2PA_GIF", "", long),
        ("segment", "GIF application extension EXAMPLE 1.0", "EXAMPLE 1.0", b"own"),
        ("trailer", "GIF after the end of the image", "", b"tail"),
    ]
    extension = b"!\xff\x0bC2PA_GIF\x01\0\0" + sub_blocks(long)
    assert result.containers == ((Range(data.index(extension), len(extension)),),)


def test_a_gif_that_breaks_off_is_told() -> None:
    whole = gif(b"!\xfe" + sub_blocks(b"made with care"))
    result = found(whole[:-4], GIF)
    assert [packet.data for packet in result.packets] == [b"made with care"]
    assert result.problems[0].what == "a row of sub-blocks does not end"


def test_svg_holds_its_store_in_base64() -> None:
    element = b'<c2pa:manifest xmlns:c2pa="http://c2pa.org/manifest">' + base64.b64encode(STORE) + b"</c2pa:manifest>"
    data = b"<svg><metadata>" + element + b"</metadata></svg>"
    result = found(data, SVG)
    (packet,) = result.packets
    assert (packet.kind, packet.data) == (PacketKind.C2PA, STORE)
    assert result.containers == ((Range(15, len(element)),),)
    assert packet.ranges == (Range(data.index(b">", 20) + 1, len(base64.b64encode(STORE))),)


@pytest.mark.parametrize("content", [XMP, b"<rdf:RDF a='b'>x</rdf:RDF>", b"<x:xmpmeta><rdf:RDF/></x:xmpmeta>"])
def test_svg_xmp_is_cut_out_once_from_its_outermost_beginning(content: bytes) -> None:
    result = found(b"<svg><metadata>" + content + b"</metadata></svg>", SVG)
    assert [(packet.kind, packet.data) for packet in result.packets] == [("xmp", content)]


def test_svg_entities_are_never_expanded() -> None:
    data = b'<!DOCTYPE svg [<!ENTITY a "boom">]><svg><metadata>&a;</metadata><metadata> </metadata></svg>'
    assert said(found(data, SVG)) == [("segment", "SVG metadata", "metadata", b"&a;")]


def test_svg_manifest_in_bad_base64_or_without_an_end_is_told() -> None:
    bad = found(b"<svg><manifest>A</manifest></svg>", SVG)
    endless = found(b"<svg><manifest>AAAA", SVG)
    assert bad.problems[0].what == "a manifest element is not in Base64"
    assert endless.problems[0].what == "a manifest element does not end"


CATALOG = b"<</Type/Catalog/Metadata 2 0 R>>"


@pytest.mark.parametrize(
    "stream",
    [
        pdf_stream(b"/Type/Metadata/Subtype/XML", XMP),
        pdf_stream(b"/Type /Metadata/Filter/FlateDecode", zlib.compress(XMP)),
        pdf_stream(b"/Type /Metadata/Filter [ /FlateDecode ]", zlib.compress(XMP)),
        b"<</Type/Metadata/Length 99 0 R>>stream\n" + XMP + b"\nendstream",
    ],
)
def test_pdf_metadata_is_found_plain_and_deflated(stream: bytes) -> None:
    assert said(found(pdf(CATALOG, stream), PDF)) == [("xmp", "PDF Metadata", "", XMP)]


def test_pdf_metadata_of_a_part_is_told_apart_from_that_of_the_document() -> None:
    part = pdf_stream(b"/Type/Metadata", XMP)
    assert [packet.where for packet in found(pdf(CATALOG, part, part), PDF).packets] == [
        "PDF Metadata",
        "PDF object 3 Metadata",
    ]


@pytest.mark.parametrize("specification", [b"<</EF<</F 1 0 R>>", b"<</EF 3 0 R"])
def test_a_pdf_store_is_the_embedded_file_with_that_relationship(specification: bytes) -> None:
    data = pdf(pdf_stream(b"", STORE), specification + b"/AFRelationship/C2PA_Manifest>>", b"<</UF 1 0 R/F 1 0 R>>")
    result = found(data, PDF)
    (packet,) = result.packets
    place = Range(data.index(STORE), len(STORE))
    assert (packet.kind, packet.data, packet.ranges) == (PacketKind.C2PA, STORE, (place,))
    assert result.containers == ((place,),)


def test_pdf_objects_in_compressed_streams_are_found() -> None:
    specification = b"<</EF<</F 1 0 R>>/AFRelationship/C2PA_Manifest>>"
    information = b"<</Title(packed)>>"
    index = b"7 0 8 %d " % len(specification)
    packed = zlib.compress(index + specification + information)
    holder = pdf_stream(b"/Type/ObjStm/N 2/First %d/Filter/FlateDecode" % len(index), packed)
    result = found(pdf(pdf_stream(b"", STORE), holder, trailer=b"<</Info 8 0 R>>"), PDF)
    assert said(result) == [("c2pa", "PDF embedded file", "", STORE), ("text", "PDF Info", "Title", b"packed")]


def test_the_last_revision_of_a_pdf_object_counts() -> None:
    first = pdf(b"<</Title(old)>>", trailer=b"<</Info 1 0 R>>")
    assert [packet.data for packet in found(first + b"1 0 obj<</Title(new)>>endobj", PDF).packets] == [b"new"]


@pytest.mark.parametrize(
    ("written", "read"),
    [
        (b"(a \\(b\\) (c) \\101\\n)", b"a (b) (c) A\n"),
        (b"(line\\\nbreak)", b"linebreak"),
        (b"<4F6B>", b"Ok"),
        (b"<4F6>", b"O`"),
        (b"<FEFF00E9>", "é".encode()),
        (b"(\xef\xbb\xbf\xc3\xa9)", "é".encode()),
    ],
)
def test_pdf_strings_are_read_in_every_notation(written: bytes, read: bytes) -> None:
    data = pdf(b"<</AIGC " + written + b">>", trailer=b"<</Info 1 0 R>>")
    assert said(found(data, PDF)) == [("text", "PDF Info", "AIGC", read)]


def test_a_pdf_stream_packed_otherwise_and_an_encrypted_document_are_told() -> None:
    odd = pdf_stream(b"/Type/Metadata/Filter[/ASCII85Decode/FlateDecode]", XMP)
    result = found(pdf(CATALOG, odd, trailer=b"<</Root 1 0 R/Encrypt 9 0 R>>"), PDF)
    assert [problem.what for problem in result.problems] == [
        "the document is encrypted; texts in it may be unreadable",
        "a stream packed with several filters was not read",
    ]


def test_psd_resources_are_found() -> None:
    block = resource(0x0404, b"\x1c\x02\0") + resource(0x0424, XMP)
    data = b"8BPS\0\x01" + bytes(20) + struct.pack(">I", 3) + b"map" + struct.pack(">I", len(block)) + block + bytes(9)
    result = found(data, "image/vnd.adobe.photoshop")
    assert_exact(data, result)
    assert [packet.kind for packet in result.packets] == [PacketKind.IPTC_IIM, PacketKind.XMP]


def test_jpeg_xl_boxes_are_found_and_brotli_is_not_read() -> None:
    data = (
        JXL_HEAD
        + box(b"Exif", struct.pack(">I", 1), b"z", EXIF)
        + box(b"xml ", XMP)
        + box(b"xml ", b"<other/>")
        + STORE
        + OTHER_JUMBF
        + box(b"brob", b"xml ", b"packed")
    )
    result = found(data, JXL)
    assert_exact(data, result)
    assert said(result) == [
        ("exif", "JPEG XL Exif", "", EXIF),
        ("xmp", "JPEG XL xml", "", XMP),
        ("box", "JPEG XL xml", "xml ", b"<other/>"),
        ("c2pa", "JPEG XL jumb", "", STORE),
        ("box", "JPEG XL jumb", "jumb", OTHER_JUMBF),
    ]
    assert result.containers == ((Range(data.index(STORE), len(STORE)),),)
    assert result.problems[0].what == "the box 'xml ' is packed with Brotli and was not read"


def test_a_bare_jpeg_xl_codestream_says_nothing() -> None:
    assert found(b"\xff\x0a" + LABEL, JXL) == ((), (), ())
