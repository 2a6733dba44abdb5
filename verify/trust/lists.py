"""Trust lists as data: the built-in ones, and those that a user gives as PEM files.

A list is read once per process, and its certificates stay base64 until one is looked up: most files need none of them.
"""

import binascii
import hashlib
import json
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from enum import StrEnum
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from verify.errors import TrustError
from verify.failure import failure
from verify.model.vocabulary import ListOrigin
from verify.trust import pem
from verify.trust.purposes import Purpose

if TYPE_CHECKING:
    from verify.trust.certificate import Certificate

MAX_PEM_BYTES = 16 * 1024 * 1024
"""Larger files of a user's own are refused: every public root in the world fits into 1 MiB."""

BUILTIN_IDS = ("c2pa", "c2pa-tsa", "iptc-vnp", "itl")
"""The lists that come with the library, in the order in which reports name them: the frozen one last."""

_SERVE_IDENTITIES = frozenset({"iptc-vnp"})
"""Lists for other purposes that vouch for identities, too: CAWG identity assertion 1.3 (trust model for X.509
certificates) names IPTC's list of verified news publishers. It names the C2PA list beside it for the time being; that
one vouches for products and devices, and none of its issuers is seen to certify people or organisations."""

C2PA_LIST = "c2pa"
"""Id of the list whose authorities give certificates to conforming products only."""

IPTC_LIST = "iptc-vnp"
"""Id of the list of news publishers whom IPTC verified."""

_DATA = Path(__file__).with_name("data")


class Status(StrEnum):
    """What stands behind a list."""

    CURRENT = "current"  # kept up by its operator
    FROZEN = "frozen"  # no longer kept up: nothing is added, and nothing taken back
    OWN = "own"  # given by the user


class Kind(StrEnum):
    """What a listed certificate vouches for."""

    ANCHOR = "anchor"  # everything that it issued, directly or not
    END_ENTITY = "end_entity"  # itself alone


class Listed(NamedTuple):
    """One certificate of a list.

    Attributes:
        kind: what it vouches for.
        sha256: fingerprint of the DER certificate.
        subject_sha256: SHA-256 of its DER subject name; empty where the list holds the fingerprint alone.
        title: common name, with the organization where that adds something; text of the certificate.
        base64: the DER certificate, in base64 without line breaks; empty where the list holds the fingerprint alone.
    """

    kind: Kind
    sha256: str
    subject_sha256: str
    title: str
    base64: str

    @property
    def der(self) -> bytes:
        """The DER certificate."""
        return binascii.a2b_base64(self.base64)


class TrustList(NamedTuple):
    """A named list of certificates that someone vouches for.

    Attributes:
        id: stable; `file:` and the name for lists of the user's own.
        name: for people.
        operator: who keeps it.
        purpose: what its certificates may be trusted for.
        also_time_stamping: a claim-signing list whose anchors vouch for time-stamping authorities too.
        status: what stands behind it.
        issued: when this edition was issued (RFC 3339), if the operator says so.
        frozen_since: date since which it has not been kept up.
        retrieved: when it was last fetched (RFC 3339, or a date), and so known to be the current edition.
        next_update: when the operator promises the next edition.
        source: where it comes from, in words.
        source_sha256: SHA-256 of the file or files that it was taken from; None for the user's own.
        licence: of the list as published, if stated.
        digest: names the edition: SHA-256 over the sorted fingerprints, each in lower-case hexadecimal and followed by
            a newline, which is what ``sort | sha256sum`` prints for them.
        entries: the certificates, in the order of the source.
        origin: how it came to be loaded.
    """

    id: str
    name: str
    operator: str
    purpose: Purpose
    also_time_stamping: bool
    status: Status
    issued: str | None
    frozen_since: str | None
    retrieved: str | None
    next_update: str | None
    source: str
    source_sha256: str | None
    licence: str | None
    digest: str
    entries: tuple[Listed, ...]
    origin: ListOrigin = ListOrigin.GIVEN

    def __hash__(self) -> int:
        """Hash the digest alone: lists are keys of caches, and a digest is shorter than a hundred certificates."""
        return hash(self.digest)

    @property
    def anchors_count(self) -> int:
        """Number of anchors."""
        return sum(entry.kind is Kind.ANCHOR for entry in self.entries)

    @property
    def end_entities_count(self) -> int:
        """Number of end-entity certificates listed by themselves."""
        return len(self.entries) - self.anchors_count

    def entries_of(self, kind: Kind) -> tuple[Listed, ...]:
        """Return the certificates of one kind, in order."""
        return tuple(entry for entry in self.entries if entry.kind is kind)

    def age_days(self, time: datetime) -> int | None:
        """Return the whole days since the edition was last known to be current; None for a list that has no age.

        Nobody keeps up a frozen list or the user's own, so that no later edition is missed.

        Args:
            time: of the check, aware; before that day the age is 0.
        """
        known = self.retrieved or self.issued
        return None if self.status is not Status.CURRENT or known is None else max(0, (time - _moment(known)).days)

    def is_overdue(self, time: datetime) -> bool:
        """Return whether the operator promised another edition for before `time` (aware)."""
        return self.status is Status.CURRENT and self.next_update is not None and _moment(self.next_update) < time

    def serves(self, purpose: Purpose) -> bool:
        """Return whether the list may be used for `purpose`; a list for one purpose says nothing about another."""
        if purpose is Purpose.IDENTITY and self.id in _SERVE_IDENTITIES:
            return True
        return purpose is self.purpose or (self.also_time_stamping and purpose is Purpose.TIME_STAMPING)


class EnginePem(NamedTuple):
    """A list in the form that the engine's settings take: two PEM texts, either may be empty."""

    anchors: str
    end_entities: str


def builtin(ids: tuple[str, ...] | None = None) -> tuple[TrustList, ...]:
    """Return built-in lists.

    Args:
        ids: which ones, in this order; None means all of `BUILTIN_IDS`.

    Raises:
        TrustError: `trust.unknown_list`.
    """
    return tuple(_builtin(name) for name in (BUILTIN_IDS if ids is None else dict.fromkeys(ids)))


def from_pem(name: str, data: bytes) -> TrustList:
    """Return a claim-signing list out of a user's PEM file.

    Certificates of authorities become anchors, all others are listed by themselves. The list never vouches for
    time-stamps: who trusts a signer has said nothing about clocks, so that takes a list of its own (`tsa_from_pem`).

    Args:
        name: the list is named after the file.
        data: its bytes; text beside the certificate blocks is passed over.

    Raises:
        TrustError: `trust.bad_pem` when a certificate cannot be read, `trust.empty_list` when there is none.
    """
    return _own(name, data, Purpose.CLAIM_SIGNING)


def tsa_from_pem(name: str, data: bytes) -> TrustList:
    """Return a time-stamping list out of a user's PEM file; otherwise as `from_pem`."""
    return _own(name, data, Purpose.TIME_STAMPING)


def identity_from_pem(name: str, data: bytes) -> TrustList:
    """Return a list for identity assertions out of a user's PEM file; otherwise as `from_pem`."""
    return _own(name, data, Purpose.IDENTITY)


def by_subject(trust_list: TrustList, subject_der: bytes) -> tuple[Listed, ...]:
    """Return the anchors of a list whose subject name has exactly these bytes."""
    return _index(trust_list).anchors.get(hashlib.sha256(subject_der).hexdigest(), ())


def by_fingerprint(trust_list: TrustList, sha256: str) -> Listed | None:
    """Return the listed certificate with this fingerprint (lower-case hexadecimal), if there is one."""
    return _index(trust_list).fingerprints.get(sha256)


@lru_cache(maxsize=32)  # a check uses a handful of lists
def engine_pem(trust_list: TrustList) -> EnginePem:
    """Return a list as PEM, anchors and end entities apart; nothing is parsed."""
    return EnginePem(_pem(trust_list.entries_of(Kind.ANCHOR)), _pem(trust_list.entries_of(Kind.END_ENTITY)))


def digest_of(fingerprints: Iterable[str]) -> str:
    """Return the digest that names an edition; see `TrustList.digest`."""
    return hashlib.sha256("".join(f"{one}\n" for one in sorted(fingerprints)).encode()).hexdigest()


class _Index(NamedTuple):
    anchors: Mapping[str, tuple[Listed, ...]]
    fingerprints: Mapping[str, Listed]


@lru_cache(maxsize=32)  # as above
def _index(trust_list: TrustList) -> _Index:
    anchors: dict[str, tuple[Listed, ...]] = {}
    for entry in trust_list.entries:
        if entry.kind is Kind.ANCHOR:
            anchors[entry.subject_sha256] = (*anchors.get(entry.subject_sha256, ()), entry)
    return _Index(anchors, {entry.sha256: entry for entry in trust_list.entries})


def _moment(text: str) -> datetime:
    """Return a time of a list, or the beginning of a date."""
    moment = datetime.fromisoformat(text)
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


@lru_cache(maxsize=len(BUILTIN_IDS))
def _builtin(name: str) -> TrustList:
    if name not in BUILTIN_IDS:
        from verify.words import listed as in_a_row  # noqa: PLC0415 -- only where something is wrong

        known = in_a_row(BUILTIN_IDS)
        raise failure(TrustError, "trust.unknown_list", "built_in", name=repr(name[:60]), known=known)
    return _from_json(json.loads((_DATA / f"{name}.json").read_bytes()))


def _from_json(data: dict[str, Any]) -> TrustList:
    """Turn a data file of ours into the frozen type; a file that lacks a field is a broken installation."""
    fields = {key: value for key, value in data.items() if key in TrustList._fields}
    entries = tuple(
        Listed(Kind(item["kind"]), item["sha256"], item["subject_sha256"], item["title"], item["der"])
        for item in data["certificates"]
    )
    fields |= {"purpose": Purpose(data["purpose"]), "status": Status(data["status"]), "entries": entries}
    return TrustList(**fields, origin=ListOrigin.BUILT_IN)


def _own(name: str, data: bytes, purpose: Purpose) -> TrustList:
    from verify.trust.certificate import parse  # noqa: PLC0415 -- 2 ms that only users' own lists need

    if len(data) > MAX_PEM_BYTES:
        most = MAX_PEM_BYTES // 1024 // 1024
        raise failure(TrustError, "trust.bad_pem", "too_large", name=repr(name), most=most)
    blocks = pem.blocks(data)
    if not blocks:
        raise failure(TrustError, "trust.empty_list", "file", name=repr(name))
    entries: dict[str, Listed] = {}
    for number, der in enumerate(blocks, 1):
        certificate = parse(der) if der is not None else None
        if certificate is None:
            at = {"number": str(number), "all": str(len(blocks)), "name": repr(name)}
            raise failure(TrustError, "trust.bad_pem", "certificate", **at)
        entries[certificate.sha256] = listed(certificate)
    return TrustList(
        id=f"file:{name}",
        name=name,
        operator="",
        purpose=purpose,
        also_time_stamping=False,
        status=Status.OWN,
        issued=None,
        frozen_since=None,
        retrieved=None,
        next_update=None,
        source="given by the user",
        source_sha256=hashlib.sha256(data).hexdigest(),
        licence=None,
        digest=digest_of(entries),
        entries=tuple(entries.values()),
    )


def listed(certificate: "Certificate") -> Listed:
    """Return the entry of a certificate: an anchor where it is an authority's, else listed by itself."""
    return Listed(
        Kind.ANCHOR if certificate.is_ca else Kind.END_ENTITY,
        certificate.sha256,
        hashlib.sha256(certificate.subject_der).hexdigest(),
        certificate.title,
        binascii.b2a_base64(certificate.der, newline=False).decode(),
    )


def _pem(entries: tuple[Listed, ...]) -> str:
    return "".join(pem.block(entry.base64) for entry in entries if entry.base64)
