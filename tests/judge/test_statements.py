"""What each action, ingredient and disclosure says, and what it is about (docs/contract.md §2, rules 3, 5 and 7)."""

from __future__ import annotations

import pytest

from tests.judge.records import (
    C2PA,
    CAPTURED,
    COMPOSITE,
    GENERATED,
    HUMAN,
    IPTC,
    KNOWN,
    PARTLY,
    STRANGER,
    action,
    actions,
    drafts,
    evidence,
    ingredient,
    links,
    manifest,
    of_actions,
    said,
)
from verify.judge.statements import draft_statements
from verify.judge.strength import strengths_of
from verify.model.manifests import Tool
from verify.model.report import Source
from verify.model.vocabulary import Basis, RecordState

CREATED, OPENED, EDITED = "c2pa.created", "c2pa.opened", "c2pa.edited"


@pytest.mark.parametrize(
    ("name", "source_type", "expected"),
    [
        (CREATED, GENERATED, ["generated file"]),
        (OPENED, GENERATED, ["generated file"]),
        (CREATED, C2PA + "trainedAlgorithmicData", ["generated file"]),
        (CREATED, PARTLY, ["edited file"]),
        (OPENED, PARTLY, ["edited file"]),
        (CREATED, CAPTURED, ["declared_not_ai file"]),
        (CREATED, COMPOSITE, ["possible file"]),
        (CREATED, C2PA + "empty", ["neutral file"]),
        (CREATED, "http://example.org/dreamt", ["unknown_term file"]),
        (CREATED, None, []),
        (EDITED, GENERATED, ["edited file"]),
        (EDITED, PARTLY, ["edited file"]),
        (EDITED, IPTC + "compositeSynthetic", ["edited file"]),
        (EDITED, HUMAN, ["edit_human file"]),
        (EDITED, COMPOSITE, ["possible file", "edit_unspecified file"]),
        (EDITED, None, ["edit_unspecified file"]),
        ("c2pa.placed", GENERATED, ["edited file"]),
        ("c2pa.published", None, ["edit_non_editorial file"]),
        ("c2pa.resized.proportional", HUMAN, ["edit_non_editorial file"]),
        ("c2pa.converted", GENERATED, ["edited file"]),
        ("com.acme.dream", None, ["edit_unspecified file"]),
        ("", None, ["edit_unspecified file"]),
    ],
)
def test_an_action_of_the_file_itself_says(name: str, source_type: str | None, expected: list[str]) -> None:
    assert said(of_actions(action(name, source_type))) == expected


@pytest.mark.parametrize(
    ("label", "version"),
    [("c2pa.actions", 1), ("c2pa.actions", 2), ("c2pa.actions.v2", 2), ("c2pa.actions.v2", 1), ("c2pa.actions__1", 1)],
)
def test_version_1_and_2_and_suffixes_count_alike(label: str, version: int) -> None:
    assert said(manifest(assertions={label: actions(action(CREATED, GENERATED))}, version=version)) == [
        "generated file"
    ]


def test_several_action_lists_are_all_read_in_order() -> None:
    assertions = {
        "c2pa.actions": actions(action(CREATED, CAPTURED)),
        "c2pa.actions__1": actions(action(EDITED, GENERATED)),
        "c2pa.actions.v2__2": actions(action("c2pa.cropped")),
    }
    assert said(manifest(assertions=assertions)) == ["declared_not_ai file", "edited file", "edit_unspecified file"]


def test_a_statement_names_its_place_its_value_its_tool_and_its_signer() -> None:
    one = action(CREATED, "digsrctype:trainedAlgorithmicMedia", softwareAgent="Dream_Maker/2.1 (x)", when="2026-01-02")
    (draft,) = drafts(manifest("urn:c2pa:x", {"c2pa.actions": actions(action(EDITED), one)}, version=1))[1:]
    statement = draft.statement
    pointer = "urn:c2pa:x/c2pa.actions/actions/1/digitalSourceType"
    assert statement.source == Source("C2PA", pointer, "digsrctype:trainedAlgorithmicMedia")
    assert (statement.tool, statement.when) == (Tool("Dream Maker", "2.1"), "2026-01-02")
    assert (statement.who, statement.strength) == ("Acme Imaging", Basis.SIGNED_RECOGNIZED)
    assert (draft.manifest, draft.action, draft.edit) == (0, CREATED, None)


def test_an_action_without_a_tool_is_said_of_the_claim_generator() -> None:
    info = {"claim_generator_info": [{"name": "DreamMaker", "version": "3"}]}
    (draft,) = drafts(manifest(assertions={"c2pa.actions.v2": actions(action(CREATED, GENERATED))}, claim=info))
    assert draft.statement.tool == Tool("DreamMaker", "3")


def two(relationship: str, *below: dict[str, object]) -> tuple[dict[str, object], ...]:
    """Return a record of two manifests, the second an ingredient of the first."""
    top = manifest("urn:c2pa:a", {"c2pa.ingredient.v3": ingredient(relationship, "urn:c2pa:b")})
    return top, of_actions(*below, label="urn:c2pa:b")


def test_the_origin_of_an_ancestor_is_the_origin_of_the_file() -> None:
    assert said(*two("parentOf", action(CREATED, GENERATED))) == ["generated ancestor"]
    assert said(*two("parentOf", action(CREATED, CAPTURED), action(EDITED, GENERATED))) == [
        "declared_not_ai ancestor",
        "edited ancestor",
    ]


def test_a_generated_part_is_a_part_and_a_captured_one_says_nothing_of_the_rest() -> None:
    assert said(*two("componentOf", action(CREATED, GENERATED))) == ["edited part"]
    assert said(*two("componentOf", action(EDITED, PARTLY), action("c2pa.cropped"))) == ["edited part"]
    assert said(*two("componentOf", action(CREATED, CAPTURED), action(EDITED, HUMAN))) == []
    assert said(*two("componentOf", action(CREATED, COMPOSITE))) == ["possible part"]


def test_edits_of_a_part_are_no_edits_of_the_file() -> None:
    assert [draft.edit for draft in drafts(*two("componentOf", action(EDITED, PARTLY)))] == [None]


def test_what_went_in_as_input_says_nothing_about_the_output() -> None:
    assert said(*two("inputTo", action(CREATED, GENERATED), action(EDITED, PARTLY))) == []


def test_adobe_s_own_source_type_counts_beside_or_without_the_standard_one() -> None:
    own = {"com.adobe.digitalSourceType": GENERATED}
    both = action(CREATED, CAPTURED, parameters=own)
    assert said(of_actions(action(CREATED, parameters=own))) == ["generated file"]
    assert said(of_actions(both)) == ["declared_not_ai file", "generated file"]
    assert said(of_actions(action(EDITED, parameters=own))) == ["edited file"]


BING = {"claim_generator": "Microsoft_Responsible_AI/1.0 c2pa-rs/0.16.1"}


def test_bing_says_it_in_words_and_only_its_own_record_counts() -> None:
    words = {"c2pa.actions": actions(action(CREATED, description="AI Generated Image", softwareAgent="Bing"))}
    (draft,) = drafts(manifest(assertions=words, version=1, claim=BING))
    assert (draft.statement.says.value, draft.statement.source.value) == ("generated", "AI Generated Image")
    assert draft.statement.source.pointer == "urn:c2pa:active/c2pa.actions/actions/0/description"
    assert said(manifest(assertions=words, version=1, claim={"claim_generator": "Paint/1"})) == []
    assert said(manifest(assertions={"c2pa.actions": actions(action(CREATED, description="A cat"))}, claim=BING)) == []


def test_bing_s_words_do_not_speak_over_a_source_type_and_make_a_part_a_part() -> None:
    said_so = action(CREATED, CAPTURED, description="AI Generated Image")
    assert said(manifest(assertions={"c2pa.actions": actions(said_so)}, version=1, claim=BING)) == [
        "declared_not_ai file"
    ]
    top = manifest("a", {"c2pa.ingredient": {"relationship": "componentOf", "c2pa_manifest": {"url": "x/c2pa/b"}}})
    words = {"c2pa.actions": actions(action(CREATED, description="ai generated image"))}
    assert said(top, manifest("b", words, version=1, claim=BING)) == ["edited part"]


@pytest.mark.parametrize(
    ("relationship", "source_type", "expected"),
    [
        ("parentOf", GENERATED, ["generated ancestor"]),
        ("parentOf", PARTLY, ["edited ancestor"]),
        ("parentOf", CAPTURED, ["declared_not_ai ancestor"]),
        ("componentOf", GENERATED, ["edited part"]),
        ("componentOf", CAPTURED, []),
        ("inputTo", GENERATED, []),
        (None, GENERATED, ["edited part"]),
    ],
)
def test_a_flat_ingredient_carries_its_own_source_type(
    relationship: str | None, source_type: str, expected: list[str]
) -> None:
    used = ingredient(relationship, digitalSourceType=source_type)
    assert said(manifest(assertions={"c2pa.ingredient.v3": used})) == expected


def test_a_flat_ingredient_s_statement_names_no_tool() -> None:
    used = ingredient("parentOf", digitalSourceType=GENERATED)
    info = {"claim_generator_info": [{"name": "Editor"}]}
    (draft,) = drafts(manifest(assertions={"c2pa.ingredient.v2__1": used}, claim=info))
    assert draft.statement.tool is None
    assert draft.statement.source.pointer == "urn:c2pa:active/c2pa.ingredient.v2__1/digitalSourceType"


DISCLOSURE = {"modelName": "Dreamer 4", "contentProfile": {"humanOversightLevel": "none"}}


@pytest.mark.parametrize("label", ["c2pa.ai-disclosure", "c2pa.ai-disclosure__1", "com.adobe.generative-ai"])
def test_a_disclosure_makes_a_fresh_creation_generated_and_anything_else_edited(label: str) -> None:
    created = actions(action(CREATED))
    assert said(manifest(assertions={"c2pa.actions": created, label: DISCLOSURE})) == ["generated file"]
    assert said(manifest(assertions={"c2pa.actions": actions(action(OPENED)), label: DISCLOSURE})) == ["edited file"]
    assert said(manifest(assertions={label: DISCLOSURE})) == ["edited file"]
    captured = actions(action(CREATED, CAPTURED))
    assert said(manifest(assertions={"c2pa.actions": captured, label: DISCLOSURE}))[1] == "edited file"


def test_inputs_do_not_keep_a_disclosed_creation_from_being_generated_but_parents_do() -> None:
    assertions = {"c2pa.actions": actions(action(CREATED)), "c2pa.ai-disclosure": DISCLOSURE}
    assert said(manifest(assertions={**assertions, "c2pa.ingredient.v3": ingredient("inputTo")})) == ["generated file"]
    assert said(manifest(assertions={**assertions, "c2pa.ingredient.v3": ingredient("parentOf")})) == ["edited file"]


def test_a_disclosure_names_its_model() -> None:
    (draft,) = drafts(manifest(assertions={"c2pa.ai-disclosure": DISCLOSURE}))
    assert (draft.statement.tool, draft.statement.source.value) == (Tool("Dreamer 4", None), "none")
    (draft,) = drafts(manifest(assertions={"com.adobe.generative-ai": {"description": "Firefly", "version": "2.5"}}))
    assert (draft.statement.tool, draft.statement.source.value) == (Tool("Firefly", "2.5"), "Firefly")


def test_an_adobe_type_on_the_creation_keeps_a_disclosure_from_making_it_all_generated() -> None:
    own = action(CREATED, parameters={"com.adobe.digitalSourceType": PARTLY})
    assertions = {"c2pa.actions": actions(own), "com.adobe.generative-ai": {"description": "Firefly"}}
    assert said(manifest(assertions=assertions)) == ["edited file", "edited file"]


def test_none_after_the_origin_is_said_only_by_complete_lists_without_an_edit() -> None:
    created = action(CREATED, CAPTURED)
    assert said(of_actions(created, complete=True))[1:] == ["no_further_edits file"]
    assert said(of_actions(created)) == ["declared_not_ai file"]
    assert "no_further_edits file" not in said(of_actions(created, action("c2pa.cropped"), complete=True))
    assert "no_further_edits file" not in said(of_actions(created, action("c2pa.published"), complete=True))
    two_lists = {"c2pa.actions.v2": actions(created, complete=True), "c2pa.actions.v2__1": actions()}
    assert said(manifest(assertions=two_lists)) == ["declared_not_ai file"]
    assert said(manifest()) == []


def test_an_ancestor_with_an_open_list_leaves_it_open_whether_there_were_edits() -> None:
    assertions = {
        "c2pa.actions.v2": actions(action(OPENED), complete=True),
        "c2pa.ingredient.v3": ingredient("parentOf", "b"),
    }
    top = manifest("a", assertions)
    assert said(top, of_actions(action(CREATED, CAPTURED), label="b")) == ["declared_not_ai ancestor"]
    assert said(top, of_actions(action(CREATED, CAPTURED), label="b", complete=True))[1:] == ["no_further_edits file"]


def test_all_actions_included_must_be_true_and_not_something_like_it() -> None:
    almost = {"actions": [action(CREATED, CAPTURED)], "allActionsIncluded": "true"}
    assert said(manifest(assertions={"c2pa.actions.v2": almost})) == ["declared_not_ai file"]


def test_statements_of_a_record_that_does_not_hold_do_not_count() -> None:
    facts = evidence(*two("parentOf", action(CREATED, GENERATED)))
    strengths = strengths_of(facts, RecordState.ALTERED)
    assert [draft.counts for draft in draft_statements(facts, links(facts, sound=False), strengths)] == [False]


def test_each_manifest_s_words_are_as_strong_as_its_own_signer() -> None:
    story = two("parentOf", action(CREATED, GENERATED))
    facts = evidence(*story, seals=(KNOWN, STRANGER))
    assert strengths_of(facts, RecordState.INTACT) == (Basis.SIGNED_RECOGNIZED, Basis.SIGNED_UNRECOGNIZED)
    assert set(strengths_of(facts, RecordState.NONCONFORMING)) == {Basis.SIGNED_NONCONFORMING}
    broken_rule = manifest("b", failed=("assertion.action.malformed",))
    assert strengths_of(evidence(manifest("a"), broken_rule), RecordState.INTACT)[1] is Basis.SIGNED_NONCONFORMING


def template(**fields: object) -> dict[str, object]:
    return manifest(assertions={"c2pa.actions.v2": {"actions": [{"action": CREATED}], **fields}})


def test_a_template_gives_its_source_type_to_the_actions_of_its_name() -> None:
    stated = {"action": CREATED, "digitalSourceType": GENERATED}
    assert said(template(templates=[stated])) == ["generated file"]


def test_an_action_names_its_tool_by_index() -> None:
    listed = {"softwareAgents": [{"name": "Other"}, {"name": "DreamMaker", "version": "2"}]}
    one = action(CREATED, GENERATED, softwareAgentIndex=1)
    (draft,) = drafts(manifest(assertions={"c2pa.actions.v2": {"actions": [one], **listed}}))
    assert draft.statement.tool == Tool("DreamMaker", "2")
