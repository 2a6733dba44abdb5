"""axe-core, which tests pages for people who cannot see or point: `python -m tests.browser.axe` fetches it with npm.

It is no part of the project (MPL-2.0): the exact package of `axe.json` is kept in the Python environment that runs the
tests, like the other tools that they need.
"""

from __future__ import annotations

import base64
import hashlib
import io
import json
import shutil
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path
from typing import NamedTuple

SCRIPT = "package/axe.min.js"
MAX_SCRIPT = 8 << 20  # the script is a tenth of that: what is longer is something else
SECONDS = 120
MISSING = "axe-core is not here: python -m tests.browser.axe fetches it with npm"


class Package(NamedTuple):
    """A package of npm: its name, its version, and the digest of its archive (W3C Subresource Integrity §3.1)."""

    name: str
    version: str
    integrity: str


def package() -> Package:
    """Return the package that the tests are made for."""
    pinned = json.loads(Path(__file__).with_name("axe.json").read_bytes())
    return Package(pinned["package"], pinned["version"], pinned["integrity"])


def place() -> Path:
    """Return where the script is kept."""
    pinned = package()
    return Path(sys.prefix) / "share" / f"{pinned.name}-{pinned.version}.min.js"


def script() -> str | None:
    """Return the script; None where it was not fetched."""
    return place().read_text("utf-8") if place().is_file() else None


def fetch() -> str:
    """Fetch the script, if it is not here yet, and return what was done; without npm, nothing is."""
    pinned, kept = package(), place()
    if kept.is_file():
        return f"{kept.name} is here"
    npm = shutil.which("npm")
    if npm is None:
        return "npm is not installed here: pages will not be tested with axe-core"
    with tempfile.TemporaryDirectory() as folder:
        order = [npm, "pack", "--silent", "--ignore-scripts", f"{pinned.name}@{pinned.version}"]
        done = subprocess.run(order, cwd=folder, capture_output=True, timeout=SECONDS, check=False)
        archive = Path(folder) / f"{pinned.name}-{pinned.version}.tgz"
        if done.returncode != 0 or not archive.is_file():
            sys.exit(f"npm could not fetch {pinned.name}: {done.stderr.decode(errors='replace')}")
        kept.parent.mkdir(parents=True, exist_ok=True)
        fresh = kept.with_suffix(".part")
        fresh.write_bytes(unpacked(archive.read_bytes(), pinned.integrity))
        fresh.replace(kept)
    return f"{kept.name} was fetched"


def unpacked(archive: bytes, integrity: str) -> bytes:
    """Return the script out of an archive, once its digest is the one that was pinned."""
    name, _, expected = integrity.partition("-")
    assert base64.b64encode(hashlib.new(name, archive).digest()).decode() == expected, "this is another package"
    with tarfile.open(fileobj=io.BytesIO(archive), mode="r:gz") as files:
        member = files.extractfile(SCRIPT)
        assert member is not None
        return member.read(MAX_SCRIPT)


if __name__ == "__main__":
    print(fetch())  # noqa: T201 -- tells the reader of the log what was done
