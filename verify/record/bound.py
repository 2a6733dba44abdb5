"""Which manifest's hash binds the file: the active one, or the one below the update manifests on top of it."""

from __future__ import annotations

from verify.model.vocabulary import Relationship
from verify.record.types import Manifest, Record


def bound_manifest(record: Record | None) -> Manifest | None:
    """Return the manifest whose hard binding holds for the file (C2PA 2.2 §11.2.3: an update manifest has none)."""
    manifest = record.active if record else None
    seen: set[str] = set()
    while record and manifest and not manifest.bindings and manifest.label not in seen:
        seen.add(manifest.label)
        parents = [item.manifest for item in manifest.ingredients if item.relationship == Relationship.PARENT_OF]
        place = record.index(parents[0]) if parents else None
        manifest = None if place is None else record.manifests[place]
    return manifest
