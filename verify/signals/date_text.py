"""Dates as Exif, IPTC-IIM and ISO 8601 write them, brought into one form. A zone is never guessed."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import Final

MAX_DATE: Final = 64
"""Characters of a date that are looked at; the longest form in use has 35."""

_EXIF: Final = re.compile(r"(\d{4}):(\d\d):(\d\d) (\d\d):(\d\d):(\d\d)")
_OFFSET: Final = re.compile(r"[+-]\d\d:\d\d")
_IIM_DATE: Final = re.compile(r"(\d{4})(\d\d)(\d\d)")
_IIM_TIME: Final = re.compile(r"(\d\d)(\d\d)(\d\d)(?:([+-]\d\d)(\d\d))?")
_ISO: Final = re.compile(
    r"(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d)(:\d\d)?(?:[.,](\d{1,9}))?\s?(Z|[+-]\d\d:?\d\d)?)?", re.IGNORECASE
)
_FRACTION: Final = 6  # digits; more than microseconds nobody measures


def exif_date(text: str, offset: str = "") -> str | None:
    """Return a date of Exif (``2026:06:14 18:20:05``) in ISO 8601, with an offset where one is given.

    Args:
        text: value of DateTime or one of its kin (Exif 3.0, 4.6.6.4).
        offset: value of the OffsetTime that belongs to it, such as ``+02:00``; anything else counts as none.

    Returns:
        None where it is no date: cameras without a set clock write zeros or blanks.
    """
    match = _EXIF.fullmatch(text)
    if match is None:
        return None
    year, month, day, hour, minute, second = match.groups()
    zone = offset if _OFFSET.fullmatch(offset) else ""
    return iso_date(f"{year}-{month}-{day}T{hour}:{minute}:{second}{zone}")


def iim_date(date: str, time: str = "") -> str | None:
    """Return a date of IPTC-IIM (``20260614`` and ``182005+0200``) in ISO 8601; without a time where none is read.

    Source: IIM 4.2, datasets 2:55 with 2:60 and 2:62 with 2:63.
    """
    day = _IIM_DATE.fullmatch(date)
    if day is None:
        return None
    written = "-".join(day.groups())
    clock = _IIM_TIME.fullmatch(time)
    if clock is None:
        return iso_date(written)
    hour, minute, second, ahead, rest = clock.groups()
    return iso_date(f"{written}T{hour}:{minute}:{second}" + (f"{ahead}:{rest}" if ahead else ""))


def iso_date(text: str) -> str | None:
    """Return a date in ISO 8601 in one form, or None where it is none: what `datetime.fromisoformat` can read.

    A date without a time stays without one. XMP writes dates like this (ISO 16684-1, 8.2.1.1), and so does C2PA.
    """
    match = _ISO.fullmatch(text.strip()[:MAX_DATE])
    if match is None:
        return None
    day, clock, second, fraction, zone = match.groups()
    if clock is None:
        written = day
    else:
        part = f".{fraction[:_FRACTION].ljust(_FRACTION, '0')}" if fraction and second else ""
        ahead = "+00:00" if zone in ("Z", "z") else zone or ""
        if ahead and ":" not in ahead:
            ahead = f"{ahead[:3]}:{ahead[3:]}"
        written = f"{day}T{clock}{second or ':00'}{part}{ahead}"
    try:
        datetime.fromisoformat(written)
    except ValueError:
        return None
    return written


def moment_of(iso: str | None) -> datetime | None:
    """Return a date of one of the functions above; without a zone where none is stated. None for any other text."""
    try:
        return None if iso is None else datetime.fromisoformat(iso)
    except ValueError:
        return None


def utc_of(iso: str | None) -> str | None:
    """Return a date of one of the functions above in UTC, ``2026-06-14T16:20:05Z``; None without a stated zone."""
    moment = moment_of(iso)
    if moment is None or moment.tzinfo is None:
        return None
    try:
        return moment.astimezone(UTC).isoformat().replace("+00:00", "Z")
    except OverflowError:  # in the first hours of the year 1, or the last of 9999
        return None
