"""Media files of a few hundred bytes, built box by box, so that a test can say where every byte stands."""

from __future__ import annotations

import struct
import zlib
from itertools import accumulate

from verify.media.bytesource import MemorySource
from verify.media.packets import Packet, PacketKind, Walk
from verify.media.walk import walk

XMP = b'<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/"/><?xpacket end="w"?>'
EXIF = b"MM\0*\0\0\0\x08\0\x01\x01\x31\0\x02\0\0\0\x03GX\0\0\0\0\0\0"
LABEL = b'{"Label":"1"}'
C2PA_TYPE = b"c2pa\0\x11\0\x10\x80\0\0\xaa\0\x38\x9b\x71"
C2PA_UUID = bytes.fromhex("d8fec3d61b0e483c92975828877ec481")
XMP_UUID = bytes.fromhex("be7acfcb97a942e89c71999491e3afac")


def box(kind: bytes, *content: bytes) -> bytes:
    """Return an ISO or JUMBF box."""
    body = b"".join(content)
    return struct.pack(">I4s", 8 + len(body), kind) + body


def full_box(kind: bytes, *content: bytes, version: int = 0) -> bytes:
    """Return an ISO box with version and flags."""
    return box(kind, bytes((version, 0, 0, 0)), *content)


def superbox(label: bytes, *content: bytes, content_type: bytes = C2PA_TYPE) -> bytes:
    """Return a JUMBF superbox."""
    return box(b"jumb", box(b"jumd", content_type, b"\x03", label, b"\0"), *content)


STORE = superbox(b"c2pa", superbox(b"urn:c2pa:1", content_type=b"c2ma" + C2PA_TYPE[4:]))
OTHER_JUMBF = superbox(b"depth", content_type=b"json" + C2PA_TYPE[4:])


def found(data: bytes, media_type: str) -> Walk:
    """Walk through bytes, and check what must hold for any walk."""
    result = walk(MemorySource(data), media_type)
    assert_sound(data, result)
    return result


def assert_sound(data: bytes, result: Walk) -> None:
    """Check that every place lies in the file, and that every store has its container."""
    for packet in result.packets:
        assert all(piece.length >= 0 <= piece.start and piece.end <= len(data) for piece in packet.ranges)
    stores = [packet for packet in result.packets if packet.kind is PacketKind.C2PA]
    assert len(stores) == len(result.containers)
    for container in result.containers:
        assert container == tuple(sorted(container))
        assert all(piece.start >= 0 and piece.end <= len(data) for piece in container)
    assert not any("walker failed" in problem.what for problem in result.problems)


def at_ranges(data: bytes, packet: Packet) -> bytes:
    """Return the bytes of the file that a packet names."""
    return b"".join(data[piece.start : piece.end] for piece in packet.ranges)


def said(result: Walk) -> list[tuple[str, str, str, bytes]]:
    """Return kind, place, name and data of each packet."""
    return [(packet.kind.value, packet.where, packet.name, packet.data) for packet in result.packets]


def assert_exact(data: bytes, result: Walk) -> None:
    """Check that every packet stands in the file as it is."""
    for packet in result.packets:
        assert at_ranges(data, packet) == packet.data, packet.where


def segment(marker: int, payload: bytes) -> bytes:
    """Return a JPEG segment."""
    return struct.pack(">BBH", 0xFF, marker, len(payload) + 2) + payload


SCAN = segment(0xDA, b"\x01\x01\0\0\x3f\0") + b"\x12\xff\0\x34\xff\xd0\x56\xff\xd7\x78"
SOI, EOI = b"\xff\xd8", b"\xff\xd9"


def jpeg(*segments: bytes, scan: bytes = SCAN) -> bytes:
    """Return a JPEG with metadata segments before one scan."""
    return SOI + b"".join(segments) + scan + EOI


def app11(data: bytes, instance: int, sequence: int) -> bytes:
    """Return the APP11 segment that carries one part of a box; every part but the first repeats the box header."""
    return segment(0xEB, b"JP" + struct.pack(">HI", instance, sequence) + data)


def app11_parts(superboxed: bytes, sizes: tuple[int, ...], instance: int = 1) -> list[bytes]:
    """Return a box cut into APP11 segments, its content after the header in pieces of the given sizes."""
    header, rest = superboxed[:8], superboxed[8:]
    cuts = list(accumulate(sizes, initial=0))
    pieces = [rest[begin:end] for begin, end in zip(cuts, [*cuts[1:], len(rest)], strict=True)]
    return [app11(header + piece, instance, number) for number, piece in enumerate(pieces, 1)]


def resource(number: int, data: bytes, name: bytes = b"") -> bytes:
    """Return a Photoshop image resource."""
    head = b"8BIM" + struct.pack(">HB", number, len(name)) + name + b"\0" * ((len(name) + 1) % 2)
    return head + struct.pack(">I", len(data)) + data + b"\0" * (len(data) % 2)


def chunk(kind: bytes, data: bytes) -> bytes:
    """Return a PNG chunk."""
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


HEAD_CHUNK = chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0))
PIXELS = chunk(b"IDAT", zlib.compress(b"\0\0"))


def png(*before: bytes, after: tuple[bytes, ...] = (), trailer: bytes = b"") -> bytes:
    """Return a PNG with chunks before and after the pixels."""
    chunks = (HEAD_CHUNK, *before, PIXELS, *after, chunk(b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks) + trailer


def riff_chunk(kind: bytes, data: bytes) -> bytes:
    """Return a RIFF chunk, padded to an even length."""
    return kind + struct.pack("<I", len(data)) + data + b"\0" * (len(data) % 2)


def riff(form: bytes, *chunks: bytes) -> bytes:
    """Return a RIFF file."""
    return riff_chunk(b"RIFF", form + b"".join(chunks))


def riff_list(form: bytes, *chunks: bytes) -> bytes:
    """Return a RIFF list."""
    return riff_chunk(b"LIST", form + b"".join(chunks))


def c2pa_box(purpose: bytes = b"manifest", content: bytes = bytes(8) + STORE) -> bytes:
    """Return a C2PA uuid box."""
    return box(b"uuid", C2PA_UUID, bytes(4), purpose, b"\0", content)


def mp4(*boxes: bytes, brand: bytes = b"isom") -> bytes:
    """Return an ISO-BMFF file."""
    return box(b"ftyp", brand, bytes(4), brand) + b"".join(boxes)


def handler(kind: bytes) -> bytes:
    """Return the handler box of a meta box."""
    return full_box(b"hdlr", bytes(4), kind, bytes(12), b"\0")


def value(data: bytes, kind: int = 1) -> bytes:
    """Return the data box of a tag."""
    return box(b"data", struct.pack(">II", kind, 0), data)


def tag_frame(identifier: bytes, data: bytes, flags: int = 0) -> bytes:
    """Return an ID3v2.3 frame."""
    return identifier + struct.pack(">IH", len(data), flags) + data


def id3(*frames: bytes, version: int = 3, flags: int = 0) -> bytes:
    """Return an ID3v2 tag."""
    body = b"".join(frames)
    size = bytes(len(body) >> shift & 0x7F for shift in (21, 14, 7, 0))
    return b"ID3" + bytes((version, 0, flags)) + size + body


def vorbis(*comments: bytes, vendor: bytes = b"maker") -> bytes:
    """Return a Vorbis comment block."""
    parts = [struct.pack("<I", len(vendor)) + vendor, struct.pack("<I", len(comments))]
    return b"".join(parts + [struct.pack("<I", len(comment)) + comment for comment in comments])


def flac(*blocks: tuple[int, bytes]) -> bytes:
    """Return a FLAC stream with metadata blocks after the stream information."""
    every = ((0, bytes(34)), *blocks)
    heads = [struct.pack(">I", kind << 24 | len(data)) + data for kind, data in every]
    heads[-1] = bytes((heads[-1][0] | 0x80,)) + heads[-1][1:]
    return b"fLaC" + b"".join(heads) + b"\xff\xf8sound"


def page(data: bytes, *, serial: int = 1, begins: bool = False, unfinished: bool = False) -> bytes:
    """Return an Ogg page that holds one packet, or the first part of one."""
    lacing = b"\xff" * (len(data) // 255) + (b"" if unfinished else bytes((len(data) % 255,)))
    head = struct.pack("<4sBBqIIIB", b"OggS", 0, 2 if begins else 0, 0, serial, 0, 0, len(lacing))
    return head + lacing + data


def element(identifier: int, *content: bytes) -> bytes:
    """Return a Matroska element with a length of eight bytes."""
    body = b"".join(content)
    name = identifier.to_bytes((identifier.bit_length() + 7) // 8, "big")
    return name + struct.pack(">Q", 1 << 56 | len(body)) + body


def simple_tag(name: bytes, text: bytes, *nested: bytes) -> bytes:
    """Return a Matroska tag."""
    return element(0x67C8, element(0x45A3, name), element(0x4487, text), *nested)


def matroska(*children: bytes) -> bytes:
    """Return a Matroska file."""
    return element(0x1A45DFA3, element(0x4282, b"matroska")) + element(0x18538067, *children)


def amf_string(text: bytes) -> bytes:
    """Return an AMF 0 string value."""
    return b"\x02" + struct.pack(">H", len(text)) + text


def amf_key(text: bytes) -> bytes:
    """Return the name of an AMF 0 property."""
    return struct.pack(">H", len(text)) + text


def flv(*scripts: bytes) -> bytes:
    """Return an FLV file of script tags."""
    tags = [b"\x12" + struct.pack(">I", len(body))[1:] + bytes(7) + body + bytes(4) for body in scripts]
    return b"FLV\x01\x05\0\0\0\x09" + bytes(4) + b"".join(tags)


def tiff(entries: dict[int, tuple[int, bytes]], *, order: str = "<", following: int = 0, lead: bytes = b"") -> bytes:
    """Return a TIFF file of one directory; each entry has a type of one byte a value, and its bytes."""
    head = (b"II*\0" if order == "<" else b"MM\0*") + struct.pack(f"{order}I", 8 + len(lead)) + lead
    place = len(head) + 2 + 12 * len(entries) + 4
    table, values = b"", b""
    for tag, (kind, data) in sorted(entries.items()):
        count = len(data) // {3: 2, 4: 4}.get(kind, 1)
        inline = data.ljust(4, b"\0") if len(data) <= 4 else struct.pack(f"{order}I", place + len(values))
        values += data if len(data) > 4 else b""
        table += struct.pack(f"{order}HHI", tag, kind, count) + inline
    return head + struct.pack(f"{order}H", len(entries)) + table + struct.pack(f"{order}I", following) + values


def sub_blocks(data: bytes) -> bytes:
    """Return GIF data sub-blocks with their terminator."""
    parts = [data[at : at + 255] for at in range(0, len(data), 255)]
    return b"".join(bytes((len(part),)) + part for part in parts) + b"\0"


GIF_HEAD = b"GIF89a\x01\0\x01\0\x80\0\0" + bytes(6)
GIF_IMAGE = b",\0\0\0\0\x01\0\x01\0\0\x02" + sub_blocks(b"D\x01")


def gif(*extensions: bytes, trailer: bytes = b"") -> bytes:
    """Return a GIF of one picture with extensions before it."""
    return GIF_HEAD + b"".join(extensions) + GIF_IMAGE + b";" + trailer


def pdf(*objects: bytes, trailer: bytes = b"<</Root 1 0 R>>") -> bytes:
    """Return a PDF whose objects are numbered from 1."""
    body = b"".join(b"%d 0 obj\n%b\nendobj\n" % (number, text) for number, text in enumerate(objects, 1))
    return b"%PDF-1.7\n" + body + b"trailer\n" + trailer + b"\nstartxref\n0\n%%EOF\n"


def pdf_stream(dictionary: bytes, data: bytes) -> bytes:
    """Return a PDF stream object."""
    return b"<<" + dictionary + b"/Length %d>>stream\r\n" % len(data) + data + b"\r\nendstream"
