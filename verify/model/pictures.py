"""Pictures that an output shows beside a report: of the file, and of what its record says went into it."""

from __future__ import annotations

from typing import NamedTuple


class Picture(NamedTuple):
    """A picture made anew in a format that holds nothing but pixels.

    Attributes:
        data: PNG or JPEG bytes of our own making, never bytes of the file.
        media_type: ``image/png`` or ``image/jpeg``.
        width, height: in pixels.
        source: ``file`` (the file itself), ``frame`` (a frame of a film), or ``record`` (a preview in the record, which
            shows whatever its signer put there).
    """

    data: bytes
    media_type: str
    width: int
    height: int
    source: str


class Pictures(NamedTuple):
    """Pictures for one report.

    Attributes:
        file: of the file itself; None where there is none.
        why: id of the sentence that says why there is none; empty where there is one.
        manifests: previews in the record, each with the index of its manifest.
        ingredients: the same for ingredients, each with the index of the manifest and of the ingredient in it.
        inputs: one for each of `answers.ai.inputs`, in order; None where the record has no preview of it.
        left_out: previews that stand at no place, because there are too many.
    """

    file: Picture | None
    why: str
    manifests: tuple[tuple[int, Picture], ...] = ()
    ingredients: tuple[tuple[int, int, Picture], ...] = ()
    inputs: tuple[Picture | None, ...] = ()
    left_out: int = 0
