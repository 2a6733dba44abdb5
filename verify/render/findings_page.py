"""The page of all codes, docs/findings.md, in the words that `howmade explain` prints; a test holds them together."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Final

from verify.words.code_groups_en import FINDING_GROUPS, STATUS_GROUPS
from verify.words.codes import finding_parts, status_parts
from verify.words.findings_en import FINDINGS
from verify.words.status_en import STATUS

_INTRODUCTION: Final = """\
# Findings and status codes

`howmade explain CODE` prints what stands here. A link to a code is this page's address with `#CODE` behind it.

A **finding** is something that a reader should know beside the answers. Its code is stable: programs may rely on it. It
has a severity in the report (`problem`, `warning`, `notice`, `info`): how much it matters to the answers.

A **status code** is the engine's own word, from the C2PA standard. It is shown with `--details` and stands under
`manifests` in JSON. None of them is an answer by itself. There are three kinds: a success code is one check that held,
a failure code one that did not, and an informational code is worth knowing and no fault by itself. What a failure code
is about matters more than that it is one: a certificate that no list knows, a time that is not proven or a broken rule
of form says nothing about a change of the content.

Here stand the codes of the C2PA specification 2.4 (15.2.2) and of CAWG identity assertions, and those of earlier
editions that records still carry."""


def findings_page() -> str:
    """Return the page in Markdown: every code under its group, each with an anchor of its own name."""
    lines = (
        _INTRODUCTION,
        "## Findings",
        *_grouped(FINDINGS, FINDING_GROUPS, lambda code: _parts(finding_parts(FINDINGS[code]))),
        "## C2PA status codes",
        *_grouped(STATUS, STATUS_GROUPS, lambda code: _parts(status_parts(STATUS[code]))),
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


def _parts(parts: Iterable[tuple[str, str]]) -> Iterator[str]:
    for label, part in parts:
        yield f"*{label}.* {part}" if part else f"**{label}.**"
