"""A page in the browser: what it asked for, what it complained about, how it looks and how long it took.

A page is first opened as anyone would open it, with its own Content-Security-Policy in force; what it breaks is
recorded from the first byte on. Only then is it measured, in a world of its own (`Page.createIsolatedWorld`) which sees
the document but neither shares its variables nor loosens its policy.
"""

from __future__ import annotations

import base64
import json
import re
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

from tests.browser.chromium import Browser, Json

WIDE = 1280
PHONE = 390
HEIGHT = 844
A4 = (8.27, 11.69)  # inches
DOMAINS = ("Page", "Runtime", "Log", "Network", "Audits", "Security", "DOM")
PDF_PAGE = re.compile(rb"/Type\s*/Page\b(?!s)")

DRAWN = (
    "new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => done(document.body.offsetHeight))))"
)

SIDEWAYS = """(() => {
  const room = document.documentElement.clientWidth, needs = document.documentElement.scrollWidth;
  const reach = node => node.getBoundingClientRect();
  const out = node => reach(node).width > 0 && (reach(node).right > room + 1 || reach(node).left < -1);
  const far = needs > room ? [...document.body.querySelectorAll("*")].filter(out) : [];
  return {room, needs, far: far.slice(0, 5).map(node => node.outerHTML.slice(0, 160))};
})()"""
"""The width there is, the width that is needed, and what reaches beyond it."""


AXE = {
    "resultTypes": ["violations"],
    "selectors": False,  # they take most of its time
    "preload": False,
    "rules": {"target-size": {"enabled": True}},  # WCAG 2.2, which it leaves out by itself
}
CONTRAST = "color-contrast"


class Width(NamedTuple):
    """How wide the window is, how wide the document, and the first elements that reach out of the window."""

    room: int
    needs: int
    far: tuple[str, ...]


class Finding(NamedTuple):
    """A finding of axe-core: its rule, how bad it is, what it is about, and where."""

    rule: str
    impact: str
    says: str
    where: tuple[str, ...]


class Page:
    """An open page, and what it did since it was opened.

    Attributes:
        console: messages of warnings and errors, and exceptions that no script caught.
        requests: addresses that it asked for, itself included.
        violations: of its Content-Security-Policy, and other issues that the browser noted.
        dialogs: what it asked or told the reader in a box.
        seconds: from the order to open it to the second frame that was drawn after it had loaded.
    """

    def __init__(self, browser: Browser, session: str, frame: str) -> None:
        self._browser = browser
        self._session = session
        self._frame = frame
        self._world: int | None = None
        self._loaded = 0
        self.console: list[str] = []
        self.requests: list[str] = []
        self.violations: list[str] = []
        self.dialogs: list[str] = []
        self.seconds = 0.0
        browser.listen(session, self._hear)

    def call(self, method: str, **params: object) -> Json:
        """Send a command to this page."""
        return self._browser.call(method, self._session, **params)

    def open(self, address: str) -> None:
        """Open an address and wait until it is drawn."""
        before, self._world = self._loaded, None
        start = time.monotonic()
        self.call("Page.navigate", url=address)
        self._browser.until(lambda: self._loaded > before, f"load {address}")
        self.evaluate(DRAWN)
        self.seconds = time.monotonic() - start

    def evaluate(self, expression: str) -> Any:  # noqa: ANN401 -- JSON
        """Return what an expression gives in a world of its own."""
        if self._world is None:
            made = self.call("Page.createIsolatedWorld", frameId=self._frame, worldName="measure")
            self._world = int(made["executionContextId"])
        options = {"contextId": self._world, "returnByValue": True, "awaitPromise": True}
        answer = self.call("Runtime.evaluate", expression=expression, **options)
        assert "exceptionDetails" not in answer, answer["exceptionDetails"]
        return answer["result"].get("value")

    def viewport(self, width: int, height: int = HEIGHT) -> None:
        """Give the window a size; a narrow one is a telephone's."""
        size = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < WIDE}
        self.call("Emulation.setDeviceMetricsOverride", **size)

    def media(self, scheme: str = "light") -> None:
        """Ask for light or dark colours; what is printed is paper all the same."""
        wishes = [{"name": "prefers-color-scheme", "value": scheme}]
        self.call("Emulation.setEmulatedMedia", media="", features=wishes)

    def scripts(self, *, on: bool) -> None:
        """Let scripts run or not, from the next page on."""
        self.call("Emulation.setScriptExecutionDisabled", value=not on)

    def bypass_policy(self) -> None:
        """Open what follows without its Content-Security-Policy, so that what slipped in would do its harm."""
        self.call("Page.setBypassCSP", enabled=True)

    def unfold(self) -> None:
        """Open all that can be opened."""
        self.evaluate("document.querySelectorAll('details').forEach(part => { part.open = true })")

    def width(self) -> Width:
        """Return whether the page must be scrolled sideways."""
        found = self.evaluate(SIDEWAYS)
        return Width(found["room"], found["needs"], tuple(found["far"]))

    def text(self) -> str:
        """Return the text that can be seen."""
        return str(self.evaluate("document.body.innerText"))

    def screenshot(self) -> bytes:
        """Return the whole page as PNG, not only what fits the window."""
        answer = self.call("Page.captureScreenshot", format="png", captureBeyondViewport=True)
        return base64.b64decode(answer["data"])

    def pdf(self) -> bytes:
        """Return the page as it is printed on A4 paper."""
        answer = self.call("Page.printToPDF", preferCSSPageSize=True, paperWidth=A4[0], paperHeight=A4[1])
        return base64.b64decode(answer["data"])

    def axe(self, script: str, *rules: str) -> tuple[Finding, ...]:
        """Return what axe-core finds in the page as it looks now, by all its rules or by some."""
        options = {**AXE, "runOnly": rules} if rules else AXE
        if self.evaluate("typeof axe") == "undefined":
            self.evaluate(f"{script};0")
        answer = self.evaluate(
            f"axe.run(document, {json.dumps(options)})"
            ".then(found => JSON.stringify(found.violations.map(one => "
            "[one.id, one.impact, one.help, one.nodes.map(node => node.html.slice(0, 160))])))"
        )
        return tuple(Finding(rule, impact, says, tuple(where)) for rule, impact, says, where in json.loads(answer))

    def _hear(self, event: str, params: Json) -> None:
        match event:
            case "Page.loadEventFired":
                self._loaded += 1
            case "Network.requestWillBeSent":
                self.requests.append(params["request"]["url"])
            case "Network.webSocketCreated":
                self.requests.append(params["url"])
            case "Log.entryAdded" if params["entry"]["level"] in {"warning", "error"}:
                self.console.append(params["entry"]["text"])
            case "Runtime.consoleAPICalled":
                self.console.append(json.dumps(params["args"]))
            case "Runtime.exceptionThrown":
                self.console.append(json.dumps(params["exceptionDetails"]))
            case "Audits.issueAdded":
                self.violations.append(json.dumps(params["issue"]))
            case "Page.javascriptDialogOpening":
                self.dialogs.append(params["message"])
                self._browser.send("Page.handleJavaScriptDialog", self._session, accept=False)


def pages_of(pdf: bytes) -> int:
    """Return how many pages a PDF of this browser has."""
    return len(PDF_PAGE.findall(pdf))


def address(path: Path) -> str:
    """Return the file: address of a page."""
    return path.resolve().as_uri()


@contextmanager
def tab(browser: Browser) -> Iterator[Page]:
    """Give a tab with a profile of its own, that listens before anything is opened."""
    context = browser.call("Target.createBrowserContext")["browserContextId"]
    target = browser.call("Target.createTarget", url="about:blank", browserContextId=context)["targetId"]
    session = browser.call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
    page = Page(browser, session, target)
    for domain in DOMAINS:
        page.call(f"{domain}.enable")
    page.viewport(WIDE)
    page.media()
    try:
        yield page
    finally:
        browser.call("Target.disposeBrowserContext", browserContextId=context)
