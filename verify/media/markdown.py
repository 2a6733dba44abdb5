"""Markdown with front matter: the label of AI-generated content under the key ``AIGC`` (TC260 PG-20258A).

Only that key is read, in the forms that writers use: a JSON object, a quoted JSON text, a block of text, or lines of
keys and values. Anything else of YAML is passed over.
"""

from __future__ import annotations

import json
import re
from typing import Final

from verify.media.cursor import Cursor
from verify.media.found import Finds
from verify.media.limits import MAX_FRONT_MATTER
from verify.media.packets import Packet, PacketKind, Range

WHERE: Final = "Markdown front matter"

_BOM: Final = b"\xef\xbb\xbf"
_OPEN: Final = re.compile(rb"---[ \t]*\r?\n")
_CLOSE: Final = re.compile(rb"^---[ \t]*\r?$", re.MULTILINE)
_ANY_KEY: Final = re.compile(rb"^[^\s#:\-][^\r\n:]{0,200}:(?=[ \t\r\n]|\Z)", re.MULTILINE)
_KEY: Final = re.compile(rb"^(?:AIGC|\"AIGC\"|'AIGC')[ \t]{0,20}:(?=[ \t\r\n]|\Z)", re.MULTILINE | re.IGNORECASE)
_NEXT: Final = re.compile(rb"^[^\s#}\]]", re.MULTILINE)  # a line that is not indented ends a value
_BLOCK: Final = re.compile(rb"[|>][-+0-9]{0,2}[ \t]*\r?\n")
_LINE: Final = re.compile(r"""[ \t]+(?:"([^"\r\n]{1,64})"|'([^'\r\n]{1,64})'|([\w-]{1,64}))[ \t]*:(?:[ \t]+(.*))?""")
_COMMENT: Final = re.compile(r"[ \t]#.*")

MAX_LINES: Final = 64
"""Lines of keys and values under ``AIGC``; the standard has seven."""


def packets(cursor: Cursor) -> Finds:
    """Yield the text of each label in the front matter; what is written as lines is told as the JSON that it means."""
    head = cursor.upto(0, MAX_FRONT_MATTER)
    inside = front_matter(head)
    if inside is None:
        return
    matter = head[: inside.end]
    key = _KEY.search(matter, inside.start)
    while key:
        cursor.step(key.start())
        after = _NEXT.search(matter, matter.find(b"\n", key.end()) + 1 or len(matter))
        place = Range(key.end(), (after.start() if after else len(matter)) - key.end())
        yield Packet(PacketKind.TEXT, WHERE, "AIGC", _value(matter[place.start : place.end]), (place,))
        key = _KEY.search(matter, place.end)


def front_matter(head: bytes) -> Range | None:
    """Return where the lines between the two lines of three hyphens stand; None where a file does not begin with them.

    Args:
        head: the first `MAX_FRONT_MATTER` bytes of the file.
    """
    start = len(_BOM) if head.startswith(_BOM) else 0
    first = _OPEN.match(head, start)
    last = _CLOSE.search(head, first.end()) if first else None
    if first is None or last is None:
        return None
    inside = head[first.end() : last.start()]
    if b"\0" in inside or not _ANY_KEY.search(inside):
        return None
    return Range(first.end(), len(inside))


def _value(data: bytes) -> bytes:
    """Return the JSON text that a value holds, or the value as it stands."""
    trimmed = data.strip()
    first = trimmed[:1]
    block = _BLOCK.match(trimmed)
    if block:
        return trimmed[block.end() :].strip()
    if first != b"{" and data.lstrip(b" \t")[:1] in (b"\r", b"\n", b"#"):
        pairs = _pairs(data.decode("utf-8", "replace"))
        if pairs:
            return json.dumps(pairs, ensure_ascii=False).encode()
    if first == b"'":
        return trimmed[1 : trimmed.rfind(b"'")].replace(b"''", b"'")
    if first in (b"{", b'"'):  # a comment may stand behind it
        return trimmed[: trimmed.rfind(b"}" if first == b"{" else b'"') + 1]
    return trimmed


def _pairs(text: str) -> dict[str, str]:
    """Read lines of ``key: value``; the first of several keys of one name counts."""
    pairs: dict[str, str] = {}
    for line in text.splitlines()[: MAX_LINES + 1]:
        match = _LINE.fullmatch(line)
        if match:
            name = match[1] or match[2] or match[3]
            pairs.setdefault(name, _scalar(match[4] or ""))
    return {name: value for name, value in pairs.items() if value}


def _scalar(text: str) -> str:
    """Return a value on one line without its quotes, or without a comment behind it; empty for YAML's null."""
    trimmed = text.strip()
    if len(trimmed) > 1 and trimmed[0] in "\"'":
        end = trimmed.rfind(trimmed[0])
        inner = trimmed[1:end] if end else trimmed[1:]
        return inner.replace("''", "'") if trimmed[0] == "'" else inner.replace('\\"', '"')
    plain = _COMMENT.sub("", trimmed).strip()
    return "" if plain in ("null", "~", "Null", "NULL") else plain
