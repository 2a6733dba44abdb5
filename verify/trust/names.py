"""The two names inside a certificate, byte for byte: enough to chain certificates without parsing them."""

from typing import NamedTuple

_SEQUENCE = 0x30
_VERSION = 0xA0  # [0] EXPLICIT, left out by version 1 certificates
_LONG_TAG = 0x1F  # tag numbers that go on in further bytes; none stands before the subject of a certificate
_LONG_LENGTH = 0x80
_MAX_LENGTH_BYTES = 4  # four bytes count to 4 GiB, more than any certificate


class Names(NamedTuple):
    """Issuer and subject of a certificate, each a DER Name with its own header."""

    issuer: bytes
    subject: bytes


class _Element(NamedTuple):
    """A DER element: its tag, where it starts, where its content starts and ends."""

    tag: int
    start: int
    content: int
    end: int


def names_of(certificate: bytes) -> Names | None:
    """Return issuer and subject of a DER certificate (RFC 5280 §4.1), or None where the bytes are none.

    Certificates are chained by comparing these bytes: RFC 5280 §7.1 allows looser comparison, but every authority in
    the lists writes the same bytes, and a looser match could only admit more.
    """
    outer = _element(certificate, 0, len(certificate))
    if outer is None or outer.tag != _SEQUENCE:
        return None
    tbs = _element(certificate, outer.content, outer.end)
    if tbs is None or tbs.tag != _SEQUENCE:
        return None
    fields = _fields(certificate, tbs)
    if fields and fields[0].tag == _VERSION:
        fields = fields[1:]
    match fields[:5]:
        case (_, _, issuer, _, subject) if issuer.tag == subject.tag == _SEQUENCE:
            return Names(certificate[issuer.start : issuer.end], certificate[subject.start : subject.end])
        case _:
            return None


def _fields(data: bytes, parent: _Element) -> tuple[_Element, ...]:
    """Return the first six elements inside `parent`: version, serial number, algorithm, issuer, validity, subject."""
    found: tuple[_Element, ...] = ()
    at = parent.content
    while len(found) < 6:  # noqa: PLR2004 -- counted in the docstring
        element = _element(data, at, parent.end)
        if element is None:
            break
        found = (*found, element)
        at = element.end
    return found


def _element(data: bytes, start: int, limit: int) -> _Element | None:
    """Read one element's header; None when it does not lie wholly before `limit` or is not DER."""
    if start + 2 > limit:
        return None
    tag, length = data[start], data[start + 1]
    content = start + 2
    if tag & _LONG_TAG == _LONG_TAG:
        return None
    if length & _LONG_LENGTH:
        size = length & ~_LONG_LENGTH
        if not 0 < size <= _MAX_LENGTH_BYTES or content + size > limit:
            return None
        length = int.from_bytes(data[content : content + size])
        content += size
    if length > limit - content:
        return None
    return _Element(tag, start, content, content + length)
