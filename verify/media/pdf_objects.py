"""Objects and streams of a PDF file (ISO 32000-2, clause 7.3), found by searching: no cross-reference is believed."""

from __future__ import annotations

import re
from typing import Final

from verify.media.cursor import Cursor, StructureError
from verify.media.limits import MAX_INFLATED, MAX_LOOKUPS, MAX_PACKET, MAX_PDF_OBJECTS, MAX_SMALL
from verify.media.packets import Range
from verify.media.pdf_packed import PackedObjects, PdfObject, PdfStream

# White space is matched without going back, so that no input makes a search slower than one pass.
REFERENCE: Final = rb"\s*+(\d{1,10}+)\s++(\d{1,5}+)\s++R\b"

_HEAD: Final = re.compile(rb"(\d{1,10}+)\s++(\d{1,5}+)\s++obj\b")
_STREAM: Final = re.compile(rb">>\s*+stream(?:\r\n|\n|\r)")
_LENGTH: Final = re.compile(rb"/Length\s++(\d{1,12}+)(?:\s++(\d{1,5}+)\s++(R))?")
_FILTER: Final = re.compile(rb"/Filter\s*+(?:/(\w++)|\[\s*+/(\w++)\s*+\]|)")
_NUMBER: Final = re.compile(rb"\d{1,10}")
HEAD_REACH: Final = 40  # bytes of "number generation obj" with its white space


class Pdf:
    """A PDF file, or the last part of a long one.

    Args:
        cursor: the file.
        start: offset of the first byte that is searched.
    """

    def __init__(self, cursor: Cursor, start: int) -> None:
        self._cursor: Final = cursor
        self.start: Final = start
        self.data: Final = cursor.upto(start, cursor.size - start)
        self._packed: PackedObjects | None = None
        self._lookups = MAX_LOOKUPS
        self._objects = MAX_PDF_OBJECTS

    def find(self, number: int, generation: int) -> PdfObject | None:
        """Return the last version of an object, plain or in an object stream; None when there is none.

        None too after ``MAX_LOOKUPS`` searches: each may go through the whole file.
        """
        self._lookups -= 1
        if self._lookups < 0:
            return None
        pattern = b"%d %d obj" % (number, generation)
        at = self.data.rfind(pattern)
        while at > 0 and self.data[at - 1 : at].isdigit():
            at = self.data.rfind(pattern, 0, at)
        if at >= 0:
            return self._plain(number, at + len(pattern))
        return self.packed().find(number)

    def enclosing(self, position: int) -> PdfObject | None:
        """Return the plain object around a position of ``data``.

        Raises:
            StructureError: called more than ``MAX_PDF_OBJECTS`` times.
        """
        self._objects -= 1
        if self._objects < 0:
            raise StructureError(
                self.start + position, f"more than {MAX_PDF_OBJECTS} objects; the rest was not read", "object_count"
            )
        keyword = self.data.rfind(b"obj", max(0, position - MAX_SMALL), position)
        if keyword < 0:
            return None
        last = None
        for match in _HEAD.finditer(self.data, max(0, keyword - HEAD_REACH), keyword + 3):
            last = match
        return self._plain(int(last.group(1)), last.end()) if last else None

    def _plain(self, number: int, at: int) -> PdfObject:
        end = self.data.find(b"endobj", at, at + MAX_SMALL)
        body = self.data[at : end if end >= 0 else at + MAX_SMALL]
        # A stream may hold any bytes, the word `endobj` too, so the text is cut where the stream begins.
        stream = _STREAM.search(body)
        body = body[: stream.end()] if stream else body
        return PdfObject(number, body, Range(self.start + at, len(body)), exact=True)

    def stream(self, item: PdfObject) -> PdfStream | None:
        """Return the stream of an object; None when it has none.

        Raises:
            StructureError: the stream is damaged, too large, or packed in a way that is not read here.
        """
        if not item.exact or not _STREAM.search(item.body):
            return None
        start = item.place.end - self.start
        end = self._stream_end(item.body, start)
        place = Range(self.start + start, end - start)
        if place.length > 4 * MAX_PACKET:
            raise StructureError(place.start, f"a stream of {place.length} bytes was not read", "packet_bytes")
        raw = self.data[start:end]
        packed = _FILTER.search(item.body)
        if packed is None:
            return PdfStream(raw, place, exact=True)
        name = packed.group(1) or packed.group(2) or b"several filters"
        if name not in (b"FlateDecode", b"Fl"):
            raise StructureError(place.start, f"a stream packed with {name.decode('latin-1')} was not read")
        return PdfStream(self._cursor.inflate(raw, place.start, MAX_INFLATED), place, exact=False)

    def _stream_end(self, body: bytes, start: int) -> int:
        """Return where a stream ends: by its length when the end stands there, else by the next ``endstream``."""
        declared = _LENGTH.search(body)
        if declared:
            length = int(declared.group(1))
            if declared.group(3):
                number = self.find(length, int(declared.group(2)))
                digits = _NUMBER.search(number.body) if number else None
                length = int(digits.group()) if digits else 0
            if self.data[start + length : start + length + 20].lstrip().startswith(b"endstream"):
                return start + length
        end = self.data.find(b"endstream", start)
        if end < 0:
            return len(self.data)
        if self.data[end - 2 : end] == b"\r\n":
            return max(start, end - 2)
        return max(start, end - (self.data[end - 1 : end] in (b"\r", b"\n")))

    def packed(self) -> PackedObjects:
        """Return the objects of all object streams (clause 7.5.7)."""
        if self._packed is None:
            self._packed = PackedObjects()
            at = self.data.find(b"/ObjStm")
            while at >= 0:
                holder = self.enclosing(at)
                try:
                    stream = self.stream(holder) if holder else None
                except StructureError:
                    stream = None
                if holder and stream:
                    self._packed.add(holder.body, stream)
                at = self.data.find(b"/ObjStm", at + 1)
        return self._packed
