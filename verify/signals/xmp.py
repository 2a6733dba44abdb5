"""XMP packets (ISO 16684-1): every property by its namespace, whatever prefix and form a writer gave it.

A packet is cut to its RDF first, because writers put odd things around it; then a streaming parser that refuses
document types and entities reads it, so that no tree of a hostile packet is ever built. What stood before an error
in the XML still counts.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final, NamedTuple

from verify.signals.limits import MAX_XMP, MAX_XMP_DEPTH, MAX_XMP_ELEMENTS

RDF: Final = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
IPTC_EXT: Final = "http://iptc.org/std/Iptc4xmpExt/2008-02-29/"
PHOTOSHOP: Final = "http://ns.adobe.com/photoshop/1.0/"
XMP: Final = "http://ns.adobe.com/xap/1.0/"
XMP_MM: Final = "http://ns.adobe.com/xap/1.0/mm/"
EVENT: Final = "http://ns.adobe.com/xap/1.0/sType/ResourceEvent#"
EXIF: Final = "http://ns.adobe.com/exif/1.0/"
DC: Final = "http://purl.org/dc/elements/1.1/"
DCTERMS: Final = "http://purl.org/dc/terms/"

_XML: Final = "http://www.w3.org/XML/1998/namespace"
_WRAPPER: Final = "adobe:ns:meta/"
_PREFIXES: Final = {
    IPTC_EXT: "Iptc4xmpExt",
    PHOTOSHOP: "photoshop",
    XMP: "xmp",
    XMP_MM: "xmpMM",
    EVENT: "stEvt",
    EXIF: "exif",
    DC: "dc",
    DCTERMS: "dcterms",
    "http://ns.adobe.com/tiff/1.0/": "tiff",
    "http://www.tc260.org.cn/ns/AIGC/1.0/": "TC260",
}

# Where the RDF begins, most usual first; the last form allows any prefix.
_STARTS: Final = (("<x:xmpmeta", "</x:xmpmeta>"), ("<x:xapmeta", "</x:xapmeta>"), ("<rdf:RDF", "</rdf:RDF>"))
_ANY_RDF: Final = re.compile(r"<((?:[A-Za-z_][\w.-]{0,30}:)?RDF)[\s>]")
_FORBIDDEN: Final = ("<!DOCTYPE", "<!ENTITY")
_CHUNK: Final = 64 * 1024


class Property(NamedTuple):
    """One value of an XMP property.

    Attributes:
        namespace: its URI as written.
        name: its local name.
        value: its text, trimmed.
        path: from the outermost property, with the usual prefixes and list positions from 1, such as
            ``xmpMM:History[2]/stEvt:softwareAgent``.
    """

    namespace: str
    name: str
    value: str
    path: str


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


@lru_cache(maxsize=2)  # several readers ask for the same packet, one after the other
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
    properties, problem = _parsed(text)
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


def _parsed(text: str) -> tuple[tuple[Property, ...], str | None]:
    """Run the parser over the RDF, piece by piece."""
    # Imported late: most files have no packet that is worth parsing.
    from defusedxml.ElementTree import DefusedXMLParser  # noqa: PLC0415

    collector = _Collector()
    parser = DefusedXMLParser(target=collector, forbid_dtd=True)
    problem: str | None = None
    try:
        for at in range(0, len(text), _CHUNK):
            parser.feed(text[at : at + _CHUNK])
        parser.close()
    except _LimitError as error:
        problem = str(error)
    except (SyntaxError, ValueError, LookupError, ArithmeticError):  # SyntaxError: the parser's own kind of error
        problem = "the XMP packet is not well-formed XML"
    return tuple(collector.properties), problem


class _LimitError(ValueError):
    """A packet is larger than any honest one."""


class _Element:
    """One open element: the property that it belongs to, its path, its text so far, and how many list items it has."""

    __slots__ = ("items", "name", "namespace", "parent", "path", "texts")

    def __init__(self, namespace: str, name: str, path: str) -> None:
        self.namespace, self.name, self.path = namespace, name, path
        self.texts: list[str] = []
        self.items = 0
        self.parent = False


class _Collector:
    """Gathers properties while the parser reports elements; the interface is that of `xml.etree` parser targets."""

    def __init__(self) -> None:
        self.properties: list[Property] = []
        self._open: list[_Element] = [_Element("", "", "")]
        self._seen = 0

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """Open an element, and take its attributes as properties."""
        self._seen += 1 + len(attributes)
        if self._seen > MAX_XMP_ELEMENTS or len(self._open) > MAX_XMP_DEPTH:
            raise _LimitError("the XMP packet has more or deeper elements than are read")
        above = self._open[-1]
        above.parent = True
        namespace, name = _split(tag)
        if namespace == RDF:
            path = above.path
            if name == "li":
                above.items += 1
                path = f"{path}[{above.items}]"
            element = _Element(above.namespace, above.name, path)
        elif namespace == _WRAPPER:
            element = _Element("", "", above.path)
        else:
            element = _Element(namespace, name, _joined(above.path, namespace, name))
        self._open.append(element)
        for key, value in attributes.items():
            self._attribute(element, key, value)

    def _attribute(self, element: _Element, key: str, value: str) -> None:
        namespace, name = _split(key)
        if name == "resource" and namespace in {RDF, ""}:
            self._add(element.namespace, element.name, value, element.path)
        elif namespace not in {RDF, _XML, _WRAPPER, ""}:
            self._add(namespace, name, value, _joined(element.path, namespace, name))

    def data(self, text: str) -> None:
        """Take a run of text."""
        self._open[-1].texts.append(text)

    def end(self, _tag: str) -> None:
        """Close an element; its text is a value when no element stands in it."""
        element = self._open.pop()
        if not element.parent:
            self._add(element.namespace, element.name, "".join(element.texts), element.path)

    def close(self) -> None:
        """End the document."""

    def _add(self, namespace: str, name: str, value: str, path: str) -> None:
        trimmed = value.strip()
        if name and trimmed:
            self.properties.append(Property(namespace, name, trimmed, path))


def _split(name: str) -> tuple[str, str]:
    """Split a name in the parser's notation: ``{namespace}local``."""
    if not name.startswith("{"):
        return "", name
    namespace, _, local = name[1:].rpartition("}")
    return namespace, local


def _joined(path: str, namespace: str, name: str) -> str:
    prefix = _PREFIXES.get(namespace)
    step = f"{prefix}:{name}" if prefix else name
    return f"{path}/{step}" if path else step
