"""A picture made to exhaust, crash or hang its decoder costs the picture: never the report, and never the others."""

from __future__ import annotations

import os
import struct
import time
import zlib
from pathlib import Path

import pytest
from PIL import Image

from tests.pictures.seen import halves, pictures_of, saved, seen
from verify.pictures import ask as asking
from verify.pictures.answer import Made, Why
from verify.pictures.ask import Job, Subject, ask
from verify.pictures.make import make_pictures
from verify.policy import MIB, Limits

SAMPLES = Path(__file__).resolve().parents[2] / "samples"


def chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def png(width: int, height: int, rows: int = 0) -> bytes:
    """Return a PNG that says how large it is, with so many rows of black behind its head."""
    packer, packed = zlib.compressobj(1), b""
    line = bytes(1 + 3 * width)
    for _ in range(rows):
        packed += packer.compress(line)
    head = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", packed + packer.flush()) + chunk(b"IEND", b"")


def claiming(name: str, width: int, height: int) -> bytes:
    """Return a small picture whose head claims another size."""
    data = bytearray(saved(halves((16, 16)), name))
    match name:
        case "JPEG":
            at = data.index(b"\xff\xc0") + 5
            data[at : at + 4] = struct.pack(">HH", height, width)
        case "GIF":
            data[6:10] = struct.pack("<HH", width, height)
        case "WEBP":  # the lossy form: 14 bits each behind the start code
            at = data.index(b"\x9d\x01\x2a") + 3
            data[at : at + 4] = struct.pack("<HH", width & 0x3FFF, height & 0x3FFF)
        case "TIFF":
            for tag, value in ((256, width), (257, height)):
                at = max(data.find(struct.pack("<HH", tag, kind)) for kind in (3, 4))
                data[at : at + 12] = struct.pack("<HHII", tag, 4, 1, value)
    return bytes(data)


def test_a_head_of_a_hundred_thousand_pixels_each_way_is_refused_at_once() -> None:
    begin = time.monotonic()
    assert pictures_of(png(100_000, 100_000)).why == "picture.pixels"
    assert time.monotonic() - begin < 5


@pytest.mark.parametrize("name", ["JPEG", "GIF", "WEBP", "TIFF"])
def test_sizes_that_only_stand_in_a_head_take_no_memory(name: str) -> None:
    """65,535 pixels each way are 12.9 GB; WebP has 14 bits for each, which are 800 MB."""
    pictures = pictures_of(claiming(name, 0xFFFF, 0xFFFF))
    assert pictures.file is None
    assert pictures.why in ("picture.pixels", "picture.undecodable")


def test_a_picture_of_800_megabytes_in_a_small_file_is_refused() -> None:
    """A thousand times its size is what zlib can do; 16,384 pixels each way are 805 MB."""
    bomb = png(16_384, 16_384, 16_384)
    assert len(bomb) < 8 * MIB
    assert pictures_of(bomb).why == "picture.pixels"


def test_metadata_that_unpacks_without_end_costs_the_picture_at_most() -> None:
    data = saved(halves(), "PNG")
    bomb = chunk(b"zTXt", b"a\0\0" + zlib.compress(bytes(200 * MIB), 9))
    pictures = pictures_of(data[:33] + bomb + data[33:])
    assert pictures.file is not None or pictures.why == "picture.undecodable"


def test_a_picture_that_needs_more_memory_than_there_is_has_a_reason() -> None:
    pictures = pictures_of(png(8_000, 7_900, 7_900), Limits(worker_memory=256 * MIB))
    assert (pictures.file, pictures.why) == (None, "picture.memory")


def many_scans() -> bytes:
    """Return a progressive JPEG of 25 megapixels that repeats its last scan a thousand times."""
    data = saved(Image.effect_noise((5000, 5000), 5).convert("RGB"), "JPEG", progressive=True, quality=5)
    at = data.rindex(b"\xff\xda")
    tables = data.rindex(b"\xff\xc4", 0, at)
    return data[:-2] + data[tables:-2] * 1000 + b"\xff\xd9"


def test_a_picture_that_takes_too_much_time_is_stopped() -> None:
    pictures = pictures_of(many_scans(), Limits(worker_cpu_seconds=1, worker_seconds=20))
    assert (pictures.file, pictures.why) == (None, "picture.time")


LIBRARY = "import sys; sys.path[:] = sys.argv[1:]; "
SENDING = "import struct; w = sys.stdout.buffer; "
DYING = {
    "it ends at once": ("raise SystemExit(3)", "picture.ended"),
    "it ends while it reads": ("sys.stdin.buffer.read(9); raise SystemExit(0)", "picture.ended"),
    "it crashes": ("import os; sys.stdin.buffer.read(9); os.kill(os.getpid(), 11)", "picture.ended"),
    "it uses up its processor time": ("import os; sys.stdin.buffer.read(9); os.kill(os.getpid(), 24)", "picture.time"),
    "it answers nonsense": ("sys.stdout.write('nonsense' * 99); sys.stdout.flush(); sys.stdin.read()", "picture.ended"),
    "it sends a page": (
        SENDING + "w.write(struct.pack('>BBHHI', 1, 0, 9, 9, 8) + b'<script>'); w.flush(); sys.stdin.read()",
        "picture.ended",
    ),
    "it announces four gigabytes": (
        SENDING + "w.write(struct.pack('>BBHHI', 1, 0, 9, 9, 2**32 - 1)); w.flush(); sys.stdin.read()",
        "picture.ended",
    ),
    "it gives an unknown reason": (
        "import struct; w = sys.stdout.buffer; w.write(struct.pack('>BBHHI', 255, 200, 0, 0, 0)); w.flush()",
        "picture.ended",
    ),
}


@pytest.mark.parametrize("story", DYING)
def test_a_process_that_dies_costs_the_pictures_alone(story: str, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = seen(SAMPLES / "camera.jpg")
    code, why = DYING[story]
    monkeypatch.setattr(asking, "_START", LIBRARY + code)
    without = seen(SAMPLES / "camera.jpg")
    assert without.report == whole.report
    assert without.pictures is not None
    assert (without.pictures.file, without.pictures.why, without.pictures.manifests) == (None, why, ())


STALLING = {
    "it does nothing": "import time; time.sleep(600)",
    "it stops in the middle": "w = sys.stdout.buffer; w.write(b'\\0'); w.flush(); import time; time.sleep(600)",
    "it leaves children behind": "import os, time; os.setsid(); os.fork(); time.sleep(600)",
}


@pytest.mark.parametrize("story", STALLING)
def test_a_process_that_hangs_is_ended_after_its_time(story: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(asking, "_START", LIBRARY + STALLING[story])
    begin = time.monotonic()
    pictures = pictures_of(SAMPLES / "camera.jpg", Limits(worker_seconds=1))
    assert (pictures.file, pictures.why) == (None, "picture.time")
    assert time.monotonic() - begin < 10


def test_no_process_is_left_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    note = tmp_path / "pids"
    writing = f"open({str(note)!r}, 'a').write(f'{{os.getpid()}}\\n')"
    code = f"import os, time; os.setsid(); os.fork(); {writing}; time.sleep(600)"
    monkeypatch.setattr(asking, "_START", LIBRARY + code)
    pictures_of(SAMPLES / "unsigned.jpg", Limits(worker_seconds=1))
    pids = [int(line) for line in note.read_text().split()]
    assert len(pids) == 2
    for pid in pids:
        state = Path(f"/proc/{pid}/stat")
        assert not state.exists() or state.read_text().rpartition(")")[2].split()[0] == "Z"


def test_one_preview_that_brings_the_process_down_costs_that_one(monkeypatch: pytest.MonkeyPatch) -> None:
    """A decoder with a hole: it dies over the second of three pictures, as native code does."""
    dying = (
        "import verify.pictures.decode as d, os; own = d.remade; "
        "d.remade = lambda data, *more: os.kill(os.getpid(), 11) if data == b'boom' else own(data, *more); "
        "from verify.pictures.worker import main; main()"
    )
    monkeypatch.setattr(asking, "_START", LIBRARY + dying)
    good = Job("preview", saved(halves(), "JPEG"), "image/jpeg")
    jobs = (good, Job("preview", b"boom", "image/jpeg"), good)
    with (SAMPLES / "unsigned.jpg").open("rb") as file:
        made = ask(file, Subject("", 0, "image/jpeg"), jobs, Limits())
    assert isinstance(made[0], Made)
    assert made == (made[0], Why.ENDED, made[0])


def test_a_file_of_many_such_pictures_gets_only_a_few_processes(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    note = tmp_path / "starts"
    monkeypatch.setattr(asking, "_START", LIBRARY + f"open({str(note)!r}, 'a').write('x'); raise SystemExit(1)")
    jobs = (Job("preview", b"boom", "image/jpeg"),) * 40
    with (SAMPLES / "unsigned.jpg").open("rb") as file:
        assert ask(file, Subject("", 0, "image/jpeg"), jobs, Limits()) == (Why.ENDED,) * 40
    assert len(note.read_text()) == asking.MAX_PROCESSES


def test_another_file_than_the_one_that_was_checked_is_not_shown() -> None:
    with (SAMPLES / "unsigned.jpg").open("rb") as file:
        size = os.fstat(file.fileno()).st_size
        for subject in (Subject("0" * 64, size, "image/jpeg"), Subject("0" * 64, size - 1, "image/jpeg")):
            assert ask(file, subject, (Job("file"),), Limits()) == (Why.CHANGED,)


def test_a_file_that_is_gone_meanwhile_has_a_reason(tmp_path: Path) -> None:
    shown = seen(SAMPLES / "unsigned.jpg")
    gone = make_pictures(str(tmp_path / "gone.jpg"), shown.facts, shown.report, Limits())
    assert (gone.file, gone.why) == (None, "picture.unreadable")
