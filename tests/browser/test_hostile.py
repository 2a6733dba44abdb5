"""Texts that try to become part of the page: in every field of a report, in files, and in names of files.

Each page is opened twice: with its Content-Security-Policy, which would report what slipped in, and without it, when
what slipped in would do its harm.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import cycle
from pathlib import Path

import pytest

from tests.browser import pages
from tests.browser.chromium import Browser
from tests.browser.page import PHONE, Page, address, tab
from tests.cli.program import SAMPLES
from tests.media import forge
from tests.samples import authority, kit, media
from verify import Policy, Report, Verifier
from verify.model.report import SCHEMA_VERSION, ErrorFile, ErrorInfo, ErrorReport
from verify.render.html.page import to_html
from verify.render.html.shown import Shown

LIES = (
    '"><script>alert(1)</script>',
    "'><img src=x onerror=alert(2)>",
    "</style></title></textarea></svg></script><script>alert(3)</script>",
    "javascript:alert(4)",
    "]]><svg onload=alert(5)>",
    "--><iframe srcdoc='<script>alert(6)</script>'></iframe>",
    "{{ 7 * '7' }}{% for x in y %}{# z #}",
    "x onmouseover=alert(7) autofocus onfocus=alert(8) y=",
    "url(https://example.org/x.png)",
    "}@import 'https://example.org/x.css';*{background:url(https://example.org/x.png)}",
    "<base href=https://example.org/><link rel=stylesheet href=x><meta http-equiv=refresh content=0;url=x>",
    "<form action=https://example.org/><button>Record intact</button></form>",
    "&lt;script&gt;alert(9)&lt;/script&gt;&#60;u&#62;",
    "data:text/html,<script>alert(10)</script>",
    "\u202egnp.\u202c\u2066\x00\x1b[31m\ud800<u>line</u>",
    "-" * 300 + "<u>",
)

FOREIGN_MARKUP = """[...document.querySelectorAll("*")].flatMap(node => {
  const bad = [];
  if (["SCRIPT", "IFRAME", "OBJECT", "EMBED", "FORM", "BUTTON", "INPUT", "LINK", "BASE", "U"]
      .includes(node.tagName.toUpperCase())) bad.push(node.outerHTML);
  for (const {name, value} of node.attributes) {
    if (name.startsWith("on") || ["srcdoc", "srcset", "action", "ping"].includes(name)) bad.push(name + "=" + value);
    if (["href", "xlink:href"].includes(name) && !value.startsWith("#")) bad.push(name + "=" + value);
    if (name === "src" && !/^data:image\\/(png|jpeg);base64,/.test(value)) bad.push(name + "=" + value);
    if (name === "id" && /[<>"'\\s]/.test(value)) bad.push(name + "=" + value);
  }
  return bad;
})"""
"""Elements and attributes that the page never has of itself."""


@cache
def base(name: str) -> Report:
    return Verifier(Policy(default_trust=False)).verify((SAMPLES / name).read_bytes(), name=name)


def infected(value: object, lies: Iterator[str]) -> object:
    """Return a value in which each text is the next lie, and all else is as it was."""
    if type(value) is str:  # not the members of closed sets
        return next(lies)
    if isinstance(value, tuple):
        parts = [infected(part, lies) for part in value]
        return type(value)(*parts) if hasattr(value, "_fields") else tuple(parts)
    return value


def assert_harmless(page: Page, where: str) -> None:
    assert page.dialogs == []
    assert page.console == []
    assert page.violations == []
    assert [url for url in page.requests if not url.startswith("data:")] == [where]
    assert page.evaluate(FOREIGN_MARKUP) == []


def opened_both_ways(browser: Browser, path: Path) -> str:
    """Open a page with and without its policy, see that it does no harm, and return its text."""
    for bypassed in (False, True):
        with tab(browser) as page:
            if bypassed:
                page.bypass_policy()
            page.open(address(path))
            assert_harmless(page, address(path))
            text = page.text()
            page.viewport(PHONE)
            page.unfold()
            assert page.width().far == ()
    return text


@pytest.mark.parametrize(("name", "step"), [("camera-ai-fill.jpg", 1), ("kissing.mp4", 5), ("unsigned.jpg", 5)])
def test_a_lie_in_every_field_of_a_report_is_only_text(name: str, step: int, browser: Browser, tmp_path: Path) -> None:
    shown = []
    for shift in range(0, len(LIES), step):  # by steps of one, each field holds each lie once
        report = infected(base(name), cycle(LIES[shift:] + LIES[:shift]))
        assert isinstance(report, Report)
        shown.append(Shown(report))
    path = tmp_path / "hostile.html"
    path.write_text(to_html(tuple(shown)), "utf-8")
    text = opened_both_ways(browser, path)
    for lie in (LIES[0], LIES[5], LIES[6], LIES[12]):
        assert lie in text


def test_a_lie_in_every_field_of_an_error_is_only_text(browser: Browser, tmp_path: Path) -> None:
    errors = [
        ErrorReport(SCHEMA_VERSION, ErrorFile(lie, lie, lie, lie), ErrorInfo("input.unreadable", lie, lie))
        for lie in LIES
    ]
    path = tmp_path / "errors.html"
    path.write_text(to_html(tuple(Shown(error) for error in errors)), "utf-8")
    assert LIES[0] in opened_both_ways(browser, path)


def test_lies_in_files_and_their_names_are_only_text(browser: Browser, tmp_path: Path) -> None:
    issuer = authority.new_signing_authority("Desk")
    picture = media.media("image/jpeg")
    paths = []
    for number, lie in enumerate(LIES[:7]):
        signed, plain = (tmp_path / f"{number}{kind}{lie.replace('/', '∕')}.jpg" for kind in "ab")  # noqa: RUF001 -- a slash that may stand in a name
        agent = kit.Agent(lie, lie)
        made = kit.action("c2pa.created", source_type=kit.GENERATED, agent=agent, description=lie)
        part = kit.Input(lie, picture, relationship="inputTo")
        leaf = authority.new_leaf(issuer, lie[:60], lie[:60])
        signed.write_bytes(kit.sign(picture, "image/jpeg", kit.manifest(lie, agent, [made]), leaf, (part,)))
        plain.write_bytes(forge.png(forge.chunk(b"tEXt", b"Software\0" + lie.encode("latin-1", "replace"))))
        paths += [signed, plain]
    page = tmp_path / "hostile.html"
    run = pages.html("--output", page, *paths)
    assert page.is_file(), run.err[-300:]
    assert LIES[0] in opened_both_ways(browser, page)
