"""String objects of a PDF dictionary (ISO 32000-2, clause 7.3.4)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from verify.media.packets import Range

_ENTRY: Final = re.compile(rb"/([^\s/<>\[\](){}%]{1,127})\s*([(<])(?!<)")
_MARK: Final = re.compile(rb"[()\\]")
_ESCAPE: Final = re.compile(rb"\\([0-7]{1,3}|\r\n|.)", re.DOTALL)
_HEX: Final = re.compile(rb"[^0-9A-Fa-f]")
_SIMPLE: Final = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f", b"\n": b"", b"\r": b"", b"\r\n": b""}


def dictionary_strings(body: bytes) -> Iterator[tuple[str, bytes, Range]]:
    """Yield each string value: its key, its text (UTF-16 becomes UTF-8), and where it stands in the body.

    Args:
        body: the text of one object.
    """
    at = 0
    while (match := _ENTRY.search(body, at)) is not None:
        start = match.end()
        if match.group(2) == b"(":
            end = _closing(body, start)
            text = _ESCAPE.sub(_unescape, body[start:end])
        else:
            end = body.find(b">", start)
            end = len(body) if end < 0 else end
            digits = _HEX.sub(b"", body[start:end])
            text = bytes.fromhex((digits + b"0" * (len(digits) % 2)).decode("ascii"))
        yield match.group(1).decode("latin-1"), _as_utf8(text), Range(start, end - start)
        at = max(end, start)


def _closing(body: bytes, start: int) -> int:
    """Return where a literal string ends; parentheses in it are balanced or escaped."""
    depth, at = 1, start
    while (mark := _MARK.search(body, at)) is not None:
        at = mark.end() + (mark.group() == b"\\")
        depth += {b"(": 1, b")": -1}.get(mark.group(), 0)
        if not depth:
            return mark.start()
    return len(body)


def _unescape(match: re.Match[bytes]) -> bytes:
    escaped = match.group(1)
    if escaped[:1].isdigit() and escaped[0] < ord("8"):
        return bytes((int(escaped, 8) & 0xFF,))
    return _SIMPLE.get(escaped, escaped)


def _as_utf8(text: bytes) -> bytes:
    """Return a text string in UTF-8: it may be marked as UTF-16 or UTF-8, else it is PDFDocEncoding and kept."""
    if text.startswith(b"\xfe\xff"):
        return text[2:].decode("utf-16-be", "replace").encode("utf-8", "replace")
    if text.startswith(b"\xff\xfe"):
        return text[2:].decode("utf-16-le", "replace").encode("utf-8", "replace")
    return text.removeprefix(b"\xef\xbb\xbf")
