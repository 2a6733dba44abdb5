"""In which language sentences are said, from here on and until told otherwise.

The language is ambient (a context variable), and not an argument: sentences are made deep inside rules, and a rule is
the same in every language (docs/decisions/0016-languages.md). Threads begin in English; `Verifier` sets the language of
its policy for every check.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

TYPE_CHECKING = False  # the one in `typing` costs 10 ms, before which no worker can start
if TYPE_CHECKING:
    from verify.words.catalogue import Catalogue

LANGUAGES = ("en", "fr", "es", "de", "pt", "ar")
"""In which the sentences are there; English is the source of all others."""

_RIGHT_TO_LEFT = frozenset({"ar"})

_SPOKEN: ContextVar[Catalogue | None] = ContextVar("howmade_spoken", default=None)


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """Say every sentence in a language, until the block ends.

    Args:
        language: one of `LANGUAGES`.

    Raises:
        UsageError: there are no sentences in this language, or its catalogue was not built.
    """
    token = _SPOKEN.set(_catalogue(language))
    try:
        yield
    finally:
        _SPOKEN.reset(token)


def speak(language: str) -> None:
    """Say every sentence in a language from here on: for a program, which speaks one; raises as `speaking`."""
    _SPOKEN.set(_catalogue(language))


def spoken() -> Catalogue | None:
    """Return the catalogue that is in use; None stands for English, which needs none."""
    return _SPOKEN.get()


def language() -> str:
    """Return the language that sentences are said in, as BCP 47 names it."""
    catalogue = _SPOKEN.get()
    return "en" if catalogue is None else catalogue.language


def direction() -> str:
    """Return the direction in which that language is written, ``ltr`` or ``rtl``."""
    return "rtl" if language() in _RIGHT_TO_LEFT else "ltr"


def _catalogue(name: str) -> Catalogue | None:
    if name == "en":
        return None
    from verify.words.catalogue import load  # noqa: PLC0415 -- English needs none of it

    return load(name)
