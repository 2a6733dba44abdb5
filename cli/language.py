"""In which language the program speaks: as `--lang` says, else the policy file, else the system."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping, Sequence
from contextlib import suppress
from enum import StrEnum
from typing import TYPE_CHECKING

from verify.errors import UsageError

if TYPE_CHECKING:
    from cli.output import Format

_PLACES = ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")
"""Where systems say which language their user reads, the first that is set (POSIX 8.2; LANGUAGE as gettext has it)."""

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
    """Return the first language of the system's user in which there are sentences; English where there is none."""
    setting = next((environment[place] for place in _PLACES if environment.get(place)), "")
    for locale in setting.split(":"):
        spoken = locale.partition(".")[0].partition("@")[0].partition("_")[0].partition("-")[0].lower()
        if spoken in set(Language):
            return spoken
        if spoken in ("c", "posix"):
            break
    return "en"
