"""What a container walker yields: packets of bytes, and where in the file each one stands."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final, Literal, NamedTuple, get_args


class Range(NamedTuple):
    """A run of bytes in the file: offset of its first byte, and how many."""

    start: int
    length: int

    @property
    def end(self) -> int:
        """Offset of the first byte after the run."""
        return self.start + self.length


class PacketKind(StrEnum):
    """What a packet holds; decides which reader gets it."""

    C2PA = "c2pa"  # a JUMBF manifest store, or a part that claims to be one
    EXIF = "exif"  # a TIFF structure, without the "Exif\0\0" lead
    XMP = "xmp"  # an XMP packet (UTF-8 or UTF-16 XML), without its container's lead
    IPTC_IIM = "iptc_iim"  # IPTC-IIM datasets (0x1C …), taken out of Photoshop's 8BIM block
    PHOTOSHOP = "photoshop"  # Photoshop image resources other than IIM
    TEXT = "text"  # a keyword and its text (PNG text chunks, RIFF INFO, ID3 frames, Vorbis comments, tags)
    COMMENT = "comment"  # a free comment (JPEG COM, GIF comment)
    SEGMENT = "segment"  # an application segment of some other kind, with its identifier in `name`
    BOX = "box"  # an ISO-BMFF, JXL or JUMBF box kept whole, its type in `name`
    SEI = "sei"  # user data in a coded video, its UUID in `name`: metadata that stands among the samples
    TRAILER = "trailer"  # bytes after the end of the image


class Packet(NamedTuple):
    """One piece of metadata as it stands in the file.

    Attributes:
        kind: decides which reader gets it.
        where: the place in words of the container, such as ``JPEG APP11`` or ``MP4 moov/udta/meta``.
        name: the keyword, box type, frame id or segment identifier; empty where the kind says it all.
        data: the payload, joined when the container splits it and inflated when the container compresses it.
        ranges: the bytes of the file that the payload comes from, in order; payload bytes only, not headers.
    """

    kind: PacketKind
    where: str
    name: str
    data: bytes
    ranges: tuple[Range, ...]


LimitName = Literal[
    "",
    "box_count",
    "chunk_count",
    "directory_count",
    "directory_entries",
    "extracted_bytes",
    "history_steps",
    "item_count",
    "manifest_count",
    "manifest_store_bytes",
    "metadata_bytes",
    "metadata_packets",
    "nesting_depth",
    "object_count",
    "packet_bytes",
    "picture_pixels",
    "problem_count",
    "sample_count",
    "same_kind_count",
    "same_name_count",
    "searched_bytes",
    "structure_count",
    "text_bytes",
    "trailer_bytes",
]
"""Limits of ours that can leave a part of a file unread, by the names that a report gives them; "" is none of them."""

LIMIT_NAMES: Final[Mapping[str, LimitName]] = {name: name for name in get_args(LimitName)}
"""To parse a name that comes from elsewhere."""


class Problem(NamedTuple):
    """Something that kept a walker from reading on; becomes a finding, never an exception.

    Attributes:
        where: the place in words of the container.
        offset: in the file, in bytes.
        what: one clause in plain words.
        limit: the limit of ours that was reached, if it was one.
    """

    where: str
    offset: int
    what: str
    limit: LimitName = ""


class Walk(NamedTuple):
    """All that a walker found in one file.

    Attributes:
        packets: in the order of the file.
        problems: what could not be read.
        containers: for each manifest store packet (kind C2PA), in the same order: the bytes of the file that carry it
            with its container's own headers (all APP11 segments, the whole caBX chunk, the uuid box …).
    """

    packets: tuple[Packet, ...]
    problems: tuple[Problem, ...]
    containers: tuple[tuple[Range, ...], ...] = ()
