"""One sentence that can be published as it stands, for every state that a file can be in."""

from __future__ import annotations

from itertools import product
from unicodedata import category

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.judge.records import (
    CAPTURED,
    COMPOSITE,
    GENERATED,
    IPTC,
    KNOWN,
    PARTLY,
    STRANGER,
    action,
    actions,
    ingredient,
    manifest,
    of_actions,
    verdict,
)
from verify.examine.facts import Found
from verify.judge.ai import AiJudgement
from verify.judge.headline import headline
from verify.judge.record_state import RecordJudgement
from verify.model.manifests import Tool
from verify.model.report import AiAnswer, EditsAnswer, InputMedia, SignerAnswer
from verify.model.vocabulary import (
    AiState,
    Basis,
    Coverage,
    EditsState,
    Kind,
    RecordState,
    SignerState,
    TimeSource,
)

TERMS = (None, "digitalCapture", "negativeFilm", "composite")
REASONS = ((), (("coverage.media_not_covered", "mdat"),), (("record.rule_violation", "claim.malformed"),))


def sentence(  # noqa: PLR0913 -- one for each thing that a headline is made of
    record: RecordState = RecordState.INTACT,
    signer: SignerState = SignerState.RECOGNIZED,
    ai: AiState = AiState.UNSTATED,
    edits: EditsState = EditsState.UNSTATED,
    basis: Basis = Basis.SIGNED_RECOGNIZED,
    kind: Kind = Kind.IMAGE,
    *,
    tools: tuple[Tool, ...] = (),
    inputs: tuple[InputMedia, ...] = (),
    part_only: bool = False,
    term: str | None = None,
    name: str | None = "Acme Imaging",
    reasons: tuple[tuple[str, str], ...] = (),
) -> str:
    known = ("Acme list",) if signer is SignerState.RECOGNIZED else ()
    return headline(
        RecordJudgement(record, reasons),
        SignerAnswer(signer, name, None, known, None, TimeSource.NONE, None, ""),
        AiJudgement(AiAnswer(ai, basis, tools, inputs, (), ""), (), part_only, term),
        EditsAnswer(edits, basis, (), (), ""),
        kind,
    )


def test_every_combination_of_states_has_a_sentence() -> None:
    for record, signer, ai, edits, basis in product(RecordState, SignerState, AiState, EditsState, Basis):
        shown = sentence(record, signer, ai, edits, basis)
        assert "{" not in shown
        assert shown.rstrip().endswith("."), shown


@given(
    record=st.sampled_from(RecordState),
    signer=st.sampled_from(SignerState),
    ai=st.sampled_from(AiState),
    edits=st.sampled_from(EditsState),
    basis=st.sampled_from(Basis),
    kind=st.sampled_from(Kind),
    tools=st.lists(st.builds(Tool, st.text(max_size=9), st.none() | st.text(max_size=9)), max_size=5).map(tuple),
    inputs=st.lists(
        st.builds(
            InputMedia, st.none() | st.text(), st.none() | st.sampled_from(["image/png", "x"]), st.none(), st.booleans()
        ),
        max_size=12,
    ).map(tuple),
    part_only=st.booleans(),
    term=st.sampled_from(TERMS),
    name=st.none() | st.text(max_size=20),
    reasons=st.sampled_from(REASONS),
)
def test_no_combination_fails_or_breaks_the_line(**parts: object) -> None:
    shown = sentence(**parts)  # type: ignore[arg-type]  # hypothesis draws each of its own type
    assert shown
    assert [char for char in shown if category(char) in ("Cc", "Zl", "Zp", "Cs")] == []


def test_a_video_made_by_ai_out_of_two_pictures() -> None:
    inputs = tuple(InputMedia(name, "image/jpeg", None, has_thumbnail=True) for name in ("a.jpg", "b.jpg"))
    shown = sentence(ai=AiState.GENERATED, kind=Kind.VIDEO, tools=(Tool("KissAnyone", "1"),), inputs=inputs)
    assert shown == (
        "AI-generated with KissAnyone 1 out of two pictures, according to a signed record from Acme Imaging "
        "(list: Acme list)."
    )


@pytest.mark.parametrize(
    ("state", "expected"),
    [
        (SignerState.RECOGNIZED, "a signed record from Acme Imaging (list: Acme list)"),
        (SignerState.UNRECOGNIZED, "a record whose signer calls itself “Acme Imaging” and is on no loaded list"),
        (SignerState.EXPIRED, "with a certificate that is not shown to have been valid at the time"),
        (SignerState.REVOKED, "with a certificate that was revoked"),
        (SignerState.NONE, "a record without a usable signature"),
    ],
)
def test_the_sentence_says_how_far_the_signer_is_known(state: SignerState, expected: str) -> None:
    assert expected in sentence(signer=state, ai=AiState.GENERATED)
    assert expected in sentence(signer=state, ai=AiState.UNSTATED)


def test_a_broken_rule_is_named_beside_the_signer_and_never_as_a_change() -> None:
    shown = sentence(RecordState.NONCONFORMING, ai=AiState.GENERATED, reasons=REASONS[2])
    assert shown.endswith("(list: Acme list); the record breaks a rule of the standard.")
    assert "changed" not in shown


@pytest.mark.parametrize("kind", Kind)
def test_an_altered_file_says_nothing_of_ai(kind: Kind) -> None:
    shown = sentence(RecordState.ALTERED, ai=AiState.UNSTATED, basis=Basis.NONE, kind=kind)
    assert "is not as it was signed" in shown
    assert "AI" not in shown


def test_a_file_and_a_record_that_do_not_match_leave_open_which_of_them_was_changed() -> None:
    """The record of one file put into another makes a change of neither."""
    reasons = (("record.content_changed", "assertion.dataHash.mismatch"),)
    shown = sentence(RecordState.ALTERED, ai=AiState.UNSTATED, basis=Basis.NONE, reasons=reasons)
    assert "one of the two was changed after signing, or the record belongs to another file" in shown


def test_unsigned_words_are_told_as_unsigned_whatever_the_record_is() -> None:
    for state in RecordState:
        shown = sentence(state, SignerState.NONE, AiState.GENERATED, basis=Basis.UNSIGNED)
        told = "AI-generated, according to unsigned metadata in the file, which anyone can write or change."
        assert shown.endswith(told)


def test_where_the_media_is_left_out_the_record_says_nothing_reliable() -> None:
    shown = sentence(RecordState.NONCONFORMING, ai=AiState.UNSTATED, basis=Basis.NONE, reasons=REASONS[1])
    assert shown.startswith("The signature leaves the picture itself out")


def test_tools_are_named_once_three_at_most_and_without_build_numbers() -> None:
    tools = (Tool("A", "2"), Tool("A", "2"), Tool("B", "20260101.rc1+abcdef"), Tool("C", None), Tool("D", "v1.2.3"))
    shown = sentence(ai=AiState.GENERATED, tools=tools)
    assert "with A 2, B and C," in shown


@pytest.mark.parametrize(
    ("story", "expected"),
    [
        (of_actions(action("c2pa.created", GENERATED)), "AI-generated, according to"),
        (of_actions(action("c2pa.created"), action("c2pa.edited", PARTLY)), "Contains parts made or changed by"),
        (of_actions(action("c2pa.created", CAPTURED)), "Captured with a camera or microphone, according to"),
        (of_actions(action("c2pa.created", IPTC + "negativeFilm")), "Made without generative AI, according to"),
        (of_actions(action("c2pa.created", COMPOSITE)), "May contain parts made with AI"),
        (of_actions(action("c2pa.created")), "Nothing is said about AI, in a signed record from"),
    ],
)
def test_the_sentence_begins_with_what_the_record_says(story: dict[str, object], expected: str) -> None:
    assert verdict(story).headline.startswith(expected)


def test_edits_after_a_capture_are_told() -> None:
    cropped = action("c2pa.cropped", IPTC + "humanEdits")
    assert ", then edited by hand, according" in verdict(of_actions(action("c2pa.created", CAPTURED), cropped)).headline
    unnamed = of_actions(action("c2pa.created", CAPTURED), action("c2pa.cropped"))
    assert ", then edited with means that are not named, according" in verdict(unnamed).headline


def test_a_hostile_signer_name_cannot_break_out_of_the_sentence() -> None:
    evil = STRANGER._replace(organization="Acme\n\x1b[31mTRUSTED\u202e {lists}")
    shown = verdict(of_actions(action("c2pa.created", GENERATED)), seals=(evil,)).headline
    assert "“Acme\\x0a\\x1b[31mTRUSTED\\u202e {lists}”" in shown


def test_no_record_a_remote_one_and_an_unreadable_one_have_sentences_of_their_own() -> None:
    assert verdict().headline.startswith("Nothing in this copy says how it was made.")
    assert verdict(found=Found.REMOTE, message="https://example.org/x").headline.startswith("This copy only points")
    hidden = verdict(found=Found.NOTHING, traces=("JPEG APP11",))
    said = "This picture carries a Content Credentials record, or traces of one, that cannot be read"
    assert hidden.headline.startswith(said)


def test_an_uncovered_medium_is_told_before_anything_that_its_record_says() -> None:
    judged = verdict(of_actions(action("c2pa.created", GENERATED)), seals=(KNOWN,), coverage=Coverage.MEDIA_EXCLUDED)
    assert "AI-generated" not in judged.headline


def test_a_part_in_a_part_is_still_a_part() -> None:
    top = manifest("a", {"c2pa.ingredient.v3": ingredient("componentOf", "b")})
    middle = manifest("b", {"c2pa.ingredient.v3": ingredient("parentOf", "c"), "c2pa.actions.v2": actions()})
    below = of_actions(action("c2pa.created", GENERATED), label="c")
    assert verdict(top, middle, below).headline.startswith("Contains a part that was made by generative AI")


def test_no_headline_ends_with_a_space() -> None:
    assert [state for state in AiState if sentence(ai=state) != sentence(ai=state).strip()] == []
