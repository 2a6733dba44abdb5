"""Where others say something else than we do, and why: nothing else may differ, and each of these must.

The others are the path building of the `cryptography` library (see `peer`), and the C2PA engine, whose word is that
it found the signer's certificate trusted and nothing wrong with it.
"""

from __future__ import annotations

from enum import StrEnum

from tests.trust.matrix.cells import Cell, Dates, Lists, Made, Stamp, Told
from tests.trust.matrix.oracle import KNOWN_BY, MAY_SIGN_CLAIMS, Moment, moment_of, out_of_dates, revoked_by_then

_MALFORMED = (
    "We use no certificate whose extensions cannot all be read: nobody knows what the unread one would forbid. The "
    "other looks at those alone that it needs."
)
_WEAK_LEAF = (
    "C2PA 2.2 §14.5.1.1 lists the keys of signers. The library weighs keys of authorities alone: a leaf's key is "
    "weighed by whoever uses it."
)
_NO_ED25519 = (
    "C2PA 2.2 §14.5.1.1 allows Ed25519; the library allows what web servers may use, and no setting changes it."
)

STRUCTURES_LIBRARY = {
    "70 namesakes before the issuing authority": (
        "We stop after 64 signature checks, the library after 128. The bound is for time, and no genuine chain comes "
        "near it; who sends more false issuers than the bound hides only himself."
    ),
    "change of the root's key, path length 0": (
        "RFC 5280 §4.2.1.9 leaves self-issued authorities out of the path length. The library counts every authority, "
        "as it says of itself and of others."
    ),
    "RSA of 1024 bits: leaf": _WEAK_LEAF,
    "secp256k1: leaf": _WEAK_LEAF,
    "Ed25519: issuing authority": _NO_ED25519,
    "Ed25519: root": _NO_ED25519,
    "authorities that have no purpose in common": (
        "One purpose must be allowed by each authority on the way. The library asks for the extensions of each "
        "certificate by itself, so that it cannot be told of two that have nothing in common."
    ),
    "malformed extension: leaf": _MALFORMED,
    "malformed extension: issuing authority": _MALFORMED,
    "critical policies: leaf": (
        "Certificate policies restrict nothing where no policy is asked for (RFC 5280 §6.1.1 (c)). The library does "
        "not know the extension, and refuses what is critical and unknown to it."
    ),
    "a policy demanded": (
        "A demand for policies restricts what an authority vouches for (RFC 5280 §6.1.5 (g)). We do not apply it, so "
        "such an authority vouches for nobody; the library reads past one that is not critical."
    ),
    "held to names that fit": (
        "Name constraints restrict what an authority vouches for. We do not apply them, critical or not, so such an "
        "authority vouches for nobody; the library applies them. No authority on a list and no chain seen has any."
    ),
}
"""Structures on which the library says the contrary."""

_ORDER = "The engine asks for each certificate to be followed by its issuer; RFC 5280 knows no order, nor do we."
_BEHIND = "As above: a certificate that belongs to no way, or to another one, ends the engine's."
_LENGTH = "The engine does not count the authorities below one that bounds their number (RFC 5280 §6.1.4 (l), (m))."
_ANCHOR = (
    "The dates of a root end the engine's trust in nothing; RFC 5280 §6.1.1 (d) leaves them out. For us an operator "
    "vouches for no more than the listed certificate says."
)
_AUTHORITY_PURPOSE = "Purposes of authorities mean nothing to the engine. For us they restrict what is below."
_CRITICAL = (
    "RFC 5280 §4.2: a critical extension that is not applied makes a certificate unusable, an authority's as well."
)
_NAMES = "Name constraints are neither applied by the engine nor by us; for us that makes the certificate unusable."
_POLICIES = "A demand for policies is not applied by the engine nor by us; for us that makes the certificate unusable."

STRUCTURES_ENGINE = {
    "authorities in another order": _ORDER,
    "root before issuing": _ORDER,
    "issuing authority three times": _BEHIND,
    "a stranger's certificate sent along": _BEHIND,
    "cross-signed, own root listed": _BEHIND,
    "cross-signed, other root listed": _BEHIND,
    "cross-signed, both listed": _BEHIND,
    "issuing authority renewed": _BEHIND,
    "issuer's name in another encoding": (
        "RFC 5280 §7.1 allows to compare names by their letters. We compare their bytes, as every authority on the "
        "lists writes them: a looser comparison could only admit more."
    ),
    "path length exceeded": _LENGTH,
    "path length 0 above an authority": _LENGTH,
    "one certificate more than are followed": "The deepest genuine path seen has four certificates; we follow eight.",
    "leaf listed, made for clocks": "A list does not change what a certificate was made for (C2PA 2.2 §14.5.1.1).",
    "RSA of 1024 bits: issuing authority": "C2PA 2.2 §14.5.1.1 asks for 2048 bits; the engine asks the leaf alone.",
    "RSA of 1024 bits: root": "As above.",
    "P-521: issuing authority that signs over SHA-256": (
        "The engine does not verify a signature by P-521 over so short a digest; C2PA 2.2 §14.5.1.1 lists keys and "
        "digests each by itself."
    ),
    "root expired": _ANCHOR,
    "root not yet valid": _ANCHOR,
    "leaf may not sign": "C2PA 2.2 §14.5.1.2: key usage must have digital signatures. The engine does not look.",
    "authority for clocks": _AUTHORITY_PURPOSE,
    "root for clocks": _AUTHORITY_PURPOSE,
    "authority for claims above a leaf for e-mail": _AUTHORITY_PURPOSE,
    "authorities that have no purpose in common": _AUTHORITY_PURPOSE,
    "unknown critical extension: issuing authority": _CRITICAL,
    "unknown critical extension: root": _CRITICAL,
    "malformed extension: leaf": _MALFORMED,
    "malformed extension: issuing authority": _MALFORMED,
    "leaf without key usage": (
        "C2PA 2.2 §14.5.1.2 asks for the extension; without it every use is allowed (RFC 5280 §4.2.1.3), and the "
        "issuer has let it pass. The engine refuses the certificate for its form."
    ),
    "no key identifier of the issuer: leaf": (
        "C2PA 2.2 §14.5.1.1 asks for the identifier of the issuer's key, and the engine refuses a certificate without "
        "it. It is a hint for finding the issuer; for us the signature decides."
    ),
    "self-signed leaf, listed": (
        "Who lists a certificate by itself vouches for it, whoever signed it. The engine asks for the identifier of an "
        "issuer here as well."
    ),
    "held to names that fit": _NAMES,
    "held to other names": _NAMES,
    "held to names that fit, critical": _NAMES,
    "held to other names, critical": _NAMES,
    "a policy demanded": _POLICIES,
    "a policy demanded, critical": _POLICIES,
}
"""Structures on which the engine says the contrary."""


class Other(StrEnum):
    """What the engine does otherwise in the cells of the matrix; each with its reason."""

    PURPOSE = (
        "The engine takes certificates for clocks and for answers about revocation as claim signers, and does not look "
        "at the key usage; C2PA 2.2 §14.5.1.1 and §14.5.1.2 keep them apart."
    )
    CLOCK_LIST = "The engine takes the authorities of a list for clocks as authorities of claim signers."
    ROOT_DATES = _ANCHOR
    ISSUER_S_ANSWER = (
        "Of the answers about revocation in a signature, the engine counts those of responders with a certificate for "
        "it, none that the issuer signed itself, which RFC 6960 §4.2.2.2 names first; and of a signer that is listed "
        "itself, none at all."
    )
    TWO_STAMPS = (
        "The engine takes a header with two time-stamps for malformed and believes neither. They stand outside what is "
        "signed: for us, who adds one takes nothing from the other."
    )
    FINGERPRINTS = "The engine's settings take certificates; a list of fingerprints alone cannot be given to it."


STRICTER = frozenset({Other.TWO_STAMPS, Other.FINGERPRINTS})
"""Those in which the engine knows fewer signers than we do; in the others it knows more."""

_FOR_THE_ENGINE = frozenset({Made.CLOCK, Made.RESPONDER, Made.NO_SIGNING})


def recognised(cell: Cell, other: frozenset[Other]) -> bool:
    """Say whether a signer is recognised by the rules of the oracle, with these things done otherwise."""
    moment = Moment.CHECK if Other.TWO_STAMPS in other and cell.stamp is Stamp.AGAIN else moment_of(cell)
    known = bool(KNOWN_BY[cell.lists]) or (Other.CLOCK_LIST in other and cell.lists is Lists.CLOCKS_ONLY)
    known = known and not (Other.FINGERPRINTS in other and cell.lists is Lists.HASHES)
    fits = cell.made in MAY_SIGN_CLAIMS or (Other.PURPOSE in other and cell.made in _FOR_THE_ENGINE)
    over = out_of_dates(cell, moment) and not (Other.ROOT_DATES in other and cell.dates is Dates.ROOT_EXPIRED)
    heard = cell.told is Told.REVOKED_BY_DELEGATE and cell.lists is not Lists.END_ENTITY
    unheard = Other.ISSUER_S_ANSWER in other and not heard
    return known and fits and not over and (unheard or not revoked_by_then(cell.told, moment))


_UNLISTED_CLOCK = (
    "The claim is of version 1, and the engine trusts every time-stamp of such a claim; no list knows this clock, so "
    "that the certificate is out of its dates."
)

CORPUS_ENGINE_SIGNER = {"background.jpg": _UNLISTED_CLOCK}
"""Other people's files of whose signer the engine says the contrary."""

CORPUS_ENGINE_TIME = {
    "background.jpg": _UNLISTED_CLOCK,
    "trustnxt-icon-signed-v2-bmff.heic": _UNLISTED_CLOCK,
    "cards_expired_with_untrusted_timestamp.jpg": _UNLISTED_CLOCK,
}
"""Other people's files of whose time-stamp the engine says the contrary."""
