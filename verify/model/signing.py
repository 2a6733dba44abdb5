"""How a signer came to be recognised, or why not: the certificates as sent, the paths, the product behind them.

Every word in them that comes out of a certificate is what the certificate says, not neutralised.
"""

from enum import StrEnum
from typing import NamedTuple


class Unrecognized(StrEnum):
    """Why no list vouches for a signer; several can be true of one."""

    SIGNATURE_INVALID = "signature_invalid"  # nobody signed
    SIGNATURE_UNCHECKED = "signature_unchecked"  # the signature could not be checked by us
    NO_CERTIFICATE = "no_certificate"  # the signature brings no certificate that can be read
    REVOKED = "revoked"
    OUTSIDE_DATES = "outside_dates"  # a list would know it but for the dates of a certificate on the way
    WRONG_PURPOSE = "wrong_purpose"  # a list knows the issuer, but the certificate is made for something else
    OTHER_LIST = "other_list"  # only a list for another purpose knows the issuer
    NO_PATH = "no_path"  # no path leads from it to a list, at least none that would hold at the time


class NamedOid(NamedTuple):
    """An object identifier with its plain name, where we have one."""

    oid: str
    name: str | None


class ChainCertificate(NamedTuple):
    """A certificate as the signature brings it; nothing in it is believed for that.

    `subject` and `issuer` are the names in the form of RFC 4514, in the certificate's order. Times are ISO 8601 in UTC,
    `serial` and `fingerprint` (SHA-256) hexadecimal. `policies` are dotted.
    """

    subject: str
    issuer: str
    serial: str
    fingerprint: str
    not_before: str
    not_after: str
    key: str
    signature_algorithm: NamedOid
    purposes: tuple[NamedOid, ...]
    policies: tuple[NamedOid, ...]
    authority: bool


class PathCertificate(NamedTuple):
    """A certificate on a path: its title and SHA-256."""

    title: str
    fingerprint: str


class Recognition(NamedTuple):
    """A list that knows a signer, and the path to what is listed: leaf first, anchor last.

    `list_date` is the date of issue, else since when the list is frozen or when it was fetched. `at_signing` says
    whether the path was valid at the time of a trusted time-stamp; null where there is none. `now` says the same of the
    time of the check.
    """

    list_id: str
    list: str
    list_date: str | None
    status: str
    anchor: str
    anchor_fingerprint: str
    path: tuple[PathCertificate, ...]
    at_signing: bool | None
    now: bool


class Product(NamedTuple):
    """A record of the C2PA Conforming Products List. `disallowed_signals` are names of the asset signals rubric."""

    record_id: str
    name: str
    applicant: str
    max_assurance_level: int | None
    status: str
    conformed: str | None
    min_version: str | None
    disallowed_signals: tuple[str, ...]


SIGNING: dict[str, type] = {
    one.__name__: one for one in (ChainCertificate, NamedOid, PathCertificate, Product, Recognition, Unrecognized)
}
"""The types above by name, for those that only name them (`verify.model.manifests`)."""
