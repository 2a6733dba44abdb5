"""Where the engine's word and our own checks differ: about the signature, the signer, or the time-stamp.

Readers who look at the same file with another C2PA tool see the engine's answer, so a difference is told and never
smoothed over. The answers rest on our own checks; the engine's word is shown beside them (docs/contract.md §1).
"""

from collections.abc import Iterator
from typing import NamedTuple

from verify.judge.evidence import Evidence
from verify.judge.status import About, about
from verify.model.vocabulary import SignerState
from verify.record.types import Results, Status
from verify.trust.sealed import Seal, SignatureState

_SIGNATURE = {
    SignatureState.VALID: "engine.signature.holds",
    SignatureState.NONSTANDARD: "engine.signature.nonstandard",
    SignatureState.INVALID: "engine.signature.fails",
}


_TIME_REFUSED = frozenset(("timeStamp.untrusted", "timeStamp.malformed", "timeStamp.mismatch"))
"""With two time-stamps in one header the engine says "malformed" and uses neither."""


class Difference(NamedTuple):
    """One thing on which the two differ, each side as the id of a sentence of `verify.words`."""

    engine: str
    own: str


def differences(evidence: Evidence) -> tuple[Difference, ...]:
    """Return what the engine says otherwise about the active manifest than we do; nothing where either is silent.

    Args:
        evidence: the facts. The codes of the engine are those of C2PA 2.4, "Returning validation results".
    """
    if not evidence.manifests:
        return ()
    return tuple(_differences(evidence.manifests[0].results, evidence.seal(0)))


def _differences(results: Results, seal: Seal) -> Iterator[Difference]:
    holds = _signature_holds(results)
    own = _SIGNATURE.get(seal.signature)
    if own is not None and holds is not None and holds is (seal.signature is SignatureState.INVALID):
        yield Difference("engine.signature.holds" if holds else "engine.signature.fails", own)
    signer = _signer(results)
    if holds and own != "engine.signature.fails" and signer is not None:  # else the signature names nobody
        ours = seal.state is SignerState.RECOGNIZED
        if ours is not (signer == "engine.signer.trusted"):
            yield Difference(signer, f"engine.own.{seal.state.value if own else 'unchecked'}")
    time = _time_trusted(results)
    ours = seal.time is not None and seal.time.list is not None
    if time is not None and time is not ours:
        yield Difference(f"engine.time.{_YES_NO[time]}", f"engine.own.time.{_YES_NO[ours]}")


_YES_NO = {True: "trusted", False: "untrusted"}


def _signature_holds(results: Results) -> bool | None:
    if any(about(status.code) is About.SIGNATURE for status in results.failure):
        return False
    return True if _codes(results.success) & {"claimSignature.validated"} else None


def _signer(results: Results) -> str | None:
    """Return the engine's word on the signer's certificate.

    None where it only says that the certificate has expired: the engine knows no other moment than now, we may have
    been asked about another one, and a difference about the time-stamp is told as that.
    """
    failed = {code for code in _codes(results.failure) if code.startswith("signingCredential.")}
    if "signingCredential.expired" in failed:
        return None
    if failed & {"signingCredential.untrusted", "signingCredential.revoked"}:
        return "engine.signer.untrusted"
    if failed:
        return "engine.signer.invalid"
    return "engine.signer.trusted" if "signingCredential.trusted" in _codes(results.success) else None


def _time_trusted(results: Results) -> bool | None:
    if "timeStamp.trusted" in _codes(results.success):
        return True
    return False if _codes((*results.informational, *results.failure)) & _TIME_REFUSED else None


def _codes(statuses: tuple[Status, ...]) -> frozenset[str]:
    return frozenset(status.code for status in statuses)
