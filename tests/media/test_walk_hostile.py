"""Bytes that lie: any input gives a walk, places stay in the file, and cost stays bounded."""

from __future__ import annotations

import struct
import zlib
from contextlib import suppress
from importlib import import_module
from typing import NamedTuple

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.media import documents, forge
from tests.media.forge import LABEL, STORE, XMP, assert_sound, at_ranges, box, chunk, element, id3, segment
from verify.media.bytesource import MemorySource
from verify.media.cursor import Cursor, StructureError
from verify.media.limits import MAX_MANIFEST_STORE, MAX_PACKET, MAX_PACKETS, MAX_PROBLEMS, MAX_STEPS, MAX_TOTAL, MIB
from verify.media.packets import PacketKind, Range
from verify.media.walk import CONTAINERS, walk

SEEDS: dict[str, bytes] = {
    "jpeg": forge.jpeg(
        segment(0xE1, b"Exif\0\0" + forge.EXIF),
        segment(0xE1, b"http://ns.adobe.com/xap/1.0/\0" + XMP),
        segment(0xED, b"Photoshop 3.0\0" + forge.resource(0x0404, b"\x1c\x02\x6e\0\0")),
        *forge.app11_parts(STORE, (30, 9)),
    ),
    "png": forge.png(
        chunk(b"caBX", STORE),
        chunk(b"zTXt", b"AIGC\0\0" + zlib.compress(LABEL)),
        chunk(b"iTXt", b"XML:com.adobe.xmp\0\0\0\0\0" + XMP),
        chunk(b"tEXt", b"Raw profile type exif\0\nexif\n26\n" + forge.EXIF.hex().encode()),
        trailer=b"SEFT",
    ),
    "gif": forge.gif(
        b"!\xfe" + forge.sub_blocks(b"hi"), b"!\xff\x0bC2PA_GIF\1\0\0" + forge.sub_blocks(STORE), trailer=b"x"
    ),
    "tiff": forge.tiff({0x010F: (2, b"Canon\0"), 0x02BC: (1, XMP), 0xCD41: (7, STORE), 0x8769: (4, b"\x08\0\0\0")}),
    "riff": forge.riff(
        b"WAVE",
        forge.riff_list(b"INFO", forge.riff_chunk(b"IART", b"me")),
        forge.riff_chunk(b"id3 ", id3(forge.tag_frame(b"TXXX", b"\0AIGC\0x"))),
        forge.riff_chunk(b"C2PA", STORE),
    ),
    "bmff": forge.mp4(
        forge.c2pa_box(),
        box(
            b"moov",
            box(
                b"udta",
                forge.full_box(b"meta", forge.handler(b"mdir"), box(b"ilst", box(b"\xa9too", forge.value(b"x")))),
                box(b"\xa9mak", b"\0\x02\0\0me"),
            ),
        ),
        forge.full_box(
            b"meta",
            forge.full_box(b"iinf", b"\0\x01", forge.full_box(b"infe", b"\0\x01\0\0Exif\0", version=2)),
            forge.full_box(b"iloc", b"\x44\0\0\x01\0\x01\0\x01\0\0\0\x01\0\0\0\0\0\0\0\x1e", version=1),
            box(b"idat", bytes(4) + forge.EXIF),
        ),
    ),
    "jxl": b"\0\0\0\x0cJXL \r\n\x87\n" + box(b"xml ", XMP) + box(b"Exif", bytes(4), forge.EXIF) + STORE,
    "svg": b"<svg><metadata><c2pa:manifest>AAAA</c2pa:manifest></metadata><metadata>a</metadata>" + XMP + b"</svg>",
    "pdf": forge.pdf(
        forge.pdf_stream(b"", STORE),
        b"<</EF<</F 1 0 R>>/AFRelationship/C2PA_Manifest>>",
        forge.pdf_stream(b"/Type/Metadata/Filter/FlateDecode", zlib.compress(XMP)),
        b"<</Title(a\\(b)/AIGC<4F6B>>>",
        forge.pdf_stream(b"/Type/ObjStm/N 1/First 4", b"9 0 <</A(b)>>"),
        trailer=b"<</Root 9 0 R/Info 4 0 R>>",
    ),
    "psd": b"8BPS\0\x01" + bytes(24) + struct.pack(">I", 16) + forge.resource(0x0424, b"<x/>"),
    "mp3": id3(
        forge.tag_frame(b"GEOB", b"\0application/c2pa\0\0\0" + STORE),
        forge.tag_frame(b"TXXX", b"\x01A\0\0\0x\0"),
        forge.tag_frame(b"COMM", b"\0eng\0x"),
    ),
    "flac": forge.flac((4, forge.vorbis(b"AIGC=" + LABEL)), (2, b"riffx")),
    "ogg": forge.page(b"OpusHead", begins=True) + forge.page(b"OpusTags" + forge.vorbis(b"a=b")) + forge.page(b"x"),
    "ebml": forge.matroska(
        element(0x1254C367, element(0x7373, forge.simple_tag(b"AIGC", LABEL))),
        element(0x1941A469, element(0x61A7, element(0x466E, b"f"), element(0x465C, STORE))),
    ),
    "flv": forge.flv(
        forge.amf_string(b"onMetaData") + b"\x03" + forge.amf_key(b"a") + forge.amf_string(b"b") + b"\0\0\x09"
    ),
    "sidecar": STORE,
    "ooxml": documents.zipped(
        {"docProps/custom.xml": documents.custom(("AIGC", "1")), "META-INF/content_credential.c2pa": STORE}
    ),
    "markdown": documents.markdown(" " + documents.LABEL),
}
EXACT = frozenset(("jpeg", "gif", "jxl", "psd", "ebml", "ogg", "flv", "sidecar"))
"""Containers that neither compress nor recode anything: every packet stands in the file as it is."""


class Spoiled(NamedTuple):
    """A container, and bytes that it may or may not hold."""

    module: str
    data: bytes


@st.composite
def spoiled(draw: st.DrawFn) -> Spoiled:
    """Draw a good file with some bytes replaced, cut out, doubled or cut off, or any bytes behind a good beginning."""
    module = draw(st.sampled_from(sorted(SEEDS)))
    data = SEEDS[module]
    if draw(st.integers(0, 9)) == 0:
        return Spoiled(module, data[: draw(st.integers(0, 40))] + draw(st.binary(max_size=300)))
    for _ in range(draw(st.integers(1, 4))):
        at = draw(st.integers(0, len(data)))
        new = draw(
            st.sampled_from((b"\0\0\0\0", b"\xff\xff\xff\xff", b"\x7f\xff\xff\xff", b"\0\0\0\x01", b"\x80", b"\0", b""))
        )
        width = draw(st.sampled_from((len(new), 0, 1, 8, len(data))))
        data = data[:at] + new + data[at + width :]
    return Spoiled(module, data)


def test_every_container_has_a_seed_and_each_seed_says_something() -> None:
    assert SEEDS.keys() == CONTAINERS.keys()
    for module, data in SEEDS.items():
        assert walk(MemorySource(data), CONTAINERS[module][0]).packets, module


@given(spoiled())
@settings(max_examples=600, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_bytes_give_a_walk_whose_places_lie_in_the_file(case: Spoiled) -> None:
    result = walk(MemorySource(case.data), CONTAINERS[case.module][0])
    assert_sound(case.data, result)
    if case.module in EXACT:
        assert all(at_ranges(case.data, packet) == packet.data for packet in result.packets)


@pytest.mark.parametrize("module", sorted(SEEDS))
def test_a_file_cut_off_anywhere_gives_a_walk(module: str) -> None:
    data = SEEDS[module]
    for end in range(len(data)):
        assert_sound(data[:end], walk(MemorySource(data[:end]), CONTAINERS[module][0]))


@pytest.mark.parametrize("module", sorted(SEEDS))
def test_no_walker_fails_otherwise_than_by_its_own_error_even_without_the_net_of_walk(module: str) -> None:
    walker = import_module(f"verify.media.{module}")
    for other in SEEDS.values():
        for data in (other, other[:50] + bytes(50), b"", b"\0", other[::-1]):
            cursor = Cursor(MemorySource(data))
            count = 0
            with suppress(StructureError):
                for _ in walker.packets(cursor):
                    count += 1
            assert count <= len(data) + 2


class Sparse:
    """A file of gigabytes of zeros with something written here and there; counts what is read."""

    def __init__(self, size: int, parts: dict[int, bytes]) -> None:
        self.size = size
        self.parts = parts
        self.taken = 0

    def read_at(self, start: int, length: int) -> bytes:
        """Return up to ``length`` bytes from offset ``start``."""
        length = max(0, min(length, self.size - start))
        self.taken += length
        data = bytearray(length)
        for at, part in self.parts.items():
            begin, end = max(at, start), min(at + len(part), start + length)
            if begin < end:
                data[begin - start : end - start] = part[begin - at : end - at]
        return bytes(data)


def test_of_a_film_of_two_gigabytes_only_the_structure_is_read() -> None:
    head = forge.mp4()
    media = struct.pack(">I4sQ", 1, b"mdat", 2**31)
    tail = box(b"moov", box(b"mvhd", bytes(100)), box(b"udta", box(b"XMP_", XMP)))
    end = len(head) + 2**31
    source = Sparse(end + len(tail), {0: head, len(head): media, end: tail})
    result = walk(source, "video/mp4")
    assert [packet.ranges for packet in result.packets] == [(Range(end + 8 + 108 + 8 + 8, len(XMP)),)]
    assert source.taken < MIB


def test_samples_of_other_containers_are_not_read_either() -> None:
    size = 2**31 - 2**16
    wav = b"RIFF" + struct.pack("<I", size) + b"WAVEdata" + struct.pack("<I", size - 100)
    png = b"\x89PNG\r\n\x1a\n" + struct.pack(">I", size) + b"IDAT"
    mkv = (
        element(0x18538067)[:-8]
        + struct.pack(">Q", 1 << 56 | size)
        + b"\x1f\x43\xb6\x75"
        + struct.pack(">Q", 1 << 56 | size - 99)
    )
    for media_type, head in (("audio/wav", wav), ("image/png", png), ("video/webm", mkv), ("audio/flac", forge.flac())):
        source = Sparse(size, {0: head})
        walk(source, media_type)
        assert source.taken < MIB, media_type


def test_a_packet_over_the_limit_is_told_and_not_read() -> None:
    large = Sparse(64 * MIB, {0: forge.mp4(struct.pack(">I4s", 8 + 16 + MAX_PACKET + 1, b"uuid"), forge.XMP_UUID)})
    result = walk(large, "video/mp4")
    assert [packet.kind for packet in result.packets] == []
    assert "larger than" in result.problems[0].what
    assert large.taken < MIB


def test_a_packet_at_the_limit_is_read() -> None:
    data = forge.mp4(box(b"uuid", forge.XMP_UUID, bytes(MAX_PACKET)))
    assert [len(packet.data) for packet in walk(MemorySource(data), "video/mp4").packets] == [MAX_PACKET]


def test_a_store_over_its_own_larger_limit_is_told() -> None:
    source = Sparse(100 * MIB, {0: struct.pack(">I4s", MAX_MANIFEST_STORE + 1, b"jumb")})
    result = walk(source, "application/c2pa")
    assert (result.packets, source.taken) == ((), 0)
    assert "bytes of manifest store: larger than" in result.problems[0].what


def test_the_packets_of_one_file_have_a_limit_together() -> None:
    overlapping = struct.pack("<HHII", 0x02BC, 7, MAX_PACKET, 0) * 400
    data = b"II*\0\x08\0\0\0" + struct.pack("<H", 400) + overlapping + bytes(MAX_PACKET)
    result = walk(MemorySource(data), "image/tiff")
    assert len(result.packets) == MAX_TOTAL // MAX_PACKET
    assert result.problems[-1].what == "more metadata than one file may hold; the rest was not read"


def test_a_hundred_thousand_boxes_and_more_are_not_followed() -> None:
    result = walk(MemorySource(forge.mp4(box(b"free") * (MAX_STEPS + 10))), "video/mp4")
    assert result.problems[-1].what == f"more than {MAX_STEPS} structures; the rest was not read"


def test_packets_and_problems_are_counted() -> None:
    comments = walk(MemorySource(forge.jpeg(*[segment(0xFE, b"a")] * (MAX_PACKETS + 1))), "image/jpeg")
    stray = walk(MemorySource(forge.jpeg(*[b"stray" + segment(0xFE, b"")] * (MAX_PROBLEMS + 9))), "image/jpeg")
    assert len(comments.packets) == MAX_PACKETS
    assert len(stray.problems) == MAX_PROBLEMS
    assert {packet.kind for packet in comments.packets} == {PacketKind.COMMENT}
