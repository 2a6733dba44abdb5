"""What the process that makes pictures sends back: a head of fixed length and pixels, or why there are none.

No JSON and no objects: a process that a hostile picture took over can send nothing that is more than these few numbers,
and the bytes of the picture itself, which `verify.pictures.form` takes apart before anything shows them.
"""

from __future__ import annotations

from enum import StrEnum
from struct import Struct
from typing import Final, NamedTuple

from verify.examine.frames import Origin
from verify.pictures.form import size_of

FILE_SIDE: Final = 1024
"""Pixels of the longer side of the picture of a file: sharp on a phone and on paper."""

PREVIEW_SIDE: Final = 320
"""Pixels of the longer side of the others."""

FILE_BYTES: Final = 256 * 1024
"""Bytes of the picture of a file; JPEG of that size and quality 85 takes 100 to 250 KB."""

PREVIEW_BYTES: Final = 48 * 1024
"""Bytes of another one; it takes 10 to 25 KB."""

MEDIA_TYPES: Final = ("image/jpeg", "image/png")

_HEAD: Final = Struct(">BBHHI")  # media type or `_NONE`, reason, width, height, bytes
_NONE: Final = 255


class Why(StrEnum):
    """Why there is no picture: the end of a sentence's id, ``picture.…``."""

    KIND = "kind"
    SOUND = "sound"
    TOO_LARGE = "too_large"
    PIXELS = "pixels"
    UNDECODABLE = "undecodable"
    MEMORY = "memory"
    TIME = "time"
    ENDED = "ended"
    CHANGED = "changed"
    UNREADABLE = "unreadable"
    NO_FFMPEG = "no_ffmpeg"


class Made(NamedTuple):
    """A picture made anew: its bytes and what they are."""

    data: bytes
    media_type: str
    width: int
    height: int


_WHYS: Final = tuple(Why)


def packed(answer: Made | Why) -> bytes:
    """Return an answer as bytes."""
    if isinstance(answer, Why):
        return _HEAD.pack(_NONE, _WHYS.index(answer), 0, 0, 0)
    kind = MEDIA_TYPES.index(answer.media_type)
    return _HEAD.pack(kind, 0, answer.width, answer.height, len(answer.data)) + answer.data


def _numbers(head: bytes) -> tuple[int, int, int, int, int]:
    kind, why, width, height, length = _HEAD.unpack(head)
    return kind, why, width, height, length


def read_answer(stream: Origin, side: int, most: int) -> Made | Why:
    """Read one answer; one of another form than was asked for is as if the process had ended.

    Args:
        stream: of the process.
        side: pixels that no side may exceed.
        most: bytes that the picture may have; no more are read.

    Raises:
        TimeoutError: it takes too long.
        ConnectionError: the process ended, or sends something else.
    """
    head = stream.read(_HEAD.size)
    if len(head) < _HEAD.size:
        raise ConnectionError
    kind, why, width, height, length = _numbers(head)
    if kind == _NONE:
        if why >= len(_WHYS) or width or height or length:
            raise ConnectionError
        return _WHYS[why]
    if kind >= len(MEDIA_TYPES) or not 0 < width <= side or not 0 < height <= side or not 0 < length <= most:
        raise ConnectionError
    data = stream.read(length)
    if size_of(data, MEDIA_TYPES[kind]) != (width, height):
        raise ConnectionError
    return Made(data, MEDIA_TYPES[kind], width, height)
