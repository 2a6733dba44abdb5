"""Add a second opinion to a finished report.

1. Open the file again; the other process gets the descriptor, and looks at it only if its bytes are those we checked.
2. Ask, with our lists, our time, and the record where it stands apart from the file.
3. Compare, and put the outcome beside the answers.
"""

from __future__ import annotations

import os
from typing import BinaryIO, Final, NamedTuple

from verify.errors import InputError
from verify.examine.facts import Examined
from verify.judge.findings import make
from verify.media.again import opened_again
from verify.model.report import Report
from verify.model.second import Outcome, SecondAnswers, SecondDifference, SecondOpinion
from verify.model.vocabulary import Location, Severity
from verify.policy import Limits
from verify.second.answer import Theirs
from verify.second.ask import NoAnswer, Request, ask
from verify.second.compare import Form, compare
from verify.second.installed import TOOL
from verify.trust.lists import TrustList, engine_pem
from verify.trust.purposes import Purpose
from verify.words import join, say

_HEAD: Final = 128
"""Bytes of the record's container in which its form shows."""

_FIRST_COUNT: Final = slice(10, 14)
"""Where the first APP11 segment of a JPEG has the number of its packet: behind marker, length, ``JP`` and the box's
instance number (ISO/IEC 18477-3, Annex B)."""

_OLD_MEDIA_TYPE: Final = b"application/x-c2pa-manifest-store\x00"


class Checked(NamedTuple):
    """What our own check knew: the file as the caller gave it, what was read, the lists, the limits."""

    item: str | os.PathLike[str] | bytes
    facts: Examined
    lists: tuple[TrustList, ...]
    limits: Limits


def with_second_opinion(report: Report, checked: Checked) -> Report:
    """Return the report with a second opinion; its answers, and everything else that it said, stay as they are.

    Args:
        report: finished.
        checked: what it was made of.
    """
    try:
        with opened_again(checked.item) as file:  # 1
            theirs = ask(file, _request(report, checked), checked.limits)  # 2
            form = _form(file, checked.facts)
    except (OSError, InputError, ValueError):
        theirs, form = NoAnswer("unreadable"), Form.PLAIN
    if isinstance(theirs, NoAnswer):
        return report._replace(second_opinion=_none(theirs))
    opinion = _opinion(report, theirs, form)  # 3
    return _with_finding(report._replace(second_opinion=opinion), opinion)


def _request(report: Report, checked: Checked) -> Request:
    facts, lists = checked.facts, checked.lists
    signing = [engine_pem(item) for item in lists if item.serves(Purpose.CLAIM_SIGNING)]
    apart = facts.location in (Location.SIDECAR, Location.REMOTE)
    return Request(
        sha256=facts.sha256,
        size=facts.size,
        media_type=facts.media_type,
        at=report.checked.at,
        store=facts.store if apart else None,
        anchors="".join(pem.anchors for pem in signing),
        allowed="".join(pem.end_entities for pem in signing),
        time_stamping="".join(engine_pem(item).anchors for item in lists if item.serves(Purpose.TIME_STAMPING)),
    )


def _form(file: BinaryIO, facts: Examined) -> Form:
    if not facts.store_ranges or facts.location is not Location.EMBEDDED:
        return Form.PLAIN
    head = os.pread(file.fileno(), _HEAD, facts.store_ranges[0].start)
    if facts.media_type == "image/jpeg" and head[:2] == b"\xff\xeb" and not any(head[_FIRST_COUNT]):
        return Form.COUNTED_FROM_ZERO
    if facts.media_type == "audio/mpeg" and _OLD_MEDIA_TYPE in head:
        return Form.OLD_MEDIA_TYPE
    return Form.PLAIN


def _none(answer: NoAnswer) -> SecondOpinion:
    why = "refused_with" if answer.why == "refused" and answer.values.get("words") else answer.why
    sentence = say("second.none", why=say(f"second.{why}", **answer.values))
    return SecondOpinion(TOOL, None, Outcome.NONE, None, (), sentence)


def _opinion(report: Report, theirs: Theirs, form: Form) -> SecondOpinion:
    compared = compare(report, theirs, form)
    answers = SecondAnswers(
        theirs.present, theirs.integrity, theirs.signature, theirs.content, theirs.signer, theirs.codes
    )
    outcome = Outcome.DIFFERS if compared.differences else Outcome.AGREES if compared.about else Outcome.NONE
    told = compared.differences or compared.about
    about = dict.fromkeys(item.about if isinstance(item, SecondDifference) else item for item in told)
    named = {"tool": TOOL, "version": theirs.version}
    if outcome is Outcome.NONE:
        sentence = say("second.uncompared", **named)
    elif outcome is Outcome.AGREES and not theirs.present:
        sentence = say("second.agrees.none", **named)
    else:
        what = join(tuple(say(f"second.about.{one.value}") for one in about))
        sentence = say(f"second.{outcome.value}", what=what, **named)
    return SecondOpinion(TOOL, theirs.version, outcome, answers, compared.differences, sentence)


def _with_finding(report: Report, opinion: SecondOpinion) -> Report:
    """Put a notice of the differences behind the other notices; findings stand with the most serious first."""
    if opinion.outcome is not Outcome.DIFFERS:
        return report
    what = "; ".join(
        f"{say(f'second.about.{one.about.value}')}: {one.ours} / {one.theirs}" for one in opinion.differences
    )
    before = tuple(finding for finding in report.findings if finding.severity is not Severity.INFO)
    finding = make("second.differs", what=what)
    return report._replace(findings=(*before, finding, *report.findings[len(before) :]))
