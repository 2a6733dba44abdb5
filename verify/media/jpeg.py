"""JPEG (ISO/IEC 10918-1, Annex B): markers, scans, further pictures of a Multi-Picture file, and what follows."""

from __future__ import annotations

import re
from collections.abc import Generator
from functools import partial
from typing import Final, NamedTuple

from verify.media.cursor import Cursor, StructureError
from verify.media.found import Finds, trailer
from verify.media.jpeg_segments import APP0, APP2, APP15, COM, Segment, segment_packets
from verify.media.limits import CHUNK, FIRST_WINDOW, MAX_IFD_ENTRIES, MAX_IMAGES
from verify.media.packets import Problem, Range

SOI: Final = b"\xff\xd8"
MARK: Final = 0xFF
EOI: Final = 0xD9
SOS: Final = 0xDA
STANDALONE: Final = frozenset((0x01, *range(0xD0, 0xD9)))  # TEM, RST0 to RST7 and SOI have no length
NO_MARKER: Final = (0x00, MARK)  # a stuffed byte of a scan, a fill byte before a marker
MPF_LEAD: Final = b"MPF\0"
MP_ENTRY: Final = 0xB002

# Inside a scan 0xFF is followed by a stuffed zero or a restart number; anything else is a marker (B.1.1.2, B.1.1.5).
_MARKER: Final = re.compile(rb"\xff[^\x00\xd0-\xd7\xff]")


class Image(NamedTuple):
    """One picture: where it begins and ends, its metadata segments, and what was wrong."""

    start: int
    end: int
    segments: tuple[Segment, ...]
    problems: tuple[Problem, ...]


def packets(cursor: Cursor) -> Finds:
    """Yield the metadata of every picture in the file, and the bytes that belong to none."""
    if cursor.upto(0, len(SOI)) != SOI:
        yield Problem("JPEG", 0, "no start of an image")
        return
    images: list[Image] = []
    starts: tuple[int, ...] = (0,)
    while len(images) < MAX_IMAGES:
        after = images[-1].end if images else 0
        # The next picture may follow at once, without an entry in the index of pictures.
        start = after if _begins_image(cursor, after) else next((at for at in starts if at >= after), cursor.size)
        if images and not _begins_image(cursor, start):
            break
        where = f"JPEG picture {len(images) + 1}" if images else "JPEG"
        image = read_image(cursor, start, where)
        images.append(image)
        yield from image.problems
        yield from segment_packets(cursor, image.segments, where)
        if len(images) == 1:
            starts = _further_images(cursor, image)
    begins = [*(image.start for image in images[1:]), cursor.size]
    for image, begin in zip(images, begins, strict=True):
        yield from trailer(cursor, "JPEG after the end of the image", image.end, begin)


def read_image(cursor: Cursor, start: int, where: str) -> Image:
    """Follow the markers of one picture from its SOI to its EOI, or to where the file ends.

    Args:
        cursor: the file.
        start: offset of the SOI marker.
        where: what to call the picture.
    """
    segments: list[Segment] = []
    problems: list[Problem] = []
    end = cursor.size
    try:
        for at, marker, length in _markers(cursor, start + 2):
            if marker == EOI:
                end = at + 2
            elif length < 0:
                problems.append(Problem(where, at, "a segment's length does not fit the file"))
            elif not length:
                problems.append(Problem(where, at, "bytes that belong to no segment"))
            elif APP0 <= marker <= APP15 or marker == COM:
                segments.append(Segment(marker, at, Range(at + 4, length - 2)))
    except StructureError as error:
        problems.append(error.problem(where))
    return Image(start, end, tuple(segments), tuple(problems))


def _markers(cursor: Cursor, at: int) -> Generator[tuple[int, int, int]]:
    """Yield offset, second byte and segment length (0 for stray bytes, -1 for a wrong one) of the markers up to EOI.

    Raises:
        StructureError: the file ends before EOI, or has too many markers.
    """
    while True:
        head = cursor.upto(at, 4)
        if len(head) < 4 and head[:2] != b"\xff\xd9":  # noqa: PLR2004 - marker and length
            raise StructureError(cursor.size, "the file ends before the end of the image")
        cursor.step(at)
        marker = head[1]
        if head[0] != MARK or marker in NO_MARKER:
            if head[0] != MARK:
                yield at, marker, 0
            at = next_marker(cursor, at)
        elif marker == EOI:
            yield at, marker, 2
            return
        elif marker in STANDALONE:
            at += 2
        else:
            length = int.from_bytes(head[2:], "big")
            fits = length >= 2 and at + 2 + length <= cursor.size  # noqa: PLR2004 - the length counts itself
            yield at, marker, length if fits else -1
            at += 2 + length if fits else 2
            if marker == SOS or not fits:
                at = next_marker(cursor, at)


def next_marker(cursor: Cursor, at: int) -> int:
    """Return the offset of the next marker that is no restart, or the size of the file."""
    reach = FIRST_WINDOW
    while at < cursor.size:
        window = cursor.upto(at, reach)
        match = _MARKER.search(window)
        if match is not None:
            return at + match.start()
        # Step back one byte: a marker may be cut in two by the window.
        at += max(1, len(window) - 1)
        reach = min(CHUNK, reach * 8)
    return cursor.size


def _begins_image(cursor: Cursor, at: int) -> bool:
    return cursor.upto(at, 3) == b"\xff\xd8\xff"


def _further_images(cursor: Cursor, image: Image) -> tuple[int, ...]:
    """Return where the Multi-Picture index says that further pictures begin (CIPA DC-007, clause 5.2), in order."""
    for segment in image.segments:
        base = segment.payload.start + len(MPF_LEAD)
        if segment.marker == APP2 and cursor.upto(segment.payload.start, len(MPF_LEAD)) == MPF_LEAD:
            data = cursor.upto(base, segment.payload.length - len(MPF_LEAD))
            return tuple(sorted({base + offset for offset in _mp_offsets(data) if offset}))
    return ()


def _mp_offsets(data: bytes) -> tuple[int, ...]:
    """Return the picture offsets of an index, counted from its TIFF header; none when it cannot be read."""
    number = partial(int.from_bytes, byteorder="little" if data[:2] == b"II" else "big")
    ifd = number(data[4:8])
    for row in range(min(number(data[ifd : ifd + 2]), MAX_IFD_ENTRIES)):
        entry = data[ifd + 2 + 12 * row : ifd + 14 + 12 * row]
        if number(entry[:2]) == MP_ENTRY:
            count, place = min(number(entry[4:8]) // 16, MAX_IMAGES), number(entry[8:])
            return tuple(number(data[at + 8 : at + 12]) for at in range(place, place + 16 * count, 16))
    return ()
