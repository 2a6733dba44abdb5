"""Where an ISO base media file says that its samples stand: chunk tables and fragments (ISO/IEC 14496-12, 8.7, 8.8).

Only tables are read, never samples. A hash that leaves boxes out protects the media only if no table points there.
"""

from __future__ import annotations

import sys
from array import array
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from verify.media.bmff_tree import Node, Tree
from verify.media.cursor import Cursor, StructureError
from verify.media.packets import Problem, Range
from verify.media.runs import Runs

MAX_SAMPLES: Final = 2_000_000
"""Samples of one track or run whose sizes are read: nine hours of video at 60 pictures a second, 8 MB of table."""

MAX_CHUNKS: Final = 1_000_000
"""Chunks of one track: a film of three hours has 20,000, or half a million where each packet of sound is one."""

CHUNKS_A_STEP: Final = 4
"""Chunks looked at one by one that cost one of the steps of a walk, so that 400,000 are looked at: about a second."""

ROWS_A_STEP: Final = 64
"""Rows of tables that cost one of the steps of a walk (``MAX_STEPS``), so that 6 million rows are read of one file."""

_SELF_CONTAINED: Final = 1  # flag of an entry of `dref`: the samples stand in this file (8.7.2)
_PCM: Final = frozenset((b"raw ", b"twos", b"sowt", b"in24", b"in32", b"fl32", b"fl64", b"lpcm", b"ulaw", b"alaw"))
_WIDTHS: Final = {2: "H", 4: "I", 8: "Q"}

# Flags of `tfhd` (8.8.7) and `trun` (8.8.8).
_BASE, _DESCRIPTION, _DURATION, _SIZE, _BASE_IS_MOOF = 0x1, 0x2, 0x8, 0x10, 0x20000
_OFFSET, _FIRST_FLAGS, _SAMPLE_DURATION, _SAMPLE_SIZE, _SAMPLE_FLAGS, _COMPOSITION = 1, 4, 0x100, 0x200, 0x400, 0x800


class Elsewhere(NamedTuple):
    """Samples of one track of which none lies in what is left out: how many bytes they have."""

    size: int


Finds = Iterator[Range | Elsewhere | Problem]


def sample_ranges(cursor: Cursor, tree: Tree, excluded: Runs) -> Finds:
    """Yield the bytes that hold the samples of every track and fragment, as the file's tables stand.

    Args:
        cursor: the file.
        tree: its boxes.
        excluded: what a hash leaves out. Of a track that lies nowhere near only the size is yielded, which spares
            going through its chunks.

    Yields:
        Ranges in the order of the tables; they may lie outside the file, and do in a hostile one. A problem for every
        table that was not read whole: what is then yielded is not all.
    """
    sizes = _default_sizes(cursor, tree)
    for at, node in enumerate(tree.nodes):
        try:
            if node.kind == b"stbl":
                yield from _twice(tree, at)
                yield from _table(cursor, _named(tree, at), node, excluded)
            elif node.kind == b"moof":
                yield from _fragment(cursor, tree, at, sizes)
            elif node.kind == b"dref":
                yield from _references(cursor, node)
            elif node.kind in (b"cmov", b"imda"):
                yield Problem("boxes", node.start, f"media in a box of type {node.kind.decode()!r} was not followed")
        except StructureError as error:
            yield error.problem("boxes")


def _named(tree: Tree, at: int) -> dict[bytes, Node]:
    return {node.kind: node for _, node in reversed(tree.below(at))}


def _twice(tree: Tree, at: int) -> Finds:
    """Yield the problem that a table stands more than once, so that two players could follow different ones."""
    kinds = [{b"co64": b"stco", b"stz2": b"stsz"}.get(node.kind, node.kind) for _, node in tree.below(at)]
    if any(kinds.count(kind) > 1 for kind in (b"stco", b"stsz", b"stsc", b"stsd")):
        yield Problem("boxes", tree.nodes[at].start, "a sample table stands more than once")


def _numbers(cursor: Cursor, start: int, count: int, width: int) -> array[int]:
    """Return big-endian numbers of 16, 32 or 64 bits; raises where the file ends before."""
    for _ in range(count // ROWS_A_STEP):
        cursor.step(start)
    found = array(_WIDTHS[width])
    found.frombytes(cursor.take(start, count * width))
    if sys.byteorder == "little":
        found.byteswap()
    return found


def _table(cursor: Cursor, boxes: dict[bytes, Node], stbl: Node, excluded: Runs) -> Finds:
    """Yield the chunks of one track: offsets from `stco` or `co64`, sizes by `stsc` and `stsz` (8.7.3 to 8.7.5)."""
    wide = b"co64" in boxes
    place = boxes.get(b"co64") or boxes.get(b"stco")
    runs_box, sizes_box = boxes.get(b"stsc"), boxes.get(b"stsz") or boxes.get(b"stz2")
    if place is None or runs_box is None or sizes_box is None:
        yield Problem("boxes", stbl.start, "a sample table without its places, runs or sizes")
        return
    count = _count(cursor, place.body + 4, place.end, 8 if wide else 4)
    offsets = _numbers(cursor, place.body + 8, min(count, MAX_CHUNKS), 8 if wide else 4)
    rows = _numbers(cursor, runs_box.body + 8, 3 * _count(cursor, runs_box.body + 4, runs_box.end, 12), 4)
    sizes = _sizes(cursor, sizes_box, _pcm_frame(cursor, boxes.get(b"stsd")))
    if count > MAX_CHUNKS or sizes.cut:
        yield Problem("boxes", stbl.start, "a sample table is too long to be followed to its end")
    if offsets and (not rows or rows[0] != 1):
        yield Problem("boxes", runs_box.start, "chunks before the first run")
    longest = max(rows[1::3], default=0) * sizes.longest
    hull = Range(min(offsets, default=0), max(offsets, default=0) + longest - min(offsets, default=0))
    if excluded.common(hull):
        yield from _chunks(cursor, offsets, rows, sizes)
    else:
        yield Elsewhere(sum(sizes.each) if sizes.each else sizes.same * sizes.samples)


def _chunks(cursor: Cursor, offsets: array[int], rows: array[int], sizes: _Sizes) -> Finds:
    """Yield chunk by chunk, where some may lie in what is left out; this costs more than reading the tables."""
    first = 0
    for row in range(0, len(rows), 3):
        begin, samples = max(0, rows[row] - 1), rows[row + 1]
        until = min(rows[row + 3] - 1 if row + 3 < len(rows) else len(offsets), len(offsets))
        for chunk in range(begin, until):
            if not chunk % CHUNKS_A_STEP:
                cursor.step(offsets[chunk])
            each = sizes.each
            yield Range(offsets[chunk], sum(each[first : first + samples]) if each else samples * sizes.same)
            first += samples


class _Sizes(NamedTuple):
    """Sizes of a track's samples: one for all of them, or each; `cut` where the table was too long."""

    same: int
    samples: int
    each: Sequence[int] = ()
    cut: bool = False

    @property
    def longest(self) -> int:
        """Bytes of the longest sample."""
        return max(self.each, default=self.same)


def _pcm_frame(cursor: Cursor, stsd: Node | None) -> int:
    """Return the bytes of one sample on all channels of plain sound in QuickTime, whose table says 1; else 1."""
    if stsd is None or cursor.upto(stsd.body + 12, 4) not in _PCM or stsd.end - stsd.body < 36:  # noqa: PLR2004 -- an entry
        return 1
    return max(1, cursor.u16(stsd.body + 32) * ((cursor.u16(stsd.body + 34) + 7) // 8))


def _sizes(cursor: Cursor, box: Node, frame: int) -> _Sizes:
    """Read `stsz` or `stz2` (8.7.3); raises where the table is longer than its box."""
    count = cursor.u32(box.body + 8)
    read = min(count, MAX_SAMPLES)
    if box.kind == b"stsz":
        same = cursor.u32(box.body + 4)
        if same:
            return _Sizes(frame if same == 1 else same, count)
        _count(cursor, box.body + 8, box.end, 4)
        return _Sizes(0, count, _numbers(cursor, box.body + 12, read, 4), count > read)
    bits = cursor.u8(box.body + 7)
    if bits not in (4, 8, 16):
        raise StructureError(box.start, "sample sizes of an unknown width")
    if bits == 16:  # noqa: PLR2004 -- bits of one size
        return _Sizes(0, count, _numbers(cursor, box.body + 12, read, 2), count > read)
    data = cursor.take(box.body + 12, (read * bits + 7) // 8)
    each = data if bits == 8 else bytes(half for byte in data for half in (byte >> 4, byte & 15))  # noqa: PLR2004 -- as above
    return _Sizes(0, count, each[:read], count > read)


def _count(cursor: Cursor, at: int, end: int, width: int) -> int:
    """Return the number of rows that a table declares.

    Raises:
        StructureError: the box does not hold as many.
    """
    count = cursor.u32(at)
    if at + 4 + count * width > end:
        raise StructureError(at, "a table is longer than its box")
    return count


def _references(cursor: Cursor, dref: Node) -> Finds:
    """Yield the problem that samples stand in another file (8.7.2)."""
    at = dref.body + 8
    for _ in range(min(cursor.u32(dref.body + 4), MAX_CHUNKS)):
        if at + 12 > dref.end:
            return
        cursor.step(at)
        if not cursor.u32(at + 8) & _SELF_CONTAINED:
            yield Problem("boxes", at, "samples may stand in another file")
        at += max(8, cursor.u32(at))


def _default_sizes(cursor: Cursor, tree: Tree) -> dict[int, int]:
    """Return the size that samples of each track have where a fragment gives none (`trex`, 8.8.3)."""
    boxes = [node for node in tree.nodes if node.kind == b"trex" and node.end - node.body >= 24]  # noqa: PLR2004 -- its length
    return {cursor.u32(node.body + 4): cursor.u32(node.body + 16) for node in boxes}


def _fragment(cursor: Cursor, tree: Tree, at: int, sizes: dict[int, int]) -> Finds:
    """Yield the runs of one movie fragment (8.8.4, 8.8.7, 8.8.8)."""
    moof = tree.nodes[at]
    behind = moof.start  # where a track's data begins that names no base: at the fragment, then behind the one before
    for place, traf in tree.below(at):
        if traf.kind != b"traf":
            continue
        runs = [node for _, node in tree.below(place) if node.kind == b"trun"]
        header = _named(tree, place).get(b"tfhd")
        if header is None:
            yield Problem("boxes", traf.start, "a track fragment without its header")
            continue
        flags, read = cursor.u32(header.body) & 0xFFFFFF, header.body + 8
        base, size = moof.start if flags & _BASE_IS_MOOF else behind, sizes.get(cursor.u32(header.body + 4), 0)
        if flags & _BASE:
            base, read = cursor.u64(read), read + 8
        read += 4 * bool(flags & _DESCRIPTION) + 4 * bool(flags & _DURATION)
        if flags & _SIZE:
            size = cursor.u32(read)
        behind = base
        for run in runs:
            cursor.step(run.start)
            found = _run(cursor, run, base, behind, size)
            yield found
            behind = found.end


def _run(cursor: Cursor, run: Node, base: int, behind: int, size: int) -> Range:
    """Return the bytes of one run; raises where its table is longer than its box or than what is followed."""
    flags, count, read = cursor.u32(run.body) & 0xFFFFFF, cursor.u32(run.body + 4), run.body + 8
    start = behind
    if flags & _OFFSET:
        moved = cursor.u32(read)
        start, read = base + (moved - (1 << 32) if moved >> 31 else moved), read + 4
    read += 4 * bool(flags & _FIRST_FLAGS)
    if not flags & _SAMPLE_SIZE:
        return Range(start, count * size)
    columns = sum(bool(flags & flag) for flag in (_SAMPLE_DURATION, _SAMPLE_SIZE, _SAMPLE_FLAGS, _COMPOSITION))
    if count > MAX_SAMPLES or read + count * columns * 4 > run.end:
        raise StructureError(run.start, "the table of a run is longer than its box or than what is followed")
    rows = _numbers(cursor, read, count * columns, 4)
    return Range(start, sum(rows[bool(flags & _SAMPLE_DURATION) :: columns]))
