"""The page of all codes, docs/findings.md, in the words that `howmade explain` prints; a test holds them together."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Final

from verify.words.codes import finding_parts
from verify.words.finding_text import FindingText
from verify.words.findings_en import FINDINGS
from verify.words.status_en import STATUS

_INTRODUCTION: Final = """\
# Findings and status codes

`howmade explain CODE` prints what stands here. A link to a code is this page's address with `#CODE` behind it.

A **finding** is something that a reader should know beside the answers. Its code is stable: programs may rely on it. It
has a severity in the report (`problem`, `warning`, `notice`, `info`): how much it matters to the answers.

A **status code** is the engine's own word, from the C2PA standard. It is shown with `--details` and stands under
`manifests` in JSON. None of them is an answer by itself."""

FINDING_GROUPS: Final = {
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

STATUS_GROUPS: Final = {
    "claimSignature": "The signature",
    "signingCredential": "The signer's certificate",
    "timeStamp": "Time-stamps",
    "claim": "The claim",
    "assertion": "The parts of the record and the content hash",
    "hashedURI": "References between the parts",
    "ingredient": "The records of earlier versions and parts",
    "manifest": "The record as a whole",
    "algorithm": "Algorithms",
    "general": "Other",
    "cawg": "Identity assertions (CAWG)",
}
"""First part of a status code, and the heading that it stands under."""


def findings_page() -> str:
    """Return the page in Markdown: every code under its group, each with an anchor of its own name."""
    lines = (
        _INTRODUCTION,
        "## Findings",
        *_grouped(FINDINGS, FINDING_GROUPS, lambda code: _finding(FINDINGS[code])),
        "## C2PA status codes",
        *_grouped(STATUS, STATUS_GROUPS, lambda code: iter((STATUS[code],))),
    )
    return "\n\n".join(lines) + "\n"


def _grouped(codes: Iterable[str], titles: dict[str, str], body: Callable[[str], Iterator[str]]) -> Iterator[str]:
    """Yield the paragraphs of each group, in the order of the titles; codes keep their order inside a group."""
    known = tuple(codes)
    for group, title in titles.items():
        yield f"### {title}"
        for code in known:
            if code.partition(".")[0] == group:
                yield f'<a id="{code}"></a>\n#### `{code}`'
                yield from body(code)


def _finding(text: FindingText) -> Iterator[str]:
    for label, part in finding_parts(text):
        yield f"*{label}.* {part}" if part else f"**{label}.**"
