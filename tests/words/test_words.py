"""Every sentence that a person reads: each can be said, none judges a picture, and foreign text stays tame."""

from __future__ import annotations

import re
import string
import unicodedata
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.words.catalogues import entries
from verify.judge.severity import SEVERITY
from verify.judge.status import _BY_PREFIX, _EXACT, About, about
from verify.model import vocabulary
from verify.words import action_name, count, digits, finding_codes, finding_text, join, neutral, say
from verify.words.codes import explain_code, known_codes
from verify.words.en import KINDS, MESSAGES, NUMBERS
from verify.words.en_actions import ACTIONS
from verify.words.findings_en import FINDINGS
from verify.words.forms import Plural
from verify.words.neutral import MAX_SHOWN
from verify.words.status_en import STATUS

VERDICTS = """real really fake fakes faked authentic authenticity tampered tampering genuine AI-enhanced deepfake
    deepfakes truth hoax forged forgery manipulated misleading"""
FORBIDDEN = VERDICTS.split()


def texts() -> Iterator[tuple[str, str]]:
    """Yield every text that is shown to people, each with where it stands."""
    for entry in entries():
        forms = entry.english if isinstance(entry.english, Plural) else (entry.english,)
        yield from ((f"{entry.context} {number}", form) for number, form in enumerate(forms) if entry.context)
    yield from ACTIONS.items()
    for code, text in (*FINDINGS.items(), *STATUS.items()):
        yield from ((f"{code} {part}", value) for part, value in text._asdict().items())


EVERY = dict(texts())


def values_of(template: str) -> dict[str, str]:
    """Return a value for each place of a template, and fail where a place is more than a name."""
    fields = {}
    for _, name, form, conversion in string.Formatter().parse(template):
        if name is not None:
            assert (name.isidentifier(), form, conversion) == (True, "", None), template
            fields[name] = f"<{name}>"
    return fields


@pytest.mark.parametrize("message", [name for name, found in MESSAGES.items() if isinstance(found, str)])
def test_every_message_can_be_said_with_its_values(message: str) -> None:
    values = values_of(str(MESSAGES[message]))
    kind = {"kind": "video"} if "kind" in values else {}
    said = say(message, **(values | kind))
    assert all(value in said for value in (values | kind).values())
    assert "{" not in said


@pytest.mark.parametrize("message", [name for name, found in MESSAGES.items() if isinstance(found, Plural)])
@pytest.mark.parametrize("number", [1, 2, 12])
def test_every_message_that_counts_can_be_said_with_its_values(message: str, number: int) -> None:
    one, other = MESSAGES[message]
    values = {name: text for name, text in values_of(other).items() if name not in ("count", "number")}
    said = say(message, count=number, **values)
    assert all(value in said for value in values.values())
    assert "{" not in said
    assert number != 12 or "12" in said or "shown" in values
    assert set(values_of(one)) <= {*values_of(other), "count", "number"}


def test_a_message_without_one_of_its_values_is_a_slip_that_shows() -> None:
    with pytest.raises(KeyError):
        say("headline.altered")
    with pytest.raises(KeyError):
        say("headline.unheard_of")


@pytest.mark.parametrize("code", SEVERITY)
def test_every_finding_can_be_said(code: str) -> None:
    values = values_of(finding_text(code).detail)
    assert set(values) <= {"what", "name", "found"}
    assert "{" not in say(f"finding.{code}", **values)
    for part in ("title", "shows", "not_shows", "do"):
        assert values_of(getattr(finding_text(code), part)) == {}


def test_every_finding_code_has_texts_and_every_text_a_severity() -> None:
    assert set(SEVERITY) == set(finding_codes())
    assert all(re.fullmatch(r"[a-z0-9]+(\.[a-z0-9_]+)+", code) for code in SEVERITY)


def test_every_word_of_the_vocabulary_that_is_shown_has_its_label() -> None:
    shown = {
        "state": (vocabulary.RecordState, vocabulary.SignerState, vocabulary.AiState, vocabulary.EditsState),
        "says": (vocabulary.Says,),
        "severity": (vocabulary.Severity,),
        "count": (vocabulary.Kind,),
        "count.out_of": (vocabulary.Kind,),
    }
    missing = [f"{lead}.{word}" for lead, sets in shown.items() for words in sets for word in words]
    assert [message for message in missing if message not in MESSAGES] == []
    assert set(KINDS) == set(vocabulary.Kind)


@pytest.mark.parametrize("code", sorted(_EXACT))
def test_every_code_that_the_judge_knows_is_explained(code: str) -> None:
    assert explain_code(code) is not None


def test_every_family_of_codes_is_explained() -> None:
    for prefix, _ in _BY_PREFIX:
        assert [code for code in STATUS if code.lower().startswith(prefix.lower())], prefix
    assert {about(code) for code in STATUS} == set(About)


def test_every_known_code_is_explained_with_labels_and_no_other_is() -> None:
    for code in known_codes():
        explained = explain_code(code)
        assert explained is not None
        assert explained.code == code
        assert all(label for label, _ in explained.parts)
    assert len(set(known_codes())) == len(known_codes())
    assert explain_code("record.unheard_of") is None


def sentences_end_well(text: str) -> bool:
    return text == text.strip() and "  " not in text


LEADING = {"record.sidecar", "headline.with_tool", "headline.by_tool", "headline.out_of"}  # parts of other sentences
TRAILING = {"comma", "colon"}


@pytest.mark.parametrize("place", EVERY)
def test_no_text_is_padded(place: str) -> None:
    name, text = place.partition(" ")[0], EVERY[place]
    text = text.removeprefix(" ") if name in LEADING else text.removesuffix(" ") if name in TRAILING else text
    assert sentences_end_well(text)


@pytest.mark.parametrize("word", FORBIDDEN)
def test_no_text_gives_a_verdict_on_a_picture(word: str) -> None:
    pattern = re.compile(rf"\b{re.escape(word)}\b", re.IGNORECASE)
    assert {place: text for place, text in EVERY.items() if pattern.search(text)} == {}


def test_a_change_of_the_content_is_told_by_content_codes_alone() -> None:
    """A rule, an expired certificate or an unknown signer is never told as a change (docs/contract.md §2, rule 10)."""
    changed = re.compile(r"\b(?:was|were) (?:changed|altered)\b|\bhas been changed\b")
    allowed = {About.CONTENT, About.CLAIM, About.SIGNATURE}
    told = [code for code, text in STATUS.items() if any(changed.search(part) for part in text)]
    assert [code for code in told if about(code) not in allowed] == []


# -- numbers, enumerations, actions ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("number", "kind", "words"),
    [(0, "image", "0 pictures"), (1, "image", "one picture"), (2, "video", "two videos"), (11, "other", "11 files")],
)
def test_media_are_counted_in_words(number: int, kind: str, words: str) -> None:
    assert count(number, kind) == words
    assert tuple(NUMBERS) == tuple(range(2, 11))


@pytest.mark.parametrize(("number", "shown"), [(0, "0"), (999, "999"), (1000, "1,000"), (1234567, "1,234,567")])
def test_digits_stand_in_groups_of_three(number: int, shown: str) -> None:
    assert digits(number) == shown


@pytest.mark.parametrize(
    ("parts", "joined"), [((), ""), (("a",), "a"), (("a", "b"), "a and b"), (("a", "b", "c"), "a, b and c")]
)
def test_parts_are_enumerated(parts: tuple[str, ...], joined: str) -> None:
    assert join(parts) == joined


def test_an_action_of_another_vendor_is_shown_by_its_own_name_made_harmless() -> None:
    assert action_name("c2pa.cropped") == "cropped"
    assert action_name("com.acme.dream\x1b[2J") == "com.acme.dream\\x1b[2J"
    assert action_name("") == ""


# -- foreign text ------------------------------------------------------------------------------------------------------

PREPENDED = set("\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u070f\u0890\u0891\u08e2\U000110bd\U000110cd")
"""Format characters that are visible: signs that stand before or under the digits of Arabic, Syriac and Kaithi."""

CLASSES = {
    "control": "Cc",
    "format": "Cf",
    "surrogate": "Cs",
    "line separator": "Zl",
    "paragraph separator": "Zp",
}


def passed(wanted: str) -> set[str]:
    """Return the characters of a class that come through unchanged."""
    every = (chr(code) for code in range(0x110000))
    return {char for char in every if unicodedata.category(char) == wanted and neutral(char) == char}


@pytest.mark.parametrize("category", CLASSES.values(), ids=CLASSES)
def test_no_invisible_or_controlling_character_comes_through(category: str) -> None:
    assert passed(category) - PREPENDED == set()


@pytest.mark.parametrize(
    "char",
    "\u200b\u200c\u200d\u2060\ufeff\u00ad\u034f\u061c\u200e\u200f\u202a\u202e\u2066\u2069\u115f\u1160\u3164\uffa0\u180e\U000e0041",
)
def test_zero_width_bidirectional_and_blank_characters_become_visible(char: str) -> None:
    assert neutral(f"a{char}b") in (f"a\\x{ord(char):02x}b", f"a\\u{ord(char):04x}b", f"a\\U{ord(char):08x}b")


@pytest.mark.parametrize("char", ["\u180f", "\ufe00", "\u2800"])
def test_what_looks_like_nothing_becomes_visible(char: str) -> None:
    assert neutral(char) != char


def test_plain_text_of_every_script_is_left_as_it_is() -> None:
    for text in ("Straße “x”", "新聞", "صحيفة 12", "क्षत्रिय", "Ελλάδα", "e\u0301", "🙂", "\u00a0", "{x} % \\ <b>"):
        assert neutral(text) == text


def test_a_long_text_is_cut_with_an_ellipsis() -> None:
    assert neutral("x" * MAX_SHOWN) == "x" * MAX_SHOWN
    assert neutral("x" * (MAX_SHOWN + 1)) == "x" * (MAX_SHOWN - 1) + "…"
    assert len(neutral("\0" * 10**6)) == MAX_SHOWN


@given(st.text(), st.integers(1, 400))
def test_any_text_becomes_one_harmless_line_within_its_limit(text: str, limit: int) -> None:
    shown = neutral(text, limit)
    assert len(shown) <= limit
    assert not any(unicodedata.category(char) in ("Cc", "Cs", "Zl", "Zp") for char in shown)
    assert neutral(shown, limit) == shown


@given(st.dictionaries(st.sampled_from(["kind", "with_tool", "out_of", "whose"]), st.text(), min_size=4))
def test_values_of_a_sentence_cannot_be_read_as_places_or_break_the_line(values: dict[str, str]) -> None:
    shown = {name: neutral(value, 2000) for name, value in values.items()}
    said = say("headline.generated", **values)
    assert said == f"AI-generated{shown['with_tool']}{shown['out_of']}, according to {shown['whose']}."
