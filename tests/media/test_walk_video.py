"""Matroska, WebM and FLV: tags between clusters of samples."""

from __future__ import annotations

import struct

from tests.media.forge import (
    LABEL,
    STORE,
    XMP,
    amf_key,
    amf_string,
    assert_exact,
    element,
    flv,
    found,
    matroska,
    said,
    simple_tag,
)
from verify.media.limits import MAX_DEPTH
from verify.media.packets import Range

MKV, FLV = "video/x-matroska", "video/x-flv"
SEGMENT, CLUSTER, INFO, TAGS, TAG, ATTACHMENTS, ATTACHED = (
    *(0x18538067, 0x1F43B675, 0x1549A966, 0x1254C367, 0x7373, 0x1941A469, 0x61A7),
)


def attached(name: bytes, media_type: bytes, data: bytes) -> bytes:
    """Return an attached file."""
    return element(ATTACHED, element(0x466E, name), element(0x4660, media_type), element(0x465C, data))


def test_titles_tags_and_attachments_are_found_behind_the_samples() -> None:
    data = matroska(
        element(INFO, element(0x7BA9, b"film"), element(0x4D80, b"Lavf60")),
        element(CLUSTER, bytes(500)),
        element(TAGS, element(TAG, simple_tag(b"AIGC", LABEL), simple_tag(b"OUTER", b"a", simple_tag(b"INNER", b"b")))),
        element(
            ATTACHMENTS, attached(b"f.ttf", b"font/ttf", bytes(40)), attached(b"a.xmp", b"application/rdf+xml", XMP)
        ),
    )
    result = found(data, MKV)
    assert_exact(data, result)
    assert said(result) == [
        ("text", "Matroska Info", "Title", b"film"),
        ("text", "Matroska Info", "MuxingApp", b"Lavf60"),
        ("text", "Matroska Tags", "AIGC", LABEL),
        ("text", "Matroska Tags", "OUTER", b"a"),
        ("text", "Matroska Tags", "INNER", b"b"),
        ("text", "Matroska attachment", "f.ttf", b"font/ttf"),
        ("xmp", "Matroska attachment", "", XMP),
    ]


def test_a_store_among_the_attachments_is_found() -> None:
    inside = attached(b"c2pa", b"application/c2pa", STORE)
    data = matroska(element(ATTACHMENTS, inside))
    result = found(data, MKV)
    assert [packet.data for packet in result.packets] == [STORE]
    assert result.containers == ((Range(len(data) - len(inside), len(inside)),),)


def test_a_live_stream_without_lengths_is_read_to_its_end() -> None:
    unknown = b"\x01" + b"\xff" * 7
    cluster = b"\x1f\x43\xb6\x75" + unknown + element(0xE7, b"\0") + element(0xA3, bytes(60))
    tags = element(TAGS, element(TAG, simple_tag(b"AIGC", LABEL)))
    data = b"\x18\x53\x80\x67" + unknown + cluster + cluster + tags
    assert said(found(data, MKV)) == [("text", "Matroska Tags", "AIGC", LABEL)]


def test_tags_nested_too_deeply_are_told() -> None:
    nested = simple_tag(b"deep", b"x")
    for _ in range(MAX_DEPTH + 1):
        nested = element(0x67C8, nested)
    result = found(matroska(element(TAGS, nested)), MKV)
    assert result.packets == ()
    assert result.problems[0].what == f"tags nested deeper than {MAX_DEPTH}"


def test_an_element_of_an_absurd_length_is_read_as_far_as_it_goes() -> None:
    data = matroska(element(TAGS, element(TAG, simple_tag(b"AIGC", LABEL))))
    start = data.index(b"\x12\x54\xc3\x67") + 4
    result = found(data[:start] + b"\x01" + b"\xff" * 6 + b"\xfe" + data[start + 8 :], MKV)
    assert [packet.data for packet in result.packets] == [LABEL]
    assert result.problems[0].what == "an element is longer than what holds it"


def test_the_strings_of_a_script_tag_are_found_by_their_names() -> None:
    inner = b"\x03" + amf_key(b"tool") + amf_string(b"x") + b"\0\0\x09"
    values = (
        amf_key(b"duration")
        + b"\0"
        + struct.pack(">d", 1.5)
        + amf_key(b"AIGC")
        + amf_string(LABEL)
        + amf_key(b"made")
        + inner
        + amf_key(b"list")
        + b"\x0a\0\0\0\x02"
        + amf_string(b"one")
        + b"\x0c\0\0\0\x03two"
    )
    data = flv(amf_string(b"onMetaData") + b"\x08\0\0\0\x04" + values + b"\0\0\x09")
    result = found(data, FLV)
    assert_exact(data, result)
    assert said(result) == [
        ("text", "FLV onMetaData", "AIGC", LABEL),
        ("text", "FLV onMetaData", "made.tool", b"x"),
        ("text", "FLV onMetaData", "list", b"one"),
        ("text", "FLV onMetaData", "list", b"two"),
    ]


def test_sound_between_script_tags_is_skipped_and_a_damaged_script_does_not_hide_the_next() -> None:
    sound = b"\x08" + struct.pack(">I", 9)[1:] + bytes(7 + 9 + 4)
    good = flv(amf_string(b"onCuePoint") + amf_string(b"late"))[13:]
    data = flv(amf_string(b"onMetaData") + b"\x02\xff\xff") + sound + good
    result = found(data, FLV)
    assert said(result) == [("text", "FLV onCuePoint", "", b"late")]
    assert result.problems[0].what == "a string is longer than its tag"


def test_values_nested_without_end_are_told() -> None:
    result = found(flv(amf_string(b"x") + (b"\x03" + amf_key(b"a")) * 5000), FLV)
    assert result.packets == ()
    assert "nested too deeply" in result.problems[0].what
