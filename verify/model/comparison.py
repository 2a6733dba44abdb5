"""Two files beside each other: what ties them together, who vouches for that, and what stands in one alone.

Named tuples for the same reason as the report (docs/decisions/0002-report-types.md). Nothing is removed or renamed
inside schema version 1 (docs/contract.md §4.2).
"""

from enum import StrEnum
from typing import Final, NamedTuple

from verify.model.report import ErrorReport, Report

COMPARISON_VERSION: Final = 1


class RelationKind(StrEnum):
    """What ties two files together, strongest first."""

    SAME_BYTES = "same_bytes"  # the same file, by its SHA-256
    SAME_RECORD = "same_record"  # both carry the same active manifest
    ANCESTOR = "ancestor"  # the active manifest of one is that of an earlier version of the other
    INGREDIENT = "ingredient"  # one went into the other: as a part, as an input, or as a whole file kept in the record
    SHARED = "shared"  # both are made out of the same thing
    LABEL_ONLY = "label_only"  # a manifest of the same name and other bytes; names can be copied
    SAME_IDS = "same_ids"  # identifiers in metadata that nobody signs
    NONE = "none"


class Vouched(StrEnum):
    """Who stands behind a relation, strongest first: on the weakest signature that it rests on."""

    BYTES = "bytes"  # nobody has to: the bytes were compared
    SIGNED_RECOGNIZED = "signed_recognized"
    SIGNED_UNRECOGNIZED = "signed_unrecognized"
    SIGNED_NONCONFORMING = "signed_nonconforming"
    UNSIGNED = "unsigned"  # no signature that holds
    NONE = "none"  # there is no relation


class Which(StrEnum):
    """One of the two files, in the order in which they were given."""

    A = "a"
    B = "b"


class TieKind(StrEnum):
    """What exactly is equal in both files."""

    FILE_SHA256 = "file_sha256"  # SHA-256 of the whole file
    MANIFEST_BYTES = "manifest_bytes"  # SHA-256 of the content of the manifest's box
    CLAIM = "claim"  # claim and signature are the same, the rest of the box is not: redacted, or time-stamped later
    LABEL = "label"  # the manifest's label alone
    EMBEDDED_FILE = "embedded_file"  # SHA-256 of the one file, which the other's record holds whole
    THUMBNAIL = "thumbnail"  # SHA-256 of a small picture in the record
    INSTANCE_ID = "instance_id"  # identifier in a claim or an ingredient assertion
    XMP_ID = "xmp_id"  # identifier in XMP
    CONTENT_ID = "content_id"  # identifier in the AIGC label


class Tie(NamedTuple):
    """One thing that is equal in both files: its value, and where it stands in each."""

    kind: TieKind
    value: str
    a: str
    b: str


class Relation(NamedTuple):
    """What ties the two files together.

    Attributes:
        kind: what it is.
        vouched: who stands behind it.
        earlier: the file that was there before the other, or went into it; None where the relation has no direction.
        matches: the files that match the record the relation rests on; those not named do not, or have none.
        ties: what is equal, the first twenty.
        ties_count: how many there are.
        sentence: the relation in words.
    """

    kind: RelationKind
    vouched: Vouched
    earlier: Which | None
    matches: tuple[Which, ...]
    ties: tuple[Tie, ...]
    ties_count: int
    sentence: str


class MarkKind(StrEnum):
    """What sort of mark differs."""

    RECORD = "record"
    STATEMENT = "statement"
    FIELD = "field"
    TRACE = "trace"


class Standing(StrEnum):
    """Where a mark stands. Who put it there or took it away is not known."""

    ONLY_A = "only_a"
    ONLY_B = "only_b"
    DIFFERS = "differs"  # in both, with another value or another weight


class MarkDifference(NamedTuple):
    """A mark that stands in one file and not in the other, or differs. `a` and `b` are the values as they stand."""

    kind: MarkKind
    standing: Standing
    name: str
    a: str | None
    b: str | None
    sentence: str


class Comparison(NamedTuple):
    """Two files beside each other; `a` and `b` are their reports, or an error in the place of one.

    Attributes:
        headline: one sentence that can be published.
        relations: strongest first; none where one file could not be checked.
        differences: marks that do not stand alike in both, the first two hundred.
        differences_count: how many there are.
        same_count: how many marks stand alike in both.
        not_covered: what was not compared.
    """

    schema_version: int
    headline: str
    a: Report | ErrorReport
    b: Report | ErrorReport
    relations: tuple[Relation, ...]
    differences: tuple[MarkDifference, ...]
    differences_count: int
    same_count: int
    not_covered: tuple[str, ...]
