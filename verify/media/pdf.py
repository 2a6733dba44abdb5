"""PDF (ISO 32000-2): the embedded manifest store, XMP metadata streams and the document information."""

from __future__ import annotations

import re
from typing import Final

from verify.media.cursor import Cursor, StructureError
from verify.media.found import Finds, decoded_store
from verify.media.limits import MAX_WHOLE
from verify.media.packets import Packet, PacketKind, Problem, Range
from verify.media.pdf_objects import REFERENCE, Pdf
from verify.media.pdf_packed import PdfObject
from verify.media.pdf_strings import dictionary_strings

_MANIFEST: Final = b"/C2PA_Manifest"
_EMBEDDED: Final = re.compile(rb"/EF\s*+<<([^<>]{0,500}+)>>")
_EMBEDDED_AT: Final = re.compile(rb"/EF" + REFERENCE)
_FILE: Final = re.compile(rb"/U?F" + REFERENCE)
_METADATA: Final = re.compile(rb"/Type\s{0,20}/Metadata\b")
_CATALOG_METADATA: Final = re.compile(rb"/Metadata" + REFERENCE)
_INFO: Final = re.compile(rb"/Info" + REFERENCE)
_ROOT: Final = re.compile(rb"/Root" + REFERENCE)
_XMP_SIGNS: Final = (b"xpacket", b"xmpmeta", b"rdf:RDF")


def packets(cursor: Cursor) -> Finds:
    """Yield what the document says about itself; pages and their pictures are not read."""
    start = max(0, cursor.size - MAX_WHOLE)
    if start:
        yield Problem("PDF", 0, f"only the last {MAX_WHOLE} bytes were searched", "searched_bytes")
    pdf = Pdf(cursor, start)
    if b"/Encrypt" in pdf.data:
        yield Problem("PDF", start, "the document is encrypted; texts in it may be unreadable")
    yield from _manifests(cursor, pdf)
    yield from _metadata(cursor, pdf)
    yield from _information(pdf)


def _manifests(cursor: Cursor, pdf: Pdf) -> Finds:
    """Yield each embedded file whose relationship is ``C2PA_Manifest`` (C2PA Annex A, "PDFs")."""
    specifications: list[PdfObject] = []
    at = pdf.data.find(_MANIFEST)
    while at >= 0:
        cursor.step(pdf.start + at)
        around = pdf.enclosing(at)
        if around:
            specifications.append(around)
        at = pdf.data.find(_MANIFEST, at + 1)
    specifications.extend(pdf.packed().holding(_MANIFEST))
    seen: set[Range] = set()
    for specification in specifications:
        embedded = _embedded_file(pdf, specification)
        if embedded is None:
            yield Problem("PDF embedded file", specification.place.start, "a C2PA file specification names no file")
        elif embedded.place not in seen:
            seen.add(embedded.place)
            try:
                stream = pdf.stream(embedded)
            except StructureError as error:
                yield error.problem("PDF embedded file")
                continue
            if stream:
                yield from decoded_store("PDF embedded file", stream.data, (stream.place,), (stream.place,))


def _embedded_file(pdf: Pdf, specification: PdfObject) -> PdfObject | None:
    """Return the object of the file that a file specification embeds."""
    within = _EMBEDDED.search(specification.body)
    text = within.group(1) if within else b""
    elsewhere = _EMBEDDED_AT.search(specification.body)
    if not within and elsewhere:
        dictionary = pdf.find(int(elsewhere.group(1)), int(elsewhere.group(2)))
        text = dictionary.body if dictionary else b""
    reference = _FILE.search(text)
    return pdf.find(int(reference.group(1)), int(reference.group(2))) if reference else None


def _metadata(cursor: Cursor, pdf: Pdf) -> Finds:
    """Yield the XMP of the document, then that of its parts."""
    document = _document_metadata(pdf)
    items = [document] if document else []
    places = {item.place for item in items}
    for match in _METADATA.finditer(pdf.data):
        cursor.step(pdf.start + match.start())
        around = pdf.enclosing(match.start())
        if around and around.place not in places:
            places.add(around.place)
            items.append(around)
    for item in items:
        where = "PDF Metadata" if document and item.place == document.place else f"PDF object {item.number} Metadata"
        try:
            stream = pdf.stream(item)
        except StructureError as error:
            yield error.problem(where)
            continue
        if stream and any(sign in stream.data for sign in _XMP_SIGNS):
            yield Packet(PacketKind.XMP, where, "", stream.data, (stream.place,))


def _document_metadata(pdf: Pdf) -> PdfObject | None:
    """Return the metadata stream that the catalog of the last revision names."""
    catalog = _last(pdf, _ROOT)
    reference = _CATALOG_METADATA.search(catalog.body) if catalog else None
    return pdf.find(int(reference.group(1)), int(reference.group(2))) if reference else None


def _last(pdf: Pdf, pattern: re.Pattern[bytes]) -> PdfObject | None:
    """Return the object that the last trailer with such an entry names."""
    last = None
    for match in pattern.finditer(pdf.data):
        last = match
    return pdf.find(int(last.group(1)), int(last.group(2))) if last else None


def _information(pdf: Pdf) -> Finds:
    """Yield the strings of the document information dictionary (clause 14.3.3)."""
    information = _last(pdf, _INFO)
    if information is None:
        return
    for name, text, inside in dictionary_strings(information.body):
        place = information.place
        if information.exact:
            place = Range(place.start + inside.start, inside.length)
        yield Packet(PacketKind.TEXT, "PDF Info", name, text, (place,))
