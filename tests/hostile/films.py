"""Videos and pictures whose tables point where no hash looks, each as small as the property needs."""

from __future__ import annotations

import io
import struct

from PIL import Image

from tests.media import forge
from tests.samples import media
from verify.media.packets import Range

_PARENTS = (b"moov", b"trak", b"mdia", b"minf", b"stbl")


def tops(data: bytes) -> list[tuple[bytes, Range]]:
    """Return the boxes at the top of a file."""
    found, at = [], 0
    while at < len(data):
        size = int.from_bytes(data[at : at + 4], "big")
        found.append((data[at + 4 : at + 8], Range(at, size)))
        at += size
    return found


def renamed(data: bytes, kind: bytes, other: bytes) -> bytes:
    """Give the first box of a kind at the top another name; what points into it still does."""
    at = next(place.start for found, place in tops(data) if found == kind)
    return data[: at + 4] + other + data[at + 8 :]


def content(data: bytes, kind: bytes) -> Range:
    """Return the content of the last box of a kind at the top."""
    place = [place for found, place in tops(data) if found == kind][-1]
    return Range(place.start + 8, place.length - 8)


def turned(data: bytes, place: Range) -> bytes:
    """Change every byte of a range."""
    return data[: place.start] + bytes(byte ^ 0x33 for byte in data[place.start : place.end]) + data[place.end :]


def wide_table(video: bytes) -> bytes:
    """Return the sample video with its chunk offsets in 64 bits."""
    at = video.index(b"stco") - 4
    (offset,) = struct.unpack(">I", video[at + 16 : at + 20])
    table = forge.full_box(b"co64", struct.pack(">IQ", 1, offset + 4))
    grown = bytearray(video[:at] + table + video[at + 20 :])
    for kind in _PARENTS:
        place = grown.index(kind) - 4
        grown[place : place + 4] = struct.pack(">I", struct.unpack(">I", grown[place : place + 4])[0] + 4)
    return bytes(grown)


def fragments(kind: bytes, *, based: bool = False) -> bytes:
    """Return a fragmented video of one run whose samples stand in a box of this kind.

    Args:
        kind: of the box with the samples.
        based: the fragment names where its data begins, instead of counting from itself.
    """
    trex = forge.full_box(b"trex", struct.pack(">IIIII", 1, 1, 1, 16, 0))
    start = forge.mp4(forge.box(b"moov", forge.box(b"mvex", trex)))

    def moof(base: int, offset: int) -> bytes:
        flags, more = (b"\0\0\0\1", struct.pack(">Q", base)) if based else (b"\0\2\0\0", b"")
        tfhd = forge.box(b"tfhd", flags, struct.pack(">I", 1), more)
        trun = forge.box(b"trun", b"\0\0\2\1", struct.pack(">IiIII", 3, offset, 10, 20, 30))
        return forge.box(b"moof", forge.full_box(b"mfhd", struct.pack(">I", 1)), forge.box(b"traf", tfhd, trun))

    size = len(moof(0, 0))
    head = moof(len(start), 0 + size + 8)
    return start + head + forge.box(kind, bytes(range(60)))


def picture_of_items(method: int = 0) -> bytes:
    """Return a HEIC whose one item stands in a box `mdat`, or in the `idat` beside its description (method 1)."""
    infe = forge.full_box(b"infe", b"\0\1\0\0hvc1\0", version=2)
    iinf = forge.full_box(b"iinf", b"\0\1", infe)
    idat = forge.box(b"idat", bytes(range(40)))

    def meta(offset: int) -> bytes:
        iloc = forge.full_box(b"iloc", struct.pack(">HHHHHHII", 0x4400, 1, 1, method, 0, 1, offset, 40), version=1)
        return forge.full_box(b"meta", forge.handler(b"pict"), iinf, iloc, idat)

    start = forge.mp4(brand=b"heic")
    offset = 0 if method else len(start) + len(meta(0)) + 8
    return start + meta(offset) + forge.box(b"mdat", bytes(range(40)))


def avif() -> bytes:
    """Return a small AVIF of one colour."""
    out = io.BytesIO()
    Image.new("RGB", (32, 32), (0, 160, 0)).save(out, "AVIF", quality=80)
    return out.getvalue()


def video() -> bytes:
    """Return the sample video."""
    return media.video()
