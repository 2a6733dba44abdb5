"""Texts of a file by name, whatever holds them: keywords and tags, Exif tags, XMP properties."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Final, NamedTuple

from verify.media.packets import Packet, PacketKind
from verify.signals.exif_ifd import USER_COMMENT, Exif, read_exif, user_comment
from verify.signals.limits import MAX_SAME_NAME
from verify.signals.marks import Place, place_of
from verify.signals.text import decoded
from verify.signals.xmp import XmpDocument, mentions, read_xmp

DOCUMENT_NAME: Final = 0x010D
IMAGE_DESCRIPTION: Final = 0x010E
MAKE: Final = 0x010F
MODEL: Final = 0x0110
SOFTWARE: Final = 0x0131
ARTIST: Final = 0x013B
MAKER_NOTE: Final = 0x927C

_TAGS: Final = {
    DOCUMENT_NAME: "DocumentName",
    IMAGE_DESCRIPTION: "ImageDescription",
    MAKE: "Make",
    MODEL: "Model",
    SOFTWARE: "Software",
    ARTIST: "Artist",
    MAKER_NOTE: "MakerNote",
    USER_COMMENT: "UserComment",
}

COMMENTS: Final = ("comment", "comm", "\xa9cmt", "icmt", "description", "desc", "\xa9des")
"""What containers call a free comment: Vorbis and Matroska, ID3, QuickTime, RIFF."""


class Text(NamedTuple):
    """A text and where it stands; `name` in lower case, for an Exif tag as the standard spells it."""

    name: str
    text: str
    place: Place


def named(packets: tuple[Packet, ...], *names: str) -> tuple[Text, ...]:
    """Return the texts under some names, in the order of the file, at most `MAX_SAME_NAME`.

    Args:
        packets: of one file.
        names: in lower case; Matroska writes tag names in capitals, so letter case never counts.
    """
    found: list[Text] = []
    for packet in packets:
        if packet.kind is PacketKind.TEXT and packet.name.lower() in names:
            found.append(Text(packet.name.lower(), decoded(packet.data).strip("\0 \r\n\t"), place_of(packet)))
            if len(found) == MAX_SAME_NAME:
                break
    return tuple(found)


def exact(packets: tuple[Packet, ...], name: str) -> Text | None:
    """Return the first text under a name in just these letters."""
    for packet in packets:
        if packet.kind is PacketKind.TEXT and packet.name == name:
            return Text(name, decoded(packet.data).strip("\0 \r\n\t"), place_of(packet))
    return None


class ExifPacket(NamedTuple):
    """An Exif packet with its tags."""

    packet: Packet
    exif: Exif

    def text(self, tag: int) -> Text | None:
        """Return the text of a tag; that of the user comment is decoded by its character code."""
        text = user_comment(self.exif) if tag == USER_COMMENT else self.exif.text(tag)
        name = _TAGS[tag]
        return Text(name, text, place_of(self.packet, name)) if text else None

    def said(self, tag: int) -> str:
        """Return the text of a tag; empty without one."""
        found = self.text(tag)
        return found.text if found else ""


def exif_packets(packets: tuple[Packet, ...]) -> Iterator[ExifPacket]:
    """Yield the Exif packets of a file, at most `MAX_SAME_NAME`."""
    seen = [packet for packet in packets if packet.kind is PacketKind.EXIF][:MAX_SAME_NAME]
    for packet in seen:
        yield ExifPacket(packet, _read(packet.data))


def exif_texts(packets: tuple[Packet, ...], *tags: int) -> Iterator[Text]:
    """Yield the texts of some tags in every Exif packet."""
    for holder in exif_packets(packets):
        for tag in tags:
            found = holder.text(tag)
            if found:
                yield found


@lru_cache(maxsize=MAX_SAME_NAME)
def _read(data: bytes) -> Exif:
    # A dozen readers ask for the same few packets; the bytes are in memory anyway while the file is read.
    return read_exif(data)


class XmpPacket(NamedTuple):
    """An XMP packet with its properties."""

    packet: Packet
    document: XmpDocument

    def place(self, path: str) -> Place:
        """Return the place of a property."""
        return place_of(self.packet, path)


def xmp_documents(packets: tuple[Packet, ...], *needed: str) -> Iterator[XmpPacket]:
    """Yield the XMP packets that have any of some words in them, at most `MAX_SAME_NAME`."""
    seen = [packet for packet in packets if packet.kind is PacketKind.XMP][:MAX_SAME_NAME]
    for packet in seen:
        if mentions(packet.data, *needed):
            yield XmpPacket(packet, read_xmp(packet.data))
