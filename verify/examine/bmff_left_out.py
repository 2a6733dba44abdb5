"""Which bytes of an ISO base media file a BMFF hash leaves out (C2PA 2.2 §15.12.2, §18.6)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from verify.examine.protection import LeftOut, Part
from verify.media.bmff import C2PA_UUID, XMP_UUID
from verify.media.bmff_tree import CONTAINERS, Node, Tree
from verify.media.cursor import Cursor
from verify.media.limits import CHUNK
from verify.media.packets import Range
from verify.media.runs import merged, without
from verify.record.bmff_hash import BmffHash, Exclusion

MAX_LEFT_OUT: Final = 100_000
"""Runs that one hash leaves out: an hour of video in fragments has 10,000, with two tables in each."""

MAX_PADDING: Final = 64 * CHUNK
"""Bytes of padding that are looked at; what lies behind is taken for filled."""

MDAT_HEADER: Final = 16  # from where trees of hashes count, whatever the length of the box's header

_STANDARD: Final = frozenset((b"ftyp", b"mfra", b"tfra", b"mfro"))
_PADDING: Final = frozenset((b"free", b"skip", b"wide"))
_PLACES: Final = frozenset((b"stco", b"co64", b"iloc", b"tfhd", b"trun", b"sidx", b"saio"))


def left_out(cursor: Cursor, tree: Tree, stated: BmffHash) -> tuple[LeftOut, ...] | None:
    """Return what the hash leaves out, sorted.

    Args:
        cursor: the file.
        tree: its boxes.
        stated: the assertion.

    Returns:
        The runs, or None where a tree of hashes is of a kind that is not followed, or there are too many runs.
    """
    fragments = bool(stated.trees) and all(item.initial for item in stated.trees)
    if fragments and not any(node.kind == b"moof" for node in tree.nodes):
        return None  # an initialisation segment: what its fragments hold is not here
    covered = _covered(tree, stated)
    if covered is None:
        return None
    if not stated.whole and not fragments:
        whole = without((Range(0, cursor.size),), covered)
        return tuple(LeftOut(*run, Part.MEDIA) for run in whole)
    paths: dict[str, list[Node]] = {}
    for node in tree.nodes:
        paths.setdefault(node.path, []).append(node)
    found: list[LeftOut] = []
    for exclusion in stated.exclusions:
        if _beyond(exclusion.path, paths):
            return None
        for node in paths.get(exclusion.path, ()):
            if _applies(cursor, node, exclusion):
                part = _part(cursor, node)
                found += (LeftOut(*run, part) for run in without(_runs(node, exclusion), covered))
            if len(found) > MAX_LEFT_OUT:
                return None
    return tuple(sorted(set(found)))


def _beyond(path: str, paths: dict[str, list[Node]]) -> bool:
    """Tell whether a path leads into a box that is not taken apart here: another reader may find something there."""
    while path not in paths and path:
        path = path.rpartition("/")[0]
        if path in paths:
            return any(node.kind not in CONTAINERS for node in paths[path])
    return False


def _applies(cursor: Cursor, node: Node, exclusion: Exclusion) -> bool:
    if exclusion.length is not None and exclusion.length != node.end - node.start:
        return False
    return all(cursor.upto(node.start + item.offset, len(item.value)) == item.value for item in exclusion.data)


def _runs(node: Node, exclusion: Exclusion) -> Iterator[Range]:
    length = node.end - node.start
    if not exclusion.subsets:
        yield Range(node.start, length)
    for subset in exclusion.subsets:
        rest = max(0, length - subset.offset)
        yield Range(node.start + subset.offset, min(subset.length or rest, rest))


def _part(cursor: Cursor, node: Node) -> Part:
    """Say what a box holds that a hash leaves out; what is not known to be harmless is media."""
    if node.kind == b"uuid":
        user_type = cursor.upto(node.body, 16)
        return {C2PA_UUID: Part.RECORD, XMP_UUID: Part.METADATA}.get(user_type, Part.MEDIA)
    if node.kind in _STANDARD:
        return Part.STANDARD
    if node.kind in _PADDING:
        return Part.PADDING if _is_zero(cursor, node) else Part.FILLED
    if node.kind in _PLACES:
        return Part.PLACES
    return Part.METADATA if "/udta" in node.path or node.path == "/moov/meta" else Part.MEDIA


def _is_zero(cursor: Cursor, node: Node) -> bool:
    if node.end - node.body > MAX_PADDING:
        return False
    for at in range(node.body, node.end, CHUNK):
        piece = cursor.upto(at, min(CHUNK, node.end - at))
        if piece.count(0) != len(piece):
            return False
    return True


def _covered(tree: Tree, stated: BmffHash) -> tuple[Range, ...] | None:
    """Return the bytes of `mdat` that trees of hashes cover; None where one counts in something else than blocks."""
    boxes = [node for node in tree.top() if node.kind == b"mdat"]
    found: list[Range] = []
    for item in stated.trees:
        if item.initial:
            continue
        if item.blocks is None or not 0 <= item.local < len(boxes):
            return None
        box = boxes[item.local]
        found.append(Range(box.start + MDAT_HEADER, max(0, min(item.blocks, box.end - box.start - MDAT_HEADER))))
    return merged(found)
