"""Matroska and WebM (RFC 8794, RFC 9559): tags, titles and attachments; clusters are skipped."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

from verify.media.cursor import Cursor
from verify.media.found import Finds, is_manifest_store, manifest_store, stored
from verify.media.limits import MAX_DEPTH, MAX_SMALL
from verify.media.packets import PacketKind, Problem, Range

SEGMENT: Final = 0x18538067
CLUSTER: Final = 0x1F43B675
INFO: Final = 0x1549A966
TAGS: Final = 0x1254C367
TAG: Final = 0x7373
SIMPLE_TAG: Final = 0x67C8
TAG_NAME: Final = 0x45A3
TAG_STRING: Final = 0x4487
ATTACHMENTS: Final = 0x1941A469
ATTACHED_FILE: Final = 0x61A7
FILE_NAME: Final = 0x466E
FILE_TYPE: Final = 0x4660
FILE_DATA: Final = 0x465C
INFO_TEXTS: Final = {0x7BA9: "Title", 0x4D80: "MuxingApp", 0x5741: "WritingApp", 0x7384: "SegmentFilename"}
XMP_TYPES: Final = (b"application/rdf+xml", b"application/xmp+xml")
DESCRIBED: Final = 48


class Element(NamedTuple):
    """One element: its identifier with the marker bits, its first byte, and its content."""

    identifier: int
    start: int
    body: Range

    @property
    def whole(self) -> Range:
        """The element with its identifier and length."""
        return Range(self.start, self.body.end - self.start)


def packets(cursor: Cursor) -> Finds:
    """Yield what the segments say about the film; samples are never read."""
    for element in _elements(cursor, 0, cursor.size, "Matroska"):
        if isinstance(element, Problem):
            yield element
        elif element.identifier == SEGMENT:
            yield from _segment(cursor, element)


def _segment(cursor: Cursor, segment: Element) -> Finds:
    for element in _elements(cursor, segment.body.start, segment.body.end, "Matroska"):
        if isinstance(element, Problem):
            yield element
        elif element.identifier == INFO:
            yield from _info(cursor, element)
        elif element.identifier == TAGS:
            yield from _tags(cursor, element, depth=0)
        elif element.identifier == ATTACHMENTS:
            yield from _attachments(cursor, element)


def _elements(cursor: Cursor, start: int, end: int, where: str) -> Iterator[Element | Problem]:
    """Yield the elements that stand in a row.

    A segment or cluster of a live stream has no known length (RFC 8794, clause 6.2): a segment then reaches to the end,
    and the children of a cluster follow in the same row, where they are skipped like their parent.
    """
    at = start
    while at < end:
        cursor.step(at)
        head = cursor.upto(at, min(12, end - at))
        id_length = _width(head, 4)
        size_length = _width(head[id_length:], 8) if id_length else 0
        if not id_length or not size_length or len(head) < id_length + size_length:
            yield Problem(where, at, "bytes that are no element")
            return
        identifier = int.from_bytes(head[:id_length], "big")
        ones = (1 << 7 * size_length) - 1
        size = int.from_bytes(head[id_length : id_length + size_length], "big") & ones
        body = at + id_length + size_length
        if size == ones:
            size = 0 if identifier == CLUSTER else end - body
        elif size > end - body:
            yield Problem(where, at, "an element is longer than what holds it")
            size = end - body
        yield Element(identifier, at, Range(body, size))
        at = body + size


def _width(head: bytes, longest: int) -> int:
    """Return how many bytes a variable-length number has, by the zero bits it begins with; 0 when too many."""
    width = 9 - head[0].bit_length() if head and head[0] else 0
    return width if width <= longest else 0


def _info(cursor: Cursor, info: Element) -> Finds:
    """Yield the title and the programs that wrote the file."""
    for element in _elements(cursor, info.body.start, info.body.end, "Matroska Info"):
        if isinstance(element, Problem):
            yield element
        elif element.identifier in INFO_TEXTS:
            yield from stored(cursor, PacketKind.TEXT, "Matroska Info", INFO_TEXTS[element.identifier], element.body)


def _tags(cursor: Cursor, parent: Element, depth: int) -> Finds:
    """Yield each simple tag as its name and its text; tags may stand in tags."""
    if depth > MAX_DEPTH:
        yield Problem("Matroska Tags", parent.start, f"tags nested deeper than {MAX_DEPTH}", "nesting_depth")
        return
    name = ""
    for element in _elements(cursor, parent.body.start, parent.body.end, "Matroska Tags"):
        if isinstance(element, Problem):
            yield element
        elif element.identifier in (TAG, SIMPLE_TAG):
            yield from _tags(cursor, element, depth + 1)
        elif element.identifier == TAG_NAME and element.body.length <= MAX_SMALL:
            name = cursor.take(*element.body).rstrip(b"\0").decode("utf-8", "replace")
        elif element.identifier == TAG_STRING:
            yield from stored(cursor, PacketKind.TEXT, "Matroska Tags", name, element.body)


def _attachments(cursor: Cursor, parent: Element) -> Finds:
    """Yield each attached file: XMP and manifest stores with their content, others by name and type alone."""
    for attached in _elements(cursor, parent.body.start, parent.body.end, "Matroska Attachments"):
        if isinstance(attached, Problem):
            yield attached
        elif attached.identifier == ATTACHED_FILE:
            yield from _attached_file(cursor, attached)


def _attached_file(cursor: Cursor, attached: Element) -> Finds:
    where = "Matroska attachment"
    parts: dict[int, Range] = {}
    for element in _elements(cursor, attached.body.start, attached.body.end, where):
        if isinstance(element, Problem):
            yield element
        else:
            parts.setdefault(element.identifier, element.body)
    nothing = Range(attached.start, 0)
    name, media_type, data = (parts.get(part, nothing) for part in (FILE_NAME, FILE_TYPE, FILE_DATA))
    label = cursor.upto(name.start, min(name.length, MAX_SMALL)).decode("utf-8", "replace")
    described = cursor.upto(media_type.start, min(media_type.length, DESCRIBED))
    head = cursor.upto(data.start, min(data.length, DESCRIBED))
    if is_manifest_store(head):
        yield from manifest_store(cursor, where, (data,), (attached.whole,))
    elif described in XMP_TYPES or head.startswith((b"<?xpacket", b"<x:xmpmeta")):
        yield from stored(cursor, PacketKind.XMP, where, "", data)
    else:
        yield from stored(cursor, PacketKind.TEXT, where, label, media_type)
