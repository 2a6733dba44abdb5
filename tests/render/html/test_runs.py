"""Sentences from right to left on a page and in its drawings: what runs the other way keeps its own order."""

from __future__ import annotations

from collections.abc import Iterator
from gettext import GNUTranslations
from importlib import import_module

import pytest
from defusedxml.ElementTree import fromstring
from hypothesis import given
from hypothesis import strategies as st

from tests.render.reports import report
from verify.render.html.filters import sentence
from verify.render.html.graph import graph_svg
from verify.render.html.runs import runs
from verify.render.html.timeline import timeline_svg
from verify.words import speaking
from verify.words.catalogue import Catalogue

SVG = "{http://www.w3.org/2000/svg}"


class Untranslated(GNUTranslations):
    """A language whose sentences are the English ones."""

    def pgettext(self, _context: str, message: str) -> str:
        return message

    def npgettext(self, _context: str, one: str, other: str, number: int) -> str:
        return one if number == 1 else other

    def gettext(self, message: str) -> str:
        return message


@pytest.fixture
def arabic(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Speak Arabic without any translation, so that a test needs no catalogue."""
    module = import_module("verify.words.spoken")  # the package has a function of that name
    monkeypatch.setattr(module, "_catalogue", lambda name: Catalogue(name, Untranslated()))
    with speaking("ar"):
        yield


@pytest.mark.parametrize(
    ("text", "isolated"),
    [
        ("سجل «Acme, Inc. (US)».", [("Acme, Inc. (US)", "ltr")]),
        ("سجل «שם abc» هنا", [("שם abc", "rtl")]),
        ("الشبكة (--online).", [("--online", "ltr")]),
        ("الوقت: 2026-06-15 08:05:40 UTC، ذكره", [("2026-06-15 08:05:40 UTC", "ltr")]),
        ("من Café Zürich، हिन्दी؛ 東京", [("Café Zürich", "ltr"), ("हिन्दी", "ltr"), ("東京", "ltr")]),
        ("من 20 إلى 205", [("20", "ltr"), ("205", "ltr")]),
        ("لا شيء", []),
    ],
)
def test_what_runs_the_other_way_is_isolated_as_a_whole(text: str, isolated: list[tuple[str, str]]) -> None:
    assert [run for run in runs(text) if run.direction] == isolated


@given(st.text(alphabet="abc 123-()«»“”.,;:é東אبت،\n_"))
def test_runs_leave_nothing_out(text: str) -> None:
    assert "".join(run.text for run in runs(text)) == text


@pytest.mark.usefixtures("arabic")
def test_a_sentence_is_escaped_and_its_options_stay_whole() -> None:
    assert sentence("شبكة (--online) <b>") == (
        'شبكة (<bdi dir="ltr"><span class="option">--online</span></bdi>) &lt;<bdi dir="ltr">b</bdi>&gt;'
    )


@pytest.mark.usefixtures("arabic")
def test_drawings_are_turned_round() -> None:
    wide, narrow = fromstring(f"<div>{graph_svg(report('kissing.mp4'))}</div>")
    for svg in (wide, narrow):
        for frame in svg.iterfind(f".//{SVG}svg"):
            for line in frame.findall(f"{SVG}text"):
                assert float(line.attrib["x"]) == pytest.approx(float(frame.attrib["width"]) - 12, abs=1)
    for svg in fromstring(f"<div>{timeline_svg(report('kissing.mp4'))}</div>"):
        width = float(svg.attrib["width"])
        assert {float(item.attrib["cx"]) for item in svg.iter(f"{SVG}circle")} == {width - 14}
        assert {float(item.attrib["x"]) for item in svg.iter(f"{SVG}text")} == {width - 34}
        assert all("\u2066" in (item.text or "") for item in svg.iter(f"{SVG}text"))
