"""What the content hash of a record protects, worked out where the bytes are: which ranges, and what stands in them.

A hash over ranges states what it leaves out; for one over boxes the boxes have to be found. Then every place at which
the file says that its media stands is compared with what is left out: a player follows the tables, so a picture whose
bytes stand in a box that no hash covers is not covered, whatever the name of the box.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Final

from verify.examine.protection import Part, Protection
from verify.media.bytesource import ByteSource
from verify.media.cursor import Cursor
from verify.media.packets import PacketKind, Problem, Range, Walk
from verify.media.runs import Runs, merged
from verify.media.walk import CONTAINERS
from verify.record.bound import bound_manifest
from verify.record.crjson import base_label, is_binding, read_record
from verify.record.fields import Json, items, mapping, number
from verify.record.types import Manifest

if TYPE_CHECKING:
    from verify.media.bmff_samples import Elsewhere
    from verify.media.bmff_tree import Tree

MAX_MEDIA_RUNS: Final = 1000
"""Runs of uncovered media that are kept; of a film with more, the last reaches to its end."""

_TABLES: Final = frozenset((*CONTAINERS["bmff"], *CONTAINERS["tiff"]))
"""Kinds of files whose media may stand anywhere, at the places that tables name."""

Worked = tuple[Protection, tuple[Problem, ...]]


def work_out(source: ByteSource, media_type: str, crjson: str, own: tuple[Range, ...], found: Walk) -> Worked:
    """Work out what the hash of the active manifest protects.

    Args:
        source: the file.
        media_type: as its first bytes show.
        crjson: the engine's view of the record.
        own: the bytes that carry the record.
        found: what the walker found.

    Returns:
        The protection, and problems: what could not be followed. A small JPEG with a hash over ranges costs nothing
        here. Never raises for what the file or the record holds.
    """
    plain = Protection(trailing=_trailing(found))
    over_boxes = '"c2pa.hash.bmff' in crjson or '"c2pa.hash.boxes' in crjson
    if not over_boxes and media_type not in _TABLES:
        return plain, ()
    bound = bound_manifest(read_record(crjson))
    if bound is None:
        return plain._replace(partial=True), ()
    return _by_binding(Cursor(source), media_type, _assertions(crjson, bound), own, plain)


def _trailing(found: Walk) -> tuple[Range, ...]:
    """Return the bytes behind the end of the picture; of a long run the walker has read both ends."""
    runs = (packet.ranges for packet in found.packets if packet.kind is PacketKind.TRAILER and packet.ranges)
    return merged(Range(run[0].start, run[-1].end - run[0].start) for run in runs)


def _assertions(crjson: str, bound: Manifest) -> tuple[tuple[str, Mapping[str, Json]], ...]:
    """Return the hard bindings of a manifest, each with its label, as crJSON has them."""
    entries = (mapping(entry) for entry in items(mapping(json.loads(crjson)).get("manifests")))
    entry = next((item for item in entries if item.get("label") == bound.label), {})
    stated = mapping(entry.get("assertions"))
    return tuple((base_label(k), mapping(v)) for k, v in stated.items() if is_binding(k))


def _by_binding(
    cursor: Cursor,
    media_type: str,
    assertions: tuple[tuple[str, Mapping[str, Json]], ...],
    own: tuple[Range, ...],
    plain: Protection,
) -> Worked:
    if len(assertions) != 1:
        return plain._replace(partial=True), ()
    ((label, assertion),) = assertions
    if label == "c2pa.hash.data" and media_type in _TABLES:
        return _with_media(cursor, plain, _stated(assertion), _tree(cursor, media_type))
    if label == "c2pa.hash.data":
        return plain, ()
    if label.startswith("c2pa.hash.bmff") and media_type in CONTAINERS["bmff"]:
        return _of_bmff(cursor, assertion, plain)
    if label == "c2pa.hash.boxes" and media_type in ("image/jpeg", *CONTAINERS["png"]):
        return _of_boxes(cursor, media_type, assertion, own, plain)
    problem = Problem("record", 0, f"the hash {label} was not followed in a file of the type {media_type}")
    return plain._replace(partial=True), (problem,)


def _stated(assertion: Mapping[str, Json]) -> tuple[Range, ...]:
    gaps = tuple(mapping(item) for item in items(assertion.get("exclusions")))
    pairs = ((number(gap.get("start")), number(gap.get("length"))) for gap in gaps)
    return merged(Range(start, length) for start, length in pairs if start is not None and length is not None)


def _tree(cursor: Cursor, media_type: str) -> Tree | None:
    """Return the boxes of a file that is made of boxes."""
    from verify.media.bmff_tree import read_tree  # noqa: PLC0415 -- few files need it

    return read_tree(cursor) if media_type in CONTAINERS["bmff"] else None


def _of_bmff(cursor: Cursor, assertion: Mapping[str, Json], plain: Protection) -> Worked:
    from verify.examine.bmff_left_out import left_out  # noqa: PLC0415 -- few files need it
    from verify.media.bmff_tree import read_tree  # noqa: PLC0415 -- as above
    from verify.record.bmff_hash import read_bmff_hash  # noqa: PLC0415 -- as above

    stated, tree = read_bmff_hash(assertion), read_tree(cursor)
    runs = left_out(cursor, tree, stated) if stated else None
    if runs is None:
        problem = Problem("record", 0, "what the hash over boxes leaves out could not be followed")
        return plain._replace(partial=True), (*tree.problems, problem)
    end = max((node.end for node in tree.top()), default=0)
    trailing = (Range(end, cursor.size - end),) if end < cursor.size else ()
    left = plain._replace(left_out=runs, trailing=trailing, partial=bool(tree.problems))
    worked, problems = _with_media(cursor, left, tuple(Range(item.start, item.length) for item in runs), tree)
    return worked, (*tree.problems, *problems)


def _of_boxes(
    cursor: Cursor, media_type: str, assertion: Mapping[str, Json], own: tuple[Range, ...], plain: Protection
) -> Worked:
    from verify.examine.box_left_out import left_out  # noqa: PLC0415 -- few files need it
    from verify.media.named_boxes import jpeg_boxes, png_boxes  # noqa: PLC0415 -- as above

    named = jpeg_boxes(cursor, own) if media_type == "image/jpeg" else png_boxes(cursor)
    if named.problem:
        return plain._replace(partial=True), (named.problem,)
    runs = left_out(named.boxes, cursor.size, assertion)
    if runs is None:
        problem = Problem("record", 0, "the boxes that the hash names are not those of the file")
        return plain._replace(partial=True), (problem,)
    media = merged(Range(item.start, item.length) for item in runs if item.part is Part.MEDIA)
    trailing = tuple(Range(item.start, item.length) for item in runs if item.part is Part.TRAILING)
    return plain._replace(left_out=runs, media=media, media_bytes=cursor.size, trailing=trailing or plain.trailing), ()


def _with_media(cursor: Cursor, left: Protection, out: tuple[Range, ...], tree: Tree | None) -> Worked:
    """Add the media that stands in what is left out, and how much media there is in all."""
    excluded = Runs(out)
    uncovered = [Range(item.start, item.length) for item in left.left_out if item.part is Part.MEDIA]
    problems: list[Problem] = []
    size = 0
    for item in _places(cursor, tree, excluded):
        if isinstance(item, Problem):
            problems.append(item)
            continue
        if not isinstance(item, Range):
            size += item.size
            continue
        start, end = max(0, item.start), min(item.end, cursor.size)
        if start < end:
            size += end - start
            uncovered += excluded.common(Range(start, end - start))
        if len(uncovered) > 2 * MAX_MEDIA_RUNS:
            uncovered = list(_few(uncovered))
    if not size:
        problems.append(Problem("record", 0, "no place of media was found to compare the hash with"))
    return left._replace(partial=left.partial or bool(problems), media=_few(uncovered), media_bytes=size), tuple(
        dict.fromkeys(problems)
    )


def _few(runs: list[Range]) -> tuple[Range, ...]:
    """Return the runs merged; where there are too many, the last kept one reaches to the end of all."""
    found = merged(runs)
    if len(found) <= MAX_MEDIA_RUNS:
        return found
    last = found[MAX_MEDIA_RUNS - 1]
    return (*found[: MAX_MEDIA_RUNS - 1], Range(last.start, found[-1].end - last.start))


def _places(cursor: Cursor, tree: Tree | None, excluded: Runs) -> Iterator[Range | Elsewhere | Problem]:
    """Yield every range that a table of the file says is picture or sound; a file without boxes is a TIFF."""
    if tree is None:
        from verify.media.tiff_strips import strip_ranges  # noqa: PLC0415 -- few files need it

        yield from strip_ranges(cursor)
        return
    from verify.media.bmff_item_places import item_ranges  # noqa: PLC0415 -- few files need it
    from verify.media.bmff_samples import sample_ranges  # noqa: PLC0415 -- as above

    yield from sample_ranges(cursor, tree, excluded)
    for item in item_ranges(cursor, tree):
        if isinstance(item, Problem):
            yield item
        elif item.media:
            yield item.place
