"""Streams over a snapshot, in the form in which the engine reads them."""

from __future__ import annotations

import io
import os
from collections.abc import Callable

from verify.media.bytesource import FileSource

_PASSES = 3
"""The engine reads a JPEG to its end three times, the last time for its hash, in one piece. Another engine may do so
more or less often; then work beside it begins earlier or later, and all else is the same."""


class CountingStream(io.BytesIO):
    """Bytes that tell when they were read to their end for the last time."""

    def __init__(self, data: bytes, read: Callable[[], None]) -> None:
        super().__init__(data)
        self._size = len(data)
        self._left = _PASSES
        self._read = read

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]  # a memoryview is all that is passed
        """Fill a buffer, and return the number of bytes."""
        read = super().readinto(buffer)
        if read and self.tell() == self._size:
            self._left -= 1
            if self._left == 0:
                self._read()
        return read


class OffsetStream(io.RawIOBase):
    """A read-only stream with a position of its own over an open file."""

    def __init__(self, source: FileSource) -> None:
        self._source = source
        self._at = 0

    def readable(self) -> bool:
        """Tell that it can be read."""
        return True

    def seekable(self) -> bool:
        """Tell that it can be read at any place."""
        return True

    def tell(self) -> int:
        """Return the offset of the next byte."""
        return self._at

    def seek(self, offset: int, whence: int = os.SEEK_SET) -> int:
        """Go to an offset, and return it."""
        base = {os.SEEK_SET: 0, os.SEEK_CUR: self._at, os.SEEK_END: self._source.size}[whence]
        self._at = max(0, base + offset)
        return self._at

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]  # a memoryview is all that is passed
        """Fill a buffer, and return the number of bytes."""
        read = self._source.read_into(self._at, memoryview(buffer))
        self._at += read
        return read
