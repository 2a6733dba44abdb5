"""Random access to the bytes of one file, so that a walker reads the structure and skips the samples."""

from typing import NamedTuple, Protocol


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
