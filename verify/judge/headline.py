"""One sentence that can be published as it stands: what the file says, and who says it."""

from __future__ import annotations

import re

from verify.judge.ai import AiJudgement
from verify.judge.history import step_tool
from verify.judge.inputs import media_phrase
from verify.judge.record_state import RecordJudgement
from verify.model.manifests import Tool
from verify.model.report import EditsAnswer, SignerAnswer
from verify.model.source_types import CAPTURE_TERMS
from verify.model.vocabulary import AiState, Basis, Kind, RecordState, SignerState
from verify.words import join, quoted, say

_VERSION = re.compile(r"v?\d{1,4}(\.\d{1,4}){0,2}")

MAX_TOOLS = 3
"""Programs named in the headline; the answer lists all of them."""


def headline(record: RecordJudgement, signer: SignerAnswer, ai: AiJudgement, edits: EditsAnswer, kind: Kind) -> str:
    """Compose the headline out of the answers.

    Args:
        record: the first answer.
        signer: the second answer.
        ai: the third answer, first half.
        edits: the third answer, second half.
        kind: of the file.
    """
    basis = ai.answer.basis
    about = _about_ai(ai, edits, _whose(record, signer, basis))
    unsigned = basis is Basis.UNSIGNED
    match record.state:
        case RecordState.ABSENT | RecordState.REMOTE:
            return about if unsigned else say(f"headline.{record.state.value}")
        case RecordState.ALTERED | RecordState.UNREADABLE:
            broken = _broken(record)
            first = say(f"headline.{broken}", kind=kind.value)
        case RecordState.INTACT | RecordState.NONCONFORMING:
            if "coverage.media_not_covered" not in record.codes:
                return about
            first = say("headline.uncovered", kind=kind.value)
    return f"{first} {about}" if unsigned else first


def _broken(record: RecordJudgement) -> str:
    if "input.malformed" in record.codes:
        return "malformed"
    own = record.state is RecordState.ALTERED and "record.content_changed" not in record.codes
    return "altered.record" if own else record.state.value


def _about_ai(ai: AiJudgement, edits: EditsAnswer, whose: str) -> str:
    tools = join(tuple(dict.fromkeys(_short(tool) for tool in ai.answer.generators))[:MAX_TOOLS])
    with_tool = say("headline.with_tool", tools=tools) if tools else ""
    match ai.answer.state:
        case AiState.GENERATED:
            inputs = media_phrase(tuple(item.media_type for item in ai.answer.inputs), "out_of.")
            out_of = say("headline.out_of", inputs=inputs) if inputs else ""
            return say("headline.generated", with_tool=with_tool, out_of=out_of, whose=whose)
        case AiState.EDITED:
            message = "headline.part" if ai.part_only else "headline.edited"
            by_tool = say("headline.by_tool", tools=tools) if tools else ""
            return say(message, by_tool=by_tool, whose=whose)
        case AiState.POSSIBLE:
            return say("headline.possible", whose=whose)
        case AiState.DECLARED_NOT_AI:
            message = "headline.captured" if ai.term in CAPTURE_TERMS else "headline.declared_not_ai"
            then = say(f"headline.then.{edits.state.value}")
            return say(message, with_tool=with_tool, then_edited=then, whose=whose)
        case AiState.UNSTATED:
            return say("headline.unstated", whose=whose)


def _short(tool: Tool) -> str:
    """Return a program's name, with its version where that is one that people use; build numbers tell them nothing."""
    plain = tool.version is not None and _VERSION.fullmatch(tool.version)
    return step_tool(tool if plain else tool._replace(version=None))


def _whose(record: RecordJudgement, signer: SignerAnswer, basis: Basis) -> str:
    if basis is Basis.UNSIGNED:
        return say("whose.unsigned")
    name = signer.organization or signer.name
    if name is None and signer.state is SignerState.UNRECOGNIZED:
        whose = say("whose.nameless")
        return say("whose.nonconforming", whose=whose) if record.state is RecordState.NONCONFORMING else whose
    name = name or "?"
    lists = join(tuple(quoted(item) for item in signer.recognized_by))
    shown = quoted(name) if signer.state is SignerState.RECOGNIZED else name  # the other sentences quote it themselves
    whose = say(f"whose.{signer.state.value}", name=shown, lists=lists)
    if record.state is RecordState.NONCONFORMING:
        return say("whose.nonconforming", whose=whose)
    if signer.state is SignerState.RECOGNIZED and basis not in (Basis.SIGNED_RECOGNIZED, Basis.NONE):
        return say("whose.unvouched", whose=whose)  # said by a stranger's earlier record, or only passed on
    return whose
