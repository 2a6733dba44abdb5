"""Fetch from the public internet, with rules that hold for every address that a file or a person names.

1. Only the schemes of the rule: https, and http too where an answer is signed itself (OCSP). No credentials.
2. The name is looked up once. Every address that it leads to must be public; the connection goes to one of these very
   addresses, and the host's certificate must be for the name.
3. One deadline for everything: look-up, connection, redirections, the last byte. A cap on the bytes.
4. At most three redirections, to the same scheme, host and port.
5. No proxies, no cookies; of the environment only OpenSSL's place of certificate authorities counts (SSL_CERT_FILE).
   The request names this program and nothing else.
"""

from __future__ import annotations

import socket
import ssl
import time
from collections.abc import Callable
from threading import Thread
from typing import BinaryIO, NamedTuple

from verify.online.address import Place, place_of, redirected
from verify.online.exchange import Bounds, Question, exchange
from verify.online.public import is_public
from verify.online.why import Stop, Why

MAX_REDIRECTS = 3
"""Within one host a path is moved once or twice; more is a circle."""

Resolve = Callable[[str, int], tuple[str, ...]]
"""Looks a name up: host and port in, IP addresses out. May raise OSError."""


class Rule(NamedTuple):
    """What may be fetched for a purpose.

    Attributes:
        purpose: why, as `checked.network` says it.
        limit: bytes of the content.
        seconds: for everything together.
        schemes: of the address.
    """

    purpose: str
    limit: int
    seconds: float
    schemes: tuple[str, ...] = ("https",)


class Fetched(NamedTuple):
    """The content was written; the host saw the request."""

    host: str


class Failed(NamedTuple):
    """Nothing usable came. `host` is empty where the address names none."""

    host: str
    why: Why
    detail: str = ""


class Post(NamedTuple):
    """What is sent instead of a plain GET."""

    content: bytes
    content_type: str


class Fetcher:
    """Fetches; safe to share between threads.

    The parameters are there for tests against a server of their own and for networks with a policy of their own. The
    defaults are the strict ones.

    Args:
        resolve: looks names up; by default the system's resolver.
        allowed: tells whether an address may be contacted; by default public ones alone.
        tls: checks certificates; by default against the system's authorities, TLS 1.2 or later.
    """

    def __init__(
        self,
        resolve: Resolve | None = None,
        allowed: Callable[[str], bool] = is_public,
        tls: ssl.SSLContext | None = None,
    ) -> None:
        self._resolve = resolve or look_up
        self._allowed = allowed
        self._tls = tls or _tls()

    def fetch(self, url: str, rule: Rule, target: BinaryIO, post: Post | None = None) -> Fetched | Failed:
        """Fetch one address. Never raises for what a server or a name does.

        Args:
            url: as it was given.
            rule: what is allowed.
            target: takes the content; after a failure it may hold a part of it.
            post: what to send, if anything.
        """
        bounds = Bounds(time.monotonic() + rule.seconds, rule.limit)
        try:
            place = place_of(url, rule.schemes)
        except Stop as stop:
            return Failed("", stop.why, stop.detail)
        try:
            self._follow(place, bounds, target, post)
        except Exception as error:  # noqa: BLE001 -- a server may do anything; what it did is told
            return _failed(place.host, error, rule)
        return Fetched(place.host)

    def _follow(self, place: Place, bounds: Bounds, target: BinaryIO, post: Post | None) -> None:
        """Ask, and ask again where the host sends us on."""
        peers = self._peers(place.host, place.port, bounds)
        question = Question(place, *(post or ()))
        for _ in range(MAX_REDIRECTS + 1):
            location = exchange(question, peers, self._tls, bounds, target)
            if location is None:
                return
            if post is not None:  # what we send is meant for one address
                raise Stop(Why.ELSEWHERE)
            question = Question(redirected(question.place, location))
        raise Stop(Why.REDIRECTS, str(MAX_REDIRECTS))

    def _peers(self, host: str, port: int, bounds: Bounds) -> tuple[str, ...]:
        """Look a name up, once: a second look-up could lead elsewhere (DNS rebinding)."""
        peers = _in_time(lambda: self._resolve(host, port), bounds)
        if not peers:
            raise Stop(Why.NAME)
        private = next((peer for peer in peers if not self._allowed(peer)), None)
        if private is not None:  # one is enough: an honest name does not lead to both
            raise Stop(Why.PRIVATE, private)
        return peers


def _failed(host: str, error: Exception, rule: Rule) -> Failed:
    """Tell what went wrong; the order matters, because most of these errors are OSErrors as well."""
    match error:
        case Stop():
            return Failed(host, error.why, error.detail)
        case TimeoutError():
            return Failed(host, Why.SLOW, f"{rule.seconds:g}")
        case ssl.SSLCertVerificationError():
            return Failed(host, Why.CERTIFICATE, error.verify_message)
        case ssl.SSLError():
            return Failed(host, Why.TLS, error.reason or type(error).__name__)
        case OSError():
            return Failed(host, Why.CONNECTION, error.strerror or type(error).__name__)
        case _:  # http.client has errors of its own, and others from reading numbers and lines
            return Failed(host, Why.BROKEN)


def look_up(host: str, port: int) -> tuple[str, ...]:
    """Return the addresses of a host, in the system's order of preference.

    Raises:
        OSError: it has none.
    """
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, proto=socket.IPPROTO_TCP)
    return tuple(dict.fromkeys(str(item[4][0]) for item in found))


def _in_time(ask: Callable[[], tuple[str, ...]], bounds: Bounds) -> tuple[str, ...]:
    """Look up in a thread that may be left behind: the system's resolver knows no time limit of ours."""
    found: list[tuple[str, ...]] = []

    def run() -> None:
        try:
            found.append(ask())
        except (OSError, UnicodeError):  # no such name, or one that no name service can be asked for
            found.append(())

    thread = Thread(target=run, daemon=True)
    thread.start()
    thread.join(bounds.left())
    if not found:
        raise TimeoutError
    return found[0]


def _tls() -> ssl.SSLContext:
    """Return a client context by hand: the ready-made one writes keys where the environment says (SSLKEYLOGFILE)."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)  # checks certificate and name
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    context.load_default_certs()
    return context
