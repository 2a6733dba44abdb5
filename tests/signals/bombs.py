"""Files made to exhaust or mislead the readers, by their stories, and the process that measures what one costs.

Run ``python -m tests.signals.bombs STORY``: it prints what walker and readers cost and found, as JSON, under an audit
hook that notes whoever opens a file, starts a process or looks for the network. Time and memory are measured in two
forks of it, because measuring memory takes time.
"""

from __future__ import annotations

import json
import os
import struct
import sys
import time
import tracemalloc
import zlib
from collections.abc import Callable
from typing import Any

from tests.media import forge
from tests.media.forge import box, chunk, segment
from tests.signals.marked import packet
from verify.media.bytesource import MemorySource
from verify.media.limits import MAX_PACKET, MAX_STEPS, MIB
from verify.media.packets import PacketKind, Walk
from verify.media.walk import walk
from verify.signals.read import read_signals

JPEG, PNG, MP4, MP3, WEBP, SVG = "image/jpeg", "image/png", "video/mp4", "audio/mpeg", "image/webp", "image/svg+xml"
XMP_LEAD = b"http://ns.adobe.com/xap/1.0/\0"
XMP_KEYWORD = b"XML:com.adobe.xmp"
RDF = b'<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
NAMES = b'xmlns:Iptc4xmpExt="http://iptc.org/std/Iptc4xmpExt/2008-02-29/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"'
TAG = box(b"\xa9too", b"\0\4\0\0Lavf")
MADE = b"http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia"


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


def xmp_png(*packets: bytes) -> bytes:
    """Return a PNG with XMP packets."""
    return forge.png(*(chunk(b"iTXt", XMP_KEYWORD + bytes(5) + data) for data in packets))


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


def text_png(keyword: bytes, text: bytes, *others: bytes) -> bytes:
    """Return a PNG with a text, of any bytes, before other chunks."""
    return forge.png(chunk(b"tEXt", keyword + b"\0" + text), *others)


def no_text() -> list[bytes]:
    """Return chunks whose texts are no UTF-8."""
    xmp = said().replace(b"trained", b"\xff\xfe\xc3\x28")
    texts = (b"parameters", b"Software", b"Dream", b"Description")
    return [
        chunk(b"iTXt", XMP_KEYWORD + bytes(5) + xmp),
        *(chunk(b"tEXt", key + b"\0\xff\xfe\xc3\x28" * 999) for key in texts),
    ]


def many_attributes(count: int) -> bytes:
    """Return attributes of different names."""
    return b" ".join(b"xmp:a%d='x'" % number for number in range(count))


def graphs_in_exif() -> bytes:
    """Return a WebP with Exif texts of megabytes, nested as deep as they are long."""
    tags = {0x010F: (2, b"workflow:" + nested_json(6 * MIB)), 0x0110: (2, b"prompt:" + b"[" * MIB)}
    return forge.riff(b"WEBP", forge.riff_chunk(b"EXIF", forge.tiff(tags)))


def credits_block() -> bytes:
    """Return an IPTC block of ten thousand credits."""
    return forge.resource(0x0404, b"\x1c\x02\x6e\0\x01A" * 10_000)


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
    "a billion laughs in PNG": (PNG, lambda: xmp_png(laughs())),
    "one long entity used often": (PNG, lambda: xmp_png(quadratic())),
    "an entity in a file": (JPEG, lambda: xmp_jpeg(external(b"file:///etc/hostname"))),
    "an entity on a server": (JPEG, lambda: xmp_jpeg(external(b"http://127.0.0.1:9/x"))),
    "laughs in UTF-16": (JPEG, lambda: xmp_jpeg(laughs().decode().encode("utf-16"))),
    "laughs in SVG": (SVG, lambda: b"<svg><metadata>" + laughs() + b"</metadata></svg>"),
    "a document type on a server": (JPEG, lambda: xmp_jpeg(b'<!DOCTYPE x SYSTEM "http://127.0.0.1:9/x">' + said())),
    "zTXt of 300 MB, as XMP": (PNG, lambda: forge.png(inflating(XMP_KEYWORD))),
    "zTXt of 300 MB, as a recipe": (PNG, lambda: forge.png(inflating(b"parameters", b"Steps: 1,"))),
    "zTXt of 300 MB, as a label": (PNG, lambda: forge.png(inflating(b"AIGC", b'{"AIGC":'))),
    "zTXt of 300 MB, as a raw profile": (PNG, lambda: forge.png(inflating(b"Raw profile type xmp", b"3c"))),
    "twenty bombs": (PNG, lambda: forge.png(*[inflating(XMP_KEYWORD, size=30 * MIB)] * 20)),
    "a box of 2^63 bytes": (MP4, lambda: forge.mp4(huge_box(b"moov", 2**63))),
    "a box of 2^64-1 bytes": (MP4, lambda: forge.mp4(huge_box(b"uuid", 2**64 - 1) + forge.XMP_UUID + said())),
    "a tag of 2^63 bytes": (MP4, lambda: forge.mp4(box(b"moov", box(b"udta", huge_box(b"XMP_", 2**63) + said())))),
    "a hundred thousand boxes": (MP4, lambda: forge.mp4(box(b"free") * (MAX_STEPS + 10))),
    "a hundred thousand tags": (MP4, lambda: forge.mp4(box(b"moov", box(b"udta", TAG * (MAX_STEPS + 10))))),
    "directories in a circle": (JPEG, lambda: forge.jpeg(segment(0xE1, b"Exif\0\0" + directories(400)))),
    "texts that claim everything": (JPEG, lambda: forge.jpeg(segment(0xE1, b"Exif\0\0" + counted(400)))),
    "500 packets of directories": (PNG, lambda: forge.png(*[chunk(b"eXIf", directories(500))] * 500)),
    "16 MiB of XMP": (PNG, lambda: xmp_png(said(b" " * (MAX_PACKET - 2000)))),
    "16 MiB of XMP elements": (PNG, lambda: xmp_png(said(b"<xmp:a>DigitalSource</xmp:a>" * 550_000))),
    "16 MiB of XMP attributes": (PNG, lambda: xmp_png(said(attributes=many_attributes(900_000)))),
    "XMP a million elements deep": (PNG, lambda: xmp_png(said(b"<xmp:a>" * 10**6))),
    "four packets of 8 MiB": (PNG, lambda: xmp_png(*[said(b"<xmp:a/>" * MIB)] * 4)),
    "16 MiB of a recipe": (PNG, lambda: text_png(b"parameters", b"Steps: 1, " * (MAX_PACKET // 10 - 10))),
    "16 MiB of lines": (PNG, lambda: text_png(b"parameters", b"\n" * (MAX_PACKET - 100))),
    "16 MiB of a graph": (PNG, lambda: text_png(b"prompt", nested_json(MAX_PACKET - 100))),
    "a million objects": (PNG, lambda: text_png(b"workflow", many_objects())),
    "a million objects in a label": (PNG, lambda: text_png(b"AIGC", many_objects())),
    "7 MiB in Make and Model": (WEBP, graphs_in_exif),
    "16 MiB of IPTC": (JPEG, lambda: forge.jpeg(*[segment(0xED, b"Photoshop 3.0\0" + credits_block())] * 250)),
    "invalid UTF-8 everywhere": (PNG, lambda: text_png(b"AIGC", b"\xff\xfe\xc3\x28" * 999, *no_text())),
    "labels by the thousand": (MP3, ids),
    "a trailer full of directories": (JPEG, lambda: forge.jpeg() + b"SEFH" * (MIB // 4) + b"SEFT"),
}
"""Hostile files by their stories. They are built where they are read, in the process that is measured."""


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


_WATCHED = ("open", "socket.", "urllib.", "subprocess.", "os.system", "os.exec", "os.posix_spawn", "os.fork")


def measure(data: bytes, media_type: str, *, memory: bool) -> dict[str, Any]:
    """Walk and read once, under the audit hook, and return what that cost and found."""
    touched: list[str] = []

    def watch(event: str, arguments: tuple[object, ...]) -> None:
        if event.startswith(_WATCHED):
            touched.append(f"{event} {arguments[:1]}")

    sys.addaudithook(watch)
    if memory:
        tracemalloc.start()
    began = time.process_time()
    found = walk(MemorySource(data), media_type)
    signals = read_signals(found, media_type)
    took = time.process_time() - began
    return {
        "touched": list(touched),
        "seconds": took,
        "peak": tracemalloc.get_traced_memory()[1] if memory else 0,
        "marks": [mark.id for mark in signals.marks],
        "told": [item.what for item in (*found.problems, *signals.problems)],
    }


def main() -> None:
    """Build the file of a story, and measure it twice, each time as if for the first time."""
    media_type, make = BOMBS[sys.argv[1]]
    data = make()
    warm_up()
    for memory in (False, True):
        sys.stdout.flush()
        child = os.fork()
        if not child:
            print(json.dumps(measure(data, media_type, memory=memory)), flush=True)  # noqa: T201 -- its answer
            os._exit(0)
        os.waitpid(child, 0)


if __name__ == "__main__":
    main()
