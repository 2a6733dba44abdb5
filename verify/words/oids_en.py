"""English: plain names of the object identifiers in certificates; where there is none, the number stands alone."""

from __future__ import annotations

from typing import Final

OID_NAMES: Final[dict[str, str]] = {
    # -- purposes (extended key usage) ------------------------------------------------------------------------------
    "1.3.6.1.4.1.62558.2.1": "C2PA claim signing",
    "1.3.6.1.5.5.7.3.1": "web server",
    "1.3.6.1.5.5.7.3.2": "web client",
    "1.3.6.1.5.5.7.3.3": "code signing",
    "1.3.6.1.5.5.7.3.4": "e-mail protection",
    "1.3.6.1.5.5.7.3.8": "time-stamping",
    "1.3.6.1.5.5.7.3.9": "answers about revocation (OCSP)",
    "1.3.6.1.5.5.7.3.36": "document signing",
    "1.3.6.1.4.1.311.10.3.12": "Microsoft document signing",
    "1.3.6.1.4.1.311.76.59.1.9": "Microsoft claim signing",
    "1.2.840.113583.1.1.5": "Adobe document signing",
    "2.5.29.37.0": "any purpose",
    # -- certificate policies ---------------------------------------------------------------------------------------
    "1.3.6.1.4.1.62558.1.1": "C2PA certificate policy",
    "2.5.29.32.0": "any policy",
    # -- how a certificate is signed --------------------------------------------------------------------------------
    "1.2.840.10045.4.3.2": "ECDSA with SHA-256",
    "1.2.840.10045.4.3.3": "ECDSA with SHA-384",
    "1.2.840.10045.4.3.4": "ECDSA with SHA-512",
    "1.2.840.113549.1.1.5": "RSA with SHA-1",
    "1.2.840.113549.1.1.10": "RSASSA-PSS",
    "1.2.840.113549.1.1.11": "RSA with SHA-256",
    "1.2.840.113549.1.1.12": "RSA with SHA-384",
    "1.2.840.113549.1.1.13": "RSA with SHA-512",
    "1.3.101.112": "Ed25519",
}
"""Name of each identifier that genuine chains are known to hold."""
