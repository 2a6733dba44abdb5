"""One HTTP/1.1 exchange over one connection (RFC 9112), bounded in time and in bytes from the first to the last."""

from __future__ import annotations

import io
import socket
import ssl
import time
from http.client import HTTPResponse
from typing import BinaryIO, NamedTuple, cast

from verify.online.address import Place
from verify.online.why import Stop, Why
from verify.version import VERSION

HEADER_BYTES = 64 * 1024
"""Bytes of an answer before its body. Genuine ones have below 4 KiB; http.client alone would take 6 MiB."""

CONNECT_SECONDS = 4.0
"""Longest time for one of several addresses, so that one that is dead leaves time for the next."""

MAX_PEERS = 4
"""Addresses that are tried."""

_CHUNK = 256 * 1024
_FOUND, _OK, _BAD = (301, 302, 303, 307, 308), 200, 400


class Question(NamedTuple):
    """A request: where to, and for a POST its content type and content."""

    place: Place
    content: bytes | None = None
    content_type: str = ""


class Bounds(NamedTuple):
    """How long an exchange may take, and how much may come.

    Attributes:
        deadline: on the clock of `time.monotonic`.
        limit: bytes of the content.
    """

    deadline: float
    limit: int

    def left(self) -> float:
        """Return the seconds that are left.

        Raises:
            TimeoutError: none are.
        """
        seconds = self.deadline - time.monotonic()
        if seconds <= 0:
            raise TimeoutError
        return seconds


def exchange(
    question: Question, peers: tuple[str, ...], tls: ssl.SSLContext, bounds: Bounds, target: BinaryIO
) -> str | None:
    """Send one request and write the content of the answer.

    Args:
        question: what to send.
        peers: addresses to connect to, the first that answers; names are not looked up here.
        tls: checks the host's certificate against its name.
        bounds: of time and size.
        target: takes the content.

    Returns:
        The address of a redirection, or None when the content was written.

    Raises:
        Stop: the answer is refused.
        OSError: no connection, or it broke; `TimeoutError` when time is up.
        http.client.HTTPException: the answer breaks HTTP.
    """
    with _connect(question.place, peers, tls, bounds) as connection:
        connection.settimeout(bounds.left())
        connection.sendall(_request(question))
        reader = _Reader(connection, bounds)
        response = HTTPResponse(cast("socket.socket", reader), method="GET" if question.content is None else "POST")
        try:
            response.begin()
            return _answer(response, reader, bounds, target)
        finally:
            response.close()


def _connect(place: Place, peers: tuple[str, ...], tls: ssl.SSLContext, bounds: Bounds) -> socket.socket:
    """Connect to the first address that answers, and check the host's certificate."""
    tried = peers[:MAX_PEERS]
    for peer in tried:
        plain = socket.socket(socket.AF_INET6 if ":" in peer else socket.AF_INET, socket.SOCK_STREAM)
        try:
            plain.settimeout(bounds.left() if peer == tried[-1] else min(bounds.left(), CONNECT_SECONDS))
            plain.connect((peer, place.port))
        except OSError:
            plain.close()
            if peer == tried[-1]:
                raise
            continue
        if place.scheme != "https":
            return plain
        return _secure(plain, place, tls, bounds)
    raise Stop(Why.NAME)


def _secure(plain: socket.socket, place: Place, tls: ssl.SSLContext, bounds: Bounds) -> ssl.SSLSocket:
    try:
        plain.settimeout(bounds.left())
        secured = tls.wrap_socket(plain, server_hostname=place.host.rstrip("."), do_handshake_on_connect=False)
    except BaseException:
        plain.close()
        raise
    try:
        secured.do_handshake()  # its time holds for the whole of it
    except BaseException:
        secured.close()
        raise
    return secured


def _request(question: Question) -> bytes:
    """Return the bytes of a request: nothing in it tells who asks, beside the name of this program."""
    lines = [
        f"{'GET' if question.content is None else 'POST'} {question.place.target} HTTP/1.1",
        f"Host: {question.place.authority}",
        f"User-Agent: howmade/{VERSION}",
        "Accept-Encoding: identity",
        "Connection: close",
    ]
    if question.content is not None:
        lines += [f"Content-Type: {question.content_type}", f"Content-Length: {len(question.content)}"]
    return "\r\n".join((*lines, "", "")).encode("ascii") + (question.content or b"")


def _answer(response: HTTPResponse, reader: _Reader, bounds: Bounds, target: BinaryIO) -> str | None:
    if response.status in _FOUND:
        return response.headers.get("Location", "")
    if response.status != _OK:
        raise Stop(Why.STATUS, str(response.status))
    for field, plain in (("Content-Encoding", "identity"), ("Transfer-Encoding", "chunked")):
        coding = response.headers.get(field, plain)
        if coding.strip().lower() != plain:
            raise Stop(Why.ENCODED)
    if (response.length or 0) > bounds.limit:
        raise Stop(Why.LARGE, f"{bounds.limit:,}")
    reader.allow(2 * bounds.limit + HEADER_BYTES)  # twice: chunks have lengths and ends of their own
    size = 0
    while data := response.read(_CHUNK):
        size += len(data)
        if size > bounds.limit:
            raise Stop(Why.LARGE, f"{bounds.limit:,}")
        target.write(data)
    if response.length:
        raise Stop(Why.CUT)
    return None


class _Reader(io.RawIOBase):
    """The receiving end of a connection, which gives no byte after the deadline and none beyond its allowance.

    A time limit on each receiving alone would let a server send one byte a second for ever.
    """

    def __init__(self, connection: socket.socket, bounds: Bounds) -> None:
        self._connection = connection
        self._bounds = bounds
        self._allowed = HEADER_BYTES

    def makefile(self, _mode: str) -> io.BufferedReader:
        """Return the stream that http.client reads from."""
        return io.BufferedReader(self)

    def allow(self, more: int) -> None:
        """Allow further bytes."""
        self._allowed += more

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]  # a memoryview is all that is passed
        if self._allowed <= 0:
            raise Stop(Why.LARGE, f"{self._bounds.limit:,}")
        self._connection.settimeout(self._bounds.left())
        received = self._connection.recv_into(memoryview(buffer)[: self._allowed])
        self._allowed -= received
        return received
