"""Pages, each looked at once, when the first test asks for it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.browser.chromium import Browser
from tests.browser.look import Looks, look


class Gallery:
    """What was seen of every page.

    Attributes:
        where: the page of every story.
        shots: folder for pictures and PDF files; None where nobody wants to look.
    """

    def __init__(self, browser: Browser, where: dict[str, Path], shots: Path | None) -> None:
        self.where = where
        self.shots = shots
        self._browser = browser
        self._seen: dict[str, Looks] = {}

    def __getitem__(self, story: str) -> Looks:
        if story not in self.where:
            pytest.skip("the third-party corpus is not beside this checkout (HOWMADE_CORPUS)")
        if story not in self._seen:
            self._seen[story] = look(self._browser, self.where[story], self.shots)
        return self._seen[story]
