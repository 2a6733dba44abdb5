"""First question: is there a record, and does it match these bytes? (docs/contract.md §1).

The engine says Invalid for one in five files that nobody touched: expired certificates, formal rules, look-ups that
are impossible offline. So its codes are sorted by what they are about, and where a code says that the signature or
the content does not hold, our own check has the last word on whether something was changed.
"""

from collections.abc import Iterator
from typing import NamedTuple

from verify.examine.facts import Found, HashCheck
from verify.judge.evidence import Evidence
from verify.judge.left_out import media_left_out
from verify.judge.status import About, about
from verify.model.vocabulary import Coverage, Location, RecordState
from verify.record.bound import bound_manifest
from verify.record.types import UNKNOWN_VERSION, Manifest, Status
from verify.trust.sealed import SignatureState
from verify.words import say

SIDECAR_TYPE = "application/c2pa"


class RecordJudgement(NamedTuple):
    """State and reasons; the reasons are finding codes, each with what it rests on."""

    state: RecordState
    reasons: tuple[tuple[str, str], ...] = ()

    @property
    def codes(self) -> tuple[str, ...]:
        """The reason codes without repetition, in the order in which they were found."""
        return tuple(dict.fromkeys(code for code, _ in self.reasons))


def judge_record(evidence: Evidence) -> RecordJudgement:
    """Decide the state of the record, with the reasons for it."""
    match evidence.facts.found:
        case Found.REMOTE:
            return RecordJudgement(RecordState.REMOTE, (("record.remote", evidence.facts.message),))
        case Found.REFUSED:
            return _refused(evidence)
        case Found.NOTHING:
            return _nothing(evidence)
        case Found.RECORD:
            return _read(evidence)


def _nothing(evidence: Evidence) -> RecordJudgement:
    """Nothing found is "absent" only where no trace of a record stands in the file either."""
    if evidence.facts.traces:
        return RecordJudgement(RecordState.UNREADABLE, (("record.hidden", ", ".join(evidence.facts.traces)),))
    return RecordJudgement(RecordState.ABSENT)


def _refused(evidence: Evidence) -> RecordJudgement:
    message = evidence.facts.message
    if "more than one manifest store" in message or evidence.facts.stores > 1:
        return RecordJudgement(RecordState.UNREADABLE, (("record.multiple", message),))
    if "prerelease" in message:
        return RecordJudgement(RecordState.UNREADABLE, (("record.old_format", message),))
    if evidence.facts.stores or evidence.facts.traces or evidence.facts.store or evidence.facts.crjson:
        return RecordJudgement(RecordState.UNREADABLE, (("record.unreadable", message),))
    if engine_cannot_read(evidence):
        return RecordJudgement(RecordState.ABSENT)
    return RecordJudgement(RecordState.UNREADABLE, (("input.malformed", message),))


def engine_cannot_read(evidence: Evidence) -> bool:
    """Tell whether the engine does not know this kind of file, which is no fault of the file."""
    return evidence.facts.found is Found.REFUSED and evidence.facts.message.startswith("NotSupported")


def _read(evidence: Evidence) -> RecordJudgement:
    reasons = [reason for status in evidence.manifests[0].results.failure for reason in _reason(status, evidence)]
    if evidence.manifests[0].version == UNKNOWN_VERSION:
        reasons.append(("record.unreadable", say("claim.unknown_version")))
    reasons += _own_checks(evidence)
    reasons += [
        ("ingredient.failed", status.code)
        for delta in evidence.manifests[0].deltas
        for status in delta.results.failure
        if about(status.code) in (About.CONTENT, About.CLAIM, About.SIGNATURE)
    ]
    state = max((_STATE_OF[code] for code, _ in reasons), key=_RANK.index, default=RecordState.INTACT)
    return RecordJudgement(state, tuple(reasons))


_RANK = (RecordState.INTACT, RecordState.NONCONFORMING, RecordState.ALTERED, RecordState.UNREADABLE)

_STATE_OF = {
    "record.content_changed": RecordState.ALTERED,
    "record.claim_changed": RecordState.ALTERED,
    "record.signature_mismatch": RecordState.ALTERED,
    "record.binding_rejected": RecordState.NONCONFORMING,
    "record.signature_nonstandard": RecordState.NONCONFORMING,
    "record.rule_violation": RecordState.NONCONFORMING,
    "coverage.media_not_covered": RecordState.NONCONFORMING,
    "ingredient.failed": RecordState.NONCONFORMING,
    "history.incomplete": RecordState.NONCONFORMING,
    "record.unreadable": RecordState.UNREADABLE,
    "record.undetermined": RecordState.UNREADABLE,
    "record.asset_missing": RecordState.UNREADABLE,
    "record.sidecar_mismatch": RecordState.UNREADABLE,
    "record.fragment_missing": RecordState.UNREADABLE,
}


def _reason(status: Status, evidence: Evidence) -> Iterator[tuple[str, str]]:
    """Turn one failure of the active manifest into a reason; failures about the signer give none."""
    shown = status.code
    match about(status.code):
        case About.CONTENT:
            yield _content_reason(status, evidence), shown
        case About.SIGNATURE:
            yield _signature_reason(evidence), shown
        case About.CLAIM:
            yield "record.claim_changed", shown
        case About.MISSING:
            yield "history.incomplete", shown
        case About.DAMAGED:
            yield "record.unreadable", shown
        case About.RULE:
            yield "record.rule_violation", shown
        case About.SIGNER | About.TIME | About.IDENTITY:
            return


def _content_reason(status: Status, evidence: Evidence) -> str:
    if evidence.facts.media_type == SIDECAR_TYPE:
        return "record.asset_missing"
    if "non-fragmented" in status.explanation:  # an initialisation segment: its hash needs the fragments beside it
        return "record.fragment_missing"
    if evidence.facts.data_hash is HashCheck.MATCHES:
        return "record.binding_rejected"
    if evidence.facts.location is Location.SIDECAR and not evidence.facts.sidecar_given:
        return "record.sidecar_mismatch"
    return "record.content_changed"


def _signature_reason(evidence: Evidence) -> str:
    match evidence.seal(0).signature:
        case SignatureState.VALID | SignatureState.NONSTANDARD:
            return "record.signature_nonstandard"
        case SignatureState.INVALID | SignatureState.UNCHECKED:
            return "record.signature_mismatch"


def _own_checks(evidence: Evidence) -> Iterator[tuple[str, str]]:
    """Our own view can only make the answer more careful, never less."""
    if evidence.coverage is Coverage.MEDIA_EXCLUDED:
        yield "coverage.media_not_covered", media_left_out(evidence)
    active = evidence.manifests[0]
    said = {about(status.code) for status in active.results.failure}
    if evidence.seal(0).signature is SignatureState.INVALID and About.SIGNATURE not in said:
        yield "record.signature_mismatch", "own check of the signature"
    state = evidence.facts.engine_state
    if state not in _ENGINE_STATES:
        yield "record.undetermined", f"engine state {state}"
    elif not said and state == "Invalid":
        yield "record.rule_violation", "engine state Invalid without a failure code"
    if not said and evidence.seal(0).signature is SignatureState.UNCHECKED and not _validated(active):
        yield "record.undetermined", "no check of the signature"


_ENGINE_STATES = ("Invalid", "Valid", "Trusted")
"""All validation states (C2PA 2.4, validation states)."""


def _validated(manifest: Manifest) -> bool:
    return any(status.code == "claimSignature.validated" for status in manifest.results.success)


def holds(evidence: Evidence) -> bool:
    """Tell whether signature and content were checked and found to hold, by the engine or by us."""
    active = evidence.manifests[0]
    signed = evidence.seal(0).signature in (SignatureState.VALID, SignatureState.NONSTANDARD) or _validated(active)
    bound = bound_manifest(evidence.record) or active
    codes = {status.code for manifest in (active, bound) for status in manifest.results.success}
    return signed and (evidence.facts.data_hash is HashCheck.MATCHES or not codes.isdisjoint(_CONTENT_HOLDS))


_CONTENT_HOLDS = frozenset(
    f"assertion.{kind}Hash.match" for kind in ("data", "bmff", "boxes", "collection", "multiAsset")
)
"""Success codes of the hard bindings (C2PA 2.4, validation status codes)."""


def integrity_failures(manifest: Manifest) -> tuple[str, ...]:
    """Return the failure codes of a manifest after which its words no longer count as said by its signer."""
    return tuple(s.code for s in manifest.results.failure if about(s.code) in _SPOILING)


_SPOILING = (About.CONTENT, About.CLAIM, About.SIGNATURE, About.DAMAGED)
