"""Plain words for every code: our findings, and the status codes of the standard."""

from __future__ import annotations

from typing import NamedTuple

from verify.words.finding_text import FindingText
from verify.words.findings_en import FINDINGS
from verify.words.status_en import STATUS


class Explained(NamedTuple):
    """A code with its texts, each under a label."""

    code: str
    parts: tuple[tuple[str, str], ...]


def explain_code(code: str) -> Explained | None:
    """Return the texts of a finding code or a C2PA status code; None for any other."""
    finding = FINDINGS.get(code)
    if finding is not None:
        return Explained(code, finding_parts(finding))
    status = STATUS.get(code)
    return Explained(code, (("What it means", status),)) if status is not None else None


def finding_parts(finding: FindingText) -> tuple[tuple[str, str], ...]:
    """Return the labelled texts of a finding, in the order in which they are read."""
    return (
        (finding.title, ""),
        ("What it shows", finding.shows),
        ("What it does not show", finding.not_shows),
        ("What to do next", finding.do),
    )


def known_codes() -> tuple[str, ...]:
    """Return every code that can be explained."""
    return (*FINDINGS, *STATUS)
