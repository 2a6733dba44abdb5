"""Every way from a signer's certificate up to a certificate of a trust list.

We build paths ourselves because the engine's answer cannot be used: it takes any purpose, and any loaded list for any
use. The rules are those of RFC 5280 §6.1 that bear on signers: names, signatures, who may issue, how deep, how strong.
Certificate policies and name constraints are not applied; a critical name constraint makes a certificate unusable.
"""

from collections.abc import Iterator, Mapping
from datetime import datetime
from functools import lru_cache
from typing import NamedTuple

from verify.trust.certificate import Certificate, parse, signed_by
from verify.trust.lists import Listed, TrustList, by_fingerprint, by_subject
from verify.trust.names import names_of
from verify.trust.purposes import Purpose, path_fits

MAX_PATH_CERTIFICATES = 8
"""From the leaf to the anchor, both counted. The deepest genuine path seen has four."""

MAX_SIGNATURE_CHECKS = 64
"""For one chain and one list: with the largest keys allowed some 50 ms; a genuine chain needs two to six."""

MAX_PATHS = 16
"""For one chain and one list; cross-signed authorities give two or three."""

MAX_CHAIN_CERTIFICATES = 128
"""Certificates looked at; the rest of a longer chain is passed over. Genuine chains have up to four."""

MAX_CHAIN_BYTES = 256 * 1024
"""Bytes of certificates looked at; the rest of a longer chain is passed over. Genuine chains have 1 to 8 KiB."""

MIN_RSA_BITS = 2048  # C2PA 2.2 §14.5.1.1
MAX_RSA_BITS = 8192  # larger keys only cost time: 16,384 bits take some 3 ms for each signature

_CURVES = frozenset({"P-256", "P-384", "P-521", "Ed25519"})  # C2PA 2.2 §14.5.1.1; RSA is judged by its size
_HASHES = frozenset({"sha256", "sha384", "sha512", ""})  # the same; Ed25519 has its hash built in

_CACHED = 256  # pairs of chain and list
_CACHED_CHAIN_BYTES = 64 * 1024  # larger ones are walked anew each time; with the bound above, 16 MiB at the very most


class Path(NamedTuple):
    """One way from a leaf to a listed certificate.

    Attributes:
        certificates: leaf first, anchor last; the leaf alone where it is listed itself.
        anchor: the listed certificate at the end.
        not_before: latest start of the validity of all certificates below the anchor (of the leaf, if it is alone).
        not_after: earliest end of the same.
    """

    certificates: tuple[Certificate, ...]
    anchor: Listed
    not_before: datetime
    not_after: datetime

    def holds_at(self, time: datetime) -> bool:
        """Return whether every certificate of the path is within its dates at `time` (aware).

        The anchor's own dates count as well. RFC 5280 §6.1.1 leaves them out, but an operator who lists an anchor has
        vouched for no more than the certificate says, and a stolen key of an old root must not come back to life.
        """
        return self.not_before <= time <= self.not_after and self.certificates[-1].valid_at(time)


def paths_to(chain: tuple[bytes, ...], trust_list: TrustList, purpose: Purpose) -> tuple[Path, ...]:
    """Return the paths from a chain's leaf to certificates of a list that may be used for `purpose`, shortest first.

    Args:
        chain: DER certificates as sent: the leaf first, the others in any order, none of them believed.
        trust_list: gives no path at all unless it serves `purpose`.
        purpose: what the leaf is used for; the leaf and every authority that names purposes must allow it.

    Returns:
        Paths whatever their dates; ask `Path.holds_at`.
    """
    if not trust_list.serves(purpose):
        return ()
    return _paths(chain, trust_list, purpose)


def paths_of_any_purpose(chain: tuple[bytes, ...], trust_list: TrustList) -> tuple[Path, ...]:
    """Return the paths to a list whatever leaf and list were made for: to say why a signer is not recognised.

    Never a reason to recognise anyone; `paths_to` is.
    """
    return _paths(chain, trust_list, None)


def bounded(chain: tuple[bytes, ...]) -> tuple[bytes, ...]:
    """Return the certificates of a chain that are looked at."""
    return _within_bounds(chain)[0]


def _paths(chain: tuple[bytes, ...], trust_list: TrustList, purpose: Purpose | None) -> tuple[Path, ...]:
    looked_at, total = _within_bounds(chain)
    if not looked_at:
        return ()
    return (_fitting if total <= _CACHED_CHAIN_BYTES else _fitting.__wrapped__)(looked_at, trust_list, purpose)


def _within_bounds(chain: tuple[bytes, ...]) -> tuple[tuple[bytes, ...], int]:
    """Return the first certificates that fit into the bounds, and their size."""
    total = 0
    for count, der in enumerate(chain[:MAX_CHAIN_CERTIFICATES]):
        if total + len(der) > MAX_CHAIN_BYTES:
            return chain[:count], total
        total += len(der)
    return chain[:MAX_CHAIN_CERTIFICATES], total


@lru_cache(maxsize=_CACHED)
def _fitting(chain: tuple[bytes, ...], trust_list: TrustList, purpose: Purpose | None) -> tuple[Path, ...]:
    found = _search(chain, trust_list)
    return found if purpose is None else tuple(path for path in found if path_fits(path.certificates, purpose))


def _search(chain: tuple[bytes, ...], trust_list: TrustList) -> tuple[Path, ...]:
    """Walk upwards, breadth first, so that the shortest paths come first and every bound cuts off the longest.

    The walk ends at a listed authority: a path that goes on above it holds the same certificate, with the same dates
    and purposes, and so could not recognise anything that the shorter one does not.
    """
    leaf = parse(chain[0])
    if leaf is None or not _is_sound(leaf):
        return ()
    listed = by_fingerprint(trust_list, leaf.sha256)
    found = [_path((leaf,), listed)] if listed else []
    sent = _leading(chain[1:], leaf, trust_list)
    frontier: list[tuple[Certificate, ...]] = [(leaf,)]
    checks = 0
    while frontier:
        below = frontier.pop(0)
        for issuer, anchor in _issuers(below[-1], sent, trust_list):
            if checks >= MAX_SIGNATURE_CHECKS or len(found) >= MAX_PATHS:
                return tuple(found)
            if issuer in below or not _may_issue(issuer, below):
                continue
            checks += 1
            if not signed_by(below[-1], issuer):
                continue
            if anchor is not None:
                found.append(_path((*below, issuer), anchor))
            elif len(below) + 1 < MAX_PATH_CERTIFICATES:
                frontier.append((*below, issuer))
    return tuple(found)


def _leading(others: tuple[bytes, ...], leaf: Certificate, trust_list: TrustList) -> Mapping[bytes, tuple[bytes, ...]]:
    """Return, by subject name, the certificates sent from which the list can be reached going by names alone.

    Names cost microseconds, parsing 0.1 ms, a signature up to 3 ms: a signer on no list is known to be so by its names.
    """
    named = tuple((names, der) for der in dict.fromkeys(others) if (names := names_of(der)) is not None)
    reached = {
        name for name in (leaf.issuer_der, *(names.issuer for names, _ in named)) if by_subject(trust_list, name)
    }
    for _ in range(MAX_PATH_CERTIFICATES):
        further = {names.subject for names, _ in named if names.issuer in reached}
        if further <= reached:
            break
        reached |= further
    found: dict[bytes, tuple[bytes, ...]] = {}
    for names, der in named:
        if names.issuer in reached:
            found[names.subject] = (*found.get(names.subject, ()), der)
    return found


def _issuers(
    child: Certificate, sent: Mapping[bytes, tuple[bytes, ...]], trust_list: TrustList
) -> Iterator[tuple[Certificate, Listed | None]]:
    """Yield those who may have issued `child`, by name: anchors first, each with its entry, then certificates sent."""
    anchors = by_subject(trust_list, child.issuer_der)
    for listed in anchors:
        certificate = parse(listed.der)
        if certificate is not None:
            yield certificate, listed
    known = {listed.sha256 for listed in anchors}
    for der in sent.get(child.issuer_der, ()):
        certificate = parse(der)
        if certificate is not None and certificate.sha256 not in known:
            yield certificate, None


def _is_sound(certificate: Certificate) -> bool:
    """Return whether a certificate can be used at all: read as a whole, and its key strong enough."""
    if not certificate.extensions_readable or certificate.unknown_critical:
        return False
    if certificate.key_algorithm == "RSA":
        return MIN_RSA_BITS <= certificate.key_bits <= MAX_RSA_BITS
    return certificate.key_algorithm in _CURVES


def _may_issue(issuer: Certificate, below: tuple[Certificate, ...]) -> bool:
    """Return whether `issuer` may stand above a path (RFC 5280 §6.1.4 (k) to (n)), and what it signed is strong enough.

    Self-issued authorities, such as those of a key change, do not count towards the path length (§4.2.1.9).
    """
    between = sum(one.subject_der != one.issuer_der for one in below[1:])
    return (
        _is_sound(issuer)
        and issuer.is_ca
        and issuer.signs_certificates is not False
        and (issuer.path_length is None or between <= issuer.path_length)
        and below[-1].signature_hash in _HASHES
    )


def _path(certificates: tuple[Certificate, ...], anchor: Listed) -> Path:
    dated = certificates[:-1] if len(certificates) > 1 else certificates
    return Path(certificates, anchor, max(one.not_before for one in dated), min(one.not_after for one in dated))
