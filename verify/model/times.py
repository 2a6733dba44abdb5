"""Times in a report: each time-stamp of a signature, and every time that the file states, with who says it.

Apart from the rest of the report, because these two belong together; named tuples for the same reason as there
(docs/decisions/0002-report-types.md).
"""

from enum import StrEnum
from typing import NamedTuple


class StampState(StrEnum):
    """What a time-stamp on a claim signature is worth (RFC 3161 §2.4.2)."""

    VOUCHED = "vouched"  # it holds, and a loaded list vouches for the authority
    UNLISTED = "unlisted"  # it holds, but no loaded list knows the authority: anyone can run one with a shifted clock
    BROKEN = "broken"  # it was made for other bytes, or its own signature does not verify
    UNREAD = "unread"  # it is no token that can be read, or an algorithm that is not handled


class SignatureStamp(NamedTuple):
    """One time-stamp of a manifest's signature (C2PA 2.2 §10.3.2.5).

    Attributes:
        state: what it is worth.
        reason: why it does not hold: ``imprint`` (made for other bytes), ``attributes``, ``signer_missing``,
            ``signature``, ``unsupported`` or ``unreadable``; empty where it holds.
        header: ``sigTst``, which stamps the claim, or ``sigTst2``, which stamps the signature.
        time: that it states, ISO 8601 in UTC, as exact as it stands; None where it could not be read.
        authority, organization: what the stamping certificate calls itself.
        list, list_issued: the list that vouches for the authority, and the date of that edition.
        policy: object identifier of the authority's policy, dotted.
        accuracy_us: microseconds by which the time may be off, either way; None where the authority states none.
        counts: the time of signing that is shown rests on this one.
    """

    state: StampState
    reason: str
    header: str
    time: str | None
    authority: str | None
    organization: str | None
    list: str | None
    list_issued: str | None
    policy: str | None
    accuracy_us: int | None
    counts: bool = False


class TimeKind(StrEnum):
    """What happened at a time."""

    TIME_STAMP = "time_stamp"  # the signature was there
    ACTION = "action"  # the `when` of a C2PA action
    CAPTURED = "captured"  # the scene was taken
    DIGITIZED = "digitized"  # the medium became digital
    CREATED = "created"  # the file or work was made
    MODIFIED = "modified"  # the file was changed
    METADATA_MODIFIED = "metadata_modified"  # its metadata was changed


class TimeSayer(StrEnum):
    """Who says a time."""

    LISTED_AUTHORITY = "listed_authority"  # a time-stamping authority for which a loaded list vouches
    UNLISTED_AUTHORITY = "unlisted_authority"  # one for which none does
    SIGNER = "signer"  # the signer of a record whose signature holds
    GATHERED = "gathered"  # passed on in a record by a signer who does not vouch for it
    BROKEN_RECORD = "broken_record"  # a record that does not hold
    METADATA = "metadata"  # metadata of the file, which anyone can write


class TimeMention(NamedTuple):
    """A time that the file states.

    Attributes:
        value: as written; a date and its time or offset that stand in two fields are joined by a space.
        utc: the same in ISO 8601, UTC; None where no zone is stated, or the text is no time.
        kind: what happened then.
        by: who says so.
        who: the name of the authority or signer, as its certificate has it.
        list: the list that vouches for the authority.
        standard: such as ``Exif``, ``C2PA``, ``RFC 3161``.
        pointer: where it stands.
        covered_by_signature: whether a signature that holds covers it; None where that is not known.
        manifest: index into `manifests`, for what stands in a record.
    """

    value: str
    utc: str | None
    kind: TimeKind
    by: TimeSayer
    who: str | None
    list: str | None
    standard: str
    pointer: str
    covered_by_signature: bool | None
    manifest: int | None = None
