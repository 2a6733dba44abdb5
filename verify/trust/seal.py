"""Check the signature of one manifest, its signer and its time, without the engine.

The engine's own word is not enough: it takes time-stamping and other anchors for claim signers, any purpose that
allows e-mail, and every old time-stamp whoever made it.
"""

from __future__ import annotations

from datetime import UTC, datetime

from verify.model.vocabulary import SignerState
from verify.record.cose import CoseSignature, SignatureCheck, verify_signature
from verify.record.store import RawManifest
from verify.record.timestamp import read_token, stamped_message, verify_token
from verify.trust.certificate import Certificate, parse
from verify.trust.lists import Status, TrustList
from verify.trust.recognise import Recognition, recognise, trusted_time
from verify.trust.sealed import NO_SEAL, Seal, SignatureState, SignedTime

_STATES = {
    SignatureCheck.VALID: SignatureState.VALID,
    SignatureCheck.VALID_NONSTANDARD: SignatureState.NONSTANDARD,
    SignatureCheck.INVALID: SignatureState.INVALID,
    SignatureCheck.UNSUPPORTED: SignatureState.UNCHECKED,
}

MAX_STAMPS = 16
"""Time-stamps looked at; genuine signatures have one or two, and each costs up to 3 ms. They stand outside what is
signed: who adds others to push one out of sight could as well take it away."""

MAX_NAME = 256
"""Longest name taken over from a certificate, in characters; RFC 5280 (appendix A.1) allows 64."""


def seal(raw: RawManifest, signature: CoseSignature | None, lists: tuple[TrustList, ...], at: datetime) -> Seal:
    """Check one manifest's signature, and find out who signed and when.

    Args:
        raw: the manifest as it stands in the store.
        signature: its signature, as `read_signature` reads it.
        lists: the loaded trust lists, each for its own purpose.
        at: the time that counts where no trusted time-stamp gives another (C2PA 2.4, validate the credential).
    """
    if raw.claim is None or signature is None:
        return NO_SEAL
    leaf = parse(signature.chain[0]) if signature.chain else None
    outcome = _STATES[verify_signature(signature, raw.claim)]
    stamped = _time(signature, raw.claim, lists)
    moment = stamped[0] if stamped is not None and stamped[1].list else at
    known = recognise(signature.chain, moment, lists)
    return _seal(outcome, known, leaf, signature, stamped[1] if stamped else None)


def _seal(
    outcome: SignatureState,
    known: Recognition,
    leaf: Certificate | None,
    signature: CoseSignature,
    time: SignedTime | None,
) -> Seal:
    if leaf is None:
        return Seal(outcome, SignerState.NONE, algorithm=signature.algorithm, time=time)
    return Seal(
        signature=outcome,
        state=_state(outcome, known),
        name=_shown(leaf.common_name),
        organization=_shown(leaf.organization),
        issuer=_shown(leaf.issuer_title),
        issuer_organization=_shown(leaf.issuer_organization),
        serial=f"{leaf.serial:x}",
        fingerprint=leaf.sha256,
        not_before=iso(leaf.not_before),
        not_after=iso(leaf.not_after),
        algorithm=signature.algorithm,
        recognized_by=tuple(entry.list_name for entry in known.recognised_by),
        frozen_only=bool(known.recognised_by) and all(e.status is Status.FROZEN for e in known.recognised_by),
        wrong_purpose=known.wrong_purpose,
        other_lists=known.found_on_other_purpose,
        lapsed_lists=tuple(entry.list_name for entry in known.outside_dates),
        time=time,
    )


def _shown(name: str | None) -> str | None:
    """Return a name without the blanks around it, which nobody sees, and cut to a length that names have."""
    if name is None:
        return None
    name = name.strip()
    return name if len(name) <= MAX_NAME else name[: MAX_NAME - 1] + "…"


def _state(outcome: SignatureState, known: Recognition) -> SignerState:
    """Say who signed; a signature that does not verify, or that we cannot check, names nobody."""
    if outcome in (SignatureState.INVALID, SignatureState.UNCHECKED):
        return SignerState.NONE
    if known.recognised_by:
        return SignerState.RECOGNIZED
    return SignerState.UNRECOGNIZED if known.leaf_valid else SignerState.EXPIRED


def _time(signature: CoseSignature, claim: bytes, lists: tuple[TrustList, ...]) -> tuple[datetime, SignedTime] | None:
    """Return the earliest time that a list vouches for, else that of the first time-stamp that holds at all.

    Each time-stamp shows that the signature is no younger than it. Whoever holds the file can add later ones, in any
    place, so the order says nothing and the earliest proves most (RFC 3161 appendix B).
    """
    known: list[tuple[datetime, SignedTime]] = []
    unknown: list[tuple[datetime, SignedTime]] = []
    for stamp in signature.stamps[:MAX_STAMPS]:
        token = read_token(stamp.token)
        if token is None:
            continue
        check = verify_token(token, stamped_message(signature, claim, stamp.version))
        if not check.valid:
            continue
        vouched = trusted_time(check.chain, token.gen_time, lists)
        authority = parse(check.signer) if check.signer else None
        name = (authority.common_name or authority.organization) if authority else None
        found = known if vouched else unknown
        found.append((token.gen_time, SignedTime(iso(token.gen_time), name, vouched)))
    return min(known, key=lambda item: item[0], default=unknown[0] if unknown else None)


def iso(moment: datetime) -> str:
    """Return a time in ISO 8601, UTC, whole seconds."""
    return moment.astimezone(UTC).replace(microsecond=0).isoformat().replace("+00:00", "Z")
