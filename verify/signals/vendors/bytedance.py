"""ByteDance: JSON that Dreamina writes on export, and the label that TikTok writes on download.

A label of type 0 says nothing: Dreamina writes it on files that it generated itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final

from verify.media.packets import Packet, PacketKind
from verify.model.manifests import Tool
from verify.model.vocabulary import Says
from verify.signals.exif_ifd import USER_COMMENT
from verify.signals.json_text import as_object, as_text, read_object
from verify.signals.limits import MAX_SAME_NAME
from verify.signals.marks import Field, Found, Grade, Mark, Trace, TraceKind, place_of
from verify.signals.text import decoded, value_text
from verify.signals.texts import IMAGE_DESCRIPTION, Text, exif_texts, named

_LABEL: Final = "aigc_label_type"
_INFO: Final = "aigc_info"
_VENDOR: Final = "dreamina"
_STANDARD: Final = "ByteDance AIGC label"
_MD5: Final = re.compile(r"[0-9a-fA-F]{32}")
_SIGNS: Final = (b'"product"', _LABEL.encode())


def read(packets: tuple[Packet, ...], media_type: str) -> Found:
    """Return the mark of an export, the marks and fields of labels, and the trace of a download."""
    del media_type
    found = Found()
    for text in _texts(packets):
        holder = read_object(text.text)
        export = _export(holder, text)
        if export:
            found = found.plus(Found((export,)))
        if text.name == _INFO or export or _source(holder) == _VENDOR or holder.keys() == {_LABEL}:
            found = found.plus(_label(holder, text))
    for text in named(packets, "vid_md5"):
        if _MD5.fullmatch(text.text):
            found = found.plus(Found(traces=(Trace(TraceKind.PLATFORM, "TikTok download (vid_md5)", text.place),)))
            break
    return found


def _texts(packets: tuple[Packet, ...]) -> Iterator[Text]:
    seen = 0
    for packet in packets:
        if packet.kind is PacketKind.TEXT and packet.data[:8].lstrip()[:1] == b"{":
            if any(sign in packet.data for sign in _SIGNS):
                seen += 1
                yield Text(packet.name.lower(), decoded(packet.data), place_of(packet))
            if seen == MAX_SAME_NAME:
                break
    yield from exif_texts(packets, IMAGE_DESCRIPTION, USER_COMMENT)


def _source(holder: Mapping[str, object]) -> str | None:
    return as_text(holder.get("source_info")) or as_text(as_object(holder.get(_INFO)).get("source_info"))


def _export(holder: Mapping[str, object], text: Text) -> Mark | None:
    """Recognise an export: product and kind of export together, whatever the label beside them says."""
    data = as_object(holder.get("data")) or holder
    if as_text(data.get("product")) != _VENDOR or as_text(data.get("exportType")) != "generation":
        return None
    return Mark(
        "dreamina.export",
        "ByteDance Dreamina",
        Says.GENERATED,
        value_text("product: dreamina, exportType: generation"),
        Tool("Dreamina", None),
        None,
        text.place,
        Grade.OTHERS,
    )


def _label(holder: Mapping[str, object], text: Text) -> Found:
    stated = as_text(holder.get(_LABEL)) or as_text(as_object(holder.get(_INFO)).get(_LABEL))
    if stated is None:
        return Found()
    value = value_text(f"{_LABEL}: {stated}")
    if stated not in ("1", "2"):
        return Found(fields=(Field(_STANDARD, _LABEL, value_text(stated), text.place),))
    # Set by the uploader (1) or by the platform (2), for made and for changed content alike; the codes are unpublished.
    mark = Mark("tiktok.aigc", _STANDARD, Says.POSSIBLE, value, None, None, text.place, Grade.OTHERS)
    return Found((mark,))
