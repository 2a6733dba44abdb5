"""NovelAI's signature over a picture's own pixels and its recipe (`nai_sig.py` of NovelAI/novelai-image-metadata).

Ed25519 (RFC 8032) over the red, green and blue bytes of every pixel, row by row, and the recipe as JSON without the
signature, in the order in which it stands and as Python spells it.
"""

from __future__ import annotations

from base64 import b64decode
from typing import Final

from verify.signals.json_text import as_object, read_object

NOVELAI_KEY: Final = b64decode("Y2JcQAOhLwzwSDUJPNgL04nS0Tbqm7cSRc4xk0vRMic=")
"""The public key that NovelAI publishes for this purpose."""

_SIGNATURE: Final = "signed_hash"
_SIGNATURE_BYTES: Final = 64
_LONGEST_SIGNATURE: Final = 128  # characters of Base64; 64 bytes take 88


def verify_novelai(comment_json_text: str, rgb_bytes: bytes, *, public_key: bytes = NOVELAI_KEY) -> bool:
    """Say whether NovelAI signed this recipe together with these pixels.

    Args:
        comment_json_text: the text ``Comment`` as it stands in the file; a recipe wrapped in another ``Comment`` too.
        rgb_bytes: three bytes a pixel, row by row, without alpha.
        public_key: 32 bytes; another one only for a test.

    Returns:
        True for a valid signature; False for a wrong one, none, or a text that is no recipe.
    """
    comment = read_object(comment_json_text)
    inner = comment.get("Comment")
    if inner is not None:
        comment = read_object(inner) if isinstance(inner, str) else as_object(inner)
    signature = _signature(comment.get(_SIGNATURE))
    if signature is None:
        return False
    import json  # noqa: PLC0415 - late: asked for only where pixels are read

    from cryptography.exceptions import InvalidSignature  # noqa: PLC0415 - the same
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey  # noqa: PLC0415 - the same

    try:
        # A number of too many digits, or half a surrogate pair, cannot have been signed: NovelAI never writes them.
        recipe = json.dumps({key: value for key, value in comment.items() if key != _SIGNATURE}).encode("utf-8")
        Ed25519PublicKey.from_public_bytes(public_key).verify(signature, rgb_bytes + recipe)
    except (InvalidSignature, ValueError, RecursionError):
        return False
    return True


def _signature(value: object) -> bytes | None:
    if not isinstance(value, str) or len(value) > _LONGEST_SIGNATURE:
        return None
    try:
        signature = b64decode(value, validate=True)
    except ValueError:
        return None
    return signature if len(signature) == _SIGNATURE_BYTES else None
