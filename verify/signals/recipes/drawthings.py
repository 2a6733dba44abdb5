"""Draw Things: its name as XMP ``CreatorTool``, the recipe as JSON in the XMP form of the Exif user comment."""

from __future__ import annotations

from typing import Final

from verify.media.packets import Packet
from verify.model.manifests import Tool
from verify.model.vocabulary import Says
from verify.signals.json_text import as_text, read_object
from verify.signals.marks import Found, Grade, Mark
from verify.signals.text import prompt_text, value_text
from verify.signals.texts import xmp_documents
from verify.signals.xmp import EXIF, XMP

_NAME: Final = "Draw Things"
_SHOWN: Final = ("model", "sampler", "steps", "seed", "size", "scale")


def read(packets: tuple[Packet, ...], media_type: str) -> Found:
    """Return the mark of the first XMP packet whose creator tool is this program, in just these words."""
    del media_type
    for holder in xmp_documents(packets, _NAME):
        creator = holder.document.first(XMP, "CreatorTool")
        if creator is None or creator.value != _NAME:
            continue
        comment = holder.document.first(EXIF, "UserComment")
        recipe = read_object(comment.value) if comment else {}
        shown = {key: as_text(recipe.get(key)) for key in _SHOWN}
        prompts = [text for key in ("c", "uc") if (text := as_text(recipe.get(key)))]
        mark = Mark(
            "params.drawthings",
            "Draw Things",
            Says.GENERATED,
            value_text(", ".join(f"{key}: {part}" for key, part in shown.items() if part) or _NAME),
            Tool(_NAME, None),
            None,
            holder.place(creator.path),
            Grade.OTHERS,
            prompt_text("\nNegative prompt: ".join(prompts)) or None,
        )
        return Found((mark,))
    return Found()
