"""The PNG text ``hf-job-id``: shown as it stands. Observers disagree on who writes it, so it is no mark."""

from __future__ import annotations

from typing import Final

from verify.media.packets import Packet
from verify.signals.marks import Field, Found
from verify.signals.text import value_text
from verify.signals.texts import exact

_KEY: Final = "hf-job-id"


def read(packets: tuple[Packet, ...], media_type: str) -> Found:
    """Return the text as a field."""
    text = exact(packets, _KEY) if media_type == "image/png" else None
    return Found(fields=(Field("PNG text", _KEY, value_text(text.text), text.place),)) if text else Found()
