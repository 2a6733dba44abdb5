"""Trust lists are brought up to date from a server, and what must not take a list's place is refused."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from cli.trust_command import run_update
from tests.online.authority import Web, web
from tests.online.server import Answer, fetcher, plain, serving
from tests.trust.authority import Party, issue
from tests.trust.published import lote, service, written
from verify.errors import ExitCode
from verify.model.vocabulary import ListOrigin
from verify.online.lists import RULE, SOURCES, Frozen, Means, Outcome, Refused, Source, Updated, update_lists
from verify.policy import Policy
from verify.trust.forms.own import write_own
from verify.trust.in_use import lists_in_use
from verify.trust.lists import BUILTIN_IDS, Kind, TrustList, builtin
from verify.trust.load import load_lists

NOW = datetime(2026, 11, 22, 15, tzinfo=UTC)
LATER = "2026-11-01T00:00:00Z"


@pytest.fixture(scope="module")
def tls(tmp_path_factory: pytest.TempPathFactory) -> Web:
    return web(tmp_path_factory.mktemp("web"))


@pytest.fixture(scope="module")
def new() -> Party:
    return issue("New Root")


def published(list_id: str, *more: Party, drop: int = 0, **about: Any) -> bytes:  # noqa: ANN401 -- JSON
    """Return an edition of a C2PA list as its publisher would write it."""
    (own,) = builtin((list_id,))
    services = [service(entry.der) for entry in own.entries[drop:]] + [service(party) for party in more]
    issued = about.pop("issued", own.issued)
    return written(lote(*services, name=about.pop("name", own.name), issued=issued, **about))


def iptc(*more: Party, drop: int = 0) -> bytes:
    from verify.trust.lists import engine_pem  # noqa: PLC0415 -- here alone

    (own,) = builtin(("iptc-vnp",))
    kept = own._replace(entries=own.entries[drop:], digest=str(drop))
    return engine_pem(kept).end_entities.encode() + b"".join(party.pem for party in more)


class Updates:
    """Updates against a server of our own, which answers by the names of the lists."""

    def __init__(self, folder: Path, tls: Web) -> None:
        self.folder, self.tls = folder, tls
        self.requests: list[bytes] = []

    def means(self, port: int, now: datetime) -> Means:
        sources = tuple(one._replace(url=f"https://media.example:{port}/{one.list_id}") for one in SOURCES)
        return Means(self.folder, fetcher(self.tls), now, sources)

    def __call__(self, answers: dict[str, bytes], *names: str, now: datetime = NOW) -> dict[str, Outcome]:
        served_at: dict[str, Answer] = {f"/{name}": plain(content) for name, content in answers.items()}
        with serving(served_at, self.tls.server) as served:
            outcomes = tuple(update_lists(names or tuple(answers), self.means(served.port, now)))
            self.requests += served.requests
        return {_id(outcome): outcome for outcome in outcomes}

    def print(self, answers: dict[str, bytes], *names: str) -> ExitCode:
        served_at: dict[str, Answer] = {f"/{name}": plain(content) for name, content in answers.items()}
        with serving(served_at, self.tls.server) as served:
            return run_update(names or None, self.means(served.port, NOW))

    def in_use(self, list_id: str) -> TrustList:
        return lists_in_use(self.folder, (list_id,))[0]


def _id(outcome: Outcome) -> str:
    return outcome.list_id if isinstance(outcome, Refused) else outcome.trust_list.id


@pytest.fixture
def update(tmp_path: Path, tls: Web) -> Updates:
    return Updates(tmp_path / "lists", tls)


def updated(outcome: Outcome) -> Updated:
    assert isinstance(outcome, Updated), outcome
    return outcome


def code(outcome: Outcome) -> str:
    assert isinstance(outcome, Refused), outcome
    return outcome.error.code


def test_the_official_sources_are_https_and_each_is_of_a_list_that_is_kept_up() -> None:
    assert {one.list_id for one in SOURCES} == {"c2pa", "c2pa-tsa", "iptc-vnp"}
    assert all(re.match(r"https://[a-z.]+/", one.url) for one in SOURCES)
    assert RULE.schemes == ("https",)
    assert Source("x", "https://x.example/", SOURCES[0].form).kind is None


def test_a_new_edition_is_used_from_then_on_and_what_came_and_went_is_told(update: Updates, new: Party) -> None:
    before = update.in_use("c2pa")
    told = updated(update({"c2pa": published("c2pa", new, drop=1, issued=LATER)})["c2pa"])
    assert [entry.title for entry in told.change.added] == ["New Root (Acme)"]
    assert told.change.removed == before.entries[:1]
    now = update.in_use("c2pa")
    assert (now.issued, now.retrieved, now.origin) == (LATER, "2026-11-22T15:00:00Z", ListOrigin.UPDATED)
    assert (now.id, now.name, now.operator, now.purpose) == before[:4]
    assert now.digest != before.digest
    assert load_lists(Policy(lists_folder=update.folder))[0] == now


def test_an_edition_that_is_unchanged_counts_as_looked_at(update: Updates) -> None:
    assert update.in_use("c2pa").age_days(NOW) == 109
    assert not any(updated(update({"c2pa": published("c2pa")})["c2pa"]).change)
    assert update.in_use("c2pa").age_days(NOW) == 0
    assert update.in_use("c2pa").digest == builtin(("c2pa",))[0].digest
    assert update.in_use("c2pa").age_days(NOW + timedelta(days=31)) == 31


def test_every_list_has_its_own_form_and_purpose(update: Updates) -> None:
    answers = {"c2pa": published("c2pa"), "c2pa-tsa": published("c2pa-tsa"), "iptc-vnp": iptc()}
    outcomes = update(answers, *BUILTIN_IDS)
    assert {name: type(outcome) for name, outcome in outcomes.items()} == {
        "c2pa": Updated,
        "c2pa-tsa": Updated,
        "iptc-vnp": Updated,
        "itl": Frozen,
    }
    assert [one.digest for one in lists_in_use(update.folder)] == [one.digest for one in builtin()]
    assert [request.split(b" ")[1] for request in update.requests] == [b"/c2pa", b"/c2pa-tsa", b"/iptc-vnp"]


def test_the_list_of_clocks_in_the_place_of_that_of_signers_is_refused(update: Updates) -> None:
    outcomes = update({"c2pa": published("c2pa-tsa", issued=LATER), "c2pa-tsa": published("c2pa", issued=LATER)})
    assert [code(outcome) for outcome in outcomes.values()] == ["trust.other_list"] * 2
    assert lists_in_use(update.folder) == builtin()


def test_an_authority_on_the_list_of_publishers_is_refused(update: Updates, new: Party) -> None:
    assert code(update({"iptc-vnp": iptc(new)})["iptc-vnp"]) == "trust.other_list"
    assert update.in_use("iptc-vnp").entries_of(Kind.ANCHOR) == ()


@pytest.mark.parametrize(
    ("content", "refused"),
    [
        (b"", "trust.other_list"),
        (b"<html>Log in to the hotel's network", "trust.bad_list"),
        (b'{"LoTE": {"ListAndSchemeInformation": {}}}', "trust.bad_list"),
        (published("c2pa")[:-1000], "trust.bad_list"),
        (published("c2pa", issued="2026-08-04T00:00:00Z"), "trust.older_edition"),
        (published("c2pa", issued="2027-01-01T00:00:00Z"), "trust.future_edition"),
        (published("c2pa", drop=16, issued=LATER), "trust.shrunk_edition"),
        (write_own(builtin(("c2pa",))[0]), "trust.other_list"),
        (bytes(RULE.limit + 1), "network.unreachable"),
    ],
)
def test_what_is_no_later_edition_is_refused_and_the_list_in_use_stays(
    update: Updates, content: bytes, refused: str
) -> None:
    assert code(update({"c2pa": content})["c2pa"]) == refused
    assert lists_in_use(update.folder) == builtin()


def test_an_older_edition_than_the_held_one_is_refused_even_if_it_is_later_than_the_built_in_one(
    update: Updates, new: Party
) -> None:
    update({"c2pa": published("c2pa", new, issued=LATER)})
    assert code(update({"c2pa": published("c2pa", issued="2026-10-01T00:00:00Z")})["c2pa"]) == "trust.older_edition"
    assert update.in_use("c2pa").issued == LATER


def test_the_half_is_counted_from_the_edition_that_is_in_use(update: Updates) -> None:
    (own,) = builtin(("iptc-vnp",))
    half = len(own.entries) // 2
    assert len(updated(update({"iptc-vnp": iptc(drop=half)})["iptc-vnp"]).trust_list.entries) == half
    assert code(update({"iptc-vnp": iptc(drop=half + half // 2 + 1)})["iptc-vnp"]) == "trust.shrunk_edition"
    updated(update({"iptc-vnp": iptc(drop=half + half // 2)})["iptc-vnp"])


def test_one_list_that_is_refused_does_not_stop_the_others(update: Updates, capsys: pytest.CaptureFixture[str]) -> None:
    code = update.print({"c2pa": b"{}", "iptc-vnp": iptc(drop=1)})
    out = capsys.readouterr().out
    assert code is ExitCode.TRUST
    assert re.search(r"^c2pa  refused: .* \[trust\.bad_list\]$", out, re.MULTILINE)
    assert re.search(r"^c2pa-tsa  refused: .*404.* \[network\.unreachable\]$", out, re.MULTILINE)
    assert re.search(
        r"^iptc-vnp  updated \(no date of issue, 19 certificates\)\n  - [0-9a-f]{64}  \S", out, re.MULTILINE
    )
    assert re.search(r"^itl  not updated: frozen since 2026-01-01", out, re.MULTILINE)
    assert update.in_use("iptc-vnp").origin is ListOrigin.UPDATED


@pytest.mark.parametrize(
    ("answers", "ends"),
    [
        ({"c2pa": published("c2pa")}, ExitCode.OK),
        ({"c2pa-tsa": b""}, ExitCode.NETWORK),
        ({"c2pa": b"{}"}, ExitCode.TRUST),
    ],
)
def test_the_exit_code_is_that_of_the_worst(
    update: Updates, capsys: pytest.CaptureFixture[str], answers: dict[str, bytes], ends: ExitCode
) -> None:
    assert update.print(answers, "c2pa") is ends
    assert capsys.readouterr().out.startswith("c2pa  ")


def test_names_that_a_list_brings_reach_the_terminal_escaped(
    update: Updates, capsys: pytest.CaptureFixture[str]
) -> None:
    odd = issue("Evil\x1b[2JRoot\n+ trusted")
    assert update.print({"c2pa": published("c2pa", odd, issued=LATER)}, "c2pa") is ExitCode.OK
    out = capsys.readouterr().out
    assert "Evil\\x1b[2JRoot\\x0a+ trusted" in out
    assert "\x1b" not in out


def test_a_damaged_held_list_is_repaired_by_an_update(update: Updates) -> None:
    update.folder.mkdir()
    (update.folder / "c2pa.json").write_bytes(b"{")
    updated(update({"c2pa": published("c2pa")})["c2pa"])
    assert update.in_use("c2pa").origin is ListOrigin.UPDATED


def test_a_host_whose_certificate_is_for_another_name_gives_no_list(tmp_path: Path, tls: Web) -> None:
    other = web(tmp_path, "other.example")
    with serving({"/c2pa": plain(published("c2pa", issued=LATER))}, other.server) as served:
        source = SOURCES[0]._replace(url=served.url("/c2pa"))
        means = Means(tmp_path / "lists", fetcher(tls), NOW, (source,))
        (outcome,) = update_lists(("c2pa",), means)
    assert code(outcome) == "network.unreachable"
    assert not (tmp_path / "lists").exists()
