"""Random access to the bytes of one file, so that a walker reads the structure and skips the samples."""

import os
from typing import BinaryIO, NamedTuple, Protocol


class ByteSource(Protocol):
    """Bytes that can be read at any offset; never changes while it is being read."""

    @property
    def size(self) -> int:
        """Number of bytes in all."""
        ...

    def read_at(self, start: int, length: int) -> bytes:
        """Return up to ``length`` bytes from offset ``start``; fewer only at the end, none past it."""
        ...


class MemorySource(NamedTuple):
    """A file held in memory."""

    data: bytes

    @property
    def size(self) -> int:
        """Number of bytes in all."""
        return len(self.data)

    def read_at(self, start: int, length: int) -> bytes:
        """Return up to ``length`` bytes from offset ``start``."""
        return self.data[start : start + length]


class FileSource(NamedTuple):
    """An open file, read by offset, so that several readers do not disturb each other."""

    file: BinaryIO
    length: int

    @property
    def size(self) -> int:
        """Number of bytes in all."""
        return self.length

    def read_at(self, start: int, length: int) -> bytes:
        """Return up to ``length`` bytes from offset ``start``."""
        return os.pread(self.file.fileno(), min(length, max(0, self.length - start)), start)

    def read_into(self, start: int, buffer: memoryview) -> int:
        """Fill a buffer from offset ``start`` without a copy in between; return the number of bytes."""
        room = buffer[: max(0, self.length - start)]
        return os.preadv(self.file.fileno(), [room], start) if len(room) else 0
