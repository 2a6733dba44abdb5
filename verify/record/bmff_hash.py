"""A BMFF hash as the record states it: which boxes it leaves out, and which blocks of `mdat` a tree of hashes covers.

Source: C2PA 2.2 §18.6, "BMFF-based hash".
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from verify.record.fields import Json, items, mapping, number, text

MAX_EXCLUSIONS = 1000
"""Exclusions of one hash; genuine ones have three to eight."""

MAX_PARTS = 1000
"""Subsets and data of one exclusion; genuine ones have one."""

MAX_BLOCKS = 1_000_000
"""Blocks of one tree of hashes: an hour of video in blocks of 4 KB."""


BOX_TYPE = 4
"""Characters of a box's type. A path with any other step is of a kind that is not known here, and may mean any box."""


class Data(NamedTuple):
    """Bytes that a box must hold, at an offset from its start, to be left out."""

    offset: int
    value: bytes


class Subset(NamedTuple):
    """The part of a box that is left out; a length of 0 means to its end."""

    offset: int
    length: int


class Exclusion(NamedTuple):
    """Boxes that a hash leaves out.

    Attributes:
        path: absolute; the box's own number (`[1]`) is taken away, so that rather more is taken for left out.
        length: that the box must have; None for any.
        data: that the box must hold.
        subsets: the parts left out; none for the whole box.
    """

    path: str
    length: int | None
    data: tuple[Data, ...]
    subsets: tuple[Subset, ...]


class Merkle(NamedTuple):
    """A tree of hashes.

    Attributes:
        local: number of the `mdat` box that it is about, or of a track.
        blocks: bytes of `mdat` that its leaves cover, from the offset 16 of the box; None where it has no blocks.
        initial: it is about the fragments of a fragmented file.
    """

    local: int
    blocks: int | None
    initial: bool


class BmffHash(NamedTuple):
    """One hash assertion; `whole` tells that there is a hash of the file itself beside or instead of trees."""

    exclusions: tuple[Exclusion, ...]
    trees: tuple[Merkle, ...]
    whole: bool


def read_bmff_hash(assertion: Mapping[str, Json]) -> BmffHash | None:
    """Read an assertion out of crJSON; None where a field is not what the standard says.

    Version and flags of an exclusion are not compared: a box that they may spare is taken for left out.
    """
    entries = tuple(items(assertion.get("exclusions")))
    read = tuple(_exclusion(mapping(entry)) for entry in entries[:MAX_EXCLUSIONS])
    trees = tuple(_merkle(mapping(entry)) for entry in items(assertion.get("merkle")))
    found = tuple(item for item in read if item is not None)
    if len(found) != len(entries):
        return None
    return BmffHash(found, trees, bool(assertion.get("hash")))


def _exclusion(entry: Mapping[str, Json]) -> Exclusion | None:
    path, length = text(entry.get("xpath")), number(entry.get("length"))
    raw_data, raw_subsets = tuple(items(entry.get("data"))), tuple(items(entry.get("subset")))
    if path is None or not path.startswith("/") or len(raw_data) > MAX_PARTS or len(raw_subsets) > MAX_PARTS:
        return None
    data = tuple(_data(mapping(item)) for item in raw_data)
    subsets = tuple(_subset(mapping(item)) for item in raw_subsets)
    if None in data or None in subsets:
        return None
    bare = "/".join(part.partition("[")[0] for part in path.split("/"))
    if any(len(part) != BOX_TYPE for part in bare.split("/")[1:]):
        return None
    return Exclusion(bare, length, tuple(item for item in data if item), tuple(item for item in subsets if item))


def _data(entry: Mapping[str, Json]) -> Data | None:
    offset, value = number(entry.get("offset")), entry.get("value")
    if offset is None or offset < 0:
        return None
    if isinstance(value, str):
        return _base64(offset, value)
    numbers = [number(item) for item in items(value)]
    if not isinstance(value, list) or not all(item is not None and 0 <= item <= 0xFF for item in numbers):  # noqa: PLR2004 -- a byte
        return None
    return Data(offset, bytes(item for item in numbers if item is not None))


def _base64(offset: int, value: str) -> Data | None:
    """Read bytes as crJSON writes them: ``b64'…'``."""
    from base64 import b64decode  # noqa: PLC0415 -- no file seen so far needs it

    if not (value.startswith("b64'") and value.endswith("'")):
        return None
    try:
        return Data(offset, b64decode(value[4:-1], validate=True))
    except ValueError:
        return None


def _subset(entry: Mapping[str, Json]) -> Subset | None:
    offset, length = number(entry.get("offset")), number(entry.get("length"))
    return None if offset is None or length is None or offset < 0 or length < 0 else Subset(offset, length)


def _merkle(entry: Mapping[str, Json]) -> Merkle:
    local, count, fixed = (number(entry.get(name)) for name in ("localId", "count", "fixedBlockSize"))
    variable = entry.get("variableBlockSizes")
    blocks: int | None = None
    if fixed is not None and count is not None and fixed > 0 <= count <= MAX_BLOCKS:
        blocks = fixed * count
    elif isinstance(variable, list) and len(variable) <= MAX_BLOCKS:
        blocks = sum(size for item in variable if (size := number(item)) is not None and size > 0)
    return Merkle(-1 if local is None else local, blocks, bool(entry.get("initHash")))
