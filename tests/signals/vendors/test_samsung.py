"""Samsung's trailer, byte by byte."""

from __future__ import annotations

import struct
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.media import forge
from tests.signals import reading
from verify.model.vocabulary import Says
from verify.signals.marks import Grade

INFO = (0x0D91, b"PEg_Info", b'{"genImageVersion":"v1","connectorType":"srvg","genAIType":8}')
RE_EDIT = (0x0BA1, b"PhotoEditor_Re_Edit_Data", b'{"originalPath":"/private/cat.jpg","genAIType":3}')
OTHER = (0x0A01, b"Image_UTC_Data", b"1780000000000")


def trailer(*blocks: tuple[int, bytes, bytes], after: bytes = b"") -> bytes:
    """Return a trailer as Galaxy phones write it."""
    body, places = b"", []
    for kind, name, content in blocks:
        places.append((kind, len(body)))
        body += struct.pack("<HHI", 0, kind, len(name)) + name + content
    ends = [*(at for _, at in places[1:]), len(body)]
    directory = b"SEFH" + struct.pack("<II", 107, len(blocks))
    for (kind, at), end in zip(places, ends, strict=True):
        directory += struct.pack("<HHII", 0, kind, len(body) - at, end - at)
    return body + directory + struct.pack("<I", len(directory)) + b"SEFT" + after


def test_a_real_picture_that_a_galaxy_tool_changed(corpus: Path) -> None:
    data = (corpus / "files/samsung_black_1.png").read_bytes()
    mark = reading.only(reading.signals(data))
    assert (mark.id, mark.says, mark.edit, mark.grade) == ("samsung.genai", Says.EDITED, True, Grade.VERIFIED)
    assert mark.value == "genAIType: 8"
    (place,) = mark.place.ranges
    assert data[place.start : place.end] == struct.pack("<HHI", 0, 0x0D91, 8) + INFO[1] + INFO[2]


def test_the_trailer_built_here_is_the_real_one(corpus: Path) -> None:
    data = (corpus / "files/samsung_black_1.png").read_bytes()
    assert data.endswith(trailer(INFO))


@pytest.mark.parametrize(
    ("data", "value"),
    [
        (forge.jpeg() + trailer(OTHER, INFO), "genAIType: 8"),
        (forge.jpeg() + trailer(RE_EDIT, OTHER), "genAIType: 3"),
        (forge.png(trailer=trailer(INFO, after=b"QDIOBS")), "genAIType: 8"),
        (forge.jpeg() + b"a motion photo" * 50 + trailer(INFO), "genAIType: 8"),
        (forge.mp4(forge.box(b"sefd", trailer(INFO))), "genAIType: 8"),
        (forge.mp4(forge.box(b"sefd", trailer(INFO)), brand=b"heic"), "genAIType: 8"),
    ],
    ids=["JPEG", "JPEG re-edit", "PNG with QDIOBS", "after other bytes", "MP4 sefd", "HEIC sefd"],
)
def test_synthetic_trailers_in_every_container(data: bytes, value: str) -> None:
    mark = reading.only(reading.signals(data))
    assert (mark.id, mark.value, mark.says) == ("samsung.genai", value, Says.EDITED)
    assert "private" not in repr(mark)


@pytest.mark.parametrize(
    "blocks",
    [
        (OTHER,),
        ((INFO[0], INFO[1], b'{"genAIType":0}'),),
        ((INFO[0], INFO[1], b'{"genImageVersion":"v1"}'),),
        ((INFO[0], b"Another_Name", INFO[2]),),
        ((0x0A01, INFO[1], INFO[2]),),
    ],
)
def test_synthetic_trailers_without_such_a_statement_say_nothing(blocks: tuple[tuple[int, bytes, bytes], ...]) -> None:
    assert reading.signals(forge.jpeg() + trailer(*blocks)).marks == ()


def test_a_block_that_holds_no_json_is_a_problem() -> None:
    """Synthetic."""
    found = reading.signals(forge.jpeg() + trailer((INFO[0], INFO[1], b"{cut off")))
    assert found.marks == ()
    assert [problem.what for problem in found.problems] == ["PEg_Info holds no JSON object"]


@given(st.binary(max_size=60), st.integers(0, 120), st.binary(min_size=1, max_size=6))
@settings(max_examples=120, deadline=None)
def test_hostile_trailers_never_raise(lead: bytes, at: int, noise: bytes) -> None:
    """Synthetic."""
    whole = lead + trailer(INFO)
    at = min(at, len(whole) - 5)
    broken = whole[:at] + noise + whole[at + len(noise) :]
    found = reading.signals(forge.jpeg() + broken)
    assert all(mark.id == "samsung.genai" for mark in found.marks)
    assert not any("stopped" in problem.what for problem in found.problems)
