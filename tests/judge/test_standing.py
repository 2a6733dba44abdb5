"""What is said of each ingredient's record, and whose words an assertion holds: stories out of records made by hand."""

from __future__ import annotations

import time

import pytest

from tests.judge.records import (
    CAPTURED,
    FORGED,
    GENERATED,
    KNOWN,
    STRANGER,
    action,
    actions,
    codes,
    evidence,
    failures,
    ingredient,
    manifest,
    uri,
    verdict,
)
from verify.judge.attribution import Attribution, attribution
from verify.judge.standing import Record, Standing, standing, titles_in_words
from verify.judge.strength import strengths_of
from verify.model.vocabulary import AiState, Basis, RecordState, SignerState
from verify.trust.sealed import Seal

HASH_BROKEN = "assertion.dataHash.mismatch"
EXPIRED = STRANGER._replace(state=SignerState.EXPIRED)
V3 = {"validationResults": {"activeManifest": {"failure": [{"code": HASH_BROKEN}]}}}
V1 = {"validationStatus": [{"code": HASH_BROKEN, "url": "x"}, {"code": "timeStamp.trusted", "success": True}]}
WEAK = {"validationStatus": [{"code": "signingCredential.untrusted"}]}


def of(used: dict[str, object], *, seal: Seal = KNOWN, label: str = "c2pa.ingredient.v3", **below: object) -> Standing:
    """Say how the record of the one ingredient stands; `below` are fields of its manifest."""
    facts = evidence(manifest("a", {label: used}), manifest("b", **below), seals=(KNOWN, seal))  # type: ignore[arg-type]
    (item,) = facts.manifests[0].ingredients
    return standing(facts, item, facts.record.index(item.manifest) if facts.record and item.manifest else None)


def test_a_record_that_holds_of_a_signer_that_a_list_knows_is_good() -> None:
    assert of(ingredient("parentOf", "b")) == Standing(Record.GOOD)
    assert of(ingredient("parentOf", "b", **WEAK)) == Standing(Record.GOOD), "what was unlisted then can be listed now"


@pytest.mark.parametrize(("label", "recorded"), [("c2pa.ingredient.v3", V3), ("c2pa.ingredient", V1)])
def test_what_was_written_down_when_it_was_added_is_told_as_such(label: str, recorded: dict[str, object]) -> None:
    assert of(ingredient("parentOf", "b", **recorded), label=label) == Standing(Record.FAILED_THEN, (HASH_BROKEN,))
    assert of(ingredient("parentOf", **recorded), label=label) == Standing(Record.FAILED_THEN, (HASH_BROKEN,))


def test_the_reference_of_versions_1_and_2_leads_to_the_record_too() -> None:
    used = {"relationship": "parentOf", "c2pa_manifest": {"url": uri("b")}}
    assert of(used, label="c2pa.ingredient", seal=STRANGER).record is Record.UNLISTED


def test_a_record_that_fails_now_is_told_as_failing_now() -> None:
    assert of(ingredient("parentOf", "b"), failed=("claimSignature.mismatch",)).record is Record.FAILED
    both = of(ingredient("parentOf", "b", **V3), failed=("claimSignature.mismatch",))
    assert both == Standing(Record.FAILED, ("claimSignature.mismatch", HASH_BROKEN))


def test_our_own_check_of_an_earlier_signature_counts_where_the_engine_says_nothing() -> None:
    assert of(ingredient("parentOf", "b"), seal=FORGED) == Standing(Record.FAILED, ("own check of the signature",))
    judged = verdict(
        manifest("a", {"c2pa.ingredient.v3": ingredient("parentOf", "b")}), manifest("b"), seals=(KNOWN, FORGED)
    )
    assert "ingredient.failed" in codes(judged)


def test_an_earlier_claim_of_an_unknown_version_says_nothing() -> None:
    below = manifest("b", {"c2pa.actions.v2": actions(action("c2pa.created", GENERATED))})
    below["claim.v3"] = below.pop("claim.v2")
    judged = verdict(manifest("a", {"c2pa.ingredient.v3": ingredient("parentOf", "b")}), below)
    assert judged.answers.ai.state is AiState.UNSTATED
    assert [lead.says for lead in judged.leads] == ["generated"]
    assert "ingredient.failed" in codes(judged)


@pytest.mark.parametrize(("seal", "found"), [(STRANGER, Record.UNLISTED), (EXPIRED, Record.EXPIRED)])
def test_who_signed_an_earlier_record_is_named_where_no_list_knows_them(seal: Seal, found: Record) -> None:
    assert of(ingredient("parentOf", "b"), seal=seal) == Standing(found, (), "Some Organisation")


def test_a_record_that_is_named_and_not_here_is_missing_and_one_that_is_not_named_is_none() -> None:
    assert of(ingredient("parentOf", "gone")).record is Record.MISSING
    assert of(ingredient("parentOf")).record is Record.NONE


def test_a_failed_parent_that_no_action_speaks_of_has_a_step_of_its_own() -> None:
    used = ingredient("parentOf", "b", **V1, **{"dc:title": "before.jpg"})
    judged = verdict(manifest("a", {"c2pa.ingredient": used}), manifest("b"))
    (step,) = judged.history
    assert (step.action, step.used) == ("parentOf", ("before.jpg",))
    assert "its record failed when it was added" in step.sentence
    assert verdict(manifest("a", {"c2pa.ingredient": ingredient("parentOf", "b")}), manifest("b")).history == ()


def test_many_ingredients_that_stand_alike_are_one_finding_and_cost_little() -> None:
    count = 2000
    address = f"{uri('a')}/c2pa.assertions/c2pa.ingredient.v3__"
    many = {
        f"c2pa.ingredient.v3__{i}": ingredient("componentOf", f"b{i % 500}", **{"dc:title": f"t{i}"})
        for i in range(count)
    }
    differing = [
        {"ingredientAssertionURI": f"{address}{i}", "validationDeltas": failures("ingredient.manifest.mismatch")}
        for i in range(count)
    ]
    began = time.perf_counter()
    judged = verdict(manifest("a", many, ingredientDeltas=differing), *(manifest(f"b{i}") for i in range(500)))
    assert time.perf_counter() - began < 10  # every ingredient against every difference would take minutes
    (found,) = (item for item in judged.findings if item.code == "ingredient.failed")
    assert "“t0”" in found.detail
    assert f"{count - 5} more" in found.detail


def test_titles_are_named_once_and_the_others_counted() -> None:
    assert titles_in_words(("a",)) == "“a”"
    assert titles_in_words(("a", "a", "b")) == "“a”, “b” and one more"
    assert titles_in_words(tuple("abcdefg")) == "“a”, “b”, “c”, “d”, “e” and 2 more"


# -- strength --------------------------------------------------------------------------------------------------------


def strengths(*seals: Seal, update: bool = False) -> list[str]:
    """Return the strengths of a chain of parents, the active manifest first."""
    chain = [
        manifest(
            f"m{i}", {"c2pa.ingredient.v3": ingredient("parentOf", f"m{i + 1}")}, isUpdateManifest=update and i == 0
        )
        for i in range(len(seals))
    ]
    return [
        basis.value.removeprefix("signed_") for basis in strengths_of(evidence(*chain, seals=seals), RecordState.INTACT)
    ]


def test_an_earlier_record_is_as_strong_as_the_weakest_signer_on_the_way_to_it() -> None:
    assert strengths(KNOWN, KNOWN, KNOWN) == ["recognized"] * 3
    assert strengths(KNOWN, STRANGER, KNOWN) == ["recognized", "unrecognized", "unrecognized"]
    assert strengths(STRANGER, KNOWN) == ["unrecognized"] * 2


def test_an_update_lends_and_takes_nothing_because_the_hash_below_it_binds_the_file() -> None:
    assert strengths(STRANGER, KNOWN, KNOWN, update=True) == ["unrecognized", "recognized", "recognized"]
    assert strengths(KNOWN, STRANGER, update=True) == ["recognized", "unrecognized"]


def test_a_better_way_as_a_part_lends_nothing_to_a_worse_way_as_an_earlier_version() -> None:
    """The listed signer placed the picture in; only a stranger says that it is an earlier version of the whole."""
    active = manifest(
        "a",
        {"c2pa.ingredient.v3": ingredient("componentOf", "c"), "c2pa.ingredient.v3__1": ingredient("parentOf", "b")},
    )
    between = manifest("b", {"c2pa.ingredient.v3": ingredient("parentOf", "c")})
    below = manifest("c", {"c2pa.actions.v2": actions(action("c2pa.created", CAPTURED))})
    judged = verdict(active, between, below, seals=(KNOWN, STRANGER, KNOWN))
    assert judged.answers.ai.basis is Basis.SIGNED_UNRECOGNIZED


# -- attribution -----------------------------------------------------------------------------------------------------

NOTE = "org.example.note"


def claiming(created: tuple[str, ...] = (), gathered: tuple[str, ...] = ()) -> dict[str, object]:
    return {
        "created_assertions": [{"url": url} for url in created],
        "gathered_assertions": [{"url": url} for url in gathered],
    }


@pytest.mark.parametrize(
    ("created", "gathered", "expected"),
    [
        (f"self#jumbf=c2pa.assertions/{NOTE}", "x", "signer"),
        (f"self#jumbf=/c2pa/a/c2pa.assertions/{NOTE}", "x", "signer"),
        ("x", f"self#jumbf=c2pa.assertions/{NOTE}", "gathered"),
        (f"self#jumbf=c2pa.assertions/{NOTE}2", f"self#jumbf=c2pa.assertions/{NOTE}", "gathered"),
        (f"self#jumbf=c2pa.assertions/{NOTE}", f"self#jumbf=c2pa.assertions/{NOTE}", "gathered"),
        (f"self#jumbf=c2pa.assertions/{NOTE}2", "x", "unlisted"),
        (f"self#jumbf=/c2pa/b/c2pa.assertions/{NOTE}", "x", "unlisted"),
    ],
)
def test_the_whole_address_tells_whose_assertion_it_is(created: str, gathered: str, expected: str) -> None:
    (found,) = evidence(manifest("a", {NOTE: {}}, claim=claiming((created,), (gathered,)))).manifests
    assert attribution(found, NOTE).value == expected


def test_a_version_1_claim_has_one_list_and_it_is_the_signer_s() -> None:
    claim = {"assertions": [{"url": f"self#jumbf=c2pa.assertions/{NOTE}"}]}
    (found,) = evidence(manifest("a", {NOTE: {}}, claim=claim, version=1)).manifests
    assert attribution(found, NOTE) is Attribution.SIGNER


def test_what_no_signature_holds_does_not_count() -> None:
    """An assertion that stands in the record and in no list of its claim can be put there by anyone."""
    slipped_in = {"c2pa.actions.v2": actions(action("c2pa.created", GENERATED))}
    judged = verdict(manifest("a", slipped_in, claim=claiming(("self#jumbf=c2pa.assertions/c2pa.hash.data",))))
    assert judged.answers.ai.state is AiState.UNSTATED
    assert [(lead.says, lead.who) for lead in judged.leads] == [("generated", None)]


# -- identity assertions --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("code", ["cawg.x509.credential.trusted", "cawg.x509.credential.untrusted", None])
def test_an_author_s_name_is_never_verified_and_never_the_signer_s(code: str | None) -> None:
    outcome = "failure" if code and code.endswith("untrusted") else "success"
    results = {"validationResults": {outcome: [{"code": code}] if code else []}}
    named = manifest("a", {"cawg.identity": {"signer_payload": {}}}) | results
    judged, plain = verdict(named, seals=(STRANGER,)), verdict(manifest("a"), seals=(STRANGER,))
    assert judged.answers.signer == plain.answers.signer
    assert judged.answers.record.state is RecordState.INTACT
    assert "identity.unchecked" in codes(judged)
    assert any("Who the named author is" in gap for gap in judged.not_covered)
    assert not any("Who the named author is" in gap for gap in plain.not_covered)
