"""A record that is kept elsewhere, from the server to the report; and media that a person names by an address."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from tests.online.authority import Web, web
from tests.online.server import Answer, fetcher, plain, serving
from tests.online.signed import Camera, camera, picture, signed, signed_elsewhere
from verify import InputError, Report, Verifier
from verify.errors import ExitCode, NetworkError
from verify.examine.client import WorkerExaminer
from verify.examine.messages import Setup
from verify.model.report import Contact
from verify.model.vocabulary import AiState, Location, RecordState, SignerState
from verify.policy import Limits
from verify.trust.load import engine_lists, load_lists


@pytest.fixture(scope="module")
def tls(tmp_path_factory: pytest.TempPathFactory) -> Web:
    return web(tmp_path_factory.mktemp("web"))


@pytest.fixture(scope="module")
def acme() -> Camera:
    return camera("http://127.0.0.1:1/")  # nobody answers there


def codes(report: Report) -> set[str]:
    return {finding.code for finding in report.findings}


def asked_for_records(report: Report) -> tuple[Contact, ...]:
    return tuple(contact for contact in report.checked.network if contact.purpose == "record")


@pytest.fixture
def remote(tls: Web, acme: Camera, tmp_path: Path) -> Path:
    """A picture whose record is to be had at a port where nobody listens any more."""
    with serving({}, tls.server) as served:
        url = served.url("/gone.c2pa")
    path = tmp_path / "photo.jpg"
    path.write_bytes(signed_elsewhere(acme, url)[0])
    return path


def test_a_record_kept_elsewhere_is_fetched_and_read_and_the_report_says_who_saw_the_request(
    tls: Web, acme: Camera
) -> None:
    answers: dict[str, Answer] = {}
    with serving(answers, tls.server) as served:
        data, store = signed_elsewhere(acme, served.url("/photo.c2pa"))
        answers["/photo.c2pa"] = plain(store)
        report = Verifier(acme.policy, fetcher=fetcher(tls)).verify(data)
    record, signer = report.answers.record, report.answers.signer
    assert (record.state, record.location) == (RecordState.INTACT, Location.REMOTE)
    assert (signer.state, signer.recognized_by) == (SignerState.RECOGNIZED, ("acme",))
    assert report.answers.ai.state is AiState.DECLARED_NOT_AI
    assert "media.example" in record.sentence
    assert "record.fetched" in codes(report)
    assert asked_for_records(report) == (Contact("record", "media.example", "answered"),)
    assert len(served.requests) == 1


def test_a_stream_is_read_again_with_its_record(tls: Web, acme: Camera) -> None:
    answers: dict[str, Answer] = {}
    with serving(answers, tls.server) as served:
        data, store = signed_elsewhere(acme, served.url("/photo.c2pa"))
        answers["/photo.c2pa"] = plain(store)
        report = Verifier(acme.policy, fetcher=fetcher(tls)).verify(io.BytesIO(data), name="standard input")
    assert report.answers.record.state is RecordState.INTACT
    assert (report.file.name, report.file.path) == ("standard input", None)


def test_the_worker_reads_a_fetched_record_as_well(tls: Web, acme: Camera, tmp_path: Path) -> None:
    answers: dict[str, Answer] = {}
    path = tmp_path / "photo.jpg"
    setup = Setup(engine_lists(load_lists(acme.policy)), Limits(), pixels=False)
    with serving(answers, tls.server) as served, WorkerExaminer(setup) as examiner:
        data, store = signed_elsewhere(acme, served.url("/photo.c2pa"))
        path.write_bytes(data)
        answers["/photo.c2pa"] = plain(store)
        report = Verifier(acme.policy, examiner, fetcher(tls)).verify(str(path))
    assert report.answers.record.state is RecordState.INTACT
    assert report.file.path == str(path)


def test_a_picture_changed_since_does_not_match_its_fetched_record(tls: Web, acme: Camera) -> None:
    answers: dict[str, Answer] = {}
    with serving(answers, tls.server) as served:
        data, store = signed_elsewhere(acme, served.url("/photo.c2pa"))
        answers["/photo.c2pa"] = plain(store)
        report = Verifier(acme.policy, fetcher=fetcher(tls)).verify(data[:-20] + b"\x55" * 18 + data[-2:])
    assert report.answers.record.state is RecordState.ALTERED
    assert "record.fetched" in codes(report)


@pytest.mark.parametrize(
    "served_instead",
    [
        plain(b"<html>not here</html>"),
        plain(b""),
        plain(b"\x00\x00\x00\x20jumb" + bytes(100)),
        plain(b"gone", status="404 Not Found"),
        b"",
    ],
    ids=["a page", "nothing", "a broken store", "not found", "a closed connection"],
)
def test_what_is_no_record_leaves_the_state_remote_with_the_reason(
    tls: Web, acme: Camera, served_instead: bytes
) -> None:
    with serving({"/photo.c2pa": served_instead}, tls.server) as served:
        data, _ = signed_elsewhere(acme, served.url("/photo.c2pa"))
        report = Verifier(acme.policy, fetcher=fetcher(tls)).verify(data)
    (contact,) = report.checked.network
    assert report.answers.record.state is RecordState.REMOTE
    assert contact.outcome.startswith("failed: ")
    assert any(contact.outcome in gap for gap in report.not_covered)
    assert "record.fetched" not in codes(report)


def test_a_record_over_the_limit_is_not_taken(tls: Web, acme: Camera) -> None:
    small = acme.policy._replace(limits=Limits(fetched_manifest_bytes=1000))
    answers: dict[str, Answer] = {}
    with serving(answers, tls.server) as served:
        data, store = signed_elsewhere(acme, served.url("/photo.c2pa"))
        answers["/photo.c2pa"] = plain(store)
        report = Verifier(small, fetcher=fetcher(tls)).verify(data)
    assert report.answers.record.state is RecordState.REMOTE
    assert report.checked.network == (Contact("record", "media.example", "refused: more than 1,000 bytes"),)


@pytest.mark.parametrize(
    ("url", "host", "outcome"),
    [
        ("http://media.example/a", "?", "refused: only https addresses are used"),
        ("https://127.0.0.1/a", "127.0.0.1", "refused: the name leads to 127.0.0.1, which is not a public address"),
        (
            "https://169.254.169.254/latest/meta-data",
            "169.254.169.254",
            "refused: the name leads to 169.254.169.254, which is not a public address",
        ),
        ("https://localhost/a", "localhost", "refused: the name leads to "),
        ("https://me:secret@media.example/a", "?", "refused: the address holds a user name"),
    ],
)
def test_the_strict_fetcher_refuses_what_a_hostile_file_points_to_and_says_so(
    acme: Camera, url: str, host: str, outcome: str
) -> None:
    """Server-side request forgery: nothing of the machine or its network is asked, and each refusal is told."""
    data, _ = signed_elsewhere(acme, url)
    report = Verifier(acme.policy).verify(data)
    (contact,) = report.checked.network
    assert (contact.purpose, contact.host) == ("record", host)
    assert contact.outcome.startswith(outcome)
    assert report.answers.record.state is RecordState.REMOTE


@pytest.mark.parametrize("url", ["file:///etc/passwd", "ftp://media.example/a", "javascript:alert(1)"])
def test_an_address_of_another_kind_is_never_opened(acme: Camera, url: str) -> None:
    data, _ = signed_elsewhere(acme, url)
    report = Verifier(acme.policy).verify(data)
    assert all(contact.outcome.startswith("refused: ") for contact in report.checked.network)
    assert report.answers.record.state in (RecordState.ABSENT, RecordState.REMOTE)


def test_without_permission_nobody_is_asked_and_the_report_names_the_option(acme: Camera, remote: Path) -> None:
    report = Verifier(acme.policy._replace(online=False)).verify(str(remote))
    assert report.checked.network == ()
    assert report.answers.record.state is RecordState.REMOTE
    assert any("--online" in gap for gap in report.not_covered)


def test_media_at_an_address_is_fetched_and_checked(tls: Web, acme: Camera) -> None:
    with serving({"/pictures/a%20b.jpg?x=1": plain(signed(acme))}, tls.server) as served:
        url = served.url("/pictures/a%20b.jpg?x=1")
        report = Verifier(acme.policy, fetcher=fetcher(tls)).verify_address(url)
    assert (report.file.name, report.file.path, report.file.url) == ("a b.jpg", None, url)
    assert report.answers.record.state is RecordState.INTACT
    assert report.checked.network[0] == Contact("media", "media.example", "answered")


def test_the_name_of_fetched_media_never_becomes_a_path(tls: Web, acme: Camera) -> None:
    path = "/..%2F..%2F..%2Ftmp%2Fowned%00.jpg"
    with serving({path: plain(picture())}, tls.server) as served:
        report = Verifier(acme.policy, fetcher=fetcher(tls)).verify_address(served.url(path))
    assert report.answers.record.state is RecordState.ABSENT
    assert (report.file.path, report.file.name) == (None, "..%2F..%2F..%2Ftmp%2Fowned%00.jpg")


def test_media_that_is_too_large_or_none_or_not_there_cannot_be_checked(tls: Web, acme: Camera) -> None:
    policy = acme.policy._replace(limits=Limits(file_bytes=1000))
    verifier = Verifier(policy, fetcher=fetcher(tls))
    with serving({"/a.jpg": plain(picture()), "/a.html": plain(b"<html>")}, tls.server) as served:
        with pytest.raises(NetworkError, match="more than 1,000 bytes") as large:
            verifier.verify_address(served.url("/a.jpg"))
        with pytest.raises(NetworkError, match="status 404"):
            verifier.verify_address(served.url("/b.jpg"))
        with pytest.raises(InputError, match="not a picture") as page:
            verifier.verify_address(served.url("/a.html"))
    assert (large.value.exit_code, page.value.exit_code) == (ExitCode.NETWORK, ExitCode.NOT_CHECKED)


def test_an_address_is_refused_where_the_network_is_not_allowed(acme: Camera) -> None:
    with pytest.raises(InputError, match="network") as refused:
        Verifier(acme.policy._replace(online=False)).verify_address("https://media.example/a.jpg")
    assert (refused.value.code, "--online" in refused.value.hint) == ("input.address", True)
