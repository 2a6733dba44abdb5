"""Every text that is translated, and the catalogues that hold it.

``python -m tests.words.catalogues`` writes the catalogues anew in the order of the English tables: what is new stands
there without a translation, what is gone is dropped, and a text whose English changed has to be translated again. The
tests then say what is missing; a translator fills in ``msgstr`` by hand or with any editor for gettext.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import NamedTuple

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po, write_po

from tests.words.notes import notes
from verify.words import with_kind
from verify.words.catalogue import CATALOGUES
from verify.words.code_groups_en import FINDING_GROUPS, STATUS_GROUPS
from verify.words.codes import LABELS
from verify.words.en import KINDS, MESSAGES, NUMBERS
from verify.words.en_actions import ACTIONS
from verify.words.en_help import HELP
from verify.words.findings_en import FINDINGS
from verify.words.forms import Message, Plural
from verify.words.oids_en import OID_NAMES
from verify.words.spoken import LANGUAGES
from verify.words.status_en import ABOUT, STATUS
from verify.words.status_en import KINDS as KINDS_OF_CODES

TRANSLATED = tuple(language for language in LANGUAGES if language != "en")

_BEGUN = datetime(2026, 11, 28, tzinfo=UTC)  # in every header: a date that changes by itself makes every file differ


class Entry(NamedTuple):
    """One text to translate: its id, where it has one, and its English."""

    context: str | None
    english: Message

    @property
    def key(self) -> str | tuple[str, str]:
        """The English as gettext files it."""
        return tuple(self.english) if isinstance(self.english, Plural) else self.english


def entries() -> Iterator[Entry]:
    """Yield every text once, in the order of the tables."""
    for name, message in (MESSAGES | HELP).items():
        if "{kind}" in (message.one if isinstance(message, Plural) else message):
            yield from (Entry(f"{name}/{kind}", with_kind(message, kind)) for kind in KINDS)
        elif message:
            yield Entry(name, message)
    yield from (Entry(f"number.{number}", word) for number, word in NUMBERS.items())
    yield from (Entry(None, text) for text in dict.fromkeys(_without_id()) if text)


def _without_id() -> Iterator[str]:
    yield from LABELS
    for table in (FINDING_GROUPS, STATUS_GROUPS, KINDS_OF_CODES, ABOUT, ACTIONS, OID_NAMES):
        yield from table.values()
    for finding in FINDINGS.values():
        yield from finding
    for status in STATUS.values():
        yield from (status.title, status.shows, status.not_shows, status.do)
    yield from notes()


def path_of(language: str) -> Path:
    """Return the file of a language."""
    return CATALOGUES / f"{language}.po"


def read(language: str) -> Catalog:
    """Return the catalogue of a language; an empty one where there is none yet."""
    if not path_of(language).exists():
        return Catalog(locale=language)
    with path_of(language).open("rb") as file:
        return read_po(file, locale=language, abort_invalid=True)


def string_of(catalog: Catalog, entry: Entry) -> tuple[str, ...]:
    """Return the translation of a text, all its forms; nothing where it is missing."""
    found = catalog.get(entry.key, context=entry.context)  # type: ignore[arg-type]  # a pair for plurals, says its code
    if found is None or not found.string:
        return ()
    return tuple(found.string) if isinstance(found.string, tuple | list) else (found.string,)


def written(language: str) -> bytes:
    """Return the file of a language as it has to be: every text in its order, with the translation that is there."""
    old = read(language)
    new = Catalog(
        locale=language,
        project="howmade",
        charset="utf-8",
        fuzzy=False,
        creation_date=_BEGUN,
        revision_date=_BEGUN,
        last_translator="the authors of howmade",
        language_team=language,
        header_comment="# Sentences of howmade. The English is the source; its ids stand as msgctxt.",
    )
    for entry in entries():
        forms = string_of(old, entry)
        if isinstance(entry.english, Plural):
            new.add(tuple(entry.english), forms or ("",) * new.num_plurals, context=entry.context)
        else:
            new.add(entry.english, forms[0] if forms else "", context=entry.context)
    out = BytesIO()
    write_po(out, new, width=110)
    return out.getvalue()


def main() -> None:
    """Write every catalogue anew."""
    CATALOGUES.mkdir(exist_ok=True)
    for language in TRANSLATED:
        path_of(language).write_bytes(written(language))
        catalog = read(language)
        missing = sum(not all(string_of(catalog, entry) or ("",)) for entry in entries())
        print(f"{language}: {missing} of {sum(1 for _ in entries())} texts are missing")  # noqa: T201 -- a program


if __name__ == "__main__":
    main()
