"""Make the pictures for one report.

1. Find the previews in the record, by their hashes.
2. Open the file again, and have all pictures made in a process of their own.
3. Of a film the preview in its record is shown, where that is intact; else a frame, where ffmpeg is installed. Of any
   other file without a picture of its own, the preview is shown as well.
4. Put them where they belong, until there are enough bytes.
"""

from __future__ import annotations

import os
import shutil
from typing import Final

from verify.errors import InputError
from verify.examine.facts import Examined
from verify.media.again import opened_again
from verify.model.pictures import Picture, Pictures
from verify.model.report import Report
from verify.model.vocabulary import Kind, RecordState
from verify.pictures.answer import Made, Why
from verify.pictures.ask import Job, Subject, ask
from verify.pictures.previews import Previews, previews_of
from verify.policy import MIB, Limits

DECODED: Final = frozenset({"image/jpeg", "image/png", "image/webp", "image/gif", "image/tiff", "image/avif"})
"""Files whose pixels are decoded: no SVG, PDF, PostScript or layered formats, and nothing that needs a guess."""

FILMS: Final = frozenset({"video/mp4", "video/quicktime", "video/x-matroska", "video/webm", "video/avi"})
"""Films that a frame can be taken of."""

MAX_FILE: Final = 256 * MIB
"""Bytes of a file whose picture is made; it is held in memory."""

MAX_FILM: Final = 512 * MIB
"""Bytes of a film of which a frame is taken; it is hashed again first, which takes a second."""

MAX_TOTAL: Final = 768 * 1024
"""Bytes of all pictures, each counted at each place: 1 MB in a page of HTML, whose whole shall stay below 2 MB."""

_FRAME: Final = Job("frame")


def make_pictures(item: str | bytes, facts: Examined, report: Report, limits: Limits) -> Pictures:
    """Make pictures of the file and of the previews in its record; never raises for what they hold.

    Args:
        item: the file, as a path or as its bytes.
        facts: what was read in it.
        report: what was found.
        limits: memory and time of the process that decodes, as for the engine's worker.

    Returns:
        The pictures, and why there is none of the file: the id of a sentence (`verify.words`).
    """
    previews = previews_of(facts, report)  # 1
    jobs = tuple(Job("preview", preview.data, preview.media_type) for preview in previews.all)
    enough = bool(previews.manifests) and previews.manifests[0][0] == 0 and _intact(report)
    own = _own_job(facts, enough=enough)
    jobs = (*jobs, own) if isinstance(own, Job) else jobs
    subject = Subject(facts.sha256, facts.size, facts.media_type, _ffmpeg() if own == _FRAME else "")
    try:
        with opened_again(item) as file:
            made = ask(file, subject, jobs, limits) if jobs else ()  # 2
    except (OSError, InputError):
        return Pictures(None, _id(Why.UNREADABLE), inputs=(None,) * len(previews.inputs))
    shown = {number: one for number, one in enumerate(made[: len(previews.all)]) if isinstance(one, Made)}
    done = made[-1] if isinstance(own, Job) else own
    if isinstance(done, Made):
        return _placed(Picture(*done, "frame" if own == _FRAME else "file"), previews, shown)  # 4
    return _placed(_preview(previews, shown) or done, previews, shown)  # 3, 4


def _own_job(facts: Examined, *, enough: bool) -> Job | Why:
    """Return what is to be made of the file itself, or why nothing is.

    Args:
        facts: of the file.
        enough: its record holds and has a preview, which is what is shown of a film.
    """
    if facts.kind is Kind.AUDIO:
        return Why.SOUND
    if facts.media_type in FILMS:
        if enough:
            return Why.UNDECODABLE  # told where the preview cannot be decoded either
        return Why.TOO_LARGE if facts.size > MAX_FILM else _FRAME if _ffmpeg() else Why.NO_FFMPEG
    if facts.media_type not in DECODED:
        return Why.KIND
    return Why.TOO_LARGE if facts.size > MAX_FILE else Job("file")


def _intact(report: Report) -> bool:
    return report.answers.record.state is RecordState.INTACT


def _ffmpeg() -> str:
    """Return the full path of ffmpeg; empty where it is not installed, or would be taken from the folder in use."""
    found = shutil.which("ffmpeg") or ""
    return found if os.path.isabs(found) else ""  # noqa: PTH117 -- text, as `which` gives it


def _preview(previews: Previews, shown: dict[int, Made]) -> Picture | None:
    """Return the preview in the active manifest."""
    number = next((number for index, number in previews.manifests if index == 0), None)
    made = shown.get(number) if number is not None else None
    return Picture(*made, "record") if made else None


def _placed(own: Picture | Why, previews: Previews, shown: dict[int, Made]) -> Pictures:
    """Put pictures to their places, the most telling ones first, until there are enough bytes."""
    file, why = (own, "") if isinstance(own, Picture) else (None, _id(own))
    left = MAX_TOTAL - (len(file.data) if file else 0)
    placed: set[int] = set()
    pictures = {number: Picture(*made, "record") for number, made in shown.items()}

    def taken(number: int | None) -> Picture | None:
        nonlocal left
        picture = pictures.get(number) if number is not None else None
        if number is None or picture is None or len(picture.data) > left:
            return None
        placed.add(number)
        left -= len(picture.data)
        return picture

    inputs = tuple(taken(number) for number in previews.inputs)
    manifests = tuple((index, one) for index, number in previews.manifests if (one := taken(number)))
    ingredients = tuple((index, place, one) for index, place, number in previews.ingredients if (one := taken(number)))
    gone = previews.left_out + len(pictures.keys() - placed)
    return Pictures(file, why, manifests, ingredients, inputs, gone)


def _id(why: Why) -> str:
    """Return the id of the sentence that says why there is no picture."""
    return f"picture.{why.value}"
