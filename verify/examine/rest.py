"""What is read of a file without the engine, in a thread beside it: its hash, its structure, its other marks."""

from __future__ import annotations

from typing import NamedTuple

from verify.media.beside import Signal
from verify.media.metadata_ranges import metadata_ranges
from verify.media.packets import Range, Walk
from verify.media.polyglot import second_files
from verify.media.source import Snapshot
from verify.media.walk import walk
from verify.model.vocabulary import Kind
from verify.signals.marks import Found
from verify.signals.read import read_signals


class Rest(NamedTuple):
    """What is read without the engine.

    Attributes:
        sha256: of the bytes, in hex.
        found: the walk through the container.
        metadata_ranges: where metadata stands.
        second_files: what else the bytes could be taken for.
        signals: marks outside Content Credentials.
    """

    sha256: str
    found: Walk
    metadata_ranges: tuple[Range, ...]
    second_files: tuple[str, ...]
    signals: Found


def read_rest(snapshot: Snapshot, known: Walk | None, read: Signal, *, pixels: bool) -> Rest:
    """Read the rest. As long as the engine asks Python for bytes, it must not have to wait for this.

    Args:
        snapshot: the bytes.
        known: the walk, where it was done before.
        read: given when the engine has read all.
        pixels: look for marks hidden in the pixels, too.

    Raises:
        InputError: the file cannot be read to its end.
    """
    source, media_type = snapshot.source, snapshot.media.name
    if known is None:
        sha256, found = _hash_and_walk(snapshot, read)
    else:
        sha256, found = snapshot.sha256(), known
    ranges, others = metadata_ranges(source, media_type, found), second_files(source, media_type, found.packets)
    return Rest(sha256, found, ranges, others, _signals(snapshot, found, pixels=pixels))


def _hash_and_walk(snapshot: Snapshot, read: Signal) -> tuple[str, Walk]:
    """Hash, which lets other threads run, and walk between two pieces as soon as the engine has read all."""
    found: list[Walk] = []

    def walk_now() -> None:
        if not found and read.given():
            found.append(walk(snapshot.source, snapshot.media.name))

    sha256 = snapshot.sha256(walk_now)
    read.wait()
    walk_now()
    return sha256, found[0]


def _signals(snapshot: Snapshot, found: Walk, *, pixels: bool) -> Found:
    signals = read_signals(found, snapshot.media.name)
    if not pixels or snapshot.media.kind is not Kind.IMAGE:
        return signals
    from verify.pixels.read import read_pixels  # noqa: PLC0415 -- an extra; numpy and Pillow are not always there

    data = snapshot.source.read_at(0, snapshot.source.size)
    return signals.plus(read_pixels(data, snapshot.media.name))
