"""Plain words for every code: our findings, and the status codes of the standard."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from verify.words import named
from verify.words.code_groups_en import FINDING_GROUPS, STATUS_GROUPS
from verify.words.finding_text import FindingText
from verify.words.findings_en import FINDINGS
from verify.words.status_en import ABOUT, KINDS, STATUS
from verify.words.status_text import StatusText

LABELS = ("What kind of code", "What it shows", "What it does not show", "What to do next")
"""Before the texts of a code."""

_NEAR = 3
"""Codes that are suggested for one that does not exist: as many as fit into a line."""


class Explained(NamedTuple):
    """A code with its texts, each under a label.

    Attributes:
        code: as it stands in reports.
        kind: ``finding``, or the kind of a status code.
        about: what a status code is about, a word of `verify.judge.status.About`; empty for a finding.
        parts: label and text; the title is a label without a text.
    """

    code: str
    kind: str
    about: str
    parts: tuple[tuple[str, str], ...]


class Group(NamedTuple):
    """Codes under one heading, each with its title."""

    heading: str
    codes: tuple[tuple[str, str], ...]


def explain_code(code: str) -> Explained | None:
    """Return the texts of a finding code or a C2PA status code; None for any other."""
    if code in FINDINGS:
        return Explained(code, "finding", "", finding_parts(FINDINGS[code]))
    status = STATUS.get(code)
    return None if status is None else Explained(code, status.kind, status.about, status_parts(status))


def finding_parts(finding: FindingText) -> tuple[tuple[str, str], ...]:
    """Return the labelled texts of a finding, in the order in which they are read."""
    return ((named(finding.title), ""), *_three(finding))


def status_parts(status: StatusText) -> tuple[tuple[str, str], ...]:
    """Return the labelled texts of a status code, in the order in which they are read."""
    kind = f"{named(KINDS[status.kind])} {named(ABOUT[status.about])}"
    return ((named(status.title), ""), (named(LABELS[0]), kind), *_three(status))


def _three(text: FindingText | StatusText) -> tuple[tuple[str, str], ...]:
    texts = (text.shows, text.not_shows, text.do)
    return tuple((named(label), named(part)) for label, part in zip(LABELS[1:], texts, strict=True))


def known_codes() -> tuple[str, ...]:
    """Return every code that can be explained."""
    return (*FINDINGS, *STATUS)


def near_codes(code: str) -> tuple[str, ...]:
    """Return the codes that a mistyped one may have meant, the nearest first; small and large letters count alike."""
    by_lower = {known.lower(): known for known in known_codes()}
    typed = code.lower()[:200]  # longer than any code; the search takes time with the square of the length
    ends = [known for lower, known in by_lower.items() if typed and lower.endswith(f".{typed}")]
    near = [by_lower[lower] for lower in difflib.get_close_matches(typed, by_lower, n=_NEAR)]
    return tuple(dict.fromkeys((*ends, *near)))[:_NEAR]


def finding_groups() -> tuple[Group, ...]:
    """Return every finding code with its title, under the headings of docs/findings.md."""
    return tuple(_grouped({code: text.title for code, text in FINDINGS.items()}, FINDING_GROUPS))


def status_groups() -> tuple[Group, ...]:
    """Return every status code with its title, under the headings of docs/findings.md."""
    return tuple(_grouped({code: text.title for code, text in STATUS.items()}, STATUS_GROUPS))


def _grouped(titles: Mapping[str, str], headings: Mapping[str, str]) -> Iterator[Group]:
    """Yield the groups in the order of the headings; codes keep their order inside a group."""
    for first, heading in headings.items():
        yield Group(
            named(heading), tuple((code, named(title)) for code, title in titles.items() if code.split(".")[0] == first)
        )
