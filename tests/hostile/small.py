"""The smallest files of every format that the engine signs: a few dozen bytes of media, one action, one certificate.

They are for tests that change every byte, or that need thousands of files. What decodes them does not matter here:
they are walked, hashed and signed like any other file of their format.
"""

from __future__ import annotations

import struct
from collections.abc import Callable
from functools import cache
from typing import NamedTuple

from tests.media import forge
from tests.samples import kit
from tests.samples.authority import Leaf, new_leaf, new_root, pem
from verify import Anchors, Policy

AGENT = kit.Agent("Acme Camera", "1")
MADE = kit.action("c2pa.created", source_type=kit.CAPTURED)
LIST = "sample authority"
"""Name of the list on which the signer of these files stands."""

SAMPLES = b"\0\x11\x22\x33 samples of sound or picture"


def _jpeg() -> bytes:
    return forge.jpeg()


def _webp() -> bytes:
    return forge.riff(b"WEBP", forge.riff_chunk(b"VP8 ", bytes.fromhex("9001009d012a01000100") + SAMPLES))


def _tiff() -> bytes:
    """One strip of one pixel (TIFF 6.0, baseline)."""
    short, long = 3, 4
    values = {256: (short, 1), 257: (short, 1), 259: (short, 1), 262: (short, 1), 273: (long, 8), 279: (long, 1)}
    entries = {tag: (kind, struct.pack("<H" if kind == short else "<I", what)) for tag, (kind, what) in values.items()}
    return forge.tiff(entries, lead=b"\x80\0")


def _item_file(brand: bytes, item: bytes) -> bytes:
    """One coded picture as an item in ``mdat`` (ISO/IEC 14496-12 §8.11)."""

    def whole(offset: int) -> bytes:
        meta = forge.full_box(
            b"meta",
            forge.handler(b"pict"),
            forge.full_box(b"pitm", struct.pack(">H", 1)),
            forge.full_box(
                b"iloc",
                b"\x44\0" + struct.pack(">HHHHII", 1, 1, 0, 1, offset, len(SAMPLES)),
            ),
            forge.full_box(
                b"iinf", struct.pack(">H", 1), forge.full_box(b"infe", b"\0\1\0\0" + item + b"\0", version=2)
            ),
        )
        return forge.box(b"ftyp", brand, bytes(4), brand + b"mif1miaf") + meta + forge.box(b"mdat", SAMPLES)

    return whole(len(whole(0)) - len(SAMPLES))


def _movie(brand: bytes, media: bytes = b"vide") -> bytes:
    """One track of one sample (ISO/IEC 14496-12 §8.3 to §8.7)."""

    def whole(offset: int) -> bytes:
        table = (
            forge.full_box(b"stsd", struct.pack(">I", 0)),
            forge.full_box(b"stts", struct.pack(">III", 1, 1, 1)),
            forge.full_box(b"stsc", struct.pack(">IIII", 1, 1, 1, 1)),
            forge.full_box(b"stsz", struct.pack(">III", 0, 1, len(SAMPLES))),
            forge.full_box(b"stco", struct.pack(">II", 1, offset)),
        )
        track = forge.box(
            b"trak",
            forge.full_box(b"tkhd", struct.pack(">II", 0, 0) + struct.pack(">I", 1) + bytes(68)),
            forge.box(
                b"mdia",
                forge.full_box(b"mdhd", bytes(8) + struct.pack(">II", 1000, 1) + bytes(4)),
                forge.handler(media),
                forge.box(b"minf", forge.box(b"stbl", *table)),
            ),
        )
        header = forge.full_box(b"mvhd", bytes(8) + struct.pack(">II", 1000, 1) + bytes(76) + struct.pack(">I", 2))
        return forge.mp4(forge.box(b"moov", header, track), forge.box(b"mdat", SAMPLES), brand=brand)

    return whole(len(whole(0)) - len(SAMPLES))


def _wav() -> bytes:
    form = forge.riff_chunk(b"fmt ", struct.pack("<HHIIHH", 1, 1, 8000, 8000, 1, 8))
    return forge.riff(b"WAVE", form, forge.riff_chunk(b"data", SAMPLES))


def _avi() -> bytes:
    header = forge.riff_list(b"hdrl", forge.riff_chunk(b"avih", bytes(56)))
    return forge.riff(b"AVI ", header, forge.riff_list(b"movi", forge.riff_chunk(b"00dc", SAMPLES)))


def _mp3() -> bytes:
    return forge.id3(forge.tag_frame(b"TIT2", b"\0tone")) + b"\xff\xfb\x10\xc4" + SAMPLES * 3


def _svg() -> bytes:
    return b'<svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0h9v9z"/></svg>'


def _jxl() -> bytes:
    signature = forge.box(b"JXL ", b"\r\n\x87\n")
    return signature + forge.box(b"ftyp", b"jxl \0\0\0\0jxl ") + forge.box(b"jxlc", b"\xff\x0a" + SAMPLES)


def _pdf() -> bytes:
    from tests.samples.media import pdf  # noqa: PLC0415 -- it imports Pillow, which one test file need not pay for

    return pdf()


class Small(NamedTuple):
    """A small file: the ending of its name, its media type, and what makes its unsigned bytes."""

    ending: str
    media_type: str
    media: Callable[[], bytes]


FORMATS: tuple[Small, ...] = (
    Small("jpg", "image/jpeg", _jpeg),
    Small("png", "image/png", forge.png),
    Small("webp", "image/webp", _webp),
    Small("tiff", "image/tiff", _tiff),
    Small("gif", "image/gif", forge.gif),
    Small("avif", "image/avif", lambda: _item_file(b"avif", b"av01")),
    Small("heic", "image/heic", lambda: _item_file(b"heic", b"hvc1")),
    Small("mp4", "video/mp4", lambda: _movie(b"isom")),
    Small("mov", "video/quicktime", lambda: _movie(b"qt  ")),
    Small("m4a", "audio/mp4", lambda: _movie(b"M4A ", b"soun")),
    Small("avi", "video/avi", _avi),
    Small("wav", "audio/wav", _wav),
    Small("mp3", "audio/mpeg", _mp3),
    Small("flac", "audio/flac", forge.flac),
    Small("svg", "image/svg+xml", _svg),
    Small("jxl", "image/jxl", _jxl),
    Small("pdf", "application/pdf", _pdf),
)
BY_ENDING = {item.ending: item for item in FORMATS}


@cache
def leaf() -> Leaf:
    """Return the one signer of these files: a certificate right under its root, so that the record stays short."""
    return new_leaf(new_root())


def policy() -> Policy:
    """Return a policy whose one list knows the signer, at a fixed time."""
    from datetime import UTC, datetime  # noqa: PLC0415 -- used here alone

    anchors = Anchors(LIST, pem(leaf().root).encode("ascii"))
    return Policy(anchors=(anchors,), default_trust=False, at=datetime(2026, 11, 22, 15, tzinfo=UTC))


@cache
def signed(ending: str) -> bytes:
    """Return the small signed file of a format.

    Raises:
        KeyError: nothing here makes that format.
    """
    small = BY_ENDING[ending]
    return kit.sign(small.media(), small.media_type, kit.manifest("small", AGENT, [MADE]), leaf())


@cache
def edited(ending: str) -> bytes:
    """Return the small signed file, opened and signed again: its first record is carried along as its parent's."""
    small = BY_ENDING[ending]
    opened = kit.action("c2pa.opened", uses=("parent",))
    cropped = kit.action("c2pa.cropped")
    parent = kit.Input("small", signed(ending), small.media_type)
    definition = kit.manifest("edited", AGENT, [opened, cropped])
    return kit.sign(small.media(), small.media_type, definition, leaf(), [parent])
