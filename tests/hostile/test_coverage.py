"""What the signature covers: a good signature over everything but the picture is told as just that.

Every file here is signed well, by a signer that a list knows, and the engine trusts each of them.
"""

from __future__ import annotations

import struct
from typing import Any

import pytest

from tests.hostile import films
from tests.hostile.films import content, renamed, tops, turned
from tests.hostile.signing import by_boxes, by_engine, jpeg_by_ranges, report, video_by_boxes
from tests.media import forge
from tests.samples import media
from verify import Report
from verify.media.bytesource import MemorySource
from verify.media.cursor import Cursor
from verify.media.named_boxes import jpeg_boxes
from verify.media.packets import Range
from verify.model.vocabulary import AiState, Coverage, RecordState

MP4 = "video/mp4"


def detail(found: Report, code: str) -> str:
    return " ".join(finding.detail for finding in found.findings if finding.code == code)


def assert_uncovered(found: Report) -> None:
    record = found.answers.record
    assert record.engine_state == "Trusted"
    assert (record.state, record.coverage) == (RecordState.NONCONFORMING, Coverage.MEDIA_EXCLUDED)
    assert "coverage.media_not_covered" in record.reasons
    assert found.findings[0].code == "coverage.media_not_covered"
    assert "% of the media" in found.findings[0].detail
    assert found.answers.ai.state is AiState.UNSTATED  # what is said of a picture that can be swapped does not count


def assert_covered(found: Report, coverage: Coverage = Coverage.FULL) -> None:
    record = found.answers.record
    assert record.engine_state == "Trusted"
    assert (record.state, record.coverage) == (RecordState.INTACT, coverage)
    assert not detail(found, "coverage.media_not_covered")


def cursor(data: bytes) -> Cursor:
    return Cursor(MemorySource(data))


def scan(data: bytes) -> Range:
    start = data.index(b"\xff\xda")
    return Range(start, len(data) - 2 - start)


def test_a_picture_that_the_hash_leaves_out_is_not_covered_before_and_after_it_is_swapped() -> None:
    data = jpeg_by_ranges(media.media("image/jpeg"), lambda end, size: [Range(end, size - end)])
    assert_uncovered(report(data, "a.jpg"))
    assert "100 % of the media" in report(data, "a.jpg").findings[0].detail
    assert_uncovered(report(turned(data, Range(scan(data).start + 14, 200)), "a.jpg"))


@pytest.mark.parametrize(
    ("segment", "coverage"),
    [
        (forge.segment(0xFE, b"a comment"), Coverage.METADATA_EXCLUDED),
        (forge.segment(0xE1, b"Exif\0\0" + forge.EXIF), Coverage.METADATA_EXCLUDED),
        (forge.segment(0xE2, b"MPF\0" + forge.EXIF), Coverage.METADATA_EXCLUDED),
        (forge.segment(0xE2, b"ICC_PROFILE\0\x01\x01" + bytes(40)), Coverage.MEDIA_EXCLUDED),
        (forge.segment(0xEE, b"Adobe\0\x64\0\0\0\0\1"), Coverage.MEDIA_EXCLUDED),
    ],
    ids=["comment", "exif", "index of pictures", "colour profile", "colour transform"],
)
def test_segments_that_change_the_colours_are_part_of_the_picture(segment: bytes, coverage: Coverage) -> None:
    plain = media.media("image/jpeg")
    data = jpeg_by_ranges(plain[:2] + segment + plain[2:], lambda end, _: [Range(end, len(segment))])
    found = report(data, "a.jpg")
    assert found.answers.record.coverage is coverage
    assert f"bytes {data.index(segment)} to {data.index(segment) + len(segment) - 1}" in detail(
        found, "coverage.excluded_ranges"
    )


@pytest.mark.parametrize("kind", [b"free", b"skip"])
@pytest.mark.parametrize("video", [films.video, lambda: films.wide_table(films.video())], ids=["stco", "co64"])
def test_samples_in_a_box_that_no_hash_covers_are_not_covered(kind: bytes, video: Any) -> None:  # noqa: ANN401 -- a builder
    data = by_engine(renamed(video(), b"mdat", kind), MP4)
    assert_uncovered(report(data, "a.mp4"))
    assert_uncovered(report(turned(data, content(data, kind)), "a.mp4"))


@pytest.mark.parametrize("based", [False, True], ids=["from the fragment", "from a base"])
@pytest.mark.parametrize(("kind", "uncovered"), [(b"mdat", False), (b"free", True), (b"skip", True)])
def test_samples_of_a_fragment_are_followed_as_well(kind: bytes, uncovered: bool, based: bool) -> None:
    video = films.fragments(kind, based=based)
    starts = [place.start for found, place in tops(video) if found in (b"moov", b"moof", b"mdat")]
    out = [place for found, place in tops(video) if found in (b"free", b"skip")]
    data = video_by_boxes(video, [{"xpath": "/free"}, {"xpath": "/skip"}], out, starts)
    (assert_uncovered if uncovered else assert_covered)(report(data, "a.mp4"))


def test_an_avif_whose_pixels_stand_in_free_space_is_not_covered() -> None:
    data = by_engine(renamed(films.avif(), b"mdat", b"free"), "image/avif")
    assert_uncovered(report(data, "a.avif"))
    assert_uncovered(report(turned(data, content(data, b"free")), "a.avif"))
    assert_covered(report(by_engine(films.avif(), "image/avif"), "a.avif"))


@pytest.mark.parametrize(("method", "kind"), [(0, b"free"), (0, b"mdat")])
def test_an_item_is_followed_to_the_box_that_holds_it(method: int, kind: bytes) -> None:
    picture = renamed(films.picture_of_items(method), b"mdat", kind)
    free = [place for found, place in tops(picture) if found == b"free"]
    starts = [place.start for found, place in tops(picture) if found in (b"meta", b"mdat")]
    found = report(video_by_boxes(picture, [{"xpath": "/free"}], free, starts), "a.heic")
    (assert_uncovered if free else assert_covered)(found)


def test_an_item_inside_its_own_description_is_followed_as_well() -> None:
    picture = films.picture_of_items(1)
    at = picture.index(b"idat") - 4
    starts = [place.start for found, place in tops(picture) if found in (b"meta", b"mdat")]
    data = video_by_boxes(picture, [{"xpath": "/meta/idat"}], [Range(at, 48)], starts)
    assert_uncovered(report(data, "a.heic"))


def test_a_part_of_the_samples_that_a_subset_leaves_out_is_not_covered() -> None:
    video = films.video()
    mdat = next(place for found, place in tops(video) if found == b"mdat")
    subset = {"xpath": "/mdat", "subset": [{"offset": 1000, "length": 50}]}
    starts = [place.start for found, place in tops(video) if found != b"ftyp"]
    found = report(video_by_boxes(video, [subset], [Range(mdat.start + 1000, 50)], starts), "a.mp4")
    assert_uncovered(found)
    assert f"bytes {mdat.start + 1000} to {mdat.start + 1049}; 1 % of the media" in found.findings[0].detail


@pytest.mark.parametrize("path", ["/moov", "/moov/trak/mdia/minf/stbl/stsd", "/moov[1]/trak[1]/mdia"])
def test_a_box_that_decides_how_samples_are_shown_is_media(path: str) -> None:
    video = films.video()
    bare = path.replace("[1]", "")
    at = video.index(bare.rpartition("/")[2].encode()) - 4
    out = Range(at, int.from_bytes(video[at : at + 4], "big"))
    starts = [place.start for found, place in tops(video) if found != b"ftyp" and place.start != at]
    assert_uncovered(report(video_by_boxes(video, [{"xpath": path}], [out], starts), "a.mp4"))


def test_tables_that_are_left_out_are_listed_and_what_they_point_to_counts() -> None:
    """The hashes of version 2 leave the chunk offsets out: whoever turns them towards free space is found out."""
    video = films.video() + forge.box(b"free", bytes(len(films.video())))
    (mdat, free) = (place for found, place in tops(video) if found in (b"mdat", b"free"))
    at = video.index(b"stco") - 4
    exclusions = [
        {"xpath": "/free"},
        {"xpath": "/moov/trak/mdia/minf/stbl/stco", "subset": [{"offset": 16, "length": 0}]},
    ]
    starts = [place.start for found, place in tops(video) if found in (b"moov", b"mdat")]
    data = video_by_boxes(video, exclusions, [free, Range(at + 16, 4)], starts)
    found = report(data, "a.mp4")
    assert_covered(found, Coverage.METADATA_EXCLUDED)
    assert f"bytes {at + 16} to {at + 19}" in detail(found, "coverage.excluded_ranges")
    moved = data[: at + 16] + struct.pack(">I", free.start + 8) + data[at + 20 :]
    assert mdat.start < free.start
    assert_uncovered(report(moved, "a.mp4"))


def test_a_tree_of_hashes_covers_its_blocks_and_no_more() -> None:
    from tests.hostile.signing import leaf  # noqa: PLC0415 -- one test signs with settings of its own
    from tests.samples import kit  # noqa: PLC0415 -- as above

    settings = {"core": {"merkle_tree_chunk_size_in_kb": 1, "allowed_network_hosts": []}}
    made = kit.manifest("t", kit.Agent("Acme", "1"), [kit.action("c2pa.created", source_type=kit.CAPTURED)])
    data = kit.sign(films.video(), MP4, made, leaf(), options=kit.Options(settings=settings))
    found = report(data, "a.mp4")
    assert_covered(found)
    changed = report(turned(data, Range(content(data, b"mdat").start + 5000, 1)), "a.mp4")
    assert changed.answers.record.state is RecordState.ALTERED


def test_free_space_and_the_file_type_can_be_changed_and_the_report_says_where() -> None:
    data = by_engine(films.video(), MP4)
    assert_covered(report(data, "a.mp4"))
    filled = data + forge.box(b"free", b"a hidden text") + forge.box(b"skip", bytes(4))
    filled += forge.box(b"mfra", forge.box(b"mfro", struct.pack(">II", 0, 24)))
    found = report(filled, "a.mp4")
    assert_covered(found, Coverage.METADATA_EXCLUDED)
    places = detail(found, "coverage.excluded_ranges")
    assert f"places for padding that hold something else: bytes {len(data)} to {len(data) + 20}" in places
    assert f"padding: bytes {len(data) + 21} to {len(data) + 32}" in places
    assert f"bytes 0 to 31 and bytes {len(data) + 33} to {len(filled) - 1}" in places
    assert_covered(report(turned(data, Range(12, 4)), "a.mp4"))  # the minor version of `ftyp`


def png(*chunks: bytes, trailer: bytes = b"") -> bytes:
    return forge.png(*chunks, trailer=trailer)


TEXT = forge.chunk(b"tEXt", b"Comment\0made by Acme")
HEAD = forge.png()[:8] + forge.HEAD_CHUNK
END = forge.chunk(b"IEND", b"")


def embedded(*after: bytes) -> Any:  # noqa: ANN401 -- a builder
    return lambda manifests: HEAD + forge.chunk(b"caBX", manifests) + b"".join(after)


WHOLE = [(("PNGh", "IHDR"), HEAD, {}), (("C2PA",), b"", {})]
TAIL = (("IDAT", "IEND"), forge.PIXELS + END, {})


def test_a_box_hash_over_every_box_covers_the_whole_picture() -> None:
    assert_covered(report(by_boxes(embedded(forge.PIXELS, END), [*WHOLE, TAIL]), "a.png"))


@pytest.mark.parametrize(
    ("after", "groups"),
    [
        ((forge.PIXELS, END), [*WHOLE]),
        ((forge.PIXELS, END), [*WHOLE, (("IDAT",), b"", {"excluded": True}), (("IEND",), END, {})]),
    ],
    ids=["never named", "excluded"],
)
def test_a_picture_box_that_no_hash_covers_is_told(after: tuple[bytes, ...], groups: list[Any]) -> None:
    assert_uncovered(report(by_boxes(embedded(*after), groups), "a.png"))


def test_a_text_box_that_no_hash_covers_is_metadata() -> None:
    groups = [*WHOLE, (("tEXt",), b"", {"excluded": True}), TAIL]
    data = by_boxes(embedded(TEXT, forge.PIXELS, END), groups)
    found = report(data, "a.png")
    assert_covered(found, Coverage.METADATA_EXCLUDED)
    at = data.index(TEXT)
    assert f"metadata: bytes {at} to {at + len(TEXT) - 1}" in detail(found, "coverage.excluded_ranges")


def test_a_jpeg_whose_scan_no_box_hash_names_is_not_covered() -> None:
    plain = media.media("image/jpeg")
    listed = [((box.name,), plain[box.place.start : box.place.end], {}) for box in jpeg_boxes(cursor(plain), ()).boxes]
    groups = [listed[0], (("C2PA",), b"", {}), *listed[1:]]

    def embed(manifests: bytes) -> bytes:
        return plain[:2] + forge.app11(manifests, 1, 1) + plain[2:]

    assert_covered(report(by_boxes(embed, groups), "a.jpg"))
    assert groups[-2][0] == ("SOS",)
    assert_uncovered(report(by_boxes(embed, groups[:-2]), "a.jpg"))


def test_bytes_behind_the_end_of_a_picture_are_told_with_whether_they_are_covered() -> None:
    covered = report(by_engine(media.media("image/png") + b"a trailer", "image/png"), "a.png")
    assert_covered(covered)
    assert "The signature covers them" in detail(covered, "coverage.trailing_bytes")
    plain = by_boxes(embedded(forge.PIXELS, END), [*WHOLE, TAIL])
    added = report(plain + b"a trailer", "a.png")
    assert_covered(added, Coverage.METADATA_EXCLUDED)
    told = detail(added, "coverage.trailing_bytes")
    assert f"bytes {len(plain)} to {len(plain) + 8}" in told
    assert "can be changed or added at will" in told
