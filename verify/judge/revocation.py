"""What an answer about revocation means for the signer (docs/contract.md §1.2, C2PA 2.2 §15.9)."""

from __future__ import annotations

from verify.judge.evidence import Evidence
from verify.model.vocabulary import SignerState
from verify.trust.sealed import Revocation, RevocationState


def with_revocation(evidence: Evidence, revocation: Revocation | None) -> Evidence:
    """Return the evidence with what is known of revocation.

    A revocation covers the signing unless a trusted time-stamp shows that the record was signed before it: without
    one, whoever holds the withdrawn key can state any time. A signer so revoked is recognised by no list.

    Args:
        evidence: the facts, with the signer as the lists know it, and with what an answer in the signature says.
        revocation: what was learnt on top; None where nobody was asked.
    """
    evidence = evidence._replace(revocation=_both(evidence.revocation, revocation))
    known = evidence.revocation
    if known is None or known.state is not RevocationState.REVOKED or evidence.revoked_later:
        return evidence
    seal = evidence.seal(0)._replace(state=SignerState.REVOKED, recognized_by=(), frozen_only=False)
    return evidence._replace(seals=(seal, *evidence.seals[1:]))


def _both(stapled: Revocation | None, asked: Revocation | None) -> Revocation | None:
    """Put together what the signature brings and what the issuer says when asked.

    A revocation stays, whoever told it, and the older counts of two. A fresh answer takes the place of the signature's
    good one; where none came, the good one stands, with the reason why nothing is known of the time since.
    """
    if stapled is None or asked is None:
        return asked or stapled
    states = (stapled.state, asked.state)
    if states == (RevocationState.REVOKED, RevocationState.REVOKED):
        return min(asked, stapled, key=lambda item: item.time)
    if stapled.state is RevocationState.REVOKED:
        return stapled
    if states == (RevocationState.GOOD, RevocationState.UNCHECKED):
        return stapled._replace(host=asked.host, why=asked.why, detail=asked.detail)
    return asked
