"""Ask the issuers of a story's signers whether they withdrew the certificates (OCSP over HTTP, RFC 6960)."""

from __future__ import annotations

import io
from datetime import datetime
from typing import NamedTuple

from verify.judge.brought import story
from verify.judge.evidence import Evidence
from verify.judge.revocation import with_revocation
from verify.model.report import Contact
from verify.model.revocation import RevocationState
from verify.model.vocabulary import SignerState
from verify.online.fetch import Failed, Fetcher, Post, Rule
from verify.online.tell import contact, reason
from verify.record.cose import read_signature
from verify.record.store import read_store
from verify.trust.lists import TrustList
from verify.trust.ocsp import inquiry, read_answer
from verify.trust.sealed import Revocation

RULE = Rule("revocation", 1024 * 1024, 10.0, ("http", "https"))
"""Answers have 0.5 to 5 KiB and are signed themselves, so that responders use plain HTTP (RFC 5019 §5). They are asked
by POST, which RFC 6960 (appendix A.1) has every responder take; GET is for small requests and may be answered out of a
cache on the way."""

MAX_ASKED = 8
"""Certificates that are asked about for one file. Genuine records have one to three signers, and each question takes up
to ten seconds, in which a file could have us visit as many hosts as it names. Those near the file come first."""


class Times(NamedTuple):
    """When.

    Attributes:
        at: the time of the check: that of signing, where no trusted time-stamp gives another.
        now: of the contact; an answer must be of about then.
    """

    at: datetime
    now: datetime


def ask_about_signers(
    evidence: Evidence, lists: tuple[TrustList, ...], times: Times, fetcher: Fetcher
) -> tuple[Evidence, tuple[Contact, ...]]:
    """Ask about every signer of the story, each certificate once.

    Only where a list knows the signer: a stranger's certificate can name any responder, who would learn of this check
    and whose word would be the stranger's.

    Returns:
        The evidence with what was learnt, and whom we asked, in order. Of a signer beyond the number it says that it
        was not asked about.
    """
    chains = _chains(evidence)
    answered: dict[bytes, Revocation] = {}
    contacts: tuple[Contact, ...] = ()
    asked = 0
    for index in story(evidence):
        seal = evidence.seal(index)
        if seal.state is SignerState.NONE or (index and seal.state is not SignerState.RECOGNIZED):
            continue
        chain = chains.get(evidence.manifests[index].label, ())
        leaf = chain[0] if chain else b""
        if seal.state is not SignerState.RECOGNIZED:
            found: Revocation | None = Revocation(RevocationState.UNCHECKED, why="stranger")
        elif leaf in answered:
            found = answered[leaf]
        elif asked >= MAX_ASKED:
            found = Revocation(RevocationState.UNCHECKED, why="enough")
        else:
            stamped = seal.time.time if seal.time and seal.time.list else None
            moment = datetime.fromisoformat(stamped) if stamped else times.at
            found, told = _ask(chain, lists, moment, times.now, fetcher)
            asked += bool(told)
            contacts += told
            answered[leaf] = found
        evidence = with_revocation(evidence, found, index)
    return evidence, contacts


def _ask(
    chain: tuple[bytes, ...], lists: tuple[TrustList, ...], moment: datetime, now: datetime, fetcher: Fetcher
) -> tuple[Revocation, tuple[Contact, ...]]:
    asked = inquiry(chain, lists, moment)
    if isinstance(asked, str):
        return Revocation(RevocationState.UNCHECKED, why=asked), ()
    answer = io.BytesIO()
    outcome = fetcher.fetch(asked.address, RULE, answer, Post(asked.request, "application/ocsp-request"))
    told = (contact(RULE, outcome),)
    if isinstance(outcome, Failed):
        return Revocation(RevocationState.UNCHECKED, outcome.host, why="network", detail=reason(outcome)), told
    return read_answer(answer.getvalue(), asked, now, outcome.host), told


def _chains(evidence: Evidence) -> dict[str, tuple[bytes, ...]]:
    """Return the certificates of each manifest's signature, by the manifest's label."""
    store = read_store(evidence.facts.store or b"")
    read = {raw.label: read_signature(raw.signature) for raw in store.manifests if raw.signature}
    return {label: signature.chain for label, signature in read.items() if signature is not None}
