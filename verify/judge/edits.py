"""Third question, second half: what does the file say about edits? (docs/contract.md §1, `answers.edits`)."""

from __future__ import annotations

from verify.judge.statements import Draft
from verify.judge.strength import strongest
from verify.model.report import EditsAnswer
from verify.model.vocabulary import Basis, EditsState
from verify.words import action_name, join, say

_STRENGTH = tuple(EditsState)

MAX_NAMED = 8
"""Actions named in the sentence; the report lists all of them."""


def judge_edits(drafts: tuple[Draft, ...]) -> EditsAnswer:
    """Decide what the file says about edits: the strongest claim that counts.

    Args:
        drafts: the statements that count, in the order of the report.
    """
    said = [(i, draft) for i, draft in enumerate(drafts) if draft.edit is not None]
    state = min((draft.edit for _, draft in said if draft.edit), key=_STRENGTH.index, default=EditsState.UNSTATED)
    support = [(i, draft) for i, draft in said if draft.edit is state]
    actions = tuple(dict.fromkeys(draft.action for _, draft in support if draft.action))
    named = tuple(dict.fromkeys(action_name(action) for action in actions))
    named = named or tuple(dict.fromkeys(draft.statement.source.standard for _, draft in support))
    shown = join(named) if len(named) <= MAX_NAMED else ", ".join((*named[:MAX_NAMED], "…"))
    return EditsAnswer(
        state=state,
        basis=strongest(tuple(draft.statement.strength for _, draft in support)) if support else Basis.NONE,
        actions=actions,
        statements=tuple(i for i, _ in support),
        sentence=say(f"edits.{state.value}", actions=shown),
    )
