"""Headings that codes stand under, by the first part of a code: in lists and in docs/findings.md."""

from __future__ import annotations

from typing import Final

FINDING_GROUPS: Final[dict[str, str]] = {
    "record": "The record",
    "signer": "The signer",
    "time": "The time of signing",
    "trust": "The trust lists",
    "engine": "The engine's word",
    "ai": "AI and what went in",
    "coverage": "What the signature covers",
    "ingredient": "Earlier versions and parts",
    "history": "The history",
    "identity": "Named authors",
    "metadata": "How this copy was handled",
    "input": "The file itself",
    "second": "The second opinion",
}
"""First part of a finding code, and the heading that it stands under."""

STATUS_GROUPS: Final[dict[str, str]] = {
    "claimSignature": "The signature",
    "signingCredential": "The signer's certificate",
    "timeStamp": "Time-stamps",
    "timeOfSigning": "The stated time of signing",
    "claim": "The claim",
    "assertion": "The parts of the record and the content hash",
    "hashedURI": "References between the parts",
    "ingredient": "The records of earlier versions and parts",
    "manifest": "The record as a whole",
    "livevideo": "Live streams",
    "algorithm": "Algorithms",
    "general": "Other",
    "cawg": "Identity assertions (CAWG)",
}
"""First part of a status code, and the heading that it stands under."""
