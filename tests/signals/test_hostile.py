"""Files made to exhaust or mislead the readers: bounded memory and time, something found or told, nothing opened.

Each story runs through walker and readers in a process of its own, which is under an audit hook: whoever opens a file,
starts a process or looks for the network there ends it with an error.
"""

from __future__ import annotations

import json
import os
import struct
import subprocess
import sys
import zlib
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.media import forge
from tests.media.forge import box, chunk, segment
from tests.signals.marked import packet
from verify.media.bytesource import MemorySource
from verify.media.limits import MAX_PACKET, MAX_STEPS, MIB
from verify.media.packets import Packet, PacketKind, Range, Walk
from verify.media.walk import walk
from verify.signals.marks import Field, Found, Grade, Mark, Place, Trace, TraceKind
from verify.signals.read import READERS, read_signals

ROOT = Path(__file__).resolve().parents[2]
SECONDS = 2.0  # of the processor, for walker and readers
HANGS = 60  # seconds of the clock; what takes longer hangs
GROWTH = 64 * MIB

JPEG, PNG, MP4, MP3, WEBP, SVG = "image/jpeg", "image/png", "video/mp4", "audio/mpeg", "image/webp", "image/svg+xml"
XMP_LEAD = b"http://ns.adobe.com/xap/1.0/\0"
XMP_KEYWORD = b"XML:com.adobe.xmp"
RDF = b'<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
NAMES = b'xmlns:Iptc4xmpExt="http://iptc.org/std/Iptc4xmpExt/2008-02-29/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"'
MADE = b"http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia"

SCRIPT = """
import json, resource, sys, time, tracemalloc
from verify.media.bytesource import MemorySource
from verify.media.walk import walk
from verify.signals.read import READERS, read_signals
from tests.signals.test_hostile import BOMBS, warm_up

media_type, make = BOMBS[sys.argv[1]]
measured = sys.argv[2] == "memory"
data = make()
warm_up()  # every reader has been imported, with whatever it needs
touched = []
def watch(event, arguments):
    if event.startswith(("socket.", "urllib.", "subprocess.", "os.system", "os.exec", "os.posix_spawn", "os.fork")):
        touched.append(event)
    if event == "open":
        touched.append(f"open {arguments[0]}")
sys.addaudithook(watch)
if measured:
    tracemalloc.start()
began = time.process_time()
found = walk(MemorySource(data), media_type)
signals = read_signals(found, media_type)
took = time.process_time() - began
peak = tracemalloc.get_traced_memory()[1] if measured else 0
print(json.dumps({
    "touched": touched[:],
    "seconds": took,
    "peak": peak,
    "marks": [mark.id for mark in signals.marks],
    "packets": len(found.packets),
    "told": [item.what for item in (*found.problems, *signals.problems)],
}))
"""


def xmp_jpeg(packet_data: bytes) -> bytes:
    """Return a JPEG with an XMP packet of any size: beyond one segment it goes on in extended XMP."""
    if len(packet_data) < 60_000:
        return forge.jpeg(segment(0xE1, XMP_LEAD + packet_data))
    guid = b"0123456789ABCDEF0123456789ABCDEF"
    note = (
        RDF + b'<rdf:Description xmlns:xmpNote="http://ns.adobe.com/xmp/note/" xmpNote:HasExtendedXMP="%b"/></rdf:RDF>'
    )
    parts = [packet_data[at : at + 65_000] for at in range(0, len(packet_data), 65_000)]
    lead = b"http://ns.adobe.com/xmp/extension/\0" + guid + struct.pack(">I", len(packet_data))
    extended = [segment(0xE1, lead + struct.pack(">I", at * 65_000) + part) for at, part in enumerate(parts)]
    return forge.jpeg(segment(0xE1, XMP_LEAD + note % guid), *extended)


def entities(declared: bytes) -> bytes:
    """Return a packet that declares entities in the way given and would say AI if they were read."""
    body = RDF + b"<rdf:Description " + NAMES + b"><Iptc4xmpExt:DigitalSourceType>&it;</Iptc4xmpExt:DigitalSourceType>"
    return b"<?xml version='1.0'?><!DOCTYPE x [" + declared + b"]>" + body + b"</rdf:Description></rdf:RDF>"


def laughs() -> bytes:
    """Return entities of which each stands for ten of the one before: ten to the ninth characters."""
    each = (b'<!ENTITY a%d "%b">' % (level, b"&a%d;" % (level - 1) * 10) for level in range(1, 10))
    return entities(b'<!ENTITY a0 "ha">' + b"".join(each) + b'<!ENTITY it "&a9;">')


def quadratic() -> bytes:
    """Return one long entity that is used ten thousand times."""
    declared = entities(b'<!ENTITY it "%b">' % (b"x" * 20_000))
    return declared.replace(b"&it;", b"&it;" * 10_000)


def external(address: bytes) -> bytes:
    """Return an entity whose text stands in a file or on a server."""
    return entities(b'<!ENTITY it SYSTEM "%b">' % address)


def said(content: bytes = b"", attributes: bytes = b"") -> bytes:
    """Return a packet that says AI after whatever comes before."""
    source = b"<Iptc4xmpExt:DigitalSourceType>" + MADE + b"</Iptc4xmpExt:DigitalSourceType>"
    head = RDF + b"<rdf:Description " + NAMES + b" " + attributes + b">"
    return head + content + source + b"</rdf:Description></rdf:RDF>"


def inflating(keyword: bytes, unit: bytes = b" ", size: int = 300 * MIB) -> bytes:
    """Return a zTXt chunk of some kilobytes that inflates to 300 MB."""
    packer = zlib.compressobj(9)
    block = unit * (MIB // len(unit))
    packed = b"".join(packer.compress(block) for _ in range(size // MIB)) + packer.flush()
    return chunk(b"zTXt", keyword + b"\0\0" + packed)


def directories(loops: int) -> bytes:
    """Return Exif directories that point at themselves and at each other."""
    head = b"II*\0\x08\0\0\0"
    pointers = [0x8769, 0x8825, 0xA005, 0x014A, *range(0xF000, 0xF000 + loops)]
    first = struct.pack("<H", len(pointers))
    first += b"".join(struct.pack("<HHII", tag, 4, 1, 8) for tag in sorted(pointers))
    return head + first + struct.pack("<I", 8)


def counted(count: int) -> bytes:
    """Return Exif texts that each claim the whole packet, as often as a directory can hold."""
    filler = b"A" * 60_000
    table = b"".join(struct.pack("<HHII", 0x010E + number, 2, 0xFFFFFFFF, 8) for number in range(count))
    return b"II*\0\x08\0\0\0" + struct.pack("<H", count) + table + bytes(4) + filler


def huge_box(kind: bytes, size: int) -> bytes:
    """Return the header of a box that claims a size of 64 bits."""
    return struct.pack(">I4sQ", 1, kind, size)


def text_png(keyword: bytes, text: bytes) -> bytes:
    """Return a PNG with a text, of any bytes."""
    return forge.png(chunk(b"tEXt", keyword + b"\0" + text))


def nested_json(size: int) -> bytes:
    """Return JSON as deep as it is long."""
    return b'{"a":' * (size // 5)


def many_objects() -> bytes:
    """Return JSON of a million empty objects, which cost memory fifty times their length."""
    return b'{"nodes":[' + b"{}," * 1_000_000 + b"{}]}"


def ids() -> bytes:
    """Return an ID3 tag with thousands of frames that all look like labels."""
    frames = [forge.tag_frame(b"TXXX", b"\0AIGC\0" + b'{"Label":"1"' * 20)] * 9_000
    return forge.id3(*frames)


BOMBS: dict[str, tuple[str, Callable[[], bytes]]] = {
    "a billion laughs": (JPEG, lambda: xmp_jpeg(laughs())),
    "a billion laughs in PNG": (PNG, lambda: forge.png(chunk(b"iTXt", XMP_KEYWORD + bytes(5) + laughs()))),
    "one long entity used often": (PNG, lambda: forge.png(chunk(b"iTXt", XMP_KEYWORD + bytes(5) + quadratic()))),
    "an entity in a file": (JPEG, lambda: xmp_jpeg(external(b"file:///etc/hostname"))),
    "an entity on a server": (JPEG, lambda: xmp_jpeg(external(b"http://127.0.0.1:9/x"))),
    "a document type on a server": (
        JPEG,
        lambda: xmp_jpeg(b'<!DOCTYPE x SYSTEM "http://127.0.0.1:9/x.dtd">' + said()),
    ),
    "a document type in UTF-16": (JPEG, lambda: xmp_jpeg(laughs().decode().encode("utf-16"))),
    "a picture's own entities": (SVG, lambda: b"<svg><metadata>" + laughs() + b"</metadata></svg>"),
    "zTXt of 300 MB, as XMP": (PNG, lambda: forge.png(inflating(XMP_KEYWORD))),
    "zTXt of 300 MB, as a recipe": (PNG, lambda: forge.png(inflating(b"parameters", b"Steps: 1,"))),
    "zTXt of 300 MB, as a label": (PNG, lambda: forge.png(inflating(b"AIGC", b'{"AIGC":'))),
    "zTXt of 300 MB, as a raw profile": (PNG, lambda: forge.png(inflating(b"Raw profile type xmp", b"3c"))),
    "twenty bombs": (PNG, lambda: forge.png(*[inflating(XMP_KEYWORD, size=30 * MIB)] * 20)),
    "a box of 2^63 bytes": (MP4, lambda: forge.mp4(huge_box(b"moov", 2**63))),
    "a box of 2^64-1 bytes": (MP4, lambda: forge.mp4(huge_box(b"uuid", 2**64 - 1) + forge.XMP_UUID + said())),
    "a tag of 2^63 bytes": (
        MP4,
        lambda: forge.mp4(box(b"moov", box(b"udta", huge_box(b"XMP_", 2**63) + said()))),
    ),
    "a hundred thousand boxes": (MP4, lambda: forge.mp4(box(b"free") * (MAX_STEPS + 10))),
    "a hundred thousand tags": (
        MP4,
        lambda: forge.mp4(box(b"moov", box(b"udta", box(b"\xa9too", b"\0\4\0\0Lavf") * 110_000))),
    ),
    "directories in a circle": (JPEG, lambda: forge.jpeg(segment(0xE1, b"Exif\0\0" + directories(400)))),
    "texts that claim everything": (JPEG, lambda: forge.jpeg(segment(0xE1, b"Exif\0\0" + counted(400)))),
    "eight pictures of directories": (
        PNG,
        lambda: forge.png(*[chunk(b"eXIf", directories(500))] * 500),
    ),
    "16 MiB of XMP": (
        PNG,
        lambda: forge.png(chunk(b"iTXt", XMP_KEYWORD + bytes(5) + said(b" " * (MAX_PACKET - 2000)))),
    ),
    "16 MiB of XMP elements": (
        PNG,
        lambda: forge.png(chunk(b"iTXt", XMP_KEYWORD + bytes(5) + said(b"<xmp:a>DigitalSource</xmp:a>" * 550_000))),
    ),
    "16 MiB of XMP attributes": (
        PNG,
        lambda: forge.png(
            chunk(
                b"iTXt",
                XMP_KEYWORD + bytes(5) + said(attributes=b" ".join(b"xmp:a%d='x'" % n for n in range(900_000))),
            )
        ),
    ),
    "XMP a million elements deep": (
        PNG,
        lambda: forge.png(chunk(b"iTXt", XMP_KEYWORD + bytes(5) + said(b"<xmp:a>" * 10**6))),
    ),
    "four packets of 8 MiB": (
        PNG,
        lambda: forge.png(*[chunk(b"iTXt", XMP_KEYWORD + bytes(5) + said(b"<xmp:a/>" * MIB))] * 4),
    ),
    "16 MiB of a recipe": (PNG, lambda: text_png(b"parameters", b"Steps: 1, " * (MAX_PACKET // 10 - 10))),
    "16 MiB of lines": (PNG, lambda: text_png(b"parameters", b"\n" * (MAX_PACKET - 100))),
    "16 MiB of a graph": (PNG, lambda: text_png(b"prompt", nested_json(MAX_PACKET - 100))),
    "a million objects": (PNG, lambda: text_png(b"workflow", many_objects())),
    "a million objects in a label": (PNG, lambda: text_png(b"AIGC", many_objects())),
    "16 MiB of IPTC": (
        JPEG,
        lambda: forge.jpeg(
            *[segment(0xED, b"Photoshop 3.0\0" + forge.resource(0x0404, b"\x1c\x02\x6e\0\x01A" * 10_000))] * 250
        ),
    ),
    "invalid UTF-8 everywhere": (
        PNG,
        lambda: forge.png(
            chunk(b"iTXt", XMP_KEYWORD + bytes(5) + said().replace(b"trained", b"\xff\xfe\xc3\x28")),
            *(
                chunk(b"tEXt", key + b"\0\xff\xfe\xc3\x28" * 999)
                for key in (b"parameters", b"AIGC", b"Software", b"Dream")
            ),
        ),
    ),
    "labels by the thousand": (MP3, ids),
    "16 MiB in Make and Model": (
        WEBP,
        lambda: forge.riff(
            b"WEBP",
            forge.riff_chunk(
                b"EXIF",
                forge.tiff({0x010F: (2, b"workflow:" + nested_json(6 * MIB)), 0x0110: (2, b"prompt:" + b"[" * MIB)}),
            ),
        ),
    ),
    "a trailer full of directories": (JPEG, lambda: forge.jpeg() + b"SEFH" * (MIB // 4) + b"SEFT"),
}
"""Hostile files by their stories. They are built where they are read, in the process that is measured."""

QUIET = {
    "a hundred thousand tags",
    "directories in a circle",
    "texts that claim everything",
    "a trailer full of directories",
}
"""Stories in which honest readers find nothing to tell: what they ask for stands within the limits, or nowhere."""


def warm_up() -> None:
    """Import every reader and what it imports late, by reading a file that has something for each."""
    data = forge.png(
        chunk(b"iTXt", XMP_KEYWORD + bytes(5) + said()),
        chunk(b"tEXt", b"AIGC\0" + forge.LABEL),
        chunk(b"tEXt", b"parameters\0a\nSteps: 1, Sampler: a, CFG scale: 1, Seed: 1, Size: 1x1"),
        chunk(b"tEXt", b'prompt\0{"1":{"class_type":"KSampler","inputs":{}}}'),
        chunk(b"zTXt", b"Comment\0\0" + zlib.compress(b"x")),
        chunk(b"eXIf", forge.EXIF),
    )
    read_signals(walk(MemorySource(data), PNG), PNG)
    for media_type in (JPEG, MP4, MP3, WEBP, SVG):
        walk(MemorySource(b""), media_type)
        read_signals(Walk((packet(PacketKind.EXIF, b""),), ()), media_type)


@cache
def run(story: str, what: str) -> dict[str, object]:
    """Read a hostile file in a process of its own, and return what it printed."""
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT, story, what],
        capture_output=True,
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        timeout=HANGS,
        check=False,
    )
    assert done.returncode == 0, done.stderr.decode()[-2000:]
    found: dict[str, object] = json.loads(done.stdout)
    return found


@pytest.mark.parametrize("story", BOMBS)
def test_a_hostile_file_costs_little_and_opens_nothing(story: str) -> None:
    found = run(story, "time")
    assert found["touched"] == []
    assert isinstance(found["seconds"], float)
    assert found["seconds"] < SECONDS
    assert run(story, "memory")["peak"] < GROWTH  # type: ignore[operator]  # a number of bytes


@pytest.mark.parametrize("story", [story for story in BOMBS if story not in QUIET])
def test_what_could_not_be_read_of_a_hostile_file_is_told(story: str) -> None:
    found = run(story, "time")
    assert found["told"] != []
    assert not any("stopped by" in what or "walker failed" in what for what in found["told"])  # type: ignore[attr-defined]


@pytest.mark.parametrize("story", sorted(QUIET))
def test_no_reader_stops_on_a_hostile_file(story: str) -> None:
    assert not any("stopped by" in what for what in run(story, "time")["told"])  # type: ignore[attr-defined]


ENTITIES = [story for story in BOMBS if "entit" in story or "laughs" in story or "document type" in story]


@pytest.mark.parametrize("story", ENTITIES)
def test_what_entities_would_say_is_no_mark(story: str) -> None:
    assert run(story, "time")["marks"] == []


KEYS = st.sampled_from(
    ["", "parameters", "prompt", "workflow", "AIGC", "Description", "Software", "Comment", "Dream", "sd-metadata"]
    + ["invokeai_metadata", "Source", "\xa9too", "com.apple.quicktime.model", "aigc_info", "TXXX:AIGC", "PEg_Info"]
    + ["XML:com.adobe.xmp", "FBMD", "SEAL", "Title", "comment", "DESCRIPTION"]
)
WHERES = st.sampled_from(
    ["JPEG APP1", "JPEG COM", "PNG tEXt", "PNG iTXt", "PNG after the end of the image", "WebP EXIF", "MP3 ID3 TXXX"]
    + ["MP4 moov/udta/meta/ilst", "MP4 moov/meta/keys", "Matroska Tags", "AVI INFO", "JPEG after the end of the image"]
)
PIECES = st.sampled_from(
    [
        *(b"{", b"}", b"[", b"]", b'"', b":", b",", b"\\", b"\0", b"\xff\xfe", b"\xc3\x28", b"<", b">", b"&#0;", b"\n"),
        *(b'{"Label":"1","ContentProducer":"001"}', b'{"AIGC":', b'"Label":', b"1e999", b"NaN", b"-1", b"null"),
        *(b"Steps: 1, Sampler: a, Seed: ", b"Negative prompt: ", b"Signature: ", b"--ar 4:3 Job ID: "),
        *(
            b"UNICODE\0",
            b"ASCII\0\0\0",
            b"II*\0\x08\0\0\0",
            b"MM\0*\0\0\0\x08",
            b"\x01\0\x0f\x01\x02\0\xff\xff\xff\xff",
        ),
        *(b"\x1c\x02\x6e\0\x05", b"\x1c\x02\x6e\x80\x04\xff\xff\xff\xff", b"SEFH", b"SEFT", b"8BIM\x04\x04"),
        *(RDF, b"<rdf:Description " + NAMES + b">", b"</rdf:RDF>", MADE, b"<!DOCTYPE", b"<![CDATA["),
        *(b"Iptc4xmpExt:DigitalSourceType=", b"photoshop:Credit='Made with Google AI'", b"dcterms:provenance="),
        *(b"aigc_label_type", b'"exportType":"generation"', b"Lavf", b"Suno", b"<seal seal='1' d='a' s='x'/>"),
    ]
)
DATA = st.binary(max_size=60) | st.lists(PIECES, max_size=12).map(b"".join)
PACKETS = st.builds(
    Packet,
    kind=st.sampled_from(PacketKind),
    where=WHERES,
    name=KEYS | st.text(max_size=12),
    data=DATA,
    ranges=st.sampled_from([(), (Range(0, 9),), (Range(4, 1), Range(90, 7))]),
)
TYPES = st.sampled_from([JPEG, PNG, MP4, MP3, WEBP, SVG, "video/x-matroska", "application/pdf", "", "x"])


def assert_whole(found: Found) -> None:
    """Check the types of everything that was found, and that no reader gave up."""
    assert isinstance(found, Found)
    assert not [problem for problem in found.problems if "stopped by" in problem.what]
    for mark in found.marks:
        assert isinstance(mark, Mark)
        assert isinstance(mark.grade, Grade)
        assert isinstance(mark.place, Place)
        assert len(mark.value) <= 512
        assert len(mark.prompt or "") <= 4096
    assert all(isinstance(field, Field) and len(field.value) <= 512 for field in found.fields)
    assert all(isinstance(trace, Trace) and isinstance(trace.kind, TraceKind) for trace in found.traces)


@given(packets=st.lists(PACKETS, max_size=4).map(tuple), media_type=TYPES)
@settings(max_examples=800, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_packets_give_findings_and_no_reader_gives_up(packets: tuple[Packet, ...], media_type: str) -> None:
    assert_whole(read_signals(Walk(packets, ()), media_type))


@given(data=DATA, seed=st.sampled_from([laughs(), said(), forge.EXIF, forge.LABEL]), at=st.integers(0, 3000))
@settings(max_examples=200, deadline=None)
def test_a_good_packet_with_foreign_bytes_in_it_gives_findings(data: bytes, seed: bytes, at: int) -> None:
    spoiled = seed[:at] + data + seed[at:]
    for kind in (PacketKind.XMP, PacketKind.EXIF, PacketKind.TEXT, PacketKind.TRAILER):
        assert_whole(read_signals(Walk((packet(kind, spoiled, "AIGC"),), ()), JPEG))


def test_every_reader_is_among_those_that_were_tried() -> None:
    assert len(READERS) == len(set(READERS)) >= 8
