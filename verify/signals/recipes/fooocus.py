"""Fooocus: PNG text ``parameters`` with ``fooocus_scheme``, or Exif (`modules/meta_parser.py` of lllyasviel/Fooocus).

Fooocus-MRE, a descendant, writes JSON into the PNG text ``Comment`` or a JPEG comment.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from verify.media.packets import Packet, PacketKind
from verify.model.manifests import Tool
from verify.model.vocabulary import Says
from verify.signals.exif_ifd import USER_COMMENT
from verify.signals.json_text import as_text, first_text, joined_text, read_object
from verify.signals.marks import Found, Grade, Mark, Place, place_of
from verify.signals.recipes.a1111 import parameter_line, prompt_before, shown_line
from verify.signals.text import decoded, prompt_text, value_text
from verify.signals.texts import MAKER_NOTE, SOFTWARE, Text, exact, exif_packets

_SCHEMES: Final = ("fooocus", "a1111")
_NAME: Final = "Fooocus"
_VERSIONED: Final = "Fooocus v"
_JSON_KEYS: Final = ("base_model", "full_prompt")
_PROMPTS: Final = 16  # full prompts of one picture; Fooocus writes two
_SHOWN: Final = ("base_model", "performance", "sampler", "seed", "version")


def read(packets: tuple[Packet, ...], media_type: str) -> Found:
    """Return the mark of the first text in Fooocus' form."""
    del media_type
    for text in _texts(packets):
        mark = _json_mark(text) or _line_mark(text)
        if mark:
            return Found((mark,))
    for text in _comments(packets):
        found = read_object(text.text)
        software = as_text(found.get("software")) or ""
        if software.startswith(_NAME) and "prompt" in found:
            return Found((_mark(software, _shown(found), text.place, as_text(found.get("prompt")), Grade.OTHERS),))
    return Found()


def _texts(packets: tuple[Packet, ...]) -> Iterator[Text]:
    """Yield the texts that a scheme or the program's name says to be a recipe, and the one whose JSON names itself."""
    scheme, parameters = exact(packets, "fooocus_scheme"), exact(packets, "parameters")
    if parameters and scheme and scheme.text in _SCHEMES:
        yield parameters
    for holder in exif_packets(packets):
        comment = holder.text(USER_COMMENT)
        if comment and (holder.said(SOFTWARE).startswith(_VERSIONED) or holder.said(MAKER_NOTE) in _SCHEMES):
            yield comment


def _comments(packets: tuple[Packet, ...]) -> Iterator[Text]:
    comment = exact(packets, "Comment")
    if comment:
        yield comment
    for packet in packets:
        if packet.kind is PacketKind.COMMENT and packet.data[:1] == b"{":
            yield Text("comment", decoded(packet.data), place_of(packet))


def _shown(found: Mapping[str, object]) -> str:
    parts = {key: first_text(found, key) for key in _SHOWN}
    return ", ".join(f"{key}: {part}" for key, part in parts.items() if part)


def _json_mark(text: Text) -> Mark | None:
    found = read_object(text.text)
    if any(key not in found for key in _JSON_KEYS):
        return None
    prompt = joined_text(found.get("full_prompt"), _PROMPTS) or as_text(found.get("prompt"))
    return _mark(as_text(found.get("version")) or _NAME, _shown(found), text.place, prompt, Grade.VERIFIED)


def _line_mark(text: Text) -> Mark | None:
    line = parameter_line(text.text)
    if not line:
        return None
    version = line.get("Version", "")
    return _mark(version or _NAME, shown_line(line), text.place, prompt_before(text.text), Grade.SOURCE)


def _mark(program: str, value: str, place: Place, prompt: str | None, grade: Grade) -> Mark:
    version = program.removeprefix(_NAME).strip().removeprefix("v")
    return Mark(
        "params.fooocus",
        "Fooocus",
        Says.GENERATED,
        value_text(value or program),
        Tool(_NAME, value_text(version) or None),
        None,
        place,
        grade,
        prompt_text(prompt) if prompt else None,
    )
