"""What the check did not cover, and what to do next: always said, because "not checked" is an outcome of its own."""

from __future__ import annotations

from collections.abc import Iterator

from verify.judge.findings import Judged
from verify.judge.lineage import Link, Role, relationship, updated_places
from verify.judge.record_state import engine_cannot_read
from verify.judge.signer import shown_time
from verify.model.revocation import RevocationState
from verify.model.vocabulary import AiState, RecordState, Relationship, SignerState, TimeSource
from verify.trust.sealed import Revocation
from verify.words import in_marks, join, say

_READ = (RecordState.INTACT, RecordState.NONCONFORMING)


def not_covered(judged: Judged) -> tuple[str, ...]:
    """Return a sentence for each thing that was not checked."""
    return tuple(_gaps(judged))


def _gaps(judged: Judged) -> Iterator[str]:
    evidence, signer = judged.evidence, judged.signer
    if not evidence.trust_lists:
        yield say("gap.lists")
    if judged.record.state is RecordState.REMOTE:
        failed = evidence.remote_failure
        yield say("gap.remote.failed", why=failed) if failed else say("gap.remote")
    if engine_cannot_read(evidence):
        yield say("gap.engine")
    if signer.state is not SignerState.NONE:
        yield from _revocation(evidence.revocation)
        if signer.time_source is TimeSource.STATED:
            yield say("gap.time")
    if judged.record.state in _READ:
        yield from _earlier_revocation(judged)
        if evidence.coverage is None:
            yield say("gap.coverage")
        if _starts_without_record(judged):
            yield say("gap.history")
        if judged.ai.answer.inputs:
            yield say("gap.parents")
        yield from _of_history(judged)
        yield say("gap.edits")
    yield say("gap.watermarks" if evidence.pixels else "gap.pixels")


def _revocation(revocation: Revocation | None) -> Iterator[str]:
    if revocation is None:
        yield say("gap.revocation")
        return
    from verify.judge.told import unknown  # noqa: PLC0415 -- of few signers anything is known

    match revocation.state:
        case RevocationState.GOOD if revocation.brought:
            since = shown_time(revocation.time)
            if revocation.why:
                yield say("gap.revoked_since.failed", time=since, why=unknown(revocation))
            else:
                yield say("gap.revoked_since", time=since)
        case RevocationState.UNCHECKED | RevocationState.UNUSABLE:
            online = revocation.brought and revocation.why != "stranger"  # a stranger's responder is never asked
            yield say("gap.revocation.brought" if online else "gap.revocation.unknown", why=unknown(revocation))
        case RevocationState.GOOD | RevocationState.REVOKED:
            return


def _earlier_revocation(judged: Judged) -> Iterator[str]:
    """Signers of earlier records are told of only where there are any with certificates of their own."""
    if len(judged.links) < 2:  # noqa: PLR2004 -- one manifest has no earlier ones
        return
    from verify.judge.earlier import unasked_earlier  # noqa: PLC0415 -- most records have one manifest

    number = unasked_earlier(judged.evidence, judged.links)
    if number:
        asked = any(known is not None and not known.brought for known in judged.evidence.revocations)
        yield say("gap.revocation.earlier.asked" if asked else "gap.revocation.earlier", count=number)


def _starts_without_record(judged: Judged) -> bool:
    """Tell whether the oldest version known names a parent that has no record here."""
    record = judged.evidence.record
    if record is None:
        return False
    here = {manifest.label for manifest in record.manifests}
    return any(
        relationship(item) is Relationship.PARENT_OF and (item.manifest or "") not in here
        for manifest, link in zip(record.manifests, judged.links, strict=True)
        if _own(link)
        for item in manifest.ingredients
    )


def _of_history(judged: Judged) -> Iterator[str]:
    if _rests_on_earlier(judged):
        yield say("gap.earlier")
    if any(item.state != "verified" for item in judged.identities):
        yield say("gap.identity")
    if any(item.state == "verified" for item in judged.identities):
        yield say("gap.identity.revocation")


def _rests_on_earlier(judged: Judged) -> bool:
    """Tell whether records of media that are not here belong to the story."""
    record = judged.evidence.record
    updated = updated_places(record) if record else ()
    return any(
        link is not None and link.role in (Role.ANCESTOR, Role.PART) and index not in updated
        for index, link in enumerate(judged.links)
    )


def _own(link: Link | None) -> bool:
    return link is not None and link.role in (Role.SELF, Role.ANCESTOR)


def next_steps(judged: Judged) -> tuple[str, ...]:
    """Return concrete steps, the most useful first."""
    return tuple(dict.fromkeys((*_steps(judged), *_lists(judged))))


def _lists(judged: Judged) -> Iterator[str]:
    if judged.signer.state is SignerState.NONE:
        return
    from verify.judge.ages import told_ages  # noqa: PLC0415 -- only where somebody signed

    if told_ages(judged):
        yield say("next.lists")


def _steps(judged: Judged) -> Iterator[str]:
    match judged.record.state:
        case RecordState.ABSENT:
            yield say("next.original")
            yield say("next.search")
        case RecordState.REMOTE:
            yield say("next.remote.failed") if judged.evidence.remote_failure else say("next.remote")
            yield say("next.original")
        case RecordState.UNREADABLE:
            yield from _unreadable(judged)
        case RecordState.ALTERED:
            title = judged.evidence.manifests[0].title if judged.evidence.manifests else None
            yield say("next.altered", titles=in_marks(title)) if title else say("next.altered.any")
            yield say("next.original")
        case RecordState.INTACT | RecordState.NONCONFORMING:
            yield from _readable(judged)


def _unreadable(judged: Judged) -> Iterator[str]:
    if "record.asset_missing" in judged.record.codes:
        yield say("next.sidecar")
    elif "record.fragment_missing" in judged.record.codes:
        yield say("next.fragments")
    else:
        yield say("next.original")


def _readable(judged: Judged) -> Iterator[str]:
    inputs = judged.ai.answer.inputs
    if any(item.has_thumbnail for item in inputs):
        yield say("next.inputs")
    elif inputs and any(item.title for item in inputs):
        yield say("next.inputs.titles", titles=join(tuple(in_marks(item.title) for item in inputs if item.title)))
    if judged.ai.part_only:
        yield say("next.part")
    if judged.signer.state in (SignerState.UNRECOGNIZED, SignerState.EXPIRED):
        yield say("next.signer")
    if judged.ai.answer.state is AiState.UNSTATED:
        yield say("next.original")
    yield say("next.details")
