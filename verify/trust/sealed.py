"""What our own checks say about the signature of one manifest: the value that the judge works with."""

from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from verify.model.revocation import RevocationOrigin, RevocationState
from verify.model.times import SignatureStamp
from verify.model.vocabulary import SignerState

if TYPE_CHECKING:  # 2 ms of every start; loaded where somebody signed, and by the schema
    from verify.model.signing import ChainCertificate, Product, Recognition, Unrecognized


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


class Stamps(NamedTuple):
    """The time-stamps of a signature, and the one whose time counts.

    Attributes:
        moment: the time that counts, aware; None without one.
        time: the same for the report.
        each: all that were looked at, in the order of the headers.
    """

    moment: datetime | None = None
    time: SignedTime | None = None
    each: tuple[SignatureStamp, ...] = ()


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
        chain: the first certificates as sent, the signer's own first; those that cannot be read are left out.
        chain_length: how many were sent.
        recognition: how each list that knows the signer does so, in the order of `recognized_by`.
        lapsed: how each of `lapsed_lists` would.
        why: why no list vouches for the signer.
        valid_at_signing: the signer's certificate was within its dates at a trusted time; None without one.
        valid_now: the same at the time of the check; None without a certificate.
        assurance_level: of the C2PA conformance program, as the certificate states it.
        products: the conforming products that the certificate may belong to, where the C2PA list knows the signer.
        stamps: every time-stamp that was looked at, in the order of the headers.
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
    chain: "tuple[ChainCertificate, ...]" = ()
    chain_length: int = 0
    recognition: "tuple[Recognition, ...]" = ()
    lapsed: "tuple[Recognition, ...]" = ()
    why: "tuple[Unrecognized, ...]" = ()
    valid_at_signing: bool | None = None
    valid_now: bool | None = None
    assurance_level: int | None = None
    products: "tuple[Product, ...]" = ()
    stamps: tuple[SignatureStamp, ...] = ()


class Revocation(NamedTuple):
    """What asking about revocation gave.

    Attributes:
        state: unchecked where nobody was asked, or no answer came; unusable where one did that counts for nothing.
        host: who was asked.
        time: ISO 8601 in UTC: until when it is known not to be revoked, or since when it is.
        why: the reason where it is unchecked or unusable, as ``revocation.WHY`` of `verify.words` has it. With a good
            answer out of the file: why nothing was learnt of the time since, where the network was asked.
        detail: what the reason names; where it is revoked, the issuer's reason (RFC 5280 §5.3.1), if it gave one.
        origin: whether the answer stands in the signature, elsewhere in the record, or somebody was asked for it.
    """

    state: RevocationState
    host: str = ""
    time: str = ""
    why: str = ""
    detail: str = ""
    origin: RevocationOrigin = RevocationOrigin.ONLINE

    @property
    def brought(self) -> bool:
        """The answer came with the file; nobody was asked for it."""
        return self.origin is not RevocationOrigin.ONLINE


NO_STAMPS = Stamps()

NO_SEAL = Seal(SignatureState.UNCHECKED, SignerState.NONE)
