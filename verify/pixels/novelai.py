"""NovelAI's signature over recipe and pixels, where the recipe stands in the texts of a PNG.

The signature covers red, green and blue only, so it outlives the loss of alpha, where a second copy is hidden.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from verify.model.manifests import Tool
from verify.model.vocabulary import Says
from verify.signals.json_text import read_object
from verify.signals.limits import MAX_TEXT
from verify.signals.marks import Field, Found, Grade, Mark, Place
from verify.signals.text import decoded

if TYPE_CHECKING:
    from PIL import Image

SIGNER: Final = "NovelAI"
_MAX_SIGNED_PIXELS: Final = 20_000_000
"""Pixels over which a signature is checked, 60 MB twice over; NovelAI makes 3 megapixels, enlarged four times 12."""

_PLACE: Final = Place("PNG tEXt", "Comment/signed_hash", ())


def read(picture: Image.Image, media_type: str) -> Found:
    """Return a mark for a valid signature in the texts of a PNG, a field for one that does not match the pixels."""
    held = picture.info.get("Comment")
    if media_type != "image/png" or not isinstance(held, str) or len(held) > MAX_TEXT:
        return Found()
    comment = _as_written(held)
    if picture.info.get("Software") != SIGNER or "signed_hash" not in read_object(comment):
        return Found()
    if not signed(comment, picture):
        return Found(fields=(signature_field(_PLACE),))
    mark = Mark(
        "novelai.signature",
        "NovelAI signature",
        Says.GENERATED,
        "signed_hash matches these pixels",
        Tool(SIGNER, None),
        None,
        _PLACE,
        Grade.SOURCE,
        signed_by=SIGNER,
    )
    return Found((mark,))


def _as_written(text: str) -> str:
    """Undo Pillow's Latin-1 where the writer put UTF-8 into tEXt."""
    try:
        return decoded(text.encode("latin-1"))
    except UnicodeEncodeError:
        return text  # iTXt, which is UTF-8 by its standard


def signed(comment: str, picture: Image.Image) -> bool:
    """Say whether NovelAI signed this recipe together with these pixels.

    Args:
        comment: the recipe as JSON, as it stands.
        picture: decoded; anything but 8-bit RGB with or without alpha was not signed.
    """
    if picture.mode not in {"RGB", "RGBA"} or picture.width * picture.height > _MAX_SIGNED_PIXELS:
        return False
    from verify.signals.recipes.novelai_signature import verify_novelai  # noqa: PLC0415 -- loads cryptography

    # Pillow drops alpha here without blending.
    return verify_novelai(comment, picture.convert("RGB").tobytes())


def signature_field(place: Place) -> Field:
    """Return what is told of a signature that does not hold."""
    return Field(SIGNER, "signed_hash", "does not match these pixels", place)
