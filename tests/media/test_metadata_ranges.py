"""Which bytes are metadata: what a hash may leave out unharmed must never hold a part of the picture."""

from __future__ import annotations

import io

import pytest
from PIL import Image

from tests.samples import media
from verify.media.bytesource import MemorySource
from verify.media.metadata_ranges import metadata_ranges
from verify.media.sniff import HEAD_BYTES, sniff
from verify.media.walk import walk

COMMENT = b"\xff\xfe\x00\x0bcomment!!"
GIF_COMMENT = b"\x21\xfe\x07comment\x00"


def known(data: bytes) -> set[int]:
    """Return the offsets of all bytes that are taken for metadata."""
    source, name = MemorySource(data), sniff(data[:HEAD_BYTES]).name
    runs = metadata_ranges(source, name, walk(source, name))
    assert list(runs) == sorted(runs)
    return {offset for run in runs for offset in range(run.start, run.end)}


@pytest.mark.parametrize("name", media.MEDIA_TYPES)
def test_a_plain_file_is_not_metadata_to_its_end(name: str) -> None:
    data = media.media(name)
    assert len(known(data)) < len(data)
    assert len(data) - 1 not in known(data)


def test_the_segments_before_a_jpeg_s_tables_are_metadata_and_its_scan_is_not() -> None:
    jpeg = media.media("image/jpeg")
    data = jpeg[:2] + COMMENT + jpeg[2:]
    scan = data.index(b"\xff\xda")
    assert set(range(2, 2 + len(COMMENT))) <= known(data)
    assert known(data) & set(range(data.index(b"\xff\xdb"), len(data))) == set()
    assert scan not in known(data)


def progressive() -> bytes:
    out = io.BytesIO()
    Image.effect_noise((64, 64), 80).save(out, "JPEG", progressive=True)
    return out.getvalue()


def test_the_scan_before_a_comment_is_not_metadata() -> None:
    jpeg = progressive()
    second = jpeg.index(b"\xff\xda", jpeg.index(b"\xff\xda") + 2)  # where the tables of the second scan may stand
    tables = jpeg.rindex(b"\xff\xc4", 0, second)
    data = jpeg[:tables] + COMMENT + jpeg[tables:]
    assert known(data) & set(range(data.index(b"\xff\xda"), tables)) == set()


def test_the_frame_before_a_comment_is_not_metadata() -> None:
    gif = media.media("image/gif")
    data = gif[:-1] + GIF_COMMENT + gif[-1:]
    assert known(data) & set(range(len(gif) - 1)) == set()
