"""Whole reports in every language: as people see them, and with nothing left in English."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from functools import cache
from html import unescape

import pytest
from syrupy.assertion import SnapshotAssertion

from tests.render.hostile import HOSTILE, report_of
from tests.render.reports import ANCHORS, AT, EVERY_NAME, SAMPLES, stable
from tests.words.catalogues import TRANSLATED, entries, read, string_of
from tests.words.forbidden import forbidden_in
from verify import Policy, Report, Verifier
from verify.pipeline import Seen
from verify.render.as_csv import to_csv_line
from verify.render.as_json import to_json
from verify.render.as_markdown import to_markdown
from verify.render.columns import width_of
from verify.render.html.page import to_html
from verify.render.html.shown import Shown
from verify.render.text import Style, text_lines, to_text
from verify.words import say, speaking
from verify.words.oids_en import OID_NAMES

STORIES = ("kissing.mp4", "camera-ai-fill-altered.jpg", "famous-name.jpg", "unsigned.jpg")
FORMATS: dict[str, Callable[[Seen], str]] = {
    "text": lambda seen: to_text(seen.report, details=True),
    "json": lambda seen: to_json(seen.report),
    "csv": lambda seen: to_csv_line(seen.report),
    "md": lambda seen: to_markdown(seen.report),
    "html": lambda seen: unescape(to_html((Shown(seen.report),))),
}


@cache
def seen(name: str, language: str) -> Seen:
    policy = Policy(anchors=(ANCHORS,), default_trust=False, at=AT, language=language)
    return Verifier(policy).see((SAMPLES / name).read_bytes(), name=name)


def report(name: str, language: str) -> Report:
    return seen(name, language).report


@cache
def english_alone(language: str) -> tuple[str, ...]:
    """Return the English texts of some words without places that read otherwise in a language."""
    catalog = read(language)
    whole = [entry for entry in entries() if isinstance(entry.english, str) and "{" not in entry.english]
    texts = (str(entry.english) for entry in whole if string_of(catalog, entry) != (entry.english,))
    return tuple(dict.fromkeys(text for text in texts if text.count(" ") > 1))


@pytest.mark.parametrize("name", STORIES)
@pytest.mark.parametrize("language", TRANSLATED)
def test_a_report_as_text(name: str, language: str, snapshot: SnapshotAssertion) -> None:
    with speaking(language):
        assert stable(to_text(report(name, language))) == snapshot


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("language", TRANSLATED)
def test_no_sentence_is_left_in_english(form: str, language: str) -> None:
    for name in EVERY_NAME:
        with speaking(language):
            output = FORMATS[form](seen(name, language))
        names = set(OID_NAMES.values()) if form == "json" else set()  # data there, beside the number that they name
        assert [text for text in english_alone(language) if text in output and text not in names] == []


@pytest.mark.parametrize("language", TRANSLATED)
def test_nothing_that_is_said_of_a_sample_is_a_verdict(language: str) -> None:
    for name in EVERY_NAME:
        with speaking(language):
            output = to_text(report(name, language))
        assert forbidden_in(output, language) is None


@pytest.mark.parametrize("width", [40, 80])
@pytest.mark.parametrize("language", TRANSLATED)
def test_lines_keep_to_their_columns_in_every_language(language: str, width: int) -> None:
    for name in EVERY_NAME:
        with speaking(language):
            lines = to_text(report(name, language), width).splitlines()
        assert [line for line in lines if width_of(line) > width] == []
        assert [line for line in lines if line != line.rstrip()] == []


@pytest.mark.parametrize("attack", HOSTILE)
@pytest.mark.parametrize("language", ["fr", "ar"])
def test_hostile_text_stays_in_its_line_in_every_language(language: str, attack: str) -> None:
    with speaking(language):
        lines = text_lines(report_of(HOSTILE[attack]), 80, details=True)
        begins = [line.text for line in lines if line.style is Style.TITLE]
        titles = [say(name) for name in ("label.findings", "label.next", "label.not_covered", "label.details")]
    assert [
        char for line in lines for char in line.text if unicodedata.category(char) in ("Cc", "Cf", "Zl", "Zp")
    ] == []
    assert all(begins.count(title) <= 1 for title in titles)


@pytest.mark.parametrize("language", TRANSLATED)
def test_what_programs_read_is_the_same_in_every_language(language: str) -> None:
    for name in EVERY_NAME:
        english, other = report(name, "en"), report(name, language)
        assert [finding.code for finding in other.findings] == [finding.code for finding in english.findings]
        assert other.statements == english.statements
        assert other.manifests == english.manifests
        assert other.c2pa_signals == english.c2pa_signals
        assert other.answers.record.reasons == english.answers.record.reasons


@pytest.mark.parametrize("language", TRANSLATED)
def test_the_page_says_its_language_and_direction(language: str) -> None:
    with speaking(language):
        page = to_html((Shown(report("kissing.mp4", language)),))
        assert say("html.section.answers") in page
    direction = "rtl" if language == "ar" else "ltr"
    assert f'<html lang="{language}" dir="{direction}">' in page
