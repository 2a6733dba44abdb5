"""Every contact with the network, refused ones as well, as the report tells it."""

from __future__ import annotations

from verify.model.report import Contact
from verify.online.fetch import Failed, Fetched, Rule
from verify.words import neutral, say


def contact(rule: Rule, outcome: Fetched | Failed) -> Contact:
    """Return a contact for the report; host names out of a file are neutralised."""
    said = reason(outcome) if isinstance(outcome, Failed) else say("network.answered")
    return Contact(rule.purpose, neutral(outcome.host) or "?", said)


def reason(failed: Failed) -> str:
    """Say why nothing came."""
    return say(f"network.{failed.why.value}", detail=failed.detail)
