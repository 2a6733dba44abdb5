"""The `howmade` command: its commands and nothing else."""

from __future__ import annotations

import sys

import typer

from cli import verify_command
from cli.said import said

app = typer.Typer(
    name="howmade",
    help=said("help.program"),
    no_args_is_help=True,
    add_completion=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
if sys.argv[1:2] == ["verify"] and "--help" not in sys.argv:
    app.command("verify")(verify_command.verify)
else:  # to build the others as well takes 8 ms, as long as reading a picture
    from cli import compare_command, explain, help, schema, trust_command  # noqa: A004 -- the module of this package

    app.command(
        "verify",
        cls=help.Grouped,
        help=said("help.verify"),
        short_help=said("help.verify.short"),
        epilog=help.VERIFY,
    )(verify_command.verify)
    app.command(
        "compare",
        cls=help.Grouped,
        help=said("help.compare"),
        short_help=said("help.compare.short"),
        epilog=help.COMPARE,
    )(compare_command.compare)
    app.command("explain", help=said("help.explain"), short_help=said("help.explain.short"), epilog=help.EXPLAIN)(
        explain.explain
    )
    app.command("schema", help=said("help.schema"), epilog=help.SCHEMA)(schema.schema)
    app.add_typer(trust_command.app)
    app.info.epilog = help.HOWMADE


@app.callback(invoke_without_command=True)
def main(
    version: bool = typer.Option(
        False,  # noqa: FBT003 -- typer takes the default so
        "--version",
        help=said("help.program.version"),
        is_eager=True,
    ),
) -> None:
    """Carry the options that belong to no command."""
    if version:
        from cli.version_lines import version_lines  # noqa: PLC0415 -- a check needs none of it

        typer.echo("\n".join(version_lines()))
        raise typer.Exit
