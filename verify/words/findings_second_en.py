"""English texts of the findings about the second opinion."""

from typing import Final

from verify.words.finding_text import FindingText

SECOND_FINDINGS: Final[dict[str, FindingText]] = {
    "second.differs": FindingText(
        "Another program differs from this report",
        "Asked for a second opinion, an independent program differs ({what}).",
        "Two programs that read the same standard come to different results on this file.",
        "Which of the two is right, or that anything was changed: programs also differ in what forms they accept.",
        "Read each difference and its reason in the report; where none is given, ask a specialist.",
    ),
}
"""Texts by finding code."""
