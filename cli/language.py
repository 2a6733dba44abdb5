"""In which language the program speaks: as `--lang` says, else the policy file, else the system."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Mapping, Sequence
from contextlib import suppress
from enum import StrEnum
from typing import TYPE_CHECKING

from verify.errors import UsageError

if TYPE_CHECKING:
    from cli.output import Format

_PLACES = ("LC_ALL", "LC_MESSAGES", "LANG")
"""Where systems say which locale their user has, the first that is set (POSIX 8.2)."""

_NEUTRAL = frozenset({"", "c", "posix"})
"""Locales of no language, in which what programs say is not translated."""

_FOR_PROGRAMS = frozenset({"json", "jsonl", "crjson"})
"""Formats that programs read: the same on every machine, unless a language is asked for."""


class Language(StrEnum):
    """The languages that `--lang` takes."""

    EN = "en"
    FR = "fr"
    ES = "es"
    DE = "de"
    PT = "pt"
    AR = "ar"


def begin() -> None:
    """Speak the language of the command line or of the system, before a command is known."""
    found = asked_by(sys.argv[1:]) or system_language(os.environ)
    if found != "en":
        from verify.words.spoken import speak  # noqa: PLC0415 -- English needs no catalogue, and most speak it

        with suppress(UsageError):  # its catalogue was not built: the command says so, or goes on in English
            speak(found)


def language_of(form: Format | None, asked: str | None) -> str:
    """Return the language of a report.

    Args:
        form: of the output.
        asked: by option or policy file; None where nobody said anything.
    """
    if asked is not None:
        return asked
    return "en" if form is not None and form.value in _FOR_PROGRAMS else system_language(os.environ)


def asked_by(arguments: Sequence[str]) -> str | None:
    """Return the language that `--lang` names, read before the command line is parsed; None for one that is unknown."""
    for number, argument in enumerate(arguments):
        if argument == "--":
            return None
        name, equals, value = argument.partition("=")
        if name == "--lang":
            value = value if equals else next(iter(arguments[number + 1 :]), "")
            return value if value in set(Language) else None
    return None


def system_language(environment: Mapping[str, str]) -> str:
    """Return the first language of the system's user in which there are sentences; English where there is none.

    ``LANGUAGE`` is a list of languages, and counts where a locale with a language is set (GNU gettext, "Specifying a
    priority list of languages").
    """
    locale = next((environment[place] for place in _PLACES if environment.get(place)), "")
    if _spoken_in(locale) in _NEUTRAL:
        return "en"
    preferred = (environment.get("LANGUAGE") or locale).split(":")
    return next((language for one in preferred if (language := _spoken_in(one)) in set(Language)), "en")


def _spoken_in(locale: str) -> str:
    """Return the language of a locale such as ``pt_BR.UTF-8``."""
    return re.split(r"[.@_-]", locale, maxsplit=1)[0].lower()
