"""All readers of marks in one table; to add a standard is one file and one line here."""

from __future__ import annotations

from importlib import import_module
from typing import Final

from verify.media.packets import Problem, Walk
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
)
"""Modules and folders of this folder, in the order in which their marks are told: the standards first."""


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
    result = Found(problems=left_out(packets))
    for name in READERS:
        try:
            here = import_module(f"verify.signals.{name}").read(packets, media_type)
            result = result.plus(here) if any(here) else result
        except Exception as error:  # noqa: BLE001 -- what one reader does not survive must not cost the others
            problem = Problem(f"reader {name}", 0, f"stopped by {type(error).__name__}")
            result = result.plus(Found(problems=(problem,)))
    return result
