"""Generators that write nothing but their name, where a camera writes its make or a program its own."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

from verify.media.packets import Packet
from verify.model.manifests import Tool
from verify.model.vocabulary import Says
from verify.signals.marks import Found, Grade, Mark, Place
from verify.signals.text import value_text
from verify.signals.texts import MAKE, SOFTWARE, exif_texts, xmp_documents
from verify.signals.xmp import XMP

_CREATOR_TOOL: Final = "CreatorTool"


class _Make(NamedTuple):
    """A name, who writes it, and in which fields."""

    name: str
    tool: str
    fields: tuple[str, ...]


_MAKES: Final = (
    _Make("Ideogram AI", "Ideogram", ("Make",)),
    _Make("Aphrodite AI", "Aphrodite AI", ("Make", "Software")),
    _Make("reve.com", "Reve", ("Software", _CREATOR_TOOL)),
)
_BY_NAME: Final = {make.name: make for make in _MAKES}


def read(packets: tuple[Packet, ...], media_type: str) -> Found:
    """Return one mark for each such name that stands in a field of its own, in just these letters."""
    del media_type
    marks: dict[str, Mark] = {}
    for field, value, place in _stated(packets):
        make = _BY_NAME.get(value)
        if make and field in make.fields:
            mark = Mark(
                "exif.ai_make",
                make.tool,
                Says.GENERATED,
                value_text(f"{field}: {value}"),
                Tool(make.tool, None),
                None,
                place,
                Grade.OTHERS,
            )
            marks.setdefault(make.name, mark)
    return Found(tuple(marks.values()))


def _stated(packets: tuple[Packet, ...]) -> Iterator[tuple[str, str, Place]]:
    for text in exif_texts(packets, MAKE, SOFTWARE):
        yield text.name, text.text, text.place
    for holder in xmp_documents(packets, *_BY_NAME):
        for item in holder.document.every(XMP, _CREATOR_TOOL):
            yield _CREATOR_TOOL, item.value, holder.place(item.path)
