"""Fixtures that every folder of tests shares."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import settings

settings.register_profile("howmade", deadline=None)  # a busy machine is no failure; nothing is timed in a unit test
settings.load_profile("howmade")

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def corpus() -> Path:
    """Return the folder of third-party files beside the checkout; they are never part of the project."""
    place = Path(os.environ.get("HOWMADE_CORPUS", ROOT.parent / "shared" / "corpus"))
    if not (place / "manifest.json").is_file():
        pytest.skip("the third-party corpus is not beside this checkout (HOWMADE_CORPUS)")
    return place


@pytest.fixture(scope="session")
def samples() -> Path:
    """Return the folder of the project's own sample files."""
    return ROOT / "samples"
