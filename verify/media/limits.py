"""Limits of the container walkers, each with its reason.

A walker reads files that anyone may have made. Nothing that a file declares (a length, a count, a depth) is believed
beyond these numbers and beyond the bytes that remain; what exceeds them becomes a problem of the walk.
"""

from __future__ import annotations

from typing import Final

KIB: Final = 1024
MIB: Final = 1024 * KIB

MAX_PACKET: Final = 16 * MIB
"""Bytes of one metadata packet. The largest seen in genuine files (extended XMP with depth maps) are below 8 MiB."""

MAX_MANIFEST_STORE: Final = 64 * MIB
"""Bytes of one manifest store: it carries the thumbnails and records of every ingredient, so it may be larger."""

MAX_TOTAL: Final = MAX_MANIFEST_STORE + 32 * MIB
"""Bytes of all packets of one file together: one store of the largest size and 32 MiB of everything else."""

MAX_PACKETS: Final = 10_000
"""Packets of one file. Photographs have tens; tagged films a few hundred."""

MAX_PROBLEMS: Final = 200
"""Problems told for one file; more say nothing new."""

MAX_STEPS: Final = 100_000
"""Boxes, chunks, segments, frames and directory entries visited in one file. An hour of fragmented video has 10,000."""

MAX_DEPTH: Final = 12
"""Nesting of boxes, elements and objects. Metadata stands at most six levels down in any format read here."""

MAX_INFLATED: Final = 8 * MIB
"""Bytes that one compressed text may inflate to; a generator's graph, the largest genuine kind, is below 2 MiB."""

MAX_INFLATED_TOTAL: Final = 32 * MIB
"""Bytes inflated in one file, bombs that are thrown away included, so that many small bombs cost no more than one."""

MAX_TRAILER: Final = 1 * MIB
"""Bytes kept of what follows the end of an image: a quarter from its beginning, the rest from its end, where vendor
trailers have their directory. Trailers hold whole videos in motion photos."""

MAX_IMAGES: Final = 16
"""Pictures walked in one JPEG file (Multi-Picture Format: previews, gain maps, depth maps)."""

MAX_SMALL: Final = 64 * KIB
"""Bytes of a chunk or box of unknown type that is kept whole; larger ones hold samples, not statements."""

MAX_IFDS: Final = 64
"""Directories of one TIFF file: pages, sub-images and metadata directories."""

MAX_IFD_ENTRIES: Final = 512
"""Entries of one TIFF directory; cameras write below 100."""

MAX_IFD_DEPTH: Final = 8
"""Nesting of TIFF directories; Exif within an image within a raw file makes three."""

MAX_SUB_BLOCKS: Final = 4_000_000
"""GIF sub-blocks visited in a row, of up to 255 bytes each: a picture of 1 GB, or a second for hostile ones."""

MAX_KEPT_SUB_BLOCKS: Final = MAX_MANIFEST_STORE // 255 + 1
"""GIF sub-blocks of one extension whose places are kept: a manifest store of the largest size in full sub-blocks."""

MAX_NAME: Final = 64 * KIB
"""Bytes in which the name or description before a value is searched; honest ones have tens."""

MAX_LOOKUPS: Final = 64
"""Searches through a whole PDF file for one object: catalog, information, embedded files, stream lengths."""

MAX_PDF_OBJECTS: Final = 5_000
"""Objects of a PDF file that are looked at where they stand: metadata, file specifications, object streams."""

MAX_PACKED_OBJECTS: Final = 100_000
"""Objects in the object streams of a PDF file; a book has about as many."""

MAX_SAMPLES: Final = 256 * KIB
"""Bytes of media data of one MP4 that are searched for user data, which stands before the first picture: a few hundred
bytes in, or behind some seconds of sound."""

MAX_USER_DATA: Final = 8
"""Places of such user data that are looked at in one file; encoders write it once, or once a key frame."""

MAX_SEI: Final = 2 * KIB
"""Bytes of a unit of supplemental information before the message that is looked for; x264's own message takes 700."""

MAX_SEI_MESSAGES: Final = 16
"""Messages of one such unit that are passed over; encoders write up to four."""

MAX_ZIP_DIRECTORY: Final = 4 * MIB
"""Bytes of the directory of a ZIP file: 40,000 entries with the names that office programs give."""

MAX_ZIP_ENTRIES: Final = 20_000
"""Entries of a ZIP file; a presentation with a thousand slides and pictures has some 8,000."""

MAX_PART: Final = 1 * MIB
"""Bytes that one part of an office document inflates to; the list of types of that presentation has half of it."""

MAX_FRONT_MATTER: Final = 64 * KIB
"""Bytes in which the front matter of a text must end; authors write some hundred."""

MAX_WHOLE: Final = 64 * MIB
"""Bytes of a text-like file (PDF, SVG) that are searched. Of a longer one the end is read, where updates stand."""

MAX_OGG_HEADERS: Final = MAX_MANIFEST_STORE + 16 * MIB
"""Bytes of Ogg pages read in search of the headers: a manifest store and comments stand before the first sound."""

FIRST_WINDOW: Final = 16 * KIB
"""Bytes scanned first; then more and more up to ``CHUNK``, so that many short searches stay cheap."""

CHUNK: Final = 256 * KIB
"""Bytes scanned at once for markers: large enough for C speed, small enough to stay in a processor's cache and to be
had without new pages of memory, which makes the scan of a JPEG twice as fast as with 1 MiB."""
