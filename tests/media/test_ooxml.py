"""Office documents: known by their list of types, read part by part, and bounded. All of them are synthetic."""

from __future__ import annotations

import struct
import zipfile
import zlib

import pytest

from tests.media.documents import LABEL, TYPES, custom, office, types, zipped
from tests.media.forge import STORE, at_ranges, found, said
from tests.media.test_walk_hostile import Sparse
from verify.media.bytesource import MemorySource
from verify.media.identify import identify
from verify.media.limits import MAX_PART, MAX_ZIP_DIRECTORY, MAX_ZIP_ENTRIES, MIB
from verify.media.ooxml import DOCX, PPTX, XLSX
from verify.media.packets import PacketKind, Walk
from verify.media.sniff import UNKNOWN
from verify.media.walk import walk
from verify.model.vocabulary import Kind
from verify.signals.custom_properties import custom_properties

BOMB = b"\0" * (20 * MIB)


@pytest.mark.parametrize("media_type", [DOCX, PPTX, XLSX])
@pytest.mark.parametrize("method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
def test_an_office_document_is_a_document_wherever_its_list_of_types_stands(media_type: str, method: int) -> None:
    assert identify(MemorySource(office(None, media_type, method))) == (media_type, Kind.DOCUMENT)


@pytest.mark.parametrize(
    ("media_type", "main", "expected"),
    [
        ("application/vnd.ms-word.document.macroEnabled", ".main+xml", DOCX),
        ("application/vnd.openxmlformats-officedocument.presentationml.slideshow", ".main+xml", PPTX),
        ("application/vnd.ms-excel.sheet.macroEnabled", ".main+xml", XLSX),
        ("application/vnd.ms-excel.sheet.binary.macroEnabled", ".main", XLSX),
    ],
)
def test_slide_shows_and_documents_with_macros_count_as_what_they_are(
    media_type: str, main: str, expected: str
) -> None:
    assert identify(MemorySource(zipped({TYPES: types(media_type, main)}))).name == expected


@pytest.mark.parametrize(
    "data",
    [
        zipped({}),
        zipped({"word/document.xml": "<a/>", "docProps/custom.xml": custom(("AIGC", LABEL))}),
        zipped({TYPES: "<Types/>"}),
        zipped({TYPES: types("application/epub+zip", "")}),
        zipped({"deep/[Content_Types].xml": types()}),
        zipped({TYPES: types().encode() + BOMB}),
        office()[:-30],
        b"PK\3\4" + office(),
        b"PK\3\4" + bytes(5000),
        b"PK\3\4",
    ],
    ids=[
        "empty",
        "no list of types",
        "empty list",
        "a book",
        "list in a folder",
        "bomb for a list",
        "cut off",
        "bytes before it",
        "no directory",
        "head alone",
    ],
)
def test_any_other_zip_file_is_not_media(data: bytes) -> None:
    assert identify(MemorySource(data)) == UNKNOWN


@pytest.mark.parametrize("method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
def test_properties_and_record_are_told_with_their_places(method: int) -> None:
    data = office(method=method, more={"META-INF/content_credential.c2pa": STORE, "word/media/a.png": b"x"})
    result = found(data, DOCX)
    properties, store = result.packets
    assert (properties.kind, properties.name) == (PacketKind.SEGMENT, "docProps/custom.xml")
    assert properties.where == "ZIP docProps/custom.xml"
    assert (store.kind, store.data) == (PacketKind.C2PA, STORE)
    packed = at_ranges(data, properties)
    plain = packed if method == zipfile.ZIP_STORED else zlib.decompress(packed, -zlib.MAX_WBITS)
    assert plain == properties.data
    assert result.containers == (store.ranges,)


def test_names_of_parts_are_compared_without_case_and_only_the_first_counts() -> None:
    twice = zipped({TYPES: types(), "docProps/Custom.xml": "<one/>", "DOCPROPS/custom.xml": "<two/>"})
    assert [data for *_, data in said(found(twice, DOCX))] == [b"<one/>"]


def problems(data: bytes) -> list[str]:
    result = found(data, DOCX)
    assert result.packets == ()
    return [problem.what for problem in result.problems]


def test_a_bomb_is_not_inflated_beyond_its_limit() -> None:
    bomb = zipped({TYPES: types(), "docProps/custom.xml": BOMB})
    assert len(bomb) < MIB
    assert problems(bomb) == [f"the compressed data holds more than {MAX_PART} bytes"]
    assert "larger than" in problems(zipped({"docProps/custom.xml": BOMB}, zipfile.ZIP_STORED))[0]


def test_a_directory_that_says_less_than_it_holds_inflates_no_more() -> None:
    data = bytearray(zipped({"docProps/custom.xml": BOMB}))
    entry = data.rindex(b"PK\1\2")
    struct.pack_into("<I", data, entry + 24, 10)  # the size that it claims to inflate to
    assert "holds more than" in problems(bytes(data))[0]


@pytest.mark.parametrize("count", [100_000, MAX_ZIP_ENTRIES + 1])
def test_a_crowd_of_entries_is_counted_and_not_read(count: int) -> None:
    """100,000 entries do not even fit the 16 bits of the count; a lie about it leads nowhere either."""
    entry = struct.pack("<4s6H3I5H2I", b"PK\1\2", *[0] * 9, 1, *[0] * 6) + b"a"
    directory = entry * count
    end = struct.pack("<4s4H2IH", b"PK\5\6", 0, 0, min(count, 0xFFFF), min(count, 0xFFFF), len(directory), 4, 0)
    source = Sparse(4 + len(directory) + len(end), {0: b"PK\3\4" + directory + end})
    assert identify(source) == UNKNOWN
    assert source.taken < MIB
    assert "larger than what is read" in walk(source, DOCX).problems[0].what


def test_a_directory_over_its_limit_is_not_taken_into_memory() -> None:
    size = MAX_ZIP_DIRECTORY + 1
    end = struct.pack("<4s4H2IH", b"PK\5\6", 0, 0, 5, 5, size, 4, 0)
    source = Sparse(4 + size + len(end), {0: b"PK\3\4", 4 + size: end})
    assert identify(source) == UNKNOWN
    assert source.taken < MIB


def spoiled(at: int, value: bytes, part: bytes = b"PK\1\2") -> bytes:
    """Return a document whose directory lies about its properties; or its header, for that part."""
    data = bytearray(zipped({"docProps/custom.xml": custom(("AIGC", LABEL))}))
    start = data.rindex(part) + at
    data[start : start + len(value)] = value
    return bytes(data)


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (spoiled(8, b"\1"), "encrypted"),
        (spoiled(10, b"\x0c"), "packed in a way"),
        (spoiled(20, b"\xff\xff\xff\x7f"), "longer than the file"),
        (spoiled(42, b"\xff\xff\xff\xff"), "ends inside"),
        (spoiled(42, b"\5"), "no header"),
        (spoiled(0, b"PK\1\3"), "breaks off"),
        (spoiled(10, b"\xff\xff", b"PK\5\6"), "larger than what is read"),
        (spoiled(16, b"\xff\xff\xff\xff", b"PK\5\6"), "64-bit form"),
        (spoiled(26, b"\xff\xff", b"PK\3\4"), "longer than the file"),
    ],
)
def test_lies_about_sizes_and_places_are_told(data: bytes, told: str) -> None:
    assert told in problems(data)[0]


def test_nothing_else_of_the_document_is_read() -> None:
    data = office(None, method=zipfile.ZIP_STORED, more={"word/media/film.mp4": bytes(3 * MIB)})
    source = Sparse(len(data), {0: data})
    assert walk(source, DOCX) == Walk((), ())
    assert source.taken < MIB


@pytest.mark.parametrize(
    "part",
    [
        b"",
        b"<",
        b"<Properties>" * 9000,
        b"\xff\xfe\x00",
        custom(("AIGC", LABEL), lead='<!DOCTYPE a [<!ENTITY b "c">]>').encode(),
        custom(("AIGC", LABEL), lead='<!DOCTYPE a SYSTEM "http://example.org/a.dtd">').encode(),
        custom(("", LABEL), ("AIGC", " ")).encode(),
        b'<Properties><other name="AIGC">x</other></Properties>',
    ],
)
def test_hostile_properties_are_none(part: bytes) -> None:
    assert custom_properties(part) == ()


def test_properties_are_read_up_to_the_first_error() -> None:
    part = custom(("Client", "Acme & Sons"), ("AIGC", LABEL)).encode()
    assert custom_properties(part) == (("Client", "Acme & Sons"), ("AIGC", LABEL))
    assert custom_properties(part[:-60]) == (("Client", "Acme & Sons"),)
    many = custom(*[("a", "b")] * 5000).encode()
    assert len(custom_properties(many)) < 2500


def test_a_document_cut_off_or_changed_anywhere_is_one_or_none() -> None:
    data = zipped({TYPES: types(), "docProps/custom.xml": custom(("AIGC", LABEL))})
    for at in range(len(data)):
        assert identify(MemorySource(data[:at])) == UNKNOWN
        for value in (b"\0", b"\xff"):
            assert identify(MemorySource(data[:at] + value + data[at + 1 :])).name in (DOCX, UNKNOWN.name)
