"""What our own checks say about the signature of one manifest: the value that the judge works with."""

from enum import StrEnum
from typing import NamedTuple

from verify.model.vocabulary import SignerState


class SignatureState(StrEnum):
    """Result of our own check of a COSE signature over the claim."""

    VALID = "valid"
    NONSTANDARD = "nonstandard"  # verifies, but not in the form that the profile demands
    INVALID = "invalid"
    UNCHECKED = "unchecked"  # the raw store could not be read, or the algorithm is unknown


class SignedTime(NamedTuple):
    """The time in a time-stamp whose imprint and signature hold.

    Attributes:
        time: ISO 8601 in UTC.
        authority: what the stamping certificate calls itself.
        list: name of the list that knows the authority; None where none does, so that the time is only stated.
    """

    time: str
    authority: str | None
    list: str | None


class Seal(NamedTuple):
    """Signature, signer and time of one manifest.

    Attributes:
        signature: result of our own check.
        state: who signed, decided from the chain at the time of signing.
        name, organization, issuer, issuer_organization: as the certificate says; anyone can write anything there.
        serial, fingerprint: hexadecimal; the fingerprint is SHA-256 of the certificate.
        not_before, not_after: ISO 8601 in UTC.
        algorithm: of the signature, as COSE names it.
        recognized_by: names of the lists that know the signer, in the order of the lists.
        frozen_only: every list that knows the signer is frozen and takes no new entries.
        wrong_purpose: a list knows the issuer, but the certificate is not made for signing claims.
        other_lists: lists of another purpose that know the issuer.
        lapsed_lists: lists that would know the signer but for the dates of a certificate on the way.
        time: from a time-stamp.
    """

    signature: SignatureState
    state: SignerState
    name: str | None = None
    organization: str | None = None
    issuer: str | None = None
    issuer_organization: str | None = None
    serial: str | None = None
    fingerprint: str | None = None
    not_before: str | None = None
    not_after: str | None = None
    algorithm: str | None = None
    recognized_by: tuple[str, ...] = ()
    frozen_only: bool = False
    wrong_purpose: bool = False
    other_lists: tuple[str, ...] = ()
    lapsed_lists: tuple[str, ...] = ()
    time: SignedTime | None = None


class RevocationState(StrEnum):
    """Whether the issuer withdrew a signer's certificate."""

    GOOD = "good"
    REVOKED = "revoked"
    UNCHECKED = "unchecked"


class Revocation(NamedTuple):
    """What asking about revocation gave.

    Attributes:
        state: unchecked where nobody was asked, or no usable answer came.
        host: who was asked.
        time: ISO 8601 in UTC: until when it is known not to be revoked, or since when it is.
        why: the reason where it is unchecked, as ``revocation.WHY`` of `verify.words` has it. With a good answer out of
            the signature: why nothing was learnt of the time since, where the network was asked.
        detail: what the reason names; where it is revoked, the issuer's reason (RFC 5280 §5.3.1), if it gave one.
        stapled: the answer stands in the signature (C2PA 2.2 §15.9); nobody was asked for it.
    """

    state: RevocationState
    host: str = ""
    time: str = ""
    why: str = ""
    detail: str = ""
    stapled: bool = False


NO_SEAL = Seal(SignatureState.UNCHECKED, SignerState.NONE)
