"""What looks at pages sees what is wrong with one: a hand-made page breaks every rule that the others are held to."""

from __future__ import annotations

import base64
import hashlib
import io
import json
import tarfile
from pathlib import Path

import pytest

from tests.browser import axe
from tests.browser.chromium import Browser
from tests.browser.look import GRAVE
from tests.browser.page import PHONE, address, pages_of, tab

POLICY = "<meta http-equiv=Content-Security-Policy content=\"default-src 'none'; style-src 'unsafe-inline'\">"
BODY = (
    "<p style='width:600px; color:#bbb; background:#ccc'>too pale and too wide</p>"
    "<img src=https://example.org/x.png><script>alert(1); console.error('mine'); undefined_name()</script>"
    "<p style='break-before:page'>second sheet"
)
HEAD = "<!doctype html><title>page</title><meta charset=utf-8><meta name=viewport content='width=device-width'>"


@pytest.fixture
def bad(tmp_path: Path) -> Path:
    path = tmp_path / "bad.html"
    path.write_text(HEAD + POLICY + BODY, "utf-8")
    return path


def test_what_a_page_asks_for_and_breaks_is_seen(bad: Path, browser: Browser) -> None:
    with tab(browser) as page:
        page.open(address(bad))
        assert page.requests == [address(bad), "https://example.org/x.png"]
        directives = [issue for issue in page.violations if "ContentSecurityPolicyIssue" in issue]
        assert ["img-src" in directives[0], "script-src-elem" in directives[1]] == [True, True]
        assert ["image" in page.console[0], "inline script" in page.console[1]] == [True, True]
        assert page.dialogs == []


def test_without_its_policy_a_page_does_the_harm_that_is_in_it(bad: Path, browser: Browser) -> None:
    with tab(browser) as page:
        page.bypass_policy()
        page.open(address(bad))
        assert page.dialogs == ["1"]
        assert [any(what in line for line in page.console) for what in ("mine", "undefined_name", "PROXY")] == [
            True
        ] * 3
        page.scripts(on=False)
        page.open(address(bad))
        assert page.dialogs == ["1"]


def test_a_page_that_is_too_wide_or_too_pale_is_seen(bad: Path, browser: Browser, axe_core: str) -> None:
    with tab(browser) as page:
        page.open(address(bad))
        assert page.width().far == ()
        page.viewport(PHONE)
        assert (page.width().needs, page.width().room) == (608, PHONE)
        assert page.width().far[0].startswith("<p style=")
        found = {finding.rule for finding in page.axe(axe_core) if finding.impact in GRAVE}
        assert {"color-contrast", "html-has-lang", "image-alt"} <= found


def test_sheets_of_paper_are_counted(bad: Path, browser: Browser) -> None:
    with tab(browser) as page:
        page.open(address(bad))
        assert pages_of(page.pdf()) == 2
        assert page.screenshot().startswith(b"\x89PNG\r\n\x1a\n")


def test_only_the_package_that_was_pinned_is_unpacked() -> None:
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w:gz") as files:
        member = tarfile.TarInfo(axe.SCRIPT)
        member.size = 4
        files.addfile(member, io.BytesIO(b"code"))
    digest = base64.b64encode(hashlib.sha512(packed.getvalue()).digest()).decode()
    assert axe.unpacked(packed.getvalue(), f"sha512-{digest}") == b"code"
    with pytest.raises(AssertionError, match="another package"):
        axe.unpacked(packed.getvalue(), axe.package().integrity)


def test_the_pinned_package_names_no_place_to_fetch_it_from() -> None:
    pinned = json.loads(Path(axe.__file__).with_name("axe.json").read_bytes())
    assert set(pinned) == {"package", "version", "license", "integrity"}
    assert "://" not in json.dumps(pinned)
