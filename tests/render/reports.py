"""Reports of the samples that stay the same when keys are drawn anew, versions rise, or the files are built again."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

from tests.samples import build
from verify import Anchors, Policy, Report, Verifier
from verify.model.report import ErrorFile, ErrorInfo, ErrorReport
from verify.version import ENGINE, VERSION

SAMPLES = Path(__file__).resolve().parents[2] / "samples"
NAMES = (
    "kissing.mp4",
    "kissing-altered.mp4",
    "ai-cropped.jpg",
    "camera-ai-fill.jpg",
    "famous-name.jpg",
    "unsigned.jpg",
)
EVERY_NAME = tuple(sorted(path.name for path in SAMPLES.iterdir() if path.suffix in (".jpg", ".mp4")))
ERROR = ErrorReport(
    1,
    ErrorFile("odd\nname\x1b[31m\u202e.jpg", None, None),
    ErrorInfo("input.empty", "the file is empty", "get the file again; its transfer may have failed"),
)


@cache
def _verifier() -> Verifier:
    """Return a verifier with the sample authority alone: its snapshots do not follow the editions of other lists."""
    anchors = Anchors("sample authority", (SAMPLES / build.ANCHOR).read_bytes())
    return Verifier(Policy(anchors=(anchors,), default_trust=False, at=datetime(2026, 11, 22, 15, 0, tzinfo=UTC)))


@cache
def report(name: str) -> Report:
    """Return the report of a sample, checked as bytes, so that no path stands in it."""
    return _verifier().verify((SAMPLES / name).read_bytes(), name=name)


def stable(text: str) -> str:
    """Replace in an output what differs from build to build: labels, digests, serial numbers, sizes, versions."""
    labels = dict.fromkeys(re.findall(r"urn:c2pa:[0-9a-f-]{36}", text))
    for number, label in enumerate(labels, 1):
        text = text.replace(label, f"urn:c2pa:<label {number}>")
    text = text.replace(f"howmade {VERSION}", "howmade <version>").replace(ENGINE, "<engine>")
    text = re.sub(r"\b[0-9a-f]{64}\b", "<sha256>", text)
    text = re.sub(r"\b(serial\W+)[0-9a-f]{30,40}\b", r"\1<serial>", text)
    text = re.sub(r'("bytes": )\d+', r"\1<bytes>", text)
    return re.sub(r"( file +)[\d,]+ bytes", r"\1<bytes> bytes", text)
