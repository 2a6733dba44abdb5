"""Exit codes: what each means, which of several wins, and every condition of --fail-on (docs/contract.md §3)."""

from __future__ import annotations

import itertools
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cli.conditions import DEFAULT, Condition, holds
from cli.exits import worst
from tests.cli.program import ANCHOR, AT, SAMPLES, check, howmade, several
from tests.samples import authority, kit, media
from verify import Anchors, Policy, Report, Verifier
from verify.errors import ExitCode, InputError, TrustError, UsageError, VerifyError
from verify.model.vocabulary import Coverage

TOOL = kit.Agent("Test Camera", "1")
JPEG = media.media("image/jpeg")
KNOWN = authority.new_leaf(authority.new_signing_authority("Known"))
STRANGER = authority.new_leaf(authority.new_signing_authority("Stranger"))


def signed(*steps: kit.Json, leaf: authority.Leaf = KNOWN, inputs: tuple[kit.Input, ...] = ()) -> bytes:
    return kit.sign(JPEG, "image/jpeg", kit.manifest("t.jpg", TOOL, steps), leaf, inputs)


def created(source_type: str) -> kit.Json:
    return kit.action("c2pa.created", source_type=source_type, agent=TOOL)


def stories() -> dict[str, bytes]:
    """Return a file for each state, by the name of its story."""
    captured, dreamt = signed(created(kit.CAPTURED)), signed(created(kit.GENERATED), leaf=STRANGER)
    opened = kit.action("c2pa.opened", source_type=kit.CAPTURED, agent=TOOL, uses=["parent"])
    filled = kit.action("c2pa.edited", source_type=kit.PARTLY_GENERATED, agent=TOOL)
    return {
        "captured": captured,
        "altered": captured[:-10] + b"\0" + captured[-9:],
        "nonconforming": signed(kit.action("c2pa.cropped", agent=TOOL)),
        "unreadable": captured[:2000],
        "unrecognized": signed(created(kit.CAPTURED), leaf=STRANGER),
        "absent": JPEG,
        "ai-generated": signed(created(kit.GENERATED)),
        "ai-edited": signed(created(kit.CAPTURED), filled),
        "ai-possible": signed(created(kit.IPTC + "composite")),
        "conflict": signed(opened, inputs=(kit.Input("dreamt.jpg", dreamt),)),
    }


@pytest.fixture(scope="module")
def reports() -> dict[str, Report]:
    anchors = Anchors("known", authority.pem(KNOWN.root).encode())
    verifier = Verifier(Policy(anchors=(anchors,), default_trust=False, at=datetime(2026, 11, 22, tzinfo=UTC)))
    found = {name: verifier.verify(data, name=name) for name, data in stories().items()}
    captured = found["captured"]
    record = captured.answers.record._replace(coverage=Coverage.MEDIA_EXCLUDED)
    return {**found, "uncovered": captured._replace(answers=captured.answers._replace(record=record))}


HOLDS = {condition: {condition.value} for condition in Condition}
HOLDS[Condition.AI_GENERATED] |= {"conflict"}


@pytest.mark.parametrize("condition", Condition)
def test_each_condition_holds_for_its_own_story_and_for_no_other(
    condition: Condition, reports: dict[str, Report]
) -> None:
    assert {name for name, report in reports.items() if holds(condition, report)} == HOLDS[condition]


def test_without_a_choice_only_altered_and_uncovered_files_end_a_run_with_10() -> None:
    assert set(DEFAULT) == {Condition.ALTERED, Condition.UNCOVERED}


def test_a_run_ends_with_10_where_a_chosen_condition_holds_and_0_where_none_does(tmp_path: Path) -> None:
    (tmp_path / "cut.jpg").write_bytes(stories()["unreadable"])
    every = tuple(itertools.chain.from_iterable(("--fail-on", condition.value) for condition in Condition))
    camera, altered = SAMPLES / "camera.jpg", SAMPLES / "kissing-altered.mp4"
    runs: dict[tuple[str | bytes | Path, ...], ExitCode] = {
        (*every, camera): ExitCode.OK,
        ("--fail-on", "absent", camera, SAMPLES / "unsigned.jpg"): ExitCode.CONDITION,
        ("--fail-on", "ai-generated", SAMPLES / "kissing.mp4"): ExitCode.CONDITION,
        ("--fail-on", "absent", altered): ExitCode.OK,  # a choice replaces the default
        ("--fail-on", "unreadable", "--fail-on", "conflict", tmp_path / "cut.jpg"): ExitCode.CONDITION,
        (altered, camera): ExitCode.CONDITION,
        (tmp_path / "gone", altered): ExitCode.NOT_CHECKED,  # comes before a condition that holds
    }
    assert [run.code for run in several(check, list(runs))] == list(runs.values())


def test_unusable_trust_material_stops_the_run_before_anything_is_said(tmp_path: Path) -> None:
    (tmp_path / "text.pem").write_text("no certificate")
    (tmp_path / "broken.pem").write_text("-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n")
    options = [("--trust-list", "unknown")]
    options += [("--trust-anchors", str(tmp_path / name)) for name in ("gone.pem", "text.pem", "broken.pem")]
    calls = [("verify", *option, str(tmp_path / "gone.jpg"), str(SAMPLES / "camera.jpg")) for option in options]
    for run in several(howmade, calls):
        assert (run.code, run.out) == (ExitCode.TRUST, ""), run.err
        assert run.err.startswith("howmade: ")
        assert "what to do: " in run.err
        assert "Traceback" not in run.err
        assert str(tmp_path) not in run.err


WRONG = (
    "verify",
    "verify --at yesterday x.jpg",
    "verify --format xml x.jpg",
    "verify --fail-on guilt x.jpg",
    "verify --manifest a.c2pa x.jpg y.jpg",
    "verify --unheard-of x.jpg",
    "unheard-of",
    "",
)


def test_wrong_usage_is_told_on_standard_error_or_as_help() -> None:
    for line, run in zip(WRONG, several(howmade, [line.split() for line in WRONG]), strict=True):
        assert run.code == ExitCode.USAGE, line
        assert run.err or "Usage" in run.out, line
        assert "Traceback" not in run.err, line


OPTIONS = "--format --details --manifest --output --trust-list --trust-anchors --no-default-trust --at --fail-on"


def test_the_version_is_told_and_help_needs_no_file() -> None:
    told, help_text = several(howmade, [["--version"], ["verify", "--help"]])
    assert (told.code, told.err, help_text.code, help_text.err) == (0, "", 0, "")
    assert told.out.startswith("howmade ")
    for option in OPTIONS.split():
        assert option in help_text.out


def test_a_date_alone_and_a_zone_are_times_too() -> None:
    call = ("verify", "--format", "json", "--trust-anchors", ANCHOR, SAMPLES / "camera.jpg", "--at")
    zoned, dated = several(howmade, [(*call, "2026-11-22T16:00:00+01:00"), (*call, "2026-11-22")])
    assert (zoned.json["checked"]["at"], dated.json["checked"]["at"]) == (AT, "2026-11-22T00:00:00Z")


ORDER = (ExitCode.BUG, ExitCode.TRUST, ExitCode.NETWORK, ExitCode.NOT_CHECKED, ExitCode.CONDITION, ExitCode.OK)


@given(st.lists(st.sampled_from(ORDER), max_size=8))
def test_of_several_codes_the_first_of_the_contract_s_order_wins(codes: list[ExitCode]) -> None:
    assert worst(codes) == min(codes, key=ORDER.index, default=ExitCode.OK)


def test_each_kind_of_error_carries_its_exit_code() -> None:
    kinds = {InputError: 3, TrustError: 4, UsageError: 2, VerifyError: 1}
    for kind, code in kinds.items():
        error = kind("a.b", "message", "hint")
        assert (int(error.exit_code), error.code, str(error), error.hint) == (code, "a.b", "message", "hint")
