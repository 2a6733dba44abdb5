"""Units of supplemental information as an encoder writes them into a coded video: all of them are synthetic."""

from __future__ import annotations

import struct

from tests.media import forge
from verify.media.sei import KLING

TEXT = b"kling-ai\0"
X264 = bytes.fromhex("dc45e9bde6d948b7962cd820d923eeef") + b"x264 - core 164 " + b"o" * 600


def message(content: bytes, kind: int = 5) -> bytes:
    """Return one message: its type, its size in as many bytes as it needs, its content."""
    size = b"\xff" * (len(content) // 255) + bytes((len(content) % 255,))
    return bytes((kind,)) + size + content


def unit(*messages: bytes, head: int = 6) -> bytes:
    """Return a unit of messages behind its length, as MP4 keeps it."""
    body = bytes((head,)) + b"".join(messages) + b"\x80"
    return struct.pack(">I", len(body)) + body


SEI = unit(message(KLING + TEXT))
PICTURE = struct.pack(">I", 40) + b"\x65" + bytes(range(40, 79))


def video(*samples: bytes, brand: bytes = b"isom", before: bytes = b"", after: bytes = b"") -> bytes:
    """Return an MP4 with samples, and boxes before and after them."""
    return forge.mp4(before, forge.box(b"mdat", *samples), after, brand=brand)
