"""How strong the words of each manifest are, as words about this file (docs/contract.md §1, `basis`)."""

from __future__ import annotations

from verify.judge.evidence import Evidence
from verify.judge.lineage import edges_of, updated_places
from verify.judge.status import About, about
from verify.model.vocabulary import Basis, RecordState, SignerState

ORDER = tuple(Basis)
"""Strongest first."""


def strengths_of(evidence: Evidence, state: RecordState) -> tuple[Basis, ...]:
    """Return the strength of each manifest's words.

    An earlier record says something about this file only because a later one says that it is its past. Its words are
    therefore no stronger than those of the weakest signer on the way from the file to it: otherwise a stranger could
    put a listed camera's record below a picture that it never took. An update manifest is passed over, because the
    hash that binds the file is then its parent's own (C2PA 2.4, update manifests).

    Args:
        evidence: the facts.
        state: of the record; a record that breaks a rule lends no manifest in it more strength than that.
    """
    manifests = evidence.manifests
    own = tuple(_strength(evidence, index, state) for index in range(len(manifests)))
    if evidence.record is None or len(own) == 1:
        return own
    updated = updated_places(evidence.record)
    edges = edges_of(evidence.record)
    found = {0: own[0]}
    queue = [0]
    while queue:  # a manifest comes again only with a better way to it, and there are few strengths
        index = queue.pop()
        for target in edges[index]:
            reached = own[target] if target in updated else weaker(own[target], found[index])
            if target not in found or ORDER.index(reached) < ORDER.index(found[target]):
                found[target] = reached
                queue.append(target)
    return tuple(found.get(index, basis) for index, basis in enumerate(own))


def _strength(evidence: Evidence, index: int, state: RecordState) -> Basis:
    own_rule_broken = any(about(status.code) is About.RULE for status in evidence.manifests[index].results.failure)
    if own_rule_broken or state is RecordState.NONCONFORMING:
        return Basis.SIGNED_NONCONFORMING
    if evidence.seal(index).state is SignerState.RECOGNIZED:
        return Basis.SIGNED_RECOGNIZED
    return Basis.SIGNED_UNRECOGNIZED


def weaker(one: Basis, other: Basis) -> Basis:
    """Return the weaker of two."""
    return max(one, other, key=ORDER.index)


def strongest(values: tuple[Basis, ...]) -> Basis:
    """Return the strongest of several; none of none."""
    return min(values, key=ORDER.index, default=Basis.NONE)
