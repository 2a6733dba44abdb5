"""Long lists are folded with their number and nothing is lost; pictures give way where a page would be too large."""

from __future__ import annotations

import re

import pytest

from tests.render.html import records
from tests.render.html.pages import Page, check_harmless, sample
from tests.render.reports import report
from verify.model.pictures import Picture, Pictures
from verify.model.report import Report
from verify.render.html.folded import CALM, HANDFUL, folded_after, folded_between, handful_of
from verify.render.html.page import to_html
from verify.render.html.room import MAX_PAGE, MAX_PICTURES, NO_ROOM, in_page
from verify.render.html.shown import Shown
from verify.words import say


@pytest.mark.parametrize("number", [0, 1, HANDFUL, HANDFUL + 1, HANDFUL + 2, CALM, CALM + 1, CALM + 2, 200])
def test_every_entry_stands_in_one_part_with_its_number(number: int) -> None:
    items = tuple(f"entry {place}" for place in range(number))
    for fold in (folded_between, folded_after, handful_of):
        parts = fold(items)
        assert (*parts.first, *parts.between, *parts.last) == tuple(enumerate(items))
        assert len(parts.between) != 1


def history(steps: int, used: int = 0) -> Report:
    """Return a report with so many steps, each of which used so many titles."""
    made = report("kissing.mp4")
    names = tuple(f"title {number}." for number in range(used))
    step = made.history[0]
    return made._replace(history=tuple(step._replace(sentence=f"step {n}.", used=names) for n in range(steps)))


def test_a_long_story_is_told_with_its_beginning_and_its_end_and_goes_on_counting() -> None:
    text = to_html((Shown(history(50)),))
    check_harmless(Page(text))
    assert re.findall(r'<ol class="history long"(?: start="(\d+)")?>', text) == ["", "5", "47"]
    assert "<summary>42 steps in between</summary>" in text
    assert all(f"step {number}." in text for number in range(50))
    assert "steps in between" not in to_html((Shown(history(CALM)),))


def test_many_titles_in_one_step_are_folded() -> None:
    text = to_html((Shown(history(1, used=199)),))
    assert f"<summary>{199 - HANDFUL} more</summary>" in text
    assert all(f"title {number}." in text for number in range(199))


def picture(size: int, mark: int) -> Picture:
    return Picture(bytes([mark]) * size, "image/jpeg", 4, 3, "record")


def test_previews_give_way_before_the_picture_of_the_file_and_are_counted() -> None:
    previews = tuple((number, picture(400_000, number)) for number in range(8))
    own = picture(200_000, 99)
    made = report("kissing.mp4")._replace(manifests=records.chain(8))
    page = to_html((Shown(made, Pictures(own, "", previews)),))
    assert len(page.encode()) < MAX_PAGE
    assert len(Page(page).named("img")) == 3
    assert say("html.picture.left_out", count=6) in page


def test_of_many_files_each_has_its_picture_while_there_is_room() -> None:
    size = 250_000
    shown = sample("unsigned.jpg")._replace(pictures=Pictures(picture(size, 1), ""))
    page = to_html((shown,) * 30)
    assert len(Page(page).named("img")) == MAX_PICTURES // in_page(picture(size, 1))
    assert page.count(say(NO_ROOM)) == 30 - MAX_PICTURES // in_page(picture(size, 1))
