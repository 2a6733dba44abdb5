"""Identities that rest on a certificate (CAWG identity assertion 1.3, §"X.509 certificates and COSE signatures").

The certificate counts for whom a list for identities vouches; a list for signers of records has said nothing about
people, and the certificates of clocks and of answers about revocation never name anyone.
"""

from __future__ import annotations

from datetime import UTC, datetime

from verify.model.identity import IdentityState, Named
from verify.record.cose import CoseSignature, SignatureCheck, read_signature, verify_signature
from verify.record.identity import IdentityAssertion, deterministic
from verify.record.timestamp import read_token, stamped_message, verify_token
from verify.trust.certificate import Certificate, parse
from verify.trust.identity import Checked, Knowing
from verify.trust.lists import Status, TrustList
from verify.trust.path import paths_to
from verify.trust.purposes import DOCUMENT_SIGNING, Purpose
from verify.trust.recognise import recognise, trusted_time
from verify.trust.seal import MAX_NAME, MAX_STAMPS, iso

INTERIM_END = datetime(2027, 4, 1, tzinfo=UTC)
"""E-mail certificates count for identities made before this day (1.3, "Interim trust model additions")."""

VALIDATED_POLICIES = frozenset(
    {"2.23.140.1.5.2.2", "2.23.140.1.5.2.3", "2.23.140.1.5.3.2", "2.23.140.1.5.3.3"}
    | {"2.23.140.1.5.4.2", "2.23.140.1.5.4.3"}
)
"""Policies of e-mail certificates that count (the same): the issuer looked at an organisation, or at a person."""

HOLDS = (SignatureCheck.VALID, SignatureCheck.VALID_NONSTANDARD)
"""The key made the signature."""


def by_certificate(result: Checked, found: IdentityAssertion, knowing: Knowing, claim_time: datetime | None) -> Checked:
    """Check a detached COSE signature over the signer payload, and find out whose certificate it brings.

    Args:
        result: what is known so far.
        found: the assertion.
        knowing: lists and time.
        claim_time: of a trusted time-stamp on the claim; it counts where the identity has none of its own.
    """
    signature = read_signature(found.signature)
    leaf = parse(signature.chain[0]) if signature and signature.chain else None
    if signature is None or leaf is None:
        return result._replace(state=IdentityState.FAILED, reasons=("signature_form",))
    result = result._replace(
        names=(_certificate_name(leaf),), issuer=_shown(leaf.issuer_title), fingerprint=leaf.sha256
    )
    outcome, signed = _outcome(signature, found)
    if outcome is SignatureCheck.UNSUPPORTED:
        return result._replace(reasons=("algorithm",))
    if outcome not in HOLDS:
        return result._replace(state=IdentityState.FAILED, reasons=("signature",))
    stamped = stamped_time(signature, signed, knowing.lists)
    time = stamped or claim_time
    moment = time or knowing.at
    result = result._replace(time=iso(time) if time else None)
    return _known(result, signature.chain, leaf, knowing, moment)


def _outcome(signature: CoseSignature, found: IdentityAssertion) -> tuple[SignatureCheck, bytes]:
    """Check a signature over the payload as it stands, as software writes it, then in the order of version 1.3."""
    outcome = verify_signature(signature, found.signed)
    if outcome is SignatureCheck.INVALID:
        ordered = deterministic(found.signed)
        again = verify_signature(signature, ordered) if ordered != found.signed else outcome
        if again in HOLDS:
            return again, ordered
    return outcome, found.signed


def _known(result: Checked, chain: tuple[bytes, ...], leaf: Certificate, knowing: Knowing, moment: datetime) -> Checked:
    """Say which lists for identities know a certificate at a moment."""
    paths = [(one, path) for one in knowing.lists for path in paths_to(chain, one, Purpose.IDENTITY)]
    held = [one for one, path in paths if path.holds_at(moment)]
    fitting = tuple(dict.fromkeys(one.name for one in held if _accepted(leaf, one, moment)))
    if fitting:
        return result._replace(state=IdentityState.VERIFIED, reasons=(), lists=fitting)
    if held:
        return result._replace(state=IdentityState.UNVERIFIED, reasons=("policy",))
    if paths:
        return result._replace(
            state=IdentityState.EXPIRED, reasons=("dates",), lists=tuple(dict.fromkeys(one.name for one, _ in paths))
        )
    return result._replace(state=IdentityState.UNVERIFIED, reasons=(_stranger(chain, knowing, moment),))


def _stranger(chain: tuple[bytes, ...], knowing: Knowing, moment: datetime) -> str:
    """Say why no list vouches for an identity: no list knows the issuer, or only for something else."""
    known = recognise(chain, moment, knowing.lists)
    return "purpose" if known.recognised_by or known.wrong_purpose or known.found_on_other_purpose else "stranger"


def _accepted(leaf: Certificate, one: TrustList, moment: datetime) -> bool:
    """Tell whether the specification lets a listed certificate vouch for an identity; who lists by hand decides alone.

    Document signing always does, e-mail protection for the time being and under certain policies.
    """
    if one.status is Status.OWN or DOCUMENT_SIGNING in leaf.purposes:
        return True
    return moment < INTERIM_END and bool(VALIDATED_POLICIES & frozenset(leaf.policies))


def stamped_time(signature: CoseSignature, signed: bytes, lists: tuple[TrustList, ...]) -> datetime | None:
    """Return the earliest time of a signature's own time-stamps that a list vouches for.

    Time-stamps of the first generation do not count for identities (CAWG identity assertion 1.3).
    """
    found = []
    for stamp in [stamp for stamp in signature.stamps if stamp.version != 1][:MAX_STAMPS]:
        token = read_token(stamp.token)
        check = verify_token(token, stamped_message(signature, signed, stamp.version)) if token else None
        if token and check and check.valid and trusted_time(check.chain, token.gen_time, lists):
            found.append(token.gen_time)
    return min(found, default=None)


def _certificate_name(leaf: Certificate) -> Named:
    return Named("certificate", _shown(leaf.common_name), None, None, _shown(leaf.organization), None)


def _shown(name: str | None) -> str | None:
    """Return a name without the blanks around it, cut to a length that names have."""
    trimmed = name.strip() if name else ""
    return (trimmed if len(trimmed) <= MAX_NAME else trimmed[: MAX_NAME - 1] + "…") or None
