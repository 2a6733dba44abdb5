"""crJSON parsed once, at the border: versions 1 and 2, suffixes, every version of an ingredient, and any nonsense."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verify.judge.rubric import official_signals
from verify.media.packets import Range
from verify.model.manifests import Tool
from verify.record.crjson import MAX_MANIFESTS, MAX_STATUSES, base_label, read_record
from verify.record.ingredient import manifest_label
from verify.record.types import UNKNOWN_VERSION, Certificate, Delta, Disclosure, Manifest, Results, Status


def read(*manifests: object) -> tuple[Manifest, ...]:
    record = read_record(json.dumps({"manifests": list(manifests)}))
    assert record is not None
    return record.manifests


def of(**assertions: object) -> Manifest:
    """Read a manifest with these assertions; in the keywords ``_v`` stands for ``.v`` and ``c2pa_`` for ``c2pa.``."""
    named = {name.replace("c2pa_", "c2pa.", 1).replace("_v", ".v"): value for name, value in assertions.items()}
    return read({"label": "a", "assertions": named, "claim.v2": {}})[0]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "null",
        "[]",
        "1",
        '"x"',
        "{}",
        '{"manifests": []}',
        '{"manifests": {}}',
        '{"manifests": null}',
        "[" * 10**5,
    ],
)
def test_what_holds_no_manifest_is_no_record(text: str) -> None:
    assert read_record(text) is None


def test_a_manifest_of_nothing_is_read_as_empty_and_of_no_known_version() -> None:
    (found,) = read({})
    assert (found.label, found.version, found.update, found.title) == ("", UNKNOWN_VERSION, False, None)
    assert (found.actions, found.ingredients, found.generators, found.results) == ((), (), (), Results())
    assert read(None, 7, [], "x")[3] == found


def test_a_version_1_claim_vouches_for_all_of_its_assertions() -> None:
    claim = {
        "dc:title": "a.jpg",
        "assertions": [{"url": "x"}, {"url": "y"}],
        "claim_generator": "Old_Tool/1.2 c2pa-rs/0.9",
    }
    (found,) = read({"label": "a", "claim": claim, "assertions": {}})
    assert (found.version, found.title, found.created, found.gathered) == (1, "a.jpg", ("x", "y"), ())
    assert found.generators == (Tool("Old Tool", "1.2"),)


def test_a_version_2_claim_tells_created_from_gathered_assertions() -> None:
    claim = {
        "created_assertions": [{"url": "x"}, {"hash": "no url"}, None],
        "gathered_assertions": [{"url": "y"}],
        "redacted_assertions": ["z", 7, ""],
        "claim_generator_info": {"name": "Tool", "version": "2"},
    }
    (found,) = read({"claim.v2": claim, "claim": {"claim_generator": "Old/1"}, "isUpdateManifest": True})
    assert (found.version, found.created, found.gathered, found.redacted) == (2, ("x",), ("y",), ("z",))
    assert (found.generators, found.update) == ((Tool("Tool", "2"),), True)


def test_is_update_must_be_true_and_nothing_like_it() -> None:
    assert [item.update for item in read({"isUpdateManifest": 1}, {"isUpdateManifest": "true"})] == [False, False]


def test_a_list_of_generators_is_kept_in_order() -> None:
    info = [{"name": "A"}, {"version": "no name"}, {"name": "B", "version": "2"}, "C/3"]
    assert read({"claim": {"claim_generator_info": info}})[0].generators == (
        Tool("A", None),
        Tool("B", "2"),
        Tool("C", "3"),
    )


def test_the_three_versions_of_an_ingredient() -> None:
    one = {
        "dc:title": "1",
        "dc:format": "image/png",
        "relationship": "parentOf",
        "c2pa_manifest": {"url": "self#jumbf=/c2pa/one"},
    }
    two = {"dc:title": "2", "digitalSourceType": "x", "thumbnail": {"url": "t"}}
    three = {"dc:title": "3", "activeManifest": {"url": "self#jumbf=/c2pa/three/c2pa.claim"}}
    found = of(c2pa_ingredient=one, c2pa_ingredient_v2__1=two, c2pa_ingredient_v3=three).ingredients
    assert [(item.label, item.title, item.manifest) for item in found] == [
        ("c2pa.ingredient", "1", "one"),
        ("c2pa.ingredient.v2__1", "2", None),
        ("c2pa.ingredient.v3", "3", "three"),
    ]
    assert [item.has_active_manifest for item in found] == [False, False, True]
    assert [(item.source_type, item.has_thumbnail) for item in found] == [(None, False), ("x", True), (None, False)]
    assert (found[0].relationship, found[0].media_type) == ("parentOf", "image/png")


def test_only_failures_that_the_signer_recorded_are_kept() -> None:
    old = {"validationStatus": [{"code": "a"}, {"code": "b", "success": True}, {"code": "c", "success": False}]}
    new = {
        "validationResults": {"activeManifest": {"success": [{"code": "d"}], "failure": [{"code": "e", "url": "u"}]}}
    }
    found = of(c2pa_ingredient=old, c2pa_ingredient_v3=new).ingredients
    assert [[status.code for status in item.recorded] for item in found] == [["a", "c"], ["e"]]
    assert found[1].recorded == (Status("e", "u", ""),)


@pytest.mark.parametrize(
    ("url", "label"),
    [
        ("self#jumbf=/c2pa/urn:c2pa:1", "urn:c2pa:1"),
        ("self#jumbf=/c2pa/acme:urn:uuid:1/c2pa.claim", "acme:urn:uuid:1"),
        ("self#jumbf=c2pa.assertions/c2pa.ingredient", None),
        ("/c2pa/", None),
        ("", None),
    ],
)
def test_the_manifest_of_an_address(url: str, label: str | None) -> None:
    assert manifest_label(url) == label


def test_disclosures_of_the_standard_and_of_adobe() -> None:
    standard = {"modelName": "Dreamer", "modelType": "diffusion"}
    found = of(
        **{"c2pa.ai-disclosure": standard, "c2pa.ai-disclosure__1": {}, "com.adobe.generative-ai": {"version": 2}}
    )
    assert found.disclosures == (
        Disclosure("c2pa.ai-disclosure", Tool("Dreamer", None), "diffusion"),
        Disclosure("c2pa.ai-disclosure__1", None, "AI disclosure"),
        Disclosure("com.adobe.generative-ai", None, "generative AI"),
    )


def test_bindings_soft_bindings_identities_and_thumbnails() -> None:
    exclusions = [
        {"start": 20, "length": 100},
        {"start": True, "length": 1},
        {"start": 1.5, "length": 1},
        {"start": 3},
        7,
    ]
    found = of(
        **{
            "c2pa.hash.data": {"exclusions": exclusions},
            "c2pa.hash.bmff.v3": {},
            "c2pa.soft-binding__1": {"alg": "acme.mark"},
            "c2pa.soft-binding": {},
            "cawg.identity__1": {},
            "c2pa.thumbnail.claim.jpeg": {},
        }
    )
    assert [(item.label, item.exclusions) for item in found.bindings] == [
        ("c2pa.hash.data", (Range(20, 100),)),
        ("c2pa.hash.bmff.v3", ()),
    ]
    assert found.soft_bindings == ("acme.mark", "unnamed")
    assert (found.identities, found.has_thumbnail) == (("cawg.identity__1",), True)


def test_the_signature_the_results_and_the_deltas() -> None:
    info = {"subject": {"CN": "n", "O": "o"}, "issuer": {"O": "i"}, "serialNumber": "1f"}
    results = {"success": [{"code": "good"}], "failure": [{"code": "bad", "url": "u", "explanation": "why"}, None]}
    (found,) = read(
        {
            "signature": {"algorithm": "es256", "certificateInfo": info},
            "validationResults": results,
            "ingredientDeltas": [{"ingredientAssertionURI": "x", "validationDeltas": results}],
        }
    )
    expected = Results((Status("good", "", ""),), (), (Status("bad", "u", "why"), Status("", "", "")))
    assert found.certificate == Certificate("n", "o", "i", "1f", "es256")
    assert (found.results, found.deltas) == (expected, (Delta("x", expected),))


def test_numbers_of_manifests_and_statuses_are_capped_and_a_cut_is_told() -> None:
    record = read_record(json.dumps({"manifests": [{"label": str(i)} for i in range(MAX_MANIFESTS + 1)]}))
    assert record is not None
    assert (len(record.manifests), record.cut) == (MAX_MANIFESTS, True)
    (found,) = read({"validationResults": {"failure": [{"code": "x"}] * (MAX_STATUSES + 1)}})
    assert len(found.results.failure) == MAX_STATUSES


def test_a_record_finds_its_manifests_by_label() -> None:
    record = read_record(json.dumps({"manifests": [{"label": "a"}, {"label": "b"}]}))
    assert record is not None
    assert (record.index("b"), record.index("c"), record.index(None)) == (1, None, None)


@pytest.mark.parametrize(
    ("label", "base"), [("a__1", "a"), ("a__12", "a"), ("a__x", "a__x"), ("a__", "a__"), ("a", "a")]
)
def test_a_suffix_is_a_number_after_two_underscores(label: str, base: str) -> None:
    assert base_label(label) == base


FIELDS = """
    manifests label assertions claim claim.v2 c2pa.actions c2pa.actions.v2 c2pa.ingredient c2pa.ingredient.v3 actions
    action digitalSourceType softwareAgent parameters ingredients url activeManifest c2pa_manifest relationship
    validationResults validationStatus failure code signature certificateInfo subject issuer exclusions start length
    c2pa.hash.data c2pa.ai-disclosure com.adobe.generative-ai claim_generator_info claim_generator name version
    ingredientDeltas validationDeltas created_assertions redacted_assertions c2pa.soft-binding"""
WORDS = st.sampled_from(FIELDS.split())
LEAVES = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8) | WORDS
JSON: st.SearchStrategy[Any] = st.recursive(
    LEAVES, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(WORDS, inner, max_size=5), max_leaves=25
)


@given(st.lists(st.dictionaries(WORDS, JSON, max_size=8), max_size=4) | JSON)
def test_no_json_makes_the_border_fail(manifests: object) -> None:
    record = read_record(json.dumps({"manifests": manifests}))
    assert (record is None) == (not isinstance(manifests, list) or manifests == [])
    if record is not None:
        assert len(official_signals(record).manifests) >= len(record.manifests)


@given(st.text() | JSON.map(json.dumps))
def test_no_text_makes_the_border_fail(text: str) -> None:
    record = read_record(text)
    assert record is None or record.manifests
