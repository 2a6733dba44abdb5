"""Kling: its content ids inside the TC260 label.

It also marks its H.264 stream (a user data SEI); that stands among the samples, which are not read.
"""

from __future__ import annotations

import re
from typing import Final

from verify.media.packets import Packet
from verify.model.report import Tool
from verify.signals.marks import Found, Grade, Mark
from verify.signals.tc260 import labels
from verify.signals.text import value_text

_KEY: Final = "ProduceID"
_ID: Final = re.compile(r"KLingMuse_[0-9A-Za-z-]{8,64}")


def read(packets: tuple[Packet, ...], media_type: str) -> Found:
    """Return the mark of the first label whose content id is Kling's; it says what the label says."""
    del media_type
    for label in labels(packets):
        stated = label.values.get(_KEY, "")
        if _ID.fullmatch(stated):
            tool = Tool("Kling", None)
            value = value_text(f"{_KEY}: {stated}")
            return Found((Mark("kling.produce_id", "Kling", label.says, value, tool, None, label.place, Grade.OTHERS),))
    return Found()
