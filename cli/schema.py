"""`howmade schema`: the JSON Schema of the report, or of a comparison."""

from __future__ import annotations

import json
from enum import StrEnum
from typing import Annotated

import typer

from cli.said import said


class Document(StrEnum):
    """Documents that have a schema."""

    REPORT = "report"
    COMPARISON = "comparison"


Of = Annotated[Document, typer.Option("--of", help=said("help.schema.of"))]


def schema(of: Of = Document.REPORT) -> None:
    """Print the JSON Schema of a report, or of a comparison (schema version 1)."""
    from verify.model.schema import comparison_schema, json_schema  # noqa: PLC0415 -- importing pydantic takes long

    typer.echo(json.dumps(json_schema() if of is Document.REPORT else comparison_schema(), indent=2))
