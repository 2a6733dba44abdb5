"""Pictures of pages, for people to look at: `python -m tests.browser.look PAGE.html... -o FOLDER`.

Each page in light and dark, on a telephone, and on paper; and what the browser and axe-core say of it.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from tests.browser import axe
from tests.browser.chromium import Browser, running
from tests.browser.page import CONTRAST, PHONE, WIDE, Finding, Page, Width, address, pages_of, tab

WAYS = ((WIDE, "light", False), (PHONE, "light", False), (WIDE, "dark", True), (PHONE, "light", True))
"""Width, colours, and whether all that is folded was opened; axe-core looks where it was, in the dark at colours."""

GRAVE = frozenset({"serious", "critical"})


class Look(NamedTuple):
    """How a page looks: one of `WAYS`, how wide it is, what axe-core finds, and what was asked besides."""

    width: int
    scheme: str
    opened: bool
    sideways: Width
    findings: tuple[Finding, ...]
    found: object = None


class Looks(NamedTuple):
    """All that was seen of a page, and how many sheets of paper it takes."""

    page: Page
    each: tuple[Look, ...]
    sheets: int


def look(browser: Browser, path: Path, folder: Path | None = None, asked: str = "null") -> Looks:
    """Open a page, look at it in every way, and keep the pictures where a folder is given.

    Args:
        browser: that runs.
        path: of the page.
        folder: for pictures.
        asked: an expression, for what it gives each time.
    """
    with tab(browser) as page:
        page.open(address(path))
        pdf = page.pdf()
        each = tuple(_each(page, path.stem, folder, asked))
        if folder is not None:
            (folder / f"{path.stem}.pdf").write_bytes(pdf)
        return Looks(page, each, pages_of(pdf))


def _each(page: Page, name: str, folder: Path | None, asked: str) -> Iterator[Look]:
    script = axe.script()
    for width, scheme, opened in WAYS:
        page.viewport(width)
        page.media(scheme)
        if opened:
            page.unfold()
        if folder is not None:
            (folder / f"{name}-{width}-{scheme}{'-open' * opened}.png").write_bytes(page.screenshot())
        rules = (CONTRAST,) if scheme == "dark" else ()
        findings = page.axe(script, *rules) if script and opened else ()
        yield Look(width, scheme, opened, page.width(), findings, page.evaluate(asked))


def main() -> None:
    """Look at the pages that are named."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("pages", nargs="+", type=Path)
    parser.add_argument("-o", "--output", type=Path, default=Path("shots"))
    given = parser.parse_args()
    given.output.mkdir(parents=True, exist_ok=True)
    with running() as browser:
        for path in given.pages:
            print("\n".join(told(path.name, look(browser, path, given.output))))  # noqa: T201 -- its output


def told(name: str, looks: Looks) -> Iterator[str]:
    """Yield what was seen, line by line."""
    page = looks.page
    yield f"{name}: drawn in {page.seconds:.2f} s, {looks.sheets} sheets of paper, {len(page.requests)} requests"
    for what, lines in (("console", page.console), ("policy", page.violations), ("dialog", page.dialogs)):
        yield from (f"  {what}: {line[:300]}" for line in lines)
    yield from (f"  request: {url[:100]}" for url in page.requests[1:] if not url.startswith("data:"))
    for one in looks.each:
        if one.sideways.needs > one.sideways.room:
            yield f"  {one.width} {one.scheme}: {one.sideways.needs} px wide: {' | '.join(one.sideways.far)}"
    found = {finding: f"{one.width} {one.scheme}" for one in reversed(looks.each) for finding in one.findings}
    for finding, where in found.items():
        yield f"  {where}: {finding.impact} {finding.rule}: {finding.says}: {' | '.join(finding.where[:3])}"


if __name__ == "__main__":
    main()
