"""The `howmade` command: its commands and nothing else."""

from __future__ import annotations

import sys

import typer

from cli import verify_command
from verify.version import VERSION

app = typer.Typer(
    name="howmade",
    help="Reads what a picture or video says about its own making, checks who says so, and reports whether and how "
    "AI was used. It never says whether a scene is true.",
    no_args_is_help=True,
    add_completion=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
app.command("verify")(verify_command.verify)
if sys.argv[1:2] != ["verify"]:  # to build the others as well takes 8 ms, as long as reading a picture
    from cli import explain, schema, trust_command

    app.command("explain")(explain.explain)
    app.command("schema")(schema.schema)
    app.add_typer(trust_command.app)


@app.callback(invoke_without_command=True)
def main(
    version: bool = typer.Option(False, "--version", help="Show the version and end.", is_eager=True),  # noqa: FBT003
) -> None:
    """Carry the options that belong to no command."""
    if version:
        typer.echo(f"howmade {VERSION}")
        raise typer.Exit
