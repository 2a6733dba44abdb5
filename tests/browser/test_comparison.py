"""A comparison as a page: it asks for nothing, breaks no rule, and on a telephone one file stands under the other."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from tests.browser.chromium import Browser
from tests.browser.look import GRAVE, Looks, look
from tests.browser.page import PHONE, WIDE, address, tab
from tests.cli.program import ANCHOR, AT, SAMPLES, howmade

CASES = {
    "pasted": ("camera-ai-fill.jpg", "camera-ai-fill-altered.jpg"),
    "lost": ("camera.jpg", "unsigned.jpg"),
    "videos": ("kissing.mp4", "kissing-altered.mp4"),
    "missing": ("camera.jpg", "no-such-file.jpg"),
}
COLUMNS = """[...document.querySelectorAll("table.compared tbody tr")].map(row =>
  [...row.cells].map(cell => Math.round(cell.getBoundingClientRect().left)))"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("comparisons")


@cache
def page_of(case: str, folder: Path) -> Path:
    path = folder / f"compare-{case}.html"
    trust = ("--no-default-trust", "--trust-anchors", ANCHOR, "--at", AT)
    run = howmade("compare", *trust, *CASES[case], "--format", "html", "-o", path, cwd=SAMPLES)
    assert run.code in {0, 3}
    return path


@cache
def looked(case: str, folder: Path, browser: Browser, shots: Path) -> Looks:
    return look(browser, page_of(case, folder), shots)


@pytest.mark.parametrize("case", CASES)
def test_a_comparison_asks_for_nothing_and_breaks_no_rule(
    case: str, folder: Path, browser: Browser, shots: Path
) -> None:
    looks = looked(case, folder, browser, shots)
    page = looks.page
    assert [url for url in page.requests if not url.startswith("data:")] == [address(page_of(case, folder))]
    assert (page.console, page.violations, page.dialogs) == ([], [], [])
    assert 1 <= looks.sheets <= 10
    for one in looks.each:
        assert one.sideways.needs <= one.sideways.room


@pytest.mark.parametrize("case", CASES)
def test_axe_finds_nothing_grave(case: str, folder: Path, browser: Browser, shots: Path, axe_core: str) -> None:
    assert axe_core
    found = [finding for one in looked(case, folder, browser, shots).each for finding in one.findings]
    assert [finding for finding in found if finding.impact in GRAVE] == []


def test_two_columns_stand_side_by_side_and_on_a_telephone_one_under_the_other(folder: Path, browser: Browser) -> None:
    with tab(browser) as page:
        page.viewport(WIDE)
        page.open(address(page_of("pasted", folder)))
        wide = page.evaluate(COLUMNS)
        assert wide
        assert all(left < a < b for left, a, b in wide)
        page.viewport(PHONE)
        narrow = page.evaluate(COLUMNS)
        assert all(left == a == b for left, a, b in narrow)
