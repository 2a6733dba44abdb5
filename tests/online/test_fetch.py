"""The fetcher against a server of the test's own: what it takes, what it refuses, and what it tells of each."""

from __future__ import annotations

import gzip
import io
import socket
import ssl
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.online.authority import Web, web
from tests.online.server import Answer, Drip, Served, fetcher, plain, serving
from verify.online.address import place_of, redirected
from verify.online.fetch import Failed, Fetched, Fetcher, Post, Rule
from verify.online.public import is_public
from verify.online.why import Stop, Why
from verify.version import VERSION

RULE = Rule("record", 100_000, 5.0)
NO_TLS = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
HASTY = RULE._replace(seconds=0.6)
BODY = b"the record" * 100


@pytest.fixture(scope="module")
def tls(tmp_path_factory: pytest.TempPathFactory) -> Web:
    return web(tmp_path_factory.mktemp("web"))


class Tried:
    """One try of a fetcher: outcome, content, what the server saw, and how long it took."""

    def __init__(self, tls: Web, answers: dict[str, Answer], path: str = "/", rule: Rule = RULE) -> None:
        with serving(answers, tls.server) as served:
            self._run(fetcher(tls), served, path, rule)

    def _run(self, by: Fetcher, served: Served, path: str, rule: Rule) -> None:
        target = io.BytesIO()
        started = time.monotonic()
        self.outcome = by.fetch(served.url(path), rule, target)
        self.seconds = time.monotonic() - started
        self.content = target.getvalue()
        self.requests = served.requests
        self.port = served.port


def test_what_is_fetched_is_what_was_served_and_the_request_tells_nothing_else(tls: Web) -> None:
    tried = Tried(tls, {"/a.c2pa?x=1": plain(BODY)}, "/a.c2pa?x=1#part")
    assert tried.outcome == Fetched("media.example")
    assert tried.content == BODY
    expected = (
        f"GET /a.c2pa?x=1 HTTP/1.1\r\nHost: media.example:{tried.port}\r\nUser-Agent: howmade/{VERSION}\r\n"
        "Accept-Encoding: identity\r\nConnection: close\r\n\r\n"
    )
    assert tried.requests == [expected.encode()]


def test_chunks_and_content_without_a_length_are_taken(tls: Web) -> None:
    chunked = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n"
    until_end = b"HTTP/1.1 200 OK\r\n\r\nabcde"
    assert Tried(tls, {"/": chunked}).content == b"abcde"
    assert Tried(tls, {"/": until_end}).content == b"abcde"


def test_proxies_of_the_environment_are_not_asked(tls: Web, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "http_proxy", "https_proxy", "all_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    assert Tried(tls, {"/": plain(BODY)}).content == BODY


@pytest.mark.parametrize("codes", [(301,), (302, 303, 307)])
def test_up_to_three_redirections_within_the_host_are_followed(tls: Web, codes: tuple[int, ...]) -> None:
    moved: dict[str, Answer] = {
        f"/{step}": plain(b"", f"Location: /{step + 1}", status=f"{code} Moved") for step, code in enumerate(codes)
    }
    tried = Tried(tls, {**moved, f"/{len(codes)}": plain(BODY)}, "/0")
    assert (tried.outcome, tried.content, len(tried.requests)) == (Fetched("media.example"), BODY, len(codes) + 1)


def test_a_circle_of_redirections_ends(tls: Web) -> None:
    tried = Tried(tls, {"/": plain(b"", "Location: /", status="302 Found")})
    assert tried.outcome == Failed("media.example", Why.REDIRECTS, "3")
    assert len(tried.requests) == 4


@pytest.mark.parametrize(
    "location",
    [
        "https://other.example/",
        "http://media.example/",
        "https://media.example/",  # another port
        "//other.example/",
        "https://media.example@other.example/",
        "file:///etc/passwd",
        "https://[::1/",
        "",
    ],
)
def test_a_redirection_to_another_place_is_refused(tls: Web, location: str) -> None:
    tried = Tried(tls, {"/": plain(b"", f"Location: {location}", status="302 Found")})
    expected = Failed("media.example", Why.REDIRECTS, "3") if not location else Failed("media.example", Why.ELSEWHERE)
    assert tried.outcome == expected


def test_content_over_the_limit_is_refused_however_it_is_sent(tls: Web) -> None:
    large = b"x" * (RULE.limit + 1)
    declared = Tried(tls, {"/": plain(large)})
    assert (declared.outcome, declared.content) == (Failed("media.example", Why.LARGE, "100,000"), b"")
    undeclared = Tried(tls, {"/": b"HTTP/1.1 200 OK\r\n\r\n" + large})
    assert undeclared.outcome == declared.outcome
    chunked = (
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + b"%x\r\n" % len(large) + large + b"\r\n0\r\n\r\n"
    )
    assert Tried(tls, {"/": chunked}).outcome == declared.outcome
    assert len(undeclared.content) <= RULE.limit
    assert Tried(tls, {"/": plain(large[:-1])}).outcome == Fetched("media.example")


@pytest.mark.parametrize(
    "drip",
    [
        Drip(b"", b"HTTP/1.1 200 OK\r\n" * 100, 0.05),
        Drip(b"HTTP/1.1 200 OK\r\n", b"X-Field: 1\r\n" * 100, 0.05),
        Drip(b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n", b"x" * 1000, 0.05),
        Drip(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", b"1\r\nx\r\n" * 1000, 0.01),
    ],
    ids=["status line", "fields", "content", "chunks"],
)
def test_a_slow_drip_ends_at_the_deadline(tls: Web, drip: Drip) -> None:
    tried = Tried(tls, {"/": drip}, rule=HASTY)
    assert tried.outcome == Failed("media.example", Why.SLOW, "0.6")
    assert tried.seconds < 2 * HASTY.seconds


def test_a_server_that_never_shakes_hands_ends_at_the_deadline(tls: Web) -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        started = time.monotonic()
        url = f"https://media.example:{silent.getsockname()[1]}/"
        outcome = fetcher(tls).fetch(url, HASTY, io.BytesIO())
        assert outcome == Failed("media.example", Why.SLOW, "0.6")
        assert time.monotonic() - started < 2 * HASTY.seconds


def test_a_name_service_that_never_answers_ends_at_the_deadline(tls: Web) -> None:
    def slow(_host: str, _port: int) -> tuple[str, ...]:
        time.sleep(2)
        return ("127.0.0.1",)

    outcome = Fetcher(resolve=slow, tls=tls.client).fetch("https://media.example/", HASTY, io.BytesIO())
    assert outcome == Failed("media.example", Why.SLOW, "0.6")


def test_a_certificate_of_another_name_is_refused_before_anything_is_asked(tmp_path: Path) -> None:
    other = web(tmp_path, "other.example")
    with serving({"/": plain(BODY)}, other.server) as served:
        outcome = fetcher(other).fetch(served.url(), RULE, io.BytesIO())
    assert isinstance(outcome, Failed)
    assert (outcome.why, "media.example" in outcome.detail) == (Why.CERTIFICATE, True)
    assert served.requests == []


def test_a_certificate_of_an_unknown_authority_is_refused(tls: Web, tmp_path: Path) -> None:
    stranger = web(tmp_path)
    with serving({"/": plain(BODY)}, stranger.server) as served:
        outcome = fetcher(tls).fetch(served.url(), RULE, io.BytesIO())
    assert isinstance(outcome, Failed)
    assert (outcome.why, served.requests) == (Why.CERTIFICATE, [])


def test_the_system_s_authorities_do_not_know_the_test_s_own(tls: Web) -> None:
    """The default of the constructor checks certificates: this server is refused by it."""
    strict = Fetcher(resolve=lambda _host, _port: ("127.0.0.1",), allowed=lambda _address: True)
    with serving({"/": plain(BODY)}, tls.server) as served:
        outcome = strict.fetch(served.url(), RULE, io.BytesIO())
    assert isinstance(outcome, Failed)
    assert outcome.why is Why.CERTIFICATE


def test_a_server_without_tls_gives_nothing(tls: Web) -> None:
    with serving({"/": plain(BODY)}, None) as served:
        outcome = fetcher(tls).fetch(served.url(), RULE, io.BytesIO())
    assert isinstance(outcome, Failed)
    assert outcome.why is Why.TLS


@pytest.mark.parametrize(
    "field", ["Content-Encoding: gzip", "Content-Encoding: br, identity", "Transfer-Encoding: gzip, chunked"]
)
def test_packed_content_is_refused_and_not_unpacked(tls: Web, field: str) -> None:
    tried = Tried(tls, {"/": plain(gzip.compress(bytes(50_000_000)), field)})
    assert (tried.outcome, tried.content) == (Failed("media.example", Why.ENCODED), b"")


@pytest.mark.parametrize(
    "head",
    [
        b"X-Field: " + b"a" * 200_000 + b"\r\n",
        b"".join(b"X-%d: %s\r\n" % (number, b"a" * 2000) for number in range(90)),
        b"HTTP/1.1 100 Continue\r\n\r\n" * 10_000,
    ],
    ids=["a long field", "many fields", "endless beginnings"],
)
def test_a_huge_head_is_refused(tls: Web, head: bytes) -> None:
    start = head if head.startswith(b"HTTP") else b"HTTP/1.1 200 OK\r\n" + head
    tried = Tried(tls, {"/": start + b"\r\n" + BODY})
    assert isinstance(tried.outcome, Failed)
    assert tried.outcome.why in (Why.LARGE, Why.BROKEN)
    assert tried.content == b""


@pytest.mark.parametrize(
    ("sent", "why"),
    [
        (b"", Why.CONNECTION),
        (b"\x16\x03\x01garbage\r\n\r\n", Why.BROKEN),
        (b"HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nabc", Why.CUT),
        (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nab", Why.BROKEN),
        (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n-5\r\nab", Why.BROKEN),
        (plain(BODY, status="404 Not Found"), Why.STATUS),
        (plain(BODY, status="206 Partial Content"), Why.STATUS),
        (plain(BODY, status="500 Oops"), Why.STATUS),
    ],
)
def test_an_answer_that_is_none_is_told(tls: Web, sent: bytes, why: Why) -> None:
    tried = Tried(tls, {"/": sent})
    assert isinstance(tried.outcome, Failed)
    assert tried.outcome.why is why


def test_what_is_posted_is_sent_once_and_never_on_to_another_place(tls: Web) -> None:
    post = Post(b"question", "application/ocsp-request")
    with serving({"/ask": plain(b"yes"), "/on": plain(b"", "Location: /ask", status="307 On")}, tls.server) as served:
        target = io.BytesIO()
        assert fetcher(tls).fetch(served.url("/ask"), RULE, target, post) == Fetched("media.example")
        moved = fetcher(tls).fetch(served.url("/on"), RULE, io.BytesIO(), post)
    assert target.getvalue() == b"yes"
    assert served.requests[0].startswith(b"POST /ask ")
    assert served.requests[0].endswith(b"Content-Type: application/ocsp-request\r\nContent-Length: 8\r\n\r\nquestion")
    assert (moved, len(served.requests)) == (Failed("media.example", Why.ELSEWHERE), 2)


@pytest.mark.parametrize(
    ("peers", "private"),
    [
        (("127.0.0.1",), "127.0.0.1"),
        (("93.184.216.34", "10.0.0.1"), "10.0.0.1"),
        (("2606:4700::1111", "::1"), "::1"),
        (("169.254.169.254",), "169.254.169.254"),
    ],
)
def test_a_name_that_leads_to_a_private_address_too_is_refused_untried(
    tls: Web, peers: tuple[str, ...], private: str
) -> None:
    """Nothing is tried: a connection to the public one would end in `CONNECTION` or `SLOW`."""
    strict = Fetcher(resolve=lambda _host, _port: peers, tls=tls.client)
    assert strict.fetch("https://media.example/", RULE, io.BytesIO()) == Failed("media.example", Why.PRIVATE, private)


def test_a_name_is_looked_up_once_so_that_it_cannot_lead_elsewhere_later(tls: Web) -> None:
    """DNS rebinding: the second answer of the name service would be another one."""
    asked: list[str] = []
    checked: list[str] = []

    def rebinding(host: str, _port: int) -> tuple[str, ...]:
        asked.append(host)
        return ("127.0.0.1",) if len(asked) == 1 else ("127.0.0.2",)

    def allowed(address: str) -> bool:
        checked.append(address)
        return address == "127.0.0.1"

    answers: dict[str, Answer] = {"/": plain(b"", "Location: /b", status="302 Found"), "/b": plain(BODY)}
    with serving(answers, tls.server) as served:
        outcome = Fetcher(rebinding, allowed, tls.client).fetch(served.url(), RULE, io.BytesIO())
    assert outcome == Fetched("media.example")
    assert (asked, checked) == (["media.example"], ["127.0.0.1"])


def test_the_next_address_is_tried_where_the_first_is_dead(tls: Web) -> None:
    several = Fetcher(lambda _host, _port: ("127.0.0.9", "127.0.0.1"), lambda _address: True, tls.client)
    with serving({"/": plain(BODY)}, tls.server) as served:
        assert several.fetch(served.url(), RULE, io.BytesIO()) == Fetched("media.example")


@pytest.mark.parametrize(
    ("url", "why"),
    [
        ("http://media.example/", Why.SCHEME),
        ("file:///etc/passwd", Why.SCHEME),
        ("ftp://media.example/", Why.SCHEME),
        ("media.example", Why.SCHEME),
        ("", Why.SCHEME),
        ("https://user:secret@media.example/", Why.CREDENTIALS),
        ("https://@media.example/", Why.CREDENTIALS),
        ("https:///path", Why.FORM),
        ("https://media.example:0/", Why.FORM),
        ("https://media.example:99999/", Why.FORM),
        ("https://media.example:https/", Why.FORM),
        ("https://media example/", Why.FORM),
        ("https://media.example/\r\nHost: other", Why.FORM),
        ("https://media.example\\@127.0.0.1/", Why.FORM),
        ("https://[fe80::1%25eth0]/", Why.FORM),
        ("https://[::1/", Why.FORM),
        ("https://" + "a" * 300 + ".example/", Why.FORM),
        ("https://media.example/" + "a" * 5000, Why.FORM),
        ("https://xn--\u00fc.example/", Why.FORM),
    ],
)
def test_an_address_that_is_none_or_never_used_is_refused_without_a_look_up(tls: Web, url: str, why: Why) -> None:
    asked: list[str] = []

    def resolve(host: str, _port: int) -> tuple[str, ...]:
        asked.append(host)
        return ()

    outcome = Fetcher(resolve, tls=tls.client).fetch(url, RULE, io.BytesIO())
    assert isinstance(outcome, Failed)
    assert (outcome.why, outcome.host, asked) == (why, "", [])


@given(st.one_of(st.text(), st.text().map("https://media.example/".__add__), st.text().map("https://".__add__)))
def test_no_text_is_fetched_or_raises_where_no_name_leads_anywhere(text: str) -> None:
    nowhere = Fetcher(resolve=lambda _host, _port: (), tls=NO_TLS)
    assert isinstance(nowhere.fetch(text, RULE, io.BytesIO()), Failed)


@given(st.text(), st.text())
def test_a_redirection_never_leads_to_another_host(host: str, path: str) -> None:
    start = place_of("https://media.example/a", ("https",))
    for location in (host, f"https://{host}/{path}", f"//{host}/{path}", f"/{path}"):
        try:
            place = redirected(start, location)
        except Stop:
            continue
        assert (place.scheme, place.host, place.port) == ("https", "media.example", 443)
        assert place.target.isascii()
        assert place.target.isprintable()


@pytest.mark.parametrize("host", ["2130706433", "0x7f.1", "127.1", "localhost", "[::1]", "[::ffff:127.0.0.1]", "0"])
def test_every_way_to_write_this_machine_is_refused_by_the_strict_fetcher(tls: Web, host: str) -> None:
    outcome = Fetcher(tls=tls.client).fetch(f"https://{host}/", RULE, io.BytesIO())
    assert isinstance(outcome, Failed)
    assert outcome.why in (Why.PRIVATE, Why.NAME)


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("93.184.216.34", True),
        ("2606:4700:4700::1111", True),
        ("::ffff:93.184.216.34", True),
        ("64:ff9b::5db8:d822", True),  # NAT64 of 93.184.216.34
        ("127.0.0.1", False),
        ("10.1.2.3", False),
        ("172.16.0.1", False),
        ("192.168.1.1", False),
        ("100.64.0.1", False),
        ("169.254.169.254", False),
        ("0.0.0.0", False),  # noqa: S104 -- nothing is bound to it
        ("224.0.0.251", False),
        ("255.255.255.255", False),
        ("240.0.0.1", False),
        ("192.0.2.1", False),
        ("::", False),
        ("::1", False),
        ("::127.0.0.1", False),
        ("fe80::1", False),
        ("fe80::1%eth0", False),
        ("2606:4700:4700::1111%eth0", False),
        ("fc00::1", False),
        ("fec0::1", False),
        ("ff02::1", False),
        ("ff0e::1", False),
        ("2001:db8::1", False),
        ("::ffff:127.0.0.1", False),
        ("::ffff:169.254.169.254", False),
        ("2002:7f00:1::", False),  # 6to4 of 127.0.0.1
        ("2002:a00:1::1", False),
        ("64:ff9b::a00:1", False),  # NAT64 of 10.0.0.1
        ("64:ff9b::7f00:1", False),
        ("64:ff9b:1::a00:1", False),
        ("2001:0:a00:1::", False),  # Teredo, server 10.0.0.1
        ("2001:0:5db8:d822:0:0:80ff:fffe", False),  # Teredo, client 127.0.0.1
        ("2606:4700::5efe:a00:1", False),  # ISATAP of 10.0.0.1
        ("media.example", False),
        ("", False),
    ],
)
def test_only_addresses_of_the_public_internet_are_public(address: str, public: bool) -> None:
    assert is_public(address) is public
