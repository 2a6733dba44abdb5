"""What a check may use: trust lists, time, limits. The only place through which a clock enters the library."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple, Self

MIB = 1024 * 1024

_WORKER_BYTES = 1024 * MIB  # address space of a worker that reads a small file, with room to spare
_MEMORY_PER_BYTE = 3  # the engine was seen to need 2.7 times the size of a JPEG file
_BYTES_PER_SECOND = 25 * MIB  # the slowest format and machine seen, with room to spare


class Limits(NamedTuple):
    """Bounds of one check: bytes, unless said otherwise.

    Attributes:
        file_bytes: larger files are not examined.
        whole_file_bytes: the same for formats that the engine reads into memory as a whole (JPEG, GIF, SVG, PDF), for
            which it was seen to need up to 2.7 times their size.
        memory_snapshot: files up to this size are held in memory while they are checked, larger ones are read in place:
            copying 300 MB takes as long as the engine needs to check them.
        sidecar_bytes: cap of a manifest store given apart from its file; the largest seen in the wild is 3 MiB.
        worker_memory: address space of a worker; a signed JPEG of 267 MB was read within 512 MiB, while hostile files
            of 4 KB ask for 4 GB.
        worker_cpu_seconds: processor time of a worker for one file, in seconds.
        worker_seconds: longest time for one file in a worker, in seconds; the slowest genuine picture seen takes a
            quarter of a second, a 2 GB video about five.
        fetched_manifest_bytes: cap of a manifest store fetched from the address that a file names.
    """

    file_bytes: int = 2048 * MIB
    whole_file_bytes: int = 256 * MIB
    memory_snapshot: int = 64 * MIB
    sidecar_bytes: int = 64 * MIB
    worker_memory: int = 2048 * MIB
    worker_cpu_seconds: int = 20
    worker_seconds: float = 30.0
    fetched_manifest_bytes: int = 16 * MIB

    def of_files_up_to(self, size: int) -> Self:
        """Return limits for files of up to a size of any format, with the memory and time that such a file takes.

        Args:
            size: in bytes.
        """
        seconds = size // _BYTES_PER_SECOND
        return self._replace(
            file_bytes=size,
            whole_file_bytes=size,
            worker_memory=max(self.worker_memory, _WORKER_BYTES + _MEMORY_PER_BYTE * size),
            worker_cpu_seconds=max(self.worker_cpu_seconds, seconds),
            worker_seconds=max(self.worker_seconds, float(seconds)),
        )

    def with_seconds(self, seconds: float) -> Self:
        """Return limits with another longest time for one file, two thirds of it processor time.

        Args:
            seconds: at least 1.
        """
        return self._replace(worker_seconds=seconds, worker_cpu_seconds=max(1, int(seconds * 2 / 3)))


class Anchors(NamedTuple):
    """Trust anchors given by the user: a name for the list, and PEM certificates."""

    name: str
    pem: bytes


class IncidentFile(NamedTuple):
    """Notices of incidents with signers given by the user: a name for the file, and its JSON."""

    name: str
    json: bytes


class PolicyFile(NamedTuple):
    """The file that settings came from: its name without its folder, and the SHA-256 of its bytes."""

    name: str
    sha256: str


def _now() -> datetime:
    return datetime.now(UTC)


class Policy(NamedTuple):
    """Settings of a check; immutable.

    Attributes:
        trust_lists: ids of the built-in or imported lists to use; None means all of them.
        anchors: lists of the user's own, in addition.
        default_trust: False leaves every built-in and imported list out, unless `trust_lists` names some.
        at: check validity as of this time (aware, any zone); None means now.
        limits: bounds in bytes.
        pixels: decode pictures and look for marks hidden in their pixels; needs the extra `howmade[pixels]`.
        show_prompts: report what generators were told to make; it can name people, so it is left out by default.
        online: fetch a record that a file points to, and ask about revocation. Off by default: whoever is asked learns
            that somebody checks this file.
        clock: where "now" comes from; returns an aware datetime.
        clocks: lists of the user's own for time-stamping, in addition; they never make a signer recognised.
        file: where these settings came from, for the report; it is not read.
        identity_anchors: lists of the user's own for identity assertions (CAWG); they vouch for nothing else.
        identity_issuers: DIDs of those whose identity claims aggregations the user believes, each word for word.
        lists_folder: where `howmade trust` keeps newer editions of built-in lists, and imported lists: they are used
            in place of the built-in ones, and beside them. None means that there is no such folder.
        second_opinion: ask another, independent verifier about the same file and tell where it differs; no answer rests
            on it. Needs the extra `howmade[second-opinion]`.
        incidents: files of the user's own with notices of incidents with signers, beside the built-in ones.
        language: in which the sentences of reports and errors are said; one of `verify.words.LANGUAGES`.
    """

    trust_lists: tuple[str, ...] | None = None
    anchors: tuple[Anchors, ...] = ()
    default_trust: bool = True
    at: datetime | None = None
    limits: Limits = Limits()
    pixels: bool = False
    show_prompts: bool = False
    online: bool = False
    clock: Callable[[], datetime] = _now
    clocks: tuple[Anchors, ...] = ()
    file: PolicyFile | None = None
    identity_anchors: tuple[Anchors, ...] = ()
    identity_issuers: tuple[str, ...] = ()
    lists_folder: Path | None = None
    second_opinion: bool = False
    incidents: tuple[IncidentFile, ...] = ()
    language: str = "en"

    def time(self) -> datetime:
        """Return the time of the check in UTC, in whole seconds."""
        moment = self.at if self.at is not None else self.clock()
        return moment.astimezone(UTC).replace(microsecond=0)
