"""Whose words an assertion holds: those of the signer, or what was handed to the signer's program by others.

"Only the set of assertions that are listed in the `created_assertions` field of the Content Credential's Claim are
attributed to the signer. Those in the `gathered_assertions` field are not" (C2PA 2.4, trust model). The engine tells
the two apart by the beginning of a label; here the whole address counts. Claims of version 1 have one list, which is
the signer's.
"""

from __future__ import annotations

from enum import StrEnum

from verify.record.types import Manifest


class Attribution(StrEnum):
    """Who stands behind an assertion."""

    SIGNER = "signer"
    GATHERED = "gathered"  # signed along, and not vouched for
    UNLISTED = "unlisted"  # in no list of the claim, so that no signature holds it


def attribution(manifest: Manifest, label: str) -> Attribution:
    """Say who stands behind an assertion of a manifest.

    Args:
        manifest: in which it stands.
        label: of the assertion, with its suffix.
    """
    if not manifest.created and not manifest.gathered:  # the engine reads no such claim; nothing is known of the lists
        return Attribution.SIGNER
    places = _addresses(manifest.label, label)
    if places & set(manifest.gathered):  # what stands in both lists is not the signer's for certain
        return Attribution.GATHERED
    return Attribution.SIGNER if places & set(manifest.created) else Attribution.UNLISTED


def _addresses(manifest: str, label: str) -> frozenset[str]:
    """Return every way to write the address of an assertion of a manifest (C2PA 2.4, URI references)."""
    stores = ("", f"/c2pa/{manifest}/", f"c2pa/{manifest}/")
    return frozenset(f"self#jumbf={store}c2pa.assertions/{label}" for store in stores)
