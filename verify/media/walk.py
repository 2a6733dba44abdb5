"""One walk through one file: from its bytes to packets of metadata.

A walker reads the structure of its container and skips pictures, sound and samples. It never decodes media, and no
bytes make it fail: what cannot be followed becomes a problem, and what was found before stays.
"""

from __future__ import annotations

from importlib import import_module
from typing import Final, Protocol, cast

from verify.media.bytesource import ByteSource
from verify.media.cursor import Cursor, StructureError
from verify.media.found import Finds, Store
from verify.media.limits import MAX_PACKETS, MAX_PROBLEMS, MAX_TOTAL
from verify.media.packets import LimitName, Packet, PacketKind, Problem, Range, Walk

CONTAINERS: Final[dict[str, tuple[str, ...]]] = {
    "jpeg": ("image/jpeg",),
    "png": ("image/png", "image/apng", "image/vnd.mozilla.apng"),
    "gif": ("image/gif",),
    "tiff": (
        "image/tiff",
        "image/dng",
        "image/x-adobe-dng",
        "image/x-sony-arw",
        "image/x-nikon-nef",
        "image/x-canon-cr2",
    ),
    "riff": (
        "image/webp",
        "audio/wav",
        "audio/x-wav",
        "audio/wave",
        "audio/vnd.wave",
        "video/avi",
        "video/x-msvideo",
        "video/msvideo",
    ),
    "bmff": (
        *(
            "video/mp4",
            "video/quicktime",
            "video/x-m4v",
            "video/3gpp",
            "video/3gpp2",
            "application/mp4",
            "video/iso.segment",
        ),
        *("audio/mp4", "audio/x-m4a", "audio/m4a"),
        *(
            "image/heic",
            "image/heif",
            "image/heic-sequence",
            "image/heif-sequence",
            "image/avif",
            "image/avif-sequence",
        ),
    ),
    "jxl": ("image/jxl",),
    "svg": ("image/svg+xml", "application/svg+xml"),
    "pdf": ("application/pdf",),
    "ooxml": (
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "application/vnd.openxmlformats-officedocument.presentationml.presentation",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ),
    "markdown": ("text/markdown",),
    "psd": ("image/vnd.adobe.photoshop",),
    "mp3": ("audio/mpeg", "audio/mp3", "audio/x-mp3", "audio/mpeg3", "audio/aac"),
    "flac": ("audio/flac", "audio/x-flac"),
    "ogg": ("audio/ogg", "video/ogg", "application/ogg", "audio/opus"),
    "ebml": ("video/x-matroska", "video/matroska", "video/webm", "audio/x-matroska", "audio/matroska", "audio/webm"),
    "flv": ("video/x-flv", "video/flv"),
    "sidecar": ("application/c2pa", "application/x-c2pa-manifest-store"),
}
"""Each container's module in this folder, and the media types that it reads."""

_MODULES: Final = {media_type: module for module, media_types in CONTAINERS.items() for media_type in media_types}


class _Walker(Protocol):
    """What each container's module offers."""

    def packets(self, cursor: Cursor) -> Finds:
        """Yield what the file holds, in any order."""
        ...


def walk(source: ByteSource, media_type: str) -> Walk:
    """Find every piece of metadata in a file, and where it stands.

    Args:
        source: the bytes of the file.
        media_type: what kind of file it is, from its bytes; parameters after ``;`` are ignored.

    Returns:
        packets in the order of the file, problems, and the bytes that carry each manifest store. Empty for a media type
        that no walker reads. Hostile bytes never raise.

    Raises:
        OSError: only from the source, when the file itself cannot be read.
    """
    module = _MODULES.get(media_type.partition(";")[0].strip().lower())
    if module is None:
        return Walk((), ())
    # Imported by name and late: one file needs one container's code.
    walker = cast("_Walker", import_module(f"verify.media.{module}"))
    return _collect(walker.packets(Cursor(source)), module)


def _collect(finds: Finds, module: str) -> Walk:
    """Gather what a walker yields, up to the limits of one file."""
    found: list[tuple[Packet, tuple[Range, ...]]] = []
    problems: list[Problem] = []
    room = MAX_TOTAL
    try:
        for item in finds:
            if isinstance(item, Problem):
                if len(problems) < MAX_PROBLEMS:
                    problems.append(item)
                else:
                    problems[-1] = problems[-1]._replace(limit="problem_count")
                continue
            packet, container = item if isinstance(item, Store) else (item, ())
            room -= len(packet.data)
            start = packet.ranges[0].start if packet.ranges else 0
            if room < 0 or len(found) >= MAX_PACKETS:
                limit: LimitName = "metadata_bytes" if room < 0 else "metadata_packets"
                what = "more metadata than one file may hold; the rest was not read"
                problems.append(Problem(packet.where, start, what, limit))
                break
            found.append((packet, container))
    except StructureError as error:
        problems.append(error.problem(module))
    except (ArithmeticError, LookupError, ValueError) as error:
        # A slip in a walker must cost neither the run nor what was found before; tests demand that it never happens.
        problems.append(Problem(module, 0, f"the walker failed: {type(error).__name__}"))
    found.sort(key=lambda pair: pair[0].ranges[0].start if pair[0].ranges else 0)
    stores = tuple(container for packet, container in found if packet.kind is PacketKind.C2PA)
    return Walk(tuple(packet for packet, _ in found), tuple(problems), stores)
