"""A check never looks for the network, whatever addresses the file names."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.cli.program import environment
from tests.online.signed import camera, signed, signed_elsewhere

ROOT = Path(__file__).resolve().parent.parent
SECONDS = 300  # for a hundred files on a slow machine
ADDRESS = "https://cai-manifests.adobe.com/"

SCRIPT = """
import json, sys
touched = []
def watch(event, arguments):
    if event.startswith(("socket.", "urllib.", "http.client.", "ftplib.", "ssl.", "asyncio.")):
        touched.append(f"{event} {arguments!r}"[:200])
    if event.startswith(("subprocess.", "os.system", "os.posix_spawn", "os.exec", "webbrowser.")):
        touched.append(event)
sys.addaudithook(watch)
from datetime import UTC, datetime
from verify import Anchors, InputError, Policy, Verifier
from verify.render.as_json import to_json
from verify.render.text import to_text
verifier = Verifier(Policy(at=datetime(2026, 11, 22, tzinfo=UTC)))
checked, addresses = 0, []
for path in sys.argv[1:]:
    try:
        report = verifier.verify(path)
    except InputError:
        continue
    to_json(report), to_text(report)
    checked += 1
    addresses += [item.detail for item in report.findings if item.code in ("record.remote", "metadata.record_address")]
    assert report.checked.network == ()
print(json.dumps({"touched": touched, "checked": checked, "addresses": addresses}))
"""

# What strace shows of a call that could reach another machine; local sockets of the C library's name service are none.
_REMOTE = re.compile(r"\b(connect|sendto|sendmsg|sendmmsg|bind)\(.*AF_INET")


def files_of(folder: Path) -> list[Path]:
    return sorted(path for path in folder.iterdir() if path.suffix.lower() not in (".md", ".json", ".pem"))


def checked(paths: list[Path], *before: str) -> dict[str, Any]:
    """Check files in one process that notes every look at the network, and return its notes."""
    command = [*before, sys.executable, "-c", SCRIPT, *map(str, paths)]
    done = subprocess.run(command, capture_output=True, cwd=ROOT, env=environment(), timeout=SECONDS, check=False)
    assert done.returncode == 0, done.stderr.decode()[-2000:]
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def test_the_hook_of_this_test_sees_a_connection() -> None:
    """A hook that sees nothing would make the other tests worthless."""
    seen = SCRIPT.replace(
        "checked, addresses = 0, []",
        "import socket\ntry:\n socket.create_connection(('127.0.0.1', 9), 1)\nexcept OSError: pass\n"
        "checked, addresses = 0, []",
    )
    done = subprocess.run(
        [sys.executable, "-c", seen], capture_output=True, cwd=ROOT, env=environment(), timeout=SECONDS, check=True
    )
    assert any(event.startswith("socket.connect") for event in json.loads(done.stdout)["touched"])


def test_checking_the_samples_never_looks_for_the_network(samples: Path) -> None:
    found = checked(files_of(samples))
    assert found["touched"] == []
    assert found["checked"] == len(files_of(samples))


def test_checking_a_hundred_real_files_never_looks_for_the_network(corpus: Path) -> None:
    """Records name OCSP servers, remote manifests, identities and identifiers; some files only point at a record."""
    paths = [*files_of(corpus / "files"), *files_of(corpus / "marks")]
    found = checked(paths)
    assert found["touched"] == []
    assert found["checked"] == len(paths) == 90
    assert any(ADDRESS in address for address in found["addresses"])


def test_a_record_that_is_kept_elsewhere_is_named_and_not_fetched(corpus: Path) -> None:
    found = checked([corpus / "files" / "cloud-only-firefly.jpg"])
    assert found["touched"] == []
    assert any(ADDRESS in address for address in found["addresses"])


HOSTILE = (
    "https://127.0.0.1/a.c2pa",
    "http://127.0.0.1:8080/a.c2pa",
    "https://169.254.169.254/latest/meta-data",
    "http://localhost/a.c2pa",
    "https://[::1]/a.c2pa",
    "https://somewhere.invalid/a.c2pa",
    "file:///etc/passwd",
)
"""Addresses under which hostile files say that their record is kept."""


def hostile(folder: Path) -> list[Path]:
    """Write pictures that point elsewhere for their record, and one whose signer names a responder on this machine."""
    paths = []
    for number, url in enumerate(HOSTILE):
        path = folder / f"remote-{number}.jpg"
        path.write_bytes(signed_elsewhere(camera(), url)[0])
        paths.append(path)
    responder = folder / "responder.jpg"
    responder.write_bytes(signed(camera("http://127.0.0.1:8080/ocsp")))
    return [*paths, responder]


def tracer(log: Path) -> tuple[str, ...]:
    """Return the beginning of a command whose calls to the network are noted, its children's as well."""
    strace = shutil.which("strace")
    if strace is None:
        pytest.skip("strace is not installed")
    before = (strace, "-f", "-qq", "-e", "trace=network", "-o", str(log))
    probe = subprocess.run([*before, sys.executable, "-c", "0"], capture_output=True, env=environment(), check=False)
    if probe.returncode:
        pytest.skip(f"strace may not trace here: {probe.stderr.decode()[:100]}")
    return before


def remote_calls(log: Path) -> list[str]:
    return [line for line in log.read_text(errors="replace").splitlines() if _REMOTE.search(line)]


def verified_by_the_program(before: tuple[str, ...], home: Path, *arguments: str | Path) -> list[Any]:
    """Run the program as people do, and return its reports."""
    command = [*before, sys.executable, "-m", "cli", "verify", "--format", "jsonl", *map(str, arguments)]
    env = {**environment(), "HOME": str(home)}
    done = subprocess.run(command, capture_output=True, cwd=ROOT, env=env, timeout=SECONDS, check=False)
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_the_trace_of_this_test_sees_a_contact_where_one_is_allowed(tmp_path: Path) -> None:
    """A trace that sees nothing would make the next tests worthless."""
    log = tmp_path / "calls"
    script = "import socket; socket.socket(socket.AF_INET, socket.SOCK_DGRAM).connect(('127.0.0.1', 9))"
    subprocess.run([*tracer(log), sys.executable, "-c", script], env=environment(), timeout=SECONDS, check=True)
    assert len(remote_calls(log)) == 1


def test_the_system_sees_no_connection_for_samples_and_hostile_files(samples: Path, tmp_path: Path) -> None:
    """Native code runs past Python's audit hook; the system's own calls show what it does, worker included."""
    log = tmp_path / "calls"
    before = tracer(log)
    paths = [*files_of(samples), *hostile(tmp_path)]
    reports = verified_by_the_program(before, tmp_path, *paths, "https://somewhere.invalid/a.jpg")
    assert remote_calls(log) == []
    assert len(reports) == len(paths) + 1
    assert all(report["checked"]["network"] == [] for report in reports[:-1])
    assert [report["answers"]["record"]["state"] for report in reports[:-1]].count("remote") >= len(HOSTILE) - 1
    assert reports[-1]["error"]["code"] == "input.address"


def test_the_system_sees_no_connection_for_the_whole_corpus(corpus: Path, tmp_path: Path) -> None:
    """Records there name OCSP servers, time-stamping authorities, remote records and identities (CAWG, did:web)."""
    log = tmp_path / "calls"
    before = tracer(log)
    paths = [*files_of(corpus / "files"), *files_of(corpus / "marks")]
    assert any(b"did:web" in path.read_bytes() for path in paths)
    reports = verified_by_the_program(before, tmp_path, *paths)
    assert remote_calls(log) == []
    assert len(reports) == len(paths)
    assert all(report["checked"]["network"] == [] for report in reports if "checked" in report)


def test_the_audit_hook_sees_nothing_for_hostile_files_either(tmp_path: Path) -> None:
    paths = hostile(tmp_path)
    found = checked(paths)
    assert (found["touched"], found["checked"]) == ([], len(paths))
