"""China's label of AI-generated content (GB 45438-2025, Annex E; TC260 practice guides PG-20257A to PG-202510A).

A JSON object with ``Label``, the codes of who produced and who spread the content, and their content ids. The guides
say where it stands in each container; writers in the wild put it elsewhere, bare, numbered or wrapped in itself.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final, NamedTuple

from verify.media.packets import Packet, PacketKind
from verify.model.manifests import Tool
from verify.model.vocabulary import Says
from verify.signals.custom_properties import CUSTOM_PROPERTIES, custom_properties
from verify.signals.exif_ifd import USER_COMMENT
from verify.signals.json_text import as_object, as_text, read_json
from verify.signals.limits import MAX_SAME_NAME, MAX_WRAPPED
from verify.signals.marks import Field, Found, Grade, Mark, Place, place_of
from verify.signals.text import decoded, value_text
from verify.signals.texts import IMAGE_DESCRIPTION, Text, exif_texts, xmp_documents

NAMESPACE: Final = "http://www.tc260.org.cn/ns/AIGC/1.0/"
KEY: Final = "AIGC"
_STANDARD: Final = "TC260 AIGC label"

# The keys of Annex E; the reserved codes hold the parties' own security data and occur misspelled.
_SHOWN: Final = ("Label", "ContentProducer", "ProduceID", "ContentPropagator", "PropagateID")
_RESERVED: Final = ("ReservedCode1", "ReservedCode2", "ReserveCode1", "ReserveCode2")
_KNOWN: Final = {name.lower(): name for name in (*_SHOWN, *_RESERVED)}
_PRODUCED: Final = frozenset(("ContentProducer", "ProduceID"))

# Tencent Cloud's own form, which has no `Label`.
_VARIANT: Final = ("ServiceProvider", "ContentId")
_VARIANT_SHOWN: Final = ("ServiceProvider", "ServiceUser", "Time", "ContentId")

# Annex E: 1 is generated, 2 may be, 3 was suspected by a platform that spread it.
_SAYS: Final = {"1": Says.GENERATED, "2": Says.POSSIBLE, "3": Says.POSSIBLE}

# A producer's code: three digits of version, one of kind, the Unified Social Credit Code (GB 32100), five of its own.
_CODE_LENGTH: Final = 27
_CODE_LEAD: Final = "0011"
_USCC: Final = slice(4, 22)


class Label(NamedTuple):
    """A label as it stands: keys of the standard with their text, the place, and whether it is Tencent Cloud's form."""

    values: Mapping[str, str]
    place: Place
    variant: bool = False

    @property
    def says(self) -> Says:
        """What it says; a label that names no class says no more than "possible"."""
        stated = self.values.get("Label")
        return Says.POSSIBLE if stated is None else _SAYS.get(stated, Says.UNKNOWN_TERM)


def read(packets: tuple[Packet, ...], media_type: str) -> Found:
    """Return a mark for each different label, with who produced it as fields: codes as they stand, never a brand."""
    del media_type
    marks: list[Mark] = []
    fields: list[Field] = []
    for label in labels(packets):
        marks.append(_mark(label))
        shown = _VARIANT_SHOWN if label.variant else _SHOWN
        fields += [
            Field(_STANDARD, key, value_text(label.values[key]), label.place) for key in shown if key in label.values
        ]
        for key in ("ContentProducer", "ContentPropagator"):
            credit_code = unified_social_credit_code(label.values.get(key, ""))
            if credit_code:
                fields.append(Field(_STANDARD, f"{key} USCC", credit_code, label.place))
    return Found(tuple(marks), tuple(fields))


def unified_social_credit_code(code: str) -> str | None:
    """Return the Unified Social Credit Code in a producer's code; None when it has not the layout of one."""
    inside = code[_USCC]
    regular = len(code) == _CODE_LENGTH and code.startswith(_CODE_LEAD) and code.isascii() and inside.isalnum()
    return inside if regular else None


def labels(packets: tuple[Packet, ...]) -> tuple[Label, ...]:
    """Return the labels of a file, in the order of the places that the guides name; each different one once.

    Args:
        packets: of one file.
    """
    found: dict[tuple[tuple[str, str], ...], Label] = {}
    for text, bare in _candidates(packets):
        label = parse(text.text, text.place, bare=bare)
        if label:
            found.setdefault(tuple(sorted(label.values.items())), label)
    return tuple(found.values())


def parse(text: str, place: Place, *, bare: bool = True) -> Label | None:
    """Read one label.

    Args:
        text: JSON, possibly in HTML escapes, in JSON strings, or in an object with the key ``AIGC``.
        place: where it stands.
        bare: the place is made for labels, so one known key is enough; elsewhere a wrapper, or a class and a producer.

    Returns:
        The label; None when no known key is in it.
    """
    trimmed = text.strip("\ufeff\0 \t\r\n")
    wrapped = trimmed.startswith(KEY)
    trimmed = trimmed.removeprefix(KEY).lstrip("=: \t\r\n")
    if "&quot;" in trimmed or "&#34;" in trimmed:
        from html import unescape  # noqa: PLC0415 - late: its tables are large, and few labels are escaped

        trimmed = unescape(trimmed)
    value = read_json(trimmed)
    for _ in range(MAX_WRAPPED):
        if isinstance(value, str):
            value = read_json(value)
        inner = next((found for key, found in as_object(value).items() if key.upper() == KEY), None)
        if inner is not None:
            wrapped, value = True, inner
    holder = as_object(value)
    if all(key in holder for key in _VARIANT):
        variant = _texts(holder, {key.lower(): key for key in _VARIANT_SHOWN})
        return Label(variant, place, variant=True) if wrapped else None
    known = [_KNOWN[key.lower()] for key in holder if key.lower() in _KNOWN]
    if not known or not (bare or wrapped or ("Label" in known and _PRODUCED & set(known))):
        return None
    return Label(_texts(holder, _KNOWN), place)


def _texts(holder: Mapping[str, object], keys: Mapping[str, str]) -> Mapping[str, str]:
    found = ((keys[key.lower()], as_text(value)) for key, value in holder.items() if key.lower() in keys)
    return {key: text for key, text in found if text}


def _candidates(packets: tuple[Packet, ...]) -> Iterator[tuple[Text, bool]]:
    """Yield each text that may be a label, and whether its place is made for labels."""
    for holder in xmp_documents(packets, KEY):
        for item in holder.document.every(NAMESPACE, KEY)[:MAX_SAME_NAME]:
            yield Text(KEY, item.value, holder.place(item.path)), True
    for text in _properties(packets):
        yield text, True
    seen = 0
    for packet in packets:
        bare = _is_place_of_label(packet)
        if bare is not None:
            seen += 1
            yield Text(packet.name, decoded(packet.data), place_of(packet)), bare
        if seen == MAX_SAME_NAME:
            break
    for text in exif_texts(packets, USER_COMMENT, IMAGE_DESCRIPTION):
        if KEY in text.text[:64] or "ContentProducer" in text.text:
            yield text, False


def _properties(packets: tuple[Packet, ...]) -> Iterator[Text]:
    """Yield the custom property of an office document."""
    parts = (packet for packet in packets if packet.kind is PacketKind.SEGMENT and packet.name == CUSTOM_PROPERTIES)
    for packet in parts:
        labelled = [value for name, value in custom_properties(packet.data) if name.upper() == KEY]
        for value in labelled[:MAX_SAME_NAME]:
            yield Text(KEY, value, place_of(packet, KEY))


def _is_place_of_label(packet: Packet) -> bool | None:
    """Say whether a packet's place is made for labels; None when it holds none at all."""
    match packet.kind:
        case PacketKind.TEXT:
            # PNG keyword, QuickTime key, Matroska tag, RIFF chunk, AMF property, ID3 description, Vorbis field, PDF.
            if packet.name.rpartition(".")[2].upper() == KEY:
                return True
            # Phones write a list without keys, whose value gives itself away.
            lead = packet.data[:64].lstrip()
            glued = lead.startswith((b"{", b"AIGC{")) and (b"AIGC" in lead or b"ContentProducer" in packet.data)
            return False if glued else None
        case PacketKind.SEGMENT | PacketKind.BOX:
            return True if packet.name.upper() == KEY or packet.data[:5] == b"AIGC{" else None
        case _:
            return None


def _mark(label: Label) -> Mark:
    stated = label.values.get("Label")
    suffix = stated if stated in _SAYS else "other" if stated else "unstated"
    shown = _VARIANT_SHOWN if label.variant else _SHOWN
    value = "; ".join(f"{key}: {label.values[key]}" for key in shown if key in label.values)
    return Mark(
        f"tc260.label.{suffix}",
        _STANDARD,
        label.says,
        value_text(value or KEY),
        _tool(label),
        value_text(label.values["Time"]) if "Time" in label.values else None,
        label.place,
        Grade.OTHERS if label.variant else Grade.VERIFIED,
    )


def _tool(label: Label) -> Tool | None:
    # Tencent's form names a service in words; the standard's form names a firm by its code, which is no tool.
    provider = label.values.get("ServiceProvider") if label.variant else None
    return Tool(value_text(provider), None) if provider else None
