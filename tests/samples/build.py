"""Write ``samples/``: run ``python tests/samples/build.py``.

The keys are drawn anew on every run and never stored; of the authority only the anchor stays. The files that lie in
``samples/`` are therefore not the same bytes after a run, but they say the same (tests/samples/test_samples.py).
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[2]
if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))  # so that the script runs from any folder, without an installation

from tests.samples import authority, kit, media, pictures  # noqa: E402 - the line above makes them importable
from tests.samples.kit import Agent, Input, action  # noqa: E402

ANCHOR = "sample-authority.pem"

KISS_ANYONE = Agent("KissAnyone", "1")
PICTURE_MAKER = Agent("PictureMaker", "2")
CROP_DESK = Agent("Crop Desk", "5.1")
CAMERA = Agent("Acme Camera 7", "1.4")
FILL_BRUSH = Agent("FillBrush", "3")
NEWS_DESK = Agent("News Desk", "1")

CROP = (56, 16, 232, 148)  # left, upper, right, lower, in pixels of the AI picture
WITH_THUMBNAILS = kit.Options(thumbnails=True)


class Sample(NamedTuple):
    """One file of ``samples/`` and what the engine says of it when the sample authority is listed.

    Attributes:
        name: of the file.
        media_type: of the file.
        data: the file.
        state: the engine's state, None where there is no record.
        failures: the engine's failure codes for the active manifest.
    """

    name: str
    media_type: str
    data: bytes
    state: str | None
    failures: tuple[str, ...] = ()


class Signers(NamedTuple):
    """Who signs the samples."""

    camera: authority.Leaf
    generator: authority.Leaf
    editor: authority.Leaf
    stranger: authority.Leaf


def signers() -> Signers:
    """Draw new keys: one known authority with three signers, and one that nobody lists."""
    known = authority.new_signing_authority("Sample Authority")
    unknown = authority.new_signing_authority("Unlisted Authority")
    return Signers(
        camera=authority.new_leaf(known, "Acme Imaging", "Acme Camera"),
        generator=authority.new_leaf(known, "Picture Maker Ltd", "PictureMaker Cloud"),
        editor=authority.new_leaf(known, "Sample Darkroom", "Sample Darkroom Desktop"),
        stranger=authority.new_leaf(unknown, "The New York Times", "The New York Times"),
    )


def build(by: Signers) -> tuple[Sample, ...]:
    """Make every sample in memory, in the order in which ``samples/README.md`` tells of them."""
    video, capture, filled = kissing(by.camera), camera(by.camera), camera_ai_fill(by)
    painted = media.still(pictures.landscape(balloon=True, evening=True))
    return (
        Sample("kissing.mp4", "video/mp4", video, "Trusted"),
        Sample(
            "kissing-altered.mp4",
            "video/mp4",
            media.repainted(video, media.kiss_frames()[0]),
            "Invalid",
            ("assertion.bmffHash.mismatch",),
        ),
        Sample("ai-cropped.jpg", "image/jpeg", ai_cropped(by), "Trusted"),
        Sample("camera.jpg", "image/jpeg", capture, "Trusted"),
        Sample("camera-ai-fill.jpg", "image/jpeg", filled, "Trusted"),
        Sample(
            "camera-ai-fill-altered.jpg",
            "image/jpeg",
            media.with_picture(filled, painted),
            "Invalid",
            ("assertion.dataHash.mismatch",),
        ),
        Sample("unsigned.jpg", "image/jpeg", media.still(pictures.landscape(evening=True)), None),
        Sample("famous-name.jpg", "image/jpeg", famous_name(by.stranger), "Valid", ("signingCredential.untrusted",)),
    )


def kissing(leaf: authority.Leaf) -> bytes:
    """Make a video of two people who never met, from one picture of each."""
    inputs = (
        Input("person-a.jpg", media.still(pictures.portrait(pictures.PERSON_A)), relationship="inputTo", id="a"),
        Input("person-b.jpg", media.still(pictures.portrait(pictures.PERSON_B)), relationship="inputTo", id="b"),
    )
    created = action(
        "c2pa.created",
        source_type=kit.GENERATED,
        agent=KISS_ANYONE,
        when="2026-11-22T14:01:00Z",
        uses=[used.id for used in inputs],
    )
    definition = kit.manifest("kissing.mp4", KISS_ANYONE, [created])
    return kit.sign(media.video(), "video/mp4", definition, leaf, inputs, WITH_THUMBNAILS)


def ai_cropped(by: Signers) -> bytes:
    """Make a picture with AI, then cut out a part of it by hand with another program."""
    whole = pictures.dream_city()
    created = action("c2pa.created", source_type=kit.GENERATED, agent=PICTURE_MAKER, when="2026-09-03T09:12:00Z")
    definition = kit.manifest("dream-city.jpg", PICTURE_MAKER, [created])
    first = kit.sign(media.still(whole), "image/jpeg", definition, by.generator, (), WITH_THUMBNAILS)
    parent = Input("dream-city.jpg", first)
    steps = (
        action("c2pa.opened", agent=CROP_DESK, when="2026-09-04T16:40:00Z", uses=[parent.id]),
        action("c2pa.cropped", source_type=kit.HUMAN_EDITS, agent=CROP_DESK, when="2026-09-04T16:41:30Z"),
    )
    definition = kit.manifest("ai-cropped.jpg", CROP_DESK, steps)
    return kit.sign(media.still(whole.crop(CROP)), "image/jpeg", definition, by.editor, [parent], _knowing(by))


def camera(leaf: authority.Leaf) -> bytes:
    """Take a picture with a camera that signs what it takes."""
    captured = action("c2pa.created", source_type=kit.CAPTURED, agent=CAMERA, when="2026-06-14T18:20:05Z")
    definition = kit.manifest("camera.jpg", CAMERA, [captured])
    picture = media.still(pictures.landscape(), exif=media.camera_exif())
    return kit.sign(picture, "image/jpeg", definition, leaf, (), WITH_THUMBNAILS)


def camera_ai_fill(by: Signers) -> bytes:
    """Take a picture, then let a generative tool paint a balloon into it."""
    parent = Input("camera.jpg", camera(by.camera))
    steps = (
        action("c2pa.opened", agent=FILL_BRUSH, when="2026-06-15T08:02:00Z", uses=[parent.id]),
        action(
            "c2pa.edited",
            source_type=kit.PARTLY_GENERATED,
            agent=FILL_BRUSH,
            when="2026-06-15T08:05:40Z",
            description="Generative fill",
        ),
    )
    definition = kit.manifest("camera-ai-fill.jpg", FILL_BRUSH, steps)
    picture = media.still(pictures.landscape(balloon=True), exif=media.camera_exif())
    return kit.sign(picture, "image/jpeg", definition, by.editor, [parent], _knowing(by))


def _knowing(by: Signers) -> kit.Options:
    """Return the options of a tool that lists the sample authority, and so finds the record of its input in order."""
    return WITH_THUMBNAILS._replace(trusted=(authority.pem(by.camera.root),))


def famous_name(leaf: authority.Leaf) -> bytes:
    """Sign a picture under a famous name, with a certificate that anybody can make."""
    captured = action("c2pa.created", source_type=kit.CAPTURED, agent=NEWS_DESK, when="2026-10-01T06:30:00Z")
    definition = kit.manifest("famous-name.jpg", NEWS_DESK, [captured])
    picture = media.still(pictures.portrait(pictures.PERSON_B, (208, 240)))
    return kit.sign(picture, "image/jpeg", definition, leaf, (), WITH_THUMBNAILS)


def write(folder: Path) -> tuple[Sample, ...]:
    """Write every sample and the anchor of the known authority into ``folder``, and return the samples."""
    folder.mkdir(parents=True, exist_ok=True)
    by = signers()
    made = build(by)
    for sample in made:
        (folder / sample.name).write_bytes(sample.data)
    (folder / ANCHOR).write_text(authority.pem(by.camera.root), encoding="ascii")
    return made


if __name__ == "__main__":
    for written in write(ROOT / "samples"):
        sys.stdout.write(f"{len(written.data):7} bytes  samples/{written.name}\n")
