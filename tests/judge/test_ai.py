"""Third question: what the file says about AI and about edits, and how strong the evidence for it is."""

from __future__ import annotations

import pytest

from tests.judge.records import (
    CAPTURED,
    COMPOSITE,
    FORGED,
    GENERATED,
    HUMAN,
    KNOWN,
    PARTLY,
    STRANGER,
    action,
    actions,
    codes,
    drafts,
    ingredient,
    manifest,
    of_actions,
    verdict,
)
from verify.judge.ai import judge_ai
from verify.judge.edits import judge_edits
from verify.judge.statements import Draft
from verify.model.manifests import Tool
from verify.model.report import InputMedia
from verify.model.vocabulary import AiState, AppliesTo, Basis, Coverage, EditsState, Says, SignerState
from verify.trust.sealed import Seal

CREATED, OPENED, EDITED = "c2pa.created", "c2pa.opened", "c2pa.edited"
ORDER = [GENERATED, PARTLY, COMPOSITE, CAPTURED]
STATES = ["generated", "edited", "possible", "declared_not_ai"]


def ai_of(*manifests: dict[str, object], seals: tuple[Seal, ...] | None = None) -> tuple[str, str]:
    answer = verdict(*manifests, seals=seals).answers.ai
    return answer.state.value, answer.basis.value


@pytest.mark.parametrize("first", range(4))
@pytest.mark.parametrize("second", range(4))
def test_the_most_serious_statement_decides_in_either_order(first: int, second: int) -> None:
    both = of_actions(action(CREATED, ORDER[first]), action(CREATED, ORDER[second]))
    assert ai_of(both) == (STATES[min(first, second)], "signed_recognized")


def test_nothing_said_is_unstated_and_is_not_told_as_no_ai() -> None:
    answer = verdict(of_actions(action(CREATED), action("c2pa.cropped"))).answers.ai
    assert (answer.state, answer.basis, answer.statements) == (AiState.UNSTATED, Basis.NONE, ())
    assert "not the same as “no AI”" in answer.sentence


def test_an_unknown_term_counts_for_nothing_and_is_a_finding_with_its_words() -> None:
    judged = verdict(of_actions(action(CREATED, "http://example.org/dreamt")))
    assert judged.answers.ai.state is AiState.UNSTATED
    (finding,) = [item for item in judged.findings if item.code == "ai.unknown_term"]
    assert "http://example.org/dreamt" in finding.detail


def family(
    top: dict[str, object], below: dict[str, object], relation: str = "parentOf"
) -> tuple[dict[str, object], ...]:
    """Return a record of two manifests with one action each."""
    used = {"c2pa.ingredient.v3": ingredient(relation, "b", **{"dc:title": "below.jpg"})}
    return manifest("a", {**used, "c2pa.actions.v2": actions(top)}), of_actions(below, label="b")


def test_the_basis_is_the_strongest_evidence_for_the_state_that_was_decided() -> None:
    said_twice = family(action(OPENED, GENERATED), action(CREATED, GENERATED))
    assert ai_of(*said_twice, seals=(KNOWN, STRANGER)) == ("generated", "signed_recognized")
    assert ai_of(*said_twice, seals=(STRANGER, STRANGER)) == ("generated", "signed_unrecognized")
    assert ai_of(*said_twice, seals=(STRANGER, KNOWN)) == ("generated", "signed_unrecognized"), "a stranger brought it"
    weak = family(action(OPENED, CAPTURED), action(CREATED, GENERATED))
    assert ai_of(*weak, seals=(KNOWN, STRANGER)) == ("generated", "signed_unrecognized")


def test_better_evidence_to_the_contrary_is_a_conflict_and_both_are_shown() -> None:
    story = family(action(OPENED, CAPTURED), action(CREATED, GENERATED))
    judged = verdict(*story, seals=(KNOWN, STRANGER))
    assert "ai.conflict" in codes(judged)
    assert [item.says for item in judged.statements] == [Says.DECLARED_NOT_AI, Says.GENERATED]
    assert "ai.conflict" not in codes(verdict(*story, seals=(KNOWN, KNOWN)))
    assert "ai.conflict" not in codes(verdict(*story, seals=(STRANGER, KNOWN)))


def test_an_ai_edit_of_a_capture_is_no_conflict() -> None:
    story = family(action(EDITED, PARTLY), action(CREATED, CAPTURED))
    judged = verdict(*story, seals=(STRANGER, KNOWN))
    assert judged.answers.ai.state is AiState.EDITED
    assert "ai.conflict" not in codes(judged)


def test_the_generators_are_the_tools_of_the_statements_that_decided() -> None:
    dreamer = {"name": "DreamMaker", "version": "2"}
    story = family(action(EDITED, PARTLY, softwareAgent="Other/1"), action(CREATED, GENERATED, softwareAgent=dreamer))
    assert verdict(*story).answers.ai.generators == (Tool("DreamMaker", "2"),)
    assert verdict(of_actions(action(CREATED, CAPTURED, softwareAgent="Cam/1"))).answers.ai.generators == ()


def test_a_part_made_by_ai_is_told_as_a_part() -> None:
    judged = verdict(*family(action(CREATED), action(CREATED, GENERATED), "componentOf"))
    assert judged.answers.ai.state is AiState.EDITED
    assert judged.answers.edits.state is not EditsState.AI
    assert "contains a part that was made by a model" in judged.answers.ai.sentence
    assert judged.headline.startswith("Contains a part that was made by generative AI")


def test_an_input_is_listed_and_says_nothing_of_the_output() -> None:
    judged = verdict(*family(action(CREATED, CAPTURED), action(CREATED, GENERATED), "inputTo"))
    assert judged.answers.ai.state is AiState.DECLARED_NOT_AI
    assert judged.answers.ai.inputs == (InputMedia("below.jpg", None, 1, has_thumbnail=False),)
    assert "ai.inputs" in codes(judged)


def test_words_of_a_broken_record_are_leads() -> None:
    broken = {
        **of_actions(action(CREATED, GENERATED)),
        "validationResults": {"failure": [{"code": "claimSignature.mismatch"}]},
    }
    judged = verdict(broken, seals=(FORGED,), engine_state="Invalid")
    assert judged.answers.ai.state is AiState.UNSTATED
    assert (judged.statements, [item.says for item in judged.leads]) == ((), [Says.GENERATED])
    assert "see what the broken record said" in judged.answers.ai.sentence


def test_a_broken_ancestor_s_words_are_leads_and_the_rest_still_counts() -> None:
    top, below = family(action(EDITED, PARTLY), action(CREATED, GENERATED))
    below["validationResults"] = {"failure": [{"code": "assertion.hashedURI.mismatch"}]}
    judged = verdict(top, below)
    assert judged.answers.ai.state is AiState.EDITED
    assert [item.says for item in judged.leads] == [Says.GENERATED]
    assert "ingredient.failed" in codes(judged)


def test_where_the_signature_leaves_the_media_out_nothing_counts() -> None:
    judged = verdict(of_actions(action(CREATED, GENERATED)), coverage=Coverage.MEDIA_EXCLUDED)
    assert (judged.answers.ai.state, len(judged.leads)) == (AiState.UNSTATED, 1)


def unsigned(draft: Draft) -> Draft:
    return draft._replace(statement=draft.statement._replace(strength=Basis.UNSIGNED))


def test_signed_capture_against_unsigned_ai_words_is_a_conflict_for_edits_too() -> None:
    captured = drafts(of_actions(action(CREATED, CAPTURED)))
    for source_type in (GENERATED, PARTLY):
        weak = tuple(unsigned(draft) for draft in drafts(of_actions(action(CREATED, source_type))))
        judged = judge_ai(captured + weak, (), SignerState.RECOGNIZED, leads=False)
        assert (judged.answer.basis, judged.conflict) == (Basis.UNSIGNED, (0,))
        assert judged.answer.sentence.startswith("Unsigned metadata says it")


def test_answers_rest_on_the_statements_that_they_name() -> None:
    judged = verdict(*family(action(EDITED, PARTLY), action(CREATED, GENERATED)))
    answers = judged.answers
    assert [judged.statements[i].says for i in answers.ai.statements] == [Says.GENERATED]
    assert [judged.statements[i].source.value for i in answers.edits.statements] == [PARTLY]
    assert judged.statements[answers.ai.statements[0]].applies_to is AppliesTo.ANCESTOR


EDITS = [
    ("ai", action(EDITED, PARTLY)),
    ("human", action(EDITED, HUMAN)),
    ("unspecified", action("c2pa.cropped")),
    ("non_editorial", action("c2pa.published")),
]


@pytest.mark.parametrize("first", range(4))
@pytest.mark.parametrize("second", range(4))
def test_the_strongest_claim_about_edits_decides(first: int, second: int) -> None:
    answer = judge_edits(drafts(of_actions(EDITS[first][1], EDITS[second][1])))
    assert (answer.state.value, answer.basis) == (EDITS[min(first, second)][0], Basis.SIGNED_RECOGNIZED)


def test_none_declared_needs_a_complete_list_and_unstated_is_the_rest() -> None:
    created = action(CREATED, CAPTURED)
    assert judge_edits(drafts(of_actions(created, complete=True))).state is EditsState.NONE_DECLARED
    nothing = judge_edits(drafts(of_actions(created)))
    assert (nothing.state, nothing.basis, nothing.actions) == (EditsState.UNSTATED, Basis.NONE, ())


def test_an_edit_answer_names_its_actions_once_and_in_words() -> None:
    steps = [action(name, HUMAN) for name in ("c2pa.cropped", "c2pa.cropped", "com.acme.dream")]
    answer = judge_edits(drafts(of_actions(*steps)))
    assert answer.actions == ("c2pa.cropped", "com.acme.dream")
    assert answer.sentence == "Edited with tools that are not generative: cropped and com.acme.dream."


def test_a_long_list_of_edits_is_cut_in_the_sentence_alone() -> None:
    steps = [action(f"com.acme.step{i}") for i in range(20)]
    answer = judge_edits(drafts(of_actions(*steps)))
    assert len(answer.actions) == 20
    assert answer.sentence.endswith("com.acme.step7, ….")
