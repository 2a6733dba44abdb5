"""Each manifest on its own, as the report lists it: signer, time, generator, actions, ingredients, codes."""

from __future__ import annotations

from verify.judge.evidence import Evidence
from verify.judge.lineage import relationship
from verify.judge.signer import manifest_signer, signing_time
from verify.model.manifests import Manifest, ManifestAction, ManifestIngredient, ManifestSigner
from verify.record.types import Manifest as RecordManifest


def list_manifests(evidence: Evidence) -> tuple[Manifest, ...]:
    """Return every manifest of the record in the engine's order, the active one first."""
    return tuple(_manifest(evidence, index, manifest) for index, manifest in enumerate(evidence.manifests))


def _manifest(evidence: Evidence, index: int, manifest: RecordManifest) -> Manifest:
    seal = evidence.seal(index)
    return Manifest(
        label=manifest.label,
        version=manifest.version,
        update=manifest.update,
        title=manifest.title,
        signer=_signer(evidence, index, manifest_signer(manifest, seal)),
        time=signing_time(manifest, seal),
        claim_generator=manifest.generators,
        actions=tuple(
            ManifestAction(a.name, a.source_type or a.other_source_type, a.tool, a.when, a.description)
            for a in manifest.actions
        ),
        ingredients=_ingredients(evidence, manifest),
        redacted=manifest.redacted,
        codes=_codes(manifest),
        has_thumbnail=manifest.has_thumbnail,
        stamps=seal.stamps,
    )


def _signer(evidence: Evidence, index: int, signer: ManifestSigner) -> ManifestSigner:
    known = evidence.revocation_of(index)
    if known is None:
        return signer
    from verify.judge.told import signer_revocation  # noqa: PLC0415 -- of few signers anything is known

    return signer._replace(revocation=signer_revocation(known))


def _ingredients(evidence: Evidence, manifest: RecordManifest) -> tuple[ManifestIngredient, ...]:
    places = {item.label: i for i, item in enumerate(evidence.manifests)}
    return tuple(
        ManifestIngredient(places.get(item.manifest or ""), relationship(item), item.title, item.media_type)
        for item in manifest.ingredients
    )


def _codes(manifest: RecordManifest) -> tuple[str, ...]:
    """Return all codes that are not successes: failures first, then informational ones, without repetition."""
    results = manifest.results
    return tuple(dict.fromkeys(status.code for status in (*results.failure, *results.informational) if status.code))
