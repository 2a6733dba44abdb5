"""Who claims, in an identity assertion, to have had a part in a record, and what checking that gave.

Kept apart from the answer about the signer: a record has one signer, and may name anyone beside.
"""

from enum import StrEnum
from typing import NamedTuple


class IdentityKind(StrEnum):
    """What an identity rests on."""

    X509 = "x509"  # a certificate
    AGGREGATED = "aggregated"  # the word of a service that saw proof of accounts, documents or web sites
    UNKNOWN = "unknown"


class IdentityState(StrEnum):
    """What checking an identity gave; only the first one lets a name be used as that of the named."""

    VERIFIED = "verified"  # signature and references hold, and a list for identities knows who signed
    UNVERIFIED = "unverified"  # signature and references hold, but anyone could have made them under any name
    EXPIRED = "expired"  # a list knows who signed, but not shown to be within its dates
    FAILED = "failed"
    NOT_CHECKED = "not_checked"


class Named(NamedTuple):
    """One thing that an identity says about the named: `kind` is its word for what was verified, as it stands.

    For a certificate the kind is `certificate`, `name` its common name and `provider` its organisation. Null is what
    is not said. Nothing of it is neutralised.
    """

    kind: str
    name: str | None
    username: str | None
    uri: str | None
    provider: str | None
    verified_at: str | None


class Identity(NamedTuple):
    """One identity assertion (CAWG). `manifest` is an index into `manifests`, `label` the assertion's.

    `issuer` is who vouches for the names: the issuer of the certificate, or the DID of the aggregator. `lists` are the
    lists that know it. `reasons` say why it is not verified, `engine_codes` what the C2PA engine says of it. `time` is
    that of a trusted time-stamp, ISO 8601 in UTC.
    """

    manifest: int
    label: str
    kind: IdentityKind
    state: IdentityState
    names: tuple[Named, ...]
    roles: tuple[str, ...]
    issuer: str | None
    lists: tuple[str, ...]
    fingerprint: str | None
    time: str | None
    reasons: tuple[str, ...]
    engine_codes: tuple[str, ...]
    sentence: str
