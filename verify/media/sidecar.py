"""A manifest store in a file of its own (``.c2pa``, media type ``application/c2pa``; C2PA 2.2 clause 11.4)."""

from __future__ import annotations

from verify.media.cursor import Cursor
from verify.media.found import Finds, manifest_store
from verify.media.packets import Range


def packets(cursor: Cursor) -> Finds:
    """Yield the whole file as one manifest store."""
    if cursor.size:
        whole = (Range(0, cursor.size),)
        yield from manifest_store(cursor, "C2PA sidecar", whole, whole)
