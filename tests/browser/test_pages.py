"""The HTML report as a browser shows it: it asks for nothing, breaks no rule, and everyone can read it."""

from __future__ import annotations

import pytest

from tests.browser.chromium import Browser
from tests.browser.gallery import Gallery
from tests.browser.look import GRAVE, WAYS
from tests.browser.page import address, pages_of, tab
from tests.browser.pages import FOREIGN, STORIES

ALL = (*STORIES, *FOREIGN)
NARROWEST = 320  # WCAG 2.2 §1.4.10: nobody has to scroll in two directions at this width


@pytest.mark.parametrize("story", ALL)
def test_a_page_asks_for_nothing_and_breaks_no_rule(story: str, gallery: Gallery) -> None:
    page = gallery[story].page
    assert [url for url in page.requests if not url.startswith("data:")] == [address(gallery.where[story])]
    assert page.console == []
    assert page.violations == []
    assert page.dialogs == []


@pytest.mark.parametrize("story", ALL)
def test_axe_finds_nothing_grave_in_light_and_dark_and_on_a_telephone(
    story: str, gallery: Gallery, axe_core: str
) -> None:
    assert axe_core
    looks = gallery[story].each
    assert len(looks) == len(WAYS)
    assert [finding for look in looks for finding in look.findings if finding.impact in GRAVE] == []


@pytest.mark.parametrize("story", ALL)
def test_nobody_has_to_scroll_sideways(story: str, gallery: Gallery) -> None:
    for look in gallery[story].each:
        assert (look.width, look.sideways.far) == (look.width, ())
        assert look.sideways.needs <= look.sideways.room


@pytest.mark.parametrize("story", ALL)
def test_a_page_can_be_printed(story: str, gallery: Gallery) -> None:
    assert 1 <= gallery[story].sheets <= 40


@pytest.mark.parametrize("story", ["ai-video", "several"])
def test_nothing_stays_folded_on_paper(story: str, gallery: Gallery, browser: Browser) -> None:
    with tab(browser) as page:
        page.open(address(gallery.where[story]))
        folded = page.evaluate("document.body.offsetHeight")
        sheets = pages_of(page.pdf())
        page.unfold()
        assert page.evaluate("document.body.offsetHeight") > 1.5 * folded
        assert pages_of(page.pdf()) == sheets


@pytest.mark.parametrize("story", ["ai-video", "several", "missing"])
def test_without_scripts_a_page_is_the_same(story: str, gallery: Gallery, browser: Browser) -> None:
    with tab(browser) as page:
        page.open(address(gallery.where[story]))
        assert page.evaluate("document.scripts.length") == 0
        text, tall = page.text(), page.evaluate("document.body.offsetHeight")
        page.scripts(on=False)
        page.open(address(gallery.where[story]))
        assert (page.text(), page.evaluate("document.body.offsetHeight")) == (text, tall)
        assert len(text) > 100


@pytest.mark.parametrize("story", ["ai-video", "camera-ai-fill", "names", "several"])
def test_a_page_fits_the_narrowest_window_and_letters_twice_the_size(
    story: str, gallery: Gallery, browser: Browser
) -> None:
    with tab(browser) as page:
        page.viewport(NARROWEST)
        page.open(address(gallery.where[story]))
        assert page.width().far == ()
        assert page.width().needs <= NARROWEST
        page.unfold()
        assert page.width().far == ()
        page.viewport(640)
        page.evaluate("document.documentElement.style.fontSize = '200%'")
        assert page.width().far == ()
