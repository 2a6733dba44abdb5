"""Revocation of those who signed earlier versions and parts: what is told beside their records' standing."""

from __future__ import annotations

from collections.abc import Iterator

from verify.judge.evidence import Evidence
from verify.judge.lineage import Link
from verify.judge.standing import MAX_NAMED
from verify.judge.told import teller, unknown
from verify.model.revocation import RevocationState
from verify.model.vocabulary import SignerState
from verify.words import join, say

MAX_TOLD = 16
"""Findings about earlier signers' revocation; the list of manifests has every one."""


def of_earlier(evidence: Evidence, links: tuple[Link | None, ...]) -> tuple[tuple[str, str, str], ...]:
    """Return the findings about earlier signers that are still recognised: code, manifest, what.

    That a certificate was revoked before the signing is told with the ingredient's record, and not here.

    Args:
        evidence: the facts.
        links: the place of each manifest in the story; what nothing leads to is no part of it.
    """
    return tuple(_later(evidence, links))[:MAX_TOLD] + tuple(_unknown(evidence, links))[:MAX_TOLD]


def _later(evidence: Evidence, links: tuple[Link | None, ...]) -> Iterator[tuple[str, str, str]]:
    for index in _places(evidence, links):
        found = evidence.revocation_of(index)
        if found is not None and evidence.revoked_after(index):
            what = say("revocation.since", name=_name(evidence, index), time=found.time, host=teller(found))
            yield "signer.revoked_later", evidence.manifests[index].label, what


def _unknown(evidence: Evidence, links: tuple[Link | None, ...]) -> Iterator[tuple[str, str, str]]:
    """Tell like with like, because a record can have hundreds of earlier versions."""
    groups: dict[str, dict[int, str]] = {}
    for index in _places(evidence, links):
        found = evidence.revocation_of(index)
        if found is not None and found.why:
            groups.setdefault(unknown(found), {})[index] = _name(evidence, index)
    for what, named in groups.items():
        names = tuple(dict.fromkeys(named.values()))
        rest = len(names) - MAX_NAMED
        shown = (*names[:MAX_NAMED], say("title.others", count=rest)) if rest > 0 else names
        told = say("revocation.of_earlier", names=join(shown), what=what)
        yield "signer.revocation_unchecked", evidence.manifests[next(iter(named))].label, told


def _places(evidence: Evidence, links: tuple[Link | None, ...]) -> Iterator[int]:
    for index, link in enumerate(links):
        if index and link is not None and evidence.seal(index).state is SignerState.RECOGNIZED:
            yield index


def _name(evidence: Evidence, index: int) -> str:
    seal = evidence.seal(index)
    return seal.organization or seal.name or "?"


def unasked_earlier(evidence: Evidence, links: tuple[Link | None, ...]) -> int:
    """Return how many earlier signers a list knows of whose revocation nothing usable is known.

    One who signed the active manifest with the same certificate is left out: what is said of it there holds here.

    Args:
        evidence: the facts.
        links: as above.
    """
    own = evidence.seal(0).fingerprint
    found: set[str] = set()
    for index in _places(evidence, links):
        known, fingerprint = evidence.revocation_of(index), evidence.seal(index).fingerprint
        known_state = known.state if known else RevocationState.UNCHECKED
        open_ = known_state in (RevocationState.UNCHECKED, RevocationState.UNUSABLE)
        if open_ and (fingerprint is None or fingerprint != own):
            found.add(fingerprint or str(index))
    return len(found)
