"""Decode a picture that anyone may have made: fixed formats, no more pixels than the cap, the first frame only.

Pillow decodes. It rotates nothing here: the marks stand in the pixels as they are stored. (It turns a TIFF by its own
Orientation tag; the writers of these marks leave that tag alone.)
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from verify.errors import UsageError
from verify.failure import failure
from verify.media.packets import LimitName, Problem

if TYPE_CHECKING:
    from PIL import Image

FORMATS: Final = {
    "image/png": ("PNG", "PIL.PngImagePlugin"),
    "image/webp": ("WEBP", "PIL.WebPImagePlugin"),
    "image/jpeg": ("JPEG", "PIL.JpegImagePlugin"),
    "image/tiff": ("TIFF", "PIL.TiffImagePlugin"),
}
"""Media type to Pillow's format and the module that registers it; no other decoder sees foreign bytes."""

MAX_PIXELS: Final = 64_000_000
"""Pixels of a picture that are decoded: 256 MB as RGBA. Generators and their upscalers end at about 40 megapixels."""

WHERE: Final = "pixels"
"""The place of a mark or a problem, in words."""


def require() -> None:
    """Make sure that numpy and Pillow are there.

    Raises:
        UsageError: ``usage.pixels`` when one of them is not installed.
    """
    from importlib.util import find_spec  # noqa: PLC0415 -- late, like all that only this extra needs

    missing = [name for name, module in (("numpy", "numpy"), ("Pillow", "PIL")) if find_spec(module) is None]
    if missing:
        from verify.words import join  # noqa: PLC0415 -- the worker needs no words

        raise failure(UsageError, "usage.pixels", names=join(tuple(missing)))


def decoded_picture(data: bytes, media_type: str) -> Image.Image | Problem | None:
    """Decode the first frame of a picture.

    Args:
        data: the file.
        media_type: as its first bytes show.

    Returns:
        The decoded picture; what kept it from being decoded; None for a type without a decoder here.
    """
    if media_type not in FORMATS:
        return None
    import warnings  # noqa: PLC0415 -- late

    try:
        # Warnings of the decoder about odd metadata would reach the terminal.
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return _decoded(data, *FORMATS[media_type])
    except Exception as error:  # noqa: BLE001 -- Pillow raises OSError, SyntaxError, struct.error, its bomb error, …
        kind = type(error).__name__
        limit: LimitName = "picture_pixels" if kind == "DecompressionBombError" else ""  # beyond twice its own limit
        return Problem(WHERE, 0, f"the picture cannot be decoded ({kind})", limit)


def _decoded(data: bytes, name: str, plugin: str) -> Image.Image | Problem:
    from importlib import import_module  # noqa: PLC0415 -- late
    from io import BytesIO  # noqa: PLC0415 -- late

    from PIL import Image  # noqa: PLC0415 -- the extra may be missing

    import_module(plugin)  # otherwise Pillow loads every decoder that it has
    picture = Image.open(BytesIO(data), formats=[name])
    if picture.width * picture.height > MAX_PIXELS:  # known from the header; nothing is decoded yet
        return Problem(
            WHERE, 0, f"{picture.width} by {picture.height} pixels are more than are decoded", "picture_pixels"
        )
    picture.load()
    return picture
