"""IPTC Photo Metadata: digital source type, AI fields of 2025.1, and credit lines that generators write.

Sources: IPTC Photo Metadata Standard 2025.1, IPTC NewsCodes "digitalsourcetype" (2024-10-23). Properties are found by
their namespace: one generator writes ``iptcExt:`` where the standard has ``Iptc4xmpExt:``.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

from verify.media.packets import LimitName, Packet, PacketKind, Problem
from verify.model.manifests import Tool
from verify.model.source_types import meaning_of, term_of
from verify.model.vocabulary import Says
from verify.signals.few import few
from verify.signals.iim import CREDIT, application_datasets
from verify.signals.limits import MAX_FOUND
from verify.signals.marks import Field, Found, Grade, Mark, Trace, TraceKind, place_of
from verify.signals.text import prompt_text, value_text
from verify.signals.xmp import IPTC_EXT, PHOTOSHOP, Property, XmpDocument, mentions, of_part, read_xmp
from verify.signals.xmp_properties import TOO_MUCH

STANDARD: Final = "IPTC"

SOURCE_TYPE: Final = ("DigitalSourceType", "DigitalSourcefileType", "DigitalSourceFileType")
"""The property, and its two old names that some generators still write beside it."""

AI_SYSTEM: Final = "AISystemUsed"
AI_VERSION: Final = "AISystemVersionUsed"
AI_PROMPT: Final = "AIPromptInformation"
AI_WRITER: Final = "AIPromptWriterName"
AI_FIELDS: Final = (AI_SYSTEM, AI_VERSION, AI_PROMPT, AI_WRITER)

_NAMES: Final = ("DigitalSource", "AISystem", "AIPrompt", "Credit")
_NOTHING: Final = frozenset(("none", "no", "n/a", "na", "-", "not used", "not applicable", "false", "0", "unknown"))

_EDITS: Final = frozenset(
    ("compositeWithTrainedAlgorithmicMedia", "humanEdits", "minorHumanEdits", "algorithmicallyEnhanced")
)
"""Source types whose definition speaks of changes to media that was there before."""


_SEEN: Final = frozenset(("trainedAlgorithmicMedia", "compositeWithTrainedAlgorithmicMedia"))
"""Source types that were seen in files whose origin is known."""


class _Credit(NamedTuple):
    """A credit line that one vendor writes word for word."""

    id: str
    says: Says
    tool: str
    grade: Grade


_CREDITS: Final = {
    "Made with Google AI": _Credit("credit.google", Says.GENERATED, "Google AI", Grade.VERIFIED),
    "Edited with Google AI": _Credit("credit.google", Says.EDITED, "Google AI", Grade.VERIFIED),
    "Apple Photos Clean Up": _Credit("credit.apple_cleanup", Says.EDITED, "Apple Photos Clean Up", Grade.OTHERS),
}


def read(packets: tuple[Packet, ...], media_type: str) -> Found:  # noqa: ARG001 - every reader has this signature
    """Read what IPTC metadata says about the making.

    Args:
        packets: of one file, from its walker.
        media_type: of the file; not needed here.

    Returns:
        marks ``iptc.dst``, ``iptc.ai_fields`` and ``credit.*`` (the same words twice count once), the credit line as a
        field, and problems of packets that name these properties but cannot be read.
    """
    found = Found()
    for packet in few(packets):
        if packet.kind is PacketKind.XMP and mentions(packet.data, *_NAMES):
            found = found.plus(_of_xmp(packet))
        elif packet.kind is PacketKind.IPTC_IIM:
            credits_ = [(item.key, item.text) for item in application_datasets(packet, CREDIT) if item.text]
            for key, text in credits_:
                found = found.plus(_of_credit(packet, key, text))
    distinct: dict[tuple[str, Says, str], Mark] = {}
    for mark in found.marks:
        distinct.setdefault((mark.id, mark.says, term_of(mark.value)), mark)
    return found._replace(marks=tuple(distinct.values())[:MAX_FOUND], fields=found.fields[:MAX_FOUND])


def _of_xmp(packet: Packet) -> Found:
    document = read_xmp(packet.data)
    types = document.every(IPTC_EXT, *SOURCE_TYPE)
    found = Found(
        marks=(*_source_types(packet, types), *_ai_fields(packet, document, types)),
        fields=tuple(
            Field(STANDARD, "AI prompt writer", value_text(item.value), place_of(packet, item.path))
            for item in document.every(IPTC_EXT, AI_WRITER)
        ),
        traces=tuple(
            Trace(TraceKind.SCREENSHOT, f"source type {term_of(item.value)}", place_of(packet, item.path))
            for item in types[:1]
            if term_of(item.value) == "screenCapture" and not of_part(item)
        ),
    )
    for item in document.every(PHOTOSHOP, "Credit"):
        found = found.plus(_of_credit(packet, item.path, item.value))
    if document.problem is not None:
        start = packet.ranges[0].start if packet.ranges else 0
        limit: LimitName = "structure_count" if document.problem == TOO_MUCH else ""
        found = found.plus(Found(problems=(Problem(packet.where, start, document.problem, limit),)))
    return found


def _source_types(packet: Packet, types: tuple[Property, ...]) -> Iterator[Mark]:
    """Say what digital source types mean; a term of no vocabulary is given word for word.

    A type that stands with what was placed into the file says nothing about the rest: AI there makes a part of AI.
    """
    for item in types:
        term, says = term_of(item.value), meaning_of(item.value)
        if of_part(item):
            if says not in {Says.GENERATED, Says.EDITED}:
                continue
            says = Says.EDITED
        yield Mark(
            id="iptc.dst",
            standard=STANDARD,
            says=says,
            value=value_text(item.value),
            tool=None,
            when=None,
            place=place_of(packet, item.path),
            grade=Grade.VERIFIED if term in _SEEN else Grade.DOCUMENTED,
            edit=term in _EDITS,
        )


def _ai_fields(packet: Packet, document: XmpDocument, types: tuple[Property, ...]) -> Iterator[Mark]:
    """Read the four AI fields of 2025.1: they say that an AI system was used, not for how much of the file.

    So they say "edited" unless a source type beside them says that the whole was generated.
    """
    given = [item for item in document.every(IPTC_EXT, *AI_FIELDS) if item.value.casefold() not in _NOTHING]
    if not given:
        return
    text = {item.name: item.value for item in reversed(given)}
    generated = any(meaning_of(item.value) is Says.GENERATED and not of_part(item) for item in types)
    system, version, prompt = text.get(AI_SYSTEM), text.get(AI_VERSION), text.get(AI_PROMPT)
    shown = system or version
    yield Mark(
        id="iptc.ai_fields",
        standard=STANDARD,
        says=Says.GENERATED if generated else Says.EDITED,
        value=value_text(shown) if shown else given[0].name,
        tool=Tool(value_text(system), value_text(version) if version else None) if system else None,
        when=None,
        place=place_of(packet, given[0].path),
        grade=Grade.DOCUMENTED,
        prompt=prompt_text(prompt) if prompt else None,
    )


def _of_credit(packet: Packet, key: str, text: str) -> Found:
    """Read a credit line: exact words of a vendor are a mark, all others only a field."""
    place = place_of(packet, key)
    field = Field(STANDARD, "Credit", value_text(text), place)
    known = _CREDITS.get(text)
    if known is None:
        return Found(fields=(field,))
    # Google's words were seen in XMP; that they stand in IIM too is what others report.
    grade = known.grade if packet.kind is PacketKind.XMP else Grade.OTHERS
    edit = known.says is Says.EDITED
    tool = Tool(known.tool, None)
    mark = Mark(known.id, STANDARD, known.says, text, tool, None, place, grade, edit=edit)
    return Found(marks=(mark,), fields=(field,))
