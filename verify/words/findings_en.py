"""English texts of every finding: what it shows, what it does not show, what to do next.

`howmade explain` prints them, and docs/findings.md is made out of them (a test holds the two together).
"""

from typing import Final

from verify.words.finding_text import FindingText
from verify.words.findings_making_en import MAKING_FINDINGS
from verify.words.findings_record_en import RECORD_FINDINGS
from verify.words.findings_second_en import SECOND_FINDINGS
from verify.words.findings_signer_en import SIGNER_FINDINGS
from verify.words.findings_trust_en import TRUST_FINDINGS

FINDINGS: Final[dict[str, FindingText]] = (
    RECORD_FINDINGS | SIGNER_FINDINGS | TRUST_FINDINGS | MAKING_FINDINGS | SECOND_FINDINGS
)
"""Every finding's texts by its code."""
