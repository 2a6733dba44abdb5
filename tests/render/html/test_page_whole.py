"""Everything that a report holds stands on its page, in words that exist and colours that can be read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import Enum
from typing import Final

import pytest

from tests.render.hostile import report_of
from tests.render.html.pages import Page, sample
from tests.render.reports import EVERY_NAME, SAMPLES, _verifier
from verify.model import vocabulary
from verify.model.identity import IdentityKind, IdentityState
from verify.model.report import Report
from verify.model.revocation import RevocationOrigin, RevocationState
from verify.model.second import About, Outcome
from verify.model.signing import Unrecognized
from verify.model.times import StampState, TimeKind, TimeSayer
from verify.render.html.filters import FILTERS, MAX_VALUE, foreign, word
from verify.render.html.page import to_html
from verify.render.html.shown import Place, PlaceKind, Shown, places_of
from verify.words import neutral
from verify.words.en_html_words import HTML_WORDS

LEFT_OUT: Final = {
    "": "nothing is said there; the row says so or is left out",
    True: "yes",
    False: "no",
    None: "not said, not known or none",
}
"""Values of which a page shows another word than the value."""


def leaves(value: object) -> Iterator[object]:
    """Yield every value of a report that is no tuple."""
    if isinstance(value, tuple):
        for part in value:
            yield from leaves(part)
    else:
        yield value


def missing(report: Report) -> list[object]:
    """Return the values of a report that its page does not show; those of `LEFT_OUT` stand in other words."""
    page = Page(to_html((Shown(report),)))
    text = page.text.replace("\u202f", "").lower()
    wanted = (one for one in leaves(report) if not (one is None or isinstance(one, bool) or one == ""))
    return [one for one in wanted if not any(form.lower() in text for form in forms(one))]


def forms(value: object) -> tuple[str, ...]:
    """Return how a value may stand on the page."""
    if isinstance(value, Enum):
        known = f"word.{type(value).__name__}.{value.value}" in HTML_WORDS
        return (word(value),) if known else (STATES[value.value],)
    return (neutral(str(value), MAX_VALUE),)


STATES: Final = {
    "absent": "none",
    "intact": "intact",
    "nonconforming": "breaks a rule",
    "altered": "altered",
    "unreadable": "unreadable",
    "remote": "kept elsewhere",
    "generated": "generated",
    "edited": "edited with AI",
    "possible": "possible",
    "declared_not_ai": "declared without AI",
    "unstated": "not stated",
    "ai": "with AI",
    "human": "by hand",
    "unspecified": "yes, means not given",
    "non_editorial": "none that matter to the content",
    "none_declared": "none declared after that",
}
"""States of the answers that stand there in the words of the text."""


@pytest.mark.parametrize("name", EVERY_NAME)
def test_everything_that_a_report_holds_stands_on_its_page(name: str) -> None:
    report = sample(name).item
    assert isinstance(report, Report)
    assert missing(report) == []


def numbered(value: object, path: str = "at") -> object:
    """Return a part of a report in which every text is its own path, so that none stands in for another."""
    if isinstance(value, str) and not isinstance(value, Enum):
        return path
    if isinstance(value, tuple):
        names = getattr(value, "_fields", [str(index) for index in range(len(value))])
        parts = [numbered(part, f"{path}.{name}") for name, part in zip(names, value, strict=True)]
        return type(value)(*parts) if hasattr(value, "_fields") else tuple(parts)
    return value


def test_every_field_that_a_report_can_have_stands_on_its_page() -> None:
    report = numbered(report_of("x"))
    assert isinstance(report, Report)
    assert missing(report) == []


def test_every_value_that_a_page_shows_in_other_words_is_told() -> None:
    """Yes, no and what is not known have words; an empty text has none, and nothing is lost with it."""
    assert [FILTERS["yes"](value) for value in (True, False, None)] == ["yes", "no", "not known"]
    assert "not said" in foreign(None)
    assert set(LEFT_OUT) == {"", True, False, None}


def test_places_of_the_file_stand_with_their_offsets_and_whether_anything_covers_them() -> None:
    places = (Place(PlaceKind.RECORD, 20, 13031, covered=True), Place(PlaceKind.MEDIA, 20_000, 5, covered=False))
    text = to_html((sample("camera.jpg")._replace(places=places),))
    rows = re.findall(r"<tr>\s*<th scope=\"row\" class=\"number\".*?</tr>", text, re.DOTALL)
    told = [re.sub(r"<[^>]+>|\s+", " ", row).split() for row in rows if "First byte" in row]
    assert told[0][:3] == ["20", "13050", "13031"]
    assert told[0][-4:] == ["signature", "of", "its", "own"]
    assert told[1][:3] == ["20000", "20004", "5"]
    assert told[1][-1] == "no"


SETS: Final = (
    *(getattr(vocabulary, name) for name in ("Kind", "Coverage", "Location", "SignerState", "TimeSource", "Basis")),
    *(getattr(vocabulary, name) for name in ("Says", "AppliesTo", "Relationship", "ListOrigin", "Severity")),
    *(StampState, TimeKind, TimeSayer, IdentityState, IdentityKind, RevocationState, RevocationOrigin),
    *(Unrecognized, Outcome, About, PlaceKind),
)


def test_every_value_of_a_closed_set_has_its_word_and_no_word_is_left_over() -> None:
    assert {f"word.{one.__name__}.{value.value}" for one in SETS for value in one} == set(HTML_WORDS)


def luminance(colour: str) -> float:
    """Return the relative luminance of a colour (WCAG 2.2)."""
    whole = colour[1:] if len(colour) == 7 else "".join(2 * digit for digit in colour[1:])
    parts = [int(whole[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("scheme", [0, 1, 2], ids=["light", "dark", "paper"])
@pytest.mark.parametrize("ink", ["ink", "quiet", "accent"])
@pytest.mark.parametrize("ground", ["paper", "panel"])
def test_every_text_stands_out_from_its_ground(scheme: int, ink: str, ground: str) -> None:
    """At least 4.5 to 1 (WCAG 2.2, 1.4.3), in light, in dark and on paper."""
    style = Page(to_html((sample("unsigned.jpg"),))).style
    light, *others = (
        dict(re.findall(r"--(\w+): (#\w+);", block)) for block in re.findall(r":root \{(.*?)\}", style, re.DOTALL)
    )
    colours = (light, *others)[scheme]
    first, second = sorted((luminance(colours[ink]), luminance(colours[ground])))
    assert (second + 0.05) / (first + 0.05) >= 4.5


@pytest.mark.parametrize(
    ("name", "covered"), [("camera.jpg", True), ("camera-ai-fill-altered.jpg", False), ("unsigned.jpg", False)]
)
def test_only_a_record_that_holds_covers_places(name: str, covered: bool) -> None:
    seen = _verifier().see((SAMPLES / name).read_bytes(), name=name)
    places = places_of(seen.report, seen.facts, (), known=True)
    assert {place.kind for place in places} <= {PlaceKind.RECORD, PlaceKind.METADATA}
    assert {place.covered for place in places} == {covered}
