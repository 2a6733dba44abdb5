"""English texts of the findings about the trust lists themselves."""

from typing import Final

from verify.words.finding_text import FindingText

TRUST_FINDINGS: Final[dict[str, FindingText]] = {
    "trust.list_old": FindingText(
        "A trust list has not been brought up to date for more than 30 days",
        "What is said of signers or times here rests on {what}.",
        "How long ago this edition of the list was last known to be the current one.",
        "That a newer edition exists, or that it says anything else about this signer.",
        "Run howmade trust update, and check again. A list that you imported: import its newest edition.",
    ),
    "trust.list_outdated": FindingText(
        "A trust list is out of date",
        "What is said of signers or times here rests on {what}.",
        "The edition was last known to be current more than 90 days ago, or the day is past on which its operator "
        "promised the next one.",
        "That the signer was taken off the list, or put on it, since then.",
        "Run howmade trust update, and check again before you publish who signed. A list that you imported: import its "
        "newest edition.",
    ),
}
"""Texts by finding code."""
