"""Dates of metadata: as written, in one form, with a zone only where one is stated."""

from __future__ import annotations

import struct
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.signals.marked import Value, dataset, exif, file_packets, iim, packet, text, xmp
from verify.media.packets import Packet, PacketKind
from verify.model.times import TimeKind
from verify.signals import dates
from verify.signals.date_text import exif_date, iim_date, iso_date, utc_of
from verify.signals.limits import MAX_DATES
from verify.signals.marks import Found

PARTS = (PacketKind.EXIF, PacketKind.XMP, PacketKind.IPTC_IIM, PacketKind.TEXT)


def found(*packets: Packet) -> list[tuple[str, str, str | None, str]]:
    """Kind, text as written, ISO 8601 and the key of each date."""
    result = dates.read(packets, "image/jpeg")
    assert result == Found(dates=result.dates)  # dates and nothing else
    return [(item.kind.value, item.value, item.iso, item.place.key) for item in result.dates]


def rationals(*numbers: int) -> tuple[int, bytes]:
    return 5, b"".join(struct.pack("<II", number, 1) for number in numbers)


def test_exif_has_three_dates_each_with_an_offset_of_its_own() -> None:
    taken: dict[int, Value] = {0x9003: "2026:06:14 18:20:05", 0x9011: "+02:00", 0x9004: "2026:06:14 18:20:06"}
    assert found(exif({0x0132: "2026:06:15 09:00:00"}, {**taken, 0x9010: "-05:00"})) == [
        (
            "captured",
            "2026:06:14 18:20:05 +02:00",
            "2026-06-14T18:20:05+02:00",
            "DateTimeOriginal, OffsetTimeOriginal",
        ),
        ("digitized", "2026:06:14 18:20:06", "2026-06-14T18:20:06", "DateTimeDigitized"),
        ("modified", "2026:06:15 09:00:00 -05:00", "2026-06-15T09:00:00-05:00", "DateTime, OffsetTime"),
    ]


@pytest.mark.parametrize("blank", ["0000:00:00 00:00:00", "    :  :     :  :  ", "", ":"])
def test_a_camera_whose_clock_was_never_set_says_nothing(blank: str) -> None:
    assert found(exif({0x0132: blank}, {0x9003: blank})) == []


@pytest.mark.parametrize("odd", ["2026:13:45 99:00:00", "yesterday", "14.6.2026"])
def test_what_is_no_date_is_kept_as_written_without_a_time(odd: str) -> None:
    assert found(exif({}, {0x9003: odd})) == [("captured", odd, None, "DateTimeOriginal")]


@pytest.mark.parametrize("offset", ["Z", "+2", "   :  ", "+02:00:00", "summer"])
def test_an_offset_in_another_form_is_shown_and_not_used(offset: str) -> None:
    (row,) = found(exif({}, {0x9003: "2026:06:14 18:20:05", 0x9011: offset}))
    assert row[2] == "2026-06-14T18:20:05"
    assert row[1].endswith(offset.strip())


def test_the_time_of_satellites_is_universal(corpus: Path) -> None:
    rows = found(*file_packets(corpus / "files" / "PXL_20260208_202351558.jpg")[0])
    assert ("captured", "2026:02:08 20:23:35", "2026-02-08T20:23:35+00:00", "GPSDateStamp, GPSTimeStamp") in rows


@pytest.mark.parametrize("order", ["<", ">"])
def test_satellites_without_a_date_or_with_a_broken_time_say_nothing(order: str) -> None:
    assert found(exif({0x0132: "2026:06:15 09:00:00"}, order=order, gps=True)) == [
        ("modified", "2026:06:15 09:00:00", "2026-06-15T09:00:00", "DateTime")
    ]


def test_xmp_dates_of_the_whole_are_read_and_those_of_steps_and_parts_are_not() -> None:
    history = (
        "<xmpMM:History><rdf:Seq><rdf:li rdf:parseType='Resource'><stEvt:when>2020-01-01</stEvt:when>"
        "<xmp:CreateDate>2019-01-01</xmp:CreateDate></rdf:li></rdf:Seq></xmpMM:History>"
    )
    stated = (
        'xmp:CreateDate="2026-06-14T18:20:05.25+02:00" xmp:ModifyDate="2026-06-15" '
        'xmp:MetadataDate="2026-06-15T09:00Z" '
        'photoshop:DateCreated="2026-06-14T18:20:05" exif:DateTimeOriginal="2026-06-14T18:20"'
    )
    assert found(xmp(history, stated)) == [
        ("created", "2026-06-14T18:20:05.25+02:00", "2026-06-14T18:20:05.250000+02:00", "xmp:CreateDate"),
        ("modified", "2026-06-15", "2026-06-15", "xmp:ModifyDate"),
        ("metadata_modified", "2026-06-15T09:00Z", "2026-06-15T09:00:00+00:00", "xmp:MetadataDate"),
        ("captured", "2026-06-14T18:20:05", "2026-06-14T18:20:05", "photoshop:DateCreated"),
        ("captured", "2026-06-14T18:20", "2026-06-14T18:20:00", "exif:DateTimeOriginal"),
    ]


def test_a_name_in_another_namespace_is_another_name() -> None:
    assert found(xmp('<own:CreateDate xmlns:own="https://example.org/">2026-06-14</own:CreateDate>')) == []


def test_press_dates_stand_in_two_datasets_each() -> None:
    block = iim(dataset(55, b"20260614"), dataset(60, b"182005+0200"), dataset(62, b"20260615"), dataset(63, b"noon"))
    assert found(block) == [
        ("captured", "20260614 182005+0200", "2026-06-14T18:20:05+02:00", "2:55, 2:60"),
        ("digitized", "20260615 noon", "2026-06-15", "2:62, 2:63"),
    ]
    assert found(iim(dataset(55, b"00000000"), dataset(60, b"000000+0000"))) == []


def test_tags_of_films_and_sounds_have_a_zone_only_where_they_state_it() -> None:
    assert found(
        text("com.apple.quicktime.creationdate", "2026-06-14T18:20:05+0200"),
        text("\xa9day", "2026-06-14"),
        text("TDRC", "2026-06-14T18:20:05", "ID3"),
        text("TIT2", "2026-06-14T18:20:05", "ID3"),
    ) == [
        (
            "created",
            "2026-06-14T18:20:05+0200",
            "2026-06-14T18:20:05+02:00",
            "com.apple.quicktime.creationdate",
        ),
        ("created", "2026-06-14", "2026-06-14", "\xa9day"),
        ("captured", "2026-06-14T18:20:05", "2026-06-14T18:20:05", "TDRC"),
    ]


def test_the_number_of_dates_is_bounded_and_their_length() -> None:
    many = tuple(text("TDRC", f"2026-06-14T18:20:{number % 60:02}", "ID3") for number in range(4 * MAX_DATES))
    assert len(found(*many)) == MAX_DATES
    ((_, value, iso, _),) = found(text("TDRC", "2026" + "9" * 10_000, "ID3"))
    assert iso is None
    assert len(value) <= 512


# -- the forms ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("written", "iso", "utc"),
    [
        ("2026-06-14", "2026-06-14", None),
        ("2026-06-14T18:20", "2026-06-14T18:20:00", None),
        ("2026-06-14T18:20:05Z", "2026-06-14T18:20:05+00:00", "2026-06-14T18:20:05Z"),
        ("2026-06-14 18:20:05z", "2026-06-14T18:20:05+00:00", "2026-06-14T18:20:05Z"),
        ("2026-06-14T18:20:05,78-05:00", "2026-06-14T18:20:05.780000-05:00", "2026-06-14T23:20:05.780000Z"),
        ("2026-06-14T18:20:05.123456789+0530", "2026-06-14T18:20:05.123456+05:30", "2026-06-14T12:50:05.123456Z"),
        ("2026-06-14T24:00:00", None, None),
        ("2026-02-30", None, None),
        ("2026-06", None, None),
        ("20260614", None, None),
        ("", None, None),
        ("0001-01-01T00:00:00+14:00", "0001-01-01T00:00:00+14:00", None),
    ],
)
def test_iso_8601_in_the_forms_that_xmp_and_c2pa_allow(written: str, iso: str | None, utc: str | None) -> None:
    assert (iso_date(written), utc_of(iso)) == (iso, utc)


@given(st.text(max_size=80), st.text(max_size=12))
def test_any_text_is_a_date_in_one_form_or_none(one: str, other: str) -> None:
    for iso in (iso_date(one), exif_date(one, other), iim_date(one, other)):
        assert iso is None or iso_date(iso) == iso
        assert utc_of(iso) is None or iso is not None


FIRST, LAST = datetime(1, 1, 2), datetime(9999, 12, 30)  # noqa: DTZ001 -- the zone is added as text


@given(st.datetimes(min_value=FIRST, max_value=LAST), st.sampled_from(["", "Z", "+14:00"]))
def test_every_date_that_python_writes_is_read(moment: datetime, zone: str) -> None:
    iso = iso_date(moment.isoformat() + zone)
    assert iso is not None
    assert datetime.fromisoformat(iso).replace(tzinfo=None) == moment
    assert (utc_of(iso) is None) is (zone == "")


@given(st.sampled_from(PARTS), st.binary(max_size=400), st.sampled_from(["", "TDRC", "\xa9day"]))
def test_hostile_bytes_give_dates_or_nothing(kind: PacketKind, data: bytes, name: str) -> None:
    lead = {PacketKind.EXIF: b"II*\0\x08\0\0\0", PacketKind.IPTC_IIM: b"\x1c\x02\x37"}.get(kind, b"")
    result = dates.read((packet(kind, lead + data, name), packet(kind, data, name)), "image/jpeg")
    assert len(result.dates) <= MAX_DATES
    assert all(item.iso is None or iso_date(item.iso) == item.iso for item in result.dates)


# -- other people's files ----------------------------------------------------------------------------------------------

OF_FILES = {
    "PXL_20260208_202351558.jpg": (4, "2026-02-08T15:23:51-05:00", "2026-02-08T20:23:51Z"),
    "conformant-b.jpg": (4, "2025-08-07T14:00:05-07:00", "2025-08-07T21:00:05Z"),
    "nikon-20221019-building.jpeg": (5, "2022-10-25T11:27:32-05:00", "2022-10-25T16:27:32Z"),
    "truepic-20230212-camera.jpg": (3, "2023-02-12T13:44:28", None),
    "samsung_black_1.png": (2, "2026-06-05T10:24:46+02:00", "2026-06-05T08:24:46Z"),
    "adobe-20220124-A.jpg": (9, "2011-07-30T15:41:25", None),
}
"""How many dates, and the first one of the capture."""


@pytest.mark.parametrize("name", OF_FILES)
def test_what_cameras_and_programs_wrote(corpus: Path, name: str) -> None:
    result = dates.read(*file_packets(corpus / "files" / name)).dates
    first = next(item for item in result if item.kind is TimeKind.CAPTURED)
    assert (len(result), first.iso, utc_of(first.iso)) == OF_FILES[name]
