"""The user's data folder of this program, where trust lists are held."""

from __future__ import annotations

import os
import sys
from pathlib import Path

VARIABLE = "HOWMADE_DATA"
"""Environment variable that names another data folder."""

_NAME = "howmade"
_LISTS = "lists"
_USUAL = {"linux": "~/.local/share", "darwin": "~/Library/Application Support"}


def lists_folder(folder: Path | None = None) -> Path:
    """Return the folder of trust lists; it need not be there.

    Args:
        folder: data folder, if it was given; else the environment names it, else the system's rules.
    """
    if folder is None and os.environ.get(VARIABLE):
        folder = Path(os.environ[VARIABLE])
    if folder is None:
        import platformdirs  # noqa: PLC0415 -- 4 ms that a check does without

        folder = platformdirs.user_data_path(_NAME)
    return folder / _LISTS


def lists_folder_of_check() -> Path | None:
    """Return the folder of trust lists for a check; None where there is none.

    Most users hold no list. So the places that the rules can lead to are looked at first, which takes microseconds.
    """
    if not os.environ.get(VARIABLE) and not any(map(_is_there, _places())):
        return None
    folder = lists_folder()
    return folder if _is_there(folder) else None


def _is_there(path: str | Path) -> bool:
    """Tell whether something is there; what cannot be told is left to the reader, who says so."""
    try:
        os.lstat(path)
    except (FileNotFoundError, NotADirectoryError):
        return False
    except OSError:
        return True
    return True


def _places() -> tuple[str, ...]:
    """Return every place that the system's rules can lead to; where they are not known to us, one that is there."""
    usual = _USUAL.get(sys.platform)
    if usual is None:
        return (os.sep,)
    stated = os.environ.get("XDG_DATA_HOME", "").strip()
    return tuple(f"{os.path.expanduser(base)}/{_NAME}" for base in (usual, stated) if base)  # noqa: PTH111 -- text alone
