"""Every reader of marks in pixels, over one decoded picture.

1. Decode the picture, within bounds.
2. Recipes hidden in lowest bits (`stealth`), and NovelAI's signature over the pixels.
3. The fixed watermarks of the dwtDct method (`dwtdct`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from verify.media.packets import Problem
from verify.pixels import dwtdct, novelai, stealth
from verify.pixels.open import WHERE, decoded_picture, require
from verify.signals.marks import Found

if TYPE_CHECKING:
    from PIL import Image


def read_pixels(data: bytes, media_type: str) -> Found:
    """Read the marks that stand in the pixels of a picture.

    Args:
        data: the whole file.
        media_type: as its first bytes show; only PNG, WebP, JPEG and TIFF are decoded, for others nothing is found.

    Returns:
        Marks, and what kept a picture from being read as problems. No mark says nothing about the picture.

    Raises:
        UsageError: ``usage.pixels`` when numpy or Pillow is not installed.
    """
    require()
    picture = decoded_picture(data, media_type)  # 1
    if picture is None:
        return Found()
    if isinstance(picture, Problem):
        return Found(problems=(picture,))
    return _read_all(picture, media_type)


def _read_all(picture: Image.Image, media_type: str) -> Found:
    result = Found()
    for reader in (stealth.read, novelai.read, dwtdct.read):  # 2, 3
        try:
            result = result.plus(reader(picture, media_type))
        except Exception as error:  # noqa: BLE001 -- what one reader does not survive must not cost the others
            name = reader.__module__.rpartition(".")[2]
            result = result.plus(Found(problems=(Problem(WHERE, 0, f"{name} stopped by {type(error).__name__}"),)))
    return result
