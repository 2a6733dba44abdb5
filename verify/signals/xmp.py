"""XMP packets (ISO 16684-1): every property by its namespace, whatever prefix and form a writer gave it.

A packet is cut to its RDF first, because writers put odd things around it; then a streaming parser that refuses
document types and entities reads it, so that no tree of a hostile packet is ever built. What stood before an error
in the XML still counts.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final, NamedTuple

from verify.signals.limits import MAX_STRUCTURED, MAX_XMP, MAX_XMP_ELEMENTS
from verify.signals.xmp_properties import (
    DC,
    DCTERMS,
    EVENT,
    EXIF,
    IPTC_EXT,
    PHOTOSHOP,
    TOO_MUCH,
    XMP,
    Property,
    parsed,
)

__all__ = [
    "DC",
    "DCTERMS",
    "EVENT",
    "EXIF",
    "IPTC_EXT",
    "PHOTOSHOP",
    "XMP",
    "Property",
    "XmpDocument",
    "mentions",
    "of_part",
    "read_xmp",
    "same",
]

# Where the RDF begins, most usual first; the last form allows any prefix.
_STARTS: Final = (("<x:xmpmeta", "</x:xmpmeta>"), ("<x:xapmeta", "</x:xapmeta>"), ("<rdf:RDF", "</rdf:RDF>"))
_ANY_RDF: Final = re.compile(r"<((?:[A-Za-z_][\w.-]{0,30}:)?RDF)[\s>]")
_FORBIDDEN: Final = ("<!DOCTYPE", "<!ENTITY")
_ATTRIBUTE: Final = re.compile(r"""=\s*["']""")
_SHORTEST_ATTRIBUTE: Final = 5  # characters, as in ` a=""`


class XmpDocument(NamedTuple):
    """What one packet says, in its order, and why it could not be read to its end, if so."""

    properties: tuple[Property, ...]
    problem: str | None = None

    def every(self, namespace: str, *names: str) -> tuple[Property, ...]:
        """Return the values of some names in a namespace, in the order of the packet, blank ones left out."""
        return tuple(
            item for item in self.properties if item.name in names and item.value and same(item.namespace, namespace)
        )

    def first(self, namespace: str, *names: str) -> Property | None:
        """Return the first of them."""
        return next(iter(self.every(namespace, *names)), None)


def of_part(item: Property) -> bool:
    """Say whether a property is about something that was placed in (XMP part 2, xmpMM: Pantry, Ingredients)."""
    return item.path.startswith(("xmpMM:Pantry", "xmpMM:Ingredients"))


def same(one: str, other: str) -> bool:
    """Say whether two namespace URIs are the same but for https and a slash at the end, which writers mix up."""
    return _plain(one) == _plain(other)


def _plain(uri: str) -> str:
    return ("http://" + uri[8:] if uri.startswith("https://") else uri).rstrip("/")


def mentions(data: bytes, *names: str) -> bool:
    """Say whether a packet has any of these names in it, so that most packets need not be parsed.

    XML has no other way to write the letters of a name, so a packet without them has no such property.
    """
    plain = data.replace(b"\0", b"") if b"\0" in data[:64] else data  # UTF-16 and UTF-32
    return any(name.encode() in plain for name in names)


@lru_cache(maxsize=MAX_STRUCTURED)  # every reader asks for the same packets
def read_xmp(data: bytes) -> XmpDocument:
    """Read the properties of a packet.

    Args:
        data: an XMP packet in UTF-8, UTF-16 or UTF-32, or part of one.

    Returns:
        what could be read, up to the first error or limit, which is named in words.
    """
    text, cut = _rdf(_text(data[:MAX_XMP]))
    if not text:
        return XmpDocument((), "no RDF in the XMP packet")
    if any(word in text for word in _FORBIDDEN):
        return XmpDocument((), "the XMP packet declares a document type or entities; not read")
    few, too_many = _within(text)
    properties, problem = parsed(few)
    if too_many:
        problem = TOO_MUCH
    if problem is None and cut and len(data) > MAX_XMP:
        problem = f"more than {MAX_XMP} bytes of XMP; the rest was not read"
    return XmpDocument(properties, problem)


def _text(data: bytes) -> str:
    """Decode a packet by its byte-order mark or its zero bytes; bytes that are no UTF-8 become replacement signs."""
    head = data[:4]
    if head.startswith(b"\xff\xfe\0\0") or (len(head) > 3 and head[1:] == bytes(3)):  # noqa: PLR2004
        encoding = "utf-32-le"
    elif head in {b"\0\0\xfe\xff", b"\0\0\0<"}:
        encoding = "utf-32-be"
    elif head.startswith(b"\xff\xfe") or head[1:2] == b"\0":
        encoding = "utf-16-le"
    elif head.startswith((b"\xfe\xff", b"\0")):
        encoding = "utf-16-be"
    else:
        encoding = "utf-8"
    return data.decode(encoding, "replace")


def _rdf(text: str) -> tuple[str, bool]:
    """Return the part of a packet that holds the RDF, and whether its end is missing."""
    for start, finish in _STARTS:
        at = text.find(start)
        if at >= 0:
            end = text.find(finish, at)
            return (text[at:], True) if end < 0 else (text[at : end + len(finish)], False)
    match = _ANY_RDF.search(text)
    if match is None:
        return "", False
    finish = f"</{match.group(1)}>"
    end = text.find(finish, match.start())
    return (text[match.start() :], True) if end < 0 else (text[match.start() : end + len(finish)], False)


def _within(text: str) -> tuple[str, bool]:
    """Cut a text before it has too many attributes: the parser gathers all of one tag before anyone can count them."""
    if len(text) > MAX_XMP_ELEMENTS * _SHORTEST_ATTRIBUTE:
        for count, match in enumerate(_ATTRIBUTE.finditer(text)):
            if count == MAX_XMP_ELEMENTS:
                return text[: match.start()], True
    return text, False
