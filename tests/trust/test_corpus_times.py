"""Other people's files: the time of signing is that of the corpus, every time is listed, and none contradict."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from verify import Policy, Report, Verifier
from verify.model.times import StampState, TimeKind, TimeSayer
from verify.model.vocabulary import TimeSource

CHECKED = datetime(2026, 11, 22, 12, tzinfo=UTC)

CONTRADICTING = {
    # Made as test vectors of the conformance suite of an encoder: the action is dated on the first of January, the
    # certificate that signed it was made to begin in August of the same year.
    "x509-es256-jpeg.jpg": "cannot be that of signing: the action c2pa.created is dated 2026-01-01",
    "x509-es256-mp4.mp4": "cannot be that of signing: the action c2pa.created is dated 2026-01-01",
    # A test picture of the engine: its actions were copied from the history of a picture of 2015, and its test
    # certificate is of 2022. No time-stamp tells when the record was signed.
    "update_manifest.jpg": "cannot be that of signing: the action c2pa.filtered is dated 2015-06-26",
}
"""The files with contradicting times, each with its reason. None of them is what a camera or a public service made."""


@cache
def reports(corpus: Path) -> dict[str, tuple[dict[str, Any], Report]]:
    """Check every file of the corpus; return what the corpus says of it, and the report."""
    verifier = Verifier(Policy(at=CHECKED))
    rows = json.loads((corpus / "manifest.json").read_text(encoding="utf-8"))["files"]
    return {Path(row["file"]).name: (row, verifier.verify(corpus / row["file"])) for row in rows}


def contradiction(report: Report) -> str:
    return " ".join(item.detail for item in report.findings if item.code == "time.contradiction")


def test_the_time_of_signing_is_the_one_of_the_corpus_in_every_file_that_has_one(corpus: Path) -> None:
    compared = 0
    for name, (row, report) in reports(corpus).items():
        if row["signed_at"] is None:
            continue
        signed = datetime.fromisoformat(row["signed_at"]).replace(microsecond=0)
        shown = report.answers.signer.time or (report.manifests[0].time.time if report.manifests[0].time else "")
        assert datetime.fromisoformat(shown) == signed, name
        (chosen,) = [item for item in report.manifests[0].stamps if item.counts]
        assert chosen.time is not None
        assert datetime.fromisoformat(chosen.time).replace(microsecond=0) == signed, name
        vouched = report.answers.signer.time_source is TimeSource.TIMESTAMP
        assert (chosen.state is StampState.VOUCHED) is vouched, name
        compared += 1
    assert compared > 40


def test_times_contradict_each_other_in_three_test_files_and_in_no_other(corpus: Path) -> None:
    told = {name: text for name, (_, report) in reports(corpus).items() if (text := contradiction(report))}
    assert told.keys() == CONTRADICTING.keys()
    assert [name for name, part in CONTRADICTING.items() if part not in told[name]] == []
    genuine = {name for name, (row, _) in reports(corpus).items() if row["genuine"]}
    assert not genuine & told.keys()


STAMPS = {
    "PXL_20260208_202351558.jpg": (
        *("sigTst2", "Google Core Time Stamping Authority T9", "1.3.6.1.4.1.11129.2.10.1"),
        *("C2PA TSA Trust List", "2026-08-05"),
    ),
    "firefly-1.jpg": (
        *("sigTst", "DigiCert Timestamp 2022 - 2", "2.16.840.1.114412.7.1"),
        *("Interim Trust List (legacy)", "2026-01-01"),
    ),
}
"""Header, authority, policy; the list that vouches for the authority, with the date of its edition or of its end."""


@pytest.mark.parametrize("name", STAMPS)
def test_a_time_stamp_is_told_with_its_authority_the_list_and_its_date(corpus: Path, name: str) -> None:
    stamp = reports(corpus)[name][1].manifests[0].stamps[0]
    dated = (stamp.list_issued or "")[:10]
    assert (stamp.header, stamp.authority, stamp.policy, stamp.list, dated) == STAMPS[name]
    assert (stamp.state, stamp.reason, stamp.counts) == (StampState.VOUCHED, "", True)


def test_a_time_stamp_that_was_made_for_something_else_says_so(corpus: Path) -> None:
    (stamp,) = reports(corpus)["adobe-20220124-E-sig-CA.jpg"][1].manifests[0].stamps
    assert (stamp.state, stamp.reason, stamp.counts) == (StampState.BROKEN, "imprint", False)


def test_accuracies_are_those_that_the_authorities_state(corpus: Path) -> None:
    stated = {
        stamp.accuracy_us
        for _, report in reports(corpus).values()
        for manifest in report.manifests
        for stamp in manifest.stamps
    }
    assert {None, 1_000, 1_000_000, 1_010_000} <= stated


LISTED = {
    "PXL_20260208_202351558.jpg": ["captured metadata", "time_stamp listed_authority"],
    "nikon-20221019-building.jpeg": ["captured metadata", "captured signer", "created signer"],
    "truepic-20230212-camera.jpg": ["captured metadata", "captured signer", "time_stamp listed_authority"],
    "PTS_TRUSTED_sony_official_cawg_wdr.mp4": ["time_stamp listed_authority"],
    "genai-actions-v2.jpg": ["created metadata", "modified metadata", "time_stamp listed_authority"],
    "t6.m4a": ["captured signer", "time_stamp listed_authority"],
    "mode-generate.png": ["time_stamp unlisted_authority"],
    "adobe-20220124-A.jpg": ["captured metadata", "digitized metadata", "modified metadata"],
    "no_manifest.jpg": ["created metadata", "modified metadata"],
}
"""Some of what is listed of each file: what happened, and who says so."""


@pytest.mark.parametrize("name", LISTED)
def test_the_times_of_a_file_are_listed_together(corpus: Path, name: str) -> None:
    times = reports(corpus)[name][1].times
    rows = {f"{item.kind.value} {item.by.value}" for item in times}
    assert set(LISTED[name]) <= rows
    assert all(item.value and item.pointer and item.standard for item in times)


def test_a_truepic_camera_states_the_same_second_four_times_over(corpus: Path) -> None:
    """The time-stamp, the satellites and the record agree; the clock of Exif has no zone and runs two seconds ahead."""
    times = reports(corpus)["truepic-20230212-camera.jpg"][1].times
    utc = [item.utc for item in times if item.utc]
    assert len(utc) >= 3
    assert set(utc) == {"2023-02-12T18:44:26Z"}
    local = {item.value for item in times if item.by is TimeSayer.METADATA and item.kind is TimeKind.CAPTURED}
    assert local == {"2023:02:12 13:44:28"}
