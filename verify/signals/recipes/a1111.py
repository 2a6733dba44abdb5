"""Parameters of AUTOMATIC1111's web UI and its descendants (Forge, reForge, SD.Next).

`modules/images.py` and `modules/processing.py` of AUTOMATIC1111/stable-diffusion-webui write a text of three parts:
the prompt, a line ``Negative prompt: …`` and a line of parameters that begins with ``Steps: ``. It stands in the PNG
text ``parameters``, in the Exif user comment, in a GIF comment, and in the tags of SD.Next's videos.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final

from verify.media.packets import Packet, PacketKind
from verify.model.manifests import Tool
from verify.model.vocabulary import Says
from verify.signals.exif_ifd import USER_COMMENT
from verify.signals.limits import MAX_LINES
from verify.signals.marks import Field, Found, Grade, Mark, place_of
from verify.signals.text import decoded, prompt_text, value_text
from verify.signals.texts import COMMENTS, Text, exif_texts, named

_STEPS: Final = re.compile(r"Steps: \d{1,6}, ")
_PAIR: Final = re.compile(r'([A-Z][A-Za-z0-9 _-]{0,40}): ("(?:[^"\\]|\\.)*+"|[^,]*+)(?:, |,?$)')
_LONGEST_LINE: Final = (
    64 * 1024
)  # characters of a line of parameters that are looked at; hashes of add-ons make it long

# A line counts when it has some of these beside `Steps`: none of them is a word of ordinary captions in this place.
_NEEDED: Final = ("Sampler", "Seed", "CFG scale", "Size", "Model hash", "Model")
_ENOUGH: Final = 3

# What is shown of the line. Other keys may hold prompts (of the face fixer, of the second pass).
_SHOWN: Final = (
    "Steps",
    "Sampler",
    "Schedule type",
    "CFG scale",
    "Seed",
    "Size",
    "Model hash",
    "Model",
    "App",
    "Version",
)


def read(packets: tuple[Packet, ...], media_type: str) -> Found:
    """Return the mark of the first text that holds such parameters, and the fields of later processing."""
    fields = tuple(
        Field("AUTOMATIC1111", "postprocessing", value_text(text.text), text.place)
        for text in named(packets, "postprocessing")[:1]
    )
    for text in _candidates(packets, media_type):
        line = parameter_line(text.text)
        # Fooocus can write the same text; its own reader names it.
        if line and not line.get("Version", "").startswith("Fooocus"):
            return Found((_mark(text, line),), fields)
    return Found((), fields)


def _candidates(packets: tuple[Packet, ...], media_type: str) -> Iterator[Text]:
    yield from named(packets, "parameters")
    yield from exif_texts(packets, USER_COMMENT)
    for packet in packets:
        if packet.kind is PacketKind.COMMENT and media_type == "image/gif":
            yield Text("comment", decoded(packet.data), place_of(packet))
    if media_type.startswith("video/"):
        yield from named(packets, *COMMENTS, "title", "\xa9nam")


def parameter_line(text: str) -> Mapping[str, str]:
    """Return the keys and values of the line of parameters; empty when the text has none.

    Args:
        text: as it stands in the file.
    """
    for line in reversed(text.rstrip().splitlines()[-MAX_LINES:]):
        if _STEPS.match(line):
            pairs = dict(_PAIR.findall(line[:_LONGEST_LINE]))
            return pairs if sum(key in pairs for key in _NEEDED) >= _ENOUGH else {}
    return {}


def prompt_before(text: str) -> str:
    """Return what stands before the line of parameters: the prompt and the negative prompt."""
    lines = text.rstrip().splitlines()
    last = max((number for number, line in enumerate(lines) if _STEPS.match(line)), default=0)
    return prompt_text("\n".join(lines[:last]))


def shown_line(line: Mapping[str, str]) -> str:
    """Return the part of the parameters that holds no prompt, as it is written."""
    return value_text(", ".join(f"{key}: {line[key]}" for key in _SHOWN if key in line))


def _mark(text: Text, line: Mapping[str, str]) -> Mark:
    program = line.get("App")
    model = line.get("Model")
    tool = (
        Tool(value_text(program), line.get("Version")) if program else Tool(value_text(model), None) if model else None
    )
    return Mark(
        "params.a1111",
        "Stable Diffusion web UI",
        Says.GENERATED,
        shown_line(line),
        tool,
        None,
        text.place,
        Grade.VERIFIED,
        prompt_before(text.text) or None,
    )
