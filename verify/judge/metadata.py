"""The metadata fields of a report, each with whether the signature covers its bytes."""

from __future__ import annotations

from verify.judge.evidence import Evidence
from verify.judge.record_state import RecordJudgement
from verify.media.packets import Range
from verify.model.report import MetadataField
from verify.model.vocabulary import Location, RecordState
from verify.record.crjson import base_label
from verify.record.types import Binding
from verify.signals.marks import Place

AFTER_THE_END = "after the end"
"""How the walkers name what stands behind the media."""

ITEM, STANDS_IN = " item ", " in "
"""How the walkers name an item of a `meta` box, and the box that holds its bytes."""

MAX_FIELDS = 200
"""Fields that are listed; a file with more was made to have them."""

_HOLDS = (RecordState.INTACT, RecordState.NONCONFORMING)


def list_metadata(evidence: Evidence, record: RecordJudgement, *, show_prompts: bool) -> tuple[MetadataField, ...]:
    """Return marks and fields as they stand in the file.

    Args:
        evidence: the facts.
        record: the first answer; a record that does not hold covers nothing.
        show_prompts: list the instructions that a generator was given, too.
    """
    found = evidence.facts.signals
    fields = []
    for mark in found.marks:
        covered = covers(evidence, record, mark.place)
        fields.append(MetadataField(mark.standard, mark.place.key or mark.place.where, mark.value, covered))
        if mark.prompt and show_prompts:
            fields.append(MetadataField(mark.standard, "prompt", mark.prompt, covered))
    fields += (
        MetadataField(item.standard, item.name, item.value, covers(evidence, record, item.place))
        for item in found.fields
    )
    return tuple(dict.fromkeys(fields))[:MAX_FIELDS]


def covers(evidence: Evidence, record: RecordJudgement, place: Place) -> bool | None:
    """Tell whether the signature covers the bytes of a place; None where that is not known."""
    if record.state not in _HOLDS:
        return False
    if evidence.facts.location is not Location.EMBEDDED or AFTER_THE_END in place.where or len(evidence.bindings) != 1:
        return None
    binding = evidence.bindings[0]
    kind = base_label(binding.label)
    if kind == "c2pa.hash.data":
        return _by_ranges(evidence, place)
    if kind.startswith("c2pa.hash.bmff"):
        return _by_path(binding, place)
    return _by_name(binding, place) if kind == "c2pa.hash.boxes" else None


def _by_ranges(evidence: Evidence, place: Place) -> bool | None:
    """A data hash covers every byte outside the ranges that it leaves out (C2PA 2.4, data hash)."""
    if evidence.coverage is None or not place.ranges:
        return None
    return not any(_touch(left_out, own) for left_out in evidence.excluded for own in place.ranges)


def _touch(one: Range, other: Range) -> bool:
    return one.start < other.end and other.start < one.end


def _by_path(binding: Binding, place: Place) -> bool | None:
    """A BMFF hash covers every box but those whose path it leaves out (C2PA 2.4, BMFF-based hash)."""
    path, item, named = place.where.partition(" ")[2].partition(ITEM)
    if item:
        return _item(binding, path, named.partition(STANDS_IN)[2])
    return _box(binding, path)


def _item(binding: Binding, described_in: str, stands_in: str) -> bool | None:
    """An item of a `meta` box is covered when both the box that says where it stands and the box that holds it are.

    Not known where only a part of one of them is left out, and where the bytes stand in a `uuid` box, which may be the
    record's own, or in an `mdat` that is left out: it may be covered in pieces (C2PA 2.4, Merkle trees).
    """
    holders = tuple(name for name in stands_in.split(", ") if name)
    if not holders or "uuid" in holders:
        return None
    boxes = (described_in, *holders)
    if all(_box(binding, name) for name in boxes):
        in_part = any(left_out.startswith(f"/{name}/") for left_out in binding.left_out for name in boxes)
        return None if in_part else True
    return None if "mdat" in holders and not _box(binding, "mdat") else False


def _box(binding: Binding, name: str) -> bool | None:
    path = "/" + name
    if " " in path or path == "/":
        return None
    return not any(path == left_out or path.startswith(left_out + "/") for left_out in binding.left_out)


def _by_name(binding: Binding, place: Place) -> bool | None:
    """A box hash covers the boxes that it lists (C2PA 2.4, general box hash)."""
    name = place.where.partition(" ")[2]
    if name in binding.left_out:
        return False
    return True if name in binding.listed else None
