"""Pages from right to left: nothing reaches out of its place, and everyone can read them."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.browser import pages
from tests.browser.chromium import Browser
from tests.browser.look import GRAVE, Looks, look
from tests.cli.program import SAMPLES
from tests.hostile import handmade

MAKERS: Mapping[str, pages.Maker] = {
    "arabic-video": lambda _folder: ("--lang", "ar", SAMPLES / "kissing.mp4"),
    "arabic-several": lambda folder: ("--lang", "ar", SAMPLES / "camera-ai-fill.jpg", folder / "not-here.jpg"),
    "arabic-chain": lambda folder: ("--lang", "ar", *pages.written("chain.png", lambda: handmade.chain(30))(folder)),
    "arabic-names": lambda folder: ("--lang", "ar", *pages.named(folder)),
}

OUTSIDE = """(() => {
  const box = node => node.getBoundingClientRect();
  const out = (text, frame) => box(text).left < box(frame).left - 1 || box(text).right > box(frame).right + 1;
  const shown = [...document.querySelectorAll("svg text")].filter(text => box(text).width > 0);
  const frame = text => text.closest("g")?.querySelector("rect.graph-frame") || text.ownerSVGElement;
  return shown.filter(text => out(text, frame(text))).map(text => text.textContent);
})()"""
"""Lines of drawings that reach out of their frame, or out of the drawing."""


@pytest.fixture(scope="module")
def arabic(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Path]:
    """Write the pages."""
    return pages.write(tmp_path_factory.mktemp("arabic"), MAKERS)


@pytest.mark.parametrize("story", MAKERS)
def test_a_page_from_right_to_left_can_be_read(
    story: str, browser: Browser, shots: Path | None, axe_core: str, arabic: Mapping[str, Path]
) -> None:
    assert axe_core
    looks: Looks = look(browser, arabic[story], shots, OUTSIDE)
    assert (looks.page.console, looks.page.violations) == ([], [])
    for one in looks.each:
        assert (one.width, one.sideways.far, one.found) == (one.width, (), [])
        assert [finding for finding in one.findings if finding.impact in GRAVE] == []


def test_a_page_says_its_language_and_direction(arabic: Mapping[str, Path]) -> None:
    assert all('<html lang="ar" dir="rtl">' in page.read_text("utf-8") for page in arabic.values())
