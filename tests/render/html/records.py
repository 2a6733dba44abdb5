"""Records of every shape for the tests and the bench of the graph: chains, stars, diamonds, tangles, hostile ones."""

from __future__ import annotations

import random

from verify.model.manifests import (
    Manifest,
    ManifestIngredient,
    ManifestSigner,
    ManifestTime,
    Tool,
)
from verify.model.vocabulary import Relationship, SignerState, TimeSource

PARENT, COMPONENT, INPUT, UNKNOWN = Relationship

Ingredients = tuple[tuple[int | None, Relationship], ...]


def manifest(
    place: int,
    ingredients: Ingredients = (),
    *,
    state: SignerState = SignerState.RECOGNIZED,
    name: str = "Acme Camera",
    codes: tuple[str, ...] = (),
) -> Manifest:
    """Return a manifest that names others by index."""
    signer = ManifestSigner(state, name, None, None, (), None, None, None, None, None)
    stated = ManifestTime("2026-06-01T10:00:00Z", TimeSource.STATED, None, None)
    items = tuple(ManifestIngredient(index, how, f"item-{index}.jpg", "image/jpeg") for index, how in ingredients)
    tools = (Tool("Crop Desk", "5.1"),)
    return Manifest(f"urn:c2pa:{place}", 2, False, None, signer, stated, tools, (), items, (), codes, False)  # noqa: FBT003 -- as they stand


def chain(number: int) -> tuple[Manifest, ...]:
    """Return versions, each the parent of the one before it."""
    return tuple(
        manifest(place, ((place + 1, PARENT),) if place + 1 < number else (), name=f"Maker {place % 4}")
        for place in range(number)
    )


def star(number: int) -> tuple[Manifest, ...]:
    """Return a manifest with many parts, each with a manifest."""
    return (manifest(0, tuple((place, COMPONENT) for place in range(1, number))), *map(manifest, range(1, number)))


def diamond(number: int) -> tuple[Manifest, ...]:
    """Return layers of two, each made from both of the layer before: two to the power of layers are the paths."""
    return tuple(
        manifest(place, tuple((into, PARENT if into % 2 else COMPONENT) for into in _above(place) if into < number))
        for place in range(number)
    )


def _above(place: int) -> tuple[int, int]:
    first = place + 1 + place % 2
    return first, first + 1


def tangle(number: int, seed: int = 1) -> tuple[Manifest, ...]:
    """Return manifests of which each went into an earlier one, and some into more, in any way."""
    pick = random.Random(seed)  # noqa: S311 -- the same tangle each time
    into: list[list[tuple[int | None, Relationship]]] = [[] for _ in range(number)]
    for place in range(1, number):
        for _ in range(pick.choice((1, 1, 1, 2, 3))):
            into[pick.randrange(place)].append((place, pick.choice(tuple(Relationship))))
        if pick.random() < 0.3:
            into[place].append((None, pick.choice(tuple(Relationship))))
    states = tuple(SignerState)
    return tuple(manifest(place, tuple(items), state=pick.choice(states)) for place, items in enumerate(into))
