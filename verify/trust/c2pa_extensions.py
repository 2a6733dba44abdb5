"""The two extensions that the C2PA conformance program puts into certificates (Certificate Policy, claim signing leaf).

Their values are a handful of bytes in one fixed form each, so they are compared and not decoded: any other bytes, of
any length, are no value.
"""

from __future__ import annotations

import re

ASSURANCE_LEVEL = "1.3.6.1.4.1.62558.3"  # id-c2pa-al: an object identifier below itself
PRODUCT_RECORD = "1.3.6.1.4.1.62558.4"  # c2pa-cpl-record: a UTF8String of 36 characters

_LEVELS = {
    bytes.fromhex("060a2b0601040183e85e030a"): 1,  # 1.3.6.1.4.1.62558.3.10
    bytes.fromhex("060a2b0601040183e85e0314"): 2,  # 1.3.6.1.4.1.62558.3.20
}
_RECORD = re.compile(rb"\x0c\x24([0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12})")  # 0x0c UTF8String, 0x24 = 36


def assurance_level(value: bytes | None) -> int | None:
    """Return the assurance level, 1 or 2, in the DER value of the extension; None for anything else."""
    return None if value is None else _LEVELS.get(value)


def product_record(value: bytes | None) -> str | None:
    """Return the UUID (lower case) of a conforming product's record in the DER value of the extension, or None."""
    found = None if value is None else _RECORD.fullmatch(value)
    return found[1].decode("ascii").lower() if found else None
