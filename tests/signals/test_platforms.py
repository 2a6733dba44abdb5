"""Platforms, addresses of records, and files that were written anew: context, never marks."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.media.forge import STORE, app11, found, jpeg, segment
from tests.signals.marked import exif_data, file_packets, packet, text, xmp
from verify.media.packets import Packet, PacketKind
from verify.signals.marks import TraceKind
from verify.signals.platforms import read

JFIF = segment(0xE0, b"JFIF\0\x01\x01\0\0\x01\0\x01\0\0")
ADDRESS = "https://cai-manifests.adobe.com/manifests/"


def traces(*packets: Packet, media_type: str = "image/png") -> list[tuple[TraceKind, str]]:
    """Return the traces of some packets, and check that nothing else is given."""
    result = read(packets, media_type)
    assert (result.marks, result.fields, result.problems) == ((), (), ())
    return [(trace.kind, trace.what) for trace in result.traces]


def in_file(data: bytes) -> list[tuple[TraceKind, str]]:
    """Return the traces of a JPEG."""
    return traces(*found(data, "image/jpeg").packets, media_type="image/jpeg")


def test_a_lost_record_leaves_its_pointer(corpus: Path) -> None:
    packets, media_type = file_packets(corpus / "files" / "no_manifest.jpg")
    pointers = [what for kind, what in traces(*packets, media_type=media_type) if kind is TraceKind.RECORD_ADDRESS]
    assert pointers == ["self#jumbf=/c2pa/adobe:urn:uuid:5f5bba8c-9184-44c6-b9a7-62cfda37b343/c2pa.claim"]


@pytest.mark.parametrize("name", ["cai-open-source.jpg", "cloud-only-firefly.jpg"])
def test_the_address_of_a_record_elsewhere_is_told(corpus: Path, name: str) -> None:
    packets, media_type = file_packets(corpus / "files" / name)
    kinds = traces(*packets, media_type=media_type)
    assert [kind for kind, _ in kinds] == [TraceKind.RECORD_ADDRESS]
    assert kinds[0][1].startswith(ADDRESS)


@pytest.mark.parametrize("name", ["Sunset.jpg", "adobe-20220124-CA.jpg", "gen-fill.jpg", "crypto-social.png"])
def test_a_pointer_to_the_record_in_the_very_file_tells_nothing(corpus: Path, name: str) -> None:
    packets, media_type = file_packets(corpus / "files" / name)
    assert traces(*packets, media_type=media_type) == []


@pytest.mark.parametrize("value", ["javascript:alert(1)", "file:///etc/passwd", "xmp.iid:1", "//example.org"])
def test_only_addresses_of_the_web_are_told(value: str) -> None:
    """Synthetic."""
    assert traces(xmp(attributes=f'dcterms:provenance="{value}"')) == []


def test_an_address_is_cut_and_told_once() -> None:
    """Synthetic."""
    long = xmp(attributes=f'dcterms:provenance="https://example.org/{"x" * 3000}"')
    told = traces(long, long)
    assert len(told) == 1
    assert len(told[0][1]) == 512


COMMENTS = {
    b"Processed By eBay with ImageMagick, z1.1.0. ||B2": TraceKind.PLATFORM,
    b"CREATOR: gd-jpeg v1.0 (using IJG JPEG v62), quality = 82\n": TraceKind.REENCODED,
    b"Lavc58.134.100\0": TraceKind.REENCODED,
}


@pytest.mark.parametrize("words", COMMENTS)
def test_comments_of_platforms_and_encoders(words: bytes) -> None:
    """Synthetic."""
    assert [kind for kind, _ in in_file(jpeg(JFIF, segment(0xFE, words)))] == [COMMENTS[words]]


@pytest.mark.parametrize(
    "words", [b"a secret wish", b"Sold on eBay, Processed By eBay", b'{"prompt": "a secret wish"}']
)
def test_other_comments_are_never_shown(words: bytes) -> None:
    """Synthetic."""
    assert in_file(jpeg(JFIF, segment(0xFE, words))) == []


@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [
        ("comment", "vid:v14044g50000d1abcdefghijklmn", True),
        ("vid_md5", "0123456789abcdef0123456789abcdef", True),
        ("comment", "vid: see below", False),
        ("comment", "video of a vid:v14044g50000", False),
        ("vid_md5", "none", False),
        ("title", "vid:v14044g50000d1abcdefghijklmn", False),
    ],
)
def test_video_downloads_from_bytedance(name: str, value: str, expected: bool) -> None:
    """Synthetic: the keys that others report for downloads from TikTok."""
    told = traces(text(name, value), media_type="video/mp4")
    assert [kind for kind, _ in told] == ([TraceKind.PLATFORM] if expected else [])


def test_a_jpeg_with_nothing_but_its_header_was_written_anew() -> None:
    """Synthetic."""
    for bare in (jpeg(JFIF), jpeg()):
        assert [kind for kind, _ in in_file(bare)] == [TraceKind.REENCODED]


def test_a_jpeg_with_anything_else_was_not() -> None:
    """Synthetic."""
    with_exif = segment(0xE1, b"Exif\0\0" + exif_data({0x010F: "Acme"}))
    for more in (with_exif, segment(0xE2, b"ICC_PROFILE\0\x01\x01abc"), app11(STORE, 1, 1), segment(0xFE, b"words")):
        assert in_file(jpeg(JFIF, more)) == []
    assert traces(packet(PacketKind.SEGMENT, b"JFIF\0", "JFIF", "JPEG APP0"), media_type="image/png") == []


def test_camera_originals_and_marked_files_were_not_written_anew(corpus: Path) -> None:
    for path in sorted((corpus / "marks").iterdir()):
        packets, media_type = file_packets(path)
        assert traces(*packets, media_type=media_type) == [], path.name
