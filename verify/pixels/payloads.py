"""The fixed bit strings that open image generators embed with the dwtDct method of the `invisible-watermark` package.

Everyone who runs the same code embeds the same bits, so a match names a family of programs and never a user.
"""

from __future__ import annotations

from enum import Enum, auto
from typing import Final, NamedTuple


class Arithmetic(Enum):
    """How the writer computed the colour channel that carries the bits; the reader has to do the same.

    OpenCV gives the chroma of bytes an offset of 128 and that of floating-point pictures one of 0.5. The method
    works on absolute values, so bits embedded under one offset are mostly lost under the other.
    """

    BYTES = auto()
    FLOATS = auto()
    FLOATS_SWAPPED = auto()  # red and blue in each other's place: the first SDXL pipelines of diffusers


class Payload(NamedTuple):
    """One known payload.

    Attributes:
        id: last part of the mark's id.
        tool: the family of models whose code embeds it.
        bits: most significant first.
        needed: bits that must match. By chance, one reading in 10^9 matches 44 of 48, one in 4 * 10^8 matches 42 of 46,
            one in 8 million 30 of 32, one in 10^26 126 of 136.
        arithmetics: in which known writers embed it.
    """

    id: str
    tool: str
    bits: tuple[int, ...]
    needed: int
    arithmetics: tuple[Arithmetic, ...]


def _of_text(text: bytes) -> tuple[int, ...]:
    return tuple(byte >> shift & 1 for byte in text for shift in range(7, -1, -1))


def _of_digits(digits: str) -> tuple[int, ...]:
    return tuple(int(digit) for digit in digits)


PAYLOADS: Final = (
    # scripts/txt2img.py of CompVis/stable-diffusion
    Payload("sd1", "Stable Diffusion 1", _of_text(b"StableDiffusionV1"), 126, (Arithmetic.BYTES,)),
    # scripts/txt2img.py of Stability-AI/stablediffusion
    Payload("sd2", "Stable Diffusion 2", _of_text(b"SDV2"), 30, (Arithmetic.BYTES,)),
    # WATERMARK_MESSAGE of Stability-AI/generative-models and of diffusers
    Payload(
        "sdxl",
        "Stable Diffusion XL",
        _of_digits("101100111110110010010000011110111011000110011110"),
        44,
        (Arithmetic.FLOATS, Arithmetic.FLOATS_SWAPPED, Arithmetic.BYTES),
    ),
    # WATERMARK_MESSAGE of black-forest-labs/flux: 48 digits in the source, but Python's bin() drops the two leading
    # zeros, so 46 are embedded.
    Payload(
        "flux",
        "FLUX",
        _of_digits("1010101111111010000111100111001111010100101110"),
        42,
        (Arithmetic.FLOATS, Arithmetic.BYTES),
    ),
)
