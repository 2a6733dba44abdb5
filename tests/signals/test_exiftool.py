"""ExifTool as a second opinion: on real files, both read the same values where both read a field.

Every difference stands in the table below with its reason; a difference that is not there fails, and so does a row of
the table that is no difference any more.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from verify.media.bytesource import MemorySource
from verify.media.packets import PacketKind
from verify.media.sniff import HEAD_BYTES, sniff
from verify.media.walk import walk
from verify.signals.limits import MAX_VALUE
from verify.signals.read import read_signals

SECONDS = 120  # for one process over ninety files
ASKED = ("-XMP:all", "-EXIF:all", "-IPTC:Credit", "-PNG:all")
LABEL_KEYS = ("Label", "ContentProducer", "ProduceID", "ContentPropagator", "PropagateID")
RECIPES = ("parameters", "prompt", "workflow", "Dream", "sd-metadata", "invokeai_metadata")

_GRAPH = "a generator's graph in a field for cameras is told as a recipe, not as a camera"
DIFFERENCES: dict[tuple[str, str], str] = {
    ("14-flux_kontext_example_comic.webp", "Make"): _GRAPH,
    ("14-flux_kontext_example_comic.webp", "Model"): _GRAPH,
    (
        "samsung_black_1.png",
        "DateTimeOriginal",
    ): "ExifTool 12 finds no directory in this eXIf chunk",
}
"""By file and field: why the two do not read the same."""

Values = dict[str, frozenset[str]]


def _bare(name: str) -> str:
    """Return a keyword without what ExifTool changes in it to make a tag name."""
    return re.sub("[^a-z0-9]", "", name.lower())


_RECIPES = {_bare(name): name for name in RECIPES}


def _plain(value: object) -> str:
    """Return a value as both print it: white space joined, cut where ours are cut."""
    text = value if isinstance(value, str) else json.dumps(value)
    return " ".join(text.split())[: MAX_VALUE // 2]


def _of_exiftool(row: dict[str, Any]) -> Iterator[tuple[str, object]]:
    """Yield what ExifTool read, under the names used here."""
    for place, value in row.items():
        group, _, name = place.partition(":")
        match group, name:
            case "XMP-iptcExt", "DigitalSourceType" | "DigitalSourceFileType":
                yield "source type", value
            case (("XMP-photoshop" | "IPTC"), "Credit"):
                yield "Credit", value
            case "XMP-xmp", "CreatorTool":
                yield "CreatorTool", value
            case (("IFD0" | "ExifIFD"), ("Make" | "Model" | "Software" | "DateTimeOriginal")):
                yield name, value
            case "XMP-TC260", _ if name.casefold() == "aigc":
                label = json.loads(value)
                yield from ((f"AIGC {key}", label[key]) for key in LABEL_KEYS if label.get(key))
            case "PNG", _ if _bare(name) in _RECIPES:
                yield f"text {_RECIPES[_bare(name)]}", "present"


def _of_ours(data: bytes) -> Iterator[tuple[str, object]]:
    """Yield what our readers read, under the same names."""
    media_type = sniff(data[:HEAD_BYTES]).name
    found = walk(MemorySource(data), media_type)
    signals = read_signals(found, media_type)
    for mark in signals.marks:
        if mark.id == "iptc.dst":
            yield "source type", mark.value
    for field in signals.fields:
        match field.standard, field.name:
            case "IPTC", "Credit":
                yield "Credit", field.value
            case "XMP", "CreatorTool":
                yield "CreatorTool", field.value
            case "Exif", "Make" | "Model" | "Software" | "DateTimeOriginal":
                yield field.name, field.value
            case "TC260 AIGC label", name if name in LABEL_KEYS:
                yield f"AIGC {name}", field.value
    for packet in found.packets:
        if packet.kind is PacketKind.TEXT and packet.where.startswith("PNG") and packet.name in RECIPES:
            yield f"text {packet.name}", "present"


def _gathered(pairs: Iterator[tuple[str, object]]) -> Values:
    every = [(name, _plain(value)) for name, value in pairs]
    return {name: frozenset(value for own, value in every if own == name) for name, _ in every}


@pytest.fixture(scope="module")
def both(corpus: Path) -> dict[str, tuple[Values, Values]]:
    """Return, for every real file, what ExifTool read and what our readers read."""
    exiftool = shutil.which("exiftool")
    if exiftool is None:
        pytest.skip("exiftool is not installed (Debian: libimage-exiftool-perl)")
    paths = sorted(path for folder in ("files", "marks") for path in (corpus / folder).iterdir())
    command = [exiftool, "-config", "", "-json", "-G1", "-a", "-api", "struct=0", *ASKED, *map(str, paths)]
    done = subprocess.run(command, capture_output=True, timeout=SECONDS, check=False)  # it ends with 1 on a text file
    rows = {Path(row["SourceFile"]).name: row for row in json.loads(done.stdout)}
    return {
        path.name: (_gathered(_of_exiftool(rows[path.name])), _gathered(_of_ours(path.read_bytes()))) for path in paths
    }


def test_both_read_the_same_of_every_real_file_but_for_the_differences_that_are_explained(
    both: dict[str, tuple[Values, Values]],
) -> None:
    nothing: frozenset[str] = frozenset()
    found = {
        (file, name): (sorted(theirs.get(name, nothing)), sorted(ours.get(name, nothing)))
        for file, (theirs, ours) in both.items()
        for name in theirs.keys() | ours.keys()
        if theirs.get(name) != ours.get(name)
    }
    assert {key: value for key, value in found.items() if key not in DIFFERENCES} == {}
    assert [key for key in DIFFERENCES if key not in found] == []


def test_the_comparison_is_about_something(both: dict[str, tuple[Values, Values]]) -> None:
    """Each field is read alike from at least one real file, so that no rename on either side empties the test."""
    alike = {
        name for theirs, ours in both.values() for name in theirs.keys() & ours.keys() if theirs[name] == ours[name]
    }
    assert alike >= {
        *("source type", "Credit", "CreatorTool", "Make", "Model", "Software", "DateTimeOriginal"),
        *("AIGC Label", "AIGC ContentProducer", "AIGC ProduceID"),
        *(f"text {name}" for name in RECIPES),
    }
