"""The messages between a caller and its worker: JSON with a length in front, its size capped.

JSON and not pickle, because a worker that a hostile file took over must not be able to run code in its caller.
"""

from __future__ import annotations

import json
import struct
from typing import Any, Protocol

MAX_FRAME = 64 * 1024 * 1024
"""Largest message in bytes; a report of 1,000 manifests has about 5 MB."""


class Sink(Protocol):
    """What a message can be written to."""

    def write(self, data: bytes, /) -> object:
        """Write all of it."""
        ...

    def flush(self) -> None:
        """Hold nothing back."""
        ...


class Origin(Protocol):
    """What a message can be read from."""

    def read(self, size: int, /) -> bytes:
        """Read so many bytes, fewer only at the end."""
        ...


_LENGTH = struct.Struct(">I")


def write_frame(stream: Sink, message: dict[str, Any]) -> None:
    """Send one message.

    Raises:
        OSError: the other side is gone.
        ValueError: the message is too large.
    """
    data = json.dumps(message, ensure_ascii=True, separators=(",", ":")).encode("ascii")
    if len(data) > MAX_FRAME:
        raise ValueError("the message is too large")
    stream.write(_LENGTH.pack(len(data)) + data)
    stream.flush()


def read_frame(stream: Origin) -> dict[str, Any] | None:
    """Receive one message; None where the other side ended or sent something else."""
    head = stream.read(_LENGTH.size)
    if len(head) < _LENGTH.size:
        return None
    length = _LENGTH.unpack(head)[0]
    data = stream.read(length) if length <= MAX_FRAME else b""
    if len(data) < length or not data:
        return None
    try:
        message = json.loads(data)
    except ValueError:
        return None
    return message if isinstance(message, dict) else None
