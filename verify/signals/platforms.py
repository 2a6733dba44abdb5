"""What platforms and re-encoders leave in a file, and addresses of a record that may stand elsewhere. Never marks.

No address is ever fetched here. Sources: C2PA 2.4, Annex A (``dcterms:provenance`` in XMP); JFIF 1.02
(ITU-T T.871). What platforms write is not documented by them; it is what files from there have.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from verify.media.packets import Packet, PacketKind
from verify.signals.few import few
from verify.signals.limits import MAX_FOUND
from verify.signals.marks import Field, Found, Place, Trace, TraceKind, place_of
from verify.signals.text import decoded, value_text
from verify.signals.xmp import DCTERMS, mentions, read_xmp

_VIDEO_ID: Final = re.compile(r"vid:[0-9A-Za-z]{8,64}")
_DIGEST: Final = re.compile(r"[0-9a-fA-F]{32}")
_VIDEO_TEXTS: Final = {"comment": _VIDEO_ID, "\xa9cmt": _VIDEO_ID, "vid_md5": _DIGEST}

_COMMENTS: Final = (
    ("Processed By eBay", TraceKind.PLATFORM, "eBay"),
    ("CREATOR: gd-jpeg", TraceKind.REENCODED, "gd-jpeg, the JPEG writer of PHP and web servers"),
    ("Lavc", TraceKind.REENCODED, "FFmpeg's encoder"),
    ("Compressed by jpeg-recompress", TraceKind.REENCODED, "jpeg-recompress"),
    ("Optimized by JPEGmini", TraceKind.REENCODED, "JPEGmini"),
)
"""How comments begin that a program or a platform writes, and what they tell."""

_ADDRESS_STARTS: Final = ("https://", "http://")
_SELF: Final = "self#jumbf="

ID_NAMES: Final = ("InstanceID", "DocumentID", "instanceID", "documentID")
"""Names of XMP's identifiers (XMP part 2, xmpMM and ResourceRef), of which a packet has one or it has none."""


def read(packets: tuple[Packet, ...], media_type: str) -> Found:
    """Read traces of platforms, of re-encoding, and of a record that was, or is, elsewhere.

    Args:
        packets: all of one file, from its walker, those of a manifest store too: without them a pointer to the record
            in this very file would seem to lead nowhere, and a signed JPEG would seem bare.
        media_type: of the file.
    """
    has_record = any(packet.kind is PacketKind.C2PA for packet in packets)
    traces: list[Trace] = []
    for packet in few(packets):
        traces += _of_packet(packet, has_record=has_record)
        if len(traces) >= MAX_FOUND:
            break
    traces += _bare_jfif(packets, media_type)
    distinct: dict[tuple[TraceKind, str], Trace] = {}
    for trace in traces:
        distinct.setdefault((trace.kind, trace.what), trace)
    return Found(traces=tuple(distinct.values())[:MAX_FOUND], ids=_ids(packets))


def _ids(packets: tuple[Packet, ...]) -> tuple[Field, ...]:
    """Read what XMP calls the file and its forerunners: not how it was handled, but of as little weight."""
    if not any(packet.kind is PacketKind.XMP and mentions(packet.data, *ID_NAMES) for packet in packets):
        return ()
    from verify.signals.ids import read_ids  # noqa: PLC0415 -- few files have identifiers

    return read_ids(packets)


def _of_packet(packet: Packet, *, has_record: bool) -> Iterator[Trace]:
    match packet.kind:
        case PacketKind.XMP if mentions(packet.data, "provenance"):
            yield from _record_address(packet, has_record=has_record)
        case PacketKind.COMMENT:
            text = decoded(packet.data[:256]).lstrip()
            yield from (
                Trace(kind, what, place_of(packet)) for start, kind, what in _COMMENTS if text.startswith(start)
            )
        case PacketKind.TEXT if packet.name in _VIDEO_TEXTS:
            if _VIDEO_TEXTS[packet.name].fullmatch(decoded(packet.data[:128]).strip("\0 ")):
                yield Trace(TraceKind.PLATFORM, "TikTok or another service of ByteDance (vid)", place_of(packet))
        case _:
            return


def _record_address(packet: Packet, *, has_record: bool) -> Iterator[Trace]:
    """Read where XMP says that the record is kept (C2PA 2.4, Annex A): at an address, or in the file itself.

    A pointer into the file tells something only where no record stands in it any more.
    """
    for item in read_xmp(packet.data).every(DCTERMS, "provenance"):
        address = item.value.casefold().startswith(_ADDRESS_STARTS)
        lost = item.value.startswith(_SELF) and not has_record
        if address or lost:
            yield Trace(TraceKind.RECORD_ADDRESS, value_text(item.value), place_of(packet, item.path))


def _bare_jfif(packets: tuple[Packet, ...], media_type: str) -> Iterator[Trace]:
    """Tell a JPEG that has nothing but its JFIF header: cameras write more, programs that write anew do not."""
    if media_type != "image/jpeg" or len(packets) > 1:
        return
    if not packets:
        yield Trace(TraceKind.REENCODED, "a JPEG without any metadata", Place("JPEG", "", ()))
    elif packets[0].kind is PacketKind.SEGMENT and packets[0].where == "JPEG APP0" and packets[0].name == "JFIF":
        yield Trace(TraceKind.REENCODED, "a JPEG with nothing but its JFIF header", place_of(packets[0]))
