"""How strong the words of each manifest are (docs/contract.md §1, `basis`)."""

from __future__ import annotations

from verify.judge.evidence import Evidence
from verify.judge.status import About, about
from verify.model.vocabulary import Basis, RecordState, SignerState

ORDER = tuple(Basis)
"""Strongest first."""


def strengths_of(evidence: Evidence, state: RecordState) -> tuple[Basis, ...]:
    """Return the strength of each manifest's words.

    Args:
        evidence: the facts.
        state: of the record; a record that breaks a rule lends no manifest in it more strength than that.
    """
    return tuple(_strength(evidence, index, state) for index in range(len(evidence.manifests)))


def _strength(evidence: Evidence, index: int, state: RecordState) -> Basis:
    own_rule_broken = any(about(status.code) is About.RULE for status in evidence.manifests[index].results.failure)
    if own_rule_broken or state is RecordState.NONCONFORMING:
        return Basis.SIGNED_NONCONFORMING
    if evidence.seal(index).state is SignerState.RECOGNIZED:
        return Basis.SIGNED_RECOGNIZED
    return Basis.SIGNED_UNRECOGNIZED


def strongest(values: tuple[Basis, ...]) -> Basis:
    """Return the strongest of several; none of none."""
    return min(values, key=ORDER.index, default=Basis.NONE)
