"""The engine (c2pa-python) behind one module: the only place that imports it.

Always with an explicit context, never the default one: the default context fetches what a file points to and looks up
the hosts that a file names. Every way in which the engine can fail becomes a value, because its
exceptions are verdicts too; only a clean "not found" may become "absent", and even that is decided elsewhere.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any, BinaryIO, NamedTuple

import c2pa  # noqa: TID251 -- this is the one module that may

from verify.record.engine_list import EngineList
from verify.record.issuers import names_in

CLAIM_PURPOSES = (
    "1.3.6.1.4.1.62558.2.1",  # C2PA claim signing (C2PA certificate profile)
    "1.3.6.1.5.5.7.3.4",  # e-mail protection, the purpose of most certificates of before 2025
    "1.3.6.1.5.5.7.3.36",  # document signing (RFC 9336)
    "1.3.6.1.5.5.7.3.8",  # time-stamping and OCSP signing: the engine takes both anyway, and with them in the
    "1.3.6.1.5.5.7.3.9",  # list it says the same in every setting; we check purposes ourselves
    "1.3.6.1.4.1.311.76.59.1.9",  # Microsoft's own claim signing purpose
    "2.5.29.37.0",  # any purpose: without it genuine files become "Invalid" for a form; we never accept it
)
"""Purposes that let the engine go on to check hashes; whether a purpose is good enough is our own decision."""

_CONTEXTS = 64
"""Selections of certificates that are kept ready; most files of an archive come from a few signers."""

_MAX_MANIFEST_MIB = 32  # compressed manifests; the largest store seen in the wild is 3 MiB


class Reading(NamedTuple):
    """The engine read a record: its standard view (crJSON, as text) and its validation state word for word."""

    crjson: str
    state: str


class NotFound(NamedTuple):
    """The engine found no record."""

    message: str


class RemoteOnly(NamedTuple):
    """The file only points to a record elsewhere, and nothing was fetched."""

    url: str


class Refused(NamedTuple):
    """The engine could not read what is there. `message` is its own text: never shown without being neutralised."""

    message: str


Outcome = Reading | NotFound | RemoteOnly | Refused


class Engine:
    """Reads records with fixed settings; safe to share between threads.

    The engine parses every certificate of its lists anew for each file, which takes longer than all else. So it is
    given those alone whose names appear in the record: no other can be part of a chain to one of its signers.

    Args:
        lists: trust lists to load. They only let the engine state its own view, which a report shows word for word.
    """

    def __init__(self, lists: tuple[EngineList, ...] = ()) -> None:
        self._lists = lists
        self._known = frozenset(subject for item in lists for subject in item.subjects)
        self._context = lru_cache(maxsize=_CONTEXTS)(self._context_for)

    def _context_for(self, names: frozenset[str] | None) -> c2pa.Context:
        """Return the context with the certificates of these names; None stands for all."""
        lists = self._lists if names is None else tuple(item.only(names) for item in self._lists)
        return c2pa.Context.from_dict(_settings(lists))

    def read(
        self, stream: BinaryIO, media_type: str, sidecar: bytes | None = None, store: bytes | None = None
    ) -> Outcome:
        """Read and validate the record of one medium.

        Args:
            stream: the bytes, seekable.
            media_type: as sniffed from the bytes.
            sidecar: a manifest store that stands apart from the file.
            store: the manifest store that is going to be read, where it is known; without it all lists are loaded.
        """
        names = None if store is None else names_in(store)
        context = self._context(None if names is None else names & self._known)
        try:
            with c2pa.Reader(media_type, stream, manifest_data=sidecar, context=context) as reader:
                return Reading(reader.crjson(), str(reader.get_validation_state()))
        except c2pa.C2paError.ManifestNotFound as error:  # type: ignore[attr-defined]  # set at run time
            return NotFound(str(error))
        except Exception as error:  # noqa: BLE001 -- KeyError and unnamed errors are seen on damaged stores (§3)
            return _refusal(error)


def _refusal(error: Exception) -> Outcome:
    message = str(error) or type(error).__name__
    remote = re.search(r"must fetch remote manifests from url (\S+)", message)
    if remote:
        return RemoteOnly(remote.group(1))
    return Refused(message)


def _settings(lists: tuple[EngineList, ...]) -> dict[str, Any]:
    """Return the engine's settings: each one closes a way to the network or to memory."""
    anchors = [_anchor(item) for item in lists if item.anchors or item.allowed]
    trust: dict[str, Any] = {"trust_config": "\n".join(CLAIM_PURPOSES)}
    if anchors:
        trust["anchors"] = anchors
    return {
        "verify": {
            "verify_trust": True,
            "verify_timestamp_trust": True,
            "remote_manifest_fetch": False,
            "ocsp_fetch": False,
        },
        "core": {
            "allowed_network_hosts": [],
            "allow_redirects": False,
            "max_decompressed_manifest_size_in_mb": _MAX_MANIFEST_MIB,
        },
        "trust": trust,
    }


def _anchor(item: EngineList) -> dict[str, str]:
    anchor = {"trust_uri": item.uri, "trust_kind": item.kind, "trust_anchors": item.anchors}
    if item.allowed:
        anchor["allowed_list"] = item.allowed
    return anchor


def version() -> str:
    """Return the engine's name and version, with the version of the SDK inside."""
    return f"c2pa-python {c2pa.__version__} (c2pa-rs {c2pa.sdk_version()})"
