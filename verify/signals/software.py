"""Programs that a file names: editing programs as traces, other tools as fields, generators as marks.

Only fields that are meant for a tool's name are read. A caption that mentions a generator says nothing, and neither
does a library that half of all media pass through. Sources: Exif 3.0 (Software, ProcessingSoftware, HostComputer),
XMP part 2 (CreatorTool, History), IPTC-IIM 4.2 (2:65, 2:70), QuickTime File Format (``©too``).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

from verify.media.packets import Packet, PacketKind
from verify.model.manifests import Tool
from verify.model.vocabulary import Says
from verify.signals.capture import is_plain
from verify.signals.exif_ifd import read_exif, user_comment
from verify.signals.few import few
from verify.signals.iim import ORIGINATING_PROGRAM, PROGRAM_VERSION, application_datasets
from verify.signals.limits import MAX_AGENTS, MAX_FOUND
from verify.signals.marks import Field, Found, Grade, Mark, Trace, TraceKind, place_of
from verify.signals.text import decoded, value_text
from verify.signals.xmp import EVENT, EXIF, XMP, Property, mentions, of_part, read_xmp

EXIF_TOOLS: Final = {0x0131: "Software", 0x000B: "ProcessingSoftware", 0x013C: "HostComputer"}
TEXT_TOOLS: Final = {
    "\xa9too": "EncodingTool",
    "com.apple.quicktime.software": "Software",
    "\xa9swr": "Software",
    "encoder": "Encoder",
    "ENCODER": "Encoder",
    "TSSE": "Encoder",
    "MuxingApp": "MuxingApp",
    "WritingApp": "WritingApp",
    "ISFT": "Software",
    "Software": "Software",
    "Producer": "Producer",
    "Creator": "Creator",
}
"""Keywords of texts that name a program: MP4, Matroska, Vorbis, ID3, RIFF INFO, PNG and PDF."""

_CAPTURE_KEYS: Final = frozenset(("com.apple.quicktime.software", "\xa9swr"))  # told as fields of the capture already

GENERATORS: Final = {
    "Adobe Firefly": "Adobe Firefly",
    "Midjourney": "Midjourney",
    "NovelAI": "NovelAI",
    "Ideogram AI": "Ideogram AI",
    "reve.com": "Reve",
}
"""Words that generators write into a field for the tool, and the name to show. Words of ordinary language (flux, sora,
runway, leonardo …) have no place here."""

EDITORS: Final = (
    *("Adobe Photoshop", "Adobe Lightroom", "Adobe Bridge", "Adobe Camera Raw", "Adobe Express", "Adobe Illustrator"),
    *("Adobe InDesign", "Adobe Premiere", "Adobe After Effects", "Adobe Media Encoder", "Adobe Audition"),
    *("GIMP", "darktable", "RawTherapee", "digiKam", "Krita", "Inkscape", "ImageMagick", "GraphicsMagick"),
    *("Affinity", "Capture One", "DxO", "Luminar", "ACDSee", "Paint.NET", "paint.net", "PaintShop", "Paint Shop Pro"),
    *("Pixelmator", "Photomator", "Snapseed", "PicsArt", "Picsart", "VSCO", "Polarr", "PhotoScape", "Meitu"),
    *("Facetune", "FaceApp", "BeautyPlus", "Canva", "Apple Photos Clean Up", "Microsoft Windows Photo", "XnView"),
    *("IrfanView", "FastStone", "Final Cut", "CapCut", "DaVinci Resolve", "Blackmagic Design", "iMovie", "Kdenlive"),
    *("Shotcut", "HandBrake", "Audacity"),
)
"""Programs that change media, by how their names begin. Cameras, phones and mere encoders are not among them; nor is
Picasa, which Google's servers write into any picture that they scale."""

_EDITORS: Final = tuple(name.casefold() for name in EDITORS)
_JPEG_QUALITY: Final = "0x0406"  # Photoshop's own save settings (Photoshop File Formats, Image Resource IDs)
_ENDS_WORD: Final = frozenset(" /,;:(-_")
_AGENT_NAMES: Final = ("CreatorTool", "softwareAgent")


_TOLD_BY_VENDOR: Final = frozenset((("Software", "reve.com"), ("CreatorTool", "reve.com")))
"""Exact words that the reader of generators without more than a name makes a mark of (verify/signals/vendors)."""


class _Named(NamedTuple):
    """One program that a file names: the field's standard and name, the words, and whether it is told of an edit."""

    standard: str
    name: str
    key: str
    value: str
    edit: bool = False


def read(packets: tuple[Packet, ...], media_type: str) -> Found:
    """Read which programs a file names, and whether it says to be a screenshot.

    Args:
        packets: of one file, from its walker.
        media_type: of the file.

    Returns:
        marks ``tool.generator`` where a field for the tool names a generator; traces of editing programs and
        screenshots; fields for every tool that is named.
    """
    found = Found()
    for packet in few(packets):
        for named in _tools(packet, media_type):
            found = found.plus(_told(packet, named))
        found = found.plus(Found(traces=tuple(_other_traces(packet))))
        if len(found.fields) + len(found.traces) > MAX_FOUND:
            break
    marks: dict[tuple[Says, str], Mark] = {}
    for mark in found.marks:
        marks.setdefault((mark.says, mark.value), mark)
    traces: dict[tuple[TraceKind, str], Trace] = {}
    for trace in found.traces:
        traces.setdefault((trace.kind, trace.what), trace)
    return found._replace(
        marks=tuple(marks.values())[:MAX_FOUND],
        fields=found.fields[:MAX_FOUND],
        traces=tuple(traces.values())[:MAX_FOUND],
    )


def generator(text: str) -> str | None:
    """Return the generator whose name a tool field begins with, as a whole word; None where there is none."""
    folded = text.strip().casefold()
    for token, name in GENERATORS.items():
        start = token.casefold()
        if folded.startswith(start) and (len(folded) == len(start) or folded[len(start)] in _ENDS_WORD):
            return name
    return None


def is_editor(text: str) -> bool:
    """Say whether a tool field names an editing program."""
    return text.strip().casefold().startswith(_EDITORS)


def _tools(packet: Packet, media_type: str) -> Iterator[_Named]:
    """Yield every program that a packet names in a field for it; a graph or JSON in its place may hold a prompt."""
    match packet.kind:
        case PacketKind.EXIF:
            named = _in_exif(packet)
        case PacketKind.XMP if mentions(packet.data, *_AGENT_NAMES):
            named = _in_xmp(packet)
        case PacketKind.IPTC_IIM:
            named = _in_iim(packet)
        case PacketKind.TEXT if packet.name in TEXT_TOOLS:
            named = _in_text(packet, media_type)
        case _:
            return
    yield from (item for item in named if item.value and is_plain(item.value))


def _in_exif(packet: Packet) -> Iterator[_Named]:
    exif = read_exif(packet.data)
    for tag, name in EXIF_TOOLS.items():
        yield _Named("Exif", name, name, exif.text(tag) or "")


def _in_xmp(packet: Packet) -> Iterator[_Named]:
    document = read_xmp(packet.data)
    whole = [item for item in document.every(XMP, "CreatorTool") if not of_part(item)]
    for item in whole[:MAX_AGENTS]:
        yield _Named("XMP", "CreatorTool", item.path, item.value)
    agents: dict[str, Property] = {}
    for item in document.every(EVENT, "softwareAgent"):
        if not of_part(item):
            agents.setdefault(item.value, item)
    for item in tuple(agents.values())[:MAX_AGENTS]:
        yield _Named("XMP", "softwareAgent", item.path, item.value, edit=True)


def _in_iim(packet: Packet) -> Iterator[_Named]:
    given = {item.number: item for item in application_datasets(packet, ORIGINATING_PROGRAM, PROGRAM_VERSION)}
    program, version = given.get(ORIGINATING_PROGRAM), given.get(PROGRAM_VERSION)
    if program is not None:
        words = f"{program.text} {version.text if version else ''}".strip()
        yield _Named("IPTC", "OriginatingProgram", program.key, words)


def _in_text(packet: Packet, media_type: str) -> Iterator[_Named]:
    text = decoded(packet.data[:4096]).strip("\0 \r\n\t")
    # In a PNG, NovelAI's recipe goes by this keyword, and its reader says more.
    if not (media_type == "image/png" and packet.name == "Software" and generator(text) == "NovelAI"):
        yield _Named(packet.where, TEXT_TOOLS[packet.name], "", text)


def _told(packet: Packet, named: _Named) -> Found:
    """Turn a named program into a mark, a trace or a field."""
    place = place_of(packet, named.key)
    value = value_text(named.value)
    name = generator(named.value)
    field = Field(named.standard, named.name, value, place)
    if name is not None and (named.name, named.value) not in _TOLD_BY_VENDOR:
        says = Says.EDITED if named.edit else Says.GENERATED
        tool = Tool(name, None)
        mark = Mark("tool.generator", named.standard, says, value, tool, None, place, Grade.OTHERS, edit=named.edit)
        return Found(marks=(mark,), fields=(field,))
    traces = (Trace(TraceKind.EDITING, value, place),) if is_editor(named.value) else ()
    shown = named.name != "softwareAgent" and packet.name not in _CAPTURE_KEYS
    return Found(fields=(field,) if shown else (), traces=traces)


def _other_traces(packet: Packet) -> Iterator[Trace]:
    """Yield what tells of a screenshot or of Photoshop without naming a program."""
    place = place_of(packet)
    if packet.kind is PacketKind.EXIF and user_comment(read_exif(packet.data)) == "Screenshot":
        yield Trace(TraceKind.SCREENSHOT, "Exif user comment: Screenshot", place_of(packet, "UserComment"))
    elif packet.kind is PacketKind.XMP and mentions(packet.data, "UserComment"):
        for item in read_xmp(packet.data).every(EXIF, "UserComment")[:1]:
            if item.value == "Screenshot":
                yield Trace(TraceKind.SCREENSHOT, "Exif user comment: Screenshot", place_of(packet, item.path))
    elif packet.kind is PacketKind.PHOTOSHOP and packet.name == _JPEG_QUALITY:
        yield Trace(TraceKind.EDITING, "Photoshop's settings for saving a JPEG", place)
