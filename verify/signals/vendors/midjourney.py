"""Midjourney: the number of the job, after the prompt in the PNG text ``Description``, or in XMP.

Its XMP packet holds two properties and no other: the number of the job as the image's GUID, and the source type
"created using generative AI". The GUID alone is IPTC's and stands in the files of many agencies.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from verify.media.packets import Packet
from verify.model.manifests import Tool
from verify.model.source_types import term_of
from verify.model.vocabulary import Says
from verify.signals.marks import Found, Grade, Mark, Place
from verify.signals.text import prompt_text, value_text
from verify.signals.texts import exact, xmp_documents
from verify.signals.vendors.grok import UUID
from verify.signals.xmp import DC, IPTC_EXT

_JOB: Final = re.compile(r"(?:^|\s)Job ID: (" + UUID.pattern + r")\s*\Z")
_TAIL: Final = 64  # characters at the end of a description in which the number of the job stands
_GUID: Final = "DigImageGUID"
_SOURCE_TYPE: Final = "DigitalSourceType"
_GENERATED: Final = "trainedAlgorithmicMedia"


def read(packets: tuple[Packet, ...], media_type: str) -> Found:
    """Return one mark, from the description where there is one."""
    del media_type
    description, created = exact(packets, "Description"), exact(packets, "Creation Time")
    found = _job(description.text, description.place, created.text if created else None) if description else None
    return Found((found,)) if found else Found(tuple(_from_xmp(packets))[:1])


def _job(text: str, place: Place, when: str | None) -> Mark | None:
    match = _JOB.search(text, max(0, len(text) - _TAIL))
    if match is None:
        return None
    return _mark(f"Job ID: {match.group(1)}", place, prompt_text(text[: match.start()]), when)


def _from_xmp(packets: tuple[Packet, ...]) -> Iterator[Mark]:
    for holder in xmp_documents(packets, "Job ID", _GUID):
        for item in holder.document.every(DC, "description"):
            mark = _job(item.value, holder.place(item.path), None)
            if mark:
                yield mark
        guid = holder.document.first(IPTC_EXT, _GUID)
        kind = holder.document.first(IPTC_EXT, _SOURCE_TYPE)
        alone = {item.name for item in holder.document.properties} == {_GUID, _SOURCE_TYPE}
        if alone and guid and kind and UUID.fullmatch(guid.value) and term_of(kind.value) == _GENERATED:
            yield _mark(f"{_GUID}: {guid.value}", holder.place(guid.path), None, None)


def _mark(value: str, place: Place, prompt: str | None, when: str | None) -> Mark:
    return Mark(
        "midjourney.jobid",
        "Midjourney",
        Says.GENERATED,
        value_text(value),
        Tool("Midjourney", None),
        value_text(when) if when else None,
        place,
        Grade.VERIFIED,
        prompt or None,
    )
