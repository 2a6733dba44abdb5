"""xAI's Grok: a signature in the Exif image description, and the picture's id as the artist.

Only both together count, each in its exact form. The signature cannot be checked: no key for it is published.
"""

from __future__ import annotations

import re
from typing import Final

from verify.media.packets import Packet
from verify.model.manifests import Tool
from verify.model.vocabulary import Says
from verify.signals.marks import Found, Grade, Mark
from verify.signals.text import value_text
from verify.signals.texts import ARTIST, IMAGE_DESCRIPTION, exif_packets

_SIGNATURE: Final = re.compile(r"Signature: [A-Za-z0-9+/=]{64,4096}")
UUID: Final = re.compile(r"[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")


def read(packets: tuple[Packet, ...], media_type: str) -> Found:
    """Return the mark of the first Exif packet with the pair; its value is the id."""
    if media_type != "image/jpeg":
        return Found()
    for holder in exif_packets(packets):
        signature, artist = holder.text(IMAGE_DESCRIPTION), holder.text(ARTIST)
        if signature and artist and _SIGNATURE.fullmatch(signature.text) and UUID.fullmatch(artist.text):
            mark = Mark(
                "xai.signature_pair",
                "xAI Grok",
                Says.GENERATED,
                value_text(f"Artist: {artist.text}; Signature: not checkable, no key is published"),
                Tool("Grok", None),
                None,
                signature.place,
                Grade.VERIFIED,
            )
            return Found((mark,))
    return Found()
