"""Hostile files: bounded memory and time, what could not be read is told, nothing is opened, no reader gives up."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.media import forge
from tests.media.forge import chunk
from tests.signals.bombs import BOMBS, JPEG, MADE, MP3, MP4, NAMES, PNG, RDF, SVG, WEBP, laughs, said, xmp_png
from tests.signals.marked import packet
from verify.media.bytesource import MemorySource
from verify.media.limits import MIB
from verify.media.packets import Packet, PacketKind, Range, Walk
from verify.media.walk import walk
from verify.signals.limits import MAX_SAME_NAME, MAX_STRUCTURED
from verify.signals.marks import Field, Found, Grade, Mark, Place, Trace, TraceKind
from verify.signals.read import read_signals

LABEL = b'{"Label":"1","ContentProducer":"001191110102MACQD9K64010000","ProduceID":"1"}'
ROOT = Path(__file__).resolve().parents[2]
SECONDS = 2.0  # of the processor, for walker and readers together
HANGS = 60  # seconds of the clock: what takes longer hangs
GROWTH = 64 * MIB

QUIET = frozenset(
    {
        "a hundred thousand tags",
        "texts that claim everything",
        "a trailer full of directories",
        "a document type on a server",
        "directories in a circle",
        "invalid UTF-8 everywhere",
    }
)
"""Stories with nothing to tell: what they hold is read whole, or is nothing that any reader looks for."""


@cache
def run(story: str) -> tuple[dict[str, Any], dict[str, Any]]:
    """Read a hostile file in a process of its own; return what it printed with the clock, and with memory measured."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.signals.bombs", story],
        capture_output=True,
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        timeout=HANGS,
        check=False,
    )
    assert done.returncode == 0, done.stderr.decode()[-2000:]
    timed, traced = map(json.loads, done.stdout.splitlines())
    return timed, traced


@pytest.mark.parametrize("story", BOMBS)
def test_a_hostile_file_costs_little_and_opens_nothing(story: str) -> None:
    timed, traced = run(story)
    assert timed["touched"] == traced["touched"] == []
    assert timed["seconds"] < SECONDS
    assert 0 < traced["peak"] < GROWTH
    assert not any("stopped by" in what or "walker failed" in what for what in timed["told"])


@pytest.mark.parametrize(
    "story",
    [story for story in BOMBS if story not in QUIET],
)
def test_what_could_not_be_read_of_a_hostile_file_is_told(story: str) -> None:
    assert run(story)[0]["told"] != []


@pytest.mark.parametrize("story", [story for story in BOMBS if "entit" in story or "laughs" in story])
def test_what_entities_would_say_is_no_mark(story: str) -> None:
    assert run(story)[0]["marks"] == []


def test_a_document_type_before_the_packet_is_not_followed_and_hides_no_mark() -> None:
    assert run("a document type on a server")[0]["marks"] == ["iptc.dst"]


def test_a_mark_behind_many_decoys_is_read_or_the_reader_is_told_that_something_was_left_out() -> None:
    decoys = [said().replace(MADE, b"") for _ in range(MAX_STRUCTURED)]
    data = xmp_png(*decoys, said())
    found = walk(MemorySource(data), PNG)
    signals = read_signals(found, PNG)
    assert signals.marks or signals.problems or found.problems


def test_a_label_behind_many_decoys_is_read_or_the_reader_is_told_that_something_was_left_out() -> None:
    data = forge.png(*[chunk(b"tEXt", b"AIGC\0x")] * MAX_SAME_NAME, chunk(b"tEXt", b"AIGC\0" + LABEL))
    found = walk(MemorySource(data), PNG)
    signals = read_signals(found, PNG)
    assert signals.marks or signals.problems or found.problems


def test_a_label_alone_is_read() -> None:
    """What the story of the decoys before is compared with."""
    found = walk(MemorySource(forge.png(chunk(b"tEXt", b"AIGC\0" + LABEL))), PNG)
    assert [mark.id for mark in read_signals(found, PNG).marks] == ["tc260.label.1"]


KEYS = st.sampled_from(
    [
        *("", "parameters", "prompt", "workflow", "AIGC", "Description", "Software", "Comment", "Dream", "sd-metadata"),
        *("invokeai_metadata", "Source", "\xa9too", "com.apple.quicktime.model", "aigc_info", "TXXX:AIGC", "PEg_Info"),
        *("XML:com.adobe.xmp", "FBMD", "SEAL", "Title", "comment", "DESCRIPTION"),
    ]
)
WHERES = st.sampled_from(
    [
        *("JPEG APP1", "JPEG COM", "PNG tEXt", "PNG iTXt", "PNG after the end of the image", "WebP EXIF"),
        *("MP4 moov/udta/meta/ilst", "MP4 moov/meta/keys", "Matroska Tags", "AVI INFO", "MP3 ID3 TXXX"),
        "JPEG after the end of the image",
    ]
)
PIECES = st.sampled_from(
    [
        *(b"{", b"}", b"[", b"]", b'"', b":", b",", b"\\", b"\0", b"\xff\xfe", b"\xc3\x28", b"<", b">", b"&#0;", b"\n"),
        *(b'{"Label":"1","ContentProducer":"001"}', b'{"AIGC":', b'"Label":', b"1e999", b"NaN", b"-1", b"null"),
        *(b"Steps: 1, Sampler: a, Seed: ", b"Negative prompt: ", b"Signature: ", b"--ar 4:3 Job ID: "),
        *(
            b"UNICODE\0",
            b"ASCII\0\0\0",
            b"II*\0\x08\0\0\0",
            b"MM\0*\0\0\0\x08",
            b"\x01\0\x0f\x01\x02\0\xff\xff\xff\xff",
        ),
        *(b"\x1c\x02\x6e\0\x05", b"\x1c\x02\x6e\x80\x04\xff\xff\xff\xff", b"SEFH", b"SEFT", b"8BIM\x04\x04"),
        *(RDF, b"<rdf:Description " + NAMES + b">", b"</rdf:RDF>", MADE, b"<!DOCTYPE", b"<![CDATA["),
        *(b"Iptc4xmpExt:DigitalSourceType=", b"photoshop:Credit='Made with Google AI'", b"dcterms:provenance="),
        *(b"aigc_label_type", b'"exportType":"generation"', b"Lavf", b"Suno", b"<seal seal='1' d='a' s='x'/>"),
    ]
)
DATA = st.binary(max_size=60) | st.lists(PIECES, max_size=12).map(b"".join)
PACKETS = st.builds(
    Packet,
    kind=st.sampled_from(PacketKind),
    where=WHERES,
    name=KEYS | st.text(max_size=12),
    data=DATA,
    ranges=st.sampled_from([(), (Range(0, 9),), (Range(4, 1), Range(90, 7))]),
)
TYPES = st.sampled_from([JPEG, PNG, MP4, MP3, WEBP, SVG, "video/x-matroska", "application/pdf", "", "x"])


def assert_whole(found: Found) -> None:
    """Check the types of everything that was found, and that no reader gave up."""
    assert isinstance(found, Found)
    assert not [problem for problem in found.problems if "stopped by" in problem.what]
    for mark in found.marks:
        assert isinstance(mark, Mark)
        assert isinstance(mark.grade, Grade)
        assert isinstance(mark.place, Place)
        assert len(mark.value) <= 512
        assert len(mark.prompt or "") <= 4096
    assert all(isinstance(field, Field) and len(field.value) <= 512 for field in found.fields)
    assert all(isinstance(trace, Trace) and isinstance(trace.kind, TraceKind) for trace in found.traces)


@given(packets=st.lists(PACKETS, max_size=4).map(tuple), media_type=TYPES)
@settings(max_examples=800, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_packets_give_findings_and_no_reader_gives_up(packets: tuple[Packet, ...], media_type: str) -> None:
    assert_whole(read_signals(Walk(packets, ()), media_type))


@given(data=DATA, seed=st.sampled_from([laughs(), said(), forge.EXIF, forge.LABEL]), at=st.integers(0, 3000))
@settings(max_examples=200, deadline=None)
def test_a_good_packet_with_foreign_bytes_in_it_gives_findings(data: bytes, seed: bytes, at: int) -> None:
    spoiled = seed[:at] + data + seed[at:]
    for kind in (PacketKind.XMP, PacketKind.EXIF, PacketKind.TEXT, PacketKind.TRAILER):
        assert_whole(read_signals(Walk((packet(kind, spoiled, "AIGC"),), ()), JPEG))
