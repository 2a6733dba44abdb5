"""The report's promise: its schema is committed, every report keeps it, and nothing slips in beside it."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from pydantic import BaseModel, ValidationError

from tests.samples import build
from verify import Anchors, ErrorReport, Policy, Verifier
from verify.model.report import ErrorFile, ErrorInfo, Report
from verify.model.schema import adapter, json_schema, model_of
from verify.model.vocabulary import AiState, RecordState, Severity, SignerState
from verify.render.as_json import to_json
from verify.render.plain import plain

ROOT = Path(__file__).resolve().parents[2]
SCHEMA = ROOT / "schema" / "report-1.schema.json"
NAMES = sorted(path.name for path in (ROOT / "samples").iterdir() if path.suffix in (".jpg", ".mp4"))
FAILED = ErrorReport(
    1, ErrorFile("x.jpg", "dir/x.jpg", None), ErrorInfo("input.empty", "the file is empty", "get it again")
)


@pytest.fixture(scope="module")
def reports(samples: Path) -> dict[str, Report]:
    anchors = Anchors("sample authority", (samples / build.ANCHOR).read_bytes())
    verifier = Verifier(Policy(anchors=(anchors,), at=datetime(2026, 11, 22, tzinfo=UTC)))
    return {name: verifier.verify(samples / name) for name in NAMES}


def test_the_committed_schema_is_the_one_of_the_code() -> None:
    assert json.loads(SCHEMA.read_text(encoding="utf-8")) == json_schema(), (
        "python -m cli schema > schema/report-1.schema.json"
    )


def test_the_schema_names_its_dialect_and_closes_every_object() -> None:
    schema = json_schema()
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    objects = [item for item in schema["$defs"].values() if item.get("type") == "object"]
    assert len(objects) > 20
    for item in objects:
        assert item["additionalProperties"] is False, item["title"]
        assert set(item["required"]) == set(item["properties"]), item["title"]


def test_the_schema_lists_every_word_of_a_closed_set() -> None:
    defined = json_schema()["$defs"]
    for words in (RecordState, SignerState, AiState, Severity):
        assert defined[words.__name__]["enum"] == [word.value for word in words]


@pytest.mark.parametrize("name", NAMES)
def test_every_report_of_a_sample_keeps_the_schema(name: str, reports: dict[str, Report]) -> None:
    text = to_json(reports[name])
    for read in (adapter().validate_json(text), adapter().validate_python(plain(reports[name]))):
        assert type(read).__name__ == "Report"
        assert json.loads(read.model_dump_json()) == json.loads(text)


def test_an_error_stands_in_the_same_place() -> None:
    read = adapter().validate_json(to_json(FAILED))
    assert type(read).__name__ == "ErrorReport"
    assert json.loads(read.model_dump_json()) == plain(FAILED)


def places(value: Any, here: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:  # noqa: ANN401 -- JSON
    """Return where each object of a JSON value stands."""
    if isinstance(value, dict):
        return [here, *(place for key, item in value.items() for place in places(item, (*here, key)))]
    if isinstance(value, list):
        return [place for i, item in enumerate(value) for place in places(item, (*here, i))]
    return []


def at(value: Any, place: tuple[str | int, ...]) -> Any:  # noqa: ANN401 -- JSON
    for step in place:
        value = value[step]
    return value


def rejected(document: object) -> bool:
    try:
        adapter().validate_python(document)
    except ValidationError:
        return True
    return False


def test_an_unknown_field_is_rejected_wherever_it_stands_and_a_missing_one_too(reports: dict[str, Report]) -> None:
    whole = plain(reports["ai-cropped.jpg"])
    found = places(whole)
    assert len(found) > 30
    for place in found:
        more = json.loads(json.dumps(whole))
        at(more, place)["unknown"] = 1
        assert rejected(more), place
        less = json.loads(json.dumps(whole))
        at(less, place).popitem()
        assert rejected(less), place


@pytest.mark.parametrize(
    ("place", "value"),
    [
        (("schema_version",), 2),
        (("answers", "record", "state"), "genuine"),
        (("answers", "ai", "statements"), ["first"]),
        (("file", "bytes"), "many"),
        (("file", "kind"), None),
        (("headline",), None),
    ],
)
def test_a_value_of_another_kind_is_rejected(place: tuple[str, ...], value: object, reports: dict[str, Report]) -> None:
    document = json.loads(json.dumps(plain(reports["camera.jpg"])))
    at(document, place[:-1])[place[-1]] = value
    assert rejected(document)


def test_what_was_read_back_cannot_be_changed(reports: dict[str, Report]) -> None:
    read = adapter().validate_json(to_json(reports["camera.jpg"]))
    with pytest.raises(ValidationError):
        read.headline = "something else"


def test_models_are_made_once_and_keep_the_order_of_the_fields() -> None:
    assert model_of(Report) is model_of(Report)
    assert issubclass(model_of(Report), BaseModel)
    assert tuple(model_of(Report).model_fields) == Report._fields


def test_every_index_of_a_report_points_at_something(reports: dict[str, Report]) -> None:
    for report in reports.values():
        for answer in (report.answers.ai, report.answers.edits):
            assert all(i < len(report.statements) for i in answer.statements)
        assert all(step.manifest < len(report.manifests) for step in report.history)
        for manifest in report.manifests:
            assert all(item.index is None or item.index < len(report.manifests) for item in manifest.ingredients)
        for node in report.c2pa_signals.manifests if report.c2pa_signals else ():
            assert all(edge.index < len(report.c2pa_signals.manifests) for edge in node.ingredients)  # type: ignore[union-attr]
