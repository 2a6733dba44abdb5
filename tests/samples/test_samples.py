"""The samples say what their README promises, and the committed files say the same as freshly built ones."""

from __future__ import annotations

import io
import shutil
import struct
import subprocess
from pathlib import Path
from typing import NamedTuple

import pytest
from cryptography import x509
from PIL import Image

from tests.samples import authority, build, h264, kit, media

LARGEST = 64 * 1024  # a sample stays small enough to be read in a mail or a hex viewer
INPUTS = [("person-a.jpg", "inputTo"), ("person-b.jpg", "inputTo")]


class Fresh(NamedTuple):
    folder: Path
    samples: dict[str, build.Sample]


@pytest.fixture(scope="module")
def fresh(tmp_path_factory: pytest.TempPathFactory) -> Fresh:
    folder = tmp_path_factory.mktemp("samples")
    return Fresh(folder, {sample.name: sample for sample in build.write(folder)})


def _reading(folder: Path, name: str) -> kit.Reading:
    media_type = "video/mp4" if name.endswith(".mp4") else "image/jpeg"
    return kit.read((folder / name).read_bytes(), media_type, (folder / build.ANCHOR).read_text(encoding="ascii"))


def _manifests(reading: kit.Reading) -> list[dict[str, object]]:
    """Reduce a manifest store to what a reader would retell: no labels, hashes, serial numbers or times of day."""
    return [
        {
            "title": one.get("title"),
            "generator": [(info["name"], info.get("version")) for info in one["claim_generator_info"]],
            "signer": (one["signature_info"]["issuer"], one["signature_info"]["common_name"]),
            "assertions": [assertion["label"] for assertion in one["assertions"]],
            "actions": [
                (step["action"], step.get("digitalSourceType"), step.get("softwareAgent"), step.get("when"))
                for assertion in one["assertions"]
                if assertion["label"].startswith("c2pa.actions")
                for step in assertion["data"]["actions"]
            ],
            "ingredients": [(used["title"], used["relationship"]) for used in one.get("ingredients", ())],
            "thumbnails": ["thumbnail" in used for used in (one, *one.get("ingredients", ()))],
        }
        for one in sorted(reading.store.get("manifests", {}).values(), key=lambda one: str(one.get("title")))
    ]


def _active(reading: kit.Reading) -> dict[str, object]:
    title = reading.store["manifests"][reading.store["active_manifest"]]["title"]
    return next(one for one in _manifests(reading) if one["title"] == title)


NAMES = (
    "kissing.mp4",
    "kissing-altered.mp4",
    "ai-cropped.jpg",
    "camera.jpg",
    "camera-ai-fill.jpg",
    "camera-ai-fill-altered.jpg",
    "unsigned.jpg",
    "famous-name.jpg",
)


@pytest.mark.parametrize("name", NAMES)
def test_the_engine_answers_as_the_builder_promises(name: str, fresh: Fresh) -> None:
    reading, promised = _reading(fresh.folder, name), fresh.samples[name]
    assert (reading.state, reading.failures) == (promised.state, promised.failures)


@pytest.mark.parametrize("name", NAMES)
def test_a_committed_sample_says_the_same_as_a_fresh_one(name: str, fresh: Fresh, samples: Path) -> None:
    committed, built = _reading(samples, name), _reading(fresh.folder, name)
    assert (committed.state, committed.failures) == (built.state, built.failures)
    assert _manifests(committed) == _manifests(built)


def test_the_folder_holds_the_samples_their_anchor_and_a_text_that_names_each(samples: Path) -> None:
    files = {path.name for path in samples.iterdir()}
    assert files == {*NAMES, build.ANCHOR, "README.md"}
    text = (samples / "README.md").read_text(encoding="utf-8")
    assert [name for name in sorted(files - {"README.md"}) if f"`{name}`" not in text] == []


def test_samples_are_small_and_hold_no_key(samples: Path) -> None:
    for path in samples.iterdir():
        assert path.stat().st_size <= LARGEST, path.name
        assert b"PRIVATE KEY" not in path.read_bytes(), path.name


def test_the_video_was_made_by_ai_out_of_two_pictures(samples: Path) -> None:
    record = _active(_reading(samples, "kissing.mp4"))
    agent = {"name": "KissAnyone", "version": "1"}
    assert record["actions"] == [("c2pa.created", kit.GENERATED, agent, "2026-11-22T14:01:00Z")]
    assert record["ingredients"] == INPUTS
    assert record["thumbnails"] == [False, True, True]
    assert record["signer"] == ("Acme Imaging", "Acme Camera")


def test_the_cropped_picture_still_carries_the_record_of_its_making(samples: Path) -> None:
    reading = _reading(samples, "ai-cropped.jpg")
    cropped, made = _manifests(reading)
    assert [step[:2] for step in made["actions"]] == [("c2pa.created", kit.GENERATED)]  # type: ignore[attr-defined]
    assert [step[:2] for step in cropped["actions"]] == [  # type: ignore[attr-defined]
        ("c2pa.opened", None),
        ("c2pa.cropped", kit.HUMAN_EDITS),
    ]
    assert cropped["ingredients"] == [("dream-city.jpg", "parentOf")]


def test_the_famous_name_is_only_a_name(samples: Path) -> None:
    reading = _reading(samples, "famous-name.jpg")
    assert _active(reading)["signer"] == ("The New York Times", "The New York Times")
    assert reading.state == "Valid"
    assert "signingCredential.trusted" not in reading.successes


def test_an_altered_video_differs_in_its_samples_alone(samples: Path) -> None:
    before, after = (samples / "kissing.mp4").read_bytes(), (samples / "kissing-altered.mp4").read_bytes()
    boxes = _boxes(before)
    assert boxes == _boxes(after)
    start, length = boxes["mdat"]
    assert before[start : start + length] != after[start : start + length]
    assert before[:start] + before[start + length :] == after[:start] + after[start + length :]


def test_an_altered_picture_keeps_every_segment_before_its_scan(samples: Path) -> None:
    before, after = (samples / f"camera-ai-fill{end}.jpg" for end in ("", "-altered"))
    pictures = [Image.open(path).convert("RGB") for path in (before, after)]
    assert pictures[0].size == pictures[1].size
    assert pictures[0].tobytes() != pictures[1].tobytes()
    tables = before.read_bytes().index(b"\xff\xdb\x00\x43\x00", before.read_bytes().rindex(b"jumb"))
    assert before.read_bytes()[:tables] == after.read_bytes()[:tables]


def test_every_sample_certificate_outlives_the_decade(samples: Path) -> None:
    anchor = x509.load_pem_x509_certificate((samples / build.ANCHOR).read_bytes())
    assert anchor.not_valid_before_utc == authority.FIRST_DAY
    assert anchor.not_valid_after_utc.year == 2056
    leaf = build.signers().camera.chain[0]
    assert (leaf.not_valid_before_utc, leaf.not_valid_after_utc) == authority.years(10)


def test_the_sample_offsets_of_the_video_point_at_its_frames() -> None:
    video = media.video()
    start, length = _boxes(video)["mdat"]
    (offset,) = struct.unpack_from(">I", video, video.index(b"stco") + 12)
    _, count = struct.unpack_from(">II", video, video.index(b"stsz") + 8)
    sizes = struct.unpack_from(f">{count}I", video, video.index(b"stsz") + 16)
    assert (offset, sum(sizes), count) == (start, length, len(media.kiss_frames()))
    kinds = []
    for size in sizes:
        assert struct.unpack_from(">I", video, offset)[0] == size - 4
        kinds.append(video[offset + 4] & 31)
        offset += size
    assert kinds == [h264.NAL_IDR] + [h264.NAL_SLICE] * (count - 1)


@pytest.mark.skipif(shutil.which("ffmpeg") is None, reason="ffmpeg, an independent decoder, is not on this machine")
def test_an_independent_decoder_shows_the_frames_that_were_drawn(samples: Path) -> None:
    command = [
        "ffmpeg",
        "-v",
        "error",
        "-i",
        str(samples / "kissing.mp4"),
        "-f",
        "rawvideo",
        "-pix_fmt",
        "yuv420p",
        "-",
    ]
    shown = subprocess.run(command, check=True, capture_output=True).stdout
    frames = media.kiss_frames()
    first = h264.samples_of(frames[0], 0, 0)[:16]
    assert len(shown) == len(frames) * 160 * 128 * 3 // 2
    assert shown[:16] == first


@pytest.mark.parametrize("media_type", media.MEDIA_TYPES)
def test_every_kind_of_media_can_be_signed_and_read(media_type: str) -> None:
    leaf = authority.new_leaf(authority.new_signing_authority())
    data = media.media(media_type)
    assert kit.read(data, media_type).state is None
    signed = kit.sign(data, media_type, _captured(), leaf)
    assert kit.read(signed, media_type, authority.pem(leaf.root)).state == "Trusted"
    assert kit.read(signed, media_type).state == "Valid"


@pytest.mark.parametrize("algorithm", authority.Algorithm)
def test_every_algorithm_signs_what_the_engine_accepts(algorithm: authority.Algorithm) -> None:
    leaf = authority.new_leaf(authority.new_signing_authority(), algorithm=algorithm)
    signed = kit.sign(media.media("image/png"), "image/png", _captured(), leaf)
    assert kit.read(signed, "image/png", authority.pem(leaf.root)).state == "Trusted"


def test_a_record_beside_the_media_holds_for_the_untouched_media() -> None:
    leaf = authority.new_leaf(authority.new_signing_authority())
    data = media.media("image/jpeg")
    store = kit.sign_detached(data, "image/jpeg", _captured(), leaf)
    assert kit.read(data, "image/jpeg", authority.pem(leaf.root), detached=store).state == "Trusted"
    assert kit.read(data + b"more", "image/jpeg", authority.pem(leaf.root), detached=store).state == "Invalid"


def test_an_update_manifest_keeps_the_media_and_its_first_record() -> None:
    leaf = authority.new_leaf(authority.new_signing_authority())
    first = kit.sign(media.media("image/jpeg"), "image/jpeg", _captured(), leaf)
    tool = kit.Agent("Librarian", "1")
    definition = kit.manifest("t.jpg", tool, [kit.action("c2pa.edited.metadata", agent=tool)])
    parent = kit.Input("t.jpg", first)
    updated = kit.sign(first, "image/jpeg", definition, leaf, [parent], kit.Options(update=True))
    reading = kit.read(updated, "image/jpeg", authority.pem(leaf.root))
    assert (reading.state, len(reading.store["manifests"])) == ("Trusted", 2)


def test_a_picture_keeps_its_camera_metadata_through_signing(samples: Path) -> None:
    with Image.open(io.BytesIO((samples / "camera.jpg").read_bytes())) as picture:
        assert picture.getexif()[0x0110] == "Acme Camera 7"
    with Image.open(samples / "unsigned.jpg") as picture:
        assert not picture.getexif()


def _captured() -> dict[str, object]:
    tool = kit.Agent("Test Camera", "1")
    return kit.manifest("t", tool, [kit.action("c2pa.created", source_type=kit.CAPTURED, agent=tool)])


def _boxes(data: bytes) -> dict[str, tuple[int, int]]:
    """Return where the payload of each top-level box of an MP4 stands, and how long it is."""
    found, at = {}, 0
    while at < len(data):
        (size,) = struct.unpack_from(">I", data, at)
        found[data[at + 4 : at + 8].decode("latin-1")] = (at + 8, size - 8)
        at += size
    return found
