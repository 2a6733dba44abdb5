"""63 real files of other people: each answers as its row says, and gives the official signals that its row records."""

from __future__ import annotations

import hashlib
import json
import os
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from verify import Policy, Report, Verifier
from verify.model.schema import adapter
from verify.render.plain import plain

FILES = 63

OVERRIDES: dict[str, dict[str, str]] = {
    # An AI part that was placed in through componentOf makes the file `edited`, and the sentence says "contains a part
    # that …" (docs/contract.md §2, rule 3: "ChatGPT's images of spring 2025 wrap the whole picture in this way"). The
    # table follows the picture, which is generated as a whole; the record does not say that.
    "files/scale_icon.png": {"ai": "edited"},
}
"""Rows of the table whose expectation is wrong, each with the reason."""

NOT_YET = {
    "files/mj-1.png": "its mark stands in XMP: marks outside C2PA are not read yet",
    "files/Genvest_Fancy.jpeg": "its mark stands in XMP: marks outside C2PA are not read yet",
}
"""Rows that wait for the reading of marks outside C2PA."""


def _rows() -> list[dict[str, Any]]:
    """Return the rows of the table where it is there at collection; else one row that skips with its reason."""
    place = Path(os.environ.get("HOWMADE_CORPUS", Path(__file__).resolve().parents[2] / "shared" / "corpus"))
    table = place / "manifest.json"
    return json.loads(table.read_text(encoding="utf-8"))["files"] if table.is_file() else [{"file": "absent"}]


def _params(*, waiting: bool) -> list[Any]:
    return [
        pytest.param(
            row,
            id=Path(row["file"]).name,
            marks=[pytest.mark.xfail(strict=True, reason=NOT_YET[row["file"]])]
            if waiting and row["file"] in NOT_YET
            else [],
        )
        for row in _rows()
    ]


@cache
def _verifier() -> Verifier:
    return Verifier(Policy(at=datetime(2026, 11, 22, tzinfo=UTC)))


@cache
def _report(path: Path) -> Report:
    return _verifier().verify(path)


def _answers(report: Report) -> dict[str, str]:
    answers = report.answers
    return {
        "record": answers.record.state.value,
        "ai": answers.ai.state.value,
        "basis": answers.ai.basis.value,
        "signer": answers.signer.state.value,
    }


def test_the_table_is_whole_and_every_exception_is_one_of_its_rows(corpus: Path) -> None:
    named = [row["file"] for row in json.loads((corpus / "manifest.json").read_text(encoding="utf-8"))["files"]]
    assert len(named) == len(set(named)) == FILES
    assert {*OVERRIDES, *NOT_YET} <= set(named)


@pytest.mark.parametrize("row", _params(waiting=True))
def test_a_real_file_answers_as_its_row_says(row: dict[str, Any], corpus: Path) -> None:
    report = _report(corpus / row["file"])
    found = _answers(report)
    expected = {**row["expect"], **OVERRIDES.get(row["file"], {})}
    finding = expected.pop("finding", None)
    wrong = {
        key: found[key]
        for key, value in expected.items()
        if found[key] not in (value if isinstance(value, list) else [value])
    }
    assert wrong == {}
    assert finding is None or finding in [item.code for item in report.findings]


@pytest.mark.parametrize("row", _params(waiting=False))
def test_a_real_file_s_digest_is_that_of_its_bytes(row: dict[str, Any], corpus: Path) -> None:
    file = _report(corpus / row["file"]).file
    assert file.sha256 == row["sha256"] == hashlib.sha256((corpus / row["file"]).read_bytes()).hexdigest()
    assert file.bytes == row["bytes"]


@pytest.mark.parametrize("row", _params(waiting=False))
def test_a_real_file_gives_the_official_signals_result_for_result(row: dict[str, Any], corpus: Path) -> None:
    signals = _report(corpus / row["file"]).c2pa_signals
    found = [
        {
            "inc": list(node.localInceptions),
            "tr": list(node.localTransformations),
            "ing": [{"index": edge.index, "relationship": edge.relationship} for edge in node.ingredients],
        }
        for node in (signals.manifests if signals else ())
    ]
    official = [{key: node[key] for key in ("inc", "tr", "ing")} for node in row["official_signals"] or []]
    assert found == official
    assert (signals is None) == (row["official_signals"] is None)


@pytest.mark.parametrize("row", _params(waiting=False))
def test_a_real_file_s_report_keeps_the_schema(row: dict[str, Any], corpus: Path) -> None:
    report = _report(corpus / row["file"])
    read = adapter().validate_python(plain(report))
    assert read.model_dump(mode="json") == json.loads(json.dumps(plain(report)))


@pytest.mark.parametrize("row", _params(waiting=False))
def test_no_real_file_is_told_as_altered_unless_it_is(row: dict[str, Any], corpus: Path) -> None:
    """The engine says Invalid for one genuine file in five; none is told as a change (docs/contract.md §2, rule 10)."""
    state = _report(corpus / row["file"]).answers.record.state.value
    if "altered" not in row["expect"].get("record", ""):
        assert state != "altered"
