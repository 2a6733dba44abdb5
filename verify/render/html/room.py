"""How many pictures a page has room for: they give way to its text, the most telling ones last."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from verify.model.pictures import Picture, Pictures
from verify.render.html.shown import Shown

MAX_PAGE: Final = 1_900_000
"""Bytes of a page about one file up to which pictures may fill it: it is to stay below 2 MB, which any mail takes."""

MAX_PICTURES: Final = 7_000_000
"""Bytes of the pictures of all files on one page, as they stand in it: many mail servers take no more than 10 MB."""

NO_ROOM: Final = "picture.no_room"
"""The sentence that stands in the place of the picture of a file for which there is no room."""


def room_of(page: str, items: tuple[Shown, ...]) -> int | None:
    """Return how many bytes pictures may take on a page; None where they all have room.

    Args:
        page: with all of them.
        items: what it shows.
    """
    taken = sum(in_page(picture) for shown in items for picture in _all(shown.pictures))
    text = len(page.encode("utf-8", "surrogatepass")) - taken
    room = max(0, min(MAX_PICTURES, MAX_PAGE * len(items) - text))
    return None if taken <= room else room


def fitted(items: tuple[Shown, ...], room: int) -> tuple[Shown, ...]:
    """Return the same items with the pictures that have room, and the number of those that have none.

    Pictures of the files come first, of each file before its previews; the previews of what was put in come before
    those of earlier versions.

    Args:
        items: what the page shows.
        room: bytes, as pictures stand in the page.
    """
    left = room

    def taken(picture: Picture | None) -> Picture | None:
        nonlocal left
        if picture is None or in_page(picture) > left:
            return None
        left -= in_page(picture)
        return picture

    files = [taken(shown.pictures.file) if shown.pictures else None for shown in items]
    done = []
    for shown, file in zip(items, files, strict=True):
        if shown.pictures is None:
            done.append(shown)
            continue
        before = shown.pictures
        fewer = Pictures(
            file,
            before.why if file or not before.file else NO_ROOM,
            inputs=tuple(taken(one) for one in before.inputs),
            manifests=tuple((index, one) for index, picture in before.manifests if (one := taken(picture))),
            ingredients=tuple((i, place, one) for i, place, picture in before.ingredients if (one := taken(picture))),
        )
        gone = len({*_previews(before)} - {*_previews(fewer)} - {file})
        done.append(shown._replace(pictures=fewer._replace(left_out=before.left_out + gone)))
    return tuple(done)


def in_page(picture: Picture) -> int:
    """Return the bytes that a picture takes in a page: base64 makes four of three (RFC 4648 §4)."""
    return -(-len(picture.data) // 3) * 4


def _all(pictures: Pictures | None) -> Iterator[Picture]:
    if pictures is not None:
        if pictures.file is not None:
            yield pictures.file
        yield from _previews(pictures)


def _previews(pictures: Pictures) -> Iterator[Picture]:
    yield from (one for one in pictures.inputs if one is not None)
    yield from (one for _, one in pictures.manifests)
    yield from (one for *_, one in pictures.ingredients)
