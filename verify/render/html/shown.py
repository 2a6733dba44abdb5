"""What a page shows: a report or an error, with pictures and the places in the file that its record leaves out."""

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from verify.examine.protection import LeftOut, Part
from verify.model.report import ErrorReport, Report
from verify.model.vocabulary import Location, RecordState

if TYPE_CHECKING:
    from verify.examine.facts import Examined
    from verify.model.pictures import Pictures


_HOLDS = (RecordState.INTACT, RecordState.NONCONFORMING)


class PlaceKind(StrEnum):
    """What stands in a place of the file."""

    RECORD = "record"  # the record, which has hashes and a signature of its own
    OWN_PARTS = "own_parts"  # bytes inside the record that these do not protect
    STANDARD = "standard"
    PADDING = "padding"
    FILLED = "filled"
    METADATA = "metadata"
    PLACES = "places"
    TRAILING = "trailing"
    MEDIA = "media"


class Place(NamedTuple):
    """A run of bytes in the file.

    Attributes:
        kind: what stands there.
        start: offset of its first byte.
        length: in bytes.
        covered: whether a signature covers it; None where that is not known.
    """

    kind: PlaceKind
    start: int
    length: int
    covered: bool | None

    @property
    def last(self) -> int:
        """Offset of the last byte of the run."""
        return self.start + self.length - 1


class Shown(NamedTuple):
    """One file on the page.

    Attributes:
        item: its report, or the error in its place.
        pictures: of the file and of what its record holds; None where none were made.
        places: runs of bytes that a reader may want to look at, in the order of the file.
    """

    item: Report | ErrorReport
    pictures: "Pictures | None" = None
    places: tuple[Place, ...] = ()


def places_of(report: Report, facts: "Examined", unprotected: tuple[LeftOut, ...], *, known: bool) -> tuple[Place, ...]:
    """Return the places of a file in which its record, its metadata and what no hash covers stand.

    Args:
        report: of the file; a record that does not hold covers nothing.
        facts: what was read.
        unprotected: every run of bytes that neither the content hash nor the record's own hashes protect.
        known: it was worked out what the signature covers.
    """
    embedded = facts.location is Location.EMBEDDED  # else what stands in the file is not the record that was checked
    holds = report.answers.record.state in _HOLDS
    own = (True if embedded else None) if holds else False
    rest = (True if embedded and known else None) if holds else False
    record = tuple(Place(PlaceKind.RECORD, one.start, one.length, own) for one in facts.store_ranges)
    left_out = tuple(Place(_kind(one.part), one.start, one.length, covered=False) for one in unprotected)
    named = (
        *((PlaceKind.METADATA, one) for one in facts.metadata_ranges),
        *((PlaceKind.TRAILING, one) for one in facts.protection.trailing),
    )
    others = tuple(
        Place(kind, one.start, one.length, rest)
        for kind, one in named
        if not any(gap.start < one.end and one.start < gap.start + gap.length for gap in unprotected)
        and not any(run.start <= one.start and one.end <= run.end for run in facts.store_ranges)
    )
    return tuple(sorted((*record, *left_out, *others), key=lambda place: (place.start, -place.length)))


def _kind(part: Part) -> PlaceKind:
    return PlaceKind.OWN_PARTS if part is Part.RECORD else PlaceKind(part.value)
