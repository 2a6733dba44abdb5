"""Our own writers of the marks that the readers look for, and pictures to put them into."""

from __future__ import annotations

import gzip
import io
import json
import struct
import zlib

import numpy as np
import numpy.typing as npt
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from tests.media.forge import chunk

Pixels = npt.NDArray[np.uint8]

A1111 = (
    "a quiet harbour\nNegative prompt: rain\nSteps: 20, Sampler: Euler, CFG scale: 7, Seed: 1, Size: 64x64, Model: x"
)
NOVELAI = json.dumps(
    {
        "Description": "a quiet harbour",
        "Software": "NovelAI",
        "Source": "Stable Diffusion 1D44365E",
        "Comment": json.dumps({"steps": 28, "sampler": "k_euler", "seed": 5, "scale": 5.0, "uc": "rain"}),
    }
)
FLOAT_OFFSET, BYTE_OFFSET = 1.0, 256.0  # of a Haar coefficient: twice the offset of the channel


def drawn(size: tuple[int, int] = (64, 48), *, alpha: bool = True) -> Image.Image:
    """Return a picture of slopes, with every sample well inside 0 to 255."""
    width, height = size
    across, down = np.meshgrid(np.arange(width), np.arange(height))
    planes = [40 + across % 160, 50 + down % 150, 60 + (across + down) % 140]
    planes += [np.full((height, width), 255)] if alpha else []
    return Image.fromarray(np.stack(planes, axis=-1).astype(np.uint8))


def mosaic(size: tuple[int, int], seed: int = 7) -> Image.Image:
    """Return tiles of two by two pixels in random soft colours: a picture with much chroma."""
    random = np.random.default_rng(seed)
    tiles = random.integers(80, 176, (size[1] // 2 + 1, size[0] // 2 + 1, 3), dtype=np.uint8)
    return Image.fromarray(tiles.repeat(2, axis=0).repeat(2, axis=1)[: size[1], : size[0]])


def noise(size: tuple[int, int], seed: int, *, alpha: bool = False) -> Image.Image:
    """Return random pixels."""
    random = np.random.default_rng(seed)
    return Image.fromarray(random.integers(0, 256, (size[1], size[0], 4 if alpha else 3), dtype=np.uint8))


def saved(picture: Image.Image, name: str = "PNG", **options: object) -> bytes:
    """Return a picture as a file."""
    out = io.BytesIO()
    picture.save(out, name, **options)
    return out.getvalue()


def png_texts(**texts: str) -> PngInfo:
    """Return PNG texts."""
    info = PngInfo()
    for name, text in texts.items():
        info.add_text(name, text)
    return info


def message(name: bytes, payload: bytes, *, bits: int | None = None) -> bytes:
    """Return the bytes that are hidden: name, length in bits, payload."""
    return name + struct.pack(">I", len(payload) * 8 if bits is None else bits) + payload


def hide(picture: Image.Image, data: bytes, channels: slice, *, by_rows: bool = False) -> Image.Image:
    """Put data into the lowest bits of some channels, by columns or by rows."""
    samples = np.array(picture)
    if not by_rows:
        samples = samples.transpose(1, 0, 2).copy()
    part = samples[..., channels]
    stream = part.reshape(-1).copy()
    bits = np.unpackbits(np.frombuffer(data, np.uint8))[: len(stream)]
    stream[: len(bits)] = stream[: len(bits)] & 0xFE | bits
    samples[..., channels] = stream.reshape(part.shape)
    return Image.fromarray(samples if by_rows else samples.transpose(1, 0, 2).copy())


ALPHA, RGB = slice(3, 4), slice(0, 3)


def hidden(text: str, name: bytes = b"stealth_pngcomp", *, size: tuple[int, int] = (64, 48)) -> Image.Image:
    """Return a picture with a text hidden the way that the name says."""
    payload = gzip.compress(text.encode()) if name.endswith(b"comp") else text.encode()
    return hide(drawn(size), message(name, payload), RGB if b"rgb" in name else ALPHA)


def marked(picture: Image.Image, bits: tuple[int, ...], offset: float, *, swapped: bool = False) -> Image.Image:
    """Embed bits the way of dwtDct, for chroma with an offset (`FLOAT_OFFSET`, `BYTE_OFFSET`)."""
    samples = np.array(picture.convert("RGB")).astype(np.float64)
    if swapped:
        samples = samples[..., ::-1].copy()
    high, wide = (side // 8 for side in samples.shape[:2])
    red, green, blue = (samples[: high * 8, : wide * 8, channel] for channel in range(3))
    chroma = 0.492 * (blue - (0.299 * red + 0.587 * green + 0.114 * blue))
    coefficients = chroma.reshape(high * 4, 2, wide * 4, 2).sum(axis=(1, 3)) / 2 + offset
    change = np.zeros_like(coefficients)
    for number in range(high * wide):
        top, left = number // wide * 4, number % wide * 4
        block = coefficients[top : top + 4, left : left + 4]
        row, column = divmod(int(np.abs(block).reshape(-1)[1:].argmax()) + 1, 4)
        value = block[row, column]
        wanted = (abs(value) // 36 + 0.25 + 0.5 * bits[number % len(bits)]) * 36
        change[top + row, left + column] = np.copysign(wanted, value) - value
    spread = (change / 2).repeat(2, axis=0).repeat(2, axis=1)
    blue += spread / 0.492
    green -= spread / 0.492 * 0.114 / 0.587  # so that luma stays
    samples = samples[..., ::-1] if swapped else samples
    return Image.fromarray(np.clip(np.rint(samples), 0, 255).astype(np.uint8))


def png_header(width: int, height: int) -> bytes:
    """Return a PNG that claims a size and holds one row of pixels."""
    head = struct.pack(">IIBBBBB", width, height, 8, 6, 0, 0, 0)
    parts = chunk(b"IHDR", head), chunk(b"IDAT", zlib.compress(bytes(5))), chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)
