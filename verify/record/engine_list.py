"""A trust list in the engine's form; apart from the engine, so that naming a list does not load it."""

from __future__ import annotations

from typing import NamedTuple


class EngineList(NamedTuple):
    """A trust list in the engine's form. `kind` is `manifest` or `tsa`; both PEM texts may be empty."""

    uri: str
    kind: str
    anchors: str
    allowed: str
