"""JUMBF: what boxes hold, and what happens to lengths that lie."""

from __future__ import annotations

from struct import pack

from hypothesis import given
from hypothesis import strategies as st

from tests.record.boxes import TAIL, assertion, box, describe, manifest, store, superbox
from verify.record.jumbf import MAX_BOXES, MAX_DEPTH, MAX_LABEL, MAX_PROBLEMS, Box, parse

STORE = store(manifest(b"urn:c2pa:1", assertion(b"c2pa.actions", {"actions": []}), assertion(b"org.example", [1, 2])))


def test_a_superbox_says_its_label_and_type_and_holds_views_not_copies() -> None:
    data = superbox(b"cbor", b"c2pa.actions", box(b"cbor", b"\xa0"))
    (outer,), problems = parse(data)
    assert problems == ()
    assert (outer.kind, outer.label, outer.type_uuid) == ("jumb", "c2pa.actions", b"cbor" + TAIL)
    assert (outer.start, outer.length) == (0, len(data))
    assert outer.content.obj is data
    assert bytes(outer.content) == data[8:]
    (inner,) = outer.children
    assert (inner.kind, inner.start, inner.length, bytes(inner.content)) == ("cbor", len(data) - 9, 9, b"\xa0")


def test_a_box_without_length_runs_to_the_end() -> None:
    data = describe(b"cbor", b"x") + pack(">I4s", 0, b"cbor") + b"\xa1\x01\x02"
    (outer,), problems = parse(pack(">I4s", 0, b"jumb") + data)
    assert problems == ()
    assert outer.length == len(data) + 8
    assert bytes(outer.children[0].content) == b"\xa1\x01\x02"


def test_a_box_with_a_length_of_eight_bytes_is_read() -> None:
    data = pack(">I4sQ", 1, b"cbor", 19) + b"abc"
    (only,), problems = parse(data)
    assert (only.length, bytes(only.content), problems) == (19, b"abc", ())


def test_a_description_may_carry_a_number_a_digest_and_a_salt() -> None:
    salt = box(b"c2sh", b"0123456789abcdef")
    content = b"cbor" + TAIL + b"\x1f" + b"x\0" + pack(">I", 7) + b"d" * 32 + salt
    (outer,), problems = parse(box(b"jumb", box(b"jumd", content)))
    assert problems == ()
    assert outer.description is not None
    assert (outer.description.box_id, outer.description.digest) == (7, b"d" * 32)
    assert bytes(outer.description.private) == salt


def test_a_description_without_label_is_allowed() -> None:
    (outer,), problems = parse(box(b"jumb", box(b"jumd", b"cbor" + TAIL + b"\x00")))
    assert (outer.label, outer.type_uuid, problems) == ("", b"cbor" + TAIL, ())


def test_lengths_that_lie_are_told_and_what_stood_before_is_kept() -> None:
    good = superbox(b"cbor", b"good", box(b"cbor", b"\xa0"))
    for lie in (pack(">I4s", 2, b"cbor"), pack(">I4s", 0xFFFFFFFF, b"cbor"), pack(">I4sQ", 1, b"cbor", 2**63)):
        boxes, problems = parse(good + lie)
        assert [item.label for item in boxes] == ["good"], lie
        assert problems[0].offset == len(good), lie


def test_a_length_inside_cannot_reach_outside() -> None:
    inner = pack(">I4s", 64, b"cbor") + b"\xa0"
    (outer, after), problems = parse(superbox(b"cbor", b"liar", inner) + superbox(b"cbor", b"next"))
    assert (outer.label, outer.children, after.label) == ("liar", (), "next")
    assert problems[0].where == "JUMBF liar"


def test_zeros_after_the_last_box_are_padding_and_other_bytes_are_not() -> None:
    assert parse(STORE + bytes(3)).problems == ()
    assert parse(STORE + bytes(300)).problems == ()
    assert parse(STORE + b"\0\0x").problems[0].offset == len(STORE)
    assert parse(STORE + bytes(300) + b"x").problems[0].offset == len(STORE)


def test_descriptions_that_cannot_be_read_are_problems() -> None:
    for content in (b"", b"cbor", b"cbor" + TAIL + b"\x03no end", b"cbor" + TAIL + b"\x03\xff\xfe\0"):
        (outer,), problems = parse(box(b"jumb", box(b"jumd", content)))
        assert outer.description is None
        assert len(problems) == 1, content
    assert parse(superbox(b"cbor", b"l" * MAX_LABEL)).problems == ()
    assert parse(superbox(b"cbor", b"l" * (MAX_LABEL + 1))).problems
    assert parse(box(b"jumb", box(b"cbor", b"\xa0"))).problems
    assert parse(box(b"jumb", box(b"jumd", b"cbor" + TAIL + b"\x0f" + b"x\0" + b"short"))).problems


def test_ten_thousand_superboxes_inside_one_another_stop_at_the_limit() -> None:
    data = b""
    for _ in range(10_000):
        data = superbox(b"c2as", b"", data) if len(data) < 500_000 else data
    boxes, problems = parse(data)
    assert _depth(boxes) == MAX_DEPTH
    assert [problem.what for problem in problems] == [f"superboxes more than {MAX_DEPTH} deep"]


def _depth(boxes: tuple[Box, ...]) -> int:
    return 1 + _depth(boxes[0].children) if boxes else 0


def test_sixteen_thousand_assertions_are_read_and_more_than_the_limit_is_told_once() -> None:
    (outer,), problems = parse(superbox(b"c2as", b"s", box(b"cbor", b"") * 16_000))
    assert (len(outer.children), problems) == (16_000, ())
    (outer,), problems = parse(superbox(b"c2as", b"s", box(b"cbor", b"") * (MAX_BOXES + 5)))
    assert len(outer.children) == MAX_BOXES - 1
    assert [problem.what for problem in problems] == [f"more than {MAX_BOXES} boxes"]


def test_many_broken_boxes_are_told_by_a_few() -> None:
    assert len(parse(box(b"jumb", b"") * 500).problems) == MAX_PROBLEMS


def test_a_store_cut_anywhere_is_told_as_broken() -> None:
    assert parse(STORE).problems == ()
    zeros = len(STORE) - len(STORE.lstrip(b"\0"))  # of the length: alone they are padding, not a broken store
    for cut in range(zeros + 1, len(STORE)):
        assert parse(STORE[:cut]).problems, cut


@given(st.binary(max_size=400))
def test_any_bytes_are_read_within_bounds(data: bytes) -> None:
    boxes, problems = parse(data)
    assert sum(item.length for item in boxes) <= len(data)
    assert len(problems) <= MAX_PROBLEMS


@given(st.integers(0, len(STORE) - 1), st.binary(min_size=1, max_size=8))
def test_a_store_with_changed_bytes_is_read_within_bounds(at: int, change: bytes) -> None:
    data = STORE[:at] + change + STORE[at + len(change) :]
    _inside(parse(data).boxes, 0, len(data))


def _inside(boxes: tuple[Box, ...], start: int, end: int) -> None:
    for item in boxes:
        assert start <= item.start
        assert item.start + item.length <= end
        _inside(item.children, item.start, item.start + item.length)
        start = item.start + item.length
