"""Findings as text, the most serious first, in groups under the word for how much they matter."""

from __future__ import annotations

from collections.abc import Iterator

from verify.model.report import ErrorReport, Finding, Report
from verify.model.vocabulary import Severity
from verify.render.page import Line, Page, paragraph, titled
from verify.words import say

SHOWN = (Severity.PROBLEM, Severity.WARNING, Severity.NOTICE)
"""Shown without details, in this order."""

_BESIDE_THE_ANSWERS = (
    "signer.mixed_script_name",
    "signer.known_incident",
    "time.contradiction",
    "signer.product_not_allowed",
    "signer.product_level",
    "signer.product_status",
    "signer.no_conforming_record",
)  # about the signer, and in no answer


def finding_lines(report: Report, page: Page) -> Iterator[Line]:
    """Yield the section of findings; nothing where there are none to show."""
    shown = [item for item in report.findings if is_shown(item)]
    if not shown:
        return
    yield from titled(page, "label.findings")
    for severity in SHOWN:
        group = [item for item in shown if item.severity is severity]
        if group:
            yield from paragraph(page, say(f"severity.group.{severity.value}"), first="  ", rest="  ")
        for item in group:
            yield from paragraph(page, _finding(item, report), first="    - ", rest="      ")


def is_shown(finding: Finding) -> bool:
    """Tell whether a finding stands among the findings, and not in a section of its own."""
    return finding.severity in SHOWN and not finding.code.startswith("metadata.")


def most_serious(item: Report | ErrorReport) -> Finding | None:
    """Return the first finding of the greatest weight; None where none is to be shown."""
    if isinstance(item, ErrorReport):
        return None
    shown = [finding for finding in item.findings if is_shown(finding)]
    return min(shown, key=lambda finding: SHOWN.index(finding.severity), default=None)


def _finding(finding: Finding, report: Report) -> str:
    """Say a finding in full, unless an answer or a section above has said it already."""
    told = finding.code.startswith(("record.", "signer.", "time.")) and finding.code not in _BESIDE_THE_ANSWERS
    if report.identities and finding.code.startswith("identity."):
        from verify.render.identity import MAX_SHOWN  # noqa: PLC0415 -- few records name anyone

        told = any(finding.detail == one.sentence for one in report.identities[:MAX_SHOWN])
    told = told or finding.code == "ai.inputs"
    detail = "" if told else f" {finding.detail}"
    return f"{finding.title}.{detail} [{finding.code}]"
