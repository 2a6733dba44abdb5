"""Media that went into the making: `inputTo` ingredients of the file's own history ("made from two pictures")."""

from __future__ import annotations

from verify.judge.lineage import Link, Role, relationship
from verify.model.report import InputMedia
from verify.model.vocabulary import Relationship
from verify.record.types import Ingredient, Manifest, Record
from verify.words import count, join

_OWN = (Role.SELF, Role.ANCESTOR)


def inputs_of(record: Record, links: tuple[Link | None, ...]) -> tuple[InputMedia, ...]:
    """Return the inputs of the file and of its earlier versions, without repetition.

    Args:
        record: all manifests.
        links: the place of each in the story; a manifest that is not sound names no inputs.
    """
    found = (
        _input(record, ingredient)
        for manifest, link in zip(record.manifests, links, strict=True)
        if link is not None and link.role in _OWN and link.sound
        for ingredient in manifest.ingredients
        if relationship(ingredient) is Relationship.INPUT_TO
    )
    return tuple(dict.fromkeys(found))


def _input(record: Record, ingredient: Ingredient) -> InputMedia:
    place = record.index(ingredient.manifest) if ingredient.manifest else None
    return InputMedia(ingredient.title, ingredient.media_type, place, ingredient.has_thumbnail)


def media_kind(media_type: str | None) -> str:
    """Return the kind of an ingredient from the type that its signer states: image, video, audio, or other."""
    lead = (media_type or "").partition("/")[0]
    if lead in ("image", "video", "audio"):
        return lead
    return "image" if (media_type or "") in ("jpeg", "jpg", "png", "webp", "gif", "heic", "avif", "tiff") else "other"


def media_phrase(types: tuple[str | None, ...], behind: str = "") -> str:
    """Return the media in words: "two pictures", "one picture and one video".

    Args:
        types: media types.
        behind: ``out_of.`` where the words stand behind "out of", in which other languages bend them.
    """
    kinds = [media_kind(item) for item in types]
    return join(tuple(count(kinds.count(kind), f"{behind}{kind}") for kind in dict.fromkeys(kinds)))


def titles(manifest: Manifest, relation: Relationship) -> tuple[str, ...]:
    """Return the titles of a manifest's ingredients of one relationship."""
    return tuple(item.title for item in manifest.ingredients if relationship(item) is relation and item.title)
