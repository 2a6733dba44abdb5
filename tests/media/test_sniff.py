"""The type of a file from its first bytes, never from its name."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.samples import media
from verify.media.bytesource import MemorySource
from verify.media.identify import identify
from verify.media.sniff import HEAD_BYTES, SIDECAR, UNKNOWN, MediaType, sniff
from verify.media.walk import CONTAINERS
from verify.model.vocabulary import Kind


def ftyp(*brands: bytes, size: int | None = None) -> bytes:
    """Return the first box of an ISO-BMFF file: major brand, version, compatible brands."""
    body = b"ftyp" + brands[0] + b"\0\0\0\0" + b"".join(brands[1:])
    return (4 + len(body) if size is None else size).to_bytes(4, "big") + body


def tiff(*tags: int, order: str = "little") -> bytes:
    """Return a TIFF head with one directory of these tags."""
    little = order == "little"
    lead = b"II*\0" if little else b"MM\0*"
    sized = [(8, 4), (len(tags), 2), *((tag, 2) for tag in tags)]
    numbers = [value.to_bytes(size, "little" if little else "big") for value, size in sized]
    return lead + numbers[0] + numbers[1] + b"".join(tag + bytes(10) for tag in numbers[2:])


def riff(form: bytes) -> bytes:
    return b"RIFF\x10\0\0\0" + form + b"data"


HEADS = {
    "image/jpeg": [b"\xff\xd8\xff\xe0\0\x10JFIF", b"\xff\xd8\xff\xdb"],
    "image/png": [b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"],
    "image/gif": [b"GIF87a", b"GIF89a"],
    "image/jxl": [b"\xff\x0a\0", b"\0\0\0\x0cJXL \r\n\x87\n"],
    "image/vnd.adobe.photoshop": [b"8BPS\0\1"],
    "image/webp": [riff(b"WEBP")],
    "image/tiff": [tiff(256, 257), tiff(256, order="big"), b"II+\0\x08\0\0\0", b"MM\0+\0\x08\0\0"],
    "image/x-adobe-dng": [tiff(256, 50706), tiff(50706, order="big")],
    "image/avif": [ftyp(b"avif", b"mif1"), ftyp(b"avis"), ftyp(b"mif1", b"miaf", b"avif")],
    "image/heic": [ftyp(b"heic", b"mif1"), ftyp(b"mif1", b"heic"), ftyp(b"msf1", b"hevc"), ftyp(b"heix")],
    "image/heif": [ftyp(b"mif1", b"miaf"), ftyp(b"mif1")],
    "image/svg+xml": [
        b"<svg xmlns='http://www.w3.org/2000/svg'/>",
        b"<?xml version='1.0'?>\n<svg/>",
        b"\xef\xbb\xbf  <!-- drawn by hand --><svg/>",
        b"<!DOCTYPE svg PUBLIC><svg/>",
    ],
    "video/mp4": [
        ftyp(b"isom", b"avc1"),
        ftyp(b"mp42"),
        ftyp(b"iso6", b"avif"),
        b"\0\0\0\x18styp",
        b"\0\0\0\x2csidx",
        b"\0\0\0\x10moof",
    ],
    "video/quicktime": [ftyp(b"qt  "), b"\0\0\0\x08wide", b"\0\0\0\x08mdat", b"\0\0\0\x08moov"],
    "video/webm": [b"\x1a\x45\xdf\xa3\x9f\x42\x82\x84webm"],
    "video/x-matroska": [b"\x1a\x45\xdf\xa3\x9f\x42\x82\x88matroska"],
    "video/avi": [riff(b"AVI ")],
    "video/x-flv": [b"FLV\x01\x05"],
    "audio/mp4": [ftyp(b"M4A ", b"isom"), ftyp(b"M4B ")],
    "audio/mpeg": [b"ID3\x04\0\0", b"\xff\xfb\x90\x64", b"\xff\xf3\x40\xc0", b"\xff\xe3\x18\xc4"],
    "audio/wav": [riff(b"WAVE")],
    "audio/flac": [b"fLaC\0\0\0\x22"],
    "audio/ogg": [b"OggS\0\2"],
    "application/pdf": [b"%PDF-1.7\n", b"\xef\xbb\xbf% noise\n%PDF-2.0"],
    "application/c2pa": [b"\0\0\x10\0jumb\0\0\0\x1ejumdc2pa"],
}
EVERY = [(head, name) for name, heads in HEADS.items() for head in heads]


@pytest.mark.parametrize(("head", "name"), EVERY)
def test_each_type_shows_in_its_first_bytes(head: bytes, name: str) -> None:
    found = sniff(head)
    assert found.name == name
    kinds = {"image": Kind.IMAGE, "video": Kind.VIDEO, "audio": Kind.AUDIO}
    other = Kind.DOCUMENT if name == "application/pdf" else Kind.OTHER
    assert found.kind is kinds.get(name.partition("/")[0], other)
    assert sniff(head.ljust(HEAD_BYTES, b"\0")) == found


@pytest.mark.parametrize("name", media.MEDIA_TYPES)
def test_media_that_the_tests_make_are_what_they_are_called(name: str) -> None:
    assert sniff(media.media(name)[:HEAD_BYTES]).name == name


def test_every_type_that_is_told_has_a_walker() -> None:
    read = {name for names in CONTAINERS.values() for name in names}
    assert set(HEADS) - read == set()


@pytest.mark.parametrize(
    "head",
    [
        b"",
        b"\0",
        b"hello",
        b"\xff",
        b"\xff\xd8",
        b"\xff\xfe<\0s\0v\0g\0",
        b"PK\x03\x04",
        b"RIFF\0\0\0\0XXXX",
        b"RIFF",
        b"\0\0\0\x08free",
        b"<html><svg/></html>",
        b"<?xml version='1.0'?><rss/>",
        b"x" * 1024 + b"%PDF-1.7",
        b"gif89a",
        b"\x1a\x45\xdf",
        b"FLV\x02",
    ],
)
def test_what_fits_no_type_is_unknown(head: bytes) -> None:
    assert sniff(head) == UNKNOWN


def test_brands_are_read_no_farther_than_the_box_and_the_bytes_go() -> None:
    assert sniff(ftyp(b"mif1", size=16) + b"heic").name == "image/heif"
    assert sniff(ftyp(b"mif1", b"heic", size=2**32 - 1)).name == "image/heic"
    assert sniff(ftyp(b"mif1", size=0)).name == "image/heif"
    assert sniff(b"\0\0\0\x08ftyp").name == "video/mp4"


def test_a_tiff_that_points_outside_or_counts_too_far_is_still_a_tiff() -> None:
    assert sniff(b"II*\0\xff\xff\xff\xff").name == "image/tiff"
    assert sniff(b"II*\0").name == "image/tiff"
    assert sniff(b"II*\0\x08\0\0\0\xff\xff" + bytes(50)).name == "image/tiff"


TYPES = {sniff(head) for head, _ in EVERY} | {UNKNOWN, SIDECAR}


@given(st.binary(max_size=200) | st.tuples(st.sampled_from([head for head, _ in EVERY]), st.binary()).map(b"".join))
def test_any_bytes_have_a_type_or_none(head: bytes) -> None:
    found = sniff(head)
    assert isinstance(found, MediaType)
    assert found in TYPES


def test_flac_is_known_behind_a_tag_of_any_length() -> None:
    """The engine puts the record of a FLAC file into an ID3 tag before the stream."""
    for length in (0, 100, 9000):
        tag = b"ID3\x04\0\0" + bytes((0, 0, length >> 7, length & 0x7F)) + bytes(length)
        assert identify(MemorySource(tag + b"fLaC" + bytes(40))).name == "audio/flac"
        assert identify(MemorySource(tag + b"\xff\xfb" + bytes(40))).name == "audio/mpeg"
    assert identify(MemorySource(b"ID3")).name == "audio/mpeg"


def test_an_unknown_major_brand_does_not_make_a_video_of_a_picture() -> None:
    """No signature covers the brands: whoever changes one must not change what the file is called."""
    assert sniff(ftyp(b"\0\0\0\0", b"heic", b"mif1")).name == "image/heic"
    assert sniff(ftyp(b"av\xff\xfe", b"avif", b"mif1")).name == "image/avif"
    assert sniff(ftyp(b"M4V ", b"M4A ", b"mp42")).name == "video/mp4"
