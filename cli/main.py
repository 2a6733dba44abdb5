"""The entry point of the distribution: start the worker, then everything else."""

from __future__ import annotations

from cli import ahead


def run() -> None:
    """Run the command line."""
    ahead.start()
    from cli.app import app  # noqa: PLC0415 -- importing typer takes as long as starting the worker
    from cli.exits import run_app  # noqa: PLC0415 -- as above

    run_app(lambda: app(prog_name="howmade"))


if __name__ == "__main__":
    run()
