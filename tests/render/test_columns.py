"""Text measured in cells: wide characters, accents, names that run from right to left, words longer than a line."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verify.render.columns import cut_end, cut_middle, padded, width_of, wrapped
from verify.words import neutral

TEXTS = st.one_of(st.text(), st.text("ab 新聞、。「」ー가ไทยิ่ابجد12אבגד,()🙂é\u0301\u3000\u00a0"))  # noqa: RUF001 -- many scripts


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        ("Acme Camera", 11),
        ("“é” … ├─ ", 9),
        ("新聞", 4),
        ("ｶﾒﾗ", 3),
        ("Ａ。", 4),  # noqa: RUF001 -- a wide letter
        ("한국어", 6),
        ("\u1112\u1161\u11ab", 2),  # the same as one syllable of Hangul, in its three letters
        ("e\u0301", 1),
        ("ภาษาไทยที่นี่", 9),  # nine letters, four signs above
        ("क्षत्रिय", 6),
        ("صحيفة", 5),
        ("شَدَّة", 3),
        ("🙂", 2),
        ("", 0),
    ],
)
def test_the_width_of_a_text_is_the_cells_that_it_takes(text: str, cells: int) -> None:
    assert width_of(text) == cells


def test_chinese_and_japanese_are_wrapped_between_characters_as_they_are_in_print() -> None:
    assert wrapped("報道写真は、撮影者の「証言」です。", 10) == ["報道写真", "は、撮影者", "の「証言」", "です。"]
    assert wrapped("made with 社内編集ツール twice", 16, rest="  ") == ["made with 社内編", "  集ツール twice"]
    assert wrapped("あいうえお", 6) == ["あいう", "えお"]


def test_thai_and_long_words_are_parted_where_they_must_and_never_before_a_sign_above() -> None:
    for text in ("ภาษาไทยที่นี่" * 8, "https://records.example/" + "x" * 200, "e\u0301" * 100):
        lines = wrapped(text, 20, first="  - ", rest="    ")
        assert "".join(line[4:] for line in lines) == text
        assert all(width_of(line) <= 20 for line in lines)
        assert not any(unicodedata.category(line[4]) == "Mn" for line in lines)


def test_a_name_from_right_to_left_keeps_its_place_among_our_words() -> None:
    """What the bidirectional algorithm would move, a number or another name, begins a line of its own."""
    assert wrapped("by ابجد, 2026-11-22", 80) == ["by ابجد,", "2026-11-22"]
    assert wrapped("“ابجد”, “אבגד” on the list", 80) == ["“ابجد”,", "“אבגד” on the list"]
    assert wrapped("by ابجد (2 of 3)", 80) == ["by ابجد", "(2 of 3)"]
    assert wrapped("by ابجد on 2026-11-22", 80) == ["by ابجد on 2026-11-22"]
    assert wrapped("by ابجد هوز, signed", 80) == ["by ابجد هوز, signed"]
    assert wrapped("ابجد, 12, אבגד", 80, forward=False) == ["ابجد, 12, אבגד"]


def _moved(line: str) -> bool:
    """Tell whether a number or a name stands where the algorithm would move it: after another, past punctuation."""
    after = ""
    for char in line:
        kind = unicodedata.bidirectional(char)
        if kind == "L":
            after = ""
        elif kind in ("R", "AL", "EN", "AN"):
            if after == "P":
                return True
            after = "R" if kind in ("R", "AL") else after
        elif kind != "NSM" and after and not char.isspace():
            after = "P"
    return False


WORDS = st.sampled_from(["by", "ابجد", "אבגד", "“ابجد”,", "12", "(3)", "2026-11-22", "list:", "ابجد,", "“אבגד”"])


@given(st.lists(WORDS), st.integers(12, 60))
def test_no_line_holds_what_would_be_moved(words: list[str], columns: int) -> None:
    lines = wrapped(" ".join(words), columns)
    assert " ".join(lines) == " ".join(words)
    assert [line for line in lines if _moved(line)] == []


@given(TEXTS, st.integers(12, 60))
def test_any_text_is_wrapped_whole_into_lines_that_fit(text: str, columns: int) -> None:
    shown = neutral(text)
    lines = wrapped(shown, columns, first="1234", rest="    ")
    assert [line for line in lines if width_of(line) > columns] == []
    kept = "".join("".join(line[4:].split()) for line in lines)
    assert kept == "".join(shown.split())


@given(TEXTS, st.integers(3, 30))
def test_any_text_is_cut_and_padded_to_its_column(text: str, columns: int) -> None:
    shown = neutral(text)
    for cut in (cut_middle(shown, columns), cut_end(shown, columns), cut_middle(shown, columns + 3, "...")):
        assert width_of(cut) <= columns + 3
    assert max(width_of(cut_middle(shown, columns)), width_of(cut_end(shown, columns))) <= columns
    assert width_of(padded(cut_middle(shown, columns), columns)) == columns
    if width_of(shown) <= columns:
        assert cut_middle(shown, columns) == cut_end(shown, columns) == shown


def test_a_name_is_cut_in_its_middle_so_that_both_ends_are_seen() -> None:
    assert cut_middle("holiday-in-the-mountains-0042.jpg", 20) == "holiday-in…-0042.jpg"
    assert cut_middle("新聞記事の写真.jpg", 12) == "新聞記….jpg"
    assert cut_end("The content does not match", 12) == "The content…"
