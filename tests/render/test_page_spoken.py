"""The page of text in a process that speaks two languages: what is kept of one is not used for the other."""

from __future__ import annotations

from gettext import GNUTranslations
from importlib import import_module

import pytest

from verify.render.page import Page, label_column, own_beginnings, paragraph
from verify.words import say, speaking
from verify.words.catalogue import Catalogue

PSEUDO = "x-pseudo"
ARABIC = {"label.next": "ما العمل الآن", "label.record": "السجل الكامل للملف"}


class Pseudo(GNUTranslations):
    """A language with a few Arabic labels; the rest is English between marks."""

    def pgettext(self, context: str, message: str) -> str:
        return ARABIC.get(context, f"«{message}»")


@pytest.fixture(autouse=True)
def pseudo(monkeypatch: pytest.MonkeyPatch) -> None:
    """Make the language, which is written from right to left; no other test has one of its name."""
    module = import_module("verify.words.spoken")  # the package has a function of that name
    monkeypatch.setattr(module, "_catalogue", lambda name: None if name == "en" else Catalogue(name, Pseudo()))
    monkeypatch.setattr(module, "_RIGHT_TO_LEFT", frozenset({PSEUDO}))


def test_labels_and_their_column_are_those_of_the_language_that_is_spoken() -> None:
    english, column = own_beginnings(), label_column()
    with speaking(PSEUDO):
        assert ARABIC["label.next"] in own_beginnings()
        assert not set(english) & set(own_beginnings())
        assert label_column() > column
    assert (own_beginnings(), label_column()) == (english, column)
    assert say("label.next") in english


def test_the_direction_of_a_line_is_that_of_the_language_that_is_spoken() -> None:
    """In a sentence from left to right, names that run the other way end lines, so that they keep their places."""
    text = "one two three four five six אחת שתיים שלוש, ארבע (חמש), שש seven eight nine ten eleven twelve"
    before = [line.text for line in paragraph(Page(40), text)]
    with speaking(PSEUDO):
        there = [line.text for line in paragraph(Page(40), text)]
    assert there != before
    assert [line.text for line in paragraph(Page(40), text)] == before
