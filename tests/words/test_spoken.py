"""Which language is spoken: English until told otherwise, in each thread by itself, and only one that there is."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

from verify import Policy, Verifier
from verify.errors import TrustError, UsageError
from verify.words import LANGUAGES, direction, language, quoted, say, speaking

SAMPLE = Path(__file__).resolve().parents[2] / "samples" / "unsigned.jpg"


def test_english_is_spoken_until_told_otherwise_and_again_afterwards() -> None:
    english = say("label.signer")
    assert (language(), english) == ("en", "Signer")
    with speaking("de"):
        assert (language(), direction()) == ("de", "ltr")
        german = say("label.signer")
        with speaking("ar"):
            assert (language(), direction()) == ("ar", "rtl")
            assert say("label.signer") not in (english, german)
        assert say("label.signer") == german != english
    assert (language(), say("label.signer")) == ("en", english)


@pytest.mark.parametrize("name", ["", "xx", "EN", "fr-FR", "../de"])
def test_a_language_without_sentences_is_refused(name: str) -> None:
    with pytest.raises(UsageError, match="no sentences in that language") as told, speaking(name):
        raise AssertionError
    assert all(one in told.value.hint for one in LANGUAGES)
    assert language() == "en"


def test_a_verifier_says_what_is_wrong_with_its_policy_in_its_language() -> None:
    with pytest.raises(TrustError) as english:
        Verifier(Policy(trust_lists=("nobody",)))
    with pytest.raises(TrustError) as german:
        Verifier(Policy(trust_lists=("nobody",), language="de"))
    assert german.value.code == english.value.code
    assert german.value.message != english.value.message
    with pytest.raises(UsageError):
        Verifier(Policy(language="tlh"))


def test_another_thread_speaks_english_until_it_is_told_otherwise() -> None:
    heard: list[str] = []
    with speaking("fr"):
        thread = threading.Thread(target=lambda: heard.append(language()))
        thread.start()
        thread.join()
    assert heard == ["en"]


@pytest.mark.parametrize("name", LANGUAGES)
def test_a_report_is_in_the_language_of_its_policy_and_says_so(name: str) -> None:
    report = Verifier(Policy(language=name)).verify(str(SAMPLE))
    with speaking(name):
        assert report.headline == say("headline.absent")
    assert report.checked.language == name
    assert language() == "en"


@pytest.mark.parametrize(
    ("spoken", "shown"),
    [
        ("en", "Acme Imaging"),
        ("fr", "«\u202fAcme Imaging\u202f»"),
        ("es", "«Acme Imaging»"),
        ("de", "„Acme Imaging“"),
        ("pt", "“Acme Imaging”"),
        ("ar", "«Acme Imaging»"),
    ],
)
def test_names_of_several_words_stand_in_the_marks_of_the_language(spoken: str, shown: str) -> None:
    with speaking(spoken):
        assert quoted("Acme Imaging") == shown
        assert quoted("Acme") == "Acme"


def test_states_and_codes_are_the_same_in_every_language() -> None:
    reports = [Verifier(Policy(language=name)).verify(str(SAMPLE)) for name in LANGUAGES]
    states = {
        (one.answers.record.state, one.answers.signer.state, one.answers.ai.state, *(f.code for f in one.findings))
        for one in reports
    }
    assert len(states) == 1
    assert len({one.headline for one in reports}) == len(LANGUAGES)
