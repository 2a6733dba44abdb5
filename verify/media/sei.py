"""User data of known encoders in a coded video: supplemental enhancement information (ITU-T H.264, clause D.1.7).

Samples are not decoded. What is searched for is the whole UUID with the text behind it, 24 bytes that no coded picture
holds by chance, and it counts only where the structure before it says that it is such a message.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from verify.media.limits import MAX_SEI, MAX_SEI_MESSAGES, MAX_USER_DATA
from verify.media.packets import Range

KLING: Final = bytes.fromhex("91ca60614aee385486142d5f73f4ae2e")
KNOWN: Final = ((KLING, b"kling-ai"),)
"""UUIDs that are searched for, each with the text that follows it. Neither may hold two zero bytes in a row, so that
no emulation prevention byte (clause 7.4.1) can stand inside."""

LONGEST: Final = 256
"""Bytes of a message that are kept; the known ones have ten."""

_UUID_LENGTH: Final = 16
_SEI_UNIT: Final = 6  # nal_unit_type of clause 7.4.1, in the low five bits of a unit's first byte; the top bit is zero
_UNREGISTERED: Final = 5  # payloadType of user_data_unregistered, Annex D
_MORE: Final = 0xFF  # a byte of type or size that is not the last one, clause 7.3.2.3.1
_START_CODE: Final = b"\0\0\1"


def user_data(data: bytes) -> Iterator[tuple[bytes, Range]]:
    """Yield the UUID of each known message, and where the text behind it stands.

    Args:
        data: the beginning of the media data.
    """
    looked_at = 0
    for number, text in KNOWN:
        at = data.find(number + text)
        while at >= 0 and looked_at < MAX_USER_DATA:
            looked_at += 1
            size = _message_size(data, at)
            if size >= len(number + text):
                start = at + _UUID_LENGTH
                yield number, Range(start, min(size - _UUID_LENGTH, LONGEST, len(data) - start))
            at = data.find(number + text, at + 1)


def _message_size(data: bytes, at: int) -> int:
    """Return the size of the message whose content begins at an offset; 0 where no unit of messages leads to it."""
    start = max(0, at - MAX_SEI)
    for first in range(at - 3, start - 1, -1):
        if data[first] & 0x9F == _SEI_UNIT and _begins_unit(data, first, at):
            size = _size_at(data[first + 1 : at])
            if size:
                return size
    return 0


def _begins_unit(data: bytes, first: int, at: int) -> bool:
    """Say whether a unit begins here that reaches beyond an offset: behind a start code, or behind its length.

    MP4 writes lengths of four bytes nearly always (ISO/IEC 14496-15, lengthSizeMinusOne).
    """
    before = data[max(0, first - 4) : first]
    if before.endswith(_START_CODE):
        return True
    return len(before) == 4 and first + int.from_bytes(before, "big") >= at + _UUID_LENGTH  # noqa: PLR2004 -- as above


def _size_at(messages: bytes) -> int:
    """Pass over whole messages; return the size of one of user data whose content begins just behind them, else 0."""
    messages = messages.replace(b"\0\0\3", b"\0\0")  # clause 7.4.1, emulation prevention
    at = 0
    for _ in range(MAX_SEI_MESSAGES):
        kind, at = _number(messages, at)
        size, at = _number(messages, at)
        if at >= len(messages):
            return size if at == len(messages) and kind == _UNREGISTERED else 0
        at += size
    return 0


def _number(data: bytes, at: int) -> tuple[int, int]:
    """Read a type or a size, in bytes of which all but the last are 255; return the offset behind it, too."""
    value = 0
    while at < len(data) and data[at] == _MORE:
        value += _MORE
        at += 1
    return (value + data[at], at + 1) if at < len(data) else (value, len(data) + 1)
