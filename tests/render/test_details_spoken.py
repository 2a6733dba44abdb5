"""Details in another language: no label of English is left, and the labels of a block stand in one column."""

from __future__ import annotations

from collections.abc import Iterator
from gettext import GNUTranslations
from importlib import import_module

import pytest

from tests.render.reports import report
from verify.render.columns import width_of
from verify.render.details import detail_lines
from verify.render.labelled import COLUMN, Block, row
from verify.words import say, speaking
from verify.words.catalogue import Catalogue
from verify.words.en_details import DETAILS


class Marked(GNUTranslations):
    """A language in which every sentence is the English one between marks that take two cells each."""

    def pgettext(self, _context: str, message: str) -> str:
        return f"「{message}」"

    def npgettext(self, _context: str, one: str, other: str, number: int) -> str:
        return f"「{one if number == 1 else other}」"

    def gettext(self, message: str) -> str:
        return f"「{message}」"


@pytest.fixture
def marked(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Speak the marked language."""
    module = import_module("verify.words.spoken")  # the package has a function of that name
    monkeypatch.setattr(module, "_catalogue", lambda _name: Catalogue("x-marked", Marked()))
    with speaking("x-marked"):
        yield


def labels(block: Block) -> dict[str, str]:
    """Return the labels of a block by their names, as they are said."""
    begin = f"details.row.{block.value}."
    return {message.removeprefix(begin): say(message) for message in DETAILS if message.startswith(begin)}


@pytest.mark.parametrize("block", Block)
def test_english_labels_stand_in_the_column_that_they_always_had(block: Block) -> None:
    for name, label in labels(block).items():
        assert row(block, name, "fact").strip() == f"{label:<{COLUMN}}fact"


@pytest.mark.parametrize("block", Block)
@pytest.mark.usefixtures("marked")
def test_longer_labels_make_a_wider_column_for_the_whole_block(block: Block) -> None:
    lines = {row(block, name, "fact", inner=name == "issued_by") for name in labels(block)}
    assert len(lines) == len(labels(block))
    assert len({width_of(line) for line in lines}) == 1
    assert all("」 " in line for line in lines)


@pytest.mark.parametrize("name", ["kissing.mp4", "two-lists.jpg", "camera-ai-fill-altered.jpg"])
def test_every_line_of_details_is_said_in_the_language_that_is_spoken(
    name: str, request: pytest.FixtureRequest
) -> None:
    english = list(detail_lines(report(name), 80))
    request.getfixturevalue("marked")
    other = list(detail_lines(report(name), 80))
    assert len(other) == len(english)
    alike = [line for line, same in zip(english, other, strict=True) if line == same]
    assert [line for line in alike if set(line.strip()) != {"-"} and " = " not in line] == []  # rules, and places
    assert "「when signed: 「not known, no trusted time-stamp」; at the check: 「yes」」" in "\n".join(other)
