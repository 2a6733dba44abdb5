"""The type of a file from its first bytes, never from its name: one in five files in the wild has a wrong extension."""

from typing import Literal, NamedTuple

from verify.model.vocabulary import Kind

HEAD_BYTES = 4096
"""How much of a file is looked at: SVG and PDF may start with comments or a byte order mark."""


class MediaType(NamedTuple):
    """A media type (IANA name, or the customary one) and its kind."""

    name: str
    kind: Kind


UNKNOWN = MediaType("application/octet-stream", Kind.OTHER)
SIDECAR = MediaType("application/c2pa", Kind.OTHER)
_VIDEO_MP4 = MediaType("video/mp4", Kind.VIDEO)

_MAGIC: tuple[tuple[bytes, MediaType], ...] = (
    (b"\xff\xd8\xff", MediaType("image/jpeg", Kind.IMAGE)),
    (b"\x89PNG\r\n\x1a\n", MediaType("image/png", Kind.IMAGE)),
    (b"GIF87a", MediaType("image/gif", Kind.IMAGE)),
    (b"GIF89a", MediaType("image/gif", Kind.IMAGE)),
    (b"\xff\x0a", MediaType("image/jxl", Kind.IMAGE)),
    (b"\x00\x00\x00\x0cJXL \r\n\x87\n", MediaType("image/jxl", Kind.IMAGE)),
    (b"8BPS", MediaType("image/vnd.adobe.photoshop", Kind.IMAGE)),
    (b"OggS", MediaType("audio/ogg", Kind.AUDIO)),
    (b"fLaC", MediaType("audio/flac", Kind.AUDIO)),
    (b"FLV\x01", MediaType("video/x-flv", Kind.VIDEO)),
)

_RIFF = {
    b"WEBP": MediaType("image/webp", Kind.IMAGE),
    b"WAVE": MediaType("audio/wav", Kind.AUDIO),
    b"AVI ": MediaType("video/avi", Kind.VIDEO),
}

_BOXES = {
    b"ftyp": _VIDEO_MP4,  # told apart by its brands
    b"styp": _VIDEO_MP4,  # a media segment
    b"sidx": _VIDEO_MP4,
    b"moof": _VIDEO_MP4,
    b"moov": MediaType("video/quicktime", Kind.VIDEO),  # old QuickTime files begin without a brand
    b"mdat": MediaType("video/quicktime", Kind.VIDEO),
    b"wide": MediaType("video/quicktime", Kind.VIDEO),
    b"jumb": SIDECAR,
}

_BRANDS = {
    b"avif": MediaType("image/avif", Kind.IMAGE),
    b"avis": MediaType("image/avif", Kind.IMAGE),
    b"heic": MediaType("image/heic", Kind.IMAGE),
    b"heix": MediaType("image/heic", Kind.IMAGE),
    b"hevc": MediaType("image/heic", Kind.IMAGE),
    b"hevx": MediaType("image/heic", Kind.IMAGE),
    b"mif1": MediaType("image/heif", Kind.IMAGE),
    b"msf1": MediaType("image/heif", Kind.IMAGE),
    b"M4A ": MediaType("audio/mp4", Kind.AUDIO),
    b"M4B ": MediaType("audio/mp4", Kind.AUDIO),
    b"qt  ": MediaType("video/quicktime", Kind.VIDEO),
}

_MOVIE = (b"iso", b"mp4", b"avc", b"dash", b"cmf", b"3g", b"M4V", b"f4v")
"""How major brands of films begin (mp4ra.org, brands); many more are in use."""


def sniff(head: bytes) -> MediaType:
    """Return the media type that the first bytes of a file show; `UNKNOWN` where none fits.

    Args:
        head: the first `HEAD_BYTES` bytes of the file, fewer if it is shorter.
    """
    for magic, media_type in _MAGIC:
        if head.startswith(magic):
            return media_type
    return _container(head) or _text_like(head) or _audio(head) or UNKNOWN


def _container(head: bytes) -> MediaType | None:
    if head[:4] == b"RIFF":
        return _RIFF.get(head[8:12])
    if head[4:8] in _BOXES:
        return _by_brand(head) if head[4:8] == b"ftyp" else _BOXES[head[4:8]]
    if head[:4] in (b"II*\0", b"MM\0*", b"II+\0", b"MM\0+"):
        return _tiff(head)
    if head[:4] == b"\x1a\x45\xdf\xa3":
        webm = b"webm" in head[:64]
        return MediaType("video/webm" if webm else "video/x-matroska", Kind.VIDEO)
    return None


def _by_brand(head: bytes) -> MediaType:
    """Tell the ISO-BMFF family by its major brand, then by its compatible brands (ISO/IEC 14496-12, 4.3)."""
    box_end = min(int.from_bytes(head[:4], "big"), len(head))
    brands = [head[8:12], *(head[i : i + 4] for i in range(16, box_end - 3, 4))]
    if brands[0] in (b"mif1", b"msf1"):  # the structural brand: the codec's brand stands among the compatible ones
        brands = [*brands[1:], brands[0]]
        return next((_BRANDS[brand] for brand in brands if brand in _BRANDS), _VIDEO_MP4)
    if brands[0] in _BRANDS:
        return _BRANDS[brands[0]]
    if brands[0].startswith(_MOVIE):
        return _VIDEO_MP4
    known = (_BRANDS[brand] for brand in brands if brand in _BRANDS)  # videos name sound among these, never pictures
    return next((media for media in known if media.kind is Kind.IMAGE), _VIDEO_MP4)


def _tiff(head: bytes) -> MediaType:
    """Tell DNG from TIFF by the DNGVersion tag (50706) in the first directory (DNG 1.7, chapter 4)."""
    order: Literal["little", "big"] = "little" if head[:2] == b"II" else "big"
    tag = (50706).to_bytes(2, order)
    offset = int.from_bytes(head[4:8], order)
    count = int.from_bytes(head[offset : offset + 2], order)
    entries = (head[offset + 2 + 12 * i : offset + 4 + 12 * i] for i in range(min(count, 256)))
    if tag in entries:
        return MediaType("image/x-adobe-dng", Kind.IMAGE)
    return MediaType("image/tiff", Kind.IMAGE)


def _text_like(head: bytes) -> MediaType | None:
    if b"%PDF-" in head[:1024]:
        return MediaType("application/pdf", Kind.DOCUMENT)
    text = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    if text.startswith((b"<?xml", b"<!--", b"<!DOCTYPE svg", b"<svg")) and b"<svg" in head:
        return MediaType("image/svg+xml", Kind.IMAGE)
    return None


def _audio(head: bytes) -> MediaType | None:
    """Tell MP3 (with or without an ID3v2 tag, ID3v2.4 §3.1), and FLAC or AAC behind such a tag."""
    if head[:3] == b"ID3":
        return MediaType("audio/mpeg", Kind.AUDIO)
    layer_three = len(head) > 1 and head[0] == 0xFF and head[1] & 0xE6 == 0xE2  # noqa: PLR2004 -- MPEG frame sync
    return MediaType("audio/mpeg", Kind.AUDIO) if layer_three else None
