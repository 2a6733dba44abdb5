"""Damaged, doubled and foreign records: each is told for what it is, and none as a good record or as none at all."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest

from tests.hostile import small
from tests.hostile.watched import Answer, Watched
from tests.media import forge
from tests.samples import kit
from verify import Verifier
from verify.media.bytesource import MemorySource
from verify.media.packets import PacketKind
from verify.media.walk import walk

GARBAGE = b"\xde\xad" * 512
ENDINGS = tuple(item.ending for item in small.FORMATS)
BROKEN = ("altered", "unreadable")


@pytest.fixture(scope="module")
def watched() -> Iterator[Watched]:
    with Watched() as product:
        yield product


def check(watched: Watched, folder: Path, name: str, data: bytes, sidecar: bytes | None = None) -> Answer:
    path = folder / name
    path.write_bytes(data)
    if sidecar is not None:
        path.with_name(name + ".c2pa").write_bytes(sidecar)
    return watched.check(path)


def container(data: bytes, media_type: str) -> tuple[int, int]:
    """Return where the one record stands with its container."""
    found = walk(MemorySource(data), media_type)
    (pieces,) = found.containers
    return pieces[0].start, pieces[-1].end


def store(data: bytes, media_type: str) -> bytes:
    """Return the manifest store of a file."""
    return next(
        packet.data for packet in walk(MemorySource(data), media_type).packets if packet.kind is PacketKind.C2PA
    )


@pytest.mark.parametrize("ending", ["jpg", "png", "mp4", "mov", "avif"])
def test_several_records_in_one_file_are_told_as_several(ending: str, watched: Watched, tmp_path: Path) -> None:
    answer = check(watched, tmp_path, f"doubled.{ending}", doubled(ending))
    assert (answer.state, answer.reasons) == ("unreadable", ("record.multiple",))


@pytest.mark.parametrize("ending", ["webp", "wav", "gif"])
def test_a_second_record_that_the_engine_takes_for_content_is_a_change(
    ending: str, watched: Watched, tmp_path: Path
) -> None:
    answer = check(watched, tmp_path, f"doubled.{ending}", doubled(ending))
    assert answer.state in BROKEN
    assert set(answer.reasons) & {"record.content_changed", "record.multiple"}


def doubled(ending: str) -> bytes:
    """Return a small signed file with its record twice."""
    data = small.signed(ending)
    start, end = container(data, small.BY_ENDING[ending].media_type)
    second = data[start:end]
    if ending == "jpg":
        second = second.replace(b"JP\x02\x11", b"JP\x02\x12")  # another box instance, not a part of the first
    twice = data[:end] + second + data[end:]
    if data.startswith(b"RIFF"):
        twice = twice[:4] + (len(twice) - 8).to_bytes(4, "little") + twice[8:]
    return twice


@pytest.mark.parametrize("ending", ENDINGS)
def test_garbage_behind_the_end_is_a_change_and_never_no_record(ending: str, watched: Watched, tmp_path: Path) -> None:
    answer = check(watched, tmp_path, f"longer.{ending}", small.signed(ending) + GARBAGE)
    assert answer.state in BROKEN, (answer.state, answer.message)
    assert answer.reasons


@pytest.mark.parametrize("ending", ENDINGS)
def test_a_file_cut_off_in_its_record_is_not_one_without_a_record(
    ending: str, watched: Watched, tmp_path: Path
) -> None:
    data = small.signed(ending)
    start, end = container(data, small.BY_ENDING[ending].media_type)
    answer = check(watched, tmp_path, f"short.{ending}", data[: (start + end) // 2])
    assert answer.state in BROKEN, (answer.state, answer.message)


def test_an_svg_that_shrank_behind_its_record_is_a_change(watched: Watched, tmp_path: Path) -> None:
    """The drawing is made shorter, and what was cut off is put elsewhere in the same length."""
    data = small.signed("svg")
    drawing = b'<path d="M0 0h9v9z"/>'
    shrunk = data.replace(drawing, b"")
    for other in (
        shrunk,
        shrunk + b"<!-- %b -->" % drawing[9:-9],
        shrunk.replace(b"<svg ", b"<svg " + b" " * len(drawing)),
    ):
        answer = check(watched, tmp_path, "shrunk.svg", other)
        assert answer.state in BROKEN, other


def test_a_script_put_into_a_signed_svg_is_a_change(watched: Watched, tmp_path: Path) -> None:
    data = small.signed("svg").replace(b"</svg>", b"<script>alert(1)</script></svg>")
    assert check(watched, tmp_path, "script.svg", data).state in BROKEN


def test_a_record_in_jpeg_segments_that_do_not_stand_together_is_not_intact(watched: Watched, tmp_path: Path) -> None:
    """A segment between two parts of one box is covered by no range, unless it is found (ISO 19566-5 §D)."""
    definition = kit.manifest(
        "long", small.AGENT, [small.MADE], assertions=[{"label": "org.example.long", "data": {"v": "A" * 90_000}}]
    )
    data = kit.sign(small.BY_ENDING["jpg"].media(), "image/jpeg", definition, small.leaf())
    assert check(watched, tmp_path, "long.jpg", data).state == "intact"
    second = data.index(b"\xff\xeb", 60_000)
    for inserted in (forge.segment(0xFE, b"hidden"), forge.segment(0xE1, b"Exif\0\0" + forge.EXIF), forge.SCAN):
        answer = check(watched, tmp_path, "apart.jpg", data[:second] + inserted + data[second:])
        assert answer.state in BROKEN, inserted[:4]


def test_a_second_record_in_jpeg_xl_is_not_passed_over(watched: Watched, tmp_path: Path) -> None:
    data = small.signed("jxl")
    start, end = container(data, "image/jxl")
    other = kit.sign(
        small.BY_ENDING["jxl"].media(), "image/jxl", kit.manifest("b", small.AGENT, [small.MADE]), small.leaf()
    )
    second = other[slice(*container(other, "image/jxl"))]
    for both in (data[:start] + second + data[start:], data[:end] + second + data[end:], data + second):
        answer = check(watched, tmp_path, "second.jxl", both)
        assert answer.state in BROKEN, answer.reasons


@pytest.mark.parametrize("ending", ["jpg", "png", "svg", "mp4", "mp3"])
def test_bits_that_fell_over_in_the_record_never_make_an_error_of_ours(
    ending: str, watched: Watched, tmp_path: Path
) -> None:
    data = small.edited(ending)
    start, end = container(data, small.BY_ENDING[ending].media_type)
    dice = Random(ending)  # noqa: S311 -- to be repeated
    states = set()
    for _ in range(40):
        changed = bytearray(data)
        for _ in range(dice.choice((1, 2, 8))):
            changed[dice.randrange(start, end)] ^= 1 << dice.randrange(8)
        answer = check(watched, tmp_path, f"bits.{ending}", bytes(changed))
        states.add(answer.state)
        assert answer.error in ("", "input.unsafe"), (answer.error, answer.message)
        assert answer.state != "absent"
    assert states & set(BROKEN)


def test_the_record_of_another_file_beside_a_file_is_said_to_stand_beside_it(watched: Watched, tmp_path: Path) -> None:
    """Nobody changed anything: a file of the same name lies there with the record of another picture."""
    media = small.BY_ENDING["png"].media()
    record = kit.sign_detached(media, "image/png", kit.manifest("x", small.AGENT, [small.MADE]), small.leaf())
    own = check(watched, tmp_path, "own.png", media, record)
    other = check(watched, tmp_path, "other.png", forge.png(forge.chunk(b"tEXt", b"a\0b")), record)
    assert (own.state, own.report and own.report.answers.record.location) == ("intact", "sidecar")
    assert (other.state, other.reasons) == ("unreadable", ("record.sidecar_mismatch",))
    assert other.report is not None
    assert other.report.answers.record.location == "sidecar"
    assert other.report.statements == ()


def test_the_record_of_another_file_given_by_hand_does_not_match(watched: Watched, tmp_path: Path) -> None:
    """Whoever names the record says that it belongs to the file: a hash that differs is told as a change."""
    media = small.BY_ENDING["png"].media()
    record, other = tmp_path / "record.c2pa", tmp_path / "other.png"
    record.write_bytes(
        kit.sign_detached(media, "image/png", kit.manifest("x", small.AGENT, [small.MADE]), small.leaf())
    )
    other.write_bytes(forge.png(forge.chunk(b"tEXt", b"a\0b")))
    answer = watched.check(other, record)
    assert (answer.state, answer.reasons) == ("altered", ("record.content_changed",))
    assert answer.report is not None
    assert answer.report.answers.record.location == "sidecar"


def test_a_detached_record_put_in_the_place_of_another_is_noticed(watched: Watched, tmp_path: Path) -> None:
    """Two pictures of one signer, each with its record: the records are swapped."""
    one, two = small.BY_ENDING["png"].media(), forge.png(forge.chunk(b"tEXt", b"a\0b"))
    records = [
        kit.sign_detached(data, "image/png", kit.manifest("x", small.AGENT, [small.MADE]), small.leaf())
        for data in (one, two)
    ]
    assert check(watched, tmp_path, "one.png", one, records[0]).state == "intact"
    for name, data, record in (("a.png", one, records[1]), ("b.png", two, records[0])):
        assert check(watched, tmp_path, name, data, record).state == "unreadable"


def test_garbage_beside_a_file_is_no_record_and_given_by_hand_it_is_refused(watched: Watched, tmp_path: Path) -> None:
    media = small.BY_ENDING["png"].media()
    beside = check(watched, tmp_path, "bare.png", media, GARBAGE)
    assert (beside.state, beside.reasons) == ("absent", ())
    given = watched.check(tmp_path / "bare.png", tmp_path / "bare.png.c2pa")
    assert given.error == "input.not_manifest"


def test_a_record_s_head_with_garbage_behind_is_unreadable(watched: Watched, tmp_path: Path) -> None:
    record = store(small.signed("png"), "image/png")
    answer = check(watched, tmp_path, "bare.png", small.BY_ENDING["png"].media(), record[:200] + GARBAGE)
    assert answer.state == "unreadable"
    assert answer.report is not None
    assert answer.report.answers.record.location == "sidecar"


def test_the_record_of_one_file_in_another_is_a_change(watched: Watched, tmp_path: Path) -> None:
    data = small.signed("png")
    start, end = container(data, "image/png")
    other = forge.png(data[start:end], forge.chunk(b"tEXt", b"a\0b"))
    answer = check(watched, tmp_path, "transplanted.png", other)
    assert (answer.state, answer.reasons) == ("altered", ("record.content_changed",))


def test_where_our_reader_loses_the_certificate_the_report_says_so_and_not_that_no_list_knows_it() -> None:
    """The engine reads on over a wrong length of the signature's box; no signature covers that length."""
    data = small.signed("tiff")
    at = data.index(b"c2cs") - 16  # the box's length, its type, and head and UUID of its description
    assert data[at + 4 : at + 8] == b"jumb"
    bent = data[:at] + b"\x7f" + data[at + 1 :]
    signer = Verifier(small.policy()).verify(bent, name="bent.tiff").answers.signer
    assert signer.state == "unrecognized"
    assert "could not be read by this check" in signer.sentence
