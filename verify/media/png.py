"""PNG and APNG (W3C PNG, third edition): every chunk before and after the pixels, and what follows the end."""

from __future__ import annotations

from typing import Final

from verify.media.cursor import Cursor, StructureError
from verify.media.found import EXIF_LEADS, TIFF_LEADS, Finds, exif_range, manifest_store, stored, trailer
from verify.media.limits import MAX_PACKET
from verify.media.packets import Packet, PacketKind, Problem, Range
from verify.media.photoshop import resources

SIGNATURE: Final = b"\x89PNG\r\n\x1a\n"
XMP_KEYWORD: Final = "XML:com.adobe.xmp"
XMP_LEAD: Final = b"http://ns.adobe.com/xap/1.0/\0"
RAW_PROFILE: Final = "raw profile type "
MAX_KEYWORD: Final = 79  # clause 11.3.3.1

# Chunks of pixels, of colour and of animation: they say nothing about the making.
SKIPPED: Final = frozenset(
    (
        *(b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"cHRM", b"gAMA", b"iCCP", b"sBIT", b"sRGB", b"cICP", b"mDCV"),
        *(b"cLLI", b"bKGD", b"hIST", b"pHYs", b"sPLT", b"acTL", b"fcTL", b"fdAT"),
    )
)


def packets(cursor: Cursor) -> Finds:
    """Yield the metadata of every chunk."""
    if cursor.upto(0, len(SIGNATURE)) != SIGNATURE:
        yield Problem("PNG", 0, "no PNG signature")
        return
    at = len(SIGNATURE)
    while True:
        cursor.step(at)
        head = cursor.upto(at, 8)
        if len(head) < 8:  # noqa: PLR2004 - length and type
            yield Problem("PNG", at, "the file ends before its end chunk")
            return
        length, kind = int.from_bytes(head[:4], "big"), head[4:]
        whole = Range(at, 12 + length)
        if whole.end > cursor.size:
            yield Problem("PNG", at, "a chunk is longer than the file")
            if kind == b"caBX":
                yield from _chunk(cursor, kind, Range(at, cursor.size - at), cursor.size - at - 8)
            return
        if kind not in SKIPPED:
            yield from _chunk(cursor, kind, whole, length)
        at = whole.end
        if kind == b"IEND":
            yield from trailer(cursor, "PNG after the end of the image", at, cursor.size)
            return


def _chunk(cursor: Cursor, kind: bytes, whole: Range, length: int) -> Finds:
    """Yield what one chunk holds."""
    name = kind.decode("latin-1")
    where = f"PNG {name}"
    payload = Range(whole.start + 8, length)
    match kind:
        case b"caBX":
            yield from manifest_store(cursor, where, (payload,), (whole,))
        case b"eXIf":
            yield from stored(cursor, PacketKind.EXIF, where, "", exif_range(cursor, payload))
        case b"tEXt" | b"zTXt" | b"iTXt":
            try:
                yield from _text(cursor, kind, payload)
            except StructureError as error:
                yield error.problem(where)
        case _:
            yield from stored(cursor, PacketKind.SEGMENT, where, name, payload)


def _text(cursor: Cursor, kind: bytes, payload: Range) -> Finds:
    """Yield the text of a tEXt, zTXt or iTXt chunk (clauses 11.3.3.2 to 11.3.3.4) by its keyword."""
    where = f"PNG {kind.decode('ascii')}"
    if payload.length > MAX_PACKET:
        yield Problem(
            where, payload.start, f"{payload.length} bytes of text: larger than {MAX_PACKET}, not read", "packet_bytes"
        )
        return
    chunk = cursor.take(*payload)
    end = chunk.find(b"\0", 0, MAX_KEYWORD + 1)
    if end < 0:
        yield from stored(cursor, PacketKind.SEGMENT, where, "", payload)
        return
    keyword = chunk[:end].decode("latin-1")
    start = end + 1
    compressed = False
    if kind == b"zTXt":
        compressed, start = True, start + 1
    elif kind == b"iTXt":
        compressed = chunk[start : start + 1] == b"\1"
        language = chunk.find(b"\0", start + 2)
        translated = chunk.find(b"\0", language + 1) if language >= 0 else -1
        if translated < 0:
            yield Problem(where, payload.start, "an iTXt chunk ends inside its header")
            return
        start = translated + 1
    place = Range(payload.start + min(start, payload.length), max(0, payload.length - start))
    data = chunk[start:]
    if compressed:
        data = cursor.inflate(data, place.start)
    yield from _meaning(cursor, where, keyword, data, place)


def _meaning(cursor: Cursor, where: str, keyword: str, data: bytes, place: Range) -> Finds:
    """Yield a text as what its keyword says that it is: XMP, a profile in hexadecimal, or plain text."""
    if keyword == XMP_KEYWORD:
        yield Packet(PacketKind.XMP, where, "", data, (place,))
    elif keyword.lower().startswith(RAW_PROFILE):
        content = _raw_profile(data)
        if content is None:
            yield Problem(where, place.start, "a raw profile is not in hexadecimal")
            yield Packet(PacketKind.TEXT, where, keyword, data, (place,))
            return
        yield from _profile(cursor, f"{where} {keyword}", content, place)
    else:
        yield Packet(PacketKind.TEXT, where, keyword, data, (place,))


def _raw_profile(data: bytes) -> bytes | None:
    """Return the bytes of a profile as ImageMagick writes it: name, length and hexadecimal digits, on lines."""
    _, _, rest = data.lstrip().partition(b"\n")
    length, _, digits = rest.partition(b"\n")
    digits = digits.translate(None, b" \t\r\n\0")
    try:
        return bytes.fromhex(digits.decode("ascii")) if length.strip().isdigit() else None
    except ValueError:
        return None


def _profile(cursor: Cursor, where: str, content: bytes, place: Range) -> Finds:
    """Yield a profile that ImageMagick and others keep as text, by what it begins with; its name is not reliable."""
    if content[:6] in EXIF_LEADS:
        yield Packet(PacketKind.EXIF, where, "", content[6:], (place,))
    elif content[:4] in TIFF_LEADS:
        yield Packet(PacketKind.EXIF, where, "", content, (place,))
    elif content.startswith(XMP_LEAD):
        yield Packet(PacketKind.XMP, where, "", content[len(XMP_LEAD) :], (place,))
    elif b"<" in content[:4] and (b"xpacket" in content or b"xmpmeta" in content or b"rdf:RDF" in content):
        yield Packet(PacketKind.XMP, where, "", content, (place,))
    elif content.startswith(b"8BIM"):
        yield from resources(cursor, content, (place,), where, exact=False)
    elif content.startswith(b"\x1c"):
        yield Packet(PacketKind.IPTC_IIM, where, "", content, (place,))
    else:
        yield Packet(PacketKind.SEGMENT, where, "", content, (place,))
