"""The official asset signals (rubric 1.0): the same result as the official evaluator's, odd corners one by one."""

from __future__ import annotations

import pytest

from tests.judge.records import C2PA, GENERATED, IPTC, action, actions, ingredient, manifest, record, uri
from verify.judge.rubric import RUBRIC, inceptions, official_signals, transformations
from verify.model.manifests import SignalEdge, SignalNode

LIST = "c2pa.actions.v2"
B = "urn:c2pa:b"
NAMES = """converted published repackaged transcoded resized.proportional enhanced edited.metadata
    watermarked watermarked.bound watermarked.unbound redacted"""
NON_EDITORIAL = NAMES.split()

INCEPTIONS = [
    (C2PA + "empty", "signal_blankCanvas"),
    (IPTC + "digitalCapture", "signal_capturedMedia"),
    (IPTC + "computationalCapture", "signal_capturedMedia"),
    (IPTC + "compositeCapture", "signal_capturedMediaStitched"),
    (IPTC + "composite", "signal_compositionMayContainGenAI"),
    (IPTC + "trainedAlgorithmicMedia", "signal_fullyGenAIMedia"),
    (IPTC + "digitalCreation", "signal_nonGenAIDigitalCreation"),
    (IPTC + "compositeWithTrainedAlgorithmicMedia", "signal_partlyGenAICreation"),
    (IPTC + "screenCapture", "signal_screenCaptureMayContainGenAI"),
]


def began(*listed: dict[str, object], label: str = LIST) -> tuple[str, ...]:
    return inceptions(record(manifest(assertions={label: actions(*listed)})).active)


def changed(*listed: dict[str, object], label: str = LIST, **claim: object) -> tuple[str, ...]:
    """Return the transformation signals of a complete action list."""
    return transformations(record(manifest(assertions={label: actions(*listed, complete=True)}, claim=claim)).active)


@pytest.mark.parametrize("name", ["c2pa.created", "c2pa.opened"])
@pytest.mark.parametrize(("source_type", "signal"), INCEPTIONS)
def test_an_inception_signal_stands_for_its_source_types(name: str, source_type: str, signal: str) -> None:
    assert began(action(name, source_type)) == (signal,)
    assert began(action("c2pa.placed", source_type)) == ()


@pytest.mark.parametrize(
    "value",
    [
        "https://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia",
        GENERATED + "/",
        " " + GENERATED,
        "trainedAlgorithmicMedia",
        "digsrctype:trainedAlgorithmicMedia",
        C2PA + "trainedAlgorithmicData",
        IPTC + "TrainedAlgorithmicMedia",
        IPTC + "empty",
        IPTC + "compositeSynthetic",
        IPTC + "digitalArt",
    ],
)
def test_source_types_are_compared_as_exact_strings_and_others_begin_nothing(value: str) -> None:
    assert began(action("c2pa.created", value)) == ()


@pytest.mark.parametrize("label", ["c2pa.actions", "c2pa.actions.v2__1", "c2pa.actions.v3"])
def test_only_the_exact_label_of_the_action_list_is_looked_at(label: str) -> None:
    assert began(action("c2pa.created", GENERATED), label=label) == ()
    assert changed(action("c2pa.published"), label=label) == ("signal_ambiguousActions",)


def test_the_first_list_speaks_alone_where_there_are_several() -> None:
    both = {
        LIST: actions(action("c2pa.created", IPTC + "digitalCapture"), complete=True),
        LIST + "__1": actions(action("c2pa.created", GENERATED)),
    }
    story = record(manifest(assertions=both)).active
    assert (inceptions(story), transformations(story)) == (("signal_capturedMedia",), ())


def test_several_inceptions_come_in_alphabetical_order() -> None:
    listed = [action("c2pa.created", source_type) for source_type, _ in reversed(INCEPTIONS)]
    story = manifest(assertions={LIST: actions(*listed), "c2pa.ingredient.v3": ingredient()})
    expected = sorted({signal for _, signal in INCEPTIONS} | {"signal_mediaUnknownProvenance"})
    assert inceptions(record(story).active) == tuple(expected)


@pytest.mark.parametrize(
    ("label", "fields", "unknown"),
    [
        ("c2pa.ingredient.v3", {}, True),
        ("c2pa.ingredient.v3", {"activeManifest": {"url": uri(B)}}, False),
        ("c2pa.ingredient.v3", {"activeManifest": {}}, False),
        ("c2pa.ingredient.v3__1", {}, False),
        ("c2pa.ingredient.v2", {}, False),
        ("c2pa.ingredient", {}, False),
        ("c2pa.ingredient.v3", {"c2pa_manifest": {"url": uri(B)}}, True),
    ],
)
def test_media_of_unknown_provenance_is_a_v3_ingredient_without_a_manifest(
    label: str, fields: dict[str, object], *, unknown: bool
) -> None:
    found = inceptions(record(manifest(assertions={label: {"relationship": "parentOf", **fields}})).active)
    assert found == (("signal_mediaUnknownProvenance",) if unknown else ())


@pytest.mark.parametrize("name", NON_EDITORIAL)
def test_a_non_editorial_action_is_one_whatever_its_source_type(name: str) -> None:
    assert changed(action(f"c2pa.{name}")) == ("signal_nonEditorial",)
    assert changed(action(f"c2pa.{name}", GENERATED)) == ("signal_nonEditorial",)


@pytest.mark.parametrize(
    ("source_type", "signals"),
    [
        (IPTC + "trainedAlgorithmicMedia", ["perceptibleGenAI"]),
        (IPTC + "compositeWithTrainedAlgorithmicMedia", ["perceptibleGenAI"]),
        (IPTC + "compositeSynthetic", ["perceptibleGenAI"]),
        (C2PA + "trainedAlgorithmicData", ["perceptibleGenAI"]),
        (IPTC + "trainedAlgorithmicData", ["perceptibleNonGenAI"]),
        (IPTC + "humanEdits", ["perceptibleNonGenAI"]),
        (IPTC + "digitalArt", ["perceptibleNonGenAI", "perceptiblePossiblyGenAI"]),
        (IPTC + "composite", ["perceptibleNonGenAI", "perceptiblePossiblyGenAI"]),
        ("trainedAlgorithmicMedia", ["perceptibleNonGenAI"]),
        ("anything", ["perceptibleNonGenAI"]),
        (None, []),
    ],
)
def test_a_perceptible_edit_is_told_by_its_source_type(source_type: str | None, signals: list[str]) -> None:
    assert changed(action("c2pa.edited", source_type)) == tuple(f"signal_{signal}" for signal in signals)
    assert changed(action("c2pa.created", source_type)) == ()


def test_one_action_of_each_kind_gives_every_signal_once() -> None:
    listed = (action("c2pa.edited", GENERATED), action("c2pa.edited", IPTC + "composite"), action("c2pa.published"))
    assert changed(*listed, action("c2pa.edited", GENERATED)) == (
        "signal_nonEditorial",
        "signal_perceptibleGenAI",
        "signal_perceptibleNonGenAI",
        "signal_perceptiblePossiblyGenAI",
    )


AMBIGUOUS = ("signal_ambiguousActions",)
GATHERED = [{"url": "self#jumbf=c2pa.assertions/c2pa.actions.v2__1"}]


@pytest.mark.parametrize(
    "assertions",
    [
        {},
        {LIST: {"actions": [], "allActionsIncluded": True}},
        {LIST: {"allActionsIncluded": True}},
        {LIST: {"actions": [action("c2pa.created")]}},
        {LIST: {"actions": [action("c2pa.created")], "allActionsIncluded": False}},
        {LIST: {"actions": [action("c2pa.created")], "allActionsIncluded": "true"}},
        {LIST: actions(action("c2pa.created"), action("com.acme.dream"), complete=True)},
        {LIST: actions(action("c2pa.created"), action("c2pa.unknown"), complete=True)},
        {LIST: actions(action("C2PA.created"), complete=True)},
    ],
    ids=["missing", "empty", "no actions", "not said", "false", "not a truth value", "vendor", "unknown", "upper case"],
)
def test_an_action_list_is_ambiguous(assertions: dict[str, object]) -> None:
    assert transformations(record(manifest(assertions=assertions)).active) == AMBIGUOUS


def test_a_gathered_action_list_is_ambiguous_in_a_version_2_claim_alone() -> None:
    listed = {LIST: actions(action("c2pa.created"), complete=True)}
    gathered = {"gathered_assertions": GATHERED}
    assert transformations(record(manifest(assertions=listed, claim=gathered)).active) == AMBIGUOUS
    assert transformations(record(manifest(assertions=listed, claim=gathered, version=1)).active) == ()
    other = {"gathered_assertions": [{"url": "self#jumbf=c2pa.assertions/c2pa.ingredient.v3"}]}
    assert transformations(record(manifest(assertions=listed, claim=other)).active) == ()


def edges(*manifests: dict[str, object]) -> list[tuple[int, str | None]]:
    """Return the edges of the first node."""
    return [(edge.index, edge.relationship) for edge in official_signals(record(*manifests)).manifests[0].ingredients]


@pytest.mark.parametrize("label", ["c2pa.ingredient", "c2pa.ingredient.v2", "c2pa.ingredient.v3__7"])
def test_an_edge_leads_to_the_manifest_that_the_address_names(label: str) -> None:
    used = ingredient("inputTo", B)
    assert edges(manifest(assertions={label: used}), manifest("urn:c2pa:x"), manifest(B)) == [(2, "inputTo")]


@pytest.mark.parametrize(
    ("url", "found"),
    [
        (f"self#jumbf=/c2pa/{B}", True),
        (f"self#jumbf=/c2pa/{B}/c2pa.claim.v2", True),
        (f"https://example.org/{B}/more", True),
        (B, True),
        ("self#jumbf=/c2pa/acme:urn:uuid:1", False),
        ("acme:urn:uuid:1", True),
        ("self#jumbf=/c2pa/urn:c2pa:gone", False),
    ],
)
def test_an_address_without_the_new_label_is_matched_whole(url: str, *, found: bool) -> None:
    used = {"relationship": "parentOf", "activeManifest": {"url": url}}
    story = edges(manifest(assertions={"c2pa.ingredient.v3": used}), manifest(B), manifest("acme:urn:uuid:1"))
    expected = 2 if url.startswith("acme") else 1
    assert story == ([(expected, "parentOf")] if found else [])


def test_edges_keep_the_order_of_the_assertions_and_their_relationship_word_for_word() -> None:
    used = {
        "c2pa.ingredient.v3__2": ingredient("componentOf", B),
        "c2pa.ingredient.v3__1": ingredient("cousinOf", B),
        "c2pa.ingredient.v3": ingredient(None, B),
    }
    assert edges(manifest(assertions=used), manifest(B)) == [(1, "componentOf"), (1, "cousinOf"), (1, None)]


def test_a_flat_ingredient_becomes_a_node_of_its_own_after_all_others() -> None:
    flat = ingredient("componentOf", digitalSourceType=GENERATED)
    top = manifest(assertions={"c2pa.ingredient.v3": flat, "c2pa.ingredient.v3__1": ingredient("parentOf", B)})
    below = manifest(B, {"c2pa.ingredient": ingredient("inputTo", digitalSourceType="anything")})
    signals = official_signals(record(top, below))
    assert signals.rubric == RUBRIC == "1.0"
    assert signals.manifests[0].ingredients == (SignalEdge(2, "componentOf"), SignalEdge(1, "parentOf"))
    assert signals.manifests[1].ingredients == (SignalEdge(3, "inputTo"),)
    assert signals.manifests[2:] == (
        SignalNode(None, ("signal_fullyGenAIMedia",), (), ()),
        SignalNode(None, (), (), ()),
    )


def test_a_flat_ingredient_takes_the_type_of_the_first_opened_action_that_has_one_in_any_list() -> None:
    lists = {
        "c2pa.actions": actions(action("c2pa.created", GENERATED), action("c2pa.opened")),
        "c2pa.actions.v2__1": actions(action("c2pa.opened", IPTC + "composite"), action("c2pa.opened", GENERATED)),
    }
    story = official_signals(record(manifest(assertions={**lists, "c2pa.ingredient.v2": ingredient()})))
    assert story.manifests[1] == SignalNode(None, ("signal_compositionMayContainGenAI",), (), ())
    own = ingredient(digitalSourceType=C2PA + "empty")
    story = official_signals(record(manifest(assertions={**lists, "c2pa.ingredient.v2": own})))
    assert story.manifests[1].localInceptions == ("signal_blankCanvas",)


def test_a_flat_ingredient_without_any_type_is_left_out() -> None:
    story = official_signals(record(manifest(assertions={"c2pa.ingredient.v3": ingredient()})))
    assert [node.ingredients for node in story.manifests] == [()]


def test_a_version_1_record_is_flat_for_the_rubric_and_only_ambiguous() -> None:
    old = {"relationship": "parentOf", "c2pa_manifest": {"url": uri(B)}}
    lists = {"c2pa.actions": actions(action("c2pa.opened", GENERATED))}
    story = official_signals(record(manifest(assertions={**lists, "c2pa.ingredient": old}, version=1), manifest(B)))
    assert story.manifests[0] == SignalNode("urn:c2pa:active", (), AMBIGUOUS, (SignalEdge(2, "parentOf"),))
    assert story.manifests[2].localInceptions == ("signal_fullyGenAIMedia",)


def test_validity_plays_no_part() -> None:
    listed = {LIST: actions(action("c2pa.created", GENERATED), complete=True)}
    whole, broken = manifest(assertions=listed), manifest(assertions=listed, failed=("claimSignature.mismatch",))
    assert official_signals(record(whole)) == official_signals(record(broken))


def test_a_label_needs_only_to_start_like_an_ingredient() -> None:
    used = {"c2pa.ingredient.v3.draft": ingredient("parentOf", B)}
    assert edges(manifest(assertions=used), manifest(B)) == [(1, "parentOf")]


def test_an_empty_active_manifest_is_flat_even_beside_an_old_address() -> None:
    used = {"relationship": "parentOf", "activeManifest": {}, "c2pa_manifest": {"url": uri(B)}}
    assert edges(manifest(assertions={"c2pa.ingredient.v3": used}), manifest(B)) == []
