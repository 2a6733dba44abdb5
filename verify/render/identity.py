"""The lines about identity assertions: after the answers, and in the details."""

from __future__ import annotations

from collections.abc import Iterator

from verify.model.identity import Identity
from verify.render.labelled import Block, row
from verify.words import listed, neutral, say

MAX_SHOWN = 3
"""Identities told after the answers; --details and JSON have all of them."""


def identity_texts(identities: tuple[Identity, ...]) -> Iterator[str]:
    """Yield what is told after the answers, one text for each identity."""
    for one in identities[:MAX_SHOWN]:
        yield f"{say(f'identity.state.{one.state.value}')}. {one.sentence}"
    if len(identities) > MAX_SHOWN:
        yield say("identity.more", count=len(identities) - MAX_SHOWN)


def identity_details(identities: tuple[Identity, ...]) -> Iterator[str]:
    """Yield indented lines, one fact each."""
    for number, one in enumerate(identities):
        yield f"  {_head(number, one)}"
        for item in one.names:
            parts = (item.kind, item.name, item.username, item.uri, item.provider, item.verified_at)
            yield row(Block.IDENTITY, "name", listed(tuple(neutral(part) for part in parts if part)))
        if one.roles:
            yield row(Block.IDENTITY, "roles", listed(tuple(neutral(role) for role in one.roles)))
        if one.issuer:
            yield row(Block.IDENTITY, "issuer", neutral(one.issuer))
        if one.lists:
            yield row(Block.IDENTITY, "lists", listed(tuple(neutral(name) for name in one.lists)))
        if one.fingerprint:
            yield row(Block.IDENTITY, "certificate", one.fingerprint)
        if one.time:
            yield row(Block.IDENTITY, "time", one.time)
        if one.reasons:
            yield row(Block.IDENTITY, "reasons", listed(one.reasons))
        if one.engine_codes:
            yield row(Block.IDENTITY, "engine", listed(tuple(neutral(code) for code in one.engine_codes)))


def _head(number: int, one: Identity) -> str:
    values = {"state": one.state.value, "form": one.kind.value, "label": neutral(one.label)}
    return say("details.identity", number=number, manifest=one.manifest, **values)
