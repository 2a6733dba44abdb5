"""Compile the catalogues of sentences when the project is built: gettext reads ``.mo``, people read ``.po``."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from hatchling.builders.hooks.plugin.interface import BuildHookInterface

FOLDER = Path("verify/words/catalogues")


def compile_catalogues(root: Path) -> None:
    """Write a ``.mo`` beside each ``.po`` below the root of the project."""
    for source in sorted((root / FOLDER).glob("*.po")):
        with source.open("rb") as read, source.with_suffix(".mo").open("wb") as written:
            write_mo(written, read_po(read, locale=source.stem))


class Catalogues(BuildHookInterface[Any]):
    """Runs before each build, that of an editable installation included."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile, and let the build take what version control does not."""
        del version
        compile_catalogues(Path(self.root))
        build_data["artifacts"].append(f"{FOLDER}/*.mo")
