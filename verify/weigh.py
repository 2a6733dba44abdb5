"""From what was read to evidence: the typed record, and our own checks of each signature, signer and time."""

from collections.abc import Mapping
from datetime import datetime
from typing import NamedTuple

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
from verify.trust.sealed import NO_SEAL, Revocation, RevocationState, Seal, SignatureState


class Means(NamedTuple):
    """What the weighing works with.

    Attributes:
        lists: the loaded trust lists.
        at: the time that counts without a trusted time-stamp.
        pixels: marks hidden in the pixels were looked for.
    """

    lists: tuple[TrustList, ...]
    at: datetime
    pixels: bool = False


def weigh(facts: Examined, means: Means) -> Evidence:
    """Return the evidence about one file.

    Args:
        facts: what was read.
        means: lists and time.
    """
    names = tuple(item.name for item in means.lists)
    odd = odd_extension(facts.name, facts.media_type)
    evidence = Evidence(facts, trust_lists=names, odd_extension=odd, pixels=means.pixels)
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
    active = signatures.get(record.manifests[0].label) if record.manifests else None
    return _stapled(weighed, active, means) if active and active.ocsp else weighed


def _stapled(evidence: Evidence, signature: CoseSignature, means: Means) -> Evidence:
    """Add what answers about revocation say that stand in the active manifest's signature (C2PA 2.2 §15.9).

    They are judged at the time of signing, where a trusted time-stamp shows it. As with the network, only the issuer
    of a signer counts whom a list knows.
    """
    from verify.judge.revocation import with_revocation  # noqa: PLC0415 -- few signatures bring an answer
    from verify.trust.stapled import read_stapled  # noqa: PLC0415 -- as above

    own = evidence.seal(0)
    if own.state is SignerState.NONE:
        return evidence
    if own.state is not SignerState.RECOGNIZED:
        return with_revocation(evidence, Revocation(RevocationState.UNCHECKED, why="stranger", stapled=True))
    moment = datetime.fromisoformat(own.time.time) if own.time and own.time.list else means.at
    found = read_stapled(signature.ocsp, signature.chain, means.lists, moment, means.at)
    return with_revocation(evidence, found)


def _seal(manifest: Manifest, raw: RawManifest | None, signature: CoseSignature | None, means: Means) -> Seal:
    own = seal(raw, signature, means.lists, means.at) if raw else NO_SEAL
    printed = manifest.certificate
    validated = any(status.code == "claimSignature.validated" for status in manifest.results.success)
    if own.signature is not SignatureState.UNCHECKED or not validated or printed is None:
        return own
    return own._replace(  # the engine verified what we could not read, such as a compressed manifest
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
