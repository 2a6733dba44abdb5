"""Answers about revocation that a file brings along, each given to the signers that it speaks of."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import NamedTuple

from verify.judge.evidence import Evidence
from verify.judge.lineage import trace
from verify.judge.revocation import with_revocation
from verify.model.revocation import RevocationOrigin, RevocationState
from verify.model.vocabulary import SignerState
from verify.record.certificate_status import StatusAnswers, read_status
from verify.record.cose import CoseSignature
from verify.record.store import Store
from verify.trust.certificate import parse
from verify.trust.lists import TrustList
from verify.trust.ocsp import serials_of
from verify.trust.sealed import Revocation
from verify.trust.stapled import MAX_STAPLED, MAX_STAPLED_BYTES, read_stapled

MAX_JUDGED = 256
"""Answers that are judged for all signers of a record together, at up to 1 ms each; genuine records bring a few. Those
who signed near the file come first."""

Signatures = Mapping[str, CoseSignature | None]


class _Spoken(NamedTuple):
    """An answer of the record, and the serial numbers that it speaks of."""

    answer: bytes
    serials: frozenset[int]


class _Recorded(NamedTuple):
    """What certificate-status assertions bring.

    Attributes:
        spoken: answers that speak of a certificate in the record, even if perhaps another with its number.
        others: those of no certificate here, and what is no answer.
        unsound, cut: as in `StatusAnswers`.
    """

    spoken: tuple[_Spoken, ...] = ()
    others: tuple[bytes, ...] = ()
    unsound: bool = False
    cut: bool = False


def with_brought(
    evidence: Evidence, store: Store, signatures: Signatures, lists: tuple[TrustList, ...], at: datetime
) -> Evidence:
    """Add what the answers say that stand in signatures (C2PA 2.2 §15.9) and in certificate-status assertions.

    Each is judged at its own signer's time of signing, where a trusted time-stamp shows it. As with the network, only
    the issuer of a signer counts whom a list knows; of manifests that nothing leads to nothing is asked.

    Args:
        evidence: the facts, with the seals.
        store: the manifest store.
        signatures: of each manifest, by its label.
        lists: the loaded lists.
        at: the time of the check, aware.
    """
    recorded = _recorded(read_status(store), signatures)
    left = MAX_JUDGED
    for index in story(evidence):
        own = evidence.seal(index)
        signature = signatures.get(evidence.manifests[index].label)
        if signature is None or own.state is SignerState.NONE:
            continue
        moment = datetime.fromisoformat(own.time.time) if own.time and own.time.list else at
        for answers, origin in _about(signature, recorded):
            if not answers:
                continue
            if own.state not in (SignerState.RECOGNIZED, SignerState.REVOKED):
                found = Revocation(RevocationState.UNUSABLE, why="stranger", origin=origin)
            elif left <= 0:
                found = Revocation(RevocationState.UNUSABLE, why="many", origin=origin)
            else:
                left -= len(answers)
                found = read_stapled(answers, signature.chain, lists, moment, at, origin)
            evidence = with_revocation(evidence, found, index)
        if evidence.revocation_of(index) is None and own.state is SignerState.RECOGNIZED:
            evidence = with_revocation(evidence, _beside_the_point(recorded, signature, lists, moment, at), index)
    return evidence


def story(evidence: Evidence) -> tuple[int, ...]:
    """Return the places of the manifests that belong to the story, the nearest to the file first.

    Args:
        evidence: the facts, with the record.
    """
    if evidence.record is None or not evidence.manifests:
        return ()
    links = trace(evidence.record, active_sound=True)
    placed = ((link.depth, index) for index, link in enumerate(links) if link is not None)
    return tuple(index for _, index in sorted(placed))


def _recorded(status: StatusAnswers, signatures: Signatures) -> _Recorded:
    if not status.answers:
        return _Recorded(unsound=status.unsound, cut=status.cut)
    chains = (signature.chain for signature in signatures.values() if signature is not None)
    here = {certificate.serial for chain in chains for certificate in map(parse, chain) if certificate is not None}
    read = tuple(
        _Spoken(answer, serials_of(answer) if len(answer) <= MAX_STAPLED_BYTES else frozenset())
        for answer in status.answers
    )
    spoken = tuple(item for item in read if item.serials & here)
    others = tuple(item.answer for item in read if not item.serials & here)
    return _Recorded(spoken, others, status.unsound, status.cut)


def _about(signature: CoseSignature, recorded: _Recorded) -> Iterator[tuple[tuple[bytes, ...], RevocationOrigin]]:
    """Yield the answers in a signature, and those of the record that give its serial number, with where they stand."""
    leaf = parse(signature.chain[0]) if signature.chain else None
    numbered = () if leaf is None else (item.answer for item in recorded.spoken if leaf.serial in item.serials)
    yield signature.ocsp[:MAX_STAPLED], RevocationOrigin.SIGNATURE
    yield tuple(numbered)[:MAX_STAPLED], RevocationOrigin.RECORD


def _beside_the_point(
    recorded: _Recorded, signature: CoseSignature, lists: tuple[TrustList, ...], moment: datetime, at: datetime
) -> Revocation | None:
    """Say that answers stand in the record of which none speaks of a certificate in it; None where none does."""
    if recorded.others:
        return read_stapled(recorded.others[:1], signature.chain, lists, moment, at, RevocationOrigin.RECORD)
    if recorded.unsound or recorded.cut:
        why = "unsound" if recorded.unsound else "many"
        return Revocation(RevocationState.UNUSABLE, why=why, origin=RevocationOrigin.RECORD)
    return None
