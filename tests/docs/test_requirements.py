"""The committed versions are exact, hashed, the same in every file, and name nobody's registry."""

from __future__ import annotations

import re
import tomllib

import pytest

from tests.docs.pages import ROOT, text_of
from verify.version import ENGINE

LOCKS = ("requirements/runtime.txt", "requirements/build.txt", "requirements/dev.txt")


def _pins(lock: str) -> dict[str, str]:
    """Return each distribution with its version; anything that is no hashed pin fails."""
    entries = re.split(r"\n(?=\S)", text_of(lock).strip())
    found = [
        re.fullmatch(r"([\w.-]+)==(\S+?)( ; [^\\]+)? \\(\n    --hash=sha256:[0-9a-f]{64}( \\)?)+", e) for e in entries
    ]
    assert all(found), [entry.splitlines()[0] for entry, match in zip(entries, found, strict=True) if not match]
    return {match[1]: match[2] for match in found if match}


@pytest.mark.parametrize("lock", LOCKS)
def test_every_version_is_exact_and_hashed_and_no_registry_is_named(lock: str) -> None:
    assert len(_pins(lock)) > 4
    assert "://" not in text_of(lock)
    assert "index" not in text_of(lock)


def test_what_is_tested_is_what_is_installed() -> None:
    tested = _pins("requirements/dev.txt").items()
    assert _pins("requirements/runtime.txt").items() <= tested
    assert _pins("requirements/build.txt").items() <= tested


def test_every_dependency_of_the_project_is_in_the_locks() -> None:
    project = tomllib.loads(text_of("pyproject.toml"))
    direct = {re.split(r"[=<>]", item)[0] for item in project["project"]["dependencies"]}
    assert direct <= set(_pins("requirements/runtime.txt"))
    groups = [item for group in project["dependency-groups"].values() for item in group]
    assert {re.split(r"[=<>]", item)[0] for item in groups} <= set(_pins("requirements/dev.txt"))


def test_the_engine_is_the_one_that_reports_name() -> None:
    assert ENGINE.startswith(f"c2pa-python {_pins('requirements/runtime.txt')['c2pa-python']} ")


def test_no_lock_file_that_names_a_registry_is_in_the_tree() -> None:
    assert not list(ROOT.glob("*.lock"))
