"""Decode a picture that anyone may have made, and make it anew. Runs in the confined process alone.

1. The decoder of the sniffed type and no other; size known from the head before a pixel is decoded.
2. First frame, turned as its Orientation says, made smaller, eight bits a sample.
3. A new picture of the pixels alone, so that nothing that stood beside them can come along.
"""

from __future__ import annotations

import warnings
from importlib import import_module
from io import BytesIO
from typing import Any, Final, cast

from PIL import Image

from verify.pictures.answer import Made, Why

FORMATS: Final = {
    "image/jpeg": ("JPEG", "PIL.JpegImagePlugin"),
    "image/png": ("PNG", "PIL.PngImagePlugin"),
    "image/webp": ("WEBP", "PIL.WebPImagePlugin"),
    "image/gif": ("GIF", "PIL.GifImagePlugin"),
    "image/tiff": ("TIFF", "PIL.TiffImagePlugin"),
    "image/avif": ("AVIF", "PIL.AvifImagePlugin"),
}
"""Media type to Pillow's format and the module that registers it; `verify.pictures.make` asks for no other."""

MAX_PIXELS: Final = 64_000_000
"""Pixels that are decoded: 256 MB as RGBA. Cameras end at 50 to 60 megapixels."""

MAX_JPEG_PIXELS: Final = 256_000_000
"""The same for JPEG, which is decoded at an eighth of its size; telephones write 200 megapixels."""

_ORIENTATION: Final = 0x0112  # TIFF 6.0, Orientation
_TURNS: Final = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}

_QUALITIES: Final = (85, 70, 50, 30)
"""Of JPEG, until the picture fits."""

_EFFORT: Final = 4
"""Of compressing PNG; the highest takes five seconds for a megapixel of noise, and saves a twentieth."""

_TOP: Final = 255


def remade(data: bytes, media_type: str, side: int, most: int) -> Made | Why:
    """Return a picture made anew, or why there is none; never raises.

    Args:
        data: the whole file.
        media_type: as its first bytes show.
        side: pixels of the longer side; no picture is enlarged.
        most: bytes that it may have.
    """
    if media_type not in FORMATS:
        return Why.KIND
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            picture = _decoded(data, media_type, side)  # 1
            picture = _small(_plain(picture), side, _turn(picture))  # 2
            return _written(picture, most)  # 3
    except MemoryError:
        return Why.MEMORY
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        return Why.PIXELS
    except Exception:  # noqa: BLE001 -- decoders raise OSError, SyntaxError, struct.error and whatever else
        return Why.UNDECODABLE


def _decoded(data: bytes, media_type: str, side: int) -> Image.Image:
    name, plugin = FORMATS[media_type]
    module = import_module(plugin)  # otherwise Pillow loads every decoder that it has
    if name == "AVIF":
        cast("Any", module).DEFAULT_MAX_THREADS = 1
    Image.MAX_IMAGE_PIXELS = MAX_JPEG_PIXELS if name == "JPEG" else MAX_PIXELS  # one more is an error
    picture: Image.Image = Image.open(BytesIO(data), formats=[name])
    picture.draft("RGB", (side, side))  # JPEG alone: at the smallest of its sizes that is large enough
    if picture.width * picture.height > MAX_PIXELS:
        raise Image.DecompressionBombError
    picture.load()
    return picture


def _turn(picture: Image.Image) -> Image.Transpose | None:
    """Return how the Orientation tag wants a picture to be turned; a tag that cannot be read turns nothing."""
    try:
        return _TURNS.get(picture.getexif().get(_ORIENTATION, 1))
    except Exception:  # noqa: BLE001 -- metadata is as hostile as pixels, and must not cost the picture
        return None


def _plain(picture: Image.Image) -> Image.Image:
    """Return a picture as RGB or RGBA, eight bits a sample."""
    if picture.mode.startswith("I;16"):  # clipped at 255 by the plain conversion, which gives white
        picture = picture.convert("I").point(lambda sample: sample * (1 / 256) + 0).convert("L")
    elif picture.mode in ("I", "F"):
        picture = _stretched(picture)
    return picture.convert("RGBA" if picture.has_transparency_data else "RGB")


def _stretched(picture: Image.Image) -> Image.Image:
    """Return samples of an unknown range between black and white."""
    low, high = cast("tuple[float, float]", picture.getextrema())
    scale = _TOP / (high - low) if high > low else 1.0
    return picture.convert("F").point(lambda sample: sample * scale + -low * scale).convert("L")


def _small(picture: Image.Image, side: int, turn: Image.Transpose | None) -> Image.Image:
    picture.thumbnail((side, side), Image.Resampling.LANCZOS, reducing_gap=2.0)
    if picture.mode == "RGBA" and cast("tuple[int, int]", picture.getchannel("A").getextrema())[0] == _TOP:
        picture = picture.convert("RGB")
    return picture if turn is None else picture.transpose(turn)


def _written(picture: Image.Image, most: int) -> Made | Why:
    """Write a picture of the pixels alone: PNG where something shines through, JPEG otherwise."""
    pixels = Image.frombytes(picture.mode, picture.size, picture.tobytes())
    if pixels.mode == "RGBA":
        data = _saved(pixels, "PNG", compress_level=_EFFORT)
        if len(data) <= most:
            return Made(data, "image/png", *pixels.size)
        behind = Image.new("RGB", pixels.size, "white")
        behind.paste(pixels, mask=pixels.getchannel("A"))
        pixels = behind
    for quality in _QUALITIES:
        data = _saved(pixels, "JPEG", quality=quality, optimize=True)
        if len(data) <= most:
            return Made(data, "image/jpeg", *pixels.size)
    return Why.TOO_LARGE


def _saved(picture: Image.Image, name: str, **options: int) -> bytes:
    out = BytesIO()
    picture.save(out, name, **options)
    return out.getvalue()
