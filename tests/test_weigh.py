"""From what was read to evidence: how much of the file the signature covers, and whose signature it is."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any

import pytest

from tests.judge.records import SIGNED, ingredient, manifest
from verify.examine.facts import Examined, Found
from verify.judge.evidence import Evidence
from verify.judge.record_state import judge_record
from verify.media.packets import Range
from verify.model.vocabulary import Coverage, Location, RecordState, SignerState
from verify.weigh import Means, weigh

MEANS = Means((), datetime(2026, 11, 22, tzinfo=UTC))
STORE = Range(20, 400)  # the record's own bytes
METADATA = Range(20, 900)  # the record and what stands beside it
FACTS = SIGNED._replace(size=5000, store_ranges=(STORE,), metadata_ranges=(METADATA,))


def weighed(*manifests: dict[str, object], facts: Examined = FACTS, **known: Any) -> Evidence:  # noqa: ANN401 -- facts
    return weigh(facts._replace(crjson=json.dumps({"manifests": manifests}), **known), MEANS)


def hashed(*left_out: tuple[int, int], label: str = "c2pa.hash.data") -> dict[str, object]:
    """Return the assertions of a manifest whose content hash leaves these ranges out."""
    return {label: {"exclusions": [{"start": start, "length": length} for start, length in left_out]}}


@pytest.mark.parametrize(
    ("left_out", "coverage"),
    [
        ([(20, 400)], Coverage.FULL),
        ([(25, 100), (200, 220)], Coverage.FULL),
        ([(20, 400), (2000, 0)], Coverage.FULL),
        ([(20, 900)], Coverage.METADATA_EXCLUDED),
        ([(20, 400), (500, 100)], Coverage.METADATA_EXCLUDED),
        ([(20, 901)], Coverage.MEDIA_EXCLUDED),
        ([(20, 400), (3000, 1)], Coverage.MEDIA_EXCLUDED),
        ([(0, 5000)], Coverage.MEDIA_EXCLUDED),
        ([(19, 5)], Coverage.MEDIA_EXCLUDED),
        ([(20, 400), (4000, 10**12)], Coverage.MEDIA_EXCLUDED),
    ],
)
def test_what_the_hash_leaves_out_is_compared_with_the_record_and_the_metadata(
    left_out: list[tuple[int, int]], coverage: Coverage
) -> None:
    evidence = weighed(manifest(assertions=hashed(*left_out)) | VALIDATED)
    assert evidence.coverage is coverage
    assert (judge_record(evidence).state is RecordState.INTACT) == (coverage is not Coverage.MEDIA_EXCLUDED)


def test_a_range_between_two_runs_of_the_record_is_no_part_of_it() -> None:
    evidence = weighed(manifest(assertions=hashed((20, 400))), store_ranges=(Range(20, 10), Range(400, 20)))
    assert evidence.coverage is not Coverage.FULL


def test_a_hash_that_leaves_nothing_out_covers_all_only_where_the_record_s_place_is_known() -> None:
    assert weighed(manifest(assertions=hashed())).coverage is Coverage.FULL
    assert weighed(manifest(assertions=hashed()), store_ranges=()).coverage is None


def test_coverage_of_a_record_without_its_media_is_not_worked_out() -> None:
    assert weighed(manifest(assertions=hashed((0, 5000))), media_type="application/c2pa").coverage is None


@pytest.mark.parametrize(
    ("left_out", "coverage"),
    [([], Coverage.FULL), ([(20, 400)], Coverage.METADATA_EXCLUDED), ([(0, 5000)], Coverage.MEDIA_EXCLUDED)],
)
def test_a_record_beside_the_file_may_leave_out_no_picture_either(
    left_out: list[tuple[int, int]], coverage: Coverage
) -> None:
    beside = manifest(assertions=hashed(*left_out))
    assert weighed(beside, location=Location.SIDECAR).coverage is coverage


def test_an_update_manifest_covers_what_its_parent_s_hash_covers() -> None:
    update = manifest("a", {"c2pa.ingredient.v3": ingredient("parentOf", "b")}, isUpdateManifest=True)
    below = manifest("b", hashed((20, 400), (1000, 4000)))
    assert weighed(update, below).coverage is Coverage.MEDIA_EXCLUDED


@pytest.mark.parametrize("more", [{}, hashed((20, 400))], ids=["a suffix", "a second hash"])
def test_a_hash_under_another_label_cannot_hide_what_it_leaves_out(more: dict[str, object]) -> None:
    assertions = {**more, **hashed((0, 5000), label="c2pa.hash.data__1")}
    assert weighed(manifest(assertions=assertions)).coverage is Coverage.MEDIA_EXCLUDED


def test_text_that_holds_no_record_is_refused_and_not_absent() -> None:
    evidence = weigh(FACTS._replace(crjson="{"), MEANS)
    assert (evidence.record, evidence.facts.found) == (None, Found.REFUSED)
    assert judge_record(evidence).state is RecordState.UNREADABLE


PRINTED: dict[str, object] = {"signature": {"algorithm": "es256", "certificateInfo": {"subject": {"O": "Acme"}}}}
VALIDATED: dict[str, object] = {"validationResults": {"success": [{"code": "claimSignature.validated"}]}}


def test_a_signature_that_the_engine_alone_could_read_is_good_and_its_signer_unrecognised() -> None:
    (seal,) = weighed(manifest() | PRINTED | VALIDATED).seals
    assert (seal.state, seal.organization) == (SignerState.UNRECOGNIZED, "Acme")


def test_without_the_raw_store_and_the_engine_s_word_there_is_no_signer() -> None:
    assert weighed(manifest() | PRINTED).seals[0].state is SignerState.NONE
    assert weighed(manifest() | VALIDATED).seals[0].state is SignerState.NONE
