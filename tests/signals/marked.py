"""Packets and files that carry one mark each, built for the tests: all of them are synthetic."""

from __future__ import annotations

import struct
from pathlib import Path

from verify.media.bytesource import MemorySource
from verify.media.packets import Packet, PacketKind, Range
from verify.media.sniff import HEAD_BYTES, sniff
from verify.media.walk import walk

IPTC_URI = "http://iptc.org/std/Iptc4xmpExt/2008-02-29/"
DST_URI = "http://cv.iptc.org/newscodes/digitalsourcetype/"
RDF_URI = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
NAMES = {
    "Iptc4xmpExt": IPTC_URI,
    "photoshop": "http://ns.adobe.com/photoshop/1.0/",
    "xmp": "http://ns.adobe.com/xap/1.0/",
    "xmpMM": "http://ns.adobe.com/xap/1.0/mm/",
    "stEvt": "http://ns.adobe.com/xap/1.0/sType/ResourceEvent#",
    "exif": "http://ns.adobe.com/exif/1.0/",
    "dc": "http://purl.org/dc/elements/1.1/",
    "dcterms": "http://purl.org/dc/terms/",
    "plus": "http://ns.useplus.org/ldf/xmp/1.0/",
}


def packet(kind: PacketKind, data: bytes, name: str = "", where: str = "JPEG APP1") -> Packet:
    """Return a packet as a walker would yield it."""
    return Packet(kind, where, name, data, (Range(0, len(data)),))


def rdf(content: str = "", attributes: str = "", **more: str) -> str:
    """Return an XMP packet with one description; `more` are further namespaces by prefix."""
    spaces = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in {**NAMES, **more}.items())
    return (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/" x:xmptk="Maker 1">'
        f'<rdf:RDF xmlns:rdf="{RDF_URI}"><rdf:Description rdf:about="" {spaces} {attributes}>{content}'
        '</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>'
    )


def xmp(content: str = "", attributes: str = "", **more: str) -> Packet:
    """Return the packet of `rdf`."""
    return packet(PacketKind.XMP, rdf(content, attributes, **more).encode())


def text(name: str, value: str, where: str = "MP4 moov/meta/ilst") -> Packet:
    """Return a text of a container."""
    return packet(PacketKind.TEXT, value.encode(), name, where)


def dataset(number: int, data: bytes, record: int = 2) -> bytes:
    """Return an IPTC-IIM dataset."""
    return struct.pack(">BBBH", 0x1C, record, number, len(data)) + data


def iim(*datasets: bytes) -> Packet:
    """Return a block of IPTC-IIM."""
    return packet(PacketKind.IPTC_IIM, b"".join(datasets), where="JPEG APP13")


Value = bytes | str | float | tuple[int, bytes]


def exif_data(
    ifd0: dict[int, Value], exif: dict[int, Value] | None = None, *, order: str = "<", gps: bool = False
) -> bytes:
    """Return an Exif packet: texts as ASCII, numbers as ratios, a pair as type and bytes."""
    head = (b"II*\0" if order == "<" else b"MM\0*") + struct.pack(order + "I", 8)
    place: dict[int, Value] | None = {0: (1, b"\2\3\0\0")} if gps else None
    pointers = {tag: part for tag, part in ((0x8769, exif), (0x8825, place)) if part}
    count = len(ifd0) + len(pointers)
    after = 8 + _size(ifd0, count)
    links: dict[int, Value] = {}
    blocks = b""
    for tag, part in pointers.items():
        links[tag] = (4, struct.pack(order + "I", after + len(blocks)))
        blocks += _directory(part, order, after + len(blocks))
    return head + _directory({**ifd0, **links}, order, 8) + blocks


def exif(ifd0: dict[int, Value], sub: dict[int, Value] | None = None, *, order: str = "<", gps: bool = False) -> Packet:
    """Return the packet of `exif_data`."""
    return packet(PacketKind.EXIF, exif_data(ifd0, sub, order=order, gps=gps))


def _typed(value: Value, order: str) -> tuple[int, bytes]:
    match value:
        case str():
            return 2, value.encode() + b"\0"
        case bytes():
            return 7, value
        case tuple():
            return value
        case _:
            return 5, struct.pack(order + "II", round(value * 1000), 1000)


def _size(entries: dict[int, Value], count: int) -> int:
    stored = [len(data) for _, data in (_typed(value, "<") for value in entries.values())]
    return 2 + 12 * count + 4 + sum(length for length in stored if length > 4)


def _directory(entries: dict[int, Value], order: str, start: int) -> bytes:
    place = start + 2 + 12 * len(entries) + 4
    table, values = struct.pack(order + "H", len(entries)), b""
    for tag, value in sorted(entries.items()):
        kind, data = _typed(value, order)
        count = len(data) // {3: 2, 4: 4, 5: 8}.get(kind, 1)
        inline = data.ljust(4, b"\0") if len(data) <= 4 else struct.pack(order + "I", place + len(values))
        values += data if len(data) > 4 else b""
        table += struct.pack(order + "HHI", tag, kind, count) + inline
    return table + bytes(4) + values


CAMERA: dict[int, Value] = {0x010F: "Acme", 0x0110: "Acme Camera 7"}
SETTINGS: dict[int, Value] = {0x829A: 0.004, 0x829D: 5.6, 0x920A: 35.0, 0x9003: "2026:06:14 18:20:05"}


def file_packets(path: Path) -> tuple[tuple[Packet, ...], str]:
    """Return the packets of a file, and its media type."""
    data = path.read_bytes()
    media_type = sniff(data[:HEAD_BYTES]).name
    return walk(MemorySource(data), media_type).packets, media_type
