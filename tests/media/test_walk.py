"""The walk itself: which walker, which order, and what a cursor gives."""

from __future__ import annotations

import sys
import zlib
from importlib import import_module

import pytest

from tests.media.forge import STORE, XMP, app11, assert_exact, found, jpeg, segment
from verify.media.bytesource import MemorySource
from verify.media.cursor import Cursor, Pieces, StructureError
from verify.media.limits import MAX_STEPS
from verify.media.packets import PacketKind, Range, Walk
from verify.media.walk import CONTAINERS, walk


def test_an_unknown_media_type_gives_an_empty_walk() -> None:
    assert walk(MemorySource(b"anything"), "application/zip") == Walk((), ())


def test_media_types_are_compared_without_case_and_parameters() -> None:
    data = jpeg(segment(0xFE, b"x"))
    assert found(data, "Image/JPEG; q=1") == found(data, "image/jpeg")


def test_every_module_of_the_table_is_a_walker_and_no_media_type_stands_twice() -> None:
    media_types = [media_type for group in CONTAINERS.values() for media_type in group]
    assert len(media_types) == len(set(media_types))
    assert all(media_type == media_type.lower() for media_type in media_types)
    for module in CONTAINERS:
        assert callable(import_module(f"verify.media.{module}").packets)


def test_packets_come_in_the_order_of_the_file_and_containers_in_that_of_their_stores() -> None:
    extended = segment(
        0xE1, b"http://ns.adobe.com/xmp/extension/\0" + b"A" * 32 + bytes(3) + b"\x04" + bytes(4) + b"<x/>"
    )
    data = jpeg(extended, app11(STORE, 2, 1), segment(0xFE, b"x"), app11(STORE, 1, 1))
    result = found(data, "image/jpeg")
    starts = [packet.ranges[0].start for packet in result.packets]
    assert starts == sorted(starts)
    assert [container[0].start for container in result.containers] == [
        data.index(b"\xff\xeb"),
        data.rindex(b"\xff\xeb"),
    ]


def test_a_sidecar_is_one_store_from_its_first_byte_to_its_last() -> None:
    result = found(STORE, "application/c2pa")
    assert_exact(STORE, result)
    assert [packet.kind for packet in result.packets] == [PacketKind.C2PA]
    assert result.containers == ((Range(0, len(STORE)),),)


def test_a_cursor_reads_numbers_and_never_outside_the_file() -> None:
    cursor = Cursor(MemorySource(bytes(range(1, 9))))
    assert (cursor.u8(0), cursor.u16(0), cursor.u32(0), cursor.u64(0)) == (1, 0x0102, 0x01020304, 0x0102030405060708)
    assert (cursor.upto(6, 9), cursor.upto(8, 1), cursor.upto(-1, 3), cursor.upto(2, -1)) == (b"\7\x08", b"", b"", b"")
    for at, length in ((6, 3), (9, 1), (-2, 1), (0, -1)):
        with pytest.raises(StructureError) as caught:
            cursor.take(at, length)
        assert 0 <= caught.value.offset <= 8


def test_steps_run_out() -> None:
    cursor = Cursor(MemorySource(b""))
    for _ in range(MAX_STEPS):
        cursor.step(0)
    with pytest.raises(StructureError, match="structures"):
        cursor.step(7)


def test_inflating_has_a_limit_a_call_and_a_limit_a_file() -> None:
    cursor = Cursor(MemorySource(b""))
    assert cursor.inflate(zlib.compress(XMP) + b"after", 0) == XMP
    with pytest.raises(StructureError, match="more than 10 bytes"):
        cursor.inflate(zlib.compress(bytes(11)), 3, limit=10)
    assert cursor.inflate(zlib.compress(bytes(10)), 3, limit=10) == bytes(10)


@pytest.mark.parametrize(
    ("start", "length", "parts"),
    [
        (0, 9, (Range(10, 2), Range(20, 3), Range(30, 4))),
        (1, 2, (Range(11, 1), Range(20, 1))),
        (2, 3, (Range(20, 3),)),
        (8, 9, (Range(33, 1),)),
        (9, 1, ()),
        (3, 0, ()),
    ],
)
def test_a_part_of_a_spread_payload_is_found_in_the_file(start: int, length: int, parts: tuple[Range, ...]) -> None:
    pieces = Pieces((Range(10, 2), Range(15, 0), Range(20, 3), Range(30, 4)))
    assert pieces.length == 9
    assert pieces.part(start, length) == parts


def test_walking_one_container_loads_no_other() -> None:
    script = "import sys, verify.media.walk as w; w.import_module('verify.media.png'); print(*sys.modules)"
    import subprocess  # noqa: PLC0415 - only this test starts another interpreter

    loaded = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True).stdout.split()
    assert "verify.media.png" in loaded
    assert not {"verify.media.jpeg", "verify.media.bmff", "verify.media.pdf", "verify.media.tiff"} & set(loaded)
