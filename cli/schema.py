"""`howmade schema`: the JSON Schema of the report."""

from __future__ import annotations

import json

import typer


def schema() -> None:
    """Print the JSON Schema of a report (schema version 1)."""
    from verify.model.schema import json_schema  # noqa: PLC0415 -- importing pydantic takes longer than any check

    typer.echo(json.dumps(json_schema(), indent=2))
