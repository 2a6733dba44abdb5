"""Third question, first half: what does the file say about generative AI? (docs/contract.md §2, rules 3 to 5)."""

from typing import NamedTuple

from verify.judge.statements import Draft
from verify.judge.strength import strongest
from verify.model.manifests import Tool
from verify.model.report import AiAnswer, InputMedia, Statement
from verify.model.source_types import term_of
from verify.model.vocabulary import AiState, AppliesTo, Basis, Says, SignerState
from verify.words import join, neutral, say

_STATES = {
    Says.GENERATED: AiState.GENERATED,
    Says.EDITED: AiState.EDITED,
    Says.POSSIBLE: AiState.POSSIBLE,
    Says.DECLARED_NOT_AI: AiState.DECLARED_NOT_AI,
}

MAX_VALUE = 80
"""Characters of a value that the sentence shows; the statement has all of it."""

_SERIOUSNESS = tuple(AiState)

_AI = (AiState.GENERATED, AiState.EDITED)


class AiJudgement(NamedTuple):
    """The answer, and what else the report needs of how it came about.

    Attributes:
        answer: as it stands in the report.
        conflict: statements of better basis that say the opposite, as indexes.
        part_only: all that says AI is about something placed into the file.
        term: the source type that decided, as a bare term.
    """

    answer: AiAnswer
    conflict: tuple[int, ...]
    part_only: bool
    term: str | None


def judge_ai(
    drafts: tuple[Draft, ...], inputs: tuple[InputMedia, ...], signer: SignerState, *, leads: bool
) -> AiJudgement:
    """Decide what the file says about AI: the most serious statement that counts, on its strongest evidence.

    Args:
        drafts: the statements that count, in the order of the report.
        inputs: media that went in.
        signer: state of the active manifest's signer.
        leads: the broken record said something too.
    """
    said = [(i, _STATES[draft.statement.says]) for i, draft in enumerate(drafts) if draft.statement.says in _STATES]
    state = min((state for _, state in said), key=_SERIOUSNESS.index, default=AiState.UNSTATED)
    indexes = tuple(i for i, found in said if found is state)
    support = tuple(drafts[i].statement for i in indexes)
    basis = strongest(tuple(item.strength for item in support))
    part_only = bool(support) and all(item.applies_to is AppliesTo.PART for item in support)
    answer = AiAnswer(
        state=state,
        basis=basis,
        generators=_generators(support) if state in _AI or state is AiState.POSSIBLE else (),
        inputs=inputs,
        statements=indexes,
        sentence=_sentence(
            state, support, _who(tuple(drafts[i] for i in indexes), basis, signer), part_only=part_only, leads=leads
        ),
    )
    conflict = _conflict(drafts, said, state, basis)
    term = term_of(support[0].source.value) if support else None
    return AiJudgement(answer, conflict, part_only and state is AiState.EDITED, term)


def _generators(support: tuple[Statement, ...]) -> tuple[Tool, ...]:
    return tuple(dict.fromkeys(item.tool for item in support if item.tool is not None))


def _conflict(
    drafts: tuple[Draft, ...], said: list[tuple[int, AiState]], state: AiState, basis: Basis
) -> tuple[int, ...]:
    """Find statements of better basis that declare an origin without AI, where the weaker ones say AI.

    An AI edit that a later record declares does not contradict a capture that an earlier one declares.
    """
    order = tuple(Basis)
    if state not in _AI or (state is AiState.EDITED and basis is not Basis.UNSIGNED):
        return ()
    return tuple(
        i
        for i, found in said
        if found is AiState.DECLARED_NOT_AI and order.index(drafts[i].statement.strength) < order.index(basis)
    )


def _sentence(state: AiState, support: tuple[Statement, ...], who: str, *, part_only: bool, leads: bool) -> str:
    if not support:
        return say("ai.unstated.lead" if leads else "ai.unstated")
    message = "ai.part" if part_only and state is AiState.EDITED else f"ai.{state.value}"
    return say(message, who=who, where=_where(support))


def _who(support: tuple[Draft, ...], basis: Basis, signer: SignerState) -> str:
    """Say who stands behind the statements: the signer of the file only for what stands in the file's own record."""
    if basis is Basis.UNSIGNED:
        return say("ai.who.unsigned")
    if all(item.gathered for item in support):
        return say("ai.who.gathered")
    if all(item.statement.applies_to is AppliesTo.ANCESTOR for item in support):
        return say("ai.who.ancestor")
    if all(item.manifest for item in support):
        return say("ai.who.part")
    return say(f"ai.who.{signer.value}")


def _where(support: tuple[Statement, ...]) -> str:
    """Name the place and the value, without repetition: ``c2pa.actions.v2, trainedAlgorithmicMedia``."""
    places = dict.fromkeys(f"{_place(item)}, {neutral(term_of(item.source.value), MAX_VALUE)}" for item in support)
    shown = tuple(places)[:3]
    return join(shown) if len(places) <= len(shown) else ", ".join((*shown, "…"))


def _place(item: Statement) -> str:
    parts = item.source.pointer.split("/")
    return parts[1] if len(parts) > 1 and item.source.standard == "C2PA" else item.source.standard
