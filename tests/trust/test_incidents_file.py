"""Notices of incidents in a file of the user's own: read strictly, told beside the built-in ones."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.cli.program import howmade
from tests.hostile.stamped import picture
from tests.hostile.test_incidents import camera
from verify import Policy, Report, Verifier
from verify.errors import ExitCode, TrustError
from verify.model.report import Finding
from verify.policy import Anchors, IncidentFile
from verify.trust.certificate import parse
from verify.trust.incident_file import MAX_BYTES, MAX_ENTRIES, MAX_TEXT, MAX_VALUES, read_incident_files
from verify.trust.incidents import Incident, builtin_incidents

FIRST = datetime(2025, 3, 1, tzinfo=UTC)
ACME = camera("Acme Imaging", "Acme Trust", FIRST)
ENTRY: dict[str, Any] = {
    "id": "acme-2025",
    "what": "The key of the Acme authority was seen on a public server.",
    "since": "2025-02-01",
    "until": "2025-04-01",
    "match": {"issuer_organizations": ["ACME Trust"], "valid_from": ["2025-02-01", "2025-04-01"]},
    "sources": [{"title": "The Planet", "url": "https://planet.example/acme", "date": "2025-04-02"}],
}


def of(*entries: object) -> IncidentFile:
    return IncidentFile("desk.json", json.dumps({"incidents": list(entries)}).encode())


def entry(**changed: object) -> dict[str, Any]:
    return {**ENTRY, **changed}


def match(**other: object) -> dict[str, Any]:
    """Return an entry with something else to match by."""
    return entry(match={"valid_from": ["2025-02-01", "2025-04-01"], **other})


def report(*entries: object) -> Report:
    policy = Policy(default_trust=False, anchors=(Anchors("own", ACME.root.pem),), incidents=(of(*entries),))
    return Verifier(policy).verify(picture(ACME), name="photo.jpg")


def told(found: Report) -> list[Finding]:
    return [finding for finding in found.findings if finding.code == "signer.known_incident"]


# -- what a notice does ------------------------------------------------------------------------------------------------


def test_a_notice_of_one_s_own_is_told_with_its_source_and_changes_no_answer() -> None:
    found, plain = report(ENTRY), report()
    (finding,) = told(found)
    assert "seen on a public server. Concerned are certificates given out from 2025-02-01 to" in finding.detail
    assert "The Planet, 2025-04-02 (https://planet.example/acme)" in finding.detail
    assert told(plain) == []
    assert found.answers == plain.answers


def fingerprint(der: bytes) -> str:
    read = parse(der)
    assert read is not None
    return read.sha256


SERIAL = f"{ACME.leaf.certificate.serial_number:x}"
OTHER_DAYS = ["2025-05-01", "2025-06-01"]


@pytest.mark.parametrize(
    ("notice", "concerned"),
    [
        (match(organizations=["acme imaging"]), True),
        (match(organizations=["Acme"]), False),
        (match(issuer_names=["o=acme trust, cn=issuing"]), True),
        (match(issuer_names=["Issuing (Acme Trust)"]), True),
        (match(issuer_names=["Issuing"]), False),
        (match(issuer_names=["Acme Issuing"]), False),
        (match(issuer_fingerprints=[fingerprint(ACME.middle.der)]), True),
        (match(issuer_fingerprints=[fingerprint(ACME.root.der)]), True),  # it stands on the list, and not in the file
        (match(issuer_fingerprints=[fingerprint(ACME.leaf.der)]), False),  # nobody's issuer
        (match(issuer_organizations=["Acme Trust"], serials=[SERIAL]), True),
        (match(issuer_organizations=["Acme Trust"], serials=["1"]), False),
        (match(issuer_organizations=["Other"], serials=[SERIAL]), False),  # another's certificate of that number
        (entry(match={"issuer_organizations": ["Acme Trust"], "valid_from": OTHER_DAYS}), False),
    ],
)
def test_a_certificate_is_matched_by_name_issuer_number_and_days(notice: object, *, concerned: bool) -> None:
    assert bool(told(report(notice))) is concerned


def test_a_notice_is_read_as_it_stands() -> None:
    (read,) = read_incident_files((of(match(issuer_names=["Issuing"], serials=["0a1"[1:]], reason="our own note")),))
    assert read == Incident(
        id="acme-2025",
        what=ENTRY["what"],
        since="2025-02-01",
        until="2025-04-01",
        organizations=frozenset(),
        issuer_organizations=frozenset(),
        valid_from=("2025-02-01", "2025-04-01"),
        sources=read.sources,
        issuer_names=frozenset({"issuing"}),
        serials=frozenset({"a1"}),
    )


def test_the_built_in_list_has_the_form_that_is_asked_of_others() -> None:
    data = Path(__file__).parents[2].joinpath("verify", "trust", "data", "incidents.json").read_bytes()
    assert read_incident_files((IncidentFile("incidents.json", data),)) == builtin_incidents()


def test_files_may_be_empty_and_several() -> None:
    assert read_incident_files((of(),)) == ()
    assert len(read_incident_files((of(ENTRY), of(ENTRY)))) == 2


# -- what is refused ---------------------------------------------------------------------------------------------------


def without(key: str) -> dict[str, Any]:
    return {name: value for name, value in ENTRY.items() if name != key}


def source(**changed: object) -> dict[str, Any]:
    return entry(sources=[{**ENTRY["sources"][0], **changed}])


REFUSED: list[tuple[object, str, str]] = [
    *((without(key), key, "missing") for key in ENTRY),
    (entry(note="x"), "note", "unknown"),
    ("text", "", "not an object"),
    (None, "", "not an object"),
    (entry(id="Acme 2025"), "id", "not up to 64"),
    (entry(id=""), "id", "not a text"),
    (entry(id=7), "id", "not a text"),
    (entry(what=" "), "what", "not a text"),
    (entry(what="x" * (MAX_TEXT + 1)), "what", "not a text"),
    (entry(what=["x"]), "what", "not a text"),
    (entry(since="2025-02-30"), "since", "not a date"),
    (entry(since="20250201"), "since", "not a date"),
    (entry(until="soon"), "until", "not a date"),
    (entry(until=None), "until", "not a text"),
    (entry(until="2024-01-01"), "until", "ends before it begins"),
    (entry(match=[]), "match", "not an object"),
    (match(), "match", "names nobody"),
    (match(serials=["1"]), "match", "names nobody"),  # numbers are those of one issuer
    (match(organizations=[]), "match", "names nobody"),
    (match(organizations="Acme"), "match.organizations", "not a list"),
    (match(organizations=[""]), "match.organizations", "not a text"),
    (match(organizations=["x"] * (MAX_VALUES + 1)), "match.organizations", "more than"),
    (match(issuer_organizations=[3]), "match.issuer_organizations", "not a text"),
    (match(issuer_names={}), "match.issuer_names", "not a list"),
    (match(issuer_fingerprints=["AB" * 32]), "match.issuer_fingerprints", "64 lower-case"),
    (match(issuer_fingerprints=["ab"]), "match.issuer_fingerprints", "64 lower-case"),
    (match(organizations=["x"], serials=["0A"]), "match.serials", "lower-case hexadecimal"),
    (match(organizations=["x"], serials=["01"]), "match.serials", "lower-case hexadecimal"),
    (match(organizations=["x"], serials=[1]), "match.serials", "not a text"),
    (match(organizations=["x"], issuer="y"), "match.issuer", "unknown"),
    (match(organizations=["x"], reason=1), "match.reason", "not a text"),
    (entry(match={"organizations": ["x"]}), "match.valid_from", "missing"),
    (match(organizations=["x"], valid_from=["2025-01-01"]), "match.valid_from", "first and a last"),
    (match(organizations=["x"], valid_from=["2025-01-01"] * 3), "match.valid_from", "more than 2"),
    (match(organizations=["x"], valid_from=["2025-02-01", "2025-01-01"]), "match.valid_from", "ends before"),
    (match(organizations=["x"], valid_from=["2025-02-01", 5]), "match.valid_from", "not a text"),
    (entry(sources=[]), "sources", "empty"),
    (entry(sources={}), "sources", "not a list"),
    (entry(sources=["https://x.example"]), "sources.1", "not an object"),
    (source(url="javascript:alert(1)"), "sources.1.url", "not a web address"),
    (source(title=None), "sources.1.title", "not a text"),
    (source(date="yesterday"), "sources.1.date", "not a date"),
    (source(by="x"), "sources.1.by", "unknown"),
]


@pytest.mark.parametrize(("wrong", "key", "why"), REFUSED, ids=lambda item: item if isinstance(item, str) else "")
def test_what_has_not_the_form_is_refused_with_the_entry_and_the_key(wrong: object, key: str, why: str) -> None:
    good = entry(id="before")
    with pytest.raises(TrustError) as refused:
        read_incident_files((of(good, wrong),))
    assert refused.value.code == "trust.incidents"
    assert refused.value.exit_code is ExitCode.TRUST
    place = f"“desk.json”, entry 2, “{key}”: " if key else "“desk.json”, entry 2: "
    assert place in refused.value.message
    assert why in refused.value.message


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "not JSON (line 1)"),
        (b'{"incidents":\n\n[}', "not JSON (line 3)"),
        (b"\xff\xfe{}", "not JSON in UTF-8"),
        (b'{"incidents": [], "incidents": []}', "a key that comes twice"),
        (b"[" * 100_000, "not JSON"),
        (b"[]", "not an object"),
        (b"{}", "“incidents”: missing"),
        (b'{"incidents": 3}', "“incidents”: not a list"),
        (b'{"incidents": [], "version": 1}', "“version”: unknown"),
        (json.dumps({"incidents": [0] * (MAX_ENTRIES + 1)}).encode(), "more than 1000"),
        (b" " * (MAX_BYTES + 1), f"more than {MAX_BYTES} bytes"),
        (json.dumps({"incidents": [ENTRY, ENTRY]}).encode(), "entry 2, “id”: comes twice"),
        (b'{"incidents": [' + b"1" * 5000 + b"]}", "not"),
    ],
)
def test_a_file_that_is_no_list_of_notices_is_refused(data: bytes, why: str) -> None:
    with pytest.raises(TrustError) as refused:
        read_incident_files((IncidentFile("desk.json", data),))
    assert "“desk.json”" in refused.value.message
    assert why in refused.value.message


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=12),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=6,
)
PLACES: list[Callable[[Any], object]] = [
    lambda value: value,
    lambda value: entry(what=value, since=value),
    lambda value: entry(match=value),
    lambda value: match(organizations=value, serials=value),
    lambda value: match(organizations=[value], issuer_fingerprints=[value]),
    lambda value: entry(sources=value),
    lambda value: entry(sources=[value]),
]


@settings(max_examples=150)
@given(place=st.sampled_from(PLACES), value=JSON)
def test_whatever_stands_in_a_file_it_is_read_or_refused(place: Callable[[Any], object], value: object) -> None:
    try:
        found = read_incident_files((of(place(value)),))
    except TrustError as refused:
        assert refused.code == "trust.incidents"  # noqa: PT017 -- either outcome is one
    else:
        assert len(found) == 1


@settings(max_examples=100)
@given(st.binary(max_size=60))
def test_whatever_bytes_a_file_has_nothing_else_is_raised(data: bytes) -> None:
    with pytest.raises(TrustError):
        read_incident_files((IncidentFile("desk.json", data),))


# -- the command -------------------------------------------------------------------------------------------------------


def test_the_command_takes_files_of_one_s_own(tmp_path: Path) -> None:
    file, notices = tmp_path / "photo.jpg", tmp_path / "desk.json"
    file.write_bytes(picture(ACME))
    notices.write_bytes(of(ENTRY).json)
    out = " ".join(howmade("verify", str(file), "--incidents", str(notices)).out.split())
    assert "seen on a public server" in out
    assert "seen on a public server" not in howmade("verify", str(file)).out


def test_the_command_ends_with_4_where_such_a_file_cannot_be_used(tmp_path: Path) -> None:
    file, notices = tmp_path / "photo.jpg", tmp_path / "desk.json"
    file.write_bytes(picture(ACME))
    notices.write_bytes(of(entry(until="soon")).json)
    refused = howmade("verify", str(file), "--incidents", str(notices))
    assert refused.code == ExitCode.TRUST
    assert "entry 1, “until”: not a date" in refused.err
    missing = howmade("verify", str(file), "--incidents", str(tmp_path / "none.json"))
    assert missing.code == ExitCode.TRUST
    assert "none.json" in missing.err
    assert str(tmp_path) not in missing.err
