"""Files as the readers of marks see them: read from the corpus, or built in the test."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from PIL import Image

from tests.media import forge
from verify.media.bytesource import MemorySource
from verify.media.identify import identify
from verify.media.packets import Packet, PacketKind, Range
from verify.media.walk import walk
from verify.signals import recipes, tc260, vendors
from verify.signals.marks import Found, Mark, Place

USER_COMMENT = 0x9286
NOWHERE = Place("test", "", ())


def signals(data: bytes) -> Found:
    """Read the labels, recipes and vendors' marks of a file."""
    media_type = identify(MemorySource(data)).name
    packets = walk(MemorySource(data), media_type).packets
    return every(packets, media_type)


def every(packets: tuple[Packet, ...], media_type: str) -> Found:
    """Run the readers under test over packets."""
    return (
        tc260.read(packets, media_type).plus(recipes.read(packets, media_type)).plus(vendors.read(packets, media_type))
    )


def only(found: Found) -> Mark:
    """Return the one mark, and check what must hold for any mark."""
    (mark,) = found.marks
    assert found.problems == ()
    assert 0 < len(mark.value) <= 512
    assert len(mark.prompt or "") <= 4096
    assert mark.prompt is None or mark.prompt not in mark.value
    assert mark.place.where
    assert mark.signed_by is None
    return mark


def corpus_file(corpus: Path, name: str) -> Found:
    """Read the marks of a file of the corpus."""
    return signals((corpus / name).read_bytes())


def described(corpus: Path, listing: str) -> list[dict[str, Any]]:
    """Return what the corpus says about its files."""
    files: list[dict[str, Any]] = json.loads((corpus / listing).read_text("utf-8"))["files"]
    return files


def keyed_png(texts: Mapping[str, str]) -> bytes:
    """Return a PNG with tEXt chunks under any keywords."""
    return forge.png(
        *(forge.chunk(b"tEXt", key.encode("latin-1") + b"\0" + text.encode()) for key, text in texts.items())
    )


def exif_data(tags: Mapping[int, str | bytes], comment: bytes | None = None) -> bytes:
    """Return an Exif packet with tags in its first directory and a user comment in the Exif directory."""
    exif = Image.Exif()
    for tag, value in tags.items():
        exif[tag] = value
    if comment is not None:
        exif.get_ifd(0x8769)[USER_COMMENT] = comment
    return exif.tobytes().removeprefix(b"Exif\0\0")


def exif_jpeg(tags: Mapping[int, str | bytes], comment: bytes | None = None) -> bytes:
    """Return a JPEG with Exif."""
    return forge.jpeg(forge.segment(0xE1, b"Exif\0\0" + exif_data(tags, comment)))


def exif_webp(tags: Mapping[int, str | bytes], comment: bytes | None = None) -> bytes:
    """Return a WebP with Exif."""
    return forge.riff(b"WEBP", forge.riff_chunk(b"EXIF", exif_data(tags, comment)))


def unicode_comment(text: str) -> bytes:
    """Return a user comment in UTF-16, as piexif writes it."""
    return b"UNICODE\0" + text.encode("utf-16-be")


def ascii_comment(text: str) -> bytes:
    """Return a user comment under the code ASCII."""
    return b"ASCII\0\0\0" + text.encode()


def xmp_packet(properties: str) -> bytes:
    """Return an XMP packet with one description, whose attributes and namespaces are given."""
    return (
        '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        f'<rdf:Description rdf:about="" {properties}/></rdf:RDF></x:xmpmeta>'
    ).encode()


def xmp_png(properties: str) -> bytes:
    """Return a PNG with an XMP packet."""
    return forge.png(forge.chunk(b"iTXt", b"XML:com.adobe.xmp\0\0\0\0\0" + xmp_packet(properties)))


def keyed_mp4(tags: Mapping[str, str], handler: bytes = b"mdta") -> bytes:
    """Return an MP4 with metadata by key (``moov/udta/meta`` with ``keys`` and ``ilst``)."""
    keys = b"".join(forge.box(b"mdta", key.encode()) for key in tags)
    items = (
        forge.box(number.to_bytes(4, "big"), forge.value(text.encode())) for number, text in enumerate(tags.values(), 1)
    )
    meta = forge.full_box(
        b"meta",
        forge.handler(handler),
        forge.full_box(b"keys", len(tags).to_bytes(4, "big"), keys),
        forge.box(b"ilst", *items),
    )
    return forge.mp4(forge.box(b"moov", forge.box(b"udta", meta)))


def listed_mp4(tags: Mapping[bytes, str], brand: bytes = b"isom") -> bytes:
    """Return an MP4 with an iTunes list of tags by type."""
    items = (forge.box(kind, forge.value(text.encode())) for kind, text in tags.items())
    meta = forge.full_box(b"meta", forge.handler(b"mdir"), forge.box(b"ilst", *items))
    return forge.mp4(forge.box(b"moov", forge.box(b"udta", meta)), brand=brand)


def text_packet(where: str, name: str, text: str) -> Packet:
    """Return a text as a walker yields it."""
    data = text.encode()
    return Packet(PacketKind.TEXT, where, name, data, (Range(100, len(data)),))
