"""Kling: user data in its H.264 stream, and its content ids inside the TC260 label."""

from __future__ import annotations

import re
from typing import Final

from verify.media.packets import Packet, PacketKind
from verify.media.sei import KLING
from verify.model.manifests import Tool
from verify.model.vocabulary import Says
from verify.signals.marks import Found, Grade, Mark, place_of
from verify.signals.tc260 import labels
from verify.signals.text import value_text

_TEXT: Final = "kling-ai"
_NAME: Final = re.compile(rb"kling-ai(?![0-9A-Za-z_-])")
_KEY: Final = "ProduceID"
_ID: Final = re.compile(r"KLingMuse_[0-9A-Za-z-]{8,64}")


def read(packets: tuple[Packet, ...], media_type: str) -> Found:
    """Return the mark in the stream of an MP4 or MOV, and that of the first label whose content id is Kling's."""
    stream = _in_stream(packets) if media_type in ("video/mp4", "video/quicktime") else Found()
    return stream.plus(_in_label(packets))


def _in_stream(packets: tuple[Packet, ...]) -> Found:
    """Return the mark of the first user data under Kling's UUID whose text is Kling's name and no longer word."""
    for packet in packets:
        if packet.kind is PacketKind.SEI and packet.name == KLING.hex() and _NAME.match(packet.data):
            value = f"H.264 user data: {_TEXT}"
            tool = Tool("Kling", None)
            place = place_of(packet)
            return Found((Mark("kling.sei", "Kling", Says.GENERATED, value, tool, None, place, Grade.OTHERS),))
    return Found()


def _in_label(packets: tuple[Packet, ...]) -> Found:
    """Return the mark of the first label whose content id is Kling's; it says what the label says."""
    for label in labels(packets):
        stated = label.values.get(_KEY, "")
        if _ID.fullmatch(stated):
            tool = Tool("Kling", None)
            value = value_text(f"{_KEY}: {stated}")
            return Found((Mark("kling.produce_id", "Kling", label.says, value, tool, None, label.place, Grade.OTHERS),))
    return Found()
