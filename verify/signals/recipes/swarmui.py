"""SwarmUI: JSON with ``sui_image_params`` (`ImageFile.cs` and `MetadataHelper.cs` of mcmonkeyprojects/SwarmUI).

It stands in the PNG text ``parameters``, in the Exif user comment, and before version 0.5.8 in the camera's model.
"""

from __future__ import annotations

from typing import Final

from verify.media.packets import Packet
from verify.model.manifests import Tool
from verify.model.vocabulary import Says
from verify.signals.exif_ifd import USER_COMMENT
from verify.signals.json_text import as_object, as_text, first_text, read_object
from verify.signals.marks import Found, Grade, Mark
from verify.signals.text import prompt_text, value_text
from verify.signals.texts import MODEL, exif_texts, named

_KEY: Final = "sui_image_params"
_SHOWN: Final = ("model", "steps", "seed", "swarm_version")


def read(packets: tuple[Packet, ...], media_type: str) -> Found:
    """Return the mark of the first text with such parameters."""
    del media_type
    for text in (*named(packets, "parameters"), *exif_texts(packets, USER_COMMENT, MODEL)):
        if _KEY not in text.text:
            continue
        found = as_object(read_object(text.text).get(_KEY))
        if not found:
            continue
        prompt = as_text(found.get("prompt"))
        shown = {key: as_text(found.get(key)) for key in _SHOWN}
        mark = Mark(
            "params.swarmui",
            "SwarmUI",
            Says.GENERATED,
            value_text(", ".join(f"{key}: {part}" for key, part in shown.items() if part) or _KEY),
            Tool("SwarmUI", first_text(found, "swarm_version")),
            None,
            text.place,
            Grade.SOURCE,
            prompt_text(prompt) if prompt else None,
        )
        return Found((mark,))
    return Found()
