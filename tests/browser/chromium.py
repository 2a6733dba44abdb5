"""A browser without a window that is told what to do over two pipes: the DevTools protocol, one JSON message a NUL.

A client of our own, because it needs few commands and the pipes need no port and no library.
"""

from __future__ import annotations

import fcntl
import json
import os
import select
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from typing import Any, NamedTuple

NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome")
MISSING = "chromium is not installed here"
SECONDS = 30.0  # far more than any command here needs: what takes longer hangs
FREE = 10  # pipes get numbers from here on, so that 3 and 4 are free for the browser's own
PIECE = 1 << 20

OPTIONS = (
    "--headless=new",
    "--remote-debugging-pipe",
    "--hide-scrollbars",  # a phone has none that take room
    "--no-first-run",
    "--no-default-browser-check",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-default-apps",
    "--disable-dev-shm-usage",
    "--disable-extensions",
    "--disable-gpu",
    "--disable-sync",
    "--force-color-profile=srgb",
    "--metrics-recording-only",
    "--mute-audio",
    "--password-store=basic",
    "--proxy-server=127.0.0.1:9",  # nobody listens at the discard port: what asks for the network gets nothing
    "--proxy-bypass-list=<-loopback>",
    "--host-resolver-rules=MAP * ~NOTFOUND",
)

Json = dict[str, Any]
Listener = Callable[[str, Json], None]


class Refused(NamedTuple):
    """An answer that says that a command was not carried out."""

    method: str
    message: str


class BrowserError(Exception):
    """The browser refused a command, gave no answer, or ended."""


class Browser:
    """A running browser: sends commands, and hands events to who listens to a session."""

    def __init__(self, read: int, write: int) -> None:
        self._read = read
        self._write = write
        self._next = 0
        self._held = bytearray()
        self._answers: dict[int, Json] = {}
        self._listeners: dict[str, Listener] = {}

    def call(self, method: str, session: str | None = None, **params: object) -> Json:
        """Send a command and return its result; events that come before it are handed on."""
        number = self.send(method, session, **params)
        self.until(lambda: number in self._answers, method)
        answer = self._answers.pop(number)
        if "error" in answer:
            raise BrowserError(Refused(method, answer["error"]["message"]))
        return dict(answer["result"])

    def send(self, method: str, session: str | None = None, **params: object) -> int:
        """Send a command, and wait for nothing."""
        self._next += 1
        message: Json = {"id": self._next, "method": method, "params": params}
        if session is not None:
            message["sessionId"] = session
        left = memoryview(json.dumps(message).encode() + b"\0")
        while left:
            left = left[os.write(self._write, left) :]
        return self._next

    def listen(self, session: str, listener: Listener) -> None:
        """Hand the events of a session to a listener."""
        self._listeners[session] = listener

    def until(self, done: Callable[[], bool], what: str, seconds: float = SECONDS) -> None:
        """Take messages until something is so."""
        end = time.monotonic() + seconds
        while not done():
            left = end - time.monotonic()
            if left <= 0 or not select.select([self._read], [], [], left)[0]:
                raise BrowserError(f"no answer in {seconds:g} seconds: {what}")
            piece = os.read(self._read, PIECE)
            if not piece:
                raise BrowserError(f"the browser ended: {what}")
            for message in self._messages(piece):
                self._take(message)

    def _messages(self, piece: bytes) -> Iterator[Json]:
        *whole, rest = piece.split(b"\0")
        for part in whole:
            yield json.loads(bytes(self._held) + part)
            self._held.clear()
        self._held += rest

    def _take(self, message: Mapping[str, Any]) -> None:
        if "id" in message:
            self._answers[message["id"]] = dict(message)
        elif (listener := self._listeners.get(message.get("sessionId", ""))) is not None:
            listener(message["method"], message.get("params", {}))


def program() -> str | None:
    """Return the path of the browser; None where there is none."""
    return next((path for name in NAMES if (path := shutil.which(name))), None)


@contextmanager
def running() -> Iterator[Browser]:
    """Run a browser with a profile of its own that is thrown away, and without a network."""
    path = program()
    assert path is not None, MISSING
    with tempfile.TemporaryDirectory(prefix="browser-", ignore_cleanup_errors=True) as folder:
        commands, answers = _pipe(), _pipe()
        # a shell gives the pipes the two numbers that the browser expects
        line = f'exec "$@" 3<&{commands[0]} 4>&{answers[1]} {commands[0]}<&- {answers[1]}>&-'
        options = (*OPTIONS, *(("--no-sandbox",) if os.geteuid() == 0 else ()), f"--user-data-dir={folder}/profile")
        process = subprocess.Popen(
            ["/bin/bash", "-c", line, "browser", path, *options],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            pass_fds=(commands[0], answers[1]),
            start_new_session=True,
        )
        os.close(commands[0])
        os.close(answers[1])
        browser = Browser(answers[0], commands[1])
        try:
            yield browser
        finally:
            _end(browser, process)
            os.close(answers[0])
            os.close(commands[1])


def _end(browser: Browser, process: subprocess.Popen[bytes]) -> None:
    with suppress(BrowserError, OSError):
        browser.call("Browser.close")
    try:
        process.wait(10)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def _pipe() -> tuple[int, int]:
    """Return a pipe whose two ends have high numbers."""
    low = os.pipe()
    read, write = (fcntl.fcntl(end, fcntl.F_DUPFD_CLOEXEC, FREE) for end in low)
    for end in low:
        os.close(end)
    return read, write
