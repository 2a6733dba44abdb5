"""How the manifests of a record relate to the file: itself, its earlier versions, parts, inputs."""

from __future__ import annotations

import time

import pytest

from tests.judge.records import action, actions, failures, ingredient, manifest, record, uri
from verify.judge.lineage import Link, Role, broken, relationship, trace
from verify.model.vocabulary import Relationship
from verify.record.types import Record

HASH_BROKEN = "assertion.dataHash.mismatch"


def holding(label: str, **ingredients: dict[str, object]) -> dict[str, object]:
    """Return a manifest with ingredients, each under a label made out of its keyword."""
    return manifest(label, {f"c2pa.ingredient.v3__{name}": used for name, used in _numbered(ingredients)})


def _numbered(ingredients: dict[str, dict[str, object]]) -> list[tuple[int, dict[str, object]]]:
    return list(enumerate(ingredients.values(), 1))


def roles(story: Record) -> list[str | None]:
    return [link.role.value if link else None for link in trace(story, active_sound=True)]


def test_a_file_of_its_own_is_the_whole_story() -> None:
    assert trace(record(manifest()), active_sound=True) == (Link(Role.SELF, 0, sound=True),)


@pytest.mark.parametrize(
    ("relation", "role"),
    [
        ("parentOf", "ancestor"),
        ("componentOf", "part"),
        ("inputTo", "input"),
        ("unknown", "part"),
        ("cousinOf", "part"),
        (None, "part"),
    ],
)
def test_the_relationship_says_what_an_ingredient_is_to_the_file(relation: str | None, role: str) -> None:
    story = record(holding("a", one=ingredient(relation, "b")), manifest("b"))
    assert roles(story) == ["self", role]


@pytest.mark.parametrize(
    ("first", "second", "role"),
    [
        ("parentOf", "parentOf", "ancestor"),
        ("parentOf", "componentOf", "part"),
        ("componentOf", "parentOf", "part"),
        ("parentOf", "inputTo", "input"),
        ("inputTo", "parentOf", "input"),
        ("inputTo", "componentOf", "input"),
        ("componentOf", "inputTo", "input"),
    ],
)
def test_over_two_steps_the_farther_one_decides(first: str, second: str, role: str) -> None:
    story = record(
        holding("a", one=ingredient(first, "b")),
        holding("b", one=ingredient(second, "c")),
        manifest("c"),
    )
    assert roles(story)[2] == role


def test_a_manifest_that_nothing_leads_to_is_no_part_of_the_story() -> None:
    assert roles(record(manifest("a"), manifest("b"))) == ["self", None]


def test_an_ingredient_without_a_record_leads_nowhere() -> None:
    story = record(holding("a", one=ingredient("parentOf"), two=ingredient("parentOf", "gone")), manifest("b"))
    assert roles(story) == ["self", None]


@pytest.mark.parametrize("order", [("inputTo", "parentOf"), ("parentOf", "inputTo")])
def test_what_is_used_twice_counts_as_the_nearer_in_either_order(order: tuple[str, str]) -> None:
    used = {f"n{i}": ingredient(relation, "b") for i, relation in enumerate(order)}
    assert roles(record(holding("a", **used), manifest("b"))) == ["self", "ancestor"]


def test_a_nearer_way_that_is_found_later_carries_on_to_what_lies_behind() -> None:
    story = record(
        holding("a", one=ingredient("inputTo", "c"), two=ingredient("parentOf", "b")),
        holding("b", one=ingredient("parentOf", "c")),
        holding("c", one=ingredient("parentOf", "d")),
        manifest("d"),
    )
    assert roles(story) == ["self", "ancestor", "ancestor", "ancestor"]


def test_thirty_levels_with_two_ways_each_are_walked_at_once() -> None:
    levels = 30
    manifests = [
        holding(f"m{i}", one=ingredient("parentOf", f"m{i + 1}"), two=ingredient("componentOf", f"m{i + 1}"))
        for i in range(levels)
    ]
    story = record(*manifests, manifest(f"m{levels}"))
    began = time.perf_counter()
    found = trace(story, active_sound=True)
    assert time.perf_counter() - began < 1  # 2^30 paths would take minutes
    assert [link.role for link in found if link] == [Role.SELF] + [Role.ANCESTOR] * levels
    assert found[-1] == Link(Role.ANCESTOR, levels, sound=True)


def test_records_in_a_circle_end() -> None:
    story = record(
        holding("a", one=ingredient("parentOf", "b"), two=ingredient("componentOf", "a")),
        holding("b", one=ingredient("componentOf", "c"), two=ingredient("parentOf", "a")),
        holding("c", one=ingredient("parentOf", "b"), two=ingredient("inputTo", "c")),
    )
    assert roles(story) == ["self", "ancestor", "part"]


def test_a_thousand_earlier_versions_are_followed_without_recursion() -> None:
    deep = 1000
    chain = [holding(f"m{i}", one=ingredient("parentOf", f"m{i + 1}")) for i in range(deep - 1)]
    found = trace(record(*chain, manifest(f"m{deep - 1}")), active_sound=True)
    assert found[-1] == Link(Role.ANCESTOR, deep - 1, sound=True)


def sounds(story: Record, **known: object) -> list[bool | None]:
    found = trace(story, active_sound=True, **known)  # type: ignore[arg-type]  # only `unsound` is ever passed
    return [link.sound if link else None for link in found]


def test_a_broken_ancestor_spoils_what_lies_behind_it_and_nothing_before_it() -> None:
    story = record(
        holding("a", one=ingredient("parentOf", "b")),
        {**holding("b", one=ingredient("parentOf", "c")), "validationResults": failures("claimSignature.mismatch")},
        manifest("c"),
    )
    assert sounds(story) == [True, False, False]


def test_a_broken_rule_or_an_unknown_signer_spoils_nothing() -> None:
    codes = ("assertion.action.malformed", "signingCredential.untrusted", "timeStamp.mismatch")
    story = record(holding("a", one=ingredient("parentOf", "b")), manifest("b", failed=codes))
    assert sounds(story) == [True, True]


def test_our_own_check_of_a_signature_spoils_a_manifest_that_the_engine_accepts() -> None:
    story = record(holding("a", one=ingredient("parentOf", "b")), manifest("b"))
    assert sounds(story, unsound=frozenset({1})) == [True, False]


def test_where_the_active_manifest_does_not_hold_nothing_does() -> None:
    story = record(holding("a", one=ingredient("parentOf", "b")), manifest("b"))
    assert [link.sound for link in trace(story, active_sound=False) if link] == [False, False]


def test_a_sound_way_to_the_same_manifest_wins_over_a_broken_one() -> None:
    recorded = {"validationStatus": [{"code": HASH_BROKEN}]}
    story = record(
        holding("a", one=ingredient("parentOf", "b", **recorded), two=ingredient("parentOf", "b")), manifest("b")
    )
    assert sounds(story) == [True, True]


def test_three_places_can_say_that_an_ingredient_is_broken() -> None:
    address = f"{uri('a')}/c2pa.assertions/c2pa.ingredient.v3"
    used = ingredient(
        "parentOf",
        "b",
        validationResults={"activeManifest": {"failure": [{"code": "assertion.hashedURI.mismatch"}]}},
        validationStatus=[{"code": HASH_BROKEN}, {"code": "signingCredential.untrusted"}],
    )
    holder = manifest(
        "a",
        {"c2pa.ingredient.v3": used, "c2pa.actions.v2": actions(action("c2pa.opened"))},
        ingredientDeltas=[
            {"ingredientAssertionURI": address, "validationDeltas": failures("ingredient.manifest.mismatch")},
            {"ingredientAssertionURI": address + "__1", "validationDeltas": failures("assertion.missing")},
        ],
    )
    story = record(holder, manifest("b", failed=("claimSignature.mismatch", HASH_BROKEN)))
    holding_it, target = story.manifests
    assert broken(target, holding_it.ingredients[0]) == (
        "claimSignature.mismatch",
        HASH_BROKEN,
        "assertion.hashedURI.mismatch",
        "ingredient.manifest.mismatch",
    )


def test_relationships_are_compared_word_for_word() -> None:
    story = record(holding("a", one=ingredient("ParentOf"), two=ingredient("inputTo"), three=ingredient(None)))
    assert [relationship(item) for item in story.active.ingredients] == [
        Relationship.UNKNOWN,
        Relationship.INPUT_TO,
        Relationship.UNKNOWN,
    ]
