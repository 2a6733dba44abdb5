"""Check the signature of one manifest, its signer and its time, without the engine.

The engine's own word is not enough: it takes time-stamping and other anchors for claim signers, any purpose that
allows e-mail, and every old time-stamp whoever made it.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from verify.model.vocabulary import SignerState
from verify.record.cose import CoseSignature, SignatureCheck, verify_signature
from verify.record.store import RawManifest
from verify.trust.certificate import Certificate, parse
from verify.trust.lists import C2PA_LIST, Status, TrustList
from verify.trust.recognise import Recognition, recognise
from verify.trust.sealed import NO_SEAL, NO_STAMPS, Seal, SignatureState, SignedTime, Stamps

if TYPE_CHECKING:  # loaded where somebody signed
    from verify.model.signing import Product

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
    stamps = _stamps(signature, raw.claim, lists)
    moment = stamps.moment if stamps.moment is not None and stamps.time and stamps.time.list else at
    known = recognise(signature.chain, moment, lists)
    own = _seal(outcome, known, leaf, signature, stamps.time)._replace(stamps=stamps.each)
    return _described(own, known, leaf, signature.chain, (moment if moment is not at else None, at))


def _seal(
    outcome: SignatureState,
    known: Recognition,
    leaf: Certificate | None,
    signature: CoseSignature,
    time: SignedTime | None,
) -> Seal:
    if leaf is None:  # a key that verifies can stand in a certificate that is no sound one: it then names nobody
        unnamed = outcome in (SignatureState.VALID, SignatureState.NONSTANDARD)
        state = SignerState.UNRECOGNIZED if unnamed else SignerState.NONE
        return Seal(outcome, state, algorithm=signature.algorithm, time=time)
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


def _described(
    own: Seal,
    known: Recognition,
    leaf: Certificate | None,
    chain: tuple[bytes, ...],
    times: tuple[datetime | None, datetime],
) -> Seal:
    """Add the chain, the paths and the product behind the signer; `times` are the trusted one and that of the check."""
    from verify.trust.described import describe_chain, describe_paths, why_not  # noqa: PLC0415 -- only where one signed

    stamped, at = times
    why = why_not(own.signature, known, chain)
    if leaf is None:
        return own._replace(chain=describe_chain(chain), chain_length=len(chain), why=why)
    return own._replace(
        chain=describe_chain(chain),
        chain_length=len(chain),
        recognition=describe_paths(known.recognised_by, stamped, at) if own.state is SignerState.RECOGNIZED else (),
        lapsed=describe_paths(known.outside_dates, stamped, at) if own.state is not SignerState.NONE else (),
        why=why,
        valid_at_signing=None if stamped is None else leaf.valid_at(stamped),
        valid_now=leaf.valid_at(at),
        assurance_level=leaf.assurance_level,
        products=_products(own, known, leaf),
    )


def _products(own: Seal, known: Recognition, leaf: Certificate) -> tuple[Product, ...]:
    """Return the conforming products behind a signer whom the C2PA list knows; of others the subject is only words."""
    if own.state is not SignerState.RECOGNIZED or all(entry.list_id != C2PA_LIST for entry in known.recognised_by):
        return ()
    from verify.trust.products import products_of  # noqa: PLC0415 -- most signers are on no list, or on another

    return products_of(leaf)


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


def _stamps(signature: CoseSignature, claim: bytes, lists: tuple[TrustList, ...]) -> Stamps:
    if not signature.stamps:
        return NO_STAMPS
    from verify.trust.stamps import read_stamps  # noqa: PLC0415 -- only where there are some

    return read_stamps(signature._replace(stamps=signature.stamps[:MAX_STAMPS]), claim, lists)


def iso(moment: datetime) -> str:
    """Return a time in ISO 8601, UTC, whole seconds."""
    return moment.astimezone(UTC).replace(microsecond=0).isoformat().replace("+00:00", "Z")
