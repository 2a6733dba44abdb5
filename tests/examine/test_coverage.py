"""What a hash leaves out, worked out over files and assertions that may hold anything."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.hostile import films
from tests.media import forge
from verify.examine.coverage import work_out
from verify.examine.facts import Examined, Found
from verify.examine.messages import facts_message, facts_of
from verify.examine.protection import LeftOut, Part, Protection
from verify.media.bytesource import MemorySource
from verify.media.packets import Range, Walk
from verify.model.vocabulary import Kind

OWN: dict[str, Any] = {"xpath": "/uuid", "data": [{"offset": 8, "value": list(forge.C2PA_UUID)}]}
NOTHING = Walk((), ())


def worked(data: bytes, label: str, assertion: object, media_type: str = "video/mp4") -> tuple[Protection, str]:
    crjson = json.dumps({"manifests": [{"label": "a", "assertions": {label: assertion}, "claim.v2": {}}]})
    protection, problems = work_out(MemorySource(data), media_type, crjson, (), NOTHING)
    return protection, "; ".join(problem.what for problem in problems)


def bmff(data: bytes, *exclusions: dict[str, Any], **fields: object) -> tuple[Protection, str]:
    return worked(data, "c2pa.hash.bmff.v3", {"hash": "b64'AA=='", "exclusions": list(exclusions), **fields})


def test_a_box_is_left_out_only_when_it_holds_the_data_that_the_hash_names() -> None:
    data = films.video() + forge.c2pa_box() + forge.box(b"uuid", bytes(16))
    protection, _ = bmff(data, OWN)
    own = len(films.video())
    assert protection.left_out == (LeftOut(own, len(forge.c2pa_box()), Part.RECORD),)


@pytest.mark.parametrize("length", [8, 9])
def test_a_box_is_left_out_only_when_it_has_the_length_that_the_hash_names(length: int) -> None:
    data = films.video() + forge.box(b"free")
    assert bool(bmff(data, {"xpath": "/free", "length": length})[0].left_out) == (length == 8)


@pytest.mark.parametrize(
    "exclusion",
    [
        {"xpath": "//mdat"},
        {"xpath": "/*"},
        {"xpath": "mdat"},
        {"xpath": "/mdat", "subset": [{"offset": -1, "length": 0}]},
        {"xpath": "/uuid", "data": [{"offset": 8, "value": "nonsense"}]},
        {"xpath": "/mdat/what"},
        {},
    ],
)
def test_an_exclusion_that_is_not_understood_leaves_the_coverage_open(exclusion: dict[str, Any]) -> None:
    protection, problems = bmff(films.video(), exclusion)
    assert (protection.partial, protection.left_out) == (True, ())
    assert problems


def test_without_a_hash_of_the_file_only_what_a_tree_covers_is_covered() -> None:
    tree = {"localId": 0, "count": 2, "fixedBlockSize": 1000, "hashes": []}
    video = films.video()
    mdat = video.index(b"mdat") - 4
    protection, _ = bmff(video, hash=None, merkle=[tree])
    assert protection.left_out == (
        LeftOut(0, mdat + 16, Part.MEDIA),
        LeftOut(mdat + 2016, len(video) - mdat - 2016, Part.MEDIA),
    )


def test_blocks_end_where_the_tree_ends() -> None:
    video = films.video()
    mdat = {"xpath": "/mdat", "subset": [{"offset": 16, "length": 0}]}
    tree = {"localId": 0, "count": 2, "fixedBlockSize": 1000}
    at = video.index(b"mdat") - 4
    protection, _ = bmff(video, mdat, merkle=[tree])
    assert protection.media == (Range(at + 2016, len(video) - at - 2016),)
    assert bmff(video, mdat, merkle=[{"localId": 0, "count": 1, "variableBlockSizes": [10**9]}])[0].media == ()
    assert bmff(video, mdat, merkle=[{"localId": 1, "count": 2, "fixedBlockSize": 1000}])[0].partial


def test_an_initialisation_segment_alone_is_left_open() -> None:
    assert bmff(forge.mp4(forge.box(b"moov")), merkle=[{"localId": 1, "initHash": [1]}])[0].partial


def test_data_may_be_written_in_base64() -> None:
    free = forge.box(b"free", b"text")
    for value, found in (("b64'dGV4dA=='", True), ("b64'b3RoZXI='", False), ("b64''", True)):
        exclusion = {"xpath": "/free", "data": [{"offset": 8, "value": value}]}
        assert bool(bmff(films.video() + free, exclusion)[0].left_out) == found


def test_a_hash_of_another_kind_of_file_leaves_the_coverage_open() -> None:
    assert worked(films.video(), "c2pa.hash.boxes", {"boxes": []})[0].partial
    assert worked(forge.png(), "c2pa.hash.bmff.v3", {}, "image/png")[0].partial


def test_strips_that_stand_where_a_hash_over_ranges_does_not_look_are_media() -> None:
    from tests.media.test_tiff_strips import directory  # noqa: PLC0415 -- the builder of one test

    data = directory((273, 4, 1, 100), (279, 4, 1, 50)) + bytes(200)
    gap = {"exclusions": [{"start": 120, "length": 10}], "hash": "b64'AA=='"}
    assert worked(data, "c2pa.hash.data", gap, "image/tiff")[0].media == (Range(120, 10),)


@given(st.integers(0, 60), st.binary(min_size=1, max_size=24), st.sampled_from(["moov", "moof", "meta"]))
def test_no_bytes_in_a_table_make_it_fail(offset: int, noise: bytes, kind: str) -> None:
    source = {"moov": films.video()[:740], "moof": films.fragments(b"mdat"), "meta": films.picture_of_items()}[kind]
    at = source.index(kind.encode()) + offset
    for step in range(0, len(source) - at, 61):
        data = source[: at + step] + noise + source[at + step + len(noise) :]
        protection, _ = bmff(data, OWN, {"xpath": "/free"}, {"xpath": "/mdat"})
        assert all(run.start >= 0 and run.end <= len(data) for run in protection.media)


ANY = st.recursive(
    st.none() | st.booleans() | st.integers(-5, 50) | st.sampled_from(["/mdat", "IDAT", "b64'AA=='", "x"]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["xpath", "exclusions", "subset", "offset", "length", "data", "value", "merkle", "hash"])
            | st.sampled_from(
                ["boxes", "names", "excluded", "start", "boxIndex", "localId", "count", "fixedBlockSize"]
            ),
            inner,
            max_size=4,
        )
    ),
    max_leaves=20,
)


@given(ANY)
def test_no_assertion_makes_it_fail(assertion: object) -> None:
    for label, data, media_type in (
        ("c2pa.hash.bmff.v2", films.fragments(b"mdat"), "video/mp4"),
        ("c2pa.hash.data", films.fragments(b"mdat"), "video/mp4"),
        ("c2pa.hash.boxes", forge.png(), "image/png"),
        ("c2pa.hash.boxes", forge.jpeg(), "image/jpeg"),
    ):
        protection, _ = worked(data, label, assertion, media_type)
        assert all(item.start >= 0 and item.length >= 0 for item in protection.left_out)


def test_a_worker_s_words_about_protection_come_back_as_they_were() -> None:
    parts = (LeftOut(1, 2, Part.PLACES),)
    protection = Protection(partial=True, left_out=parts, media=(Range(3, 4),), media_bytes=5, trailing=(Range(6, 7),))
    facts = Examined("a", None, 9, "0", "video/mp4", Kind.VIDEO, changed=False, found=Found.RECORD)
    sent = json.loads(json.dumps(facts_message(facts._replace(protection=protection, store_payload=(Range(8, 1),)))))
    assert facts_of(sent).protection == protection
    assert facts_of(sent).store_payload == (Range(8, 1),)
    sent["facts"][Examined._fields.index("protection")][1][0][2] = "nonsense"
    with pytest.raises(ValueError, match="nonsense"):
        facts_of(sent)
