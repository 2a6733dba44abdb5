"""The sentences in every language: all there, with the same places, and none that gives a verdict on a picture."""

from __future__ import annotations

import re
import string
import unicodedata
from collections import Counter
from functools import cache
from io import BytesIO

import pytest
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from tests.words.catalogues import TRANSLATED, Entry, entries, path_of, read, string_of, written
from tests.words.forbidden import forbidden_in
from verify.words import LANGUAGES, count, say, speaking
from verify.words.catalogue import CATALOGUES
from verify.words.codes import explain_code, known_codes
from verify.words.forms import Plural

ENTRIES = tuple(entries())
NUMBERED = {"count", "number"}  # a form may leave the number out where it says it by itself, or write it in digits
OPTION = re.compile(r"--[a-z][a-z-]+|howmade (?:verify|compare|explain|schema|trust [a-z]+)")
INVISIBLE = {"Cc", "Cf", "Cs", "Co", "Zl", "Zp"}


@cache
def translations(language: str) -> tuple[tuple[Entry, tuple[str, ...]], ...]:
    """Return every text with its translation, all forms of it."""
    catalog = read(language)
    return tuple((entry, string_of(catalog, entry)) for entry in ENTRIES)


def english_of(entry: Entry) -> str:
    """Return the English text, or the form for many."""
    return entry.english.other if isinstance(entry.english, Plural) else entry.english


def faults(language: str, wrong: object) -> list[str]:
    """Return the texts of a language of which something is wrong."""
    assert callable(wrong)
    return [
        f"{entry.context or english_of(entry)}: {form}"
        for entry, forms in translations(language)
        for form in forms
        if wrong(entry, form)
    ]


def places(text: str) -> Counter[str]:
    """Return the places of a text; a place that is more than a name fails."""
    found = [
        (name, form, conversion) for _, name, form, conversion in string.Formatter().parse(text) if name is not None
    ]
    assert all(name.isidentifier() and not form and conversion is None for name, form, conversion in found), text
    return Counter(name for name, _, _ in found)


@pytest.mark.parametrize("language", TRANSLATED)
def test_the_catalogue_has_every_text_in_the_order_of_the_tables(language: str) -> None:
    assert path_of(language).read_bytes() == written(language), "python -m tests.words.catalogues"


@pytest.mark.parametrize("language", TRANSLATED)
def test_every_text_is_translated(language: str) -> None:
    assert [
        entry.context or entry.english for entry, forms in translations(language) if not forms or not all(forms)
    ] == []


@pytest.mark.parametrize("language", TRANSLATED)
def test_the_compiled_catalogue_is_the_one_that_people_wrote(language: str) -> None:
    compiled = BytesIO()
    with path_of(language).open("rb") as source:
        write_mo(compiled, read_po(source, locale=language))
    assert (CATALOGUES / f"{language}.mo").read_bytes() == compiled.getvalue(), "run .ci/venv"


@pytest.mark.parametrize("language", TRANSLATED)
def test_every_place_of_a_sentence_is_in_its_translation(language: str) -> None:
    def wrong(entry: Entry, form: str) -> bool:
        english, own = places(english_of(entry)), places(form)
        if isinstance(entry.english, Plural):
            english, own = (Counter({k: v for k, v in found.items() if k not in NUMBERED}) for found in (english, own))
        return english != own

    assert faults(language, wrong) == []


@pytest.mark.parametrize("language", TRANSLATED)
def test_a_form_for_many_numbers_shows_which(language: str) -> None:
    def silent(entry: Entry, forms: tuple[str, ...]) -> bool:
        return isinstance(entry.english, Plural) and not NUMBERED.union({"shown"}).intersection(places(forms[-1]))

    assert [entry.context for entry, forms in translations(language) if silent(entry, forms)] == []


@pytest.mark.parametrize("language", TRANSLATED)
def test_commands_and_options_are_those_of_the_program(language: str) -> None:
    def wrong(entry: Entry, form: str) -> bool:
        return Counter(OPTION.findall(english_of(entry))) != Counter(OPTION.findall(form))

    assert faults(language, wrong) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_sentence_gives_a_verdict_on_a_picture(language: str) -> None:
    if language == "en":
        assert [entry for entry in ENTRIES if forbidden_in(english_of(entry), "en")] == []
    else:
        assert faults(language, lambda _, form: forbidden_in(form, language)) == []


@pytest.mark.parametrize("language", TRANSLATED)
def test_no_text_is_padded_or_holds_what_cannot_be_seen(language: str) -> None:
    def wrong(entry: Entry, form: str) -> bool:
        english = english_of(entry)
        ends = (english[:1] == " ", english[-1:] == " ") if entry.context != "number.group" else (False, False)
        hidden = any(unicodedata.category(char) in INVISIBLE for char in form)
        return hidden or "  " in form or ends != (form[:1] == " ", form[-1:] == " ")

    assert faults(language, wrong) == []


@pytest.mark.parametrize("language", TRANSLATED)
def test_a_sentence_ends_as_the_english_one_does(language: str) -> None:
    def wrong(entry: Entry, form: str) -> bool:
        if entry.context in ("number.group", "comma", "colon"):
            return False
        return english_of(entry).rstrip().endswith(".") != form.rstrip().endswith((".", ".»", ".”", ".“"))

    assert faults(language, wrong) == []


@pytest.mark.parametrize("language", TRANSLATED)
def test_every_code_is_explained_in_every_language(language: str) -> None:
    english = {code: explain_code(code) for code in known_codes()}
    with speaking(language):
        own = {code: explain_code(code) for code in known_codes()}
    alike = [
        code
        for code in english
        if any(
            there == here for (_, there), (_, here) in zip(english[code].parts[1:], own[code].parts[1:], strict=True)
        )  # type: ignore[union-attr]  # every known code is explained
    ]
    assert alike == []


@pytest.mark.parametrize("spoken", TRANSLATED)
@pytest.mark.parametrize("number", [0, 1, 2, 3, 5, 10, 11, 99, 100, 1_000_000])
def test_every_sentence_can_be_said_in_every_language(spoken: str, number: int) -> None:
    with speaking(spoken):
        for entry in ENTRIES:
            if entry.context is None or entry.context.startswith("number."):
                continue
            name, _, kind = entry.context.partition("/")
            left_out = NUMBERED if isinstance(entry.english, Plural) else set()
            values = {place: f"<{place}>" for place in places(english_of(entry)) if place not in left_out}
            if isinstance(entry.english, Plural):
                said = say(name, count=number, **values, **({"kind": kind} if kind else {}))
            elif number == 0:
                said = say(name, **values, **({"kind": kind} if kind else {}))
            else:
                continue
            assert all(value in said for value in values.values()), said
            assert "{" not in said


@pytest.mark.parametrize(
    ("spoken", "number", "said"),
    [
        ("de", 1, "ein Bild"),
        ("de", 2, "zwei Bilder"),
        ("de", 11, "11 Bilder"),
        ("fr", 2, "deux images"),
        ("es", 2, "dos imágenes"),
    ],
)
def test_media_are_counted_as_the_language_counts(spoken: str, number: int, said: str) -> None:
    with speaking(spoken):
        assert count(number, "image") == said


def test_arabic_has_a_form_for_two_for_few_and_for_many() -> None:
    with speaking("ar"):
        told = [count(number, "image") for number in (1, 2, 3, 11, 100)]
    assert len({re.sub(r"\d+", "", one) for one in told}) >= 4
    assert "2" not in told[1]
    assert all(str(number) in one for number, one in zip((11, 100), told[3:], strict=True))
