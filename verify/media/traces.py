"""Traces of a manifest store where no walker found one: hidden, cut off, or damaged.

"No record" may only be said of a file that holds none of these bytes.
"""

from __future__ import annotations

from verify.media.bytesource import ByteSource

_TAIL = bytes.fromhex("00110010800000aa00389b71")
"""What every JUMBF type of the C2PA standard ends in (C2PA 2.4, JUMBF; ISO/IEC 19566-5)."""

_HEADS = (b"c2pa", b"c2ma", b"c2um", b"c2cm", b"c2cl", b"c2cs", b"c2as", b"c2vc", b"c2ac")
"""Store, manifest, update manifest, compressed manifest, claim, signature, assertion store, credential store."""

_IN_BASE64 = b"anVtZGMycGEAEQAQgAAAqgA4m3ED"
"""Type and label of a store's description box, as every store in an SVG begins (C2PA 2.4, embedding into SVG)."""

_CHUNK = 4 * 1024 * 1024
_OVERLAP = len(_IN_BASE64)

MAX_TRACES = 4
"""Places named; one is enough to know that something is there."""


def find_traces(source: ByteSource) -> tuple[str, ...]:
    """Return the places of bytes that only stand in manifest stores, at most `MAX_TRACES`.

    Args:
        source: the file; all of it is read, in pieces.
    """
    found: list[str] = []
    start = 0
    while start < source.size and len(found) < MAX_TRACES:
        data = source.read_at(start, _CHUNK)
        at = data.find(_TAIL)
        while at >= 0 and len(found) < MAX_TRACES:
            if at >= 4 and data[at - 4 : at] in _HEADS:  # noqa: PLR2004 -- the length of a head
                found.append(f"offset {start + at - 4}")
            at = data.find(_TAIL, at + 1)
        if _IN_BASE64 in data:
            found.append(f"offset {start + data.find(_IN_BASE64)}")
        if len(data) <= _OVERLAP:
            break
        start += len(data) - _OVERLAP
    return tuple(dict.fromkeys(found))
