"""The sentences of one language: a GNU gettext catalogue, compiled out of ``catalogues/LANGUAGE.po``.

A sentence of a report stands under its id (``msgctxt``), with the English as ``msgid``: where the English changes, the
old translation is not found any more, and a test says so, so nothing outdated is ever shown. A sentence about a kind of
medium stands once for every kind, ``ID/image``, ``ID/video`` and so on, because other languages bend the words around
the noun. Texts of codes and names of things stand without an id.
"""

from __future__ import annotations

from functools import cache
from gettext import GNUTranslations
from pathlib import Path
from typing import Final

from verify.errors import UsageError
from verify.words.forms import Message, Plural
from verify.words.spoken import LANGUAGES

CATALOGUES: Final = Path(__file__).with_name("catalogues")
"""Where the catalogues are: ``.po`` to be read and written by people, ``.mo`` made of it when the project is built."""


class Catalogue:
    """The sentences of one language.

    Args:
        language: its code.
        translations: as gettext reads them.
    """

    def __init__(self, language: str, translations: GNUTranslations) -> None:
        self.language: Final = language
        self._translations = translations

    def template(self, message: str, english: Message, count: object = None) -> str:
        """Return a sentence with its places; the English where there is no translation.

        Args:
            message: its id, with ``/KIND`` behind it where it is about a kind of medium.
            english: its text or forms.
            count: the number that decides between forms.
        """
        if isinstance(english, Plural):
            number = count if isinstance(count, int) else 0
            return self._translations.npgettext(message, english.one, english.other, number)
        return self._translations.pgettext(message, english)

    def text(self, english: str) -> str:
        """Return a text that stands without an id; the English where there is no translation."""
        return self._translations.gettext(english) if english else english


@cache
def load(language: str) -> Catalogue:
    """Return the catalogue of a language.

    Raises:
        UsageError: there is none.
    """
    if language not in LANGUAGES:
        raise UsageError(
            "usage.language", "there are no sentences in that language", f"choose one of {', '.join(LANGUAGES)}"
        )
    try:
        with (CATALOGUES / f"{language}.mo").open("rb") as file:
            return Catalogue(language, GNUTranslations(file))
    except OSError as error:
        hint = "install the program anew; in a copy of its sources, run .ci/venv"
        raise UsageError("usage.language", f"the catalogue of “{language}” was not built", hint) from error
