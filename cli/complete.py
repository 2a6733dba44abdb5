"""What a shell offers when the user presses the tab key: codes and names of trust lists.

Commands, options and choices are offered by typer itself. Nothing here loads the engine or starts a process.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from cli.data_folder import lists_folder
from verify.errors import VerifyError


def codes(incomplete: str) -> Iterator[tuple[str, str]]:
    """Yield the codes that begin so, each with its title."""
    from verify.words.codes import finding_groups, status_groups  # noqa: PLC0415 -- other commands need none of it

    for group in (*finding_groups(), *status_groups()):
        yield from ((code, title) for code, title in group.codes if code.startswith(incomplete))


def list_names(folder: Path | None = None) -> tuple[str, ...]:
    """Return the names of the lists that a check uses; where the data folder cannot be read, of the built-in ones.

    Args:
        folder: data folder, if it was given.
    """
    from verify.trust.held import held_ids  # noqa: PLC0415 -- only where a name of a list is asked for
    from verify.trust.lists import BUILTIN_IDS  # noqa: PLC0415 -- as above

    try:
        held = held_ids(lists_folder(folder))
    except (VerifyError, OSError):
        held = ()
    return tuple(dict.fromkeys((*BUILTIN_IDS, *held)))
