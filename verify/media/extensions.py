"""File name endings and the types that they promise: to say that a name and its content differ, never to decide."""

from __future__ import annotations

_JPEG = frozenset({"image/jpeg"})
_BMFF_STILL = frozenset({"image/heic", "image/heif", "image/avif"})
_BMFF = frozenset({"video/mp4", "video/quicktime", "audio/mp4"})
_OFFICE = "application/vnd.openxmlformats-officedocument."
_WORD = frozenset({_OFFICE + "wordprocessingml.document"})
_SLIDES = frozenset({_OFFICE + "presentationml.presentation"})
_SHEETS = frozenset({_OFFICE + "spreadsheetml.sheet"})
_MARKDOWN = frozenset({"text/markdown"})

_TYPES = {
    "jpg": _JPEG,
    "jpeg": _JPEG,
    "jpe": _JPEG,
    "png": frozenset({"image/png"}),
    "apng": frozenset({"image/png"}),
    "webp": frozenset({"image/webp"}),
    "gif": frozenset({"image/gif"}),
    "tif": frozenset({"image/tiff", "image/x-adobe-dng"}),
    "tiff": frozenset({"image/tiff", "image/x-adobe-dng"}),
    "dng": frozenset({"image/x-adobe-dng", "image/tiff"}),
    "heic": _BMFF_STILL,
    "heif": _BMFF_STILL,
    "avif": _BMFF_STILL,
    "jxl": frozenset({"image/jxl"}),
    "svg": frozenset({"image/svg+xml"}),
    "psd": frozenset({"image/vnd.adobe.photoshop"}),
    "mp4": _BMFF,
    "m4v": _BMFF,
    "m4a": _BMFF,
    "mov": _BMFF,
    "webm": frozenset({"video/webm", "video/x-matroska"}),
    "mkv": frozenset({"video/webm", "video/x-matroska"}),
    "avi": frozenset({"video/avi"}),
    "flv": frozenset({"video/x-flv"}),
    "mp3": frozenset({"audio/mpeg"}),
    "wav": frozenset({"audio/wav"}),
    "flac": frozenset({"audio/flac"}),
    "ogg": frozenset({"audio/ogg"}),
    "opus": frozenset({"audio/ogg"}),
    "pdf": frozenset({"application/pdf"}),
    "docx": _WORD,
    "docm": _WORD,
    "pptx": _SLIDES,
    "pptm": _SLIDES,
    "ppsx": _SLIDES,
    "xlsx": _SHEETS,
    "xlsm": _SHEETS,
    "md": _MARKDOWN,
    "markdown": _MARKDOWN,
    "c2pa": frozenset({"application/c2pa"}),
}

MEDIA_ENDINGS = frozenset(_TYPES) - {"c2pa"}
"""Endings by which a folder scan picks its files."""


def ending(name: str) -> str:
    """Return the ending of a file name in lower case, without its dot; empty where there is none."""
    stem, dot, last = name.rpartition(".")
    return last.lower() if dot and stem else ""


def odd_extension(name: str, media_type: str) -> str | None:
    """Return the name's ending where it promises another type than the content has, else None.

    Args:
        name: of the file.
        media_type: as the first bytes show.
    """
    promised = _TYPES.get(ending(name))
    return ending(name) if promised is not None and media_type not in promised else None
