"""The lines about identity assertions: after the answers, and in the details."""

from __future__ import annotations

from collections.abc import Iterator

from verify.model.identity import Identity
from verify.words import neutral, say

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
        place = f"manifest {one.manifest}, {neutral(one.label)}"
        yield f"  identity {number}: {one.state.value}, {one.kind.value} ({place})"
        for item in one.names:
            parts = (item.kind, item.name, item.username, item.uri, item.provider, item.verified_at)
            yield f"    name        {', '.join(neutral(part) for part in parts if part)}"
        if one.roles:
            yield f"    roles       {', '.join(neutral(role) for role in one.roles)}"
        if one.issuer:
            yield f"    issuer      {neutral(one.issuer)}"
        if one.lists:
            yield f"    lists       {', '.join(neutral(name) for name in one.lists)}"
        if one.fingerprint:
            yield f"    certificate {one.fingerprint}"
        if one.time:
            yield f"    time        {one.time}"
        if one.reasons:
            yield f"    reasons     {', '.join(one.reasons)}"
        if one.engine_codes:
            yield f"    engine      {', '.join(neutral(code) for code in one.engine_codes)}"
