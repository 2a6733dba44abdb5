"""Findings: what a reader should know beside the answers; each code has its entry in docs/findings.md."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from verify.judge.ai import AiJudgement
from verify.judge.engine_view import differences
from verify.judge.evidence import Evidence
from verify.judge.history import MAX_STEPS
from verify.judge.later import redactions, update_in_words
from verify.judge.left_out import left_out_in_words, trailing_in_words
from verify.judge.lineage import Link
from verify.judge.marks import pointer
from verify.judge.record_state import RecordJudgement
from verify.judge.severity import SEVERITY
from verify.judge.standing import Record as Standings
from verify.judge.standing import list_standings, titles_in_words
from verify.judge.statements import Draft
from verify.model.report import Finding, SignerAnswer
from verify.model.vocabulary import Basis, Location, RecordState, Says, Severity, SignerState, TimeSource
from verify.signals.marks import Grade, TraceKind
from verify.trust.sealed import Revocation, Seal
from verify.words import finding_text, join, named, quoted, say
from verify.words.scripts import odd_letters

if TYPE_CHECKING:  # few files have one
    from verify.judge.times import Told
    from verify.model.identity import Identity

MAX_PROBLEMS_SHOWN = 5
"""Problems of reading that are named; a damaged file can have hundreds."""

_ORDER = (Severity.PROBLEM, Severity.WARNING, Severity.NOTICE, Severity.INFO)


class Judged(NamedTuple):
    """What the findings are about: the facts, the answers, and how many steps of the history are told."""

    evidence: Evidence
    record: RecordJudgement
    signer: SignerAnswer
    ai: AiJudgement
    drafts: tuple[Draft, ...]
    links: tuple[Link | None, ...]
    steps: int = 0
    identities: "tuple[Identity, ...]" = ()
    times: "tuple[Told, ...]" = ()


def make(code: str, source: str | None = None, **values: str) -> Finding:
    """Make a finding with its texts.

    Args:
        code: a key of `SEVERITY`.
        source: where it was found.
        values: for the places in its detail.
    """
    text = finding_text(code)
    return Finding(code, SEVERITY[code], text.title, say(f"finding.{code}", **values), source)


def list_findings(judged: Judged) -> tuple[Finding, ...]:
    """Return all findings, the most serious first, without repetition."""
    found = dict.fromkeys(
        (
            *_of_record(judged),
            *_of_coverage(judged),
            *_of_signer(judged),
            *_of_times(judged),
            *_of_incidents(judged),
            *_of_lists(judged),
            *_of_products(judged),
            *_of_engine(judged.evidence),
            *_of_ai(judged),
            *_of_history(judged),
            *_of_identity(judged),
            *_of_signals(judged),
            *_of_file(judged.evidence),
        )
    )
    return tuple(sorted(found, key=lambda finding: _ORDER.index(finding.severity)))


def _of_record(judged: Judged) -> Iterator[Finding]:
    reasons: dict[str, list[str]] = {}
    for code, what in judged.record.reasons:
        reasons.setdefault(code, []).append(what)
    for code, details in reasons.items():
        if code not in ("ingredient.failed", "history.incomplete"):
            yield make(code, what=", ".join(dict.fromkeys(details)))
    if judged.evidence.facts.location is Location.SIDECAR:
        yield make("record.sidecar", what=say("record.sidecar.file"))
    if judged.evidence.facts.location is Location.REMOTE and judged.record.state is not RecordState.REMOTE:
        yield make("record.fetched", what=judged.evidence.remote_host)


def _of_coverage(judged: Judged) -> Iterator[Finding]:
    """What the signature leaves out is told where there is one that holds."""
    if judged.record.state not in (RecordState.INTACT, RecordState.NONCONFORMING):
        return
    if judged.evidence.unprotected:
        yield make("coverage.excluded_ranges", what=left_out_in_words(judged.evidence))
    trailing = trailing_in_words(judged.evidence)
    if trailing:
        yield make("coverage.trailing_bytes", what=trailing)


def _of_signer(judged: Judged) -> Iterator[Finding]:
    seal, signer = judged.evidence.seal(0), judged.signer
    name = signer.organization or signer.name or "?"
    if signer.state is SignerState.UNRECOGNIZED:
        yield make("signer.unrecognized", what=name)
    if signer.state is SignerState.EXPIRED:
        dates = {"first": (seal.not_before or "?")[:10], "last": (seal.not_after or "?")[:10]}
        yield make("signer.expired", what=say("from_to", **dates))
    if signer.state is SignerState.REVOKED:
        yield make("signer.revoked", what=_since(judged.evidence.revocation, name))
    yield from _of_names(signer)
    yield from _of_revocation(judged)
    if signer.state is SignerState.RECOGNIZED and seal.frozen_only:
        yield make("signer.legacy_list_only", what=join(_frozen_lists(seal)))
    if signer.state is not SignerState.NONE and seal.wrong_purpose:
        yield make("signer.wrong_purpose", what=name)
    if signer.state is SignerState.UNRECOGNIZED and seal.other_lists:
        yield make("signer.other_list", what=join(seal.other_lists))
    if signer.state is not SignerState.NONE and signer.time_source is not TimeSource.TIMESTAMP:
        authority = seal.time.authority if seal.time else None
        if authority:
            what = say("time.unknown_authority", authority=authority, time=signer.time or "?")
        else:
            what = say("time.stated", time=signer.time) if signer.time else say("time.none")
        yield make("time.stated_only", what=what)


def _of_times(judged: Judged) -> Iterator[Finding]:
    if not judged.times:
        return
    from verify.judge.contradictions import contradictions_in_words  # noqa: PLC0415 -- only where times are stated

    told = contradictions_in_words(judged.evidence, judged.times)
    if told:
        yield make("time.contradiction", what=told)


def _of_incidents(judged: Judged) -> Iterator[Finding]:
    """Known incidents with any signer in the story of the file; where the signature does not hold, nobody signed."""
    for index, (manifest, link) in enumerate(zip(judged.evidence.manifests, judged.links, strict=True)):
        seal = judged.evidence.seal(index)
        state = seal.state if index else judged.signer.state
        if link is None or state is SignerState.NONE:
            continue
        from verify.judge.incidents import known_incidents  # noqa: PLC0415 -- only where somebody signed

        for told in known_incidents(seal, judged.evidence.incidents):
            yield make("signer.known_incident", manifest.label if index else None, what=told)


def _frozen_lists(seal: Seal) -> tuple[str, ...]:
    """Name the lists that know a signer, each with the date since which it is frozen."""
    dates = {entry.list: entry.list_date for entry in seal.recognition}
    return tuple(
        say("signer.frozen", name=name, date=date) if (date := dates.get(name)) else name for name in seal.recognized_by
    )


def _of_products(judged: Judged) -> Iterator[Finding]:
    """What the list of conforming products says of each signer in the story of the file whom the C2PA list knows."""
    for index, (manifest, link) in enumerate(zip(judged.evidence.manifests, judged.links, strict=True)):
        seal = judged.evidence.seal(index)
        state = seal.state if index else judged.signer.state
        if link is None or state is not SignerState.RECOGNIZED or not seal.recognition:
            continue
        from verify.judge.products import product_findings  # noqa: PLC0415 -- only where a list knows a signer

        for told in product_findings(manifest, seal):
            yield make(told.code, manifest.label if index else None, what=told.what)


def _of_lists(judged: Judged) -> Iterator[Finding]:
    if judged.signer.state is SignerState.NONE:
        return
    from verify.judge.ages import told_ages  # noqa: PLC0415 -- only where somebody signed

    for code, what in told_ages(judged).items():
        yield make(code, what=what)


def _of_engine(evidence: Evidence) -> Iterator[Finding]:
    found = differences(evidence)
    if found:
        engine, own = (join(tuple(say(pair[side]) for pair in found)) for side in (0, 1))
        yield make("engine.disagrees", found=engine, what=own)


def _of_names(signer: SignerAnswer) -> Iterator[Finding]:
    for title in dict.fromkeys((signer.organization or "", signer.name or "")):
        letters = odd_letters(title)
        if letters:
            yield make("signer.mixed_script_name", what=say("signer.mixed", name=title, letters=", ".join(letters)))


def _of_revocation(judged: Judged) -> Iterator[Finding]:
    evidence, signer = judged.evidence, judged.signer
    revocation = evidence.revocation
    if evidence.revoked_later:
        yield make("signer.revoked_later", what=_since(revocation, signer.organization or signer.name or "?"))
    if revocation and revocation.why and signer.state is SignerState.RECOGNIZED:
        from verify.judge.told import unknown  # noqa: PLC0415 -- of few signers anything is known

        yield make("signer.revocation_unchecked", what=unknown(revocation))
    if any(evidence.revocations[1:]):
        from verify.judge.earlier import of_earlier  # noqa: PLC0415 -- few records bring answers about earlier signers

        for code, source, what in of_earlier(evidence, judged.links):
            yield make(code, source, what=what)


def _since(revocation: Revocation | None, name: str) -> str:
    if revocation is None or not revocation.time:
        return name
    from verify.judge.told import teller  # noqa: PLC0415 -- of few signers anything is known

    return say("revocation.since", name=name, time=revocation.time, host=teller(revocation))


def _of_ai(judged: Judged) -> Iterator[Finding]:
    if judged.ai.conflict:
        pointers = tuple(judged.drafts[i].statement.source.pointer for i in judged.ai.conflict)
        yield make("ai.conflict", what=join(pointers))
    inputs = judged.ai.answer.inputs
    if inputs:
        yield make("ai.inputs", what=join(tuple(quoted(item.title or "?") for item in inputs)))
    gathered = tuple(judged.drafts[i] for i in judged.ai.answer.statements if judged.drafts[i].gathered)
    if gathered:
        pointers = tuple(draft.statement.source.pointer for draft in gathered)
        yield make("ai.gathered", what=titles_in_words(pointers))
    for draft in judged.drafts:
        if draft.statement.says is Says.UNKNOWN_TERM:
            source = draft.statement.source
            yield make("ai.unknown_term", source.pointer, what=source.value)


def _of_history(judged: Judged) -> Iterator[Finding]:
    record = judged.evidence.record
    if record is None:
        return
    yield from _of_ingredients(judged)
    update = update_in_words(judged.evidence)
    if update and judged.signer.state not in (SignerState.RECOGNIZED, SignerState.NONE):
        yield make("history.stranger_update", record.active.label, what=update)
    for found in redactions(judged.evidence):
        code = "history.ai_redacted" if found.of_making else "history.redacted"
        yield make(code, found.source, what=found.what)
    if record.cut:
        yield make("history.cut", what=str(len(record.manifests)))
    elif judged.steps >= MAX_STEPS:
        yield make("history.cut", what=str(MAX_STEPS))


_OF_RECORD = {
    Standings.FAILED_THEN: "ingredient.failed",
    Standings.FAILED: "ingredient.failed",
    Standings.MISSING: "history.incomplete",
    Standings.UNLISTED: "ingredient.unrecognized",
    Standings.EXPIRED: "ingredient.unrecognized",
    Standings.REVOKED: "ingredient.revoked",
}


def _of_ingredients(judged: Judged) -> Iterator[Finding]:
    for told in list_standings(judged.evidence, judged.links):
        yield make(_OF_RECORD[told.record], told.source, what=told.what)


def _of_identity(judged: Judged) -> Iterator[Finding]:
    if not judged.identities:
        return
    from verify.judge.identities import identity_findings  # noqa: PLC0415 -- few records name anyone

    for told in identity_findings(judged.evidence, judged.identities):
        yield make(told.code, told.source, what=told.what, found=told.found)


_HANDLING = {
    TraceKind.PLATFORM: "metadata.platform_trace",
    TraceKind.RECORD_ADDRESS: "metadata.record_address",
    TraceKind.REENCODED: "metadata.reencoded",
    TraceKind.SCREENSHOT: "metadata.screenshot",
    TraceKind.EDITING: "metadata.editing_software",
}


def _of_signals(judged: Judged) -> Iterator[Finding]:
    found = judged.evidence.facts.signals
    for trace in found.traces:
        yield make(_HANDLING[trace.kind], pointer(trace.place), what=named(trace.what))
    if judged.ai.answer.basis is Basis.UNSIGNED:
        yield make("ai.unsigned_only", what=join(tuple(dict.fromkeys(mark.standard for mark in found.marks))))
    reported = tuple(dict.fromkeys(mark.standard for mark in found.marks if mark.grade is Grade.OTHERS))
    if reported:
        yield make("ai.reported_mark", what=join(reported))
    problems = (*judged.evidence.facts.problems, *found.problems)
    if problems:
        shown = tuple(dict.fromkeys(f"{item.where}: {named(item.what)}" for item in problems))
        yield make("input.partly_read", what=join(shown[:MAX_PROBLEMS_SHOWN]))


def _of_file(evidence: Evidence) -> Iterator[Finding]:
    if evidence.facts.changed:
        yield make("input.changed_while_read")
    if evidence.odd_extension:
        yield make("input.type_mismatch", name=evidence.odd_extension, found=evidence.facts.media_type)
    if evidence.facts.second_files:
        yield make("input.polyglot", what=join(evidence.facts.second_files))
