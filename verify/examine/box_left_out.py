"""Which bytes of a JPEG or PNG a general box hash leaves out (C2PA 2.2 §15.12.3, §18.7).

A hash names boxes in the order of the file. What follows the last box that it names is in no hash, and nothing in the
record says so.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from verify.examine.protection import LeftOut, Part
from verify.media.named_boxes import METADATA, NamedBox
from verify.media.packets import Range
from verify.record.fields import Json, items, mapping, number, texts

RECORD: Final = "C2PA"
_SIGNATURE: Final = "PNGh"


def left_out(boxes: tuple[NamedBox, ...], size: int, assertion: Mapping[str, Json]) -> tuple[LeftOut, ...] | None:
    """Return what the hash leaves out, sorted; None where its names are not those of the file's boxes.

    Args:
        boxes: of the file, in order, up to its end.
        size: of the file; what stands behind the last box is trailing.
        assertion: out of crJSON.
    """
    entries = tuple(mapping(item) for item in items(assertion.get("boxes")))
    names = [texts(entry.get("names")) for entry in entries]
    found: list[LeftOut] = []
    at = 0
    if boxes and boxes[0].name == _SIGNATURE and names and names[0][:1] != (_SIGNATURE,):
        found.append(LeftOut(*boxes[0].place, Part.STANDARD))
        at = 1
    for entry, named in zip(entries, names, strict=True):
        group = boxes[at : at + len(named)]
        if not named or tuple(box.name for box in group) != named:
            return None
        at += len(named)
        if entry.get("excluded") is True or named == (RECORD,):
            found += (LeftOut(*box.place, _part(box)) for box in group)
            continue
        holes = _holes(group, entry)
        if holes is None:
            return None
        found += holes
    found += (LeftOut(*box.place, _part(box)) for box in boxes[at:])
    end = boxes[-1].place.end if boxes else 0
    if end < size:
        found.append(LeftOut(end, size - end, Part.TRAILING))
    return tuple(sorted(found))


def _holes(group: tuple[NamedBox, ...], entry: Mapping[str, Json]) -> tuple[LeftOut, ...] | None:
    """Return the ranges that an entry leaves out inside its boxes, counted from the start of each."""
    found = []
    for hole in items(entry.get("exclusions")):
        fields = mapping(hole)
        start, length = number(fields.get("start")), number(fields.get("length"))
        index = 0 if fields.get("boxIndex") is None else number(fields.get("boxIndex"))
        if start is None or length is None or index is None or start < 0 or length < 0 or not 0 <= index < len(group):
            return None
        box = group[index]
        place = Range(box.place.start + start, min(length, max(0, box.place.length - start)))
        found.append(LeftOut(*place, _part(box)))
    return tuple(found)


def _part(box: NamedBox) -> Part:
    if box.name == RECORD:
        return Part.RECORD
    return Part.METADATA if box.name in METADATA else Part.MEDIA
