"""What a reader sees beside a report: the file, and the previews that its record holds."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.pictures.seen import AT, alike, mean, opened, picture_of, pictures_of, seen
from tests.samples import pictures as drawn
from verify import Policy, Verifier
from verify.model.vocabulary import RecordState
from verify.pictures import make as making
from verify.pictures.make import MAX_TOTAL
from verify.words import say

ffmpeg = pytest.mark.skipif(making.shutil.which("ffmpeg") is None, reason="ffmpeg is not installed")


def test_the_two_pictures_that_went_into_the_kiss_are_shown_and_look_like_the_originals(samples: Path) -> None:
    pictures = pictures_of(samples / "kissing.mp4")
    assert len(pictures.inputs) == 2
    for shown, person in zip(pictures.inputs, (drawn.PERSON_A, drawn.PERSON_B), strict=True):
        assert shown is not None
        assert shown.source == "record"
        assert alike(mean(opened(shown)), mean(drawn.portrait(person)))
    assert pictures.inputs[0] != pictures.inputs[1]
    assert [(manifest, place) for manifest, place, _ in pictures.ingredients] == [(0, 0), (0, 1)]
    assert tuple(picture for _, _, picture in pictures.ingredients) == pictures.inputs


def test_a_picture_is_shown_as_it_is_beside_the_preview_in_its_record(samples: Path) -> None:
    pictures = pictures_of(samples / "camera.jpg")
    assert pictures.file is not None
    assert pictures.file.source == "file"
    ((manifest, preview),) = pictures.manifests
    assert (manifest, preview.source) == (0, "record")
    assert alike(mean(opened(preview)), mean(opened(pictures.file)))


def test_the_earlier_version_of_an_edited_picture_has_its_preview(samples: Path) -> None:
    pictures = pictures_of(samples / "camera-ai-fill.jpg")
    assert [manifest for manifest, _ in pictures.manifests] == [0, 1]
    assert [(manifest, place) for manifest, place, _ in pictures.ingredients] == [(0, 0)]
    assert pictures.ingredients[0][2] == pictures.manifests[1][1]


@pytest.mark.parametrize("name", ["camera-ai-fill-altered.jpg", "kissing-altered.mp4"])
def test_nothing_is_shown_out_of_a_record_that_does_not_match(name: str, samples: Path) -> None:
    """What such a record says is no evidence, and its pictures say the most."""
    shown = seen(samples / name)
    assert shown.report.answers.record.state is RecordState.ALTERED
    assert shown.pictures is not None
    assert (shown.pictures.manifests, shown.pictures.ingredients) == ((), ())
    assert set(shown.pictures.inputs) <= {None}
    assert shown.pictures.file is None or shown.pictures.file.source != "record"


def test_the_same_file_gives_the_same_pictures_from_a_path_and_from_bytes(samples: Path) -> None:
    path = samples / "camera-ai-fill.jpg"
    assert pictures_of(path) == pictures_of(path.read_bytes()) == pictures_of(path)


def test_of_too_many_bytes_the_file_and_its_inputs_come_first(samples: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = pictures_of(samples / "kissing.mp4")
    shown = [one for one in (whole.file, *whole.inputs) if one is not None]
    monkeypatch.setattr(making, "MAX_TOTAL", sum(len(one.data) for one in shown))
    less = pictures_of(samples / "kissing.mp4")
    assert (less.file, less.inputs, less.ingredients) == (whole.file, whole.inputs, ())


def test_a_report_is_the_same_with_and_without_pictures(samples: Path) -> None:
    without = Verifier(Policy(at=AT)).see(samples / "kissing.mp4")
    assert without.pictures is None
    assert without.report == seen(samples / "kissing.mp4").report


def test_a_film_without_ffmpeg_has_a_reason_instead_of_a_frame(
    samples: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    pictures = pictures_of(samples / "kissing.mp4")
    assert (pictures.file, pictures.why) == (None, "picture.no_ffmpeg")
    assert all(pictures.inputs)


@ffmpeg
def test_a_film_without_a_preview_shows_a_frame(samples: Path) -> None:
    frame = picture_of(samples / "kissing.mp4")
    assert (frame.source, frame.width, frame.height) == ("frame", 160, 128)
    assert mean(opened(frame)) > (20, 20, 20)


def test_a_film_with_a_preview_in_an_intact_record_needs_no_ffmpeg(
    corpus: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    preview = picture_of(corpus / "files" / "PTS_TRUSTED_sony_official_cawg_wdr.mp4")
    assert preview.source == "record"


NONE = {
    "cards_trusted.svg": "picture.kind",
    "sample.pdf": "picture.kind",
    "trustnxt-icon-signed-v2-bmff.heic": "picture.kind",
    "manifest_data.c2pa": "picture.kind",
    "sample1_signed.wav": "picture.sound",
    "t6.m4a": "picture.sound",
    "test-hiya.mp3": "picture.sound",
}
FRAGMENTS = {"dash1.m4s", "dashinit.mp4"}  # a piece of a film without its head, and a head without a film


@ffmpeg
def test_every_real_file_has_a_picture_or_a_reason(corpus: Path) -> None:
    """Of 63 files 54 have one; no other kind than those above is left out."""
    why = {}
    for path in sorted((corpus / "files").iterdir()):
        pictures = pictures_of(path)
        if pictures.file is None:
            why[path.name] = pictures.why
            assert say(pictures.why)
        placed = [one for *_, one in (*pictures.manifests, *pictures.ingredients)]
        every = [one for one in (pictures.file, *pictures.inputs, *placed) if one is not None]
        assert sum(len(one.data) for one in every) <= MAX_TOTAL
    assert why == NONE | dict.fromkeys(FRAGMENTS, "picture.undecodable")
