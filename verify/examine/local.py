"""Read a file in this process.

1. Take one snapshot of the bytes.
2. Walk the container: where does a record stand?
3. Let the engine read and validate the record, embedded or beside the file. Meanwhile, in a second thread, hash the
   bytes, walk where the record of a large JPEG was found without a walk, and read marks outside Content Credentials.
4. Where the engine says that the content does not match, hash the declared ranges ourselves.
5. Work out which bytes the content hash leaves out, and whether media stands there.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import NamedTuple, Protocol

from verify.errors import InputError
from verify.examine.coverage import Worked, work_out
from verify.examine.facts import Examined, HashCheck
from verify.examine.facts import Found as FoundRecord
from verify.examine.protection import Protection
from verify.examine.rest import Rest, read_rest
from verify.media.beside import Beside, Signal
from verify.media.first_store import first_store
from verify.media.packets import Packet, PacketKind, Range, Walk
from verify.media.source import Input, Snapshot, read_sidecar, take
from verify.media.traces import find_traces
from verify.media.walk import walk
from verify.model.vocabulary import Location
from verify.policy import Limits
from verify.record.engine import Engine, NotFound, Outcome, Reading, Refused, RemoteOnly
from verify.record.engine_list import EngineList


class Examiner(Protocol):
    """Reads unknown files."""

    def examine(self, item: Input, *, name: str | None = None, manifest: str | None = None) -> Examined:
        """Read one file.

        Args:
            item: a path, bytes, or a binary stream.
            name: what to call it; by default the last part of the path.
            manifest: path of a `.c2pa` file with its record.

        Raises:
            InputError: the file cannot be read; says why and what to do.
        """
        ...


_FURTHER_PICTURE = "JPEG picture"  # how the walker names the pictures of a Multi-Picture file behind the first

_AT_ONCE = 256 * 1024
"""Bytes up to which starting a thread takes longer than hashing."""

_NO_MEMORY = "out of memory"
"""What the engine says where it could not get memory: nothing is then known of the file."""

_MAX_PAYLOAD = 4096
"""Runs of bytes that carry one store: 256 MB in segments of a JPEG, or 1 MB in sub-blocks of a GIF."""


class _Record(NamedTuple):
    """What the engine returned, where the record came from, and its bytes."""

    outcome: Outcome
    location: Location | None
    store: bytes | None


class LocalExaminer:
    """Reads files in this process; safe to share between threads.

    Args:
        lists: trust lists in the engine's form.
        limits: bounds in bytes.
        pixels: look for marks hidden in the pixels, too.
    """

    def __init__(self, lists: tuple[EngineList, ...], limits: Limits, *, pixels: bool = False) -> None:
        self._engine = Engine(lists)
        self._limits = limits
        self._pixels = pixels

    def examine(self, item: Input, *, name: str | None = None, manifest: str | None = None) -> Examined:
        """Read one file; see `Examiner`."""
        snapshot = take(item, self._limits, name)  # 1
        try:
            return self._examine(snapshot, manifest)
        finally:
            snapshot.close()

    def _examine(self, snapshot: Snapshot, manifest: str | None) -> Examined:
        record, rest = self._read(snapshot, manifest)  # 2, 3
        found = rest.found
        own_hash = _own_hash(snapshot, record)  # 4
        protection, unfollowed = _protection(snapshot, found, record)  # 5
        stores = tuple(packet.where for packet, _ in _stores(found))
        facts = Examined(
            name=snapshot.name,
            path=snapshot.path,
            size=snapshot.source.size,
            sha256=rest.sha256,
            media_type=snapshot.media.name,
            kind=snapshot.media.kind,
            changed=snapshot.changed(),  # asked last, when everything has been read
            found=FoundRecord.NOTHING,
            location=record.location,
            sidecar_given=manifest is not None,
            store=record.store,
            store_ranges=next((ranges for _, ranges in _stores(found)), ()),
            store_payload=_payload(found),
            metadata_ranges=rest.metadata_ranges,
            stores=len(stores),
            traces=stores or find_traces(snapshot.source),
            data_hash=own_hash,
            protection=protection,
            problems=(*found.problems, *(item for item in unfollowed if item not in found.problems)),
            signals=rest.signals,
            second_files=rest.second_files,
        )
        return _with_outcome(facts, record.outcome)

    def _read(self, snapshot: Snapshot, manifest: str | None) -> tuple[_Record, Rest]:
        """Return the record and the rest; a second thread works beside the engine, which is native code."""
        small = snapshot.source.size <= _AT_ONCE
        first = None if small or manifest is not None else first_store(snapshot.source, snapshot.media.name)
        known = walk(snapshot.source, snapshot.media.name) if first is None else None
        read = Signal()
        with Beside(partial(read_rest, snapshot, known, read, pixels=self._pixels), at_once=small) as beside:
            try:
                told = read.give if known is None else None
                record = self._record(snapshot, _embedded(known) if known else first, manifest, told)
            finally:
                read.give()  # the engine may have ended without reading all
            rest = beside.result()
        if known is None and _embedded(rest.found) != first:  # what stands behind the picture makes it another record
            record = self._record(snapshot, _embedded(rest.found), manifest)
        return record, rest

    def _record(
        self,
        snapshot: Snapshot,
        embedded: bytes | None,
        manifest: str | None,
        read: Callable[[], None] | None = None,
    ) -> _Record:
        sidecar = None if manifest is None and embedded else _sidecar(snapshot, manifest, self._limits)
        outcome = self._engine.read(snapshot.stream(read), snapshot.media.name, sidecar, sidecar or embedded)
        location = Location.SIDECAR if sidecar else Location.EMBEDDED if embedded else None
        return _Record(outcome, location, sidecar or embedded)


def _embedded(found: Walk) -> bytes | None:
    return next((packet.data for packet, _ in _stores(found)), None)


def _stores(found: Walk) -> tuple[tuple[Packet, tuple[Range, ...]], ...]:
    """Return the manifest stores of the file itself; a gain map beside the picture may carry one of its own."""
    packets = (packet for packet in found.packets if packet.kind is PacketKind.C2PA)
    both = zip(packets, found.containers, strict=True)
    return tuple((packet, ranges) for packet, ranges in both if not packet.where.startswith(_FURTHER_PICTURE))


def _payload(found: Walk) -> tuple[Range, ...]:
    payload = next((packet.ranges for packet, _ in _stores(found)), ())
    return payload if len(payload) <= _MAX_PAYLOAD else ()


def _with_outcome(facts: Examined, outcome: Outcome) -> Examined:
    match outcome:
        case Reading(crjson, state):
            location = facts.location or Location.EMBEDDED
            return facts._replace(found=FoundRecord.RECORD, crjson=crjson, engine_state=state, location=location)
        case NotFound(message):
            return facts._replace(found=FoundRecord.NOTHING, message=message)
        case RemoteOnly(url):
            return facts._replace(found=FoundRecord.REMOTE, message=url, location=Location.REMOTE)
        case Refused(message):
            if _NO_MEMORY in message:
                from verify.examine.messages import unsafe  # noqa: PLC0415 -- few files need it

                raise unsafe("memory")
            return facts._replace(found=FoundRecord.REFUSED, message=message)


def _sidecar(snapshot: Snapshot, manifest: str | None, limits: Limits) -> bytes | None:
    """Return the record given with the file, or standing beside it under the file's own name."""
    if manifest is not None:
        return read_sidecar(manifest, limits)
    if snapshot.path is None:
        return None
    path = Path(snapshot.path)
    for beside in (path.with_name(path.name + ".c2pa"), path.with_suffix(".c2pa")):
        if beside != path and os.path.isfile(beside):  # noqa: PTH113 -- pathlib raises on names that are too long
            try:
                return read_sidecar(str(beside), limits)
            except InputError:  # nobody gave this file: what is no record only has a record's name
                continue
    return None


def _protection(snapshot: Snapshot, found: Walk, record: _Record) -> Worked:
    """Work out what the record's content hash protects."""
    if not isinstance(record.outcome, Reading):
        return Protection(), ()
    own = next((ranges for _, ranges in _stores(found)), ())
    return work_out(snapshot.source, snapshot.media.name, record.outcome.crjson, own, found)


def _own_hash(snapshot: Snapshot, record: _Record) -> HashCheck:
    """Hash the declared ranges ourselves, where the engine says that the content does not match."""
    if not isinstance(record.outcome, Reading) or "assertion.dataHash.mismatch" not in record.outcome.crjson:
        return HashCheck.UNCHECKED
    from verify.examine.own_hash import check_active  # noqa: PLC0415 -- few files need it, and its imports take 10 ms

    return check_active(snapshot.source, record.outcome.crjson, record.store)
