"""Open an input safely, and hold its bytes still.

The verdict is about one set of bytes: those whose SHA-256 the report names. A small file is held in memory. A large one
is read in place through one open descriptor, because copying 300 MB takes as long as checking them; its size, times
and identity are compared before and after, and a difference is a finding. A large stream is
copied into a private temporary file on the way in.
"""

from __future__ import annotations

import hashlib
import io
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import BinaryIO, NamedTuple, cast

from verify.errors import InputError
from verify.failure import failure
from verify.media.bytesource import ByteSource, FileSource, MemorySource
from verify.media.identify import identify
from verify.media.opened import open_regular
from verify.media.sniff import HEAD_BYTES, SIDECAR, UNKNOWN, MediaType, sniff
from verify.media.streams import CountingStream, OffsetStream
from verify.policy import Limits

Input = str | os.PathLike[str] | bytes | BinaryIO

READ_WHOLE = frozenset({"image/jpeg", "image/gif", "image/svg+xml", "application/pdf"})
"""Types that the engine reads into memory as a whole, some of them twice; of others it holds a part at a time."""

_CHUNK = 1024 * 1024

_PIECE = 128 * 1024
"""Bytes that are hashed in one go: a tenth of a millisecond, after which other work may have become possible."""


class Snapshot(NamedTuple):
    """One set of bytes, and what is known of where it came from.

    Attributes:
        name: the last part of the path, or a name for bytes and streams.
        path: as the caller gave it; None for bytes and streams.
        source: the bytes.
        media: the type that the first bytes show.
        changed: tells whether the file changed since it was opened; asked after everything else has read it.
    """

    name: str
    path: str | None
    source: MemorySource | FileSource
    media: MediaType
    changed: Callable[[], bool]

    def stream(self, read: Callable[[], None] | None = None) -> BinaryIO:
        """Return a new binary stream over the snapshot.

        Args:
            read: called when the engine has probably read all that it is going to read of bytes held in memory.
        """
        if not isinstance(self.source, MemorySource):
            return cast("BinaryIO", OffsetStream(self.source))
        return io.BytesIO(self.source.data) if read is None else CountingStream(self.source.data, read)

    def sha256(self, between: Callable[[], None] | None = None) -> str:
        """Return the SHA-256 of the bytes in hex; other threads run meanwhile.

        Args:
            between: called after each piece of the bytes; without it, bytes in memory are hashed in one go.

        Raises:
            InputError: the file cannot be read to its end.
        """
        digest = hashlib.sha256()
        try:
            for piece in _pieces(self.source, _PIECE if between else self.source.size):
                digest.update(piece)
                if between is not None:
                    between()
        except OSError as error:
            raise _half_way() from error
        return digest.hexdigest()

    def close(self) -> None:
        """Let go of the file, if one is held open; nothing reads from it any more."""
        if isinstance(self.source, FileSource):
            self.source.file.close()


def take(item: Input, limits: Limits, name: str | None = None) -> Snapshot:
    """Open an input and take its snapshot.

    Args:
        item: a path, bytes, or a binary stream (read to its end, not closed).
        limits: caps in bytes.
        name: what to call it; by default the last part of the path.

    Raises:
        InputError: missing, unreadable, not a regular file, empty, too large, or not media.
    """
    if isinstance(item, bytes):
        return _of_memory(item, name or "bytes", None, limits)
    if isinstance(item, str | os.PathLike):
        return _of_path(os.fspath(item), name, limits)
    return _of_stream(item, name or "stream", limits)


def _of_path(path: str, name: str | None, limits: Limits) -> Snapshot:
    name = name or Path(path).name or path
    file = open_regular(path)
    try:
        before = os.fstat(file.fileno())
        _check_size(before.st_size, limits)
        if before.st_size > limits.memory_snapshot:
            return _of_file(file, name, path, before, limits)
        data = file.read(before.st_size + 1)
        same = len(data) == before.st_size and not _differs(before, os.fstat(file.fileno()))
    except BaseException:
        file.close()
        raise
    file.close()
    return _of_memory(data, name, path, limits)._replace(changed=lambda: not same)


def _of_stream(stream: BinaryIO, name: str, limits: Limits) -> Snapshot:
    pieces: list[bytes] = []
    size = 0
    while size <= limits.memory_snapshot and (data := _read(stream)):
        pieces.append(data)
        size += len(data)
    if size <= limits.memory_snapshot:
        return _of_memory(b"".join(pieces), name, None, limits)
    _check_size(size, limits)
    import tempfile  # noqa: PLC0415 -- only large streams need it, and its imports cost 3 ms

    copy = cast("BinaryIO", tempfile.TemporaryFile(prefix="howmade-"))  # noqa: SIM115 -- Snapshot.close
    try:
        copy.writelines(pieces)
        pieces.clear()
        while data := _read(stream):
            size += copy.write(data)
            _check_size(size, limits)
        copy.flush()
        return _of_file(copy, name, None, os.fstat(copy.fileno()), limits)
    except BaseException:
        copy.close()
        raise


def _read(stream: BinaryIO) -> bytes:
    """Return the next bytes of a stream, fewer than asked for where it gives fewer; none at its end."""
    try:
        return stream.read(_CHUNK) or b""
    except OSError as error:
        raise _half_way() from error


def _half_way() -> InputError:
    return failure(InputError, "input.unreadable", "half_way")


def _check_size(size: int, limits: Limits) -> None:
    if size == 0:
        raise failure(InputError, "input.empty")
    if size > limits.file_bytes:
        raise _too_large(size, limits.file_bytes)


def _too_large(size: int, limit: int, media_type: str = "") -> InputError:
    from verify.words import digits  # noqa: PLC0415 -- loaded at every start, and few files are refused

    values: dict[str, str | int] = {"count": size, "shown": digits(size), "limit": digits(limit)}
    if media_type:
        return failure(InputError, "input.too_large", "type", type=media_type, **values)
    return failure(InputError, "input.too_large", **values)


def _check_media(source: ByteSource, limits: Limits) -> MediaType:
    media = identify(source)
    if media == UNKNOWN:
        raise failure(InputError, "input.not_media")
    if media.name in READ_WHOLE and source.size > limits.whole_file_bytes:
        raise _too_large(source.size, limits.whole_file_bytes, media.name)
    return media


def _of_memory(data: bytes, name: str, path: str | None, limits: Limits) -> Snapshot:
    _check_size(len(data), limits)
    source = MemorySource(data)
    media = _check_media(source, limits)
    return Snapshot(name, path, source, media, lambda: False)


def _of_file(file: BinaryIO, name: str, path: str | None, before: os.stat_result, limits: Limits) -> Snapshot:
    source = FileSource(file, before.st_size)
    media = _check_media(source, limits)
    return Snapshot(name, path, source, media, lambda: _differs(before, os.fstat(file.fileno())))


def _pieces(source: MemorySource | FileSource, length: int) -> Iterator[memoryview]:
    """Yield the bytes, those in memory in pieces of a length; a piece is gone when the next one is asked for."""
    if isinstance(source, MemorySource):
        whole = memoryview(source.data)
        yield from (whole[at : at + length] for at in range(0, len(whole), length))
        return
    buffer = memoryview(bytearray(_CHUNK))
    at = 0
    while read := source.read_into(at, buffer):
        yield buffer[:read]
        at += read


def _differs(before: os.stat_result, after: os.stat_result) -> bool:
    """Compare size, both times and identity; the time of change cannot be set back by whoever writes to the file."""
    return (before.st_size, before.st_mtime_ns, before.st_ctime_ns, before.st_ino) != (
        after.st_size,
        after.st_mtime_ns,
        after.st_ctime_ns,
        after.st_ino,
    )


def read_sidecar(path: str, limits: Limits) -> bytes:
    """Return the bytes of a manifest store file.

    Args:
        path: a `.c2pa` file.
        limits: caps in bytes.

    Raises:
        InputError: missing, unreadable, too large, or not a JUMBF file.
    """
    with open_regular(path) as file:
        data = file.read(limits.sidecar_bytes + 1)
    if len(data) > limits.sidecar_bytes:
        raise failure(InputError, "input.too_large", "manifest")
    if sniff(data[:HEAD_BYTES]) != SIDECAR:
        raise failure(InputError, "input.not_manifest")
    return data
