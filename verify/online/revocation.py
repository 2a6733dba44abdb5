"""Ask the issuer of the active manifest's signer whether it withdrew the certificate (OCSP over HTTP, RFC 6960)."""

from __future__ import annotations

import io
from datetime import datetime
from typing import NamedTuple

from verify.judge.evidence import Evidence
from verify.model.report import Contact
from verify.model.vocabulary import SignerState
from verify.online.fetch import Failed, Fetcher, Post, Rule
from verify.online.tell import contact, reason
from verify.record.cose import read_signature
from verify.record.store import read_store
from verify.trust.lists import TrustList
from verify.trust.ocsp import inquiry, read_answer
from verify.trust.sealed import Revocation, RevocationState

RULE = Rule("revocation", 1024 * 1024, 10.0, ("http", "https"))
"""Answers have 0.5 to 5 KiB and are signed themselves, so that responders use plain HTTP (RFC 5019 §5)."""


class Times(NamedTuple):
    """When.

    Attributes:
        at: the time of the check: that of signing, where no trusted time-stamp gives another.
        now: of the contact; an answer must be of about then.
    """

    at: datetime
    now: datetime


def ask_about_signer(
    evidence: Evidence, lists: tuple[TrustList, ...], times: Times, fetcher: Fetcher
) -> tuple[Revocation | None, tuple[Contact, ...]]:
    """Ask about the signer of the active manifest.

    Only where a list knows the signer: a stranger's certificate can name any responder, who would learn of this check
    and whose word would be the stranger's.

    Returns:
        What is known, None without a signer; and whom we asked.
    """
    seal = evidence.seal(0)
    if not evidence.manifests or seal.state is SignerState.NONE:
        return None, ()
    if seal.state is not SignerState.RECOGNIZED:
        return Revocation(RevocationState.UNCHECKED, why="stranger"), ()
    stamped = seal.time.time if seal.time and seal.time.list else None
    asked = inquiry(_chain(evidence), lists, datetime.fromisoformat(stamped) if stamped else times.at)
    if isinstance(asked, str):
        return Revocation(RevocationState.UNCHECKED, why=asked), ()
    answer = io.BytesIO()
    outcome = fetcher.fetch(asked.address, RULE, answer, Post(asked.request, "application/ocsp-request"))
    told = (contact(RULE, outcome),)
    if isinstance(outcome, Failed):
        return Revocation(RevocationState.UNCHECKED, outcome.host, why="network", detail=reason(outcome)), told
    return read_answer(answer.getvalue(), asked, times.now, outcome.host), told


def _chain(evidence: Evidence) -> tuple[bytes, ...]:
    """Return the certificates of the active manifest's signature."""
    label = evidence.manifests[0].label
    store = read_store(evidence.facts.store or b"")
    raw = next((item for item in store.manifests if item.label == label), None)
    signature = read_signature(raw.signature) if raw and raw.signature else None
    return signature.chain if signature else ()
