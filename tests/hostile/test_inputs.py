"""Inputs that try to hang, to exhaust, to change or to be two things at once: each gets its one answer at once."""

from __future__ import annotations

import io
import os
import socket
import struct
import threading
import time
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any, BinaryIO, cast

import pytest

from tests.cli.program import SAMPLES, Run, check, howmade, without_privileges
from tests.media import forge
from tests.samples import media
from verify import Policy, Verifier
from verify.errors import InputError
from verify.media.polyglot import second_files
from verify.media.source import READ_WHOLE, take
from verify.media.walk import walk
from verify.policy import MIB, Limits

JPEG = media.media("image/jpeg")
SECONDS = 10
"""Of the clock, for a run of the whole program on a busy machine; what hangs takes for ever."""


@pytest.fixture(scope="module")
def verifier() -> Verifier:
    """Return a verifier without lists, in this process."""
    return Verifier(Policy(default_trust=False))


def codes(run: Run) -> dict[str, str]:
    """Return what became of each file of a run: its error, or the state of its record."""
    return {
        item["file"]["name"]: item["error"]["code"] if "error" in item else item["answers"]["record"]["state"]
        for item in run.lines
    }


def findings(verifier: Verifier, data: bytes, name: str = "x.jpg") -> dict[str, str]:
    """Return the findings of a file with their details."""
    return {finding.code: finding.detail for finding in verifier.verify(data, name=name).findings}


# -- what is no regular file (row 48) ----------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def zoo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder in which nothing but two pictures is a picture, whatever the names say."""
    folder = tmp_path_factory.mktemp("zoo")
    (folder / "a.jpg").write_bytes(JPEG)
    (folder / "b").mkdir()
    (folder / "b" / "c.jpg").write_bytes(JPEG)
    (folder / "b" / "up.jpg").symlink_to("..")
    (folder / "itself.jpg").symlink_to(folder / "itself.jpg")
    (folder / "zero.jpg").symlink_to("/dev/zero")
    (folder / "tty.jpg").symlink_to("/dev/tty")
    (folder / "again.jpg").symlink_to("a.jpg")
    (folder / "gone.jpg").symlink_to("nowhere.jpg")
    (folder / "folder.jpg").mkdir()
    (folder / "notes.jpg").write_text("Dear editor,\n")
    (folder / "none.jpg").touch()
    (folder / "record.c2pa").write_bytes(b"\0\0\0\x20jumb\0\0\0\x18jumd" + bytes(16))
    os.mkfifo(folder / "fifo.jpg")
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(folder / "socket.jpg"))
    return folder


def test_each_of_them_given_by_name_is_refused_at_once(zoo: Path) -> None:
    names = ("fifo.jpg", "socket.jpg", "zero.jpg", "tty.jpg", "itself.jpg", "gone.jpg", "folder.jpg")
    began = time.monotonic()
    run = check("--format", "jsonl", *(zoo / name for name in names))
    assert time.monotonic() - began < SECONDS
    assert codes(run) == {
        "fifo.jpg": "input.not_regular",
        "socket.jpg": "input.not_regular",
        "zero.jpg": "input.not_regular",
        "tty.jpg": "input.not_regular",
        "itself.jpg": "input.unreadable",
        "gone.jpg": "input.missing",
        "folder.jpg": "input.no_media",
    }
    assert run.code == 3


def test_a_link_given_by_name_is_the_file_that_it_leads_to(zoo: Path) -> None:
    run = check("--format", "json", zoo / "again.jpg")
    assert (run.json["file"]["name"], run.json["file"]["bytes"], run.code) == ("again.jpg", len(JPEG), 0)


def test_a_folder_is_walked_without_its_links_and_says_what_it_left_aside(zoo: Path) -> None:
    run = check("--format", "jsonl", zoo)
    assert codes(run) == {"a.jpg": "absent", "c.jpg": "absent"}
    assert run.err == ("11 files skipped: 6 links, 1 empty, 1 not media, 1 record (.c2pa), 2 not regular files\n")
    assert run.code == 0


def test_links_are_followed_where_that_is_asked_for_and_circles_end(zoo: Path) -> None:
    began = time.monotonic()
    run = check("--format", "jsonl", "--follow-links", zoo)
    assert time.monotonic() - began < SECONDS
    assert codes(run) == {
        "a.jpg": "absent",
        "again.jpg": "absent",
        "c.jpg": "absent",
        "gone.jpg": "input.missing",
        "itself.jpg": "input.unreadable",
    }
    assert run.err == (
        "8 files skipped: 1 folder seen before, 1 empty, 1 not media, 1 record (.c2pa), 4 not regular files\n"
    )
    assert run.code == 3


def test_a_folder_that_is_a_link_is_walked_where_it_is_given_by_name(zoo: Path, tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(zoo / "b")
    assert codes(check("--format", "jsonl", tmp_path / "link")) == {"c.jpg": "absent"}


def test_nothing_is_said_of_skipped_files_where_none_was(tmp_path: Path) -> None:
    (tmp_path / "a.jpg").write_bytes(JPEG)
    assert check("--format", "jsonl", tmp_path).err == ""


def test_a_file_that_may_not_be_read_is_an_error_and_costs_no_other(tmp_path: Path) -> None:
    for name in ("a.jpg", "b.jpg"):
        (tmp_path / name).write_bytes(JPEG)
    (tmp_path / "a.jpg").chmod(0)
    run = check("--format", "jsonl", tmp_path / "a.jpg", tmp_path / "b.jpg", before=without_privileges)
    assert codes(run) == {"a.jpg": "input.unreadable", "b.jpg": "absent"}


def test_a_folder_that_may_not_be_read_is_an_error_and_not_silence(tmp_path: Path) -> None:
    (tmp_path / "a.jpg").write_bytes(JPEG)
    (tmp_path / "secret").mkdir(mode=0)
    run = check("--format", "jsonl", tmp_path, before=without_privileges)
    assert codes(run) == {"a.jpg": "absent", "secret": "input.unreadable"}
    assert run.code == 3


def test_a_deep_folder_is_walked(tmp_path: Path) -> None:
    folder = os.open(tmp_path, os.O_RDONLY)
    for _ in range(400):
        os.mkdir("d", dir_fd=folder)
        inner = os.open("d", os.O_RDONLY, dir_fd=folder)
        os.close(folder)
        folder = inner
    os.close(folder)
    (tmp_path / "a.jpg").write_bytes(JPEG)
    assert codes(check("--format", "jsonl", tmp_path))["a.jpg"] == "absent"


def test_anchors_that_never_end_are_refused_too(zoo: Path, tmp_path: Path) -> None:
    with (tmp_path / "huge.pem").open("wb") as file:
        file.truncate(2**33)
    for path in (zoo / "fifo.jpg", zoo / "zero.jpg", tmp_path / "huge.pem"):
        run = howmade("verify", "--trust-anchors", path, SAMPLES / "camera.jpg")
        assert (run.code, "anchors" in run.err, run.out) == (4, True, "")


# -- sizes (row 49) ----------------------------------------------------------------------------------------------------

HEADS = {
    "jpg": JPEG[:64],
    "svg": b"<svg xmlns='http://www.w3.org/2000/svg'>",
    "pdf": b"%PDF-1.7\n",
    "mp4": b"\0\0\0\x18ftypisom\0\0\0\0isommp42",
}


def sparse(path: Path, head: bytes, size: int) -> Path:
    """Make a file of a size that takes no room."""
    with path.open("wb") as file:
        file.write(head)
        file.truncate(size)
    return path


@pytest.mark.parametrize("kind", HEADS)
def test_a_giant_is_too_large_and_is_not_read(kind: str, tmp_path: Path) -> None:
    path = sparse(tmp_path / f"giant.{kind}", HEADS[kind], 8 * 1024 * MIB)
    began = time.process_time()
    with pytest.raises(InputError) as caught:
        take(path, Limits())
    assert time.process_time() - began < 1
    assert (caught.value.code, "--max-size" in caught.value.hint) == ("input.too_large", True)


@pytest.mark.parametrize("kind", ["jpg", "svg", "pdf"])
def test_what_the_engine_reads_whole_has_a_limit_of_its_own(kind: str, tmp_path: Path) -> None:
    path = sparse(tmp_path / f"large.{kind}", HEADS[kind], 300 * MIB)
    with pytest.raises(InputError) as caught:
        take(path, Limits())
    assert (caught.value.code, "268,435,456" in str(caught.value)) == ("input.too_large", True)
    take(path, Limits().of_files_up_to(300 * MIB)).close()


def test_a_large_video_is_not_held_to_that_limit(tmp_path: Path) -> None:
    shot = take(sparse(tmp_path / "large.mp4", HEADS["mp4"], 300 * MIB), Limits())
    assert shot.media.name == "video/mp4"
    assert shot.media.name not in READ_WHOLE
    shot.close()


def test_the_limit_can_be_raised_and_lowered_on_the_command_line(tmp_path: Path) -> None:
    (tmp_path / "a.jpg").write_bytes(JPEG)
    assert codes(check("--format", "jsonl", "--max-size", "1KiB", tmp_path / "a.jpg")) == {"a.jpg": "input.too_large"}
    assert codes(check("--format", "jsonl", "--max-size", "1 MiB", tmp_path / "a.jpg")) == {"a.jpg": "absent"}
    wrong = check("--max-size", "much", tmp_path / "a.jpg")
    assert (wrong.code, "--max-size takes a size" in wrong.err) == (2, True)


def test_a_raised_limit_brings_memory_and_time_for_such_a_file() -> None:
    default, raised = Limits(), Limits().of_files_up_to(4096 * MIB)
    assert (raised.file_bytes, raised.whole_file_bytes) == (4096 * MIB, 4096 * MIB)
    assert raised.worker_memory > 3 * 4096 * MIB
    assert raised.worker_seconds > default.worker_seconds
    assert Limits().of_files_up_to(1000)._replace(file_bytes=0, whole_file_bytes=0) == default._replace(
        file_bytes=0, whole_file_bytes=0
    )


@pytest.mark.parametrize(
    ("data", "code"), [(b"", "input.empty"), (b"\xff", "input.not_media"), (b"\xff\xd8", "input.not_media")]
)
def test_no_byte_one_and_two(data: bytes, code: str) -> None:
    for item in (data, cast("BinaryIO", io.BytesIO(data))):
        with pytest.raises(InputError) as caught:
            take(item, Limits())
        assert caught.value.code == code


# -- files that change (row 50) ----------------------------------------------------------------------------------------


def grown(path: Path) -> None:
    """Append to a file."""
    with path.open("ab") as file:
        file.write(bytes(1000))


def cut(path: Path) -> None:
    """Cut a file off."""
    os.truncate(path, 500)


def swapped(path: Path) -> None:
    """Put another file of the same size in its place."""
    (path.parent / "other").write_bytes(bytes(path.stat().st_size))
    (path.parent / "other").rename(path)


def painted_over(path: Path) -> None:
    """Write into a file."""
    with path.open("r+b") as file:
        file.seek(600)
        file.write(b"other bytes")


@pytest.mark.parametrize("change", [grown, cut, swapped, painted_over])
def test_a_file_that_changes_while_it_is_examined_is_said_to_have_changed(
    change: Callable[[Path], None], tmp_path: Path
) -> None:
    path = tmp_path / "photo.jpg"
    path.write_bytes(JPEG + bytes(2 * MIB))
    shot = take(path, Limits(memory_snapshot=1000))
    change(path)
    assert shot.changed()
    shot.close()


def test_the_report_says_so(tmp_path: Path) -> None:
    path = tmp_path / "photo.jpg"
    path.write_bytes(JPEG + bytes(8 * MIB))
    stop = threading.Event()

    def keep_writing() -> None:
        while not stop.is_set():
            with path.open("r+b", buffering=0) as file:
                os.pwrite(file.fileno(), b"x", len(JPEG) + 5000)

    writer = threading.Thread(target=keep_writing)
    writer.start()
    try:
        verifier = Verifier(Policy(default_trust=False, limits=Limits(memory_snapshot=1000)))
        report = verifier.verify(path)
    finally:
        stop.set()
        writer.join()
    assert "input.changed_while_read" in [finding.code for finding in report.findings]


class Twofold(io.BytesIO):
    """A stream that gives other bytes when it is read a second time."""

    def seek(self, offset: int, whence: int = 0) -> int:
        """Go back, and turn into another file."""
        self.getbuffer()[:] = bytes(len(self.getbuffer()))
        return super().seek(offset, whence)


def test_a_stream_that_would_change_is_read_only_once(verifier: Verifier) -> None:
    report = verifier.verify(Twofold((SAMPLES / "camera.jpg").read_bytes()))
    assert report.answers.record.state == "intact"


# -- types (row 56) ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["x.png", "x.mp4", "x.pdf"])
def test_a_wrong_ending_is_told_and_changes_nothing(name: str, verifier: Verifier) -> None:
    report = verifier.verify((SAMPLES / "camera.jpg").read_bytes(), name=name)
    assert (report.file.media_type, report.answers.record.state) == ("image/jpeg", "intact")
    assert "input.type_mismatch" in [finding.code for finding in report.findings]


@pytest.mark.parametrize("data", [b"\x7fELF" + bytes(100), b"MZ" + bytes(100), b"BM" + bytes(100), b"\0" * 5000])
def test_an_unsupported_type_is_told_as_that(data: bytes, verifier: Verifier) -> None:
    with pytest.raises(InputError) as caught:
        verifier.verify(data, name="x.jpg")
    assert caught.value.code == "input.not_media"


# -- two files in one (rows 42 and 58) ---------------------------------------------------------------------------------


def archive(before: bytes = b"", comment: bytes = b"") -> bytes:
    """Return bytes with a ZIP file behind them, made as self-extracting archives are."""
    out = io.BytesIO(before)
    out.seek(0, io.SEEK_END)
    with zipfile.ZipFile(out, "a") as zipped:
        zipped.writestr("run.sh", "echo")
        zipped.comment = comment
    return out.getvalue()


POLYGLOTS = {
    "a picture with an archive behind it": (JPEG + archive(), "a ZIP archive from byte"),
    "an archive with a picture before it": (archive(JPEG, b"x" * 60_000), f"a ZIP archive from byte {len(JPEG)}"),
    "a video with an archive behind it": (media.media("video/mp4") + archive(), "a ZIP archive from byte"),
    "a sound with an archive behind it": (media.media("audio/wav") + archive(), "a ZIP archive from byte"),
    "a picture with a RAR archive behind it": (JPEG + b"Rar!\x1a\x07\0" + bytes(9), "a RAR archive from byte"),
    "a picture with a program behind it": (media.media("image/png") + b"MZ" + bytes(99), "a Windows program from byte"),
    "a picture whose comment is a document": (
        forge.jpeg(forge.segment(0xFE, b"%PDF-1.4\n1 0 obj")),
        "a PDF document from byte",
    ),
    "a document that starts as a program": (b"MZ" + bytes(60) + media.media("application/pdf"), "a Windows program"),
}


@pytest.mark.parametrize("story", POLYGLOTS)
def test_a_second_file_in_the_same_bytes_is_told(story: str, verifier: Verifier) -> None:
    data, what = POLYGLOTS[story]
    told = findings(verifier, data)
    assert what in told["input.polyglot"]


@pytest.mark.parametrize("media_type", media.MEDIA_TYPES)
def test_an_ordinary_file_is_one_file(media_type: str) -> None:
    for data in (media.media(media_type), media.media(media_type) + b"PK\x05\x06" + bytes(18) + b"PK\x05\x06"):
        shot = take(data, Limits())
        found = walk(shot.source, shot.media.name)
        assert second_files(shot.source, shot.media.name, found.packets) == ()


def test_no_genuine_file_is_called_two(corpus: Path) -> None:
    odd = []
    for path in sorted(corpus.rglob("*"))[:400]:
        if path.is_file() and path.stat().st_size < 4 * MIB:
            try:
                shot = take(path, Limits())
            except InputError:
                continue
            packets = walk(shot.source, shot.media.name).packets
            odd += [path.name for _ in second_files(shot.source, shot.media.name, packets)]
            shot.close()
    assert odd == []


# -- pictures that claim too much (row 58), documents that reach out (row 57) ------------------------------------------


def header(width: int, height: int) -> bytes:
    """Return a PNG of any size with no picture in it."""
    ihdr = b"IHDR" + struct.pack(">IIBBBBB", width, height, 8, 6, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + struct.pack(">I", 13) + ihdr + struct.pack(">I", zlib.crc32(ihdr))


CLAIMS = {
    "100,000 by 100,000 pixels": header(100_000, 100_000) + forge.chunk(b"IDAT", zlib.compress(bytes(99))),
    "a text of 800 MB": header(8, 8) + struct.pack(">I", 800 * MIB) + b"iTXtXML:com.adobe.xmp\0\0\0\0\0<x:xmpmeta",
    "a box of 2 GB": b"\0\0\0\x18ftypisom\0\0\0\0isommp42" + b"\x7f\xff\xff\xffmoov" + bytes(100),
}


@pytest.mark.parametrize("story", CLAIMS)
def test_a_claim_of_size_costs_nothing(story: str, verifier: Verifier) -> None:
    began = time.process_time()
    report = verifier.verify(CLAIMS[story])
    assert time.process_time() - began < 1
    assert report.answers.ai.state == "unstated"


def test_a_picture_too_large_to_decode_is_told_where_pixels_are_asked_for() -> None:
    pytest.importorskip("PIL")
    report = Verifier(Policy(default_trust=False, pixels=True)).verify(CLAIMS["100,000 by 100,000 pixels"])
    details = {finding.code: finding.detail for finding in report.findings}
    assert "cannot be decoded" in details["input.partly_read"]
    assert report.checked.limits_hit == ("picture_pixels",)


ENTITIES = b"""<?xml version="1.0"?><!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/hostname">
<!ENTITY y SYSTEM "http://127.0.0.1:9/">]><svg xmlns="http://www.w3.org/2000/svg">&x;&y;
<metadata><x:xmpmeta xmlns:x="adobe:ns:meta/">&x;</x:xmpmeta></metadata></svg>"""


def test_nothing_that_a_document_points_to_is_opened(verifier: Verifier) -> None:
    report = verifier.verify(ENTITIES)
    hostname = Path("/etc/hostname")
    secret = hostname.read_text(encoding="utf-8").strip() if hostname.exists() else ""
    shown: list[Any] = [field.value for field in report.metadata]
    assert not [value for value in shown if secret and secret in value]
    assert (report.file.media_type, report.checked.network) == ("image/svg+xml", ())


# -- limits are told ---------------------------------------------------------------------------------------------------

HIT = {
    "structure_count": (forge.matroska(*[forge.element(0xEC)] * 100_100), "video/x-matroska"),
    "extracted_bytes": (
        forge.png(forge.chunk(b"zTXt", b"parameters\0\0" + zlib.compress(bytes(20 * MIB)))),
        "image/png",
    ),
    "trailer_bytes": (JPEG + b"y" * (2 * MIB), "image/jpeg"),
    "same_name_count": (forge.png(*[forge.chunk(b"tEXt", b"parameters\0Steps: 1") for _ in range(20)]), "image/png"),
    "text_bytes": (forge.png(forge.chunk(b"tEXt", b"parameters\0" + b"x" * (5 * MIB))), "image/png"),
    "packet_bytes": (forge.png(forge.chunk(b"tEXt", b"parameters\0" + b"x" * (17 * MIB))), "image/png"),
    "metadata_packets": (forge.png(*[forge.chunk(b"tEXt", b"k\0v")] * 10_100), "image/png"),
    "problem_count": (forge.png(*[forge.chunk(b"iTXt", b"XML:com.adobe.xmp\0")] * 300), "image/png"),
}


@pytest.mark.parametrize("name", HIT)
def test_a_limit_that_cuts_something_is_named_in_the_report(name: str, verifier: Verifier) -> None:
    data, media_type = HIT[name]
    report = verifier.verify(data)
    assert report.file.media_type == media_type
    assert name in report.checked.limits_hit
    assert list(report.checked.limits_hit) == sorted(report.checked.limits_hit)
    assert "input.partly_read" in [finding.code for finding in report.findings]


def test_no_limit_is_named_for_a_file_that_was_read_whole(verifier: Verifier) -> None:
    for path in SAMPLES.glob("*.jpg"):
        assert verifier.verify(path).checked.limits_hit == ()


# -- nothing is written (row 55) ---------------------------------------------------------------------------------------


def test_a_check_writes_nothing_but_its_output(tmp_path: Path) -> None:
    folder = tmp_path / "readonly"
    folder.mkdir()
    (folder / "photo.jpg").write_bytes((SAMPLES / "camera.jpg").read_bytes())
    before = sorted((path, path.stat().st_mtime_ns) for path in tmp_path.rglob("*"))
    run = check("--details", "--format", "json", "photo.jpg", cwd=folder)
    assert run.code == 0
    assert sorted((path, path.stat().st_mtime_ns) for path in tmp_path.rglob("*")) == before
    check("--format", "json", "--output", tmp_path / "report.json", "photo.jpg", cwd=folder)
    assert sorted(path.name for path in tmp_path.rglob("*")) == ["photo.jpg", "readonly", "report.json"]
