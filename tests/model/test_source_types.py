"""Digital source types as they are found in the wild, and what each says about AI (docs/contract.md §2, rule 2)."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verify.model.source_types import CAPTURE_TERMS, meaning_of, term_of
from verify.model.vocabulary import Says

IPTC = "http://cv.iptc.org/newscodes/digitalsourcetype/"
C2PA = "http://c2pa.org/digitalsourcetype/"

TERMS = {
    Says.GENERATED: "trainedAlgorithmicMedia trainedAlgorithmicData",
    Says.EDITED: "compositeWithTrainedAlgorithmicMedia compositeSynthetic",
    Says.POSSIBLE: "composite virtualRecording screenCapture digitalArt softwareImage",
    Says.DECLARED_NOT_AI: (
        "digitalCapture computationalCapture compositeCapture negativeFilm positiveFilm print humanEdits "
        "minorHumanEdits algorithmicallyEnhanced algorithmicMedia dataDrivenMedia digitalCreation"
    ),
    Says.NEUTRAL: "empty",
}
EVERY = [(term, says) for says, terms in TERMS.items() for term in terms.split()]

SPELLINGS = {
    "as IPTC writes it": IPTC + "{}",
    "as C2PA writes it": C2PA + "{}",
    "over https": "https://cv.iptc.org/newscodes/digitalsourcetype/{}",
    "C2PA over https": "https://c2pa.org/digitalsourcetype/{}",
    "with a slash at the end": IPTC + "{}/",
    "with white space around it": " \t" + IPTC + "{}\n",
    "as a QCode": "digsrctype:{}",
    "bare": "{}",
    "with a loud scheme": "HTTP://CV.iptc.org/newscodes/digitalsourcetype/{}",
}


@pytest.mark.parametrize(("term", "says"), EVERY)
@pytest.mark.parametrize("spelling", SPELLINGS.values(), ids=SPELLINGS.keys())
def test_every_term_means_the_same_in_every_spelling(term: str, says: Says, spelling: str) -> None:
    assert (term_of(spelling.format(term)), meaning_of(spelling.format(term))) == (term, says)


@pytest.mark.parametrize(("term", "says"), EVERY)
def test_the_case_of_a_term_does_not_matter(term: str, says: Says) -> None:
    assert meaning_of(IPTC + term.upper()) is says
    assert term_of(term.lower()) == term


@pytest.mark.parametrize(
    "value",
    [
        "",
        " ",
        "/",
        IPTC,
        "http://example.org/digitalsourcetype/trainedAlgorithmicMedia",
        IPTC + "trainedAlgorithmicMedia2",
        IPTC + "trained algorithmic media",
        "trainedAlgorithmicMedia;composite",
        "http://cv.iptc.org/newscodes/digitalsourcetypes/composite",
        "digsrctype:digsrctype:composite",
    ],
)
def test_what_no_vocabulary_holds_counts_for_nothing(value: str) -> None:
    assert meaning_of(value) is Says.UNKNOWN_TERM


def test_an_unknown_term_is_kept_word_for_word() -> None:
    assert term_of("  http://example.org/types/dreamt ") == "http://example.org/types/dreamt"
    assert term_of(IPTC + "dreamtByMachine") == "dreamtByMachine"


def test_the_capture_terms_declare_an_origin_without_ai() -> None:
    assert {meaning_of(term) for term in CAPTURE_TERMS} == {Says.DECLARED_NOT_AI}


@given(st.text())
def test_white_space_around_any_value_changes_nothing(value: str) -> None:
    assert (term_of(f" {value}\n"), meaning_of(f" {value}\n")) == (term_of(value), meaning_of(value))
