"""Real files of other people: each answers as its row says, and gives the official signals that its row records.

63 stand in ``manifest.json``; 27 more, with marks outside Content Credentials or with none, in ``marks.json``.
"""

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
from verify.model.vocabulary import Basis, Says
from verify.render.plain import plain

FILES = 63

OVERRIDES: dict[str, dict[str, str]] = {
    # An AI part that was placed in through componentOf makes the file `edited`, and the sentence says "contains a part
    # that …" (docs/contract.md §2, rule 3: "ChatGPT's images of spring 2025 wrap the whole picture in this way"). The
    # table follows the picture, which is generated as a whole; the record does not say that.
    "files/scale_icon.png": {"ai": "edited"},
}
"""Rows of the table whose expectation is wrong, each with the reason."""

MARKED = 27
"""Rows of ``marks.json``: 17 with a mark, one of them hidden in pixels, and 10 camera originals."""

NOT_AI = frozenset({"captured", "none", "edited-no-ai-declared"})
"""What the table says of pictures and recordings that AI had no part in, or of files without content."""

SPEAKS_OF_AI = frozenset({Says.GENERATED, Says.EDITED, Says.POSSIBLE})


def _rows(table: str) -> list[dict[str, Any]]:
    """Return the rows of a table where it is there at collection; else one row that skips with its reason."""
    place = Path(os.environ.get("HOWMADE_CORPUS", Path(__file__).resolve().parents[2] / "shared" / "corpus")) / table
    absent = {"file": "absent", "description": "camera original", "expect": {}, "truth": {"content": "none"}}
    return json.loads(place.read_text(encoding="utf-8"))["files"] if place.is_file() else [absent]


def _params(rows: list[dict[str, Any]]) -> list[Any]:
    return [pytest.param(row, id=Path(row["file"]).name) for row in rows]


FILE_ROWS = _rows("manifest.json")
MARK_ROWS = _rows("marks.json")
NEGATIVE_ROWS = [
    *(row for row in MARK_ROWS if "camera original" in row["description"]),
    *(row for row in FILE_ROWS if row["truth"]["content"] in NOT_AI),
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
    assert set(OVERRIDES) <= set(named)


def test_the_table_of_marks_is_whole_and_its_files_stand_in_the_folder(corpus: Path) -> None:
    named = [row["file"] for row in json.loads((corpus / "marks.json").read_text(encoding="utf-8"))["files"]]
    assert len(named) == len(set(named)) == MARKED
    assert [name for name in named if not (corpus / name).is_file()] == []
    assert sum(row["file"].startswith("marks/") for row in NEGATIVE_ROWS) == 10
    assert sum(row["file"].startswith("files/") for row in NEGATIVE_ROWS) == 8


@pytest.mark.parametrize("row", _params([*FILE_ROWS, *MARK_ROWS]))
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


@pytest.mark.parametrize("row", _params([*FILE_ROWS, *MARK_ROWS]))
def test_a_real_file_s_digest_is_that_of_its_bytes(row: dict[str, Any], corpus: Path) -> None:
    file = _report(corpus / row["file"]).file
    assert file.sha256 == row["sha256"] == hashlib.sha256((corpus / row["file"]).read_bytes()).hexdigest()
    assert file.bytes == row["bytes"]


@pytest.mark.parametrize("row", _params(FILE_ROWS))
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


@pytest.mark.parametrize("row", _params([*FILE_ROWS, *MARK_ROWS]))
def test_a_real_file_s_report_keeps_the_schema(row: dict[str, Any], corpus: Path) -> None:
    report = _report(corpus / row["file"])
    read = adapter().validate_python(plain(report))
    assert read.model_dump(mode="json") == json.loads(json.dumps(plain(report)))


@pytest.mark.parametrize("row", _params(FILE_ROWS))
def test_no_real_file_is_told_as_altered_unless_it_is(row: dict[str, Any], corpus: Path) -> None:
    """The engine says Invalid for one genuine file in five; none is told as a change (docs/contract.md §2, rule 10)."""
    state = _report(corpus / row["file"]).answers.record.state.value
    if "altered" not in row["expect"].get("record", ""):
        assert state != "altered"


@pytest.mark.parametrize("row", _params(NEGATIVE_ROWS))
def test_nothing_is_said_of_ai_where_ai_had_no_part(row: dict[str, Any], corpus: Path) -> None:
    report = _report(corpus / row["file"])
    assert [item for item in (*report.statements, *report.leads) if item.says in SPEAKS_OF_AI] == []
    assert report.answers.ai.state.value in ("unstated", "declared_not_ai")
    assert not {"ai.unsigned_only", "ai.reported_mark"} & {finding.code for finding in report.findings}


def test_a_recipe_that_stands_in_pixel_bits_alone_is_not_read_unless_pixels_are_asked_for(corpus: Path) -> None:
    report = _report(corpus / "marks/02-automatic1111_stealth.png")
    assert report.answers.ai.state.value == "unstated"
    assert report.statements == ()


def test_each_real_mark_is_an_unsigned_statement_with_its_place(corpus: Path) -> None:
    """Where a record stands beside the mark, the mark is still told, and it is still unsigned."""
    for row in MARK_ROWS:
        if row["expect"].get("ai") != "generated":
            continue
        report = _report(corpus / row["file"])
        supports = [report.statements[index] for index in report.answers.ai.statements]
        assert supports, row["file"]
        assert {item.strength for item in report.statements} == {Basis.UNSIGNED}, row["file"]
        assert all(" at byte " in item.source.pointer for item in report.statements), row["file"]
        assert "ai.unsigned_only" in [finding.code for finding in report.findings], row["file"]
