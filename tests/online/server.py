"""A web server of the test's own on 127.0.0.1: each connection is answered by the same bytes, also by such as no honest
server would send."""

from __future__ import annotations

import socket
import ssl
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import NamedTuple

from tests.online.authority import Web
from verify.online.fetch import Fetcher

SECONDS = 20  # far more than any exchange here needs


def plain(body: bytes, *fields: str, status: str = "200 OK") -> bytes:
    """Return an ordinary answer."""
    lines = (f"HTTP/1.1 {status}", f"Content-Length: {len(body)}", *fields, "", "")
    return "\r\n".join(lines).encode("latin-1") + body


class Drip(NamedTuple):
    """An answer that comes byte by byte, after a beginning that comes at once."""

    at_once: bytes
    slowly: bytes
    pause: float


Answer = bytes | Drip


class Served:
    """What the server is asked, and where it stands."""

    def __init__(self, port: int) -> None:
        self.port = port
        self.requests: list[bytes] = []

    def url(self, path: str = "/", host: str = "media.example", scheme: str = "https") -> str:
        return f"{scheme}://{host}:{self.port}{path}"


@contextmanager
def serving(answers: dict[str, Answer], tls: ssl.SSLContext | None) -> Iterator[Served]:
    """Answer by the path of the request; a path that is not here gets 404."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        served = Served(listening.getsockname()[1])
        threading.Thread(target=_accept, args=(listening, served, answers, tls), daemon=True).start()
        yield served


def _accept(listening: socket.socket, served: Served, answers: dict[str, Answer], tls: ssl.SSLContext | None) -> None:
    while True:
        try:
            connection, _ = listening.accept()
        except OSError:  # the test is over
            return
        connection.settimeout(SECONDS)
        threading.Thread(target=_answer, args=(connection, served, answers, tls), daemon=True).start()


def _answer(connection: socket.socket, served: Served, answers: dict[str, Answer], tls: ssl.SSLContext | None) -> None:
    try:
        with tls.wrap_socket(connection, server_side=True) if tls else connection as talking:
            request = _request(talking)
            served.requests.append(request)
            path = request.split(b" ")[1].decode() if request.startswith((b"GET ", b"POST ")) else ""
            found = answers.get(path, plain(b"", status="404 Not Found"))
            if isinstance(found, bytes):
                talking.sendall(found)
                return
            talking.sendall(found.at_once)
            for byte in found.slowly:
                time.sleep(found.pause)
                talking.sendall(bytes([byte]))
    except OSError:  # the client went away, as it should where it refuses
        return


def _request(talking: socket.socket) -> bytes:
    """Read one request with its content."""
    data = b""
    while b"\r\n\r\n" not in data:
        received = talking.recv(4096)
        if not received or not (data + received)[:1].isalpha():  # the client went away, or does not speak HTTP
            return data
        data += received
    head, _, content = data.partition(b"\r\n\r\n")
    fields = dict(line.lower().split(b": ", 1) for line in head.split(b"\r\n")[1:])
    missing = int(fields.get(b"content-length", b"0")) - len(content)
    while missing > 0:
        received = talking.recv(missing)
        data += received
        missing -= len(received)
    return data


def fetcher(web: Web) -> Fetcher:
    """Return a fetcher to whom every name leads to this machine, which production refuses."""
    return Fetcher(resolve=lambda _host, _port: ("127.0.0.1",), allowed=lambda _address: True, tls=web.client)
