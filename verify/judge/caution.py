"""What not to write: for each answer that is often read for more than it says, the sentence that it does not carry."""

from __future__ import annotations

from verify.model.report import AiAnswer, RecordAnswer, SignerAnswer
from verify.model.vocabulary import Basis, RecordState, SignerState
from verify.words import say


def caution(record: RecordAnswer, signer: SignerAnswer, ai: AiAnswer) -> str:
    """Return one to three sentences, each beginning with "Do not write".

    Args:
        record: the first answer.
        signer: the second answer.
        ai: the third answer, first half.
    """
    unsigned = ai.basis is Basis.UNSIGNED
    parts: tuple[str, ...]
    match record.state:
        case RecordState.ABSENT if unsigned:
            parts = ()
        case RecordState.ABSENT | RecordState.REMOTE:
            parts = (say(f"caution.{record.state.value}"),)
        case RecordState.ALTERED | RecordState.UNREADABLE:
            parts = (say(f"caution.{_broken(record)}"),)
        case RecordState.INTACT | RecordState.NONCONFORMING if "coverage.media_not_covered" in record.reasons:
            parts = (say("caution.uncovered"),)
        case RecordState.INTACT | RecordState.NONCONFORMING:
            about = "" if unsigned else say(f"caution.ai.{ai.state.value}")
            parts = (_about_signer(signer), about)
    return " ".join(part for part in (*parts, say("caution.ai.unsigned") if unsigned else "") if part)


def _broken(record: RecordAnswer) -> str:
    if "input.malformed" in record.reasons:
        return "malformed"
    own = record.state is RecordState.ALTERED and "record.content_changed" not in record.reasons
    return "altered.record" if own else record.state.value


def _about_signer(signer: SignerAnswer) -> str:
    name = signer.organization or signer.name
    if signer.state is SignerState.RECOGNIZED:
        return ""
    if signer.state is SignerState.NONE:
        return say("caution.signer.none")
    return say(f"caution.signer.{signer.state.value}", name=name) if name else say("caution.signer.nameless")
