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
        evidence: the facts, with the signer as the lists know it.
        revocation: None where nobody was asked.
    """
    evidence = evidence._replace(revocation=revocation)
    if revocation is None or revocation.state is not RevocationState.REVOKED or evidence.revoked_later:
        return evidence
    seal = evidence.seal(0)._replace(state=SignerState.REVOKED, recognized_by=(), frozen_only=False)
    return evidence._replace(seals=(seal, *evidence.seals[1:]))
