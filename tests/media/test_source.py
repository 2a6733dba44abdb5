"""An input opened safely: one set of bytes, hashed as it is read, from a path, from bytes, or from a stream."""

from __future__ import annotations

import hashlib
import io
import os
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.samples import media
from verify.errors import InputError
from verify.media.bytesource import FileSource, MemorySource
from verify.media.sniff import MediaType
from verify.media.source import Snapshot, take
from verify.model.vocabulary import Kind
from verify.policy import Limits

JPEG = media.media("image/jpeg")
LARGE = JPEG + bytes(3_000_000)  # what stands behind the end of a picture does not change its type
IN_PLACE = Limits(memory_snapshot=1000)  # makes small files be treated as large ones


@pytest.mark.parametrize("as_path", [str, Path])
def test_a_path_is_read_and_named_after_its_last_part(tmp_path: Path, as_path: Callable[[Path], str | Path]) -> None:
    (tmp_path / "photo.jpg").write_bytes(JPEG)
    shot = take(as_path(tmp_path / "photo.jpg"), Limits())
    assert (shot.name, shot.path) == ("photo.jpg", str(tmp_path / "photo.jpg"))
    assert (shot.media.name, shot.media.kind) == ("image/jpeg", Kind.IMAGE)
    assert shot.sha256() == hashlib.sha256(JPEG).hexdigest()
    assert (shot.source, shot.changed()) == (MemorySource(JPEG), False)
    assert shot.stream().read() == JPEG
    shot.close()


def test_bytes_and_streams_have_no_path_and_can_be_named() -> None:
    for item in (JPEG, io.BytesIO(JPEG)):
        shot = take(item, Limits(), "upload 7")
        assert (shot.name, shot.path, shot.source.size, shot.changed()) == ("upload 7", None, len(JPEG), False)
    assert take(JPEG, Limits()).name
    assert take(io.BytesIO(JPEG), Limits()).name


def test_a_stream_is_read_from_where_it_stands_to_its_end_and_left_open() -> None:
    stream = io.BytesIO(b"skipped" + JPEG)
    stream.seek(7)
    assert take(stream, Limits()).sha256() == hashlib.sha256(JPEG).hexdigest()
    assert not stream.closed


def large(folder: Path) -> Path:
    (folder / "large.jpg").write_bytes(LARGE)
    return folder / "large.jpg"


def test_a_large_file_is_read_in_place_and_gives_the_same_bytes(tmp_path: Path) -> None:
    shot = take(large(tmp_path), IN_PLACE)
    assert isinstance(shot.source, FileSource)
    assert shot.sha256() == hashlib.sha256(LARGE).hexdigest()
    assert shot.stream().read() == LARGE
    assert shot.source.read_at(len(LARGE) - 4, 100) == LARGE[-4:]
    assert shot.source.read_at(len(LARGE) + 5, 100) == b""
    assert not shot.changed()
    shot.close()


def test_several_streams_over_one_large_file_do_not_disturb_each_other(tmp_path: Path) -> None:
    shot = take(large(tmp_path), IN_PLACE)
    first, second = shot.stream(), shot.stream()
    first.seek(-10, os.SEEK_END)
    assert second.read(3) == JPEG[:3]
    assert first.read() == LARGE[-10:]
    assert (second.tell(), second.seek(2, os.SEEK_CUR), second.seek(-99)) == (3, 5, 0)
    assert (first.readable(), first.seekable(), first.read(), first.tell()) == (True, True, b"", len(LARGE))
    shot.close()


def test_a_large_stream_is_copied_on_the_way_in_and_gives_the_same_bytes() -> None:
    shot = take(io.BytesIO(LARGE), IN_PLACE, "upload")
    assert isinstance(shot.source, FileSource)
    assert (shot.sha256(), shot.path) == (hashlib.sha256(LARGE).hexdigest(), None)
    assert not shot.changed()
    shot.close()


@given(st.binary(min_size=1, max_size=3000), st.integers(1, 4000), st.data())
def test_in_memory_and_in_place_read_alike(tail: bytes, start: int, data: st.DataObject) -> None:
    whole = JPEG[:2000] + tail
    length = data.draw(st.integers(0, 4000))
    shot = take(io.BytesIO(whole), IN_PLACE)
    try:
        assert shot.source.read_at(start, length) == MemorySource(whole).read_at(start, length)
        assert shot.sha256() == hashlib.sha256(whole).hexdigest()
    finally:
        shot.close()


class Trickling(io.RawIOBase):
    """A raw stream that gives a few bytes at a time, as sockets and pipes do."""

    def __init__(self, data: bytes) -> None:
        self._rest = io.BytesIO(data)

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]  # a memoryview is all that is passed
        got = self._rest.read(min(len(buffer), 100))
        buffer[: len(got)] = got
        return len(got)


@pytest.mark.parametrize("limits", [Limits(), IN_PLACE], ids=["in memory", "copied"])
def test_a_stream_that_trickles_is_read_to_its_end(limits: Limits) -> None:
    shot = take(Trickling(LARGE), limits)  # type: ignore[arg-type]  # it is a binary stream
    assert shot.sha256() == hashlib.sha256(LARGE).hexdigest()
    shot.close()


# -- what changes meanwhile --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("how", ["append", "overwrite", "truncate", "replace", "touch"])
def test_a_large_file_that_changes_while_it_is_open_is_said_to_have_changed(tmp_path: Path, how: str) -> None:
    path = large(tmp_path)
    shot = take(path, IN_PLACE)
    before = path.stat().st_mtime_ns
    match how:
        case "append":
            with path.open("ab") as file:
                file.write(b"x")
        case "overwrite":
            os.pwrite(fd := os.open(path, os.O_WRONLY), b"x", 100)
            os.close(fd)
            os.utime(path, ns=(before, before))  # whoever changes a file can set this time back, but not that of change
        case "truncate":
            os.truncate(path, 10)
        case "replace":
            (tmp_path / "other").write_bytes(LARGE)
            (tmp_path / "other").rename(path)
        case "touch":
            os.utime(path)
    assert shot.changed()
    assert len(shot.sha256()) == 64
    shot.close()


def test_a_small_file_that_changes_while_it_is_read_is_said_to_have_changed(tmp_path: Path) -> None:
    path = tmp_path / "growing.jpg"
    path.write_bytes(JPEG + bytes(2**24))
    stop = threading.Event()

    def keep_writing() -> None:
        with path.open("r+b", buffering=0) as file:
            while not stop.is_set():
                os.pwrite(file.fileno(), b"x", 5000)

    writer = threading.Thread(target=keep_writing)
    writer.start()
    try:
        assert any(take(path, Limits()).changed() for _ in range(100))
    finally:
        stop.set()
        writer.join()


def test_a_snapshot_in_memory_is_not_touched_by_later_changes(tmp_path: Path) -> None:
    path = tmp_path / "photo.jpg"
    path.write_bytes(JPEG)
    shot = take(path, Limits())
    path.write_bytes(b"other")
    assert (shot.changed(), shot.stream().read() == JPEG) == (False, True)


def test_a_disk_that_fails_while_the_file_is_hashed_is_told_and_gives_no_hash(tmp_path: Path) -> None:
    """The failing disk is a file that was opened for writing alone: every read of it is an error of the system."""
    (tmp_path / "large.jpg").write_bytes(JPEG)
    with (tmp_path / "large.jpg").open("ab") as unreadable:
        shot = Snapshot("large.jpg", None, FileSource(unreadable, len(JPEG)), MediaType("image/jpeg", Kind.IMAGE), bool)
        for _ in range(2):
            with pytest.raises(InputError, match="half-way") as told:
                shot.sha256()
            assert told.value.code == "input.unreadable"


def test_a_stream_tells_when_it_was_read_to_its_end_for_the_third_time() -> None:
    told: list[int] = []
    stream = take(JPEG, Limits()).stream(lambda: told.append(stream.tell()))
    for _ in range(4):
        stream.seek(0)
        assert stream.readinto(bytearray(10)) == 10  # type: ignore[attr-defined]  # a stream of bytes has it
        assert stream.readinto(bytearray(len(JPEG))) == len(JPEG) - 10  # type: ignore[attr-defined]  # as above
        assert stream.readinto(bytearray(1)) == 0  # type: ignore[attr-defined]  # as above
    assert told == [len(JPEG)]
