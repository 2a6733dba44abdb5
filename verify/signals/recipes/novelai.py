"""NovelAI: PNG texts, or the same in Exif for WebP (NovelAI/novelai-image-metadata).

Its comment may hold ``signed_hash``, a signature over the pixels: `novelai_signature` checks it where they are read.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from verify.media.packets import Packet
from verify.model.manifests import Tool
from verify.model.vocabulary import Says
from verify.signals.exif_ifd import USER_COMMENT
from verify.signals.json_text import as_text, first_text, read_object
from verify.signals.marks import Found, Grade, Mark, Place
from verify.signals.text import prompt_text, value_text
from verify.signals.texts import DOCUMENT_NAME, IMAGE_DESCRIPTION, SOFTWARE, exact, exif_packets

_TITLE: Final = "AI generated image"
_SOFTWARE: Final = "NovelAI"
_SOURCES: Final = ("Stable Diffusion ", "NovelAI ")
_COMMENT_KEYS: Final = frozenset(("steps", "sampler", "seed", "scale", "uc", "prompt", "signed_hash"))
_ENOUGH: Final = 3
NOT_CHECKED: Final = "signed_hash not checked: the pixels were not read"
"""Added to the value of a mark whose own signature is there."""


def read(packets: tuple[Packet, ...], media_type: str) -> Found:
    """Return one mark, unsigned: without the pixels the signature in it cannot be checked."""
    del media_type
    software = exact(packets, "Software")
    source, title = exact(packets, "Source"), exact(packets, "Title")
    comment, description = exact(packets, "Comment"), exact(packets, "Description")
    parameters = read_object(comment.text) if comment else {}
    if software and software.text == _SOFTWARE:
        named = (title and title.text == _TITLE) or (source and source.text.startswith(_SOURCES))
        if named or _is_recipe(parameters):
            prompt = (description.text if description else None) or first_text(parameters, "prompt")
            return Found((_mark(source.text if source else "", parameters, prompt, software.place),))
    for holder in exif_packets(packets):
        # Here Exif's Software holds what PNG calls Source.
        stated = holder.text(SOFTWARE)
        parameters = read_object(holder.said(USER_COMMENT))
        if stated and stated.text.startswith(_SOURCES) and _is_recipe(parameters):
            titled = holder.said(DOCUMENT_NAME) == _TITLE
            if titled or "signed_hash" in parameters or stated.text.startswith(_SOFTWARE):
                prompt = holder.said(IMAGE_DESCRIPTION) or first_text(parameters, "prompt")
                return Found((_mark(stated.text, parameters, prompt, stated.place),))
    return Found()


def _is_recipe(parameters: Mapping[str, object]) -> bool:
    return len(_COMMENT_KEYS & parameters.keys()) >= _ENOUGH


def _mark(source: str, parameters: Mapping[str, object], prompt: str | None, place: Place) -> Mark:
    parts = [_SOFTWARE, source, NOT_CHECKED if as_text(parameters.get("signed_hash")) else ""]
    return Mark(
        "params.novelai",
        "NovelAI",
        Says.GENERATED,
        value_text("; ".join(filter(None, parts))),
        Tool("NovelAI", None),
        None,
        place,
        Grade.VERIFIED,
        prompt_text(prompt) if prompt else None,
    )
