"""What is no input: each kind is refused at once, with a code, a plain message and a hint."""

from __future__ import annotations

import io
import os
import socket
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.samples import media
from verify.errors import ExitCode, InputError
from verify.media.source import read_sidecar, take
from verify.policy import Limits

JPEG = media.media("image/jpeg")
LARGE = JPEG + bytes(10_000)  # what stands behind the end of a picture does not change its type
STORE = b"\0\0\0\x20jumb\0\0\0\x18jumd" + bytes(16)


def refused(item: object, limits: Limits = Limits()) -> InputError:  # noqa: B008 -- limits are immutable
    with pytest.raises(InputError) as caught:
        take(item, limits)  # type: ignore[arg-type]  # whatever a caller may pass
    error = caught.value
    assert (error.exit_code, bool(error.message), bool(error.hint)) == (ExitCode.NOT_CHECKED, True, True)
    return error


def soon(call: Callable[[], object], seconds: float = 10) -> None:
    """Call in a thread and fail, instead of hanging, where the call does not come back."""
    done = threading.Thread(target=call, daemon=True)
    done.start()
    done.join(seconds)
    assert not done.is_alive(), "it hangs"


def test_a_missing_path(tmp_path: Path) -> None:
    assert refused(tmp_path / "gone.jpg").code == "input.missing"
    assert refused("").code == "input.missing"


def test_a_path_that_cannot_be_one(tmp_path: Path) -> None:
    assert refused("nul\0byte.jpg").code == "input.unreadable"
    assert refused("x" * 300).code == "input.unreadable"
    (tmp_path / "file").write_bytes(JPEG)
    assert refused(tmp_path / "file" / "below").code == "input.unreadable"
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    assert refused(tmp_path / "loop").code == "input.unreadable"


def test_a_folder(tmp_path: Path) -> None:
    assert refused(tmp_path).code == "input.not_regular"


def test_a_named_pipe_is_refused_at_once_although_nobody_writes_to_it(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.jpg")
    found: list[str] = []
    soon(lambda: found.append(refused(tmp_path / "pipe.jpg").code))
    assert found == ["input.not_regular"]


def test_a_device_that_never_ends() -> None:
    found: list[str] = []
    soon(lambda: found.append(refused("/dev/zero").code))
    assert found == ["input.not_regular"]
    assert refused("/dev/null").code == "input.not_regular"


def test_a_socket(tmp_path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(tmp_path / "s"))
        assert refused(tmp_path / "s").code in ("input.not_regular", "input.unreadable")


def test_a_link_to_a_file_is_that_file_and_one_to_a_device_is_that_device(tmp_path: Path) -> None:
    (tmp_path / "photo.jpg").write_bytes(JPEG)
    (tmp_path / "link.jpg").symlink_to(tmp_path / "photo.jpg")
    assert take(tmp_path / "link.jpg", Limits()).name == "link.jpg"
    (tmp_path / "zero.jpg").symlink_to("/dev/zero")
    assert refused(tmp_path / "zero.jpg").code == "input.not_regular"


def test_nothing_at_all(tmp_path: Path) -> None:
    (tmp_path / "empty.jpg").touch()
    assert [refused(item).code for item in (tmp_path / "empty.jpg", b"", io.BytesIO())] == ["input.empty"] * 3


@pytest.mark.parametrize("limits", [Limits(file_bytes=2000), Limits(file_bytes=2000, memory_snapshot=500)])
def test_too_much(tmp_path: Path, limits: Limits) -> None:
    path = tmp_path / "large.jpg"
    path.write_bytes(LARGE)
    for item in (path, LARGE):
        error = refused(item, limits)
        assert (error.code, "2,000" in error.message) == ("input.too_large", True)
    exactly = JPEG[:2000].ljust(2000, b"\0")
    assert take(exactly, limits).source.size == 2000
    assert refused(exactly + b"x", limits).code == "input.too_large"


@pytest.mark.parametrize("memory", [500, 2000])
def test_too_much_in_a_stream(memory: int) -> None:
    try:
        take(io.BytesIO(LARGE), Limits(file_bytes=2000, memory_snapshot=memory)).close()
        code = "examined"
    except InputError as error:
        code = error.code
    assert code == "input.too_large"


def test_a_file_that_is_larger_than_it_looks_costs_no_reading(tmp_path: Path) -> None:
    with (tmp_path / "sparse.jpg").open("wb") as file:
        file.write(JPEG)
        file.truncate(2**41)
    assert refused(tmp_path / "sparse.jpg").code == "input.too_large"


@pytest.mark.parametrize("data", [b"Dear editor,\n", b"\0" * 5000, b"PK\x03\x04", b"<!DOCTYPE html><p>no", b"\x7fELF"])
@pytest.mark.parametrize("limits", [Limits(), Limits(memory_snapshot=1)])
def test_what_is_no_media(tmp_path: Path, data: bytes, limits: Limits) -> None:
    (tmp_path / "photo.jpg").write_bytes(data)
    assert [refused(item, limits).code for item in (tmp_path / "photo.jpg", io.BytesIO(data))] == [
        "input.not_media"
    ] * 2


def test_no_message_tells_where_on_the_machine_a_file_lies(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "gone"):
        error = refused(path)
        assert str(tmp_path) not in error.message + error.hint


class Failing(io.BytesIO):
    def read(self, *_: object) -> bytes:
        raise OSError(5, "Input/output error")


def test_a_stream_that_fails_is_an_input_that_cannot_be_read() -> None:
    assert refused(Failing()).code == "input.unreadable"


# -- a record in a file of its own


def test_a_manifest_store_is_read_as_it_stands(tmp_path: Path) -> None:
    (tmp_path / "a.c2pa").write_bytes(STORE)
    assert read_sidecar(str(tmp_path / "a.c2pa"), Limits()) == STORE


def test_what_is_no_manifest_store_is_refused(tmp_path: Path) -> None:
    (tmp_path / "junk.c2pa").write_bytes(JPEG[:20])
    (tmp_path / "empty.c2pa").touch()
    (tmp_path / "long.c2pa").write_bytes(STORE)
    os.mkfifo(tmp_path / "pipe.c2pa")
    reasons = {
        "junk.c2pa": "input.not_manifest",
        "empty.c2pa": "input.not_manifest",
        "long.c2pa": "input.too_large",
        "pipe.c2pa": "input.not_regular",
        "gone.c2pa": "input.missing",
    }
    for name, code in reasons.items():
        with pytest.raises(InputError) as caught:
            read_sidecar(str(tmp_path / name), Limits(sidecar_bytes=len(STORE) - 1))
        assert caught.value.code == code, name
