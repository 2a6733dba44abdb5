"""Easy Diffusion: one PNG text for each parameter, or JSON in the Exif user comment (its `save_utils.py`).

The keys are those of the request (``num_inference_steps``) or those of its text file (``Steps``). Single ones are
ordinary words; only the whole family counts.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from verify.media.packets import Packet, PacketKind
from verify.model.manifests import Tool
from verify.model.vocabulary import Says
from verify.signals.exif_ifd import USER_COMMENT
from verify.signals.json_text import as_text, read_object
from verify.signals.limits import MAX_VALUE
from verify.signals.marks import Found, Grade, Mark, Place, place_of
from verify.signals.text import decoded, prompt_text, value_text
from verify.signals.texts import exif_texts

_REQUEST: Final = ("prompt", "seed", "num_inference_steps", "guidance_scale", "use_stable_diffusion_model")
_WRITTEN: Final = ("Prompt", "Seed", "Steps", "Guidance Scale", "Stable Diffusion model")
_FAMILIES: Final = (_REQUEST, _WRITTEN)
_KEYS: Final = frozenset((*_REQUEST, *_WRITTEN))
_LONGEST: Final = 16 * 1024  # bytes of one parameter that are looked at


def read(packets: tuple[Packet, ...], media_type: str) -> Found:
    """Return the mark of the first complete family of parameters."""
    if media_type == "image/png":
        texts = [packet for packet in packets if packet.kind is PacketKind.TEXT and packet.name in _KEYS]
        found = {packet.name: decoded(packet.data[:_LONGEST]) for packet in reversed(texts)}
        mark = _mark(found, place_of(texts[0]), Grade.SOURCE) if texts else None
        if mark:
            return Found((mark,))
    for text in exif_texts(packets, USER_COMMENT):
        if any(family[-1] in text.text for family in _FAMILIES):
            parameters = read_object(text.text)
            mark = _mark(
                {key: shown for key in _KEYS if (shown := as_text(parameters.get(key)))}, text.place, Grade.OTHERS
            )
            if mark:
                return Found((mark,))
    return Found()


def _mark(found: Mapping[str, str], place: Place, grade: Grade) -> Mark | None:
    family = next((keys for keys in _FAMILIES if all(found.get(key) for key in keys)), None)
    if family is None or not found[family[1]].strip().lstrip("-").isdigit():
        return None
    shown = ", ".join(f"{key}: {found[key][:MAX_VALUE]}" for key in reversed(family[1:]))
    return Mark(
        "params.easydiffusion",
        "Easy Diffusion",
        Says.GENERATED,
        value_text(shown),
        Tool("Easy Diffusion", None),
        None,
        place,
        grade,
        prompt_text(found[family[0]]) or None,
    )
