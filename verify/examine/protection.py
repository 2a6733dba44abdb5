"""What reading a file says about the bytes that its content hash leaves out; plain values for `Examined`."""

from enum import StrEnum
from typing import NamedTuple

from verify.media.packets import Range


class Part(StrEnum):
    """What bytes hold that a content hash leaves out."""

    RECORD = "record"  # the record, which has hashes and a signature of its own
    STANDARD = "standard"  # boxes that the standard leaves out of every hash of their kind
    PADDING = "padding"  # zeros
    FILLED = "filled"  # something where padding belongs
    METADATA = "metadata"
    PLACES = "places"  # tables that say where the media stands; what they point to is looked at
    TRAILING = "trailing"  # bytes behind the end of the picture
    MEDIA = "media"  # picture, sound, or boxes that decide how they are shown


class LeftOut(NamedTuple):
    """A run of bytes that the content hash leaves out, and what it holds."""

    start: int
    length: int
    part: Part


class Protection(NamedTuple):
    """What the content hash protects.

    Attributes:
        partial: the hash, or the places where the media stands, could not be followed to the end.
        left_out: what a BMFF hash or a box hash leaves out, in the order of the file; empty for a data hash, whose
            ranges the record itself states.
        media: bytes of picture or sound that lie in what is left out, in order.
        media_bytes: of the whole file.
        trailing: bytes behind the end of the picture.
    """

    partial: bool = False
    left_out: tuple[LeftOut, ...] = ()
    media: tuple[Range, ...] = ()
    media_bytes: int = 0
    trailing: tuple[Range, ...] = ()
