"""What the readers of this folder give: marks about the making, plain metadata fields, traces of handling."""

from enum import StrEnum
from typing import NamedTuple

from verify.media.packets import Packet, Problem, Range
from verify.model.manifests import Tool
from verify.model.times import TimeKind
from verify.model.vocabulary import Says


class Grade(StrEnum):
    """How sure it is that a mark means what it is taken to mean."""

    VERIFIED = "V"  # seen in files whose origin is known
    SOURCE = "S"  # read in the source code of the program that writes it
    DOCUMENTED = "D"  # stated by the standard or the vendor
    OTHERS = "O"  # reported by others, not seen by us; the report says so


class Place(NamedTuple):
    """Where something stands: the container's place in words, a key inside it, and the bytes of the file.

    Attributes:
        where: such as ``PNG iTXt`` or ``JPEG APP1``.
        key: such as ``XML:com.adobe.xmp/Iptc4xmpExt:DigitalSourceType``.
        ranges: of the packet's payload; empty where the container does not store it as it is.
    """

    where: str
    key: str
    ranges: tuple[Range, ...]


class Mark(NamedTuple):
    """One mark that says something about the making.

    Attributes:
        id: stable, lower-case, dotted, such as ``iptc.dst`` or ``params.comfyui``.
        standard: for people, such as ``IPTC``, ``TC260 AIGC label``, ``ComfyUI``.
        says: what it means for the file.
        value: word for word, cut; never a prompt.
        tool: the program or model that it names.
        when: a time that it states.
        place: where it stands.
        grade: how sure the meaning is.
        prompt: the instructions given to the generator, if the mark holds them; shown only on request.
        signed_by: who signed the mark itself, where such a signature was verified.
        edit: it speaks of an edit of something that was there before, not of the making of the whole.
    """

    id: str
    standard: str
    says: Says
    value: str
    tool: Tool | None
    when: str | None
    place: Place
    grade: Grade
    prompt: str | None = None
    signed_by: str | None = None
    edit: bool = False


class Field(NamedTuple):
    """A metadata field worth showing: capture, software, times, credit. `value` is text, cut."""

    standard: str
    name: str
    value: str
    place: Place


class TraceKind(StrEnum):
    """What a trace tells of how the file was handled."""

    PLATFORM = "platform"  # a platform wrote this on upload or download
    RECORD_ADDRESS = "record_address"  # an address where a record is, or was, kept
    REENCODED = "reencoded"  # written anew by a program that keeps no metadata
    SCREENSHOT = "screenshot"
    EDITING = "editing"  # an editing program wrote the file


class Trace(NamedTuple):
    """Something that tells how the file was handled; context, never a mark."""

    kind: TraceKind
    what: str
    place: Place


class Dated(NamedTuple):
    """A date that metadata states: as written, and in ISO 8601 with the zone that is stated; None where it is none."""

    kind: TimeKind
    standard: str
    value: str
    iso: str | None
    place: Place


class Found(NamedTuple):
    """All that one reader, or all of them, found."""

    marks: tuple[Mark, ...] = ()
    fields: tuple[Field, ...] = ()
    traces: tuple[Trace, ...] = ()
    problems: tuple[Problem, ...] = ()
    dates: tuple[Dated, ...] = ()
    ids: tuple[Field, ...] = ()  # identifiers of the file and of what it was made from; unsigned, and no field to show

    def plus(self, other: "Found") -> "Found":
        """Return both together, in this order."""
        return Found(
            self.marks + other.marks,
            self.fields + other.fields,
            self.traces + other.traces,
            self.problems + other.problems,
            self.dates + other.dates,
            self.ids + other.ids,
        )


def place_of(packet: Packet, key: str = "") -> Place:
    """Return the place of a packet, with a key inside it."""
    name = f"{packet.name}/{key}" if packet.name and key else packet.name or key
    return Place(packet.where, name, packet.ranges)
