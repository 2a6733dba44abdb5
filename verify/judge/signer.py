"""Second question: who signed, and does a loaded list know that signer? (docs/contract.md §1, `answers.signer`)."""

from __future__ import annotations

from verify.judge.evidence import Evidence
from verify.judge.record_state import RecordJudgement
from verify.model.manifests import ManifestSigner, ManifestTime
from verify.model.report import SignerAnswer
from verify.model.vocabulary import RecordState, SignerState, TimeSource
from verify.record.types import Manifest
from verify.trust.sealed import Revocation, RevocationState, Seal, SignatureState
from verify.words import join, quoted, say


def judge_signer(evidence: Evidence, record: RecordJudgement, lists: dict[str, str | None]) -> SignerAnswer:
    """Say who signed the active manifest.

    Args:
        evidence: the facts.
        record: the first answer: without a signature that holds, nobody signed.
        lists: name of each loaded list, with its date of issue as it is shown.
    """
    if not evidence.manifests:
        return _nobody(say("signer.absent" if record.state is RecordState.ABSENT else "signer.none"))
    seal = evidence.seal(0)
    name = seal.organization or seal.name
    if "record.signature_mismatch" in record.codes or seal.state is SignerState.NONE:
        return _nobody(say("signer.broken", name=name) if name else say("signer.none"))
    time = signing_time(evidence.manifests[0], seal)
    return SignerAnswer(
        state=seal.state,
        name=seal.name,
        organization=seal.organization,
        recognized_by=seal.recognized_by,
        time=time.time if time else None,
        time_source=time.source if time else TimeSource.NONE,
        product=None,
        sentence=f"{_sentence(seal, lists)} {_time_sentence(time)}{_revocation_sentence(evidence.revocation)}",
    )


def _nobody(sentence: str) -> SignerAnswer:
    return SignerAnswer(SignerState.NONE, None, None, (), None, TimeSource.NONE, None, sentence)


def _sentence(seal: Seal, lists: dict[str, str | None]) -> str:
    name = seal.organization or seal.name or "?"
    match seal.state:
        case SignerState.RECOGNIZED:
            other = seal.name if seal.name and seal.name != name else None
            name = quoted(name)
            certificate = say("signer.certificate", common_name=other) if other else ""
            named = tuple(_list_name(item, lists.get(item)) for item in seal.recognized_by)
            return say("signer.recognized", name=name, certificate=certificate, lists=join(named))
        case SignerState.EXPIRED:
            dates = {"not_before": (seal.not_before or "?")[:10], "not_after": (seal.not_after or "?")[:10]}
            unlisted = "" if seal.lapsed_lists else f" {say('signer.expired.unlisted')}"
            return say("signer.expired", name=name, **dates) + unlisted
        case SignerState.REVOKED:
            return say("signer.revoked", name=name)
        case SignerState.UNRECOGNIZED | SignerState.NONE:
            read = seal.signature is not SignatureState.UNCHECKED
            return say("signer.unrecognized" if read else "signer.unread", name=name)


def _list_name(name: str, issued: str | None) -> str:
    return say("signer.list_of", name=name, date=issued[:10]) if issued else say("signer.list", name=name)


def _time_sentence(time: ManifestTime | None) -> str:
    if time is None:
        return say("time.none")
    shown = shown_time(time.time)
    if time.source is TimeSource.TIMESTAMP:
        return say("time.timestamp", authority=time.authority or time.list or "?", time=shown)
    return say("time.stated", time=time.time if not time.time.endswith("Z") else shown)


def shown_time(time: str) -> str:
    """Return a time of the report as sentences have it."""
    return time.replace("T", " ").removesuffix("Z").removesuffix("+00:00") + " UTC"


def _revocation_sentence(revocation: Revocation | None) -> str:
    if revocation is None or revocation.state is not RevocationState.GOOD:
        return ""
    host = say("revocation.stapled") if revocation.stapled else revocation.host
    return " " + say("signer.not_revoked", time=shown_time(revocation.time), host=host)


def signing_time(manifest: Manifest, seal: Seal) -> ManifestTime | None:
    """Return the time of signing and who vouches for it: never "signed at" without a source (rule 9).

    A time-stamp of an authority that no list knows proves nothing: anyone can run one with a shifted clock. It is
    then shown as stated, like the `when` of an action.
    """
    if seal.time is not None:
        source = TimeSource.TIMESTAMP if seal.time.list else TimeSource.STATED
        return ManifestTime(seal.time.time, source, seal.time.authority, seal.time.list)
    stated = [action.when for action in manifest.actions if action.when]
    return ManifestTime(stated[-1], TimeSource.STATED, None, None) if stated else None


def manifest_signer(manifest: Manifest, seal: Seal) -> ManifestSigner:
    """Describe the signer of any manifest; names fall back to the engine's where the chain could not be read."""
    printed = manifest.certificate
    return ManifestSigner(
        state=seal.state,
        name=seal.name or (printed.name if printed else None),
        organization=seal.organization or (printed.organization if printed else None),
        issuer=seal.issuer or (printed.issuer if printed else None),
        recognized_by=seal.recognized_by,
        algorithm=seal.algorithm or (printed.algorithm if printed else None),
        serial=seal.serial or (printed.serial if printed else None),
        fingerprint=seal.fingerprint,
        not_before=seal.not_before,
        not_after=seal.not_after,
    )
