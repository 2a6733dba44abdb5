"""Where a policy file is looked for: where somebody named it, or in the user's folder for settings.

Never in the current folder: that can come out of an archive of a stranger, with anchors of the stranger in it
(docs/decisions/0011-policy-file.md).
"""

from __future__ import annotations

import os
import sys

VARIABLE = "HOWMADE_POLICY"
NAME = "howmade.toml"


def place(named: str | None) -> str | None:
    """Return the path of the policy file to use; None where there is none.

    Args:
        named: with an option; it is not asked whether that file exists, and the same holds for the variable's.
    """
    path = named or os.environ.get(VARIABLE)
    if path:
        return path
    folder = configuration_folder()
    kept = f"{folder}/{NAME}"
    return kept if folder and os.path.lexists(kept) else None  # a link that leads nowhere is an error, not "no policy"


def configuration_folder() -> str | None:
    """Return the user's folder for our settings: the one that `platformdirs.user_config_dir("howmade")` names.

    That module takes 4 ms to import, which is more than reading a picture takes; a test compares the two. None where
    the environment names no home, or a relative one, which would make it the current folder.
    """
    base = os.environ.get("XDG_CONFIG_HOME", "")
    if not os.path.isabs(base):  # noqa: PTH117 -- the XDG specification: a relative path there is passed over
        home = os.environ.get("HOME") or ""
        if not os.path.isabs(home):  # noqa: PTH117 -- as above
            return None
        base = f"{home.rstrip('/')}/{'Library/Application Support' if sys.platform == 'darwin' else '.config'}"
    return f"{base.rstrip('/')}/howmade"
