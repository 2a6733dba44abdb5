"""Ingredient assertions of versions 1, 2 and 3 (C2PA 2.4, ingredient)."""

from __future__ import annotations

from collections.abc import Mapping

from verify.record.fields import Json, items, mapping, text
from verify.record.types import Ingredient, Status

_STORE = "/c2pa/"


def manifest_label(url: str) -> str | None:
    """Return the label of the manifest that a JUMBF URI points to or into; None where it names none.

    Both ``self#jumbf=/c2pa/LABEL`` and longer URIs, such as the ``…/c2pa.claim`` that update manifests carry.
    """
    _, found, rest = url.partition(_STORE)
    label = rest.partition("/")[0]
    return label if found and label else None


def read_ingredient(label: str, assertion: Mapping[str, Json]) -> Ingredient:
    """Read an ingredient assertion: version 1 and 2 name their manifest `c2pa_manifest`, version 3 `activeManifest`.

    Args:
        label: of the assertion, with its suffix.
        assertion: its fields.
    """
    reference = mapping(assertion.get("activeManifest" if "activeManifest" in assertion else "c2pa_manifest"))
    url = text(reference.get("url"))
    return Ingredient(
        label=label,
        relationship=text(assertion.get("relationship")),
        title=text(assertion.get("dc:title")),
        media_type=text(assertion.get("dc:format")),
        url=url,
        manifest=manifest_label(url) if url else None,
        has_active_manifest="activeManifest" in assertion,
        source_type=text(assertion.get("digitalSourceType")),
        has_thumbnail=bool(mapping(assertion.get("thumbnail"))),
        recorded=_recorded(assertion),
    )


def _recorded(assertion: Mapping[str, Json]) -> tuple[Status, ...]:
    """Collect the failures that the signer recorded: `validationStatus` (v1, v2) or `validationResults` (v3)."""
    results = mapping(assertion.get("validationResults"))
    active = mapping(results.get("activeManifest"))
    listed = [mapping(item) for item in items(assertion.get("validationStatus"))]
    failed = [item for item in listed if item.get("success") is not True]
    failed += [mapping(item) for item in items(active.get("failure"))]
    return tuple(read_status(item) for item in failed)


def read_status(entry: Mapping[str, Json]) -> Status:
    """Read one validation status."""
    return Status(text(entry.get("code")) or "", text(entry.get("url")) or "", text(entry.get("explanation")) or "")
