"""Publicly known incidents with signers, as dated facts with their sources: data that comes with the library.

An incident is told beside the answers and changes none of them. A certificate is matched by the names in it and by the
day from which it is valid. Names prove nothing where no list knows the signer, and the finding says so.
"""

from __future__ import annotations

import json
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
    """

    id: str
    what: str
    since: str
    until: str
    organizations: frozenset[str]
    issuer_organizations: frozenset[str]
    valid_from: tuple[str, str]
    sources: tuple[Source, ...]


def incidents_of(seal: Seal) -> tuple[Incident, ...]:
    """Return the built-in incidents that a certificate matches, in the order of the list.

    Args:
        seal: what is known of a signature; whether a list knows the signer plays no part here.
    """
    return tuple(item for item in builtin_incidents() if concerns(item, seal))


def concerns(incident: Incident, seal: Seal) -> bool:
    """Return whether a certificate has the names and the first day that an incident is about.

    Args:
        incident: what is known.
        seal: what is known of a signature.
    """
    if seal.not_before is None:
        return False
    first, last = incident.valid_from
    if not first <= seal.not_before[:10] <= last:  # both in ISO 8601 and UTC, which sort as they follow each other
        return False
    named = (seal.organization or "").casefold() in incident.organizations
    return named or (seal.issuer_organization or "").casefold() in incident.issuer_organizations


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
