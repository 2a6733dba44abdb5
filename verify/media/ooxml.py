"""Word, PowerPoint and Excel documents (Office Open XML, ISO/IEC 29500-2): custom properties and the manifest store."""

from __future__ import annotations

import re
from typing import Final

from verify.media.cursor import Cursor, StructureError
from verify.media.found import Finds, decoded_store
from verify.media.limits import MAX_MANIFEST_STORE, MAX_PART
from verify.media.packets import Packet, PacketKind
from verify.media.zip_parts import Entry, content, entries

_OFFICE: Final = "application/vnd.openxmlformats-officedocument."
DOCX: Final = _OFFICE + "wordprocessingml.document"
PPTX: Final = _OFFICE + "presentationml.presentation"
XLSX: Final = _OFFICE + "spreadsheetml.sheet"

TYPES_PART: Final = b"[content_types].xml"
CUSTOM_PART: Final = b"docprops/custom.xml"
STORE_PART: Final = b"meta-inf/content_credential.c2pa"
"""Names of parts in lower case: they are compared without regard to it (ISO/IEC 29500-2, clause 6.2.2.3)."""

# The type of a document's main part says what it is; templates, slide shows and documents with macros have their own.
_MAIN: Final = re.compile(
    rb"(wordprocessingml|ms-word|presentationml|ms-powerpoint|spreadsheetml|ms-excel)\.[A-Za-z.]{1,60}\.main(?:\+xml)?[\"']"
)
_BY_MAIN: Final = {
    b"wordprocessingml": DOCX,
    b"ms-word": DOCX,
    b"presentationml": PPTX,
    b"ms-powerpoint": PPTX,
    b"spreadsheetml": XLSX,
    b"ms-excel": XLSX,
}


def packets(cursor: Cursor) -> Finds:
    """Yield the part of custom properties as it is, and the manifest store (C2PA Annex A, "ZIP-based formats")."""
    seen: set[bytes] = set()
    for entry in entries(cursor):
        name = entry.name.lower()
        if name not in (CUSTOM_PART, STORE_PART) or name in seen:
            continue
        seen.add(name)
        where = f"ZIP {entry.name.decode('latin-1')}"
        try:
            data, place = content(cursor, entry, MAX_MANIFEST_STORE if name == STORE_PART else MAX_PART)
        except StructureError as error:
            yield error.problem(where)
            continue
        if name == STORE_PART:
            yield from decoded_store(where, data, (place,), (place,))
        else:
            yield Packet(PacketKind.SEGMENT, where, "docProps/custom.xml", data, (place,))


def document_type(cursor: Cursor) -> str | None:
    """Return the media type of an office document; None for any other ZIP file, and for one that cannot be read."""
    try:
        types = next((entry for entry in entries(cursor) if entry.name.lower() == TYPES_PART), None)
        return None if types is None else _of_types(cursor, types)
    except StructureError:
        return None


def _of_types(cursor: Cursor, types: Entry) -> str | None:
    data, _ = content(cursor, types, MAX_PART)
    main = _MAIN.search(data)
    return _BY_MAIN[main.group(1)] if main else None
