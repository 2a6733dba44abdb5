"""From certificates and fingerprints to the entries of a list."""

from __future__ import annotations

from collections.abc import Iterable

from verify.errors import TrustError
from verify.failure import failure
from verify.trust.certificate import parse
from verify.trust.forms.fields import MAX_CERTIFICATES, MAX_TEXT, bad
from verify.trust.lists import Kind, Listed, listed

UNSEEN = "known by its fingerprint alone"
"""Title of an entry without a certificate."""


def of_certificates(found: Iterable[tuple[bytes, str]]) -> tuple[Listed, ...]:
    """Return the entries of certificates, each once, in their order.

    Args:
        found: DER certificates, each with the place where it stands, for the error.

    Raises:
        TrustError: `trust.bad_list` for one that cannot be read.
    """
    entries: dict[str, Listed] = {}
    for der, where in found:
        certificate = parse(der)
        if certificate is None:
            raise bad("certificate", where=where)
        entry = listed(certificate)
        entries[entry.sha256] = entry._replace(title=bounded_title(entry.title))
        if len(entries) > MAX_CERTIFICATES:
            raise bad("certificates", count=MAX_CERTIFICATES)
    return tuple(entries.values())


def of_fingerprint(sha256: str) -> Listed:
    """Return the entry of a certificate that is known by its SHA-256 alone: it vouches for itself, never for others."""
    return Listed(Kind.END_ENTITY, sha256, "", UNSEEN, "")


def bounded_title(title: str) -> str:
    """Return a title as a data file can hold it: made of whole characters, and not endless."""
    return title.encode("utf-8", "replace").decode()[:MAX_TEXT]


def not_empty(entries: tuple[Listed, ...]) -> tuple[Listed, ...]:
    """Return the entries, if there are any.

    Raises:
        TrustError: `trust.empty_list`.
    """
    if not entries:
        raise failure(TrustError, "trust.empty_list")
    return entries
