"""Publicly known incidents with signers, as dated facts with their sources: data that comes with the library.

An incident is told beside the answers and changes none of them. A certificate is matched by the names in it, or by its
issuer, and by the day from which it is valid. Names prove nothing where no list knows the signer, and the finding says
so.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from verify.trust.sealed import Seal

_FILE = Path(__file__).with_name("data") / "incidents.json"


class Source(NamedTuple):
    """Who reported an incident.

    Attributes:
        title: the publication.
        url: where it stands.
        date: ISO 8601, of the report or of the edition that was read; None where it is not known.
    """

    title: str
    url: str
    date: str | None


class Incident(NamedTuple):
    """Something that is publicly known about certain certificates.

    Attributes:
        id: stable.
        what: what happened, in one sentence that the sources bear out.
        since, until: ISO 8601 dates between which the certificates concerned were given out.
        organizations: names of the signer's organisation that it is about, without regard to case.
        issuer_organizations: the same for the issuer of the certificate; one of the two is enough.
        valid_from: first and last day (ISO 8601, UTC) from which a certificate concerned is valid.
        sources: never empty.
        issuer_names: of the issuer, as a report shows them: its title or its whole name, without regard to case; one of
            all names and fingerprints is enough.
        issuer_fingerprints: SHA-256 of a certificate above the signer's, 64 lower-case hexadecimal digits.
        serials: serial numbers in lower-case hexadecimal digits: where there are any, no other is concerned.
    """

    id: str
    what: str
    since: str
    until: str
    organizations: frozenset[str]
    issuer_organizations: frozenset[str]
    valid_from: tuple[str, str]
    sources: tuple[Source, ...]
    issuer_names: frozenset[str] = frozenset()
    issuer_fingerprints: frozenset[str] = frozenset()
    serials: frozenset[str] = frozenset()


def incidents_of(seal: Seal, own: tuple[Incident, ...] = ()) -> tuple[Incident, ...]:
    """Return the incidents that a certificate matches: the built-in ones, then the user's own.

    Args:
        seal: what is known of a signature; whether a list knows the signer plays no part here.
        own: those of the user's files.
    """
    return tuple(item for item in (*builtin_incidents(), *own) if concerns(item, seal))


def concerns(incident: Incident, seal: Seal) -> bool:
    """Return whether a certificate has a name or an issuer, and the first day, that an incident is about.

    Args:
        incident: what is known.
        seal: what is known of a signature.
    """
    if seal.not_before is None:
        return False
    first, last = incident.valid_from
    if not first <= seal.not_before[:10] <= last:  # both in ISO 8601 and UTC, which sort as they follow each other
        return False
    if incident.serials and (seal.serial or "") not in incident.serials:
        return False
    return (
        (seal.organization or "").casefold() in incident.organizations
        or (seal.issuer_organization or "").casefold() in incident.issuer_organizations
        or any(name.casefold() in incident.issuer_names for name in _issuer_names(seal))
        or any(fingerprint in incident.issuer_fingerprints for fingerprint in _above(seal))
    )


def _issuer_names(seal: Seal) -> tuple[str, ...]:
    whole = seal.chain[0].issuer if seal.chain and seal.chain[0].fingerprint == seal.fingerprint else ""
    return tuple(name for name in (seal.issuer, whole) if name)


def _above(seal: Seal) -> Iterator[str]:
    """Yield the fingerprints above the signer: of the paths to the lists, else as sent, which proves nothing."""
    paths = (*seal.recognition, *seal.lapsed)
    if not paths:
        yield from (certificate.fingerprint for certificate in seal.chain[1:])
    for path in paths:
        yield from (certificate.fingerprint for certificate in path.path[1:])


@cache
def builtin_incidents() -> tuple[Incident, ...]:
    """Return the incidents that come with the library."""
    return tuple(_incident(item) for item in json.loads(_FILE.read_bytes())["incidents"])


def _incident(data: dict[str, Any]) -> Incident:
    """Turn an entry of our data file into the frozen type; one that lacks a field is a broken installation."""
    match = data["match"]
    first, last = match["valid_from"]
    return Incident(
        id=data["id"],
        what=data["what"],
        since=data["since"],
        until=data["until"],
        organizations=_names(match["organizations"]),
        issuer_organizations=_names(match["issuer_organizations"]),
        valid_from=(first, last),
        sources=tuple(Source(**source) for source in data["sources"]),
    )


def _names(names: list[str]) -> frozenset[str]:
    return frozenset(name.casefold() for name in names)
