"""What a file states about its capture: camera, settings, time. Context, never a mark.

Anyone can write these tags, editing keeps them, and generators write some of them too: a maker and a model alone are
no camera. Sources: Exif 3.0 (CIPA DC-008), clauses 4.6.4 and 4.6.5; QuickTime File Format, metadata keys.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from verify.media.packets import Packet, PacketKind
from verify.signals.exif_ifd import Directory, Exif, read_exif
from verify.signals.few import few
from verify.signals.limits import MAX_FOUND
from verify.signals.marks import Field, Found, place_of
from verify.signals.text import decoded, value_text

MAKE: Final = 0x010F
MODEL: Final = 0x0110
TAKEN: Final = 0x9003
OFFSET: Final = 0x9011
EXPOSURE: Final = 0x829A
APERTURE: Final = 0x829D
ISO: Final = 0x8827
FOCAL: Final = 0x920A
LENS_MAKE: Final = 0xA433
LENS_MODEL: Final = 0xA434
COMPOSITE: Final = 0xA460

SETTINGS: Final = (EXPOSURE, APERTURE, ISO, FOCAL, LENS_MODEL)
ENOUGH_SETTINGS: Final = 3

_TEXTS: Final = {
    MAKE: "Make",
    MODEL: "Model",
    TAKEN: "DateTimeOriginal",
    OFFSET: "OffsetTimeOriginal",
    LENS_MAKE: "LensMake",
    LENS_MODEL: "LensModel",
}
_NUMBERS: Final = {FOCAL: "FocalLength", APERTURE: "FNumber", ISO: "PhotographicSensitivity"}
_UNITS: Final = {FOCAL: "{:g} mm", APERTURE: "f/{:g}", ISO: "{:g}"}
_COMPOSITES: Final = {
    2.0: "composite image",
    3.0: "composite image, captured while shooting",
}  # Exif 3.0, CompositeImage

_NOT_CAMERAS: Final = ("black forest labs", "ideogram", "aphrodite ai", "stable diffusion", "comfyui", "midjourney")
"""Makers that programs write into ``Make`` or ``Model``; compared without case, at the beginning."""

_GRAPHS: Final = ("prompt:", "workflow:", "extra_pnginfo:")
"""What a graph of a generator begins with that is stored in ``Make`` or ``Model``."""

_KEYS: Final = {
    "com.apple.quicktime.make": "Make",
    "com.apple.quicktime.model": "Model",
    "com.apple.quicktime.software": "Software",
    "com.apple.quicktime.creationdate": "CreationDate",
    "com.apple.quicktime.location.ISO6709": "Location",
    "com.android.manufacturer": "Make",
    "com.android.model": "Model",
    "com.android.version": "Android version",
    "\xa9mak": "Make",
    "\xa9mod": "Model",
    "\xa9swr": "Software",
    "\xa9day": "CreationDate",
    "\xa9xyz": "Location",
}
"""Keys of MP4 and MOV files."""

_FRACTIONS: Final = 0.4  # seconds; shorter times are usually written as fractions
_LONGEST_EXPOSURE: Final = 1e6

_FIRST_YEAR: Final = 1990  # no digital camera wrote a date before
_LAST_YEAR: Final = 2100  # no clock is read here, so the upper bound is generous


def read(packets: tuple[Packet, ...], media_type: str) -> Found:  # noqa: ARG001 - every reader has this signature
    """Read what Exif and QuickTime metadata state about the capture.

    Args:
        packets: of one file, from its walker.
        media_type: of the file; not needed here.

    Returns:
        fields alone. ``Camera capture`` is there when Exif has all that a camera writes at least: maker and model of no
        generator, three settings, and a date that can be.
    """
    fields: list[Field] = []
    for packet in few(packets):
        if packet.kind is PacketKind.EXIF:
            fields += _of_exif(packet, read_exif(packet.data))
        elif packet.kind is PacketKind.TEXT and packet.name in _KEYS:
            fields += _of_key(packet, _KEYS[packet.name])
        if len(fields) >= MAX_FOUND:
            break
    return Found(fields=tuple(fields[:MAX_FOUND]))


def camera_like(exif: Exif) -> bool:
    """Say whether Exif holds at least what every camera writes, and nothing that a generator writes in its place."""
    named = [exif.text(MAKE), exif.text(MODEL)]
    settings = sum(exif.has(tag) for tag in SETTINGS)
    return (
        all(text is not None and is_plain(text) for text in named)
        and not any((text or "").casefold().startswith(_NOT_CAMERAS) for text in named)
        and settings >= ENOUGH_SETTINGS
        and is_date(exif.text(TAKEN) or "")
    )


def is_plain(text: str) -> bool:
    """Say whether a text can be a name: no graph and no JSON, which hold prompts."""
    return "{" not in text and not text.casefold().startswith(_GRAPHS)


def is_date(text: str) -> bool:
    """Say whether a text is a date and time as Exif writes it (``2026:06:14 18:20:05``), of the digital age."""
    parts = text[:19].replace(" ", ":").split(":")
    if len(parts) != 6 or not all(part.isascii() and part.isdigit() for part in parts):  # noqa: PLR2004 - year to second
        return False
    year, month, day, hour, minute, second = (int(part) for part in parts)
    # Leap years need no care here: a camera's clock does not invent 30 February, and a zero date has month 0.
    in_year = _FIRST_YEAR <= year <= _LAST_YEAR and 1 <= month <= 12 and 1 <= day <= 31  # noqa: PLR2004
    return in_year and hour < 24 and minute < 60 and second <= 60  # noqa: PLR2004


def _of_exif(packet: Packet, exif: Exif) -> Iterator[Field]:
    """Yield what Exif states, in the order of its importance for a reader."""
    texts = ((name, exif.text(tag)) for tag, name in _TEXTS.items())
    stated = [(name, text) for name, text in texts if text is not None and is_plain(text)]
    stated += _settings(exif)
    if exif.holds(Directory.GPS):
        stated.append(("GPS", "present"))  # where it was stays in the file: reports are passed on more easily
    if camera_like(exif):
        stated.append(("Camera capture", _camera(exif.text(MAKE) or "", exif.text(MODEL) or "")))
    for name, text in stated:
        yield Field("Exif", name, value_text(text), place_of(packet, name))


def _camera(make: str, model: str) -> str:
    """Return maker and model as one name; many models begin with their maker."""
    return model if model.casefold().startswith(make.split(" ", maxsplit=1)[0].casefold()) else f"{make} {model}"


def _settings(exif: Exif) -> Iterator[tuple[str, str]]:
    """Yield exposure, aperture, sensitivity and focal length with their units, zero and broken values left out."""
    exposure = exif.number(EXPOSURE)
    if exposure is not None and 0 < exposure < _LONGEST_EXPOSURE:
        yield "ExposureTime", f"1/{round(1 / exposure)} s" if exposure < _FRACTIONS else f"{exposure:g} s"
    for tag, name in _NUMBERS.items():
        number = exif.number(tag)
        if number is not None and number > 0:
            yield name, _UNITS[tag].format(number)
    composite = _COMPOSITES.get(exif.number(COMPOSITE) or 0)
    if composite is not None:
        yield "CompositeImage", composite


def _of_key(packet: Packet, name: str) -> Iterator[Field]:
    text = decoded(packet.data).strip("\0 \r\n\t")
    if name == "Location":
        yield Field("QuickTime", name, "present", place_of(packet))
    elif text and is_plain(text):
        yield Field("QuickTime", name, value_text(text), place_of(packet))
