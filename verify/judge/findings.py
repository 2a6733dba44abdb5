"""Findings: what a reader should know beside the answers; each code has its entry in docs/findings.md."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from verify.judge.ai import AiJudgement
from verify.judge.evidence import Evidence
from verify.judge.lineage import Link, broken
from verify.judge.marks import pointer
from verify.judge.record_state import RecordJudgement, bytes_left_out
from verify.judge.statements import Draft
from verify.judge.status import About, about
from verify.model.report import Finding, SignerAnswer
from verify.model.vocabulary import Basis, Coverage, Location, Says, Severity, SignerState, TimeSource
from verify.signals.marks import Grade, TraceKind
from verify.words import finding_text, join, say

SEVERITY = {
    "record.content_changed": Severity.PROBLEM,
    "record.claim_changed": Severity.PROBLEM,
    "record.signature_mismatch": Severity.PROBLEM,
    "record.rule_violation": Severity.NOTICE,
    "record.binding_rejected": Severity.NOTICE,
    "record.signature_nonstandard": Severity.NOTICE,
    "record.unreadable": Severity.WARNING,
    "record.hidden": Severity.WARNING,
    "record.multiple": Severity.WARNING,
    "record.old_format": Severity.NOTICE,
    "record.remote": Severity.NOTICE,
    "record.asset_missing": Severity.NOTICE,
    "record.sidecar_mismatch": Severity.NOTICE,
    "record.fragment_missing": Severity.NOTICE,
    "record.sidecar": Severity.INFO,
    "signer.unrecognized": Severity.NOTICE,
    "signer.legacy_list_only": Severity.NOTICE,
    "signer.expired": Severity.NOTICE,
    "signer.revoked": Severity.WARNING,
    "signer.wrong_purpose": Severity.WARNING,
    "signer.other_list": Severity.WARNING,
    "time.stated_only": Severity.NOTICE,
    "ai.conflict": Severity.WARNING,
    "ai.inputs": Severity.NOTICE,
    "ai.unknown_term": Severity.NOTICE,
    "coverage.excluded_ranges": Severity.INFO,
    "coverage.media_not_covered": Severity.PROBLEM,
    "ingredient.failed": Severity.WARNING,
    "history.incomplete": Severity.NOTICE,
    "history.redacted": Severity.NOTICE,
    "history.cut": Severity.NOTICE,
    "identity.unchecked": Severity.INFO,
    "identity.failed": Severity.NOTICE,
    "input.changed_while_read": Severity.PROBLEM,
    "input.type_mismatch": Severity.INFO,
    "input.malformed": Severity.NOTICE,
    "input.partly_read": Severity.INFO,
    "ai.unsigned_only": Severity.NOTICE,
    "ai.reported_mark": Severity.NOTICE,
    "metadata.platform_trace": Severity.NOTICE,
    "metadata.record_address": Severity.NOTICE,
    "metadata.reencoded": Severity.INFO,
    "metadata.screenshot": Severity.NOTICE,
    "metadata.editing_software": Severity.INFO,
}
"""Every finding code, with how much it matters to the answers."""

MAX_PROBLEMS_SHOWN = 5
"""Problems of reading that are named; a damaged file can have hundreds."""

_ORDER = (Severity.PROBLEM, Severity.WARNING, Severity.NOTICE, Severity.INFO)


class Judged(NamedTuple):
    """What the findings are about: the facts and the answers."""

    evidence: Evidence
    record: RecordJudgement
    signer: SignerAnswer
    ai: AiJudgement
    drafts: tuple[Draft, ...]
    links: tuple[Link | None, ...]


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
            *_of_signer(judged),
            *_of_ai(judged),
            *_of_history(judged),
            *_of_identity(judged.evidence),
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


def _of_signer(judged: Judged) -> Iterator[Finding]:
    seal, signer = judged.evidence.seal(0), judged.signer
    name = signer.organization or signer.name or "?"
    if signer.state is SignerState.UNRECOGNIZED:
        yield make("signer.unrecognized", what=name)
    if signer.state is SignerState.EXPIRED:
        dates = {"first": (seal.not_before or "?")[:10], "last": (seal.not_after or "?")[:10]}
        yield make("signer.expired", what=say("from_to", **dates))
    if signer.state is SignerState.REVOKED:
        yield make("signer.revoked", what=name)
    if signer.state is SignerState.RECOGNIZED and seal.frozen_only:
        yield make("signer.legacy_list_only", what=join(signer.recognized_by))
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


def _of_ai(judged: Judged) -> Iterator[Finding]:
    if judged.ai.conflict:
        pointers = tuple(judged.drafts[i].statement.source.pointer for i in judged.ai.conflict)
        yield make("ai.conflict", what=join(pointers))
    inputs = judged.ai.answer.inputs
    if inputs:
        yield make("ai.inputs", what=join(tuple(item.title or "?" for item in inputs)))
    for draft in judged.drafts:
        if draft.statement.says is Says.UNKNOWN_TERM:
            source = draft.statement.source
            yield make("ai.unknown_term", source.pointer, what=source.value)


def _of_history(judged: Judged) -> Iterator[Finding]:
    record = judged.evidence.record
    if record is None:
        return
    places = {manifest.label: manifest for manifest in record.manifests}
    for holder, link in zip(record.manifests, judged.links, strict=True):
        if link is None:
            continue
        for ingredient in holder.ingredients:
            target = places.get(ingredient.manifest or "")
            codes = broken(target, ingredient, holder) if target else ()
            named = ingredient.title or ingredient.label
            if codes:
                what = say("ingredient.failed.what", title=named, codes=", ".join(codes))
                yield make("ingredient.failed", f"{holder.label}/{ingredient.label}", what=what)
            if ingredient.url and target is None:
                what = say("history.incomplete.what", title=named)
                yield make("history.incomplete", f"{holder.label}/{ingredient.label}", what=what)
    redacted = tuple(url for manifest in record.manifests for url in manifest.redacted)
    if redacted:
        yield make("history.redacted", what=", ".join(redacted))
    if record.cut:
        yield make("history.cut", what=str(len(record.manifests)))


def _of_identity(evidence: Evidence) -> Iterator[Finding]:
    for manifest in evidence.manifests:
        if not manifest.identities:
            continue
        codes = tuple(dict.fromkeys(s.code for s in manifest.results.failure if about(s.code) is About.IDENTITY))
        unchecked = ("cawg.ica.did_unavailable", "cawg.x509.credential.untrusted", "cawg.ica.untrusted_issuer")
        bad = tuple(code for code in codes if code not in unchecked)
        if bad:
            yield make("identity.failed", manifest.label, what=say("identity.failed.what", codes=", ".join(bad)))
        else:
            yield make("identity.unchecked", manifest.label, what=say("identity.unchecked.what"))


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
        yield make(_HANDLING[trace.kind], pointer(trace.place), what=trace.what)
    if judged.ai.answer.basis is Basis.UNSIGNED:
        yield make("ai.unsigned_only", what=join(tuple(dict.fromkeys(mark.standard for mark in found.marks))))
    reported = tuple(dict.fromkeys(mark.standard for mark in found.marks if mark.grade is Grade.OTHERS))
    if reported:
        yield make("ai.reported_mark", what=join(reported))
    problems = (*judged.evidence.facts.problems, *found.problems)
    if problems:
        shown = tuple(dict.fromkeys(f"{item.where}: {item.what}" for item in problems))
        yield make("input.partly_read", what=join(shown[:MAX_PROBLEMS_SHOWN]))


def _of_file(evidence: Evidence) -> Iterator[Finding]:
    if evidence.facts.changed:
        yield make("input.changed_while_read")
    if evidence.odd_extension:
        yield make("input.type_mismatch", name=evidence.odd_extension, found=evidence.facts.media_type)
    if evidence.coverage is Coverage.METADATA_EXCLUDED:
        yield make("coverage.excluded_ranges", what=bytes_left_out(evidence))
