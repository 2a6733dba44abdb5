"""How values come onto the page: nothing of a file is ever markup, and none of it reorders what stands around it."""

from __future__ import annotations

import re
from base64 import b64encode
from enum import Enum
from typing import TYPE_CHECKING, Final

from markupsafe import Markup, escape

from verify.render.html.runs import RTL, runs
from verify.words import direction, named, neutral, say

if TYPE_CHECKING:
    from verify.model.manifests import Tool
    from verify.model.pictures import Picture
    from verify.model.signing import NamedOid

MAX_VALUE: Final = 8_192
"""Characters of one value on the page: twice the longest prompt that a report holds, for what becomes an escape."""

MEDIA_TYPES: Final = frozenset({"image/png", "image/jpeg"})
"""What a picture on the page may be: formats that hold nothing but pixels."""

_RIGHT_TO_LEFT: Final = re.compile(f"[{RTL}](?:[^A-Za-z\u00c0-\u058f\u0900-\u1fff]*[{RTL}])?")
"""A run of right-to-left letters with what stands between them."""

_OPTION: Final = re.compile(r"--[a-z][a-z-]{1,19}(?![\w-])")
"""An option of the program, which no line should end in the middle of."""

_MOMENT: Final = re.compile(r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|\+00:00)", re.ASCII)


def foreign(text: str | None) -> Markup:
    """Return text out of a file: escaped, isolated in its direction, with hidden characters as visible escapes."""
    if text is None:
        return Markup("<span>{}</span>").format(say("html.not_said"))
    return Markup("<bdi>{}</bdi>").format(neutral(text, MAX_VALUE))


def code(text: str | None) -> Markup:
    """Return a digest, serial number, label or pointer, in letters of one width; it may break anywhere."""
    if text is None:
        return foreign(None)
    return Markup('<code><bdi dir="ltr">{}</bdi></code>').format(neutral(text, MAX_VALUE))


def sentence(text: str) -> Markup:
    """Return a sentence of ours, which may quote names: each right-to-left run in it is isolated."""
    if direction() == "rtl":
        return _sentence_to_the_left(neutral(text, MAX_VALUE))
    shown = _with_options(neutral(text, MAX_VALUE))
    if shown.isascii():
        return shown
    return Markup(_RIGHT_TO_LEFT.sub(lambda run: f"<bdi>{run.group()}</bdi>", str(shown)))  # noqa: S704 -- escaped above


def _sentence_to_the_left(text: str) -> Markup:
    """Return a sentence of a language that is written from right to left, with each run the other way isolated."""
    return Markup("").join(
        Markup('<bdi dir="{}">{}</bdi>').format(run.direction, _with_options(run.text)) if run.direction else run.text
        for run in runs(text)
    )


def _with_options(text: str) -> Markup:
    """Return a text in which no line ends inside an option of the program."""
    return Markup(_OPTION.sub(r'<span class="option">\g<0></span>', str(escape(text))))  # noqa: S704 -- escaped


def moment(text: str | None) -> Markup:
    """Return a time: one in UTC as such, for programs too; any other as the text that it is."""
    if text is None or not _MOMENT.fullmatch(text):
        return foreign(text)
    spoken = text.replace("T", " ").replace("+00:00", "Z").removesuffix("Z") + " UTC"
    return Markup('<time datetime="{}">{}</time>').format(text, spoken)


def word(value: Enum) -> str:
    """Return the word for a value of one of the closed sets."""
    return say(f"word.{type(value).__name__}.{value.value}")


def yes(value: object, unknown: str = "html.not_known") -> str:
    """Return yes, no, or that it is not known."""
    return say(unknown if value is None else "html.yes" if value else "html.no")


def tool(value: Tool | None) -> Markup:
    """Return a program with its version."""
    if value is None:
        return foreign(None)
    return foreign(value.name if value.version is None else f"{value.name} {value.version}")


def oid(value: NamedOid) -> Markup:
    """Return the plain name of an object identifier with its number."""
    return Markup("{} ({})").format(foreign(named(value.name)), code(value.oid)) if value.name else code(value.oid)


def size(number: int) -> str:
    """Return a number with its digits in threes, in the way that every language reads."""
    return f"{number:,}".replace(",", "\u202f")


def data_address(picture: Picture) -> str:
    """Return a picture as an address that holds it.

    Raises:
        ValueError: it is neither PNG nor JPEG.
    """
    if picture.media_type not in MEDIA_TYPES:
        raise ValueError(picture.media_type)
    return f"data:{picture.media_type};base64,{b64encode(picture.data).decode('ascii')}"


FILTERS: Final = {
    "foreign": foreign,
    "code": code,
    "sentence": sentence,
    "moment": moment,
    "word": word,
    "yes": yes,
    "tool": tool,
    "oid": oid,
    "size": size,
    "data_address": data_address,
}
"""By the names that templates use."""
