"""`--fail-on`: the conditions on which a run ends with exit code 10."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum

from verify.model.report import Report
from verify.model.vocabulary import AiState, Coverage, RecordState, SignerState


class Condition(StrEnum):
    """What can be asked for with `--fail-on`."""

    ALTERED = "altered"
    UNCOVERED = "uncovered"
    NONCONFORMING = "nonconforming"
    UNREADABLE = "unreadable"
    UNRECOGNIZED = "unrecognized"
    ABSENT = "absent"
    AI_GENERATED = "ai-generated"
    AI_EDITED = "ai-edited"
    AI_POSSIBLE = "ai-possible"
    CONFLICT = "conflict"


DEFAULT = (Condition.ALTERED, Condition.UNCOVERED)


_STATES: dict[Condition, Callable[[Report], bool]] = {
    Condition.ALTERED: lambda report: report.answers.record.state is RecordState.ALTERED,
    Condition.UNCOVERED: lambda report: report.answers.record.coverage is Coverage.MEDIA_EXCLUDED,
    Condition.NONCONFORMING: lambda report: report.answers.record.state is RecordState.NONCONFORMING,
    Condition.UNREADABLE: lambda report: report.answers.record.state is RecordState.UNREADABLE,
    Condition.UNRECOGNIZED: lambda report: report.answers.signer.state is SignerState.UNRECOGNIZED,
    Condition.ABSENT: lambda report: report.answers.record.state is RecordState.ABSENT,
    Condition.AI_GENERATED: lambda report: report.answers.ai.state is AiState.GENERATED,
    Condition.AI_EDITED: lambda report: report.answers.ai.state is AiState.EDITED,
    Condition.AI_POSSIBLE: lambda report: report.answers.ai.state is AiState.POSSIBLE,
    Condition.CONFLICT: lambda report: any(finding.code == "ai.conflict" for finding in report.findings),
}


def holds(condition: Condition, report: Report) -> bool:
    """Tell whether a condition holds for a report."""
    return _STATES[condition](report)
