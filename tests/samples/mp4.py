"""A minimal MP4 file: one video track, ``moov`` before ``mdat`` (ISO/IEC 14496-12 and -15)."""

from __future__ import annotations

import struct
from typing import NamedTuple

from tests.samples.h264 import Stream

TIMESCALE = 1000  # ticks a second
MATRIX = struct.pack(">9I", 0x10000, 0, 0, 0, 0x10000, 0, 0, 0, 0x40000000)
SYNC_FIRST_ONLY = struct.pack(">II", 1, 1)
UNDETERMINED = 0x55C4  # language "und", three letters of five bits


class Track(NamedTuple):
    """A video track: its samples, the box that describes them, and how it is shown."""

    entry: bytes
    samples: tuple[bytes, ...]
    size: tuple[int, int]
    rate: int


def box(kind: str, *parts: bytes) -> bytes:
    """Return one box with its length and type."""
    payload = b"".join(parts)
    return struct.pack(">I", 8 + len(payload)) + kind.encode("latin-1") + payload


def full_box(kind: str, version_and_flags: int, *parts: bytes) -> bytes:
    """Return one box that starts with version and flags."""
    return box(kind, struct.pack(">I", version_and_flags), *parts)


def h264_track(stream: Stream, size: tuple[int, int], rate: int) -> Track:
    """Return the track of a coded video at ``rate`` frames a second."""
    config = bytes([1, *stream.sps[1:4], 0xFF, 0xE1])  # four-byte lengths, one SPS
    sets = struct.pack(">H", len(stream.sps)) + stream.sps + b"\x01" + struct.pack(">H", len(stream.pps)) + stream.pps
    entry = _visual_entry("avc1", size, box("avcC", config, sets))
    return Track(entry, tuple(struct.pack(">I", len(unit)) + unit for unit in stream.slices), size, rate)


def mux(track: Track, *, brand: str = "isom", filler: int = 0) -> bytes:
    """Return the file; ``filler`` leaves that many zero bytes at the end of ``mdat``, outside every sample."""
    head, _ = head_and_offset(track, brand=brand, filler=filler)
    return head + b"".join(track.samples) + bytes(filler)


def head_and_offset(track: Track, *, brand: str = "isom", filler: int = 0) -> tuple[bytes, int]:
    """Return everything before the samples, and the offset at which they start: what a large file is written from."""
    kind = box("ftyp", brand.encode("latin-1"), struct.pack(">I", 512), b"isomiso2avc1mp41")
    length = len(kind) + len(_moov(track, 0)) + 8
    data = struct.pack(">I", 8 + sum(map(len, track.samples)) + filler) + b"mdat"
    return kind + _moov(track, length) + data, length


def _visual_entry(kind: str, size: tuple[int, int], *boxes: bytes) -> bytes:
    return box(
        kind,
        bytes(6) + struct.pack(">H", 1) + bytes(16),
        struct.pack(">HHIIIH", *size, 0x480000, 0x480000, 0, 1),
        bytes(32) + struct.pack(">Hh", 24, -1),
        *boxes,
    )


def _moov(track: Track, offset: int) -> bytes:
    ticks = TIMESCALE // track.rate
    duration = ticks * len(track.samples)
    movie = struct.pack(">IIIIIH", 0, 0, TIMESCALE, duration, 0x10000, 0x100) + bytes(10) + MATRIX + bytes(24)
    header = struct.pack(">IIIII", 0, 0, 1, 0, duration) + bytes(16) + MATRIX
    return box(
        "moov",
        full_box("mvhd", 0, movie, struct.pack(">I", 2)),
        box(
            "trak",
            full_box("tkhd", 3, header, struct.pack(">II", track.size[0] << 16, track.size[1] << 16)),
            box(
                "mdia",
                full_box("mdhd", 0, struct.pack(">IIIIHH", 0, 0, TIMESCALE, duration, UNDETERMINED, 0)),
                full_box("hdlr", 0, bytes(4), b"vide", bytes(12), b"Video\0"),
                box(
                    "minf",
                    full_box("vmhd", 1, bytes(8)),
                    box("dinf", full_box("dref", 0, struct.pack(">I", 1), full_box("url ", 1))),
                    _sample_table(track, ticks, offset),
                ),
            ),
        ),
    )


def _sample_table(track: Track, ticks: int, offset: int) -> bytes:
    count = len(track.samples)
    sizes = struct.pack(f">{count}I", *map(len, track.samples))
    return box(
        "stbl",
        full_box("stsd", 0, struct.pack(">I", 1), track.entry),
        full_box("stts", 0, struct.pack(">III", 1, count, ticks)),
        full_box("stss", 0, SYNC_FIRST_ONLY),
        full_box("stsc", 0, struct.pack(">IIII", 1, 1, count, 1)),
        full_box("stsz", 0, struct.pack(">II", 0, count), sizes),
        full_box("stco", 0, struct.pack(">II", 1, offset)),
    )
