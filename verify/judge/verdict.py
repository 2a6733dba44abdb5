"""The whole judgement of one file on one screen: facts in, answers out; no I/O, no clock.

1. Does the record match these bytes?           record_state
2. Whose words count, and how much?             strength, lineage
3. What does the record say?                    statements
4. Who signed?                                  signer
5. What does it say about AI, and about edits?  ai, edits
6. What should a reader know beside that?       findings, gaps
7. One sentence to publish, and what not to.    headline, caution
"""

from typing import TYPE_CHECKING, NamedTuple

from verify.judge.ai import judge_ai
from verify.judge.caution import caution
from verify.judge.edits import judge_edits
from verify.judge.evidence import Evidence
from verify.judge.findings import Judged, list_findings
from verify.judge.gaps import next_steps, not_covered
from verify.judge.headline import headline
from verify.judge.history import tell_history
from verify.judge.inputs import inputs_of
from verify.judge.later import update_in_words
from verify.judge.lineage import Link, trace
from verify.judge.manifests import list_manifests
from verify.judge.marks import draft_marks
from verify.judge.metadata import list_metadata
from verify.judge.record_state import RecordJudgement, holds, judge_record
from verify.judge.rubric import official_signals
from verify.judge.signer import judge_signer
from verify.judge.statements import draft_statements
from verify.judge.strength import strengths_of
from verify.model.manifests import Manifest, Signals
from verify.model.report import Answers, Finding, MetadataField, RecordAnswer, Statement, Step
from verify.model.times import TimeMention
from verify.model.vocabulary import Basis, Coverage, Location, RecordState
from verify.trust.sealed import SignatureState
from verify.words import finding_text, say

if TYPE_CHECKING:  # few files have one
    from verify.judge.times import Told
    from verify.model.identity import Identity

_COUNTS = (RecordState.INTACT, RecordState.NONCONFORMING)


class Verdict(NamedTuple):
    """All that the judge has to say about one file."""

    headline: str
    answers: Answers
    statements: tuple[Statement, ...]
    leads: tuple[Statement, ...]
    history: tuple[Step, ...]
    manifests: tuple[Manifest, ...]
    signals: Signals | None
    findings: tuple[Finding, ...]
    not_covered: tuple[str, ...]
    next_steps: tuple[str, ...]
    metadata: tuple[MetadataField, ...]
    identities: "tuple[Identity, ...]" = ()
    times: tuple[TimeMention, ...] = ()
    caution: str = ""


def judge(evidence: Evidence, lists: dict[str, str | None], *, show_prompts: bool = False) -> Verdict:
    """Judge one file.

    Args:
        evidence: the facts.
        lists: name of each loaded trust list, with its date of issue.
        show_prompts: list what generators were told to make, too.
    """
    record = judge_record(evidence)
    links = _links(evidence, record)
    drafts = draft_statements(evidence, links, strengths_of(evidence, record.state))
    counting = (*(draft for draft in drafts if draft.counts), *draft_marks(evidence))
    leads = tuple(draft.statement._replace(strength=Basis.NONE) for draft in drafts if not draft.counts)
    signer = judge_signer(evidence, record, lists)
    inputs = inputs_of(evidence.record, links) if evidence.record else ()
    ai = judge_ai(counting, inputs, signer.state, leads=bool(leads))
    edits = judge_edits(counting)
    history = tell_history(evidence, links)
    identities = _identities(evidence, links)
    times = _times(evidence, record)
    judged = Judged(evidence, record, signer, ai, counting, links, len(history), identities, times)
    answers = Answers(_record_answer(evidence, record), signer, ai.answer, edits)
    return Verdict(
        headline=headline(record, signer, ai, edits, evidence.facts.kind),
        answers=answers,
        statements=tuple(draft.statement for draft in counting),
        leads=leads,
        history=history,
        manifests=list_manifests(evidence),
        signals=official_signals(evidence.record) if evidence.record else None,
        findings=list_findings(judged),
        not_covered=not_covered(judged),
        next_steps=next_steps(judged),
        metadata=list_metadata(evidence, record, show_prompts=show_prompts),
        identities=identities,
        times=tuple(told.mention for told in times),
        caution=caution(answers.record, signer, ai.answer),
    )


def _times(evidence: Evidence, record: RecordJudgement) -> "tuple[Told, ...]":
    if not evidence.manifests and not evidence.facts.signals.dates:
        return ()
    from verify.judge.times import list_times  # noqa: PLC0415 -- only where there is a record, or a date

    return list_times(evidence, record)


def _links(evidence: Evidence, record: RecordJudgement) -> tuple[Link | None, ...]:
    """Place each manifest; where the record does not hold or leaves the media out, nothing in it counts (rule 5)."""
    if evidence.record is None:
        return ()
    sound = record.state in _COUNTS and evidence.coverage is not Coverage.MEDIA_EXCLUDED
    unsound = frozenset(i for i, seal in enumerate(evidence.seals) if seal.signature is SignatureState.INVALID)
    return trace(evidence.record, active_sound=sound, unsound=unsound)


def _identities(evidence: Evidence, links: tuple[Link | None, ...]) -> "tuple[Identity, ...]":
    if evidence.identities is None and not any(manifest.identities for manifest in evidence.manifests):
        return ()
    from verify.judge.identities import list_identities  # noqa: PLC0415 -- few records name anyone

    return list_identities(evidence, links)


def _record_answer(evidence: Evidence, record: RecordJudgement) -> RecordAnswer:
    return RecordAnswer(
        state=record.state,
        engine_state=evidence.facts.engine_state,
        coverage=evidence.coverage,
        reasons=record.codes,
        location=evidence.facts.location,
        sentence=_record_sentence(evidence, record),
    )


def _why(code: str, record: RecordJudgement) -> str:
    rests_on = ", ".join(dict.fromkeys(what for reason, what in record.reasons if reason == code and what))
    title = finding_text(code).title
    return f"{title} ({rests_on})" if rests_on else title


def _record_place(evidence: Evidence) -> str:
    match evidence.facts.location:
        case Location.SIDECAR:
            return say("record.sidecar")
        case Location.REMOTE:
            return " " + say("record.fetched", host=evidence.remote_host)
        case _:
            return ""


def _update(evidence: Evidence) -> str:
    update = update_in_words(evidence)
    return f" {update}" if update else ""


def _not_read(record: RecordJudgement) -> str:
    if "input.malformed" in record.codes:
        return "record.unreadable.file"
    return "record.undetermined" if set(record.codes) == {"record.undetermined"} else "record.unreadable"


def _rule_broken(evidence: Evidence) -> str:
    if evidence.coverage is Coverage.MEDIA_EXCLUDED:
        return "record.nonconforming.uncovered"
    return "record.nonconforming" if holds(evidence) else "record.nonconforming.unsure"


def _record_sentence(evidence: Evidence, record: RecordJudgement) -> str:
    why = ". ".join(_why(code, record) for code in record.codes)
    kind = evidence.facts.kind.value
    sidecar = _record_place(evidence) + _update(evidence)
    match record.state:
        case RecordState.INTACT:
            coverage = evidence.coverage.value if evidence.coverage else "unknown"
            return say("record.intact", coverage=say(f"record.coverage.{coverage}", kind=kind)) + sidecar
        case RecordState.NONCONFORMING:
            return say(_rule_broken(evidence), why=why, kind=kind) + sidecar
        case RecordState.REMOTE:
            return say("record.remote", where=evidence.facts.message)
        case RecordState.ABSENT:
            return say("record.absent")
        case RecordState.ALTERED:
            own = "" if "record.content_changed" in record.codes else ".record"
            return say(f"record.altered{own}", why=why) + _record_place(evidence)
        case RecordState.UNREADABLE:
            return say(_not_read(record), why=why) + _record_place(evidence)
