"""Identities that a service vouches for: its credential, its key where the identifier holds it, and who believes it."""

from __future__ import annotations

from datetime import datetime

from verify.model.identity import IdentityState, Named
from verify.record.cose import SignatureCheck, read_signature, verify_with_key
from verify.record.credential import Credential, VerifiedIdentity, faults_of, read_credential
from verify.record.did import key_in, method_of
from verify.record.identity import IdentityAssertion
from verify.trust.certified import HOLDS, stamped_time
from verify.trust.identity import BY_POLICY, Checked, Knowing
from verify.trust.seal import iso

_WITH_A_KEY = ("jwk", "key")


def by_aggregator(result: Checked, found: IdentityAssertion, knowing: Knowing, claim_time: datetime | None) -> Checked:
    """Check an identity claims aggregation (CAWG identity assertion 1.3, §"Validating an identity assertion with …").

    Args:
        result: what is known so far.
        found: the assertion.
        knowing: lists, believed issuers, time.
        claim_time: of a trusted time-stamp on the claim.
    """
    signature = read_signature(found.signature)
    credential = read_credential(signature) if signature else None
    if signature is None or credential is None:
        return result._replace(state=IdentityState.FAILED, reasons=("signature_form",))
    own_time = stamped_time(signature, signature.payload or b"", knowing.lists)
    time = own_time or claim_time
    result = result._replace(
        names=tuple(_named(item) for item in credential.named),
        issuer=credential.issuer or None,
        time=iso(time) if time else None,
    )
    wrong = faults_of(credential, found)
    method = method_of(credential.issuer)
    outcome = verify_with_key(
        signature, key_in(credential.issuer) if method in _WITH_A_KEY else None, signature.payload or b""
    )
    if outcome is SignatureCheck.INVALID:
        wrong = (*wrong, "signature")
    if not method:
        wrong = (*wrong, "issuer")
    if wrong:
        return result._replace(state=IdentityState.FAILED, reasons=wrong)
    moments = tuple(moment for moment in (knowing.at, own_time, claim_time) if moment)
    reasons = _dates(credential, moments)
    if outcome not in HOLDS:
        why = "did_web" if method == "web" else "algorithm" if method in _WITH_A_KEY else "did_method"
        return result._replace(state=IdentityState.NOT_CHECKED, reasons=(why, *reasons))
    if credential.issuer not in knowing.issuers:
        return result._replace(state=IdentityState.UNVERIFIED, reasons=("aggregator", *reasons))
    if reasons:
        return result._replace(state=IdentityState.EXPIRED, reasons=reasons, lists=(BY_POLICY,))
    withdrawn = ("status",) if credential.has_status else ()
    return result._replace(state=IdentityState.VERIFIED, reasons=withdrawn, lists=(BY_POLICY,))


def _dates(credential: Credential, moments: tuple[datetime, ...]) -> tuple[str, ...]:
    """Compare the credential's dates with the times of the check and of the time-stamps, as the specification asks."""
    first, last = credential.valid_from, credential.valid_until
    early = first is not None and any(moment < first for moment in moments)
    late = last is not None and any(moment > last for moment in moments)
    return ("credential_dates",) if early or late else ()


def _named(item: VerifiedIdentity) -> Named:
    return Named(
        item.kind,
        item.name or None,
        item.username or None,
        item.uri or None,
        item.provider or None,
        item.verified_at or None,
    )
