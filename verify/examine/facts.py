"""What reading one file gave: plain values, small enough to be handed from a worker to its caller."""

from enum import StrEnum
from typing import NamedTuple

from verify.examine.protection import Protection
from verify.media.packets import Problem, Range
from verify.model.vocabulary import Kind, Location
from verify.signals.marks import Found as Signals


class Found(StrEnum):
    """What the engine found where a record can stand."""

    RECORD = "record"
    NOTHING = "nothing"
    REMOTE = "remote"
    REFUSED = "refused"


class HashCheck(StrEnum):
    """Result of our own hash of the ranges that a data hash declares."""

    MATCHES = "matches"
    DIFFERS = "differs"
    UNCHECKED = "unchecked"


class Examined(NamedTuple):
    """Facts about one file.

    Attributes:
        name: the last part of the path, or what the caller calls it.
        path: as the caller gave it; None for bytes and streams.
        size: in bytes.
        sha256: of the bytes that were read, in hexadecimal.
        media_type, kind: as the first bytes show.
        changed: the file changed while it was read.
        found: what the engine found.
        message: its own words where it refused, or the address where the record is remote.
        crjson: the engine's standard view of the record, as text.
        engine_state: its validation state word for word.
        location: where the record came from.
        sidecar_given: the caller named the record's file; otherwise it only stood beside the media under its name.
        store: the raw manifest store.
        store_ranges: the bytes of the file that hold it, with its container's headers.
        store_payload: the bytes of the file that are the store itself; none where there are very many of them.
        metadata_ranges: bytes of the file that are known to hold metadata and no media.
        stores: how many manifest stores the file carries.
        traces: the places where they stand, or where bytes stand that only belong into one.
        data_hash: our own check of the active manifest's data hash, made when the engine rejects it.
        protection: what the content hash leaves out, and whether media stands there.
        problems: what the walker could not read.
        signals: marks outside Content Credentials.
        second_files: what else the file is, in the eyes of other programs.
    """

    name: str
    path: str | None
    size: int
    sha256: str
    media_type: str
    kind: Kind
    changed: bool
    found: Found
    message: str = ""
    crjson: str = ""
    engine_state: str | None = None
    location: Location | None = None
    sidecar_given: bool = False
    store: bytes | None = None
    store_ranges: tuple[Range, ...] = ()
    store_payload: tuple[Range, ...] = ()
    metadata_ranges: tuple[Range, ...] = ()
    stores: int = 0
    traces: tuple[str, ...] = ()
    data_hash: HashCheck = HashCheck.UNCHECKED
    protection: Protection = Protection()
    problems: tuple[Problem, ...] = ()
    signals: Signals = Signals()
    second_files: tuple[str, ...] = ()
