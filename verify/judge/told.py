"""What is known of the revocation of a certificate, in words."""

from __future__ import annotations

from verify.model.revocation import RevocationState, SignerRevocation
from verify.trust.sealed import Revocation
from verify.words import say


def unknown(revocation: Revocation) -> str:
    """Say why nothing usable is known, or with a good answer out of the file nothing of the time since.

    "Not checked" and "an answer is there, and is not usable" are told apart.

    Args:
        revocation: with a reason.
    """
    why = _why(revocation)
    unusable = revocation.state is RevocationState.UNUSABLE
    return say("revocation.is_unusable" if unusable else "revocation.is_unchecked", why=why)


def _why(revocation: Revocation) -> str:
    if not revocation.brought or revocation.state is RevocationState.GOOD:  # the reason of one who was asked
        return say(f"revocation.{revocation.why}", host=revocation.host, detail=revocation.detail)
    where = say(f"revocation.one_in_{revocation.origin.value}")
    return say(f"revocation.brought.{revocation.why}", where=where, detail=revocation.detail)


def teller(revocation: Revocation) -> str:
    """Say who gives an answer: the host that was asked, or the place in the file where it stands."""
    return say(f"revocation.in_{revocation.origin.value}") if revocation.brought else revocation.host


def signer_revocation(revocation: Revocation | None) -> SignerRevocation | None:
    """Return what a report lists of a signer's revocation; None where nobody was asked and no answer is there."""
    if revocation is None:
        return None
    return SignerRevocation(
        state=revocation.state,
        origin=revocation.origin,
        time=revocation.time or None,
        host=revocation.host or None,
        why=_why(revocation) if revocation.why else None,
    )
