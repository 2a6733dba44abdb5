"""The dwtDct watermark of the `invisible-watermark` package (`maxDct.py`): a match says much, no match says nothing.

Despite its name it holds no cosine transform. The bits stand in the U channel: of its Haar approximation, in each
block of 4 by 4 coefficients, the largest one by absolute value, the first left out, carries one bit in its distance
from a multiple of 36. The bits repeat over the blocks, row by row, and are averaged.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from verify.model.manifests import Tool
from verify.model.vocabulary import Says
from verify.pixels.open import WHERE
from verify.pixels.payloads import PAYLOADS, Arithmetic, Payload
from verify.signals.marks import Found, Grade, Mark, Place

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt
    from PIL import Image

    Pixels = npt.NDArray[np.uint8]
    Coefficients = npt.NDArray[np.float32]
    Votes = npt.NDArray[np.bool_]

SCALE: Final = 36
"""Distance of two coefficients that carry the same bit."""

_MIN_PIXELS: Final = 256 * 256  # the package embeds nothing in smaller pictures
_BLOCK: Final = 8  # pixels: four coefficients of two pixels
_STRIP_PIXELS: Final = 1 << 18  # pixels worked on at a time: 1 MB a plane, so the work stays in the cache
_HALF: Final = 127 / 255  # the package calls a position 1 when its average times 255 is over 127
_FLOAT_OFFSET: Final = 0.5  # that OpenCV adds to the chroma of floating-point pictures


def read(picture: Image.Image, media_type: str) -> Found:
    """Return a mark for each known payload that the picture carries.

    Args:
        picture: decoded. One without 8-bit colours carries none.
        media_type: of the file. A JPEG with full chroma keeps such marks, one with halved chroma loses most.
    """
    del media_type
    if picture.mode not in {"RGB", "RGBA"} or picture.width * picture.height < _MIN_PIXELS:
        return Found()
    if min(picture.size) < _BLOCK:
        return Found()
    votes = _votes(picture)
    matches = ((payload, max(_matching(votes[way], payload) for way in payload.arithmetics)) for payload in PAYLOADS)
    return Found(tuple(_mark(payload, found) for payload, found in matches if found >= payload.needed))


def _mark(payload: Payload, found: int) -> Mark:
    return Mark(
        f"watermark.dwtdct.{payload.id}",
        "dwtDct watermark",
        Says.GENERATED,
        f"matched {found} of {len(payload.bits)} bits",
        Tool(payload.tool, None),
        None,
        Place(WHERE, "U channel", ()),
        Grade.SOURCE,
    )


def _matching(votes: Votes, payload: Payload) -> int:
    """Return how many bits of the payload the votes give; none for a reading in which all bits are the same.

    A picture of few colours votes the same in every block: that is no reading, whatever the payload.
    """
    import numpy as np  # noqa: PLC0415 -- the extra may be missing

    length = len(payload.bits)
    position = np.arange(len(votes)) % length
    average = np.bincount(position, votes, length) / np.maximum(np.bincount(position, minlength=length), 1)
    bits = average > _HALF
    if bits.all() or not bits.any():
        return 0
    return int((bits == np.array(payload.bits, bool)).sum())


def _votes(picture: Image.Image) -> dict[Arithmetic, Votes]:
    """Return one bit a block, in the order of the blocks, for each arithmetic."""
    import numpy as np  # noqa: PLC0415 -- the extra may be missing

    width, height = (size // _BLOCK * _BLOCK for size in picture.size)
    rows = max(_BLOCK, _STRIP_PIXELS // width // _BLOCK * _BLOCK)
    parts: dict[Arithmetic, list[Votes]] = {way: [] for way in Arithmetic}
    for top in range(0, height, rows):
        strip = np.asarray(picture.crop((0, top, width, min(top + rows, height))))
        parts[Arithmetic.BYTES].append(_block_bits(_from_bytes(strip)))
        sums = [_quads(strip[..., channel].astype(np.float32)) for channel in range(3)]
        luma = np.float32(0.299) * sums[0] + np.float32(0.587) * sums[1] + np.float32(0.114) * sums[2]
        parts[Arithmetic.FLOATS].append(_block_bits(_from_floats(sums[2], luma)))
        swapped = np.float32(0.299) * sums[2] + np.float32(0.587) * sums[1] + np.float32(0.114) * sums[0]
        parts[Arithmetic.FLOATS_SWAPPED].append(_block_bits(_from_floats(sums[0], swapped)))
    return {way: np.concatenate(strips) for way, strips in parts.items()}


def _from_bytes(strip: Pixels) -> Coefficients:
    """Return the coefficients of U as OpenCV computes it for bytes: fixed point of 14 bits, rounded at each step.

    U lies in 0 to 255 by itself: 8061 / 2^14 of the largest difference of blue and luma is 112.
    """
    import numpy as np  # noqa: PLC0415 -- the extra may be missing

    red, green, blue = (strip[..., channel].astype(np.int32) for channel in range(3))
    luma = (red * 4899 + green * 9617 + blue * 1868 + (1 << 13)) >> 14
    chroma = ((blue - luma) * 8061 + (128 << 14) + (1 << 13)) >> 14
    return _quads(chroma.astype(np.float32)) * np.float32(0.5)


def _from_floats(blue: Coefficients, luma: Coefficients) -> Coefficients:
    """Return the coefficients of U as OpenCV computes it for floats, from sums of four pixels."""
    import numpy as np  # noqa: PLC0415 -- the extra may be missing

    return np.float32(0.492 / 2) * (blue - luma) + np.float32(2 * _FLOAT_OFFSET)


def _quads(plane: Coefficients) -> Coefficients:
    """Return the sums of two by two pixels: twice the Haar approximation. Sums of whole numbers stay exact."""
    pairs = plane[0::2] + plane[1::2]
    return pairs[:, 0::2] + pairs[:, 1::2]


def _block_bits(coefficients: Coefficients) -> Votes:
    """Return the bit of each block of 4 by 4 coefficients, row by row."""
    import numpy as np  # noqa: PLC0415 -- the extra may be missing

    rows, columns = coefficients.shape
    blocks = np.abs(coefficients).reshape(rows // 4, 4, columns // 4, 4).swapaxes(1, 2).reshape(-1, 16)
    largest = blocks[:, 1:].max(axis=1)  # the sign plays no part: the bit is read from the absolute value
    bits: Votes = largest % SCALE > SCALE / 2
    return bits
