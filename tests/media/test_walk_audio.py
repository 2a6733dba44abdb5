"""ID3, FLAC, Ogg: tags before sound."""

from __future__ import annotations

import struct
import zlib

import pytest

from tests.media.forge import (
    LABEL,
    STORE,
    XMP,
    assert_exact,
    at_ranges,
    flac,
    found,
    id3,
    page,
    said,
    tag_frame,
    vorbis,
)
from verify.media.packets import PacketKind, Range

MP3, FLAC, OGG = "audio/mpeg", "audio/flac", "audio/ogg"
SOUND = b"\xff\xfb\x90\x00" + bytes(50)
OBJECT = b"\0application/x-c2pa-manifest-store\0c2pa\0manifest\0"


def test_the_frames_of_a_tag_say_what_they_are() -> None:
    data = id3(
        tag_frame(b"TIT2", b"\x03song"),
        tag_frame(b"TXXX", b"\0AIGC\0" + LABEL),
        tag_frame(b"COMM", b"\0eng\0made with suno"),
        tag_frame(b"WOAS", b"https://example.org/song"),
        tag_frame(b"WXXX", b"\0home\0https://example.org"),
        tag_frame(b"PRIV", b"XMP\0" + XMP),
        tag_frame(b"PRIV", b"www.example.org\0own"),
        tag_frame(b"APIC", b"\0image/png\0\x03\0picture"),
        bytes(20),
    )
    result = found(data + SOUND, MP3)
    assert_exact(data, result)
    assert said(result) == [
        ("text", "MP3 ID3 TIT2", "TIT2", b"song"),
        ("text", "MP3 ID3 TXXX", "AIGC", LABEL),
        ("text", "MP3 ID3 COMM", "COMM", b"made with suno"),
        ("text", "MP3 ID3 WOAS", "WOAS", b"https://example.org/song"),
        ("text", "MP3 ID3 WXXX", "home", b"https://example.org"),
        ("xmp", "MP3 ID3 PRIV", "", XMP),
        ("segment", "MP3 ID3 PRIV", "www.example.org", b"own"),
    ]


def test_a_store_in_an_object_frame_has_the_frame_as_its_container() -> None:
    data = id3(tag_frame(b"TIT2", b"\0a"), tag_frame(b"GEOB", OBJECT + STORE)) + SOUND
    result = found(data, MP3)
    frame = 10 + 10 + 2
    assert said(result)[1] == ("c2pa", "MP3 ID3 GEOB", "", STORE)
    assert result.packets[1].ranges == (Range(frame + 10 + len(OBJECT), len(STORE)),)
    assert result.containers == ((Range(frame, 10 + len(OBJECT) + len(STORE)),),)


@pytest.mark.parametrize(("encoding", "codec"), [(1, "utf-16"), (2, "utf-16-be")])
def test_texts_in_utf_16_become_utf_8_whatever_byte_falls_on_the_terminator(encoding: int, codec: str) -> None:
    name, text = "AIGĀ", "Āé"  # U+0100 puts a zero byte on an odd place
    body = bytes((encoding,)) + name.encode(codec) + b"\0\0" + text.encode(codec)
    assert said(found(id3(tag_frame(b"TXXX", body)), MP3)) == [("text", "MP3 ID3 TXXX", name, text.encode())]


def test_unsynchronised_and_compressed_frames_are_undone() -> None:
    unsynchronised = id3(tag_frame(b"PRIV", b"own\0\xff\0\xe0"), flags=0x80)
    packed = zlib.compress(b"\0squeezed")
    compressed = id3(tag_frame(b"TIT2", struct.pack(">I", 9) + packed, flags=0x80))
    assert [packet.data for packet in found(unsynchronised, MP3).packets] == [b"\xff\xe0"]
    assert [packet.data for packet in found(compressed, MP3).packets] == [b"squeezed"]


def test_version_2_4_lengths_have_seven_bits_a_byte_but_plain_ones_are_recognised() -> None:
    text = b"\x03" + b"x" * 200
    frames = {"proper": b"\0\0\x01\x49", "plain": b"\0\0\0\xc9"}
    for length in frames.values():
        data = id3(b"TIT2" + length + bytes(2) + text, b"TALB\0\0\0\x03\0\0\x03ab", version=4)
        assert [packet.data for packet in found(data, MP3).packets] == [text[1:], b"ab"]


def test_the_old_version_2_2_is_read() -> None:
    data = id3(b"TT2\0\0\x05\0song", b"COM\0\0\x08\0eng\0old", version=2)
    assert [(packet.name, packet.data) for packet in found(data, MP3).packets] == [("TT2", b"song"), ("COM", b"old")]


def test_encrypted_frames_and_frames_longer_than_their_tag_are_told() -> None:
    encrypted = found(id3(tag_frame(b"TIT2", b"\0secret", flags=0x40)), MP3)
    bomb = found(b"ID3\x03\0\0\0\0\0\x14TXXX\x7f\xff\xff\xff\0\0" + b"\0AIGC\0labels", MP3)
    assert encrypted.problems[0].what == "an encrypted frame was not read"
    assert "longer than its tag" in bomb.problems[0].what


def test_sound_that_looks_like_mp3_because_of_a_tag_may_be_flac() -> None:
    data = id3(tag_frame(b"GEOB", OBJECT + STORE)) + flac((4, vorbis(b"AIGC=" + LABEL)))
    for media_type in (MP3, FLAC):
        assert said(found(data, media_type)) == [
            ("c2pa", "FLAC ID3 GEOB", "", STORE),
            ("text", "FLAC Vorbis comment", "vendor", b"maker"),
            ("text", "FLAC Vorbis comment", "AIGC", LABEL),
        ]


def test_flac_blocks_are_read_and_pictures_left_out() -> None:
    data = flac((4, vorbis(b"prompt={}", b"METADATA_BLOCK_PICTURE=AAAA", b"no sign")), (2, b"riffown"), (6, bytes(90)))
    result = found(data, FLAC)
    assert_exact(data, result)
    assert said(result)[1:] == [
        ("text", "FLAC Vorbis comment", "prompt", b"{}"),
        ("segment", "FLAC APPLICATION", "riff", b"own"),
    ]


STREAMS = {
    "Ogg Vorbis comment": (b"\x01vorbis" + bytes(23), b"\x03vorbis"),
    "Ogg Opus comment": (b"OpusHead" + bytes(11), b"OpusTags"),
    "Ogg Theora comment": (b"\x80theora" + bytes(35), b"\x81theora"),
    "Ogg Speex comment": (b"Speex   " + bytes(72), b""),
    "Ogg FLAC comment": (b"\x7fFLAC" + bytes(46), b"\x84\0\0\x30"),
}


@pytest.mark.parametrize("where", STREAMS)
def test_the_comments_of_every_kind_of_ogg_stream_are_found(where: str) -> None:
    first, lead = STREAMS[where]
    data = page(first, begins=True) + page(lead + vorbis(b"AIGC=" + LABEL)) + page(b"sound" * 100)
    result = found(data, OGG)
    assert_exact(data, result)
    assert said(result) == [("text", where, "vendor", b"maker"), ("text", where, "AIGC", LABEL)]


def test_comments_spread_over_pages_and_streams_that_alternate_are_joined() -> None:
    opus = b"OpusTags" + vorbis(b"prompt=" + b"p" * 700)
    theora = b"\x81theora" + vorbis(b"title=film")
    data = (
        page(STREAMS["Ogg Opus comment"][0], serial=1, begins=True)
        + page(STREAMS["Ogg Theora comment"][0], serial=2, begins=True)
        + page(opus[:510], serial=1, unfinished=True)
        + page(theora, serial=2)
        + page(opus[510:], serial=1)
        + page(b"sound", serial=1)
    )
    result = found(data, OGG)
    assert_exact(data, result)
    prompt = next(packet for packet in result.packets if packet.name == "prompt")
    assert prompt.data == b"p" * 700
    assert len(prompt.ranges) == 2
    assert {packet.where for packet in result.packets} == {"Ogg Opus comment", "Ogg Theora comment"}


def test_an_ogg_store_is_a_stream_of_its_own_whose_pages_are_its_container() -> None:
    store = STORE + bytes(600)
    first = page(b"\0c2pa" + store[: 255 - 5], serial=7, begins=True, unfinished=True)
    last = page(store[255 - 5 :], serial=7)
    audio = page(STREAMS["Ogg Vorbis comment"][0], begins=True) + page(b"\x03vorbis" + vorbis(b"a=b")) + page(b"sound")
    for data, start in ((first + last + audio, 0), (audio[:58] + first + last + audio[58:], 58)):
        result = found(data, OGG)
        assert_exact(data, result)
        assert {packet.where for packet in result.packets} == {"Ogg C2PA stream", "Ogg Vorbis comment"}
        assert next(packet.data for packet in result.packets if packet.kind is PacketKind.C2PA) == store
        assert result.containers == ((Range(start, len(first + last)),),)


def test_ogg_comments_that_never_end_are_told() -> None:
    data = page(b"OpusHead", begins=True) + page(b"OpusTags".ljust(255, b"x"), unfinished=True)
    assert found(data, OGG).problems[0].what == "the headers do not end"
    assert found(data + b"garbage", OGG).problems[0].what == "bytes that are no page"


def test_comments_with_lengths_that_lie_are_told() -> None:
    vendor = flac((4, struct.pack("<I", 2**32 - 1) + b"x"))
    comment = flac((4, vorbis(b"a=b")[:-2]))
    assert found(vendor, FLAC).problems[0].what == "the comments end inside the vendor string"
    assert found(comment, FLAC).problems[0].what == "a comment is longer than its header"


def test_the_place_of_a_text_is_that_of_its_bytes() -> None:
    data = id3(tag_frame(b"TIT2", b"\0song\0\0"))
    (packet,) = found(data, MP3).packets
    assert packet.kind is PacketKind.TEXT
    assert at_ranges(data, packet) == packet.data == b"song"
