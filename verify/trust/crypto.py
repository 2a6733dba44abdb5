"""The certificate library behind one module: hostile bytes go in, values come out, nothing is raised or printed.

The library is imported inside the functions: it costs 50 ms, and a file without a signature must not pay.
"""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from threading import RLock
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cryptography import x509

CACHED_BYTES = 16 * 1024
"""What is found out about longer certificates is not kept, so that hostile ones cannot fill the memory."""

CACHED = 512
"""Certificates, or pairs of them, that are kept in mind; with the bound above, 16 MiB at the very most."""

_LOCK = RLock()  # see quietly
_CURVES = {"secp256r1": "P-256", "secp384r1": "P-384", "secp521r1": "P-521"}  # names of FIPS 186


@contextmanager
def quietly() -> Iterator[None]:
    """Keep the library's warnings about odd names and serial numbers from standard error, which is not ours to write.

    The filters of warnings belong to the whole process until Python 3.14: the lock keeps our threads apart.
    """
    with _LOCK, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        yield


def load(der: bytes) -> x509.Certificate | None:
    """Return the library's certificate, or None where the bytes are none."""
    from cryptography import x509  # noqa: PLC0415 -- 50 ms, see above

    try:
        with quietly():
            return x509.load_der_x509_certificate(der)
    except Exception:  # noqa: BLE001 -- hostile bytes
        return None


def verifies(child: bytes, issuer: bytes) -> bool:
    """Return whether the key of one DER certificate verifies the signature on another that names it as issuer."""
    small = len(child) + len(issuer) <= 2 * CACHED_BYTES
    return _verifies(child, issuer) if small else _verifies.__wrapped__(child, issuer)


@lru_cache(maxsize=CACHED)
def _verifies(child: bytes, issuer: bytes) -> bool:
    below, above = load(child), load(issuer)
    if below is None or above is None:
        return False
    try:
        below.verify_directly_issued_by(above)
    except Exception:  # noqa: BLE001 -- InvalidSignature, and whatever a malformed key or algorithm leads to
        return False
    return True


def key_of(certificate: x509.Certificate) -> tuple[str, int]:
    """Return algorithm and size in bits of the certified key; a name that no rule accepts when it cannot be read."""
    from cryptography.hazmat.primitives.asymmetric import ec, ed25519, rsa  # noqa: PLC0415 -- 50 ms, see above

    try:
        key = certificate.public_key()
    except Exception:  # noqa: BLE001 -- an unsupported or malformed key: the names are still worth showing
        return "unreadable", 0
    match key:
        case rsa.RSAPublicKey():
            return "RSA", key.key_size
        case ec.EllipticCurvePublicKey():
            return _CURVES.get(key.curve.name, key.curve.name), key.key_size
        case ed25519.Ed25519PublicKey():
            return "Ed25519", 256
        case _:
            return type(key).__name__, 0


def signature_hash_of(certificate: x509.Certificate) -> str:
    """Return the name of the digest that the issuer signed; empty where the algorithm has its own."""
    try:
        algorithm = certificate.signature_hash_algorithm
    except Exception:  # noqa: BLE001 -- an unsupported algorithm: the names are still worth showing
        return "unreadable"
    return algorithm.name if algorithm else ""


def extensions_of(certificate: x509.Certificate) -> tuple[x509.Extension[x509.ExtensionType], ...] | None:
    """Return the extensions, or None when they are malformed or doubled: the names are still worth showing."""
    try:
        return tuple(certificate.extensions)
    except Exception:  # noqa: BLE001 -- hostile bytes
        return None


def warm_up() -> None:
    """Import the library now: while a worker reads a file, its caller has nothing else to do."""
    from cryptography import x509  # noqa: F401, PLC0415 -- for its import alone
    from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa  # noqa: F401, PLC0415 -- as above
    from cryptography.hazmat.primitives.serialization import load_der_public_key  # noqa: F401, PLC0415 -- as above
