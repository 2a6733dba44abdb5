"""What not to write: a sentence for each answer that is often read for more than it says."""

from __future__ import annotations

from itertools import product

import pytest

from tests.render.reports import EVERY_NAME, report
from verify.judge.caution import caution
from verify.model.vocabulary import AiState, Basis, RecordState, SignerState
from verify.words.en_caution import CAUTION

EXPECTED = {
    "ai-cropped.jpg": ["AI only retouched it"],
    "camera-ai-fill.jpg": ["how much of it AI made"],
    "camera-ai-fill-altered.jpg": ["somebody changed what is seen or heard"],
    "camera.jpg": ["no AI was used, only that the record declares so"],
    "famous-name.jpg": [
        "“The New York Times” signed or published it",
        "no AI was used, only that the record declares so",
    ],
    "kissing-altered.mp4": ["somebody changed what is seen or heard"],
    "kissing.mp4": ["AI only retouched it"],
    "unsigned.jpg": ["no AI was used"],
}


@pytest.mark.parametrize("name", EXPECTED)
def test_each_sample_has_its_own_cautions(name: str) -> None:
    assert set(EXPECTED) == set(EVERY_NAME)
    told = report(name).caution.split("Do not write ")[1:]
    assert len(told) == len(EXPECTED[name])
    for sentence, expected in zip(told, EXPECTED[name], strict=True):
        assert sentence.removeprefix("that ").startswith(expected)


def test_whatever_the_answers_there_is_a_caution_of_whole_sentences() -> None:
    answers = report("kissing.mp4").answers
    named = (("A", None), (None, None))
    for record, signer, ai, basis, (name, organization) in product(RecordState, SignerState, AiState, Basis, named):
        told = caution(
            answers.record._replace(state=record),
            answers.signer._replace(state=signer, name=name, organization=organization),
            answers.ai._replace(state=ai, basis=basis),
        )
        sentences = told.split("Do not write ")
        assert sentences[0] == ""
        assert 2 <= len(sentences) <= 4
        assert all(sentence.strip().endswith(".") for sentence in sentences[1:])
        assert ("anyone can write or change metadata" in told) is (basis is Basis.UNSIGNED)


def test_unsigned_metadata_is_never_told_as_what_a_record_says() -> None:
    answers = report("unsigned.jpg").answers
    ai = answers.ai._replace(state=AiState.GENERATED, basis=Basis.UNSIGNED)
    told = caution(answers.record, answers.signer, ai)
    assert told == "Do not write that this is proven: anyone can write or change metadata that is not signed."


@pytest.mark.parametrize(
    ("state", "reasons", "message"),
    [
        (RecordState.UNREADABLE, ("input.malformed",), "caution.malformed"),
        (RecordState.UNREADABLE, ("record.unreadable",), "caution.unreadable"),
        (RecordState.ALTERED, ("record.claim_changed",), "caution.altered.record"),
        (RecordState.ALTERED, ("record.content_changed", "record.claim_changed"), "caution.altered"),
        (RecordState.NONCONFORMING, ("coverage.media_not_covered",), "caution.uncovered"),
        (RecordState.REMOTE, (), "caution.remote"),
    ],
)
def test_a_record_that_does_not_count_has_one_caution(
    state: RecordState, reasons: tuple[str, ...], message: str
) -> None:
    answers = report("kissing.mp4").answers
    ai = answers.ai._replace(state=AiState.UNSTATED, basis=Basis.NONE)
    record = answers.record._replace(state=state, reasons=reasons)
    assert caution(record, answers.signer, ai) == CAUTION[message]


def test_every_caution_begins_as_one() -> None:
    assert [text for text in CAUTION.values() if not text.startswith("Do not write ")] == []
