"""IPTC-IIM (Information Interchange Model 4.2, chapter 3): datasets by record and number, bounded."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from verify.media.packets import Packet, PacketKind
from verify.signals.few import few
from verify.signals.limits import MAX_FOUND, MAX_IIM_DATASETS
from verify.signals.marks import Field, Found, Trace, TraceKind, place_of
from verify.signals.text import decoded, value_text

APPLICATION: Final = 2  # the record of the picture's own properties
SPECIAL_INSTRUCTIONS: Final = 40
ORIGINATING_PROGRAM: Final = 65
PROGRAM_VERSION: Final = 70
TRANSMISSION_REFERENCE: Final = 103
CREDIT: Final = 110

_FACEBOOK: Final = re.compile(r"FBMD[0-9a-fA-F]{8,}")

_MARKER: Final = 0x1C
_HEADER: Final = 5  # marker, record, number, length
_EXTENDED: Final = 0x8000
_MAX_LENGTH_BYTES: Final = 4  # of an extended dataset's length: four bytes say more than any block holds


def read(packets: tuple[Packet, ...], media_type: str) -> Found:  # noqa: ARG001 - every reader has this signature
    """Read what platforms leave in IPTC-IIM; credit and programs are read with those of XMP and Exif.

    Args:
        packets: of one file, from its walker.
        media_type: of the file; not needed here.

    Returns:
        the trace of Facebook and Instagram, which write ``FBMD`` and digits into the special instructions (2:40) of
        every download, and the transmission reference (2:103) as a field. Neither says anything about the making.
    """
    fields: list[Field] = []
    traces: list[Trace] = []
    for packet in few(packets):
        for item in application_datasets(packet, SPECIAL_INSTRUCTIONS, TRANSMISSION_REFERENCE):
            place = place_of(packet, item.key)
            if item.number == TRANSMISSION_REFERENCE and item.text:
                fields.append(Field("IPTC", "TransmissionReference", value_text(item.text), place))
            elif _FACEBOOK.match(item.text) and not traces:
                traces.append(Trace(TraceKind.PLATFORM, "Facebook or Instagram (FBMD)", place))
        if len(fields) >= MAX_FOUND:
            break
    return Found(fields=tuple(fields[:MAX_FOUND]), traces=tuple(traces))


class Dataset(NamedTuple):
    """One dataset: its record, its number, and its bytes."""

    record: int
    number: int
    data: bytes

    @property
    def text(self) -> str:
        """The content as text, trimmed; what is no UTF-8 is read as Latin-1, whatever 1:90 declares."""
        return decoded(self.data).strip("\0 \r\n\t")

    @property
    def key(self) -> str:
        """The usual way to write record and number, such as ``2:110``."""
        return f"{self.record}:{self.number}"


def datasets(data: bytes) -> tuple[Dataset, ...]:
    """Read the datasets of a block up to the first byte that begins none, or the first that is cut off."""
    found: list[Dataset] = []
    at = 0
    while at + _HEADER <= len(data) and data[at] == _MARKER and len(found) < MAX_IIM_DATASETS:
        record, number = data[at + 1], data[at + 2]
        length = int.from_bytes(data[at + 3 : at + _HEADER], "big")
        start = at + _HEADER
        if length & _EXTENDED:  # clause 1.6: the other bits count the bytes of the true length
            width = length & ~_EXTENDED
            if width > _MAX_LENGTH_BYTES:
                break
            length, start = int.from_bytes(data[start : start + width], "big"), start + width
        if start + length > len(data):
            break
        found.append(Dataset(record, number, data[start : start + length]))
        at = start + length
    return tuple(found)


def application_datasets(packet: Packet, *numbers: int) -> tuple[Dataset, ...]:
    """Return the datasets of the application record with these numbers; none from a packet of another kind."""
    if packet.kind is not PacketKind.IPTC_IIM:
        return ()
    return tuple(item for item in datasets(packet.data) if item.record == APPLICATION and item.number in numbers)
