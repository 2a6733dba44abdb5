"""RIFF (Microsoft Multimedia Programming Interface, 1991): WebP, WAV and AVI."""

from __future__ import annotations

from typing import Final

from verify.media.cursor import Cursor
from verify.media.found import Finds, exif_range, manifest_store, stored, trailer
from verify.media.id3_tag import tag_packets
from verify.media.limits import MAX_SMALL
from verify.media.packets import PacketKind, Problem, Range

FORMS: Final = {b"WEBP": "WebP", b"WAVE": "WAV", b"AVI ": "AVI", b"AVIX": "AVI"}

# Lists whose children may speak; `movi` and `rec ` hold the samples, `adtl` labels of cue points.
DESCENDED: Final = frozenset((b"INFO", b"hdrl", b"odml", b"exif"))

# Pictures, sound, indexes and formats: they say nothing about the making.
SKIPPED: Final = frozenset(
    (
        *(b"VP8 ", b"VP8L", b"VP8X", b"ALPH", b"ANIM", b"ANMF", b"ICCP", b"data", b"fmt ", b"fact", b"ds64", b"PEAK"),
        *(b"idx1", b"indx", b"JUNK", b"PAD ", b"FLLR", b"avih", b"strh", b"strf", b"strd", b"dmlh", b"cue ", b"smpl"),
    )
)


def packets(cursor: Cursor) -> Finds:
    """Yield the metadata of every chunk; AVI files of more than 1 GB are several RIFF forms in a row."""
    at = 0
    label = "RIFF"
    while cursor.upto(at, 4) in (b"RIFF", b"RF64"):
        cursor.step(at)
        head = cursor.take(at, 12)
        label = FORMS.get(head[8:], "RIFF")
        end = at + 8 + int.from_bytes(head[4:8], "little")
        if end > cursor.size or head[:4] == b"RF64":
            # A recorder that broke off leaves no true size, and RF64 keeps it elsewhere (EBU Tech 3306).
            if end > cursor.size and head[:4] == b"RIFF":
                yield Problem(label, at, "the RIFF form is longer than the file")
            end = cursor.size
        yield from _chunks(cursor, label, at + 12, end, depth=0)
        at = end + end % 2
    yield from trailer(cursor, f"{label} after the end", at, cursor.size)


def _chunks(cursor: Cursor, where: str, at: int, end: int, depth: int) -> Finds:
    """Yield what the chunks of one list hold."""
    while at + 8 <= end:
        cursor.step(at)
        head = cursor.take(at, 8)
        kind, length = head[:4], int.from_bytes(head[4:], "little")
        payload = Range(at + 8, length)
        if payload.end > end:
            # A `data` chunk of a stream has no true length; anything else is cut off.
            if kind != b"data":
                yield Problem(where, at, f"the chunk {kind.decode('latin-1')!r} is longer than what holds it")
            payload = Range(at + 8, end - at - 8)
        whole = Range(at, min(8 + payload.length + payload.length % 2, end - at))
        if kind == b"LIST":
            form = cursor.upto(at + 8, 4)
            if form in DESCENDED and depth < 2:  # noqa: PLR2004 - hdrl holds odml, nothing is deeper
                name = form.decode("latin-1").strip()
                yield from _chunks(cursor, f"{where} {name}", at + 12, payload.end, depth + 1)
        elif kind not in SKIPPED:
            yield from _chunk(cursor, where, kind, payload, whole)
        at = whole.end


def _chunk(cursor: Cursor, where: str, kind: bytes, payload: Range, whole: Range) -> Finds:
    """Yield what one chunk holds, by its type."""
    name = kind.decode("latin-1")
    place = f"{where} {name.strip()}"
    if kind == b"C2PA":
        yield from manifest_store(cursor, place, (payload,), (whole,))
    elif kind in (b"EXIF", b"exif"):
        yield from stored(cursor, PacketKind.EXIF, place, "", exif_range(cursor, payload))
    elif kind in (b"XMP ", b"_PMX"):
        yield from stored(cursor, PacketKind.XMP, place, "", payload)
    elif kind in (b"id3 ", b"ID3 "):
        yield from tag_packets(cursor, payload, place)
    elif kind == b"AIGC" or where.endswith((" INFO", " exif")):
        yield from stored(cursor, PacketKind.TEXT, where, name, _text_range(cursor, payload))
    elif payload.length <= MAX_SMALL or kind in (b"bext", b"iXML", b"axml"):
        yield from stored(cursor, PacketKind.SEGMENT, place, name, payload)


def _text_range(cursor: Cursor, payload: Range) -> Range:
    """Return a text without the NUL bytes that end it."""
    tail = cursor.upto(payload.end - min(payload.length, 8), min(payload.length, 8))
    return Range(payload.start, payload.length - (len(tail) - len(tail.rstrip(b"\0"))))
