"""--online on the command line: what it may ask, what it says of it, and the exit code where nobody answered."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.program import SAMPLES, check, environment, howmade
from tests.online.signed import Camera, camera, picture, signed, signed_elsewhere

ROOT = SAMPLES.parent


@pytest.fixture(scope="module")
def acme() -> Camera:
    return camera("http://127.0.0.1:1/")


@pytest.fixture
def remote(tmp_path: Path, acme: Camera) -> Path:
    """A picture whose record is said to be on this machine, where we do not look."""
    path = tmp_path / "photo.jpg"
    path.write_bytes(signed_elsewhere(acme, "https://127.0.0.1:1/photo.c2pa")[0])
    return path


def test_a_record_that_could_not_be_fetched_ends_with_5_and_is_told(remote: Path) -> None:
    run = howmade("verify", "--online", "--format", "json", remote)
    assert run.code == 5
    (contact,) = run.json["checked"]["network"]
    assert contact == {
        "purpose": "record",
        "host": "127.0.0.1",
        "outcome": "refused: the name leads to 127.0.0.1, which is not a public address",
    }
    assert run.json["answers"]["record"]["state"] == "remote"
    assert "--manifest" in " ".join(run.json["next_steps"])


def test_without_the_option_the_same_file_ends_well_and_the_option_is_named(remote: Path) -> None:
    run = howmade("verify", "--format", "json", remote)
    assert (run.code, run.json["checked"]["network"]) == (0, [])
    assert any("--online" in gap for gap in run.json["not_covered"])


def test_a_responder_that_could_not_be_reached_ends_with_5(acme: Camera, tmp_path: Path) -> None:
    path, anchor = tmp_path / "photo.jpg", tmp_path / "acme.pem"
    path.write_bytes(signed(acme))
    anchor.write_bytes(acme.root.pem)
    run = howmade("verify", "--online", "--trust-anchors", anchor, "--details", path)
    assert run.code == 5
    assert "network     revocation: 127.0.0.1, refused:" in run.out


def test_a_condition_that_holds_yields_to_the_network_but_not_without_it(remote: Path, tmp_path: Path) -> None:
    altered = SAMPLES / "kissing-altered.mp4"
    assert check(altered).code == 10
    assert check("--online", altered, remote).code == 5
    assert check("--online", altered, tmp_path / "gone.jpg").code == 3


@pytest.mark.parametrize(
    ("address", "option", "code", "error"),
    [
        ("https://127.0.0.1:1/a.jpg", "--online", 5, "network.unreachable"),
        ("http://media.example/a.jpg", "--online", 5, "network.unreachable"),
        ("HTTPS://localhost:1/a.jpg", "--online", 5, "network.unreachable"),
        ("https://127.0.0.1:1/a.jpg", "--details", 3, "input.address"),
    ],
)
def test_an_address_that_cannot_be_fetched_is_an_error_in_its_place(
    address: str, option: str, code: int, error: str
) -> None:
    run = howmade("verify", option, "--format", "json", address)
    assert (run.code, run.json["error"]["code"]) == (code, error)
    assert (run.json["file"]["url"], run.json["file"]["path"]) == (address, None)


def test_standard_input_is_checked_online_like_a_file() -> None:
    run = howmade("verify", "--online", "--format", "json", "-", stdin=picture())
    assert (run.code, run.json["file"]["name"], run.json["file"]["path"]) == (0, "standard input", None)


def test_without_the_option_nothing_that_could_reach_the_network_is_even_loaded() -> None:
    script = (
        "import sys; from verify import Verifier; from verify.errors import InputError\n"
        "from verify.pipeline import load_judging; load_judging()\n"
        "Verifier().verify('samples/camera.jpg')\n"
        "print([name for name in ('verify.online', 'http.client', 'ssl') if name in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, cwd=ROOT, env=environment(), timeout=60, check=True
    )
    assert done.stdout.decode().strip() == "[]"
