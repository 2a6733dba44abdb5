"""Dates that metadata states: Exif, XMP, IPTC-IIM, tags of audio and video. They rest on clocks that anyone can set.

Sources: Exif 3.0 (CIPA DC-008), clauses 4.6.6.4 and 4.6.8; ISO 16684-1, 8.2 and 8.4; XMP part 2, photoshop and exif;
IPTC-IIM 4.2, 2:55 to 2:63; QuickTime File Format, metadata keys; ID3v2.4 frames, 4.2.5.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from typing import Final

from verify.media.packets import Packet, PacketKind
from verify.model.times import TimeKind
from verify.signals.date_text import MAX_DATE, exif_date, iim_date, iso_date
from verify.signals.exif_ifd import Directory, Exif, read_exif
from verify.signals.few import few
from verify.signals.iim import Dataset, application_datasets
from verify.signals.limits import MAX_DATES
from verify.signals.marks import Dated, Found, place_of
from verify.signals.text import decoded, value_text
from verify.signals.xmp import EXIF, PHOTOSHOP, XMP, mentions, read_xmp, same

_EXIF_DATES: Final = (
    (0x9003, "DateTimeOriginal", 0x9011, "OffsetTimeOriginal", TimeKind.CAPTURED),
    (0x9004, "DateTimeDigitized", 0x9012, "OffsetTimeDigitized", TimeKind.DIGITIZED),
    (0x0132, "DateTime", 0x9010, "OffsetTime", TimeKind.MODIFIED),
)
_GPS_TIME, _GPS_DATE = 0x07, 0x1D  # tags of the GPS directory; UTC by the standard
_RATIONAL: Final = 5

_XMP_DATES: Final = {
    "CreateDate": (XMP, TimeKind.CREATED),
    "ModifyDate": (XMP, TimeKind.MODIFIED),
    "MetadataDate": (XMP, TimeKind.METADATA_MODIFIED),
    "DateCreated": (PHOTOSHOP, TimeKind.CAPTURED),
    "DateTimeOriginal": (EXIF, TimeKind.CAPTURED),
}
_XMP_NAMES: Final = tuple(_XMP_DATES)

_IIM_DATES: Final = ((55, 60, TimeKind.CAPTURED), (62, 63, TimeKind.DIGITIZED))

_TEXTS: Final = {
    "com.apple.quicktime.creationdate": TimeKind.CREATED,
    "\xa9day": TimeKind.CREATED,
    "TDRC": TimeKind.CAPTURED,
    "TDEN": TimeKind.DIGITIZED,
}
"""Texts of MP4, MOV and ID3 that hold a date. In the last two the standard says UTC, but writers put local time there,
so no zone is taken for stated."""


def read(packets: tuple[Packet, ...], media_type: str) -> Found:  # noqa: ARG001 - every reader has this signature
    """Read what metadata states about when the file was captured, made and changed.

    Args:
        packets: of one file, from its walker.
        media_type: of the file; not needed here.

    Returns:
        dates alone, in the order of the file. Fields that say nothing (zeros, blanks) are left out; other text that is
        no date is kept as written, without a date in ISO 8601.
    """
    dates: list[Dated] = []
    for packet in few(packets):
        match packet.kind:
            case PacketKind.EXIF:
                dates += _of_exif(packet, read_exif(packet.data))
            case PacketKind.XMP if mentions(packet.data, *_XMP_NAMES):
                dates += _of_xmp(packet)
            case PacketKind.IPTC_IIM:
                dates += _of_iim(packet)
            case PacketKind.TEXT if packet.name in _TEXTS:
                text = decoded(packet.data[: 4 * MAX_DATE]).strip("\0 \r\n\t")
                dates += _said(packet, _TEXTS[packet.name], (packet.where, ""), text, iso_date(text))
        if len(dates) >= MAX_DATES:
            break
    return Found(dates=tuple(dates[:MAX_DATES]))


def _said(packet: Packet, kind: TimeKind, named: tuple[str, str], text: str, iso: str | None) -> Iterator[Dated]:
    """Yield a date under the name of its standard and its key, unless it says nothing."""
    standard, key = named
    if text.strip("0 :-TZ.+") or iso:
        yield Dated(kind, standard, value_text(text), iso, place_of(packet, key))


def _of_exif(packet: Packet, exif: Exif) -> Iterator[Dated]:
    for tag, name, offset_tag, offset_name, kind in _EXIF_DATES:
        text = exif.text(tag)
        if text is None:
            continue
        text, offset = text[:MAX_DATE], (exif.text(offset_tag) or "")[:MAX_DATE]
        key = f"{name}, {offset_name}" if offset else name
        yield from _said(packet, kind, ("Exif", key), f"{text} {offset}".strip(), exif_date(text, offset))
    yield from _of_satellites(packet, exif)


def _of_satellites(packet: Packet, exif: Exif) -> Iterator[Dated]:
    """Yield the time of GPS, which is UTC (Exif 3.0, 4.6.8: GPSTimeStamp, GPSDateStamp)."""
    given = {item.tag: item for item in reversed(exif.entries) if item.directory is Directory.GPS}
    date, time = given.get(_GPS_DATE), given.get(_GPS_TIME)
    if date is None or time is None or time.kind != _RATIONAL or time.length < 24:  # noqa: PLR2004 - three ratios
        return
    day = decoded(exif.data[date.start : date.start + min(date.length, 11)]).strip("\0 ")
    parts = struct.unpack_from(exif.order + "6I", exif.data, time.start)
    if not all(parts[1::2]):
        return
    hour, minute, second = (above // below for above, below in zip(parts[::2], parts[1::2], strict=True))
    text = f"{day} {hour:02}:{minute:02}:{second:02}"
    yield from _said(
        packet, TimeKind.CAPTURED, ("Exif", "GPSDateStamp, GPSTimeStamp"), text[:MAX_DATE], exif_date(text, "+00:00")
    )


def _of_xmp(packet: Packet) -> Iterator[Dated]:
    """Yield the first of each date of the whole; those of steps and parts stand deeper."""
    missing = dict(_XMP_DATES)
    for item in read_xmp(packet.data).properties:
        known = missing.get(item.name)
        if known and item.value and "/" not in item.path and same(item.namespace, known[0]):
            del missing[item.name]
            text = item.value[:MAX_DATE]
            yield from _said(packet, known[1], ("XMP", item.path), text, iso_date(text))


def _of_iim(packet: Packet) -> Iterator[Dated]:
    numbers = [number for pair in _IIM_DATES for number in pair[:2]]
    given: dict[int, Dataset] = {}
    for item in application_datasets(packet, *numbers):
        given.setdefault(item.number, item)
    for day, clock, kind in _IIM_DATES:
        if day in given:
            date, time = given[day].text[:MAX_DATE], given[clock].text[:MAX_DATE] if clock in given else ""
            key = f"{given[day].key}, {given[clock].key}" if time else given[day].key
            yield from _said(packet, kind, ("IPTC", key), f"{date} {time}".strip(), iim_date(date, time))
