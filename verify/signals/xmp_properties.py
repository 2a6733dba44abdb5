"""Properties out of the XML of an XMP packet (ISO 16684-1, clause 7): a streaming parser's target, without a tree."""

from __future__ import annotations

from typing import Final, NamedTuple

from verify.signals.limits import MAX_XMP_DEPTH, MAX_XMP_ELEMENTS

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
_CHUNK: Final = 64 * 1024

TOO_MUCH: Final = "the XMP packet has more or deeper elements than are read"


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


def parsed(text: str) -> tuple[tuple[Property, ...], str | None]:
    """Run the parser over RDF, piece by piece, and return the properties up to an error or limit, and its words."""
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
            raise _LimitError(TOO_MUCH)
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
