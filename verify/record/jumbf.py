"""JUMBF boxes (ISO/IEC 19566-5), read within bounds.

A JUMBF superbox (`jumb`) holds a description box (`jumd`: content type, label) and then content boxes or further
superboxes. Nothing here knows C2PA; `store` does. The bytes are hostile: every length is capped by the bytes that
remain, depth and counts have limits, and what cannot be read becomes a problem beside what could.
"""

from struct import Struct
from typing import NamedTuple

from verify.media.packets import Problem

MAX_DEPTH = 16
"""Superboxes inside one another. A manifest store needs four (C2PA 2.2 §11.1)."""

MAX_BOXES = 1 << 16
"""Boxes in one store, read in under a second. Thirty manifests, the longest genuine history seen, have about 1,500."""

MAX_LABEL = 1024
"""Bytes of one label. Genuine ones stay below 120; labels are repeated in every problem's place."""

MAX_PROBLEMS = 32
"""Problems told of one store. A broken store is understood from the first few."""

_HEADER = Struct(">I4s")
_TYPE_UUID = 16
_HAS_LABEL, _HAS_ID, _HAS_DIGEST, _HAS_PRIVATE = 0b00010, 0b00100, 0b01000, 0b10000


class Description(NamedTuple):
    """The description box of a superbox (ISO/IEC 19566-5).

    Attributes:
        type_uuid: content type, 16 bytes; the first four often spell it (``c2pa``, ``cbor``).
        label: what a JUMBF URI calls the superbox; empty when it has none.
        toggles: the flags as they stand.
        box_id: the optional number.
        digest: the optional SHA-256 of the superbox, 32 bytes or none; C2PA does not use it.
        private: the optional private boxes, such as the salt ``c2sh``.
    """

    type_uuid: bytes
    label: str
    toggles: int
    box_id: int | None
    digest: bytes
    private: memoryview


class Box(NamedTuple):
    """One box; a view into the bytes that were parsed, not a copy.

    Attributes:
        kind: four-character type, ``jumb`` for a superbox.
        start: offset of the box's header in the parsed bytes.
        length: bytes of the box, header and all.
        content: what follows the header. Of a superbox this is what a hashed URI covers (C2PA 2.2 §8.4).
        children: the boxes inside a superbox after its description.
        description: of a superbox only.
    """

    kind: str
    start: int
    length: int
    content: memoryview
    children: tuple["Box", ...] = ()
    description: Description | None = None

    @property
    def label(self) -> str:
        """Label of a superbox; empty for other boxes."""
        return self.description.label if self.description else ""

    @property
    def type_uuid(self) -> bytes:
        """Content type of a superbox; empty for other boxes."""
        return self.description.type_uuid if self.description else b""


class Jumbf(NamedTuple):
    """All boxes that could be read, and what could not."""

    boxes: tuple[Box, ...]
    problems: tuple[Problem, ...]


def parse(data: bytes) -> Jumbf:
    """Parse JUMBF boxes that stand one after the other.

    Args:
        data: the whole of it, as joined by the container's walker.

    Returns:
        The boxes as a tree of views, in order, and the problems. Never raises.
    """
    parser = _Parser(data)
    boxes = parser.siblings(0, len(data), 0, "")
    return Jumbf(boxes, tuple(parser.problems))


class _Parser:
    """Counts boxes and collects problems over one parse."""

    def __init__(self, data: bytes) -> None:
        self.view = memoryview(data).toreadonly()
        self.problems: list[Problem] = []
        self.boxes = 0

    def problem(self, where: str, offset: int, what: str) -> None:
        if len(self.problems) < MAX_PROBLEMS:
            self.problems.append(Problem(f"JUMBF {where}".rstrip(), offset, what))

    def siblings(self, start: int, end: int, depth: int, where: str) -> tuple[Box, ...]:
        """Read the boxes of one level; stops at the first whose length cannot be trusted."""
        found: list[Box] = []
        while start < end:
            if self.boxes >= MAX_BOXES:
                if self.boxes == MAX_BOXES:
                    self.problem(where, start, f"more than {MAX_BOXES} boxes")
                    self.boxes += 1  # so that it is told once
                break
            box = self.box(start, end, depth, where)
            if box is None:
                break
            found.append(box)
            start += box.length
        return tuple(found)

    def box(self, start: int, end: int, depth: int, where: str) -> Box | None:
        """Read one box. LBox 0 runs to the end, 1 is followed by a length of eight bytes (ISO/IEC 19566-5)."""
        left, header = end - start, _HEADER.size
        if left < header:
            self.leftover(start, end, where)
            return None
        length, kind = _HEADER.unpack_from(self.view, start)
        if length == 0:
            if kind == bytes(4):
                self.leftover(start, end, where)
                return None
            length = left
        elif length == 1:
            header += 8
            length = int.from_bytes(self.view[start + 8 : min(start + 16, end)], "big")
        if not header <= length <= left:
            self.problem(where, start, "the length of a box does not fit into the bytes that remain")
            return None
        self.boxes += 1
        name = kind.decode("latin-1")
        content = self.view[start + header : start + length]
        if kind != b"jumb":
            return Box(name, start, length, content)
        description, children = self.inside(start, header, length, depth, where)
        return Box(name, start, length, content, children, description)

    def inside(
        self, box: int, header: int, length: int, depth: int, where: str
    ) -> tuple[Description | None, tuple[Box, ...]]:
        """Read what a superbox that starts at ``box`` holds."""
        start, end = box + header, box + length
        size, kind = _HEADER.unpack_from(self.view, start) if end - start >= _HEADER.size else (0, b"")
        if kind != b"jumd" or not _HEADER.size <= size <= end - start:
            self.problem(where, box, "a superbox without a description box")
            return None, ()
        description = _description(self.view[start + _HEADER.size : start + size])
        if description is None:
            self.problem(where, start, "a description box that cannot be read")
            return None, ()
        where = f"{where}/{description.label}" if where else description.label
        if depth + 1 >= MAX_DEPTH:
            self.problem(where, box, f"superboxes more than {MAX_DEPTH} deep")
            return description, ()
        return description, self.siblings(start + size, end, depth + 1, where)

    def leftover(self, start: int, end: int, where: str) -> None:
        """Zeros after the last box are padding; anything else is a problem."""
        if self.view[start:end].tobytes().strip(b"\0"):
            self.problem(where, start, "bytes after the last box that are not a box")


def _description(view: memoryview) -> Description | None:
    """Read the content of a description box (ISO/IEC 19566-5); None when a field is missing or too long."""
    if len(view) <= _TYPE_UUID:
        return None
    toggles, position = view[_TYPE_UUID], _TYPE_UUID + 1
    label, box_id, digest = "", None, b""
    if toggles & _HAS_LABEL:
        text, ended, _ = view[position : position + MAX_LABEL + 1].tobytes().partition(b"\0")
        if not ended:
            return None
        position += len(text) + 1
        try:
            label = text.decode()
        except UnicodeDecodeError:
            return None
    if toggles & _HAS_ID:
        box_id = int.from_bytes(view[position : position + 4], "big")
        position += 4
    if toggles & _HAS_DIGEST:
        digest = view[position : position + 32].tobytes()
        position += 32
    if position > len(view):
        return None
    private = view[position:] if toggles & _HAS_PRIVATE else view[:0]
    return Description(view[:_TYPE_UUID].tobytes(), label, toggles, box_id, digest, private)
