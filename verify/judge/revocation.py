"""What an answer about revocation means for a signer (docs/contract.md §1.2, C2PA 2.2 §15.9)."""

from __future__ import annotations

from verify.judge.evidence import Evidence
from verify.model.revocation import RevocationState
from verify.model.vocabulary import SignerState
from verify.trust.sealed import Revocation


def with_revocation(evidence: Evidence, revocation: Revocation | None, index: int = 0) -> Evidence:
    """Return the evidence with what is known of the revocation of one signer.

    A revocation covers the signing unless a trusted time-stamp shows that the record was signed before it: without
    one, whoever holds the withdrawn key can state any time. A signer so revoked is recognised by no list.

    Args:
        evidence: the facts, with the signers as the lists know them, and with what was learnt before.
        revocation: what was learnt on top; None where nothing was.
        index: place of the signer's manifest.
    """
    known = _both(evidence.revocation_of(index), revocation)
    if known is None:
        return evidence
    held = (*evidence.revocations, *(None,) * (index + 1 - len(evidence.revocations)))
    evidence = evidence._replace(revocations=(*held[:index], known, *held[index + 1 :]))
    if known.state is not RevocationState.REVOKED or evidence.revoked_after(index) or index >= len(evidence.seals):
        return evidence
    seal = evidence.seal(index)._replace(state=SignerState.REVOKED, recognized_by=(), frozen_only=False)
    return evidence._replace(seals=(*evidence.seals[:index], seal, *evidence.seals[index + 1 :]))


def _both(before: Revocation | None, found: Revocation | None) -> Revocation | None:
    """Put together what was known and what was found on top: in the record beside the signature, or by asking.

    A revocation stays, whoever told it, and the older counts of two. A fresh answer takes the place of a good one;
    where none came, the good one stands, with the reason why nothing is known of the time since. Of two good ones out
    of the file the later says more.
    """
    if before is None or found is None:
        return found or before
    states = (before.state, found.state)
    if states == (RevocationState.REVOKED, RevocationState.REVOKED):
        return min(found, before, key=lambda item: item.time)
    if before.state is RevocationState.REVOKED:
        return before
    if found.brought:
        return _of_file(before, found)
    if before.state is RevocationState.GOOD and found.state in (RevocationState.UNCHECKED, RevocationState.UNUSABLE):
        return before._replace(host=found.host, why=found.why, detail=found.detail)
    return found


def _of_file(before: Revocation, found: Revocation) -> Revocation:
    states = (before.state, found.state)
    if states == (RevocationState.GOOD, RevocationState.GOOD):
        return max(before, found, key=lambda item: item.time)
    return found if found.state in (RevocationState.REVOKED, RevocationState.GOOD) else before
