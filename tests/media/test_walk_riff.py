"""WebP, WAV and AVI: chunks that speak among chunks of samples."""

from __future__ import annotations

import pytest

from tests.media.forge import (
    EXIF,
    LABEL,
    STORE,
    XMP,
    assert_exact,
    found,
    id3,
    riff,
    riff_chunk,
    riff_list,
    said,
    tag_frame,
)
from verify.media.limits import MAX_SMALL
from verify.media.packets import PacketKind, Range


def test_webp_metadata_behind_the_pixels_is_found_and_a_superfluous_lead_removed() -> None:
    data = riff(
        b"WEBP",
        riff_chunk(b"VP8X", bytes(10)),
        riff_chunk(b"VP8 ", bytes(33)),
        riff_chunk(b"EXIF", b"Exif\0\0" + EXIF),
        riff_chunk(b"XMP ", XMP),
    )
    result = found(data, "image/webp")
    assert_exact(data, result)
    assert said(result) == [("exif", "WebP EXIF", "", EXIF), ("xmp", "WebP XMP", "", XMP)]


def test_the_container_of_a_store_includes_the_padding_byte() -> None:
    odd = STORE + b"\0"
    data = riff(b"AVI ", riff_chunk(b"C2PA", odd))
    result = found(data, "video/avi")
    assert result.packets[0].ranges == (Range(20, len(odd)),)
    assert result.containers == ((Range(12, 8 + len(odd) + 1),),)
    assert len(odd) % 2 == 1


def test_wav_says_who_and_what_in_lists_chunks_and_tags() -> None:
    data = riff(
        b"WAVE",
        riff_chunk(b"fmt ", bytes(16)),
        riff_list(b"INFO", riff_chunk(b"ISFT", b"Lavf60\0"), riff_chunk(b"IART", b"me")),
        riff_chunk(b"AIGC", LABEL),
        riff_chunk(b"bext", bytes(602)),
        riff_chunk(b"id3 ", id3(tag_frame(b"TIT2", b"\0song"))),
        riff_chunk(b"data", bytes(40)),
        riff_chunk(b"_PMX", XMP),
    )
    result = found(data, "audio/wav")
    assert_exact(data, result)
    assert said(result) == [
        ("text", "WAV INFO", "ISFT", b"Lavf60"),
        ("text", "WAV INFO", "IART", b"me"),
        ("text", "WAV", "AIGC", LABEL),
        ("segment", "WAV bext", "bext", bytes(602)),
        ("text", "WAV id3 TIT2", "TIT2", b"song"),
        ("xmp", "WAV _PMX", "", XMP),
    ]


def test_a_label_in_the_information_list_of_a_film_is_text_without_its_nul() -> None:
    data = riff(
        b"AVI ",
        riff_list(b"hdrl", riff_chunk(b"avih", bytes(56))),
        riff_list(b"INFO", riff_chunk(b"AIGC", LABEL + b"\0")),
    )
    assert said(found(data, "video/avi")) == [("text", "AVI INFO", "AIGC", LABEL)]


def test_samples_are_skipped_and_large_unknown_chunks_not_kept() -> None:
    data = riff(
        b"AVI ",
        riff_list(b"movi", riff_chunk(b"00dc", XMP)),
        riff_chunk(b"JUNK", XMP),
        riff_chunk(b"abcd", bytes(MAX_SMALL + 1)),
        riff_chunk(b"efgh", b"small"),
    )
    assert said(found(data, "video/avi")) == [("segment", "AVI efgh", "efgh", b"small")]


def test_a_long_film_of_two_forms_is_read_to_its_end() -> None:
    data = riff(b"AVI ", riff_chunk(b"abcd", b"one")) + riff(b"AVIX", riff_chunk(b"abcd", b"two"))
    assert [packet.data for packet in found(data, "video/avi").packets] == [b"one", b"two"]


def test_bytes_after_the_form_are_a_trailer() -> None:
    result = found(riff(b"WEBP", riff_chunk(b"VP8 ", bytes(4))) + b"tail", "image/webp")
    assert said(result) == [("trailer", "WebP after the end", "", b"tail")]


@pytest.mark.parametrize("length", [0x7FFFFFFF, 0xFFFFFFFF, 200])
def test_a_chunk_that_is_too_long_is_read_as_far_as_it_goes(length: int) -> None:
    data = bytearray(riff(b"WEBP", riff_chunk(b"XMP ", XMP)))
    data[16:20] = length.to_bytes(4, "little")
    result = found(bytes(data), "image/webp")
    assert [packet.kind for packet in result.packets] == [PacketKind.XMP]
    assert "longer than what holds it" in result.problems[0].what
