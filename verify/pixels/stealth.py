"""Recipes hidden in the lowest bits of pixels ("stealth PNG info").

NovelAI writes them (`nai_meta.py` of NovelAI/novelai-image-metadata), so does an add-on of AUTOMATIC1111's web UI, and
SwarmUI. The bits run down the columns, from left to right: one a pixel in alpha, or three in red, green and blue. A
name of 15 bytes, a length of 32 bits (big-endian, in bits), then the text, compressed with gzip or as it is.
"""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING, Final, NamedTuple

from verify.media.packets import Problem
from verify.pixels.open import WHERE
from verify.pixels.recipe import read_recipe
from verify.signals.limits import MAX_TEXT
from verify.signals.marks import Found, Place
from verify.signals.text import decoded

if TYPE_CHECKING:
    from PIL import Image

STANDARD: Final = "stealth PNG info"
_NAMES: Final = {"alpha": (b"stealth_pnginfo", b"stealth_pngcomp"), "rgb": (b"stealth_rgbinfo", b"stealth_rgbcomp")}
_NAME_BYTES: Final = 15
_HEAD_BYTES: Final = _NAME_BYTES + 4
_GZIP: Final = 31  # zlib's window bits that ask for a gzip header

_MODES: Final = {"RGB": ("rgb",), "RGBA": ("alpha", "rgb"), "LA": ("alpha",)}
"""Pillow's mode to the channels that can carry bits. A palette or more than 8 bits a sample carries none."""


class Bits(NamedTuple):
    """The bit stream of a picture in one order: its channels (``alpha`` or ``rgb``), by columns or by rows."""

    picture: Image.Image
    channels: str
    by_rows: bool

    @property
    def capacity(self) -> int:
        """Number of bytes that the picture can carry."""
        return self.picture.width * self.picture.height * self._a_pixel // 8

    @property
    def _a_pixel(self) -> int:
        return 3 if self.channels == "rgb" else 1

    def first(self, size: int) -> bytes:
        """Return the first bytes of the stream; reads no more of the picture than holds them."""
        import numpy as np  # noqa: PLC0415 -- the extra may be missing

        width, height = self.picture.size
        side = width if self.by_rows else height
        lines = -(-size * 8 // (side * self._a_pixel))
        part = self.picture.crop((0, 0, width, lines) if self.by_rows else (0, 0, lines, height))
        samples = np.asarray(part)
        samples = samples[..., :3] if self.channels == "rgb" else samples[..., -1:]
        ordered = samples if self.by_rows else samples.transpose(1, 0, 2)
        return np.packbits(ordered.reshape(-1)[: size * 8] & 1).tobytes()


def read(picture: Image.Image, media_type: str) -> Found:
    """Return the mark of the first hidden recipe.

    Args:
        picture: decoded.
        media_type: of the file. A JPEG cannot carry such bits; a lossy WebP can, in its alpha.
    """
    if media_type == "image/jpeg":
        return Found()
    for channels, by_rows in product(_MODES.get(picture.mode, ()), (False, True)):
        if by_rows and channels == "alpha":
            continue  # no writer does
        bits = Bits(picture, channels, by_rows)
        if bits.capacity <= _HEAD_BYTES:
            continue
        head = bits.first(_HEAD_BYTES)
        if head[:_NAME_BYTES] in _NAMES[channels]:
            return _read_payload(bits, head)
    return Found()


def _read_payload(bits: Bits, head: bytes) -> Found:
    name, size = head[:_NAME_BYTES], int.from_bytes(head[_NAME_BYTES:], "big") // 8
    if size == 0 or size > bits.capacity - _HEAD_BYTES:
        return _problem(f"its length of {size} bytes does not fit the picture")
    if size > MAX_TEXT:
        return _problem(f"its length of {size} bytes is more than is read")
    payload = bits.first(_HEAD_BYTES + size)[_HEAD_BYTES:]
    text: bytes | None = payload
    if name.endswith(b"comp"):
        text = _gunzip(payload)
    if text is None:
        return _problem("its compressed text is damaged or too long")
    place = Place(WHERE, f"lowest bits of {bits.channels}, by {'rows' if bits.by_rows else 'columns'}", ())
    return read_recipe(decoded(text), place, bits.picture)


def _gunzip(data: bytes) -> bytes | None:
    """Decompress up to the cap; None for damaged data, data cut short, or more than the cap."""
    import zlib  # noqa: PLC0415 -- late

    stream = zlib.decompressobj(_GZIP)
    try:
        text = stream.decompress(data, MAX_TEXT)
    except zlib.error:
        return None
    return text if stream.eof else None


def _problem(what: str) -> Found:
    return Found(problems=(Problem(WHERE, 0, f"{STANDARD} is announced, but {what}"),))
