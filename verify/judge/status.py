"""C2PA status codes sorted by what they are about, so that no formal rule is ever told as a change of the content.

Codes: C2PA 2.4, "Returning validation results"; CAWG identity assertion 1.2. A code that is not known here counts as a
broken rule: never as a change, and never as good.
"""

from __future__ import annotations

from enum import StrEnum


class About(StrEnum):
    """What a failure code is about."""

    CONTENT = "content"  # the file's bytes do not match the record
    CLAIM = "claim"  # the record's own parts do not match each other
    SIGNATURE = "signature"  # the signature does not verify over the claim
    SIGNER = "signer"  # who signed: says nothing about a change
    TIME = "time"  # the time-stamp: says nothing about a change
    IDENTITY = "identity"  # an identity assertion, on its own line
    MISSING = "missing"  # an ingredient's record is not here
    DAMAGED = "damaged"  # the record cannot be read
    RULE = "rule"  # a rule of the standard


_EXACT = {
    "claimSignature.mismatch": About.SIGNATURE,
    "assertion.dataHash.mismatch": About.CONTENT,
    "assertion.bmffHash.mismatch": About.CONTENT,
    "assertion.boxesHash.mismatch": About.CONTENT,
    "assertion.collectionHash.mismatch": About.CONTENT,
    "assertion.multiAssetHash.mismatch": About.CONTENT,
    "assertion.hashedURI.mismatch": About.CLAIM,
    "assertion.missing": About.CLAIM,
    "hashedURI.mismatch": About.CLAIM,
    "hashedURI.missing": About.CLAIM,
    "ingredient.hashedURI.mismatch": About.CLAIM,
    "ingredient.manifest.mismatch": About.CLAIM,
    "ingredient.claimSignature.mismatch": About.CLAIM,
    "ingredient.manifest.missing": About.MISSING,
    "ingredient.claimSignature.missing": About.MISSING,
    "claim.missing": About.DAMAGED,
    "claim.multiple": About.DAMAGED,
    "claim.cbor.invalid": About.DAMAGED,
    "claimSignature.missing": About.DAMAGED,
    "algorithm.unsupported": About.DAMAGED,
    "claimSignature.outsideValidity": About.SIGNER,
    "manifest.inaccessible": About.MISSING,
    "assertion.inaccessible": About.MISSING,
}

_BY_PREFIX = (
    ("signingCredential.", About.SIGNER),
    ("timeStamp.", About.TIME),
    ("timestamp.", About.TIME),
    ("timeOfSigning.", About.TIME),
    ("cawg.", About.IDENTITY),
)

INTEGRITY = frozenset({About.CONTENT, About.CLAIM, About.SIGNATURE, About.DAMAGED})
"""Failures after which a manifest's words no longer count as said by its signer."""


def about(code: str) -> About:
    """Return what a failure code is about."""
    exact = _EXACT.get(code)
    if exact is not None:
        return exact
    return next((kind for prefix, kind in _BY_PREFIX if code.startswith(prefix)), About.RULE)
