"""Pictures of files made on the spot, and what their pixels are like."""

from __future__ import annotations

import io
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from PIL import Image, ImageStat

from verify import Policy, Verifier
from verify.model.pictures import Picture, Pictures
from verify.pipeline import Seen
from verify.policy import Limits

AT = datetime(2026, 11, 22, 15, tzinfo=UTC)
RED, BLUE, GREEN = (200, 20, 20), (20, 20, 200), (20, 160, 20)


def seen(item: str | bytes | Path, limits: Limits | None = None) -> Seen:
    policy = Policy(at=AT, limits=limits or Limits())
    return Verifier(policy).see(item, pictures=True)


def pictures_of(item: str | bytes | Path, limits: Limits | None = None) -> Pictures:
    pictures = seen(item, limits).pictures
    assert pictures is not None
    return pictures


def picture_of(item: str | bytes | Path) -> Picture:
    pictures = pictures_of(item)
    assert pictures.file is not None, pictures.why
    assert pictures.why == ""
    return pictures.file


def opened(picture: Picture) -> Image.Image:
    """Return the pixels, after a look at what a picture says of itself."""
    image: Image.Image = Image.open(io.BytesIO(picture.data))
    assert image.size == (picture.width, picture.height)
    assert f"image/{str(image.format).lower()}" == picture.media_type
    image.load()
    return image


def mean(image: Image.Image) -> tuple[float, ...]:
    return tuple(ImageStat.Stat(image.convert("RGB")).mean)


def alike(one: tuple[float, ...], other: tuple[float, ...], by: float = 12.0) -> bool:
    """Tell whether two colours are nearly the same."""
    return all(abs(a - b) <= by for a, b in zip(one, other, strict=True))


def halves(size: tuple[int, int] = (64, 32), mode: str = "RGB") -> Image.Image:
    """Return a picture whose left half is red and whose right half is blue."""
    image = Image.new("RGB", size, RED)
    image.paste(BLUE, (size[0] // 2, 0, *size))
    return image.convert(mode)


def saved(image: Image.Image, name: str, **options: Any) -> bytes:  # noqa: ANN401 -- options of Pillow
    out = io.BytesIO()
    image.save(out, name, **options)
    return out.getvalue()
