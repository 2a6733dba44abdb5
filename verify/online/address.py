"""From the text of a URL to what is contacted (RFC 3986): scheme, host, port and target; or why it is refused."""

from __future__ import annotations

import re
from typing import NamedTuple
from urllib.parse import quote, unquote, urljoin, urlsplit

from verify.online.why import Stop, Why

MAX_URL = 4096
"""Characters of an address; servers take no more than 8,000, and genuine record addresses have below 200."""

_PORTS = {"https": 443, "http": 80}
_MAX_PORT = 65535
_HOST = re.compile(r"[a-z0-9]([a-z0-9._-]*[a-z0-9])?\.?")
_LITERAL = re.compile(r"[0-9a-f:.]+")  # an IPv6 address without a zone
_MAX_HOST = 253  # RFC 1035 §2.3.4, without the last dot
_SAFE = "/%:@!$&'()*+,;=-._~"  # RFC 3986 §3.3; what is percent-encoded already stays as it is


class Place(NamedTuple):
    """What a URL leads to.

    Attributes:
        scheme: ``https`` or ``http``.
        host: in lower case, internationalised names in their ASCII form; IPv6 addresses without brackets.
        port: 1 to 65535.
        target: path and query as they stand in the request.
    """

    scheme: str
    host: str
    port: int
    target: str

    @property
    def authority(self) -> str:
        """The value of the Host field (RFC 9110 §7.2)."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == _PORTS[self.scheme] else f"{host}:{self.port}"

    @property
    def url(self) -> str:
        """The address again, in its plain form."""
        return f"{self.scheme}://{self.authority}{self.target}"


def place_of(url: str, schemes: tuple[str, ...]) -> Place:
    """Return what a URL leads to.

    Args:
        url: as it was given; out of a file it can be anything.
        schemes: those that are allowed.

    Raises:
        Stop: it is no usable address, or one that is never used.
    """
    if len(url) > MAX_URL or re.search(r"[\x00-\x20\x7f\\\ud800-\udfff]", url):
        raise Stop(Why.FORM)
    try:
        parts = urlsplit(url)
        port, name = parts.port, parts.hostname or ""
    except ValueError as error:  # a port out of range, brackets that do not close
        raise Stop(Why.FORM) from error
    if parts.scheme not in schemes:
        raise Stop(Why.SCHEME, "/".join(schemes))
    if "@" in parts.netloc:
        raise Stop(Why.CREDENTIALS)
    if port is not None and not 0 < port <= _MAX_PORT:
        raise Stop(Why.FORM)
    target = quote(parts.path or "/", safe=_SAFE) + (f"?{quote(parts.query, safe=_SAFE + '?')}" if parts.query else "")
    return Place(parts.scheme, _host(name), port or _PORTS[parts.scheme], target)


def _host(name: str) -> str:
    try:
        host = name if name.isascii() else name.encode("idna").decode("ascii")
    except UnicodeError as error:
        raise Stop(Why.FORM) from error
    form = _LITERAL if ":" in host else _HOST
    if len(host) > _MAX_HOST or not form.fullmatch(host):
        raise Stop(Why.FORM)
    return host


def redirected(place: Place, location: str) -> Place:
    """Return where a redirection leads: the same host, port and scheme, or nowhere.

    Raises:
        Stop: it leads elsewhere.
    """
    try:
        url = urljoin(place.url, location)
    except ValueError as error:
        raise Stop(Why.ELSEWHERE) from error
    try:
        further = place_of(url, (place.scheme,))
    except Stop as stop:
        raise Stop(Why.ELSEWHERE) from stop
    if (further.host, further.port) != (place.host, place.port):
        raise Stop(Why.ELSEWHERE)
    return further


def file_name(place: Place) -> str:
    """Return what a fetched file is called: the last part of the path, else the host. Never a name on our own disk."""
    last = place.target.partition("?")[0].rstrip("/").rpartition("/")[2]
    plain = unquote(last)
    return (plain if plain.isprintable() and "/" not in plain else last) or place.host
