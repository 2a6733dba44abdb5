"""Second question: who signed, and does a loaded list know that signer? (docs/contract.md §1, `answers.signer`)."""

from __future__ import annotations

from verify.judge.evidence import Evidence
from verify.judge.record_state import RecordJudgement
from verify.model.manifests import ManifestSigner, ManifestTime
from verify.model.report import SignerAnswer
from verify.model.revocation import RevocationState
from verify.model.signing import Unrecognized
from verify.model.vocabulary import RecordState, SignerState, TimeSource
from verify.record.types import Manifest
from verify.trust.lists import IPTC_LIST, Status
from verify.trust.sealed import Revocation, Seal, SignatureState
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
        product=seal.products[0].name if seal.state is SignerState.RECOGNIZED and seal.products else None,
        sentence=f"{_sentence(seal, lists)} {_time_sentence(time)}{_revocation_sentence(evidence.revocation, seal)}",
    )


def _nobody(sentence: str) -> SignerAnswer:
    return SignerAnswer(SignerState.NONE, None, None, (), None, TimeSource.NONE, None, sentence)


def _sentence(seal: Seal, lists: dict[str, str | None]) -> str:
    name = seal.organization or seal.name or "?"
    match seal.state:
        case SignerState.RECOGNIZED:
            return _recognized(seal, name, lists)
        case SignerState.EXPIRED:
            dates = {"not_before": (seal.not_before or "?")[:10], "not_after": (seal.not_after or "?")[:10]}
            return say("signer.expired", name=name, **dates) + _lapsed(seal)
        case SignerState.REVOKED:
            return say("signer.revoked", name=name)
        case SignerState.UNRECOGNIZED | SignerState.NONE:
            read = seal.signature is not SignatureState.UNCHECKED
            if read and seal.fingerprint is None:
                return say("signer.nameless")
            return say("signer.unrecognized" if read else "signer.unread", name=name)


def _recognized(seal: Seal, name: str, lists: dict[str, str | None]) -> str:
    """Name a signer whom a list knows, its product or what else its certificate says, and the lists."""
    certificate = _product(seal)
    if certificate is None:
        other = seal.name if seal.name and seal.name != name else None
        certificate = say("signer.certificate", common_name=other) if other else ""
    published = tuple(entry.list for entry in seal.recognition if entry.list_id == IPTC_LIST)
    frozen = {entry.list: entry.list_date for entry in seal.recognition if entry.status == Status.FROZEN}
    on = "".join(say("signer.publisher", name=item) for item in published)
    named = tuple(
        _list_name(item, lists.get(item), frozen.get(item)) for item in seal.recognized_by if item not in published
    )
    if named:
        on += say("signer.on", lists=join(named))
    told = say("signer.recognized", name=quoted(name), certificate=certificate, lists=on)
    if seal.valid_at_signing and seal.valid_now is False:
        told += " " + say("signer.expired_since", date=(seal.not_after or "?")[:10])
    return told


def _product(seal: Seal) -> str | None:
    if not seal.products:
        return None
    from verify.judge.products import product_in_words  # noqa: PLC0415 -- only behind signers whom the C2PA list knows

    return product_in_words(seal)


def _lapsed(seal: Seal) -> str:
    """Say what the lists have of a signer whose certificate is not shown to have been valid at the time."""
    if not seal.lapsed_lists:
        return f" {say('signer.expired.unlisted')}"
    publisher = any(entry.list_id == IPTC_LIST for entry in seal.lapsed)
    return f" {say('signer.expired.publisher')}" if publisher else ""


def _list_name(name: str, issued: str | None, frozen: str | None) -> str:
    if frozen:
        return say("signer.list_frozen", name=name, date=frozen)
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


def _revocation_sentence(revocation: Revocation | None, seal: Seal) -> str:
    if revocation is None:
        return ""
    from verify.judge.told import teller, unknown  # noqa: PLC0415 -- of few signers anything is known

    match revocation.state:
        case RevocationState.GOOD:
            return " " + say("signer.not_revoked", time=shown_time(revocation.time), host=teller(revocation))
        case RevocationState.UNUSABLE | RevocationState.UNCHECKED if seal.state is SignerState.RECOGNIZED:
            return " " + say("signer.revocation_unknown", why=unknown(revocation))
        case _:
            return ""


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


def _why(seal: Seal) -> tuple[Unrecognized, ...]:
    if seal.state is SignerState.REVOKED:
        return (Unrecognized.REVOKED,)
    if not seal.why and seal.signature is SignatureState.UNCHECKED:
        return (Unrecognized.SIGNATURE_UNCHECKED,)
    return seal.why


def manifest_signer(manifest: Manifest, seal: Seal) -> ManifestSigner:
    """Describe the signer of any manifest; names fall back to the engine's where the chain could not be read."""
    printed = manifest.certificate
    leaf = seal.chain[0] if seal.fingerprint and seal.chain else None
    known = seal.state is SignerState.RECOGNIZED
    products = seal.products if known else ()
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
        chain=seal.chain,
        chain_length=seal.chain_length,
        recognition=seal.recognition if known else (),
        lapsed=seal.lapsed,
        why=_why(seal),
        key=leaf.key if leaf else None,
        purposes=leaf.purposes if leaf else (),
        policies=leaf.policies if leaf else (),
        assurance_level=seal.assurance_level,
        valid_at_signing=seal.valid_at_signing,
        valid_now=seal.valid_now,
        product=products[0] if len(products) == 1 else None,
        product_candidates=products if len(products) > 1 else (),
    )
