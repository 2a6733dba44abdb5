"""Samsung's trailer, in which Galaxy AI says that one of its tools changed the picture.

All numbers are little-endian. Blocks (two zero bytes, type, length of the name, name, content) stand before a directory
``SEFH``: version, count, and for each block two zero bytes, its type, how far before the directory it begins, and its
size. The length of the directory and ``SEFT`` close it. It follows the end of a JPEG or PNG, or fills the box ``sefd``.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from typing import Final, NamedTuple

from verify.media.packets import Packet, PacketKind, Problem, Range
from verify.model.manifests import Tool
from verify.model.vocabulary import Says
from verify.signals.json_text import as_text, read_object
from verify.signals.limits import MAX_TRAILER_ENTRIES
from verify.signals.marks import Found, Grade, Mark, Place
from verify.signals.text import decoded, value_text

_HEAD: Final = b"SEFH"
_TAIL: Final = b"SEFT"
_DIRECTORY_HEAD: Final = 12  # SEFH, version, count
_ENTRY: Final = 12
_BLOCK_HEAD: Final = 8
_AFTER_TAIL: Final = 64  # bytes in which the trailer's end is searched; some files end in another mark, QDIOBS
_LONGEST_NAME: Final = 64
_KEY: Final = "genAIType"

_INFO: Final = (0x0D91, b"PEg_Info")
_RE_EDIT: Final = (0x0BA1, b"PhotoEditor_Re_Edit_Data")


class _Block(NamedTuple):
    name: bytes
    content: bytes
    start: int


def read(packets: tuple[Packet, ...], media_type: str) -> Found:
    """Return a mark of an edit for a ``genAIType`` other than 0; the meaning of its numbers is not published."""
    del media_type
    problems: list[Problem] = []
    for packet in packets:
        if not _may_hold(packet):
            continue
        for block in _blocks(packet.data):
            found = read_object(decoded(block.content))
            if not found:
                problems.append(Problem(packet.where, block.start, f"{decoded(block.name)} holds no JSON object"))
            stated = as_text(found.get(_KEY))
            if stated and stated.strip("0") != "":
                # What the block also names, such as the path of the original, is left out: it is private.
                return Found((_mark(packet, block, stated),), problems=tuple(problems))
    return Found(problems=tuple(problems))


def _may_hold(packet: Packet) -> bool:
    if packet.kind is PacketKind.BOX:
        return packet.name == "sefd"
    return packet.kind is PacketKind.TRAILER and _TAIL in packet.data[-_AFTER_TAIL:]


def _blocks(data: bytes) -> Iterator[_Block]:
    """Yield the blocks that speak of generative AI, the last directory first read."""
    end = data.rfind(_TAIL, max(0, len(data) - _AFTER_TAIL))
    if end < 4:  # noqa: PLR2004 - the length of the directory
        return
    directory = end - 4 - struct.unpack_from("<I", data, end - 4)[0]
    if directory < 0 or data[directory : directory + 4] != _HEAD or directory + _DIRECTORY_HEAD > end - 4:
        return
    fits = (end - 4 - directory - _DIRECTORY_HEAD) // _ENTRY
    count = min(struct.unpack_from("<I", data, directory + 8)[0], fits, MAX_TRAILER_ENTRIES)
    for number in range(count):
        place = directory + _DIRECTORY_HEAD + _ENTRY * number
        _, kind, before, size = struct.unpack_from("<HHII", data, place)
        start = directory - before
        if start < 0 or size > before or size < _BLOCK_HEAD:
            continue
        _, again, name_length = struct.unpack_from("<HHI", data, start)
        if again != kind or name_length > min(_LONGEST_NAME, size - _BLOCK_HEAD):
            continue
        name_end = start + _BLOCK_HEAD + name_length
        name = data[start + _BLOCK_HEAD : name_end]
        if (kind, name) in (_INFO, _RE_EDIT):
            yield _Block(name, data[name_end : start + size], start)


def _mark(packet: Packet, block: _Block, stated: str) -> Mark:
    name = decoded(block.name)
    ranges = packet.ranges
    if len(ranges) == 1 and ranges[0].length == len(packet.data):
        ranges = (Range(ranges[0].start + block.start, _BLOCK_HEAD + len(block.name) + len(block.content)),)
    return Mark(
        "samsung.genai",
        "Samsung Galaxy AI",
        Says.EDITED,
        value_text(f"{_KEY}: {stated}"),
        Tool("Samsung Galaxy AI", None),
        None,
        Place(packet.where, name, ranges),
        Grade.VERIFIED,
        edit=True,
    )
