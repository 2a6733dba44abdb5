"""The packets of a file, without the crowd that only a hostile file has."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from verify.media.packets import Packet, PacketKind
from verify.signals.limits import MAX_STRUCTURED

STRUCTURED: Final = (PacketKind.EXIF, PacketKind.XMP, PacketKind.IPTC_IIM)


def few(packets: tuple[Packet, ...]) -> Iterator[Packet]:
    """Yield packets in their order, of each kind that has to be parsed only the first `MAX_STRUCTURED`.

    The parsers are bounded for one packet each; this bounds them for the file.
    """
    seen = dict.fromkeys(STRUCTURED, 0)
    for packet in packets:
        if packet.kind in seen:
            seen[packet.kind] += 1
            if seen[packet.kind] > MAX_STRUCTURED:
                continue
        yield packet
