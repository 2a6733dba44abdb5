"""What a report says about the revocation of a signer's certificate: four outcomes, told apart, and who said so."""

from enum import StrEnum
from typing import NamedTuple


class RevocationState(StrEnum):
    """Whether the issuer withdrew a signer's certificate."""

    GOOD = "good"
    REVOKED = "revoked"
    UNCHECKED = "not_checked"  # no answer is there
    UNUSABLE = "unusable"  # an answer is there, and counts for nothing


class RevocationOrigin(StrEnum):
    """Where an answer comes from."""

    SIGNATURE = "signature"  # it stands in the manifest's own signature, outside what is signed
    RECORD = "record"  # in a certificate-status assertion of some manifest of the record
    ONLINE = "online"  # somebody was asked


class SignerRevocation(NamedTuple):
    """What is known of the revocation of one signer's certificate.

    `time`: until when it is known not to be revoked, or since when it is. `host`: who was asked. `why`: in words, why
    nothing usable is known; with a good answer out of the file, why nothing is known of the time since.
    """

    state: RevocationState
    origin: RevocationOrigin
    time: str | None
    host: str | None
    why: str | None
