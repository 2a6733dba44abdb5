"""The hash list of the Interim list (allowed.sha256.txt): one base64 SHA-256 of a DER certificate on each line."""

from __future__ import annotations

import binascii

from verify.trust.forms.entries import not_empty, of_fingerprint
from verify.trust.forms.fields import MAX_CERTIFICATES, bad, bounded
from verify.trust.lists import Listed

_COMMENTS = (b"#", b"//")
_DIGEST_BYTES = 32


def read_hashes(data: bytes) -> tuple[Listed, ...]:
    """Return the fingerprints of a hash list as entries, each once, in their order.

    Lines that begin with ``#`` or ``//``, and empty ones, say nothing.

    Raises:
        TrustError: `trust.bad_list` for a line that is none, `trust.empty_list` without any.
    """
    found: dict[str, Listed] = {}
    for number, line in enumerate(bounded(data).splitlines(), 1):
        content = line.strip()
        if not content or content.startswith(_COMMENTS):
            continue
        digest = _digest(content)
        if digest is None:
            raise bad("line", number=str(number))
        found[digest] = of_fingerprint(digest)
        if len(found) > MAX_CERTIFICATES:
            raise bad("lines", count=MAX_CERTIFICATES)
    return not_empty(tuple(found.values()))


def is_hashes(data: bytes) -> bool:
    """Tell a hash list by its first line that says something."""
    lines = (line.strip() for line in data[: 64 * 1024].splitlines())
    first = next((line for line in lines if line and not line.startswith(_COMMENTS)), b"")
    return _digest(first) is not None


def _digest(line: bytes) -> str | None:
    try:
        digest = binascii.a2b_base64(line, strict_mode=True)
    except ValueError:
        return None
    return digest.hex() if len(digest) == _DIGEST_BYTES else None
