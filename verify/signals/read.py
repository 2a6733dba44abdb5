"""All readers of marks in one table; to add a standard is one file and one line here."""

from __future__ import annotations

from importlib import import_module
from typing import Final

from verify.media.packets import Packet, PacketKind, Problem, Walk
from verify.signals.left_out import left_out
from verify.signals.marks import Found

READERS: Final = (
    "iptc",
    "iim",
    "tc260",
    "recipes",
    "vendors",
    "capture",
    "software",
    "platforms",
    "dates",
)
"""Modules and folders of this folder, in the order in which their marks are told: the standards first."""


_OF_MUTE: Final = ("platforms",)
"""Readers to whom it says something that a file has no metadata with words."""

_JFIF_HEADER: Final = 14
"""Bytes of a JFIF header without a thumbnail (JFIF 1.02): identifier, version, density; no room for words."""


def load_readers() -> None:
    """Import every reader: a worker does this while it waits for its first file."""
    for name in READERS:
        import_module(f"verify.signals.{name}")


def read_signals(found: Walk, media_type: str) -> Found:
    """Read every mark, field and trace outside Content Credentials.

    Args:
        found: what the walker found in the file.
        media_type: as its first bytes show.
    """
    packets = found.packets
    if not packets and media_type != "image/jpeg":  # a JPEG without any metadata says something by that
        return Found()
    # A signed picture often has its record and nothing else: the readers would take 0.1 ms to look past it.
    mute = all(map(_is_mute, packets))
    result = Found() if mute else Found(problems=left_out(packets))
    for name in _OF_MUTE if mute else READERS:
        try:
            here = import_module(f"verify.signals.{name}").read(packets, media_type)
            result = result.plus(here) if any(here) else result
        except Exception as error:  # noqa: BLE001 -- what one reader does not survive must not cost the others
            problem = Problem(f"reader {name}", 0, f"stopped by {type(error).__name__}")
            result = result.plus(Found(problems=(problem,)))
    return result


def _is_mute(packet: Packet) -> bool:
    """Tell whether no reader can find a mark here: in the record, which is judged elsewhere, and a bare JFIF header."""
    if packet.kind is PacketKind.C2PA:
        return True
    bare = packet.kind is PacketKind.SEGMENT and len(packet.data) <= _JFIF_HEADER
    return bare and packet.name == "JFIF" and packet.where == "JPEG APP0"
