"""Change every byte of a small signed file, one at a time, and see whether the answer notices.

Run ``python -m tests.hostile.single_byte [FORMAT...] [--step N]``: by default every byte of every format, which takes
some minutes, or twice that with ``--thorough``. A change is noticed when the file is no longer told as intact with
full coverage: another state, another coverage, another signer, or an error. What is not noticed must stand in a range
that the report lists as unprotected; inside the record it must also be a byte of which this module finds out by itself
that nothing signs it (`loose_bytes`), and the report must say the same as before.
"""

from __future__ import annotations

import argparse
import base64
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from enum import StrEnum
from itertools import pairwise
from multiprocessing import get_context
from typing import NamedTuple

from tests.hostile import small
from verify import Report, Verifier, VerifyError
from verify.examine.facts import Examined
from verify.examine.local import LocalExaminer
from verify.media.bytesource import MemorySource
from verify.media.packets import Packet, PacketKind, Walk
from verify.media.source import Input
from verify.media.walk import walk
from verify.model.vocabulary import RecordState, SignerState
from verify.trust.load import engine_lists, load_lists
from verify.weigh import Means, weigh

FLIPS = (0x01, 0x06)
"""Bits that are turned around: the lowest one; two others, which make Base64 out of the Base64 of zeroes (SVG)."""


class Seen(StrEnum):
    """What became of a change."""

    NOTICED = "noticed"
    LISTED = "listed"  # in a range that the report lists as unprotected, outside the record
    LOOSE = "loose"  # in such a range inside the record; nothing signs the byte, and the report says the same
    MISSED = "missed"


class Result(NamedTuple):
    """All changes of one file.

    Attributes:
        ending: the format.
        size: bytes of the file.
        changes: how many were made.
        seconds: how long they took.
        counts: changes by what became of them.
        missed: runs of bytes whose change went unnoticed, with what stands there.
    """

    ending: str
    size: int
    changes: int
    seconds: float
    counts: dict[Seen, int]
    missed: tuple[str, ...]


class Places(NamedTuple):
    """Places of single bytes: listed as unprotected, inside the record with its container, signed by nothing there."""

    listed: frozenset[int]
    record: frozenset[int]
    loose: frozenset[int]


class Checker:
    """Checks changed files in this process, and keeps what was read of the last one."""

    def __init__(self) -> None:
        policy = small.policy()
        self._lists = load_lists(policy)
        self._local = LocalExaminer(engine_lists(self._lists), policy.limits)
        self._verifier = Verifier(policy, self)
        self._means = Means(self._lists, policy.time())
        self._facts: Examined | None = None

    def examine(self, item: Input, *, name: str | None = None, manifest: str | None = None) -> Examined:
        """Read a file and remember what was read."""
        self._facts = self._local.examine(item, name=name, manifest=manifest)
        return self._facts

    def check(self, data: bytes, name: str) -> Report | VerifyError:
        """Return the report, or the error in its place."""
        try:
            return self._verifier.verify(data, name=name)
        except VerifyError as error:
            return error

    def places(self, data: bytes) -> Places:
        """Return what the last report lists as unprotected in the file, and what stands there."""
        assert self._facts is not None
        listed = weigh(self._facts, self._means).unprotected
        record = (at for piece in self._facts.store_ranges for at in range(piece.start, piece.end))
        return Places(
            frozenset(at for item in listed for at in range(item.start, item.start + item.length)),
            frozenset(record),
            loose_bytes(data, self._facts.media_type),
        )


def change_all(ending: str, step: int = 1, first: int = 0, *, thorough: bool = False) -> Result:
    """Change every `step`-th byte of a small signed file, from the `first` on: in one way, or in every way of `FLIPS`.

    Raises:
        AssertionError: the unchanged file is not told as intact, from a recognised signer.
    """
    data, name = small.signed(ending), f"small.{ending}"
    checker, counts, missed = Checker(), dict.fromkeys(Seen, 0), []
    before = checker.check(data, name)
    assert isinstance(before, Report), before
    assert before.answers.record.state is RecordState.INTACT, before.answers.record
    assert before.answers.signer.state is SignerState.RECOGNIZED, before.answers.signer
    places = checker.places(data)
    started = time.perf_counter()
    for at in range(first, len(data), step):
        for flip in FLIPS if thorough else (FLIPS[at % len(FLIPS)],):
            changed = bytearray(data)
            changed[at] ^= flip
            seen = _seen(checker.check(bytes(changed), name), before, at, places)
            counts[seen] += 1
            missed += [at] if seen is Seen.MISSED else []
    changes = sum(counts.values())
    shown = tuple(
        f"{place.start}-{place.stop - 1}: {data[place.start : place.stop][:32]!r} after {data[: place.start][-12:]!r}"
        for place in runs(tuple(missed))
    )
    return Result(ending, len(data), changes, time.perf_counter() - started, counts, shown)


def _seen(after: Report | VerifyError, before: Report, at: int, places: Places) -> Seen:
    """Say what became of a change: told as intact with as much coverage as before is what must be explained."""
    if isinstance(after, VerifyError):
        return Seen.NOTICED
    record = after.answers.record
    if record.state is not RecordState.INTACT or record.coverage is not before.answers.record.coverage:
        return Seen.NOTICED
    if after.answers.signer.state is not SignerState.RECOGNIZED:
        return Seen.NOTICED
    if at not in places.listed:
        return Seen.MISSED
    if at not in places.record:
        return Seen.LISTED
    return Seen.LOOSE if at in places.loose and says(after) == says(before) else Seen.MISSED


def says(report: Report) -> tuple[object, ...]:
    """Return all that a report says of making, signer and record."""
    return (report.headline, report.answers, report.statements, report.history, report.manifests, report.c2pa_signals)


def loose_bytes(data: bytes, media_type: str) -> frozenset[int]:
    """Return the places that hold a record together without being covered by a hash or a signature.

    Claims hash their assertions' boxes from the description box on (C2PA 2.4, hashing JUMBF boxes), and the signature
    covers the claim and its own protected header (RFC 9052 §4.4). What remains are the headers of the container, the
    headers and descriptions of the other boxes, and the unsigned header of the signature with its padding.
    """
    found = walk(MemorySource(data), media_type)
    store, container = next((p, c) for p, c in zip(_stores(found), found.containers, strict=True))
    places = _places(store, data)
    covered = {at for piece in _covered(store.data, 0, len(store.data), b"") for at in piece}
    signed = {at for number, here in enumerate(places) if number in covered for at in here}
    shared = {at for number, here in enumerate(places) if number not in covered for at in here}
    held = {at for piece in container for at in range(piece.start, piece.end)}
    return frozenset(held - (signed - shared))


def _places(store: Packet, data: bytes) -> tuple[tuple[int, ...], ...]:
    """Return where in the file each byte of a store stands; in Base64 (SVG) that is in two characters."""
    offsets = tuple(at for piece in store.ranges for at in range(piece.start, piece.end))
    text = bytes(data[at] for at in offsets)
    if text == store.data:
        return tuple((at,) for at in offsets)
    assert base64.b64decode(text) == store.data
    count = len(store.data)
    return tuple((offsets[8 * number // 6], offsets[(8 * number + 7) // 6]) for number in range(count))


def _stores(found: Walk) -> tuple[Packet, ...]:
    return tuple(packet for packet in found.packets if packet.kind is PacketKind.C2PA)


def _covered(store: bytes, start: int, end: int, inside: bytes) -> Iterator[range]:
    """Return what hashes and the signature cover; `inside` is the type of the superbox around."""
    while start < end:
        size, kind = int.from_bytes(store[start : start + 4], "big"), store[start + 4 : start + 8]
        stop = start + size
        if inside == b"c2as" and kind == b"jumb":
            yield range(start + 8, stop)
        elif kind == b"jumb":
            yield from _covered(store, start + 8, stop, store[start + 16 : start + 20])
        elif inside == b"c2cl" and kind == b"cbor":
            yield range(start + 8, stop)
        elif inside == b"c2cs" and kind == b"cbor":
            yield from _signature(store, start + 8, stop)
        start = stop


def _signature(store: bytes, start: int, end: int) -> Iterator[range]:
    """Return the protected header and the value of a COSE_Sign1 by ES256; between them stands what nothing signs."""
    protected = start + 2  # behind the tag and the start of an array of four
    assert store[start : protected + 1] == b"\xd2\x84\x59", store[start : protected + 1]
    value = end - 64
    yield range(start, protected + 3 + int.from_bytes(store[protected + 1 : protected + 3], "big"))
    yield range(value, end)


def runs(places: tuple[int, ...]) -> tuple[range, ...]:
    """Return places as runs."""
    ordered = sorted(set(places))
    cuts = [0, *(at for at, (one, two) in enumerate(pairwise(ordered), 1) if two != one + 1), len(ordered)]
    return tuple(range(ordered[a], ordered[b - 1] + 1) for a, b in pairwise(cuts) if b > a)


def describe(result: Result) -> Iterator[str]:
    """Say what became of the changes of one file, and where it was missed."""
    counts = ", ".join(f"{seen.value} {count:,}" for seen, count in result.counts.items())
    yield f"{result.ending:5} {result.size:>6,} bytes {result.changes:>6,} changes {result.seconds:5.0f} s: {counts}"
    yield from (f"      missed {where}" for where in result.missed)


def main() -> int:
    """Change every byte of every format, print what became of it, and return 1 where a change was missed."""
    parser = argparse.ArgumentParser(prog="python -m tests.hostile.single_byte", description=__doc__)
    parser.add_argument("formats", nargs="*", default=[item.ending for item in small.FORMATS])
    parser.add_argument("--step", type=int, default=1, help="change every N-th byte only")
    parser.add_argument("--thorough", action="store_true", help="two changes of each byte, instead of one")
    parser.add_argument("--jobs", type=int, default=1, help="formats beside each other")
    options = parser.parse_args()
    step, thorough = options.step, options.thorough
    with ProcessPoolExecutor(options.jobs, get_context("spawn")) as pool:
        pending = [pool.submit(change_all, ending, step, thorough=thorough) for ending in options.formats]
        results = []
        for each in pending:
            results.append(each.result())
            print(*describe(results[-1]), sep="\n", flush=True)  # noqa: T201 -- a program
    changes = sum(result.changes for result in results)
    print(f"{changes:,} changes in {len(results)} files: {sum(len(result.missed) for result in results)} runs missed")  # noqa: T201 -- a program
    return any(result.missed for result in results)


if __name__ == "__main__":
    sys.exit(main())
