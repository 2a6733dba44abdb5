"""Bytes that invite a reader to go back and forth: the time stays in proportion to their length."""

from __future__ import annotations

import time
import tracemalloc
import zlib
from collections.abc import Callable

import pytest

from tests.media.forge import (
    GIF_HEAD,
    GIF_IMAGE,
    SCAN,
    SOI,
    amf_string,
    app11,
    chunk,
    flv,
    id3,
    jpeg,
    page,
    pdf,
    pdf_stream,
    png,
    segment,
    tag_frame,
)
from verify.media.bytesource import MemorySource
from verify.media.limits import MAX_INFLATED, MAX_PACKETS, MIB
from verify.media.walk import walk

JPEG, PNG, GIF, SVG, PDF = "image/jpeg", "image/png", "image/gif", "image/svg+xml", "application/pdf"
SPECIFICATION = b"1 0 obj<</AFRelationship/C2PA_Manifest/EF<</F 9 0 R>>>>"
PROFILE = b"Raw profile type exif\0"


def parts_backwards() -> bytes:
    """Return a JPEG whose one box lies in many parts, the last one first."""
    return jpeg(*[app11(b"\0\0\1\0jumbx", 1, 50_000 - number) for number in range(50_000)])


SLOW: dict[str, tuple[str, Callable[[], bytes]]] = {
    "stray bytes between segments": (JPEG, lambda: SOI + (b"ab" + segment(0xFE, b"")) * 10**5 + bytes(8 * MIB)),
    "fill bytes": (JPEG, lambda: SOI + b"\xff" * (8 * MIB)),
    "stuffed bytes": (JPEG, lambda: SOI + SCAN + b"\xff\0" * (4 * MIB)),
    "parts of one box": (JPEG, parts_backwards),
    "lines of a raw profile": (PNG, lambda: png(chunk(b"tEXt", PROFILE + b"\n" * (8 * MIB)))),
    "sub-blocks of one byte": (GIF, lambda: GIF_HEAD + GIF_IMAGE[:-3] + b"\1x" * (2 * MIB)),
    "elements without an end": (SVG, lambda: b"<svg>" + b"<metadata a>" * MIB),
    "beginnings of XMP": (SVG, lambda: b"<svg>" + b"<rdf:RDF " * MIB),
    "prefixes without an element": (SVG, lambda: b"<svg>" + b"<a.a.a.a.a.a.a.a.a.a.a.a.a.a." * (MIB // 4)),
    "objects inside objects": (PDF, lambda: b"%PDF-1.7 1 0 obj " + b"/Type/Metadata" * MIB),
    "file specifications": (PDF, lambda: SPECIFICATION * (MIB // 8)),
    "white space in a filter": (PDF, lambda: pdf(pdf_stream(b"/Type/Metadata/Filter" + b" " * 60_000, b""))),
    "pages of one packet": ("audio/ogg", lambda: page(b"x", begins=True) + page(bytes(255), unfinished=True) * 50_000),
    "terminators on odd places": ("audio/mpeg", lambda: id3(tag_frame(b"GEOB", b"\1a/b\0" + b"f\0\0" * (5 * MIB)))),
    "values of no length": ("video/flv", lambda: flv(amf_string(b"x") + b"\x0a\xff\xff\xff\xff" + b"\5" * (8 * MIB))),
}


@pytest.mark.parametrize("story", SLOW)
def test_the_time_of_a_walk_is_that_of_one_pass(story: str) -> None:
    media_type, make = SLOW[story]
    data = make()
    began = time.perf_counter()
    result = walk(MemorySource(data), media_type)
    # A walk that goes back and forth would take minutes to hours; this leaves room for a busy machine.
    assert time.perf_counter() - began < 10
    assert len(result.packets) <= MAX_PACKETS


def test_the_memory_of_a_walk_is_that_of_its_largest_packet_whatever_a_bomb_holds() -> None:
    bomb = chunk(b"zTXt", b"a\0\0" + zlib.compress(bytes(64 * MIB), 1))
    data = png(*[bomb] * 20)
    tracemalloc.start()
    try:
        result = walk(MemorySource(data), PNG)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert result.packets == ()
    assert peak < 3 * MAX_INFLATED
