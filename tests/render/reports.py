"""Reports of the samples that stay the same when keys are drawn anew, versions rise, or the files are built again."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Callable
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import NamedTuple

from tests.samples import authority, build, kit, media, pictures
from tests.samples.kit import Agent, Input, action
from verify import Anchors, Policy, Report, Verifier
from verify.model.report import ErrorFile, ErrorInfo, ErrorReport
from verify.pipeline import Seen
from verify.version import ENGINE, VERSION

SAMPLES = Path(__file__).resolve().parents[2] / "samples"
EVERY_NAME = tuple(sorted(path.name for path in SAMPLES.iterdir() if path.suffix in (".jpg", ".mp4")))
ERROR = ErrorReport(
    1,
    ErrorFile("odd\nname\x1b[31m\u202e.jpg", None, None),
    ErrorInfo("input.empty", "the file is empty", "get the file again; its transfer may have failed"),
)


AT = datetime(2026, 11, 22, 15, 0, tzinfo=UTC)
ANCHORS = Anchors("sample authority", (SAMPLES / build.ANCHOR).read_bytes())
DESK = Agent("社内編集ツール", "二")


class Extra(NamedTuple):
    """A file that is made for these tests: its bytes, the record beside it, and the lists that know its signer."""

    data: bytes
    beside: bytes | None = None
    lists: tuple[Anchors, ...] = ()


def _unreadable() -> Extra:
    """Return a camera picture in whose record boxes have lost their type."""
    return Extra((SAMPLES / "camera.jpg").read_bytes().replace(b"jumdc2cl", b"jumd\0\0\0\0"))


def _elsewhere() -> Extra:
    """Return a picture that only names the address of its record."""
    made = action("c2pa.created", source_type=kit.CAPTURED, agent=build.CAMERA)
    definition = kit.manifest("elsewhere.jpg", build.CAMERA, [made])
    leaf = authority.new_leaf(authority.new_signing_authority())
    still = media.still(pictures.landscape())
    return Extra(kit.sign_remote(still, "image/jpeg", definition, leaf, "https://records.example/elsewhere.c2pa")[0])


def _two_lists() -> Extra:
    """Return a picture with its record beside it, by a signer that two lists know."""
    made = action("c2pa.created", source_type=kit.CAPTURED, agent=build.CAMERA, when="2026-06-14T18:20:05Z")
    definition = kit.manifest("two-lists.jpg", build.CAMERA, [made])
    leaf = authority.new_leaf(authority.new_signing_authority())
    still = media.still(pictures.landscape(evening=True))
    store = kit.sign_detached(still, "image/jpeg", definition, leaf)
    root = authority.pem(leaf.root).encode()
    return Extra(still, store, (Anchors("first list", root), Anchors("second list", root)))


def _many_scripts() -> Extra:
    """Return a picture whose signer, tools and inputs have Chinese, Japanese, Arabic and Hebrew names."""
    leaf = authority.new_leaf(authority.new_signing_authority("认证机构"), "وكالة الأنباء", "מצלמה ראשית")
    used = (
        Input("صورة قديمة.jpg", media.still(pictures.portrait(pictures.PERSON_A)), relationship="inputTo", id="a"),
        Input("古い写真.jpg", media.still(pictures.portrait(pictures.PERSON_B)), relationship="inputTo", id="b"),
    )
    created = action(
        "c2pa.created",
        source_type=kit.GENERATED,
        agent=DESK,
        when="2026-09-03T09:12:00Z",
        uses=[one.id for one in used],
    )
    definition = kit.manifest("新聞 صورة תמונה.jpg", DESK, [created])
    still = media.still(pictures.dream_city())
    data = kit.sign(still, "image/jpeg", definition, leaf, used, build.WITH_THUMBNAILS)
    return Extra(data, None, (Anchors("公式リスト", authority.pem(leaf.root).encode()),))


_EXTRAS: dict[str, Callable[[], Extra]] = {
    "unreadable.jpg": _unreadable,
    "elsewhere.jpg": _elsewhere,
    "two-lists.jpg": _two_lists,
    "新聞 صورة תמונה.jpg": _many_scripts,
}
TWELVE = (*EVERY_NAME, *_EXTRAS)
"""The samples, and four files with what none of them has."""


@cache
def _verifier(lists: tuple[Anchors, ...] = ()) -> Verifier:
    """Return a verifier with the sample authority alone: its snapshots do not follow the editions of other lists."""
    return Verifier(Policy(anchors=lists or (ANCHORS,), default_trust=False, at=AT))


@cache
def seen(name: str) -> Seen:
    """Return what was seen of one of the twelve files, checked as bytes, so that no path stands in it."""
    if name not in _EXTRAS:
        return _verifier().see((SAMPLES / name).read_bytes(), name=name)
    extra = _EXTRAS[name]()
    with tempfile.NamedTemporaryFile(suffix=".c2pa") as beside:
        beside.write(extra.beside or b"")
        beside.flush()
        return _verifier(extra.lists).see(extra.data, name=name, manifest=beside.name if extra.beside else None)


def report(name: str) -> Report:
    """Return the report of one of the twelve files."""
    return seen(name).report


def stable(text: str) -> str:
    """Replace in an output what differs from build to build: labels, digests, serial numbers, sizes, versions."""
    labels = dict.fromkeys(re.findall(r"urn:c2pa:[0-9a-f-]{36}", text))
    for number, label in enumerate(labels, 1):
        text = text.replace(label, f"urn:c2pa:<label {number}>")
    text = text.replace(f"howmade {VERSION}", "howmade <version>").replace(ENGINE, "<engine>")
    text = re.sub(r"\b[0-9a-f]{64}\b", "<sha256>", text)
    text = re.sub(r"\b(serial\W+)[0-9a-f]{30,40}\b", r"\1<serial>", text)
    text = re.sub(r"\bbytes \d+ to \d+", "bytes <first> to <last>", text)
    text = re.sub(r'("bytes": )\d+', r"\1<bytes>", text)
    return re.sub(r"( file +)[\d,]+ bytes", r"\1<bytes> bytes", text)
