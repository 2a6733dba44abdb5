"""Trust lists that are old, where that bears on an answer.

A list that knows the signer may since have dropped the authority; one that does not know the signer may know it by now.
How long a list may go without being looked at is our own rule (docs/decisions/0009-held-lists.md).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from verify.model.vocabulary import SignerState
from verify.trust.lists import TrustList
from verify.trust.purposes import Purpose
from verify.words import join, say

if TYPE_CHECKING:
    from verify.judge.findings import Judged

OLD_DAYS = 30
"""After more days than this, a list is called old."""

OUTDATED_DAYS = 90
"""After more days than this, what a list says of a signer should not be published without a look at a newer one."""


def told_ages(judged: Judged) -> dict[str, str]:
    """Return the finding codes that the ages of lists give, each with the lists that it is about, in words."""
    at = judged.evidence.at
    told: dict[str, list[str]] = {}
    if at is None:
        return {}
    concerned = frozenset(_concerned(judged))
    for item in judged.evidence.lists:
        days = item.age_days(at)
        if days is None or item.name not in concerned:
            continue
        if item.is_overdue(at):
            due = (item.next_update or "?")[:10]
            told.setdefault("trust.list_outdated", []).append(say("list.overdue", name=item.name, date=due))
        elif days > OLD_DAYS:
            code = "trust.list_outdated" if days > OUTDATED_DAYS else "trust.list_old"
            told.setdefault(code, []).append(say("list.age", name=item.name, count=days))
    return {code: join(tuple(parts)) for code, parts in told.items()}


def _concerned(judged: Judged) -> Iterator[str]:
    """Yield the names of the lists on which the answers about signers and times in the story of the file rest."""
    evidence = judged.evidence
    for index, link in enumerate(judged.links):
        seal = evidence.seal(index)
        state = seal.state if index else judged.signer.state
        if link is None or state is SignerState.NONE:
            continue
        yield from seal.recognized_by or _names(evidence.lists, Purpose.CLAIM_SIGNING)
        if seal.time is not None:
            yield from (seal.time.list,) if seal.time.list else _names(evidence.lists, Purpose.TIME_STAMPING)


def _names(lists: tuple[TrustList, ...], purpose: Purpose) -> tuple[str, ...]:
    return tuple(item.name for item in lists if item.serves(purpose))
