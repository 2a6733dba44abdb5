"""Exif directories in both byte orders, loops, lies about lengths, and user comments in every code."""

from __future__ import annotations

import struct
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.samples.media import camera_exif
from tests.signals.marked import CAMERA, SETTINGS, exif_data, file_packets
from verify.media.packets import PacketKind
from verify.signals.exif_ifd import Directory, read_exif, user_comment
from verify.signals.limits import MAX_IFD_ENTRIES


@pytest.mark.parametrize("order", ["<", ">"])
def test_tags_of_both_directories_are_read_in_both_byte_orders(order: str) -> None:
    """Synthetic."""
    exif = read_exif(exif_data(CAMERA, {**SETTINGS, 0x8827: (3, struct.pack(order + "H", 200))}, order=order, gps=True))
    assert (exif.text(0x010F), exif.text(0x9003)) == ("Acme", "2026:06:14 18:20:05")
    assert (exif.number(0x829D), exif.number(0x8827), exif.number(0x920A)) == (5.6, 200, 35.0)
    assert exif.holds(Directory.GPS)
    assert not exif.has(0x9286)
    assert exif.raw(0x0110) == b"Acme Camera 7\0"


def test_what_another_writer_makes_is_read() -> None:
    exif = read_exif(camera_exif().tobytes())
    assert (exif.text(0x0110), exif.text(0x0131), exif.number(0x8827)) == ("Acme Camera 7", "Firmware 1.4", 200)


COMMENTS = {
    "ASCII": (b"ASCII\0\0\0plain words\0", "plain words"),
    "UNICODE, big-endian by its zeros": (b"UNICODE\0" + "Größe 图".encode("utf-16-be"), "Größe 图"),
    "UNICODE, little-endian by its zeros": (b"UNICODE\0" + "Größe 图".encode("utf-16-le"), "Größe 图"),
    "UNICODE with a mark": (b"UNICODE\0" + "Größe 图".encode("utf-16"), "Größe 图"),
    "UNICODE, but plain": (b"UNICODE\0plain words", "plain words"),
    "no code": (b"plain words", "plain words"),
    "an undefined code": (bytes(8) + "Größe".encode(), "Größe"),
    "an undefined code in Latin-1": (bytes(8) + "Größe".encode("latin-1"), "Größe"),
    "nothing but blanks": (b"ASCII\0\0\0      \0\0", None),
}


@pytest.mark.parametrize("code", COMMENTS)
@pytest.mark.parametrize("order", ["<", ">"])
def test_user_comments_are_decoded(code: str, order: str) -> None:
    """Synthetic: Exif 3.0, 4.6.6.5, and what writers do instead."""
    raw, expected = COMMENTS[code]
    assert user_comment(read_exif(exif_data(CAMERA, {0x9286: raw}, order=order))) == expected


def test_the_recipe_of_a_real_jpeg_is_decoded(corpus: Path) -> None:
    packets, _ = file_packets(corpus / "marks" / "00-automatic1111_cropped.jpg")
    comments = [user_comment(read_exif(packet.data)) for packet in packets if packet.kind is PacketKind.EXIF]
    assert len(comments) == 1
    assert "Steps: " in (comments[0] or "")


def test_a_directory_that_points_at_itself_is_read_once() -> None:
    """Synthetic."""
    loop = b"II*\0\x08\0\0\0" + b"\x02\0" + struct.pack("<HHII", 0x010F, 2, 4, 0x636241)
    loop += struct.pack("<HHII", 0x8769, 4, 1, 8) + struct.pack("<I", 8)
    exif = read_exif(loop)
    assert [entry.tag for entry in exif.entries] == [0x010F, 0x8769]
    assert exif.text(0x010F) == "Abc"


def test_many_tags_that_share_the_same_bytes_cost_nothing() -> None:
    """Synthetic."""
    rows = b"".join(struct.pack("<HHII", number, 7, 0xFFFFFFFF, 8) for number in range(2000))
    exif = read_exif(b"II*\0\x08\0\0\0" + struct.pack("<H", 2000) + rows + bytes(4))
    assert len(exif.entries) == MAX_IFD_ENTRIES
    assert max(entry.start + entry.length for entry in exif.entries) <= len(exif.data)


def test_a_ratio_with_the_divisor_zero_is_no_number() -> None:
    """Synthetic."""
    assert read_exif(exif_data({0x829A: (5, struct.pack("<II", 1, 0))})).number(0x829A) is None


@pytest.mark.parametrize(
    "data", [b"", b"II", b"Exif\0\0", b"II*\0\xff\xff\xff\xff", b"MM\0*\0\0\0\x08\xff\xff", b"PNG"]
)
def test_what_is_no_exif_has_no_entries(data: bytes) -> None:
    """Synthetic."""
    assert read_exif(data).entries == ()


@given(st.binary(max_size=300), st.integers(8, 200))
def test_no_bytes_raise(noise: bytes, at: int) -> None:
    """Synthetic."""
    whole = exif_data(CAMERA, SETTINGS, gps=True)
    exif = read_exif(whole[:at] + noise + whole[at + len(noise) :])
    for entry in exif.entries:
        assert entry.start + entry.length <= len(exif.data)
        assert len(exif.raw(entry.tag) or b"") <= len(exif.data)
        assert exif.text(entry.tag) != ""
        assert exif.number(entry.tag) is None or exif.has(entry.tag)
    assert user_comment(exif) != ""
