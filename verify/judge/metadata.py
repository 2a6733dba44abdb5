"""The metadata fields of a report, each with whether the signature covers its bytes."""

from __future__ import annotations

from verify.judge.evidence import Evidence
from verify.judge.record_state import RecordJudgement
from verify.media.packets import Range
from verify.model.report import MetadataField
from verify.model.vocabulary import Coverage, Location, RecordState
from verify.signals.marks import Place

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
    """Tell whether the signature covers the bytes of a place; None where that is not known.

    Only a data hash tells which bytes it leaves out; what stands in other kinds of binding is not worked out.
    """
    if record.state not in _HOLDS:
        return False
    if evidence.coverage is None or not place.ranges or evidence.facts.location is not Location.EMBEDDED:
        return None
    if evidence.coverage is Coverage.FULL:
        return True
    return not any(_touch(left_out, own) for left_out in evidence.excluded for own in place.ranges)


def _touch(one: Range, other: Range) -> bool:
    return one.start < other.end and other.start < one.end
