"""Identifiers in XMP: what a program called the file, and the file that it was made from (XMP part 2, xmpMM).

They are copied along with the metadata, and anyone can write them: two files with the same identifier come from one
source at the most.
"""

from __future__ import annotations

from typing import Final

from verify.media.packets import Packet, PacketKind
from verify.signals.few import few
from verify.signals.marks import Field, place_of
from verify.signals.text import value_text
from verify.signals.xmp import Property, of_part, read_xmp, same
from verify.signals.xmp_properties import XMP_MM

MAX_IDS: Final = 32
"""Identifiers that are kept of one file; a genuine packet has five."""

_OWN: Final = ("DocumentID", "OriginalDocumentID", "InstanceID")
_DERIVED: Final = "xmpMM:DerivedFrom/"
_FROM: Final = ("documentID", "originalDocumentID", "instanceID")


def read_ids(packets: tuple[Packet, ...]) -> tuple[Field, ...]:
    """Return the identifiers of a file and of what it says that it was made from; `name` is the path in XMP.

    Those of parts that were placed in (Pantry, Ingredients), and those of single steps of its history, are left out.

    Args:
        packets: all of one file.
    """
    found = (
        Field("XMP", item.path, value_text(item.value), place_of(packet, item.path))
        for packet in few(packets)
        if packet.kind is PacketKind.XMP
        for item in read_xmp(packet.data).properties
        if _is_id(item)
    )
    return tuple(dict.fromkeys(found))[:MAX_IDS]


def _is_id(item: Property) -> bool:
    if not item.value or of_part(item):
        return False
    own = item.name in _OWN and same(item.namespace, XMP_MM) and "/" not in item.path
    return own or (item.name in _FROM and item.path.startswith(_DERIVED))
