"""Publicly known incidents in words: told beside the answers, and never a reason to change one of them."""

from __future__ import annotations

from verify.model.vocabulary import SignerState
from verify.trust.incidents import Incident, Source, incidents_of
from verify.trust.sealed import Seal
from verify.words import named, say


def known_incidents(seal: Seal, own: tuple[Incident, ...] = ()) -> tuple[str, ...]:
    """Say what is publicly known of certificates like that of a signer; nothing for almost all.

    Args:
        seal: of a signature that holds.
        own: incidents of the user's files, beside the built-in ones.
    """
    return tuple(_told(incident, seal) for incident in incidents_of(seal, own))


def _told(incident: Incident, seal: Seal) -> str:
    vouched = seal.recognized_by or seal.lapsed_lists or seal.state is SignerState.REVOKED
    signer = say(
        "incident.signer" if vouched else "incident.namesake",
        name=seal.organization or seal.name or "?",
        first=(seal.not_before or "?")[:10],
        since=incident.since,
        until=incident.until,
    )
    return say("incident", what=named(incident.what), signer=signer, sources="; ".join(map(_source, incident.sources)))


def _source(source: Source) -> str:
    if source.date is None:
        return say("incident.source", title=source.title, url=source.url)
    return say("incident.dated", title=source.title, url=source.url, date=source.date)
