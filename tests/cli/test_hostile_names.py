"""Names of files that try to lie: one escaped line in text, and in JSON what any parser reads."""

from __future__ import annotations

import base64
import os
from pathlib import Path

import pytest

from tests.cli.program import AT, SAMPLES, check, howmade
from verify.model.schema import adapter

NAMES = {
    b"line\nRecord   intact.jpg": "“line\\x0aRecord \\x20\\x20intact.jpg”",
    b"\x1b[2J\x1b[1;32mTRUSTED\x1b[0m.jpg": "\\x1b[2J\\x1b[1;32mTRUSTED\\x1b[0m.jpg",
    "\u202egpj.exe\u200b.jpg".encode(): "\\u202egpj.exe\\u200b.jpg",
    b"not \xff text.jpg": "“not \\udcff text.jpg”",
    b"-rf.jpg": "-rf.jpg",
    "新聞 photo.jpg".encode(): "新聞 photo.jpg",
    b"%s {kind} \\n.jpg": "“%s {kind} \\n.jpg”",
}


@pytest.fixture(scope="module")
def liars(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("liars")
    data = (SAMPLES / "unsigned.jpg").read_bytes()
    for name in NAMES:
        with open(os.path.join(os.fsencode(folder), name), "wb") as file:  # noqa: PTH118, PTH123 -- a name that is no text
            file.write(data)
    return folder


def test_a_hostile_name_is_one_escaped_line_in_text(liars: Path) -> None:
    run = check("--details", "--", *NAMES, cwd=liars)
    shown = [part.split("\n")[0] for part in run.out.split("\n\n") if "Nothing in this copy says" in part]
    assert shown == list(NAMES.values())
    assert "\x1b" not in run.out
    assert run.code == 0


def test_a_hostile_name_comes_back_from_json_as_it_is_on_the_disk(liars: Path) -> None:
    run = check("--format", "jsonl", liars)
    assert run.out.isascii()
    found = [os.path.basename(_path(item["file"])) for item in run.lines]  # noqa: PTH119 -- names that are no text
    assert found == sorted(NAMES, key=os.fsdecode)


def _path(file: dict[str, str | None]) -> bytes:
    """Return the bytes of a file's path: given apart where they are no text."""
    coded = file["path_bytes_b64"]
    return base64.b64decode(coded) if coded else str(file["path"]).encode()


def test_json_of_a_name_that_is_no_text_can_be_read_by_strict_parsers(liars: Path) -> None:
    for line in check("--format", "jsonl", liars).out.splitlines():
        adapter().validate_json(line)


def test_a_hostile_name_is_harmless_in_an_error_too() -> None:
    run = check("gone\n\x1b[31m.jpg")
    assert run.out.split("\n")[0] == "gone\\x0a\\x1b[31m.jpg"
    assert "\x1b" not in run.out + run.err


def test_a_hostile_name_of_a_list_is_harmless_in_every_format(tmp_path: Path) -> None:
    anchors = os.path.join(os.fsencode(tmp_path), b"my\xff\x1b[31mlist.pem")  # noqa: PTH118 -- a name that is no text
    with open(anchors, "wb") as file:  # noqa: PTH123 -- as above
        file.write((SAMPLES / "sample-authority.pem").read_bytes())
    arguments = ("verify", "--at", AT, "--no-default-trust", "--trust-anchors", anchors, SAMPLES / "camera.jpg")
    assert "\x1b" not in howmade(*arguments).out
    adapter().validate_json(howmade(*arguments, "--format", "json").out)
