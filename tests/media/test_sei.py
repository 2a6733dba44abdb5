"""User data in a coded video: found by its structure in the first samples alone. All videos are synthetic."""

from __future__ import annotations

import struct

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.media import forge
from tests.media.forge import at_ranges, box, found, said
from tests.media.stream import PICTURE, SEI, TEXT, X264, message, unit, video
from tests.media.test_walk_hostile import Sparse
from verify.media.limits import KIB, MAX_SAMPLES, MAX_SEI_MESSAGES, MAX_USER_DATA
from verify.media.packets import PacketKind
from verify.media.sei import KLING, LONGEST, user_data
from verify.media.walk import walk

MP4 = "video/mp4"
MOOV = box(b"moov", box(b"mvhd", bytes(100)))
WIDE = struct.pack(">I4sQ", 1, b"mdat", 16 + len(SEI + PICTURE)) + SEI + PICTURE
ENDLESS = struct.pack(">I4s", 0, b"mdat") + SEI + PICTURE


def texts(data: bytes) -> list[bytes]:
    return [packet.data for packet in found(data, MP4).packets if packet.kind is PacketKind.SEI]


@pytest.mark.parametrize(
    "data",
    [
        video(SEI, PICTURE, before=MOOV),
        video(SEI, PICTURE, after=MOOV),
        video(SEI, PICTURE, brand=b"qt  "),
        forge.mp4(MOOV, WIDE),
        forge.mp4(WIDE, MOOV),
        forge.mp4(MOOV, ENDLESS),
        forge.mp4(MOOV, box(b"mdat"), box(b"moof"), box(b"mdat", SEI)),
        video(unit(message(X264), message(KLING + TEXT)), PICTURE),
        video(unit(b"\x01\x03\0\0\3\1", message(X264), message(b"\x01", 6), message(KLING + TEXT)), PICTURE),
        video(unit(message(KLING + TEXT), head=0x26)),
        video(b"\0\0\0\1\x06" + message(KLING + TEXT) + b"\x80"),
        video(unit(message(KLING + TEXT + b"more" * 100)), PICTURE),
        video(bytes(200 * KIB), SEI),
    ],
    ids=[
        "movie box before",
        "movie box after",
        "MOV",
        "64-bit size, last",
        "64-bit size, first",
        "size to the end",
        "second media box",
        "behind x264's message",
        "behind messages with escaped zeros",
        "unit with a reference number",
        "start code",
        "long message",
        "behind sound",
    ],
)
def test_the_text_is_found_where_it_stands(data: bytes) -> None:
    (packet,) = [packet for packet in found(data, MP4).packets if packet.kind is PacketKind.SEI]
    assert (packet.where, packet.name) == (f"{'MOV' if b'qt  ' in data else 'MP4'} mdat", KLING.hex())
    assert packet.data.startswith(TEXT)
    assert len(packet.data) <= LONGEST
    assert at_ranges(data, packet) == packet.data
    assert data[packet.ranges[0].start - 16 : packet.ranges[0].start] == KLING


@pytest.mark.parametrize(
    "samples",
    [
        KLING + TEXT,
        unit(message(KLING)),
        unit(message(KLING + b"other-ai\0")),
        unit(message(KLING + TEXT, kind=4)),
        unit(message(KLING + TEXT), head=0x65),
        unit(message(KLING + TEXT), head=0x86),
        unit(b"\x05\x10" + KLING + TEXT),
        unit(message(X264 + KLING + TEXT)),
        struct.pack(">I", 12) + SEI[4:],
        PICTURE + SEI[5:],
        unit(*[message(b"", 6)] * MAX_SEI_MESSAGES, message(KLING + TEXT)),
        bytes(MAX_SAMPLES) + SEI,
        bytes(MAX_SAMPLES - 20) + SEI,
    ],
    ids=[
        "no unit around it",
        "UUID alone",
        "other text",
        "other type of message",
        "unit of a picture",
        "forbidden bit",
        "message too short for the text",
        "inside another message",
        "unit too short",
        "header cut off",
        "behind too many messages",
        "behind what is searched",
        "across the end of what is searched",
    ],
)
def test_bytes_without_the_structure_are_no_user_data(samples: bytes) -> None:
    assert texts(video(samples, PICTURE)) == []


def test_the_text_alone_in_a_title_is_a_title() -> None:
    title = box(b"udta", box(b"titl", bytes(6), SEI))
    assert [kind for kind, *_ in said(found(video(PICTURE, after=box(b"moov", title)), MP4))] == ["text"]


@pytest.mark.parametrize("brand", [b"heic", b"avif", b"M4A "])
def test_pictures_and_sounds_are_not_searched(brand: bytes) -> None:
    source = Sparse(1 << 20, {0: video(SEI, brand=brand)})
    assert walk(source, "image/heic").packets == ()
    assert source.taken < KIB


def test_many_media_boxes_are_searched_no_farther_than_one() -> None:
    pieces = [box(b"mdat", bytes(100 * KIB)) for _ in range(20)]
    source = Sparse(1 << 22, {0: forge.mp4(*pieces, box(b"mdat", SEI))})
    assert walk(source, MP4).packets == ()
    assert source.taken < MAX_SAMPLES + 4 * KIB


def test_a_hostile_crowd_of_messages_is_looked_at_a_few_times() -> None:
    crowd = (b"\0\0\1\x06" * 500 + b"\x05\x19" + KLING + TEXT) * 100
    assert len(texts(video(crowd))) <= MAX_USER_DATA
    assert len(texts(video(SEI * 1000))) == MAX_USER_DATA


@given(
    st.lists(st.sampled_from([KLING, TEXT, b"\6", b"\5", b"\x19", b"\xff", b"\0\0\1", b"\0\0\0\x40", b"\0\0\3", SEI]))
)
@settings(deadline=None)
def test_any_bytes_give_places_inside_them(parts: list[bytes]) -> None:
    data = b"".join(parts)
    for number, place in user_data(data):
        assert data[place.start - 16 : place.start] == number
        assert data[place.start : place.end].startswith(TEXT[:-1])
        assert place.end <= len(data)
