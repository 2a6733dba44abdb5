"""Why nothing was fetched: a closed set, told in words by `verify.words`."""

from __future__ import annotations

from enum import StrEnum


class Why(StrEnum):
    """What stood in the way; refusals are our own rules, failures are not."""

    FORM = "form"
    SCHEME = "scheme"
    CREDENTIALS = "credentials"
    PRIVATE = "private"
    ELSEWHERE = "elsewhere"
    REDIRECTS = "redirects"
    LARGE = "large"
    ENCODED = "encoded"
    NAME = "name"
    SLOW = "slow"
    CERTIFICATE = "certificate"
    TLS = "tls"
    CONNECTION = "connection"
    STATUS = "status"
    BROKEN = "broken"
    CUT = "cut"
    NO_STORE = "no_store"
    NO_RECORD = "no_record"


class Stop(Exception):  # noqa: N818 -- it stops an exchange inside this room and never leaves it
    """Ends an exchange; becomes a value at the border of the room.

    Attributes:
        why: the reason.
        detail: a number or a name that belongs to it.
    """

    def __init__(self, why: Why, detail: str = "") -> None:
        super().__init__(why)
        self.why = why
        self.detail = detail
