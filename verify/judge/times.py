"""All times that a file states, together: who says each, where, and whether a signature covers it.

A time-stamp of an authority for which a list vouches is the only one that shows anything by itself. The others are
statements: of a signer about actions, of a clock in a camera, of a program that wrote metadata.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Final, NamedTuple

from verify.judge.attribution import Attribution, attribution
from verify.judge.evidence import Evidence
from verify.judge.marks import pointer
from verify.judge.metadata import covers
from verify.judge.record_state import RecordJudgement
from verify.model.times import SignatureStamp, StampState, TimeKind, TimeMention, TimeSayer
from verify.model.vocabulary import RecordState, SignerState
from verify.record.types import Manifest
from verify.signals.date_text import iso_date, utc_of
from verify.signals.date_text import moment_of as date_moment
from verify.trust.sealed import Seal

MAX_TIMES: Final = 200
"""Times that are listed; files with a long history have some dozens."""

ZONES: Final = timedelta(hours=26)
"""How far a time without a zone can be off UTC, either way. Zones lie from 12 hours behind to 14 ahead of UTC, and
programs that move a time from one zone to another without saying so can add one to the other."""

_DAY: Final = timedelta(days=1)
_HOLDS: Final = (RecordState.INTACT, RecordState.NONCONFORMING)
_SAYERS: Final = {
    Attribution.SIGNER: TimeSayer.SIGNER,
    Attribution.GATHERED: TimeSayer.GATHERED,
    Attribution.UNLISTED: TimeSayer.BROKEN_RECORD,
}
_OF_ASSERTIONS: Final = {
    "datetimeoriginal": TimeKind.CAPTURED,
    "gpstimestamp": TimeKind.CAPTURED,
    "datecreated": TimeKind.CAPTURED,
    "datetimedigitized": TimeKind.DIGITIZED,
    "createdate": TimeKind.CREATED,
    "datetime": TimeKind.MODIFIED,
    "modifydate": TimeKind.MODIFIED,
    "metadatadate": TimeKind.METADATA_MODIFIED,
}
_BROKEN: Final = ("assertion.hashedURI.mismatch", "claimSignature.mismatch", "claimSignature.missing")


class Told(NamedTuple):
    """A time, and the first and last moment in UTC that it can mean; None where it cannot be read.

    `subject` is what is dated, such as the name of an action or field.
    """

    mention: TimeMention
    subject: str
    first: datetime | None
    last: datetime | None


def list_times(evidence: Evidence, record: RecordJudgement) -> tuple[Told, ...]:
    """Return every time of the record, manifest by manifest, and of the file's metadata.

    Time-stamps that do not hold are left out: what they say was never about this signature. `Manifest.stamps` has all.

    Args:
        evidence: the facts.
        record: the first answer; what a record says that does not hold is marked so.
    """
    found: list[Told] = []
    for index, manifest in enumerate(evidence.manifests):
        found += _of_manifest(evidence, index, manifest, broken=_is_broken(evidence, record, index))
        if len(found) >= MAX_TIMES:
            break
    found += _of_metadata(evidence, record)
    return tuple(found[:MAX_TIMES])


def moment_of(time: str) -> datetime:
    """Return a time of a time-stamp or certificate, as a report has it (ISO 8601 in UTC)."""
    return datetime.fromisoformat(time)


def name_of(stamp: SignatureStamp) -> str | None:
    """Return what a time-stamping authority calls itself: its certificate's name, with the organization if it adds."""
    name, organization = stamp.authority, stamp.organization
    if name and organization and organization not in name:
        return f"{name} ({organization})"
    return name or organization


def _is_broken(evidence: Evidence, record: RecordJudgement, index: int) -> bool:
    """Tell whether a manifest's words count for nothing: the record of the file, or that of something in it."""
    if index == 0:
        return record.state not in _HOLDS
    failed = any(status.code in _BROKEN for status in evidence.manifests[index].results.failure)
    return failed or evidence.seal(index).state is SignerState.NONE


def _of_manifest(evidence: Evidence, index: int, manifest: Manifest, *, broken: bool) -> Iterator[Told]:
    seal = evidence.seal(index)
    for stamp in seal.stamps:
        if stamp.state in (StampState.VOUCHED, StampState.UNLISTED) and stamp.time:
            yield _of_stamp(stamp, f"{manifest.label}/c2pa.signature/{stamp.header}", index)
    place = _Place(manifest, index, seal, broken)
    for action in manifest.actions:
        if action.when:
            yield _stated(place, TimeKind.ACTION, f"{action.pointer}/when", action.name, action.when)
    for date in manifest.dates:
        yield _stated(place, _OF_ASSERTIONS[date.name.lower()], date.pointer, date.name, date.value)


class _Place(NamedTuple):
    manifest: Manifest
    index: int  # type: ignore[assignment]  # of the manifest; hides tuple.index, which nobody calls here
    seal: Seal
    broken: bool


def _of_stamp(stamp: SignatureStamp, where: str, index: int) -> Told:
    vouched = stamp.state is StampState.VOUCHED
    time = stamp.time or ""
    by = TimeSayer.LISTED_AUTHORITY if vouched else TimeSayer.UNLISTED_AUTHORITY
    mention = TimeMention(
        time, time, TimeKind.TIME_STAMP, by, name_of(stamp), stamp.list, "RFC 3161", where, None, manifest=index
    )
    off = timedelta(microseconds=min(stamp.accuracy_us or 0, _DAY // timedelta(microseconds=1)))
    moment = moment_of(time)
    return Told(mention, stamp.header, _moved(moment, -off), _moved(moment, off))


def _stated(place: _Place, kind: TimeKind, where: str, subject: str, value: str) -> Told:
    """Describe a time out of an assertion; RFC 3339 with a zone is the rule there, and not always kept."""
    by = TimeSayer.BROKEN_RECORD if place.broken else _SAYERS[attribution(place.manifest, where.partition("/")[0])]
    iso = iso_date(value)
    covered = by is not TimeSayer.BROKEN_RECORD
    who = (place.seal.organization or place.seal.name) if by is TimeSayer.SIGNER else None
    mention = TimeMention(
        value, utc_of(iso), kind, by, who, None, "C2PA", f"{place.manifest.label}/{where}", covered, place.index
    )
    return Told(mention, subject, *_span(iso))


def _of_metadata(evidence: Evidence, record: RecordJudgement) -> Iterator[Told]:
    for date in evidence.facts.signals.dates:
        mention = TimeMention(
            date.value,
            utc_of(date.iso),
            date.kind,
            TimeSayer.METADATA,
            None,
            None,
            date.standard,
            pointer(date.place),
            covers(evidence, record, date.place) if evidence.manifests else False,
        )
        subject = date.place.key.rpartition("/")[2] if date.standard == "Exif" else date.place.key
        yield Told(mention, f"{date.standard} {subject}".strip(), *_span(date.iso))


def _span(iso: str | None) -> tuple[datetime | None, datetime | None]:
    """Return the first and the last moment that a written time can mean."""
    moment = date_moment(iso)
    if iso is None or moment is None:
        return None, None
    if moment.tzinfo is not None:
        return _moved(moment, timedelta()), _moved(moment, timedelta())
    moment = moment.replace(tzinfo=UTC)
    return _moved(moment, -ZONES), _moved(moment, ZONES if "T" in iso else ZONES + _DAY)


def _moved(moment: datetime, by: timedelta) -> datetime | None:
    try:
        return moment.astimezone(UTC) + by
    except OverflowError:  # the years 1 and 9999 have no moments beyond
        return None
