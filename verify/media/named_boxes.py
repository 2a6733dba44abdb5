"""The boxes of a JPEG and a PNG by the names that a general box hash gives them (C2PA 2.2 §18.7 and Annex A)."""

from __future__ import annotations

from typing import Final, NamedTuple

from verify.media.cursor import Cursor, StructureError
from verify.media.jpeg import next_marker
from verify.media.packets import Problem, Range

PNG_SIGNATURE: Final = 8
_JPEG: Final = {
    **{0xC0 + number: f"SOF{number}" for number in range(16)},
    **{0xE0 + number: f"APP{number}" for number in range(16)},
    0xC4: "DHT",
    0xC8: "JPG",
    0xCC: "DAC",
    0xD8: "SOI",
    0xD9: "EOI",
    0xDA: "SOS",
    0xDB: "DQT",
    0xDC: "DNL",
    0xDD: "DRI",
    0xDE: "DHP",
    0xDF: "EXP",
    0xFE: "COM",
}
_SOI, _EOI, _SOS = 0xD8, 0xD9, 0xDA

METADATA: Final = frozenset(
    (
        *("APP0", "APP1", *(f"APP{number}" for number in (*range(3, 14), 15)), "COM"),
        *("tEXt", "zTXt", "iTXt", "eXIf", "tIME"),
    )
)
"""Boxes that change nothing of what is shown: APP2 (colour profile) and APP14 (colour transform) are none of them."""


class NamedBox(NamedTuple):
    """One box of a picture: what a hash calls it, and its bytes."""

    name: str
    place: Range


class NamedBoxes(NamedTuple):
    """The boxes in the order of the file, up to its end; `problem` where they could not be followed."""

    boxes: tuple[NamedBox, ...]
    problem: Problem | None = None


def jpeg_boxes(cursor: Cursor, own: tuple[Range, ...]) -> NamedBoxes:
    """Return the boxes of a JPEG; segments that carry the record are one box, whose name is C2PA.

    Args:
        cursor: the file.
        own: the bytes of the segments that carry the record.
    """
    found: list[NamedBox] = [NamedBox("SOI", Range(0, 2))]
    at = 2
    try:
        while True:
            cursor.step(at)
            head = cursor.take(at, 2)
            name = _JPEG.get(head[1]) if head[0] == 0xFF else None  # noqa: PLR2004 -- every marker begins so
            if name is None or head[1] == _SOI:
                return NamedBoxes(tuple(found), Problem("JPEG", at, "bytes that belong to no segment"))
            if head[1] == _EOI:
                return NamedBoxes((*found, NamedBox(name, Range(at, 2))))
            end = at + 2 + cursor.u16(at + 2)
            if head[1] == _SOS:
                end = next_marker(cursor, end)
            place = Range(at, end - at)
            if not any(run.start <= at < run.end for run in own):
                found.append(NamedBox(name, place))
            elif found[-1].name == "C2PA":
                found[-1] = NamedBox("C2PA", Range(found[-1].place.start, end - found[-1].place.start))
            else:
                found.append(NamedBox("C2PA", place))
            at = end
    except StructureError as error:
        return NamedBoxes(tuple(found), error.problem("JPEG"))


def png_boxes(cursor: Cursor) -> NamedBoxes:
    """Return the boxes of a PNG: its signature, and each chunk by its type."""
    found: list[NamedBox] = [NamedBox("PNGh", Range(0, PNG_SIGNATURE))]
    at = PNG_SIGNATURE
    try:
        while True:
            cursor.step(at)
            head = cursor.take(at, 8)
            name = head[4:].decode("latin-1")
            whole = Range(at, 12 + int.from_bytes(head[:4], "big"))
            if whole.end > cursor.size:
                return NamedBoxes(tuple(found), Problem("PNG", at, "a chunk is longer than the file"))
            found.append(NamedBox("C2PA" if name == "caBX" else name, whole))
            if name == "IEND":
                return NamedBoxes(tuple(found))
            at = whole.end
    except StructureError as error:
        return NamedBoxes(tuple(found), error.problem("PNG"))
