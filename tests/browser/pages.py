"""The pages that are looked at: what `howmade verify --format html` makes of sample files, written once."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path

from tests.cli.program import ANCHOR, AT, SAMPLES, Run, howmade, several
from tests.hostile import handmade, small
from tests.samples import authority, kit, media

Argument = str | Path
Maker = Callable[[Path], Sequence[Argument]]
"""Writes what it needs into a folder, and returns the arguments of a run."""

FAR_NAMES = (
    "صورة من المهرجان في القاهرة.jpg",
    "東京の夜景を撮影した写真と生成された映像.jpg",
    "תמונה (1).jpg",
)
LONG_NAME = "a_name_without_any_place_where_a_line_could_end_" * 4 + ".jpg"


def sample(name: str) -> Maker:
    """Return what checks one of the project's samples."""
    return lambda _folder: (SAMPLES / name,)


def written(name: str, make: Callable[[], bytes]) -> Maker:
    """Return what writes a file and checks it."""

    def maker(folder: Path) -> Sequence[Path]:
        (folder / name).write_bytes(make())
        return (folder / name,)

    return maker


def named(folder: Path) -> Sequence[Path]:
    """Write signed pictures with names, titles and signers that are not in Latin letters, or very long."""
    paths = [folder / name for name in (*FAR_NAMES, LONG_NAME)]
    issuer = authority.new_signing_authority("Desk")
    for path in paths:
        agent = kit.Agent(path.stem, "2")
        made = kit.action("c2pa.created", source_type=kit.GENERATED, agent=agent, description=path.stem)
        leaf = authority.new_leaf(issuer, organization=path.stem[:60])
        part = kit.Input(path.name, media.media("image/jpeg"), relationship="inputTo")
        definition = kit.manifest(path.name, agent, [made])
        path.write_bytes(kit.sign(media.media("image/jpeg"), "image/jpeg", definition, leaf, (part,)))
    return paths


def many(folder: Path) -> Sequence[Argument]:
    """Return several files, one of which is not there."""
    return (SAMPLES / "kissing.mp4", folder / "not-here.jpg", SAMPLES / "unsigned.jpg", SAMPLES / "camera-ai-fill.jpg")


STORIES: Mapping[str, Maker] = {
    "ai-video": sample("kissing.mp4"),
    "ai-video-altered": sample("kissing-altered.mp4"),
    "ai-cropped": sample("ai-cropped.jpg"),
    "camera": sample("camera.jpg"),
    "camera-ai-fill": sample("camera-ai-fill.jpg"),
    "camera-ai-fill-altered": sample("camera-ai-fill-altered.jpg"),
    "famous-name": sample("famous-name.jpg"),
    "unsigned": sample("unsigned.jpg"),
    "sound": written("tone.wav", partial(small.signed, "wav")),
    "document": written("paper.pdf", partial(small.signed, "pdf")),
    "circle": written("circle.png", handmade.circle),
    "missing": lambda folder: (folder / "not-here.jpg",),
    "names": named,
    "several": many,
}

FOREIGN: Mapping[str, str] = {
    "eight-manifests": "test2.png",
    "identity": "cai-open-source.jpg",
    "watermarked-camera-video": "PTS_TRUSTED_sony_official_cawg_wdr.mp4",
}
"""Pages of third-party files, by the name of the file in the corpus."""


def html(*arguments: Argument) -> Run:
    """Run ``verify --format html`` with the lists that the program brings, and the sample authority."""
    return howmade("verify", "--format", "html", "--trust-anchors", ANCHOR, "--at", AT, *arguments)


def write(folder: Path, makers: Mapping[str, Maker]) -> dict[str, Path]:
    """Write pages into a folder, two at a time, and return where each is."""
    calls, pages = [], {}
    for name, maker in makers.items():
        place = folder / name
        place.mkdir()
        pages[name] = folder / f"{name}.html"
        calls.append(("--output", pages[name], *maker(place)))
    for name, run in zip(makers, several(html, calls), strict=True):
        assert pages[name].is_file(), (name, run.err[-300:])
    return pages


def copied(source: Path) -> Maker:
    """Return what checks a copy of a file that has its name, and stands in a short folder."""

    def maker(folder: Path) -> Sequence[Path]:
        return (Path(shutil.copy(source, folder)),)

    return maker
