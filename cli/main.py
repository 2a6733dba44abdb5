"""The entry point of the distribution: start the worker, then everything else."""

from __future__ import annotations

import gc
import os
import sys

from cli import ahead, language


def run() -> None:
    """Run the command line."""
    gc.disable()  # while modules are loaded, everything that is made is kept: looking for garbage takes a tenth of it
    if "_HOWMADE_COMPLETE" in os.environ:  # a shell asks what the tab key offers
        sys.modules["rich"] = None  # type: ignore[assignment]  # typer would load it, and take [brackets] for markup
    else:
        ahead.start()
    language.begin()
    from cli.app import app  # noqa: PLC0415 -- importing typer takes as long as starting the worker
    from cli.exits import run_app  # noqa: PLC0415 -- as above

    run_app(lambda: app(prog_name="howmade", standalone_mode=False))


if __name__ == "__main__":
    run()
