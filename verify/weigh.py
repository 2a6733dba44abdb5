"""From what was read to evidence: the typed record, and our own checks of each signature, signer and time."""

from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple

from verify.examine.facts import Examined, Found
from verify.judge.evidence import Evidence
from verify.judge.protected import with_coverage
from verify.media.extensions import odd_extension
from verify.media.packets import Range
from verify.model.vocabulary import Location, SignerState
from verify.record.cose import CoseSignature, read_signature
from verify.record.crjson import read_record
from verify.record.held import held_parts, in_file
from verify.record.store import RawManifest, Store, read_store
from verify.record.types import Manifest, Record
from verify.trust.lists import TrustList
from verify.trust.seal import seal
from verify.trust.sealed import NO_SEAL, Seal, SignatureState

if TYPE_CHECKING:  # few users have files of their own
    from verify.trust.incidents import Incident

_STATUS = "c2pa.certificate-status"
"""Label of an assertion with answers about revocation; see `verify.record.certificate_status`."""


class Means(NamedTuple):
    """What the weighing works with.

    Attributes:
        lists: the loaded trust lists.
        at: the time that counts without a trusted time-stamp.
        pixels: marks hidden in the pixels were looked for.
        issuers: DIDs of those whose identity claims aggregations the user believes.
        incidents: known incidents with signers, out of the user's own files.
    """

    lists: tuple[TrustList, ...]
    at: datetime
    pixels: bool = False
    issuers: tuple[str, ...] = ()
    incidents: "tuple[Incident, ...]" = ()


def weigh(facts: Examined, means: Means) -> Evidence:
    """Return the evidence about one file.

    Args:
        facts: what was read.
        means: lists and time.
    """
    names = tuple(item.name for item in means.lists)
    odd = odd_extension(facts.name, facts.media_type)
    evidence = Evidence(facts, trust_lists=names, odd_extension=odd, pixels=means.pixels)
    evidence = evidence._replace(lists=means.lists, at=means.at, incidents=means.incidents)
    if facts.found is not Found.RECORD:
        return evidence
    record = read_record(facts.crjson)
    if record is None:  # the engine's own text could not be read
        return evidence._replace(facts=facts._replace(found=Found.REFUSED))
    store = read_store(facts.store) if facts.store else None
    raw = {item.label: item for item in store.manifests} if store else {}
    signatures = {label: read_signature(item.signature) if item.signature else None for label, item in raw.items()}
    seals = tuple(
        _seal(manifest, raw.get(manifest.label), signatures.get(manifest.label), means) for manifest in record.manifests
    )
    held = _held(facts, store, record, signatures)
    weighed = with_coverage(evidence._replace(record=record, seals=seals), held)
    if _names_someone(record, raw):
        from verify.trust.identity import Knowing, check_identities  # noqa: PLC0415 -- few records name anyone

        knowing = Knowing(means.lists, means.issuers, means.at)
        weighed = weighed._replace(identities=check_identities(record, raw, seals, knowing))
    if store is None or not _brings_answers(store, signatures):
        return weighed
    from verify.judge.brought import with_brought  # noqa: PLC0415 -- few files bring an answer about revocation

    return with_brought(weighed, store, signatures, means.lists, means.at)


def _names_someone(record: Record, raw: Mapping[str, RawManifest]) -> bool:
    """Return whether there is an identity assertion, seen by the engine or not."""
    if any(manifest.identities for manifest in record.manifests):
        return True
    return any(item.label.startswith("cawg.identity") for one in raw.values() for item in one.assertions)


def _brings_answers(store: Store, signatures: Mapping[str, CoseSignature | None]) -> bool:
    """Return whether answers about revocation may stand in a signature or in an assertion (C2PA 2.2 §15.9)."""
    if any(signature is not None and signature.ocsp for signature in signatures.values()):
        return True
    return any(item.label.startswith(_STATUS) for raw in store.manifests for item in raw.assertions)


def _seal(manifest: Manifest, raw: RawManifest | None, signature: CoseSignature | None, means: Means) -> Seal:
    own = seal(raw, signature, means.lists, means.at) if raw else NO_SEAL
    printed = manifest.certificate
    validated = any(status.code == "claimSignature.validated" for status in manifest.results.success)
    certain = own.signature is SignatureState.INVALID or own.fingerprint is not None
    if certain or not validated or printed is None:
        return own
    return own._replace(  # the engine read what we could not, such as a compressed manifest or a bent certificate
        state=SignerState.UNRECOGNIZED,
        name=printed.name,
        organization=printed.organization,
        issuer=printed.issuer,
        serial=printed.serial,
        algorithm=printed.algorithm,
    )


def _held(
    facts: Examined, store: Store | None, record: Record, signatures: Mapping[str, CoseSignature | None]
) -> tuple[Range, ...]:
    """Return the bytes of the file's record that its own hashes and signatures protect."""
    if facts.store is None or store is None or facts.location is not Location.EMBEDDED:
        return ()
    return in_file(held_parts(facts.store, store, record, signatures), facts.store_payload, len(facts.store))
