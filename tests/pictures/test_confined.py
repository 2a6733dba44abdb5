"""The process that makes pictures writes no file, contacts nobody, and hands ffmpeg nothing that it could follow."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.program import environment
from tests.pictures.seen import pictures_of
from verify.pictures.answer import Why
from verify.pictures.decode import FORMATS
from verify.pictures.frame import CONTAINERS, frame_of
from verify.pictures.make import DECODED, FILMS
from verify.pictures.previews import TYPES

ROOT = Path(__file__).resolve().parents[2]
SCRIPT = """
import sys
from verify import Policy, Verifier
verifier = Verifier(Policy())
for path in sys.argv[1:]:
    pictures = verifier.see(path, pictures=True).pictures
    assert pictures.file is not None, pictures.why
"""
_REMOTE = re.compile(r"\b(connect|sendto|sendmsg|sendmmsg|bind)\(.*AF_INET")
_WRITING = re.compile(r"\b(openat|open|creat|rename\w*|unlink\w*|mkdir\w*|link\w*|symlink\w*)\((.*)")

ffmpeg = pytest.mark.skipif(shutil.which("ffmpeg") is None, reason="ffmpeg is not installed")


def writes(line: str) -> bool:
    """Tell whether a call changes the file system; to open a device for nothing is no change."""
    found = _WRITING.search(line)
    if found is None or "/dev/null" in line or "= -1 " in line:
        return False
    return not found[1].startswith("open") or any(flag in found[2] for flag in ("O_WRONLY", "O_RDWR", "O_CREAT"))


@ffmpeg
def test_no_file_is_written_and_no_address_contacted(tmp_path: Path) -> None:
    strace = shutil.which("strace")
    if strace is None:
        pytest.skip("strace is not installed")
    log = tmp_path / "calls"
    before = [strace, "-f", "-qq", "-e", "trace=network,file", "-o", str(log)]
    if subprocess.run([*before, sys.executable, "-c", "0"], capture_output=True, check=False).returncode:
        pytest.skip("strace may not trace here")
    paths = [str(ROOT / "samples" / name) for name in ("kissing.mp4", "camera-ai-fill.jpg")]
    command = [*before, sys.executable, "-B", "-c", SCRIPT, *paths]
    done = subprocess.run(command, capture_output=True, cwd=ROOT, env=environment(), timeout=120, check=False)
    assert done.returncode == 0, done.stderr.decode()[-2000:]
    calls = log.read_text(errors="replace").splitlines()
    assert any("ffmpeg" in line and "execve" in line for line in calls)
    assert [line for line in calls if _REMOTE.search(line)] == []
    assert [line for line in calls if writes(line)] == []


@ffmpeg
def test_the_trace_sees_a_file_that_is_written() -> None:
    assert writes('1 openat(AT_FDCWD, "/a", O_WRONLY|O_CREAT|O_TRUNC, 0666) = 3')
    assert writes('1 unlink("/a") = 0')
    assert not writes('1 openat(AT_FDCWD, "/a", O_RDONLY|O_CLOEXEC) = 3')


def test_both_sides_know_the_same_kinds() -> None:
    """The caller must not load a decoder to know what there is one for."""
    assert set(FORMATS) == DECODED
    assert set(FORMATS) - {"image/tiff"} == TYPES


def test_no_other_container_is_named_than_those_that_a_frame_is_asked_of() -> None:
    assert set(CONTAINERS) == FILMS


LISTS = {
    "concat": b"ffconcat version 1.0\nfile /etc/passwd\n",
    "hls": b"#EXTM3U\n#EXTINF:1,\nfile:///etc/passwd\n#EXT-X-ENDLIST\n",
    "subtitles": b"1\n00:00:00,000 --> 00:00:09,000\nhello\n",
    "dash": b"<?xml version='1.0'?><MPD><BaseURL>http://127.0.0.1:9/</BaseURL></MPD>",
}


@ffmpeg
@pytest.mark.parametrize("name", LISTS)
@pytest.mark.parametrize("media_type", sorted(CONTAINERS))
def test_a_list_of_other_files_is_never_taken_for_a_film(name: str, media_type: str, tmp_path: Path) -> None:
    program = shutil.which("ffmpeg")
    assert program is not None
    path = tmp_path / "film"
    path.write_bytes(LISTS[name])
    with path.open("rb") as file:
        assert frame_of(program, file.fileno(), media_type) is Why.UNDECODABLE


def test_a_program_in_the_current_folder_is_not_taken_for_ffmpeg(
    samples: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = tmp_path / "ffmpeg"
    program.write_text("#!/bin/sh\ntouch ran\n")
    program.chmod(0o755)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PATH", ".")
    assert pictures_of(samples / "kissing.mp4").why == "picture.no_ffmpeg"
    assert not (tmp_path / "ran").exists()


@ffmpeg
@pytest.mark.parametrize("damage", ["cut", "zeros"])
def test_a_damaged_film_has_a_reason(damage: str, samples: Path) -> None:
    film = (samples / "kissing.mp4").read_bytes()
    at = film.index(b"avcC") + 4
    broken = film[:at] + bytes(40) + film[at + 40 :] if damage == "zeros" else film[: film.index(b"moov") + 60]
    assert pictures_of(broken).why == "picture.undecodable"


def test_a_program_that_floods_its_pipe_is_cut_off(tmp_path: Path, samples: Path) -> None:
    program = tmp_path / "ffmpeg"
    program.write_text("#!/bin/sh\nexec cat /dev/zero\n")
    program.chmod(0o755)
    with (samples / "kissing.mp4").open("rb") as file:
        assert frame_of(str(program), file.fileno(), "video/mp4") is Why.UNDECODABLE
