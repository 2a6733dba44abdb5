"""What a certificate was made for: signing claims, stamping times, or something else (C2PA 2.2 §14.5.1).

The engine adds the purposes of its settings to a fixed set, so that a time-stamping or OCSP certificate passes as a
claim signer; that is why we look ourselves. Each genuine recognised signer seen has at least one of the four purposes
below: Samsung's phones have document signing alone, Microsoft's services have only Microsoft's own.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from verify.trust.certificate import Certificate

CLAIM_SIGNING = "1.3.6.1.4.1.62558.2.1"  # C2PA's own, demanded of certificates under the C2PA trust list
EMAIL_PROTECTION = "1.3.6.1.5.5.7.3.4"
DOCUMENT_SIGNING = "1.3.6.1.5.5.7.3.36"  # RFC 9336
MICROSOFT_CLAIM_SIGNING = "1.3.6.1.4.1.311.76.59.1.9"
TIME_STAMPING = "1.3.6.1.5.5.7.3.8"
OCSP_SIGNING = "1.3.6.1.5.5.7.3.9"
ANY_PURPOSE = "2.5.29.37.0"

CLAIM_PURPOSES = frozenset({CLAIM_SIGNING, EMAIL_PROTECTION, DOCUMENT_SIGNING, MICROSOFT_CLAIM_SIGNING})
"""A claim signer must have at least one."""

IDENTITY_PURPOSES = frozenset({EMAIL_PROTECTION, DOCUMENT_SIGNING})
"""Who signs an identity assertion must have at least one (CAWG identity assertion 1.3, trust model for X.509)."""

_NO_RESTRICTION = frozenset(
    {
        ANY_PURPOSE,
        # An Adobe purpose, the only one of "Adobe Product Services G3", which issued the signers of Firefly and
        # Photoshop until 2025 with e-mail protection. Read as a restriction it would leave all of them unrecognised.
        "1.2.840.113583.1.1.7",
    }
)
"""Purposes of an authority under which certificates of every purpose are accepted."""


class Purpose(StrEnum):
    """What a trust list is for, and what a certificate is to be used for."""

    CLAIM_SIGNING = "claim_signing"
    TIME_STAMPING = "time_stamping"
    IDENTITY = "identity"


_ACCEPTED = {
    Purpose.CLAIM_SIGNING: CLAIM_PURPOSES,
    Purpose.TIME_STAMPING: frozenset({TIME_STAMPING}),
    Purpose.IDENTITY: IDENTITY_PURPOSES,
}


class Fit(StrEnum):
    """Whether an end-entity certificate was made for a purpose, or why not."""

    FITS = "fits"
    IS_AUTHORITY = "is_authority"  # it may issue certificates, so it may not sign content
    KEY_USAGE = "key_usage"  # its key usage leaves digital signatures out
    NONE_NAMED = "none_named"  # it names no purpose at all
    ANY = "any"  # it is good for everything, which C2PA forbids
    OTHER = "other"  # it names only other purposes
    MIXED = "mixed"  # it may do what must be kept apart: sign content, stamp times, answer for revocation


def fit(certificate: Certificate, purpose: Purpose) -> Fit:
    """Return whether an end-entity certificate may be used for `purpose`.

    Claim signing (C2PA 2.2 §14.5.1.1, §14.5.1.2): at least one of `CLAIM_PURPOSES`, never time stamping or OCSP signing
    beside it, never any-purpose; further purposes are allowed. Time stamping (RFC 3161 §2.3): the purpose alone or
    marked critical; authorities that add purposes such as client authentication are let pass, but none that may sign
    claims or answer for revocation. Identity (CAWG identity assertion 1.3, which takes over the rest from C2PA): as
    claim signing, with `IDENTITY_PURPOSES`.
    """
    if certificate.is_ca:
        return Fit.IS_AUTHORITY
    if certificate.signs_data is False:
        return Fit.KEY_USAGE
    named = frozenset(certificate.purposes)
    if not named:
        return Fit.NONE_NAMED
    if ANY_PURPOSE in named:
        return Fit.ANY
    if purpose is Purpose.TIME_STAMPING:
        return _time_fit(named, critical=certificate.purposes_critical)
    return _content_fit(named, _ACCEPTED[purpose])


def path_fits(certificates: tuple[Certificate, ...], purpose: Purpose) -> bool:
    """Return whether a path, leaf first, may be used for `purpose`.

    An authority that names purposes restricts what is below it: at least one purpose that makes the leaf fit must be
    named by each such authority, the anchor included. RFC 5280 leaves that open; C2PA's profiles and common practice
    ask for it, and it keeps a time-stamping authority from vouching for claim signers.
    """
    leaf, *authorities = certificates
    if fit(leaf, purpose) is not Fit.FITS:
        return False
    left = _ACCEPTED[purpose] & frozenset(leaf.purposes)
    for authority in authorities:
        named = frozenset(authority.purposes)
        if named and not named & _NO_RESTRICTION:
            left &= named
    return bool(left)


def _content_fit(named: frozenset[str], accepted: frozenset[str]) -> Fit:
    apart = named & {TIME_STAMPING, OCSP_SIGNING}
    if not named & accepted:
        return Fit.OTHER
    return Fit.MIXED if apart else Fit.FITS


def _time_fit(named: frozenset[str], *, critical: bool) -> Fit:
    if TIME_STAMPING not in named:
        return Fit.OTHER
    if named & (CLAIM_PURPOSES | {OCSP_SIGNING}):
        return Fit.MIXED
    return Fit.FITS if critical or named == {TIME_STAMPING} else Fit.MIXED
