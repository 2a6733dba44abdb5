"""Our own check of the active manifest's data hash: the engine rejects some for their form alone."""

from __future__ import annotations

from verify.examine.facts import HashCheck
from verify.media.bytesource import ByteSource
from verify.record.binding import BindingResult, check_data_hash
from verify.record.crjson import base_label, read_record
from verify.record.store import read_store


def check_active(source: ByteSource, crjson: str, store: bytes | None) -> HashCheck:
    """Hash the ranges that the active manifest declares.

    Args:
        source: the file.
        crjson: the engine's view of the record.
        store: the raw manifest store.
    """
    record = read_record(crjson)
    if record is None or store is None:
        return HashCheck.UNCHECKED
    active = record.active
    manifest = next((item for item in read_store(store).manifests if item.label == active.label), None)
    if manifest is None:
        return HashCheck.UNCHECKED
    payloads = [item.payload for item in manifest.assertions if base_label(item.label) == "c2pa.hash.data"]
    results = {check_data_hash(source, payload, active.alg).result for payload in payloads}
    if results == {BindingResult.MATCHES}:
        return HashCheck.MATCHES
    return HashCheck.DIFFERS if BindingResult.DIFFERS in results else HashCheck.UNCHECKED
