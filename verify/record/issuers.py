"""Which names the certificates of a manifest store bear: what a list has to know, at the most, to vouch for one."""

from __future__ import annotations

import hashlib
import re

MAX_CERTIFICATES = 500
"""Certificates that are looked at; a genuine store has two or three for each signature and each time-stamp."""

_CERTIFICATE = re.compile(rb"\x30(?:\x82..|\x81.)\x30[\x81\x82]", re.DOTALL)
"""Certificate and TBSCertificate (RFC 5280 §4.1), each of 128 to 65,535 bytes; with Ed25519 and short names the second
stays below 256."""

_LENGTH_FOLLOWS = 0x80  # X.690 §8.1.3.5: and so many bytes of it
_VERSION, _INTEGER, _SEQUENCE = 0xA0, 0x02, 0x30
_COMPRESSED = b"c2cm"  # C2PA 2.2 §11.1.4.6: type of a compressed manifest


def names_in(store: bytes) -> frozenset[str] | None:
    """Return the SHA-256 (lower-case hexadecimal) of every DER issuer and subject name in a manifest store.

    Certificates are found by their first bytes, wherever they stand. One that is hidden only costs the signer the
    engine's good opinion, which decides nothing here.

    Args:
        store: its bytes.

    Returns:
        The names; None where they cannot be told, because manifests are compressed or certificates without number.
    """
    if _COMPRESSED in store:
        return None
    names: set[bytes] = set()
    for number, match in enumerate(_CERTIFICATE.finditer(store)):
        if number >= MAX_CERTIFICATES:
            return None
        names.update(_names(store, match.end() + match[0][-1] - _LENGTH_FOLLOWS))
    return frozenset(hashlib.sha256(name).hexdigest() for name in names)


def _names(data: bytes, at: int) -> tuple[bytes, ...]:
    """Return issuer and subject of the TBSCertificate whose first field stands here; nothing where it is none."""
    if data[at : at + 1] == bytes((_VERSION,)):
        at = _after(data, at, _VERSION)
    algorithm = _after(data, at, _INTEGER)
    issuer = _after(data, algorithm, _SEQUENCE)
    validity = _after(data, issuer, _SEQUENCE)
    subject = _after(data, validity, _SEQUENCE)
    end = _after(data, subject, _SEQUENCE)
    return (data[issuer:validity], data[subject:end]) if end else ()


def _after(data: bytes, at: int, tag: int) -> int:
    """Return where an element ends; 0, which no element does, where there is none of this tag."""
    if not at or data[at : at + 1] != bytes((tag,)) or at + 2 > len(data):
        return 0
    length, start = data[at + 1], at + 2
    if length > _LENGTH_FOLLOWS:
        more = length - _LENGTH_FOLLOWS
        length, start = int.from_bytes(data[start : start + more], "big"), start + more
    end = start + length
    return end if end <= len(data) else 0
