"""The type of a file whose first bytes are not enough: documents in a ZIP file, Markdown, sound behind a long tag."""

from __future__ import annotations

from typing import Final

from verify.media.bytesource import ByteSource
from verify.media.sniff import HEAD_BYTES, UNKNOWN, MediaType, sniff
from verify.model.vocabulary import Kind

_LEADS: Final = (b"PK\3\4", b"---", b"\xef\xbb\xbf---")
_FLAC: Final = b"fLaC"
MARKDOWN: Final = MediaType("text/markdown", Kind.DOCUMENT)


def identify(source: ByteSource) -> MediaType:
    """Return the media type that the bytes of a file show; `UNKNOWN` where none fits.

    A text cannot be known from its bytes in general: it counts as Markdown only with front matter at its beginning.

    Args:
        source: the file; more than its first `HEAD_BYTES` is read only where those may begin a document.
    """
    head = source.read_at(0, HEAD_BYTES)
    media = sniff(head)
    if head.startswith(b"ID3"):
        return _behind_tag(source, media)
    if media != UNKNOWN or not head.startswith(_LEADS):
        return media
    # Imported late: few files are documents.
    if head.startswith(b"PK"):
        from verify.media.cursor import Cursor  # noqa: PLC0415 -- as above
        from verify.media.ooxml import document_type  # noqa: PLC0415 -- as above

        name = document_type(Cursor(source))
        return MediaType(name, Kind.DOCUMENT) if name else UNKNOWN
    from verify.media.limits import MAX_FRONT_MATTER  # noqa: PLC0415 -- as above
    from verify.media.markdown import front_matter  # noqa: PLC0415 -- as above

    return MARKDOWN if front_matter(source.read_at(0, MAX_FRONT_MATTER)) else UNKNOWN


def _behind_tag(source: ByteSource, media: MediaType) -> MediaType:
    """Tell FLAC behind an ID3 tag: a tag with a C2PA record in it is longer than the first bytes."""
    from verify.media.cursor import Cursor  # noqa: PLC0415 -- few files are sounds
    from verify.media.id3_tag import tag_end  # noqa: PLC0415 -- as above

    behind = source.read_at(tag_end(Cursor(source), 0), len(_FLAC))
    return MediaType("audio/flac", Kind.AUDIO) if behind == _FLAC else media
