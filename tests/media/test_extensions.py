"""File name endings: they never decide, and where they promise another type than the content has, that is said."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verify.media.extensions import MEDIA_ENDINGS, ending, odd_extension
from verify.media.ooxml import DOCX, XLSX
from verify.media.walk import CONTAINERS


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("photo.jpg", "jpg"),
        ("photo.JPG", "jpg"),
        ("photo.tar.gz", "gz"),
        ("photo", ""),
        (".jpg", ""),
        ("photo.", ""),
        ("", ""),
        ("a.b/c", "b/c"),
        ("photo.jpg ", "jpg "),
    ],
)
def test_the_ending_of_a_name(name: str, expected: str) -> None:
    assert ending(name) == expected


@pytest.mark.parametrize(
    ("name", "media_type", "odd"),
    [
        ("photo.jpg", "image/jpeg", None),
        ("photo.jpeg", "image/jpeg", None),
        ("photo.jpg", "image/png", "jpg"),
        ("photo.PNG", "image/webp", "png"),
        ("photo.heic", "image/avif", None),
        ("photo.heic", "image/jpeg", "heic"),
        ("clip.mov", "video/mp4", None),
        ("clip.mp4", "video/quicktime", None),
        ("clip.mp4", "video/webm", "mp4"),
        ("clip.mkv", "video/webm", None),
        ("scan.tif", "image/x-adobe-dng", None),
        ("raw.dng", "image/tiff", None),
        ("song.mp3", "audio/wav", "mp3"),
        ("record.c2pa", "application/c2pa", None),
        ("record.c2pa", "image/jpeg", "c2pa"),
        ("text.docx", DOCX, None),
        ("text.docm", DOCX, None),
        ("text.docx", XLSX, "docx"),
        ("text.md", "text/markdown", None),
        ("text.md", "image/png", "md"),
        ("photo", "image/png", None),
        ("photo.backup", "image/png", None),
        (".jpg", "image/png", None),
    ],
)
def test_a_name_that_promises_another_type_is_odd(name: str, media_type: str, odd: str | None) -> None:
    assert odd_extension(name, media_type) == odd


def test_media_endings_are_the_known_ones_without_the_record_s_own() -> None:
    assert {"jpg", "png", "mp4", "mp3", "pdf"} <= MEDIA_ENDINGS
    assert "c2pa" not in MEDIA_ENDINGS
    assert all(name == name.lower() for name in MEDIA_ENDINGS)


@pytest.mark.parametrize("name", sorted(MEDIA_ENDINGS))
def test_each_ending_promises_a_type_that_can_be_read(name: str) -> None:
    read = {media_type for media_types in CONTAINERS.values() for media_type in media_types}
    assert [kind for kind in read if odd_extension(f"x.{name}", kind) is None]
    assert odd_extension(f"x.{name}", "application/x-nonsense") == name


@given(st.text(), st.text())
def test_any_name_is_odd_only_by_its_own_ending(name: str, media_type: str) -> None:
    assert odd_extension(name, media_type) in (None, ending(name))
