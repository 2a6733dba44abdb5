"""A picture with its record and nothing else: readers are spared, and nothing that could speak is passed over."""

from __future__ import annotations

from importlib import import_module

import pytest

from verify.media.packets import Packet, PacketKind, Range, Walk
from verify.signals.marks import Found
from verify.signals.read import READERS, read_signals

JFIF = b"JFIF\0\1\1\0\0\1\0\1\0\0"
LABEL = b'AIGC{"Label": "1", "ContentProducer": "somebody"}'


def header(data: bytes = JFIF) -> Packet:
    return Packet(PacketKind.SEGMENT, "JPEG APP0", "JFIF", data, (Range(6, len(data)),))


def record(data: bytes = b"\0\0\0\x08jumb") -> Packet:
    return Packet(PacketKind.C2PA, "JPEG APP11", "", data, (Range(40, len(data)),))


@pytest.mark.parametrize("packets", [(), (header(),), (record(),), (header(), record())])
def test_sparing_the_readers_finds_what_all_of_them_find(packets: tuple[Packet, ...]) -> None:
    found = Found()
    for name in READERS:
        found = found.plus(import_module(f"verify.signals.{name}").read(packets, "image/jpeg"))
    assert read_signals(Walk(packets, ()), "image/jpeg") == found


def test_a_label_beside_the_record_is_found() -> None:
    label = Packet(PacketKind.SEGMENT, "JPEG APP10", "AIGC", LABEL, (Range(90, len(LABEL)),))
    found = read_signals(Walk((header(), record(), label), ()), "image/jpeg")
    assert [mark.id for mark in found.marks] == ["tc260.label.1"]


def test_a_header_that_has_room_for_words_is_read_by_all() -> None:
    """A segment that only calls itself JFIF, on another place or longer than the header, spares nobody anything."""
    elsewhere = header()._replace(where="JPEG APP9")
    long_text = Packet(PacketKind.TEXT, "PNG tEXt", "AIGC", LABEL[4:], (Range(90, len(LABEL) - 4),))
    for odd in (elsewhere, header(JFIF + LABEL)):
        found = read_signals(Walk((odd, record(), long_text), ()), "image/jpeg")
        assert [mark.id for mark in found.marks] == ["tc260.label.1"]
