"""Custom properties of an office document (ISO/IEC 29500-1, clause 15.2.12.2): a name and a text each."""

from __future__ import annotations

from typing import Final

from verify.signals.limits import MAX_PROPERTIES, MAX_TEXT

CUSTOM_PROPERTIES: Final = "docProps/custom.xml"
"""How the walker names the part that holds them."""

_CHUNK: Final = 64 * 1024


def custom_properties(data: bytes) -> tuple[tuple[str, str], ...]:
    """Return the properties in the order of the part, those with text, up to the first error in the XML.

    Args:
        data: the part; a document type in it ends the reading.
    """
    # Imported late: few files are office documents.
    from defusedxml.ElementTree import DefusedXMLParser  # noqa: PLC0415

    collector = _Collector()
    parser = DefusedXMLParser(target=collector, forbid_dtd=True)
    try:
        for at in range(0, min(len(data), MAX_TEXT), _CHUNK):
            parser.feed(data[at : at + _CHUNK])
        parser.close()
    except (SyntaxError, ValueError, LookupError, ArithmeticError):  # SyntaxError: the parser's own kind of error
        pass  # what stood before the error counts
    return tuple(collector.found)


class _Collector:
    """Gathers properties while the parser reports elements; the interface is that of `xml.etree` parser targets."""

    def __init__(self) -> None:
        self.found: list[tuple[str, str]] = []
        self._name = ""
        self._texts: list[str] = []
        self._seen = 0

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """Open an element; only a property has a name."""
        self._seen += 1
        if self._seen > MAX_PROPERTIES:
            raise ValueError
        if tag.rpartition("}")[2] == "property":
            self._name = attributes.get("name", "")
            self._texts = []

    def data(self, text: str) -> None:
        """Take a run of text."""
        if self._name:
            self._texts.append(text)

    def end(self, tag: str) -> None:
        """Close an element; a property ends with its text."""
        if tag.rpartition("}")[2] == "property":
            value = "".join(self._texts).strip()
            if self._name and value:
                self.found.append((self._name, value))
            self._name = ""

    def close(self) -> None:
        """End the document."""
