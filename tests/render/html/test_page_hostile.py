"""Whatever a file tries to make of a page stays text in it."""

from __future__ import annotations

import re
from typing import Final

import pytest

from tests.render.hostile import HOSTILE, error_of, report_of
from tests.render.html.pages import Page, check_harmless, outside_drawings, sample
from verify.render.html.filters import foreign, sentence
from verify.render.html.page import to_html
from verify.render.html.shown import Shown
from verify.words import neutral, speaking

ATTACKS: Final = (
    '"><script>alert(1)</script><img src=x onerror=alert(2)>',
    "' onmouseover='alert(1)' href='javascript:alert(2)",
    "</style></title></bdi></main><svg onload=alert(1)><style>@import url(http://x.example)</style>",
    "javascript:alert(1)",
    "http://x.example/track.png",
    "\u202egpj.exe\u2066\u200f\x00\x1b[31m\ud800",
    "{{ say }}{% include 'x' %}",
)


@pytest.mark.parametrize("attack", ATTACKS)
def test_hostile_text_in_every_field_is_shown_and_does_nothing(attack: str) -> None:
    page = Page(to_html((Shown(report_of(attack)), Shown(error_of(attack)))))
    check_harmless(page)
    assert neutral(attack) in page.text
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]", page.text)
    assert [len(outside_drawings(page, name)) for name in ("style", "title", "main")] == [1, 1, 1]


@pytest.mark.parametrize("attack", ATTACKS)
def test_hostile_text_does_nothing_on_a_page_from_right_to_left_either(attack: str) -> None:
    with speaking("ar"):
        page = Page(to_html((Shown(report_of(attack)), Shown(error_of(attack)))))
    check_harmless(page)
    text = re.sub(
        "[\u2066\u2067]([^\u2066-\u2069]*)\u2069", r"\1", page.text
    )  # lines of drawings have isolates of ours
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]", text)
    assert [len(outside_drawings(page, name)) for name in ("style", "title", "main")] == [1, 1, 1]


@pytest.mark.parametrize("attack", [one for one in HOSTILE if not one.startswith(("long", "many"))])
def test_every_known_attack_stays_text(attack: str) -> None:
    check_harmless(Page(to_html((Shown(report_of(HOSTILE[attack])),))))


def test_very_long_texts_are_cut_so_that_a_page_stays_a_page() -> None:
    text = to_html((Shown(report_of("W" * 100_000)),))
    assert len(text) < 8_000_000
    check_harmless(Page(text))


def test_right_to_left_names_do_not_reorder_what_stands_around_them() -> None:
    assert foreign("שלום.jpg") == "<bdi>שלום.jpg</bdi>"
    assert sentence("Signed by שלום 12 עולם (list: x).") == "Signed by <bdi>שלום 12 עולם</bdi> (list: x)."
    assert sentence("<b>שלום</b> a") == "&lt;b&gt;<bdi>שלום</bdi>&lt;/b&gt; a"


def test_a_page_is_small_enough_to_mail() -> None:
    assert len(to_html((sample("kissing.mp4"),)).encode()) < 120_000


def test_an_option_of_the_program_is_never_broken_between_lines() -> None:
    assert sentence("See (--pixels).") == 'See (<span class="option">--pixels</span>).'
    assert "option" not in sentence("--" + "a" * 30)
