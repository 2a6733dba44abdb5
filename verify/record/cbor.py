"""CBOR (RFC 8949) from a file: its heads are walked within bounds before a value is built.

A head can announce four gigabytes in five bytes, nest without end, or ask for objects that cost more than their bytes.
The decoder is cbor2; what reaches it has lengths that fit, few items, little depth, and only harmless tags.
"""

from __future__ import annotations

from cbor2 import CBORError, loads

MAX_DEPTH = 32
"""Arrays, maps, tags and chunked strings inside one another. Claims and COSE signatures need six."""

MAX_ITEMS = 1 << 17
"""Data items in one CBOR document. A claim that names 16,000 assertions has 112,000; genuine ones have about 80."""

MAX_LABELLED_ITEMS = 1 << 12
"""The same where maps may have whole numbers as keys (COSE labels). Such keys can be chosen to collide in a hash table,
which costs the square of their number; genuine signatures have about 20 items."""

TAGS = frozenset({0, 1, 18, 32, 55799})
"""Tags that are decoded: dates, COSE_Sign1, URI, self-described CBOR. Others (shared references, patterns, big
fractions) make objects that cost more than their bytes, and C2PA uses none of them."""

_ARRAY, _MAP, _TAG = 4, 5, 6
_STRINGS, _CONTAINERS = (2, 3), (_ARRAY, _MAP, _TAG)
_INDEFINITE, _BREAK, _ONE_BYTE, _LONGEST = 31, 0xFF, 24, 8


def read_cbor(
    data: bytes | memoryview, *, limit: int, number_keys: bool = False, padded: bool = False
) -> object | None:
    """Decode one CBOR document (RFC 8949) that comes from a file.

    Arrays come back as tuples and maps as mappings that cannot be changed. A key that comes twice is refused: two
    readers may take different ones.

    Args:
        data: the document.
        limit: bytes above which it is not decoded.
        number_keys: maps may have keys that are not text or bytes.
        padded: allow zero bytes after the document, as the first signers wrote them.

    Returns:
        The value; None when the bytes are not one document within the limits, or are the document ``null``.
    """
    if len(data) > limit:
        return None
    data = bytes(data)
    end = _end(data, MAX_LABELLED_ITEMS if number_keys else MAX_ITEMS)
    if end is None or (end < len(data) and not (padded and data.count(0, end) == len(data) - end)):
        return None
    try:
        value: object = loads(
            data,
            max_depth=MAX_DEPTH,
            allow_duplicate_keys=False,
            strict_hashable_types=not number_keys,
            immutable=True,
        )
    except (CBORError, ValueError, TypeError, OverflowError):
        return None
    return value


def raw_value(data: bytes | memoryview, key: str, *, limit: int) -> bytes | None:
    """Return one value of a map as it stands: the bytes that a signature over it was made for.

    Args:
        data: a CBOR document.
        key: of the value.
        limit: bytes above which the document is not looked at.

    Returns:
        The value's own CBOR; None when the document is not a map within the limits, or has no such key.
    """
    if not 0 < len(data) <= limit:
        return None
    data = bytes(data)
    head = _head(data, 0)
    if head is None or head[0] != _MAP:
        return None
    _, left, position = head
    while left and position < len(data) and not (left < 0 and data[position] == _BREAK):
        middle = _end(data, MAX_ITEMS, position)
        end = None if middle is None else _end(data, MAX_ITEMS, middle)
        if middle is None or end is None:
            return None
        if read_cbor(data[position:middle], limit=limit) == key:
            return data[middle:end]
        left, position = left - 1, end
    return None


def _end(data: bytes, items: int, start: int = 0) -> int | None:
    """Walk the heads of one CBOR document without building values.

    Args:
        data: has the document at `start`.
        items: how many data items it may have.
        start: where the document begins.

    Returns:
        The offset after the document; None when a length exceeds the bytes that remain, or a limit is passed.
    """
    position, total = start, len(data)
    open_ = [1]  # items still to come in each open container; negative where a break code ends it
    while open_:
        if open_[-1] == 0:
            open_.pop()
            continue
        items -= 1
        if items < 0 or position >= total or len(open_) > MAX_DEPTH:
            return None
        if data[position] == _BREAK and open_[-1] < 0:
            open_.pop()
            position += 1
            continue
        head = _head(data, position)
        if head is None:
            return None
        major, count, position = head
        open_[-1] -= 1
        if major in _STRINGS and count >= 0:
            position += count
        elif major in _STRINGS or major in _CONTAINERS:
            open_.append(2 * count if major == _MAP and count >= 0 else count)
    return position


def _head(data: bytes, position: int) -> tuple[int, int, int] | None:
    """Read one head (RFC 8949 §3).

    Returns:
        Major type; bytes or items that follow, -1 where a break code will end them; offset after the head. None when
        what it announces does not fit into the bytes that remain, or it is a tag that is not decoded.
    """
    major, info = data[position] >> 5, data[position] & 31
    position += 1
    if info == _INDEFINITE:
        return (major, -1, position) if major in _STRINGS or major in (_ARRAY, _MAP) else None
    count = info
    if info >= _ONE_BYTE:
        size = 1 << (info - _ONE_BYTE)
        if size > _LONGEST or position + size > len(data):
            return None
        count = int.from_bytes(data[position : position + size], "big")
        position += size
    if major == _TAG:
        return (major, 1, position) if count in TAGS else None
    if major in _STRINGS or major in _CONTAINERS:
        needed = 2 * count if major == _MAP else count
        if needed > len(data) - position:
            return None
    return major, count, position
