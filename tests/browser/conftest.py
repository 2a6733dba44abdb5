"""One browser for all tests of this folder, and the pages that they look at."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.browser import axe, pages
from tests.browser.chromium import MISSING, Browser, program, running
from tests.browser.gallery import Gallery


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Run the browser; skip where there is none."""
    if program() is None:
        pytest.skip(MISSING)
    with running() as started:
        yield started


@pytest.fixture(scope="session")
def axe_core() -> str:
    """Return the script of axe-core; skip where it was not fetched."""
    script = axe.script()
    if script is None:
        pytest.skip(axe.MISSING)
    return script


@pytest.fixture(scope="session")
def shots() -> Path | None:
    """Return the folder for pictures and PDF files of the pages: HOWMADE_SCREENSHOTS, where people want to look."""
    folder = os.environ.get("HOWMADE_SCREENSHOTS")
    if not folder:
        return None
    Path(folder).mkdir(parents=True, exist_ok=True)
    return Path(folder)


@pytest.fixture(scope="session")
def gallery(browser: Browser, shots: Path | None, tmp_path_factory: pytest.TempPathFactory) -> Gallery:
    """Return what was seen of every page."""
    place = Path(os.environ.get("HOWMADE_CORPUS", pages.SAMPLES.parents[1] / "shared" / "corpus")) / "files"
    foreign = {story: pages.copied(place / name) for story, name in pages.FOREIGN.items() if (place / name).is_file()}
    where = pages.write(tmp_path_factory.mktemp("pages"), {**pages.STORIES, **foreign})
    return Gallery(browser, where, shots)
