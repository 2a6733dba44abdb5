"""Our answers and theirs, on the questions that both programs answer. Pure: nothing of the report is changed.

The two words of a question differ only where they contradict each other. What only one of them judges is no
difference, except where their sums over the record ("intact", "valid") say opposite things.
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from typing import Final, NamedTuple

from verify.model.report import Report
from verify.model.second import About, SecondDifference
from verify.model.vocabulary import Coverage, RecordState, SignerState, TimeSource
from verify.second.answer import Status, Theirs
from verify.words import say


class Form(StrEnum):
    """How the record is kept, where that is known to hide it from the other program."""

    PLAIN = "plain"
    COUNTED_FROM_ZERO = "sequence"
    OLD_MEDIA_TYPE = "media_type"


class Compared(NamedTuple):
    """What both programs answer, and where they differ."""

    about: tuple[About, ...]
    differences: tuple[SecondDifference, ...]


class _Sum(StrEnum):
    """What the other program's sum over the record comes to."""

    ABSENT = "absent"
    HOLDS = "holds"
    CHANGED = "changed"  # a hash or the signature does not match
    RULE = "rule"  # invalid for another reason
    ELSEWHERE = "elsewhere"  # invalid only because something was not fetched


_MAX_TOLD: Final = 3
"""Codes that stand beside a word; all are among its answers."""

_NOT_OF_THE_RECORD: Final = ("signingCredential.", "timeStamp.", "cawg.", "com.encypher.cawg.")
"""Codes about certificates, time-stamps and named authors: they make no sum over the record."""

_DATES: Final = "claimSignature.outsideValidity"
_INACCESSIBLE: Final = frozenset({"manifest.inaccessible", "assertion.inaccessible"})
_MISMATCH: Final = "claimSignature.mismatch"
_VALIDATED: Final = "claimSignature.validated"

_MATCHING: Final = {
    RecordState.INTACT: (_Sum.HOLDS,),
    RecordState.NONCONFORMING: (_Sum.RULE,),
    RecordState.ALTERED: (_Sum.CHANGED,),
    RecordState.UNREADABLE: (_Sum.RULE, _Sum.CHANGED, _Sum.ELSEWHERE),
    RecordState.REMOTE: (_Sum.ELSEWHERE,),
}
"""Our answer about the record, and the sums of theirs that say the same."""

_OF_PARTS: Final = frozenset({"ingredient.failed", "history.incomplete"})
"""Reasons that are about earlier versions and parts."""

_READ: Final = (RecordState.INTACT, RecordState.NONCONFORMING, RecordState.ALTERED)


def compare(report: Report, theirs: Theirs, form: Form = Form.PLAIN) -> Compared:
    """Compare a report with the other program's answers.

    Args:
        report: ours.
        theirs: of the same bytes, with the same lists and time.
        form: how the record is kept.
    """
    pairs = tuple(_pairs(report, theirs, form))
    about = tuple(dict.fromkeys(pair.about for pair, _ in pairs))
    return Compared(about, tuple(pair for pair, same in pairs if not same))


_Pair = tuple[SecondDifference, bool]


def _pairs(report: Report, theirs: Theirs, form: Form) -> Iterator[_Pair]:
    """Yield each question that both answer, with both words, and whether they say the same."""
    record = report.answers.record
    if record.state is RecordState.UNREADABLE and record.location is None:
        return  # we could not tell whether there is a record
    ours = record.state is not RecordState.ABSENT
    yield _presence(theirs, form, ours=ours), ours is theirs.present
    if not ours or not theirs.present:
        return
    signed = report.answers.signer.state is not SignerState.NONE
    told = signed or record.state is RecordState.ALTERED  # a record can hold whose certificate we cannot read
    if told and record.state in _READ and theirs.signature in {"valid", "invalid"}:
        holds = theirs.signature == "valid"
        yield _signature(report, theirs), signed is holds
        if signed is not holds:
            return  # the rest is built upon it
        if signed:
            yield from _signer(report, theirs)
    yield _integrity(report, theirs), _sum(theirs) in _MATCHING[record.state]
    yield from _manifests(report, theirs)


def _presence(theirs: Theirs, form: Form, *, ours: bool) -> SecondDifference:
    note: str | None = None
    codes: tuple[str, ...] = ()
    if theirs.present and not ours and _sum(theirs) is _Sum.ELSEWHERE:
        note, codes = say("second.note.not_followed"), _codes_of_the_record(theirs)
    elif form is not Form.PLAIN and not theirs.present:
        note = say(f"second.note.{form.value}")
    words = tuple(say("second.word.found" if one else "second.word.not_found") for one in (ours, theirs.present))
    return _pair(About.RECORD, words[0], _word(words[1], codes), note)


def _signature(report: Report, theirs: Theirs) -> SecondDifference:
    nonstandard = any(finding.code == "record.signature_nonstandard" for finding in report.findings)
    ours = "not_holds" if report.answers.signer.state is SignerState.NONE else "holds"
    codes = tuple(status.code for status in theirs.failure if status.code == _MISMATCH)
    note = say("second.note.parameters") if nonstandard and codes else None
    return _pair(About.SIGNATURE, say(f"second.word.{ours}"), _word(theirs.signature, codes), note)


def _integrity(report: Report, theirs: Theirs) -> SecondDifference:
    record, total = report.answers.record, _sum(theirs)
    rejected = any(finding.code == "record.binding_rejected" for finding in report.findings)
    note = None
    if total is _Sum.ELSEWHERE:
        note = say("second.note.inaccessible")
    elif total is _Sum.HOLDS and record.coverage is Coverage.MEDIA_EXCLUDED:
        note = say("second.note.coverage")
    elif total is _Sum.HOLDS and record.reasons and _OF_PARTS.issuperset(record.reasons):
        note = say("second.note.parts")
    elif rejected and _codes_of_the_record(theirs) == ("assertion.dataHash.mismatch",):
        note = say("second.note.ranges")
    return _pair(
        About.INTEGRITY, say(f"state.{record.state.value}"), _word(theirs.integrity, _codes_of_the_record(theirs)), note
    )


def _sum(theirs: Theirs) -> _Sum:
    if not theirs.present:
        return _Sum.ABSENT
    if theirs.integrity == "valid":
        return _Sum.HOLDS
    codes = _codes_of_the_record(theirs)
    if codes and _INACCESSIBLE.issuperset(codes):
        return _Sum.ELSEWHERE
    mismatch = any(
        code == _MISMATCH or (code.startswith("assertion.") and code.endswith(".mismatch")) for code in codes
    )
    return _Sum.CHANGED if mismatch else _Sum.RULE


def _codes_of_the_record(theirs: Theirs) -> tuple[str, ...]:
    codes = dict.fromkeys(status.code for status in theirs.failure)
    return tuple(code for code in codes if code != _DATES and not code.startswith(_NOT_OF_THE_RECORD))


_TRUST: Final = {"valid_for_supplied_material": True, "not_valid_for_supplied_material": False}


def _signer(report: Report, theirs: Theirs) -> Iterator[_Pair]:
    known = _TRUST.get(theirs.signer)
    if known is None:
        return
    ours = report.answers.signer
    codes = tuple(
        s.code for s in _active(theirs, theirs.failure) if s.code.startswith("signingCredential.") or s.code == _DATES
    )
    state = SignerState.RECOGNIZED if known else _unknown(codes)
    yield _pair(About.SIGNER, say(f"state.{ours.state.value}"), _word(theirs.signer, codes)), ours.state is state
    stamps = (
        *_active(theirs, theirs.success),
        *_active(theirs, theirs.informational),
        *_active(theirs, theirs.failure),
    )
    told = tuple(dict.fromkeys(status.code for status in stamps if status.code.startswith("timeStamp.")))
    trusted = "timeStamp.trusted" in told
    stamped = ours.time_source is TimeSource.TIMESTAMP
    if not stamped and not told:
        return
    words = tuple(say("second.word.trusted" if one else "second.word.not_trusted") for one in (stamped, trusted))
    yield _pair(About.TIME, words[0], _word(words[1], told)), stamped is trusted


def _unknown(codes: tuple[str, ...]) -> SignerState:
    if "signingCredential.ocsp.revoked" in codes:
        return SignerState.REVOKED
    if _DATES in codes or "signingCredential.expired" in codes:
        return SignerState.EXPIRED
    return SignerState.UNRECOGNIZED


def _active(theirs: Theirs, statuses: tuple[Status, ...]) -> tuple[Status, ...]:
    return tuple(status for status in statuses if not status.place or theirs.active in status.place)


def _manifests(report: Report, theirs: Theirs) -> Iterator[_Pair]:
    """Yield the signatures of earlier versions and parts; their other answers stand beside different words there."""
    for index, manifest in enumerate(report.manifests[1:], 1):
        place = f"/{manifest.label}/"
        codes = {s.code for s in theirs.parts if place in s.place and s.code in {_MISMATCH, _VALIDATED}}
        if len(codes) != 1:
            continue
        holds = codes == {_VALIDATED}
        signed = manifest.signer.state is not SignerState.NONE
        words = tuple(say("second.word.holds" if one else "second.word.not_holds") for one in (signed, holds))
        pair = _pair(About.MANIFEST, words[0], _word(words[1], tuple(codes)))._replace(manifest=index)
        yield pair, signed is holds


def _pair(about: About, ours: str, theirs: str, note: str | None = None) -> SecondDifference:
    return SecondDifference(about, ours, theirs, note, 0)


def _word(word: str, codes: tuple[str, ...]) -> str:
    return say("second.word.codes", word=word, codes=", ".join(codes[:_MAX_TOLD])) if codes else word
