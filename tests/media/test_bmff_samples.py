"""Where a video says that its samples stand: every table that a player follows is followed, or said to be not."""

from __future__ import annotations

import struct

from tests.hostile import films
from tests.media import forge
from verify.media.bmff_samples import MAX_CHUNKS, Elsewhere, sample_ranges
from verify.media.bmff_tree import read_tree
from verify.media.bytesource import MemorySource
from verify.media.cursor import Cursor
from verify.media.packets import Problem, Range
from verify.media.runs import Runs

EVERYWHERE = Runs([Range(0, 1 << 40)])


def followed(data: bytes, excluded: Runs = EVERYWHERE) -> list[Range | Elsewhere | Problem]:
    cursor = Cursor(MemorySource(data))
    return list(sample_ranges(cursor, read_tree(cursor), excluded))


def table(*boxes: bytes) -> bytes:
    held = forge.box(b"stbl", *boxes)
    for kind in (b"minf", b"mdia", b"trak", b"moov"):
        held = forge.box(kind, held)
    return forge.mp4(held)


def runs(*rows: tuple[int, int]) -> bytes:
    body = b"".join(struct.pack(">III", first, samples, 1) for first, samples in rows)
    return forge.full_box(b"stsc", struct.pack(">I", len(rows)), body)


def places(*offsets: int) -> bytes:
    return forge.full_box(b"stco", struct.pack(f">I{len(offsets)}I", len(offsets), *offsets))


def sizes(*each: int) -> bytes:
    return forge.full_box(b"stsz", struct.pack(f">II{len(each)}I", 0, len(each), *each))


def test_chunks_have_the_samples_that_the_runs_give_them() -> None:
    data = table(runs((1, 2), (3, 1)), places(100, 200, 300), sizes(1, 2, 3, 4, 5))
    assert followed(data) == [Range(100, 3), Range(200, 7), Range(300, 5)]


def test_samples_of_one_size_and_samples_of_few_bits_are_counted() -> None:
    same = forge.full_box(b"stsz", struct.pack(">II", 7, 4))
    assert followed(table(runs((1, 2)), places(10, 50), same)) == [Range(10, 14), Range(50, 14)]
    halves = forge.full_box(b"stz2", struct.pack(">II", 4, 3), bytes((0x12, 0x30)))
    assert followed(table(runs((1, 3)), places(10), halves)) == [Range(10, 6)]


def test_plain_sound_whose_table_counts_bytes_of_no_sample_is_measured_by_its_channels() -> None:
    entry = forge.box(b"sowt", bytes(6), b"\0\1", bytes(8), struct.pack(">HH", 2, 16), bytes(8))
    stsd = forge.full_box(b"stsd", struct.pack(">I", 1), entry)
    one = forge.full_box(b"stsz", struct.pack(">II", 1, 100))
    assert followed(table(stsd, runs((1, 100)), places(10), one)) == [Range(10, 400)]


def test_a_track_far_from_what_is_left_out_is_only_measured() -> None:
    data = table(runs((1, 1)), places(100, 200), sizes(30, 40))
    assert followed(data, Runs([Range(0, 50), Range(600, 50)])) == [Elsewhere(70)]
    assert followed(data, Runs([Range(239, 1)])) == [Range(100, 30), Range(200, 40)]


def problems(data: bytes) -> str:
    return "; ".join(item.what for item in followed(data) if isinstance(item, Problem))


def test_what_is_not_followed_is_said() -> None:
    good = (runs((1, 1)), places(100), sizes(30))
    assert not problems(table(*good))
    assert "without its places" in problems(table(*good[::2]))
    assert "more than once" in problems(table(*good, places(200)))
    assert "before the first run" in problems(table(runs((2, 1)), *good[1:]))
    assert "longer than its box" in problems(table(good[0], forge.full_box(b"stco", struct.pack(">II", 9, 1)), good[2]))
    elsewhere = forge.full_box(b"dref", struct.pack(">I", 1), forge.full_box(b"url ", b"film.mov\0"))
    assert "another file" in problems(table(*good) + forge.box(b"moov", forge.box(b"dinf", elsewhere)))


def test_a_table_that_is_too_long_is_followed_to_the_limit_and_said_to_be_cut() -> None:
    found = followed(table(runs((1, 1)), places(*range(MAX_CHUNKS + 1)), sizes(30)), Runs([Range(1 << 40, 1)]))
    assert [item.what for item in found if isinstance(item, Problem)] == [
        "a sample table is too long to be followed to its end"
    ]


def test_runs_that_go_over_the_same_chunks_again_and_again_end() -> None:
    again = runs(*((1, 1), (200_001, 1)) * 2000)
    assert "structures" in problems(table(again, places(*[5] * 200_000), sizes(1)))


def test_a_fragment_counts_from_itself_or_from_its_base() -> None:
    for based in (False, True):
        data = films.fragments(b"mdat", based=based)
        assert followed(data) == [Range(data.index(b"mdat") + 4, 60)]


def test_a_fragment_without_offsets_goes_on_where_the_last_run_ended() -> None:
    tfhd = forge.box(b"tfhd", struct.pack(">III", 0x10, 1, 5))
    traf = forge.box(b"traf", tfhd, *(forge.box(b"trun", struct.pack(">II", 0, count)) for count in (2, 3)))
    data = forge.mp4(forge.box(b"moof", traf, traf))
    at = data.index(b"moof") - 4
    assert followed(data) == [Range(at, 10), Range(at + 10, 15), Range(at + 25, 10), Range(at + 35, 15)]
