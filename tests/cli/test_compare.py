"""`howmade compare` as people run it: whole outputs, exit codes, names that lie."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion

from tests.cli.program import ANCHOR, AT, SAMPLES, Run, howmade
from tests.evidence.files import with_xmp
from tests.render.reports import stable
from verify.model.schema import comparison_adapter, comparison_schema
from verify.words.en import MESSAGES

ROOT = SAMPLES.parent
SCHEMA = ROOT / "schema" / "comparison-1.schema.json"
CASES = {
    "pasted": ("camera-ai-fill.jpg", "camera-ai-fill-altered.jpg"),
    "made-of-it": ("camera.jpg", "camera-ai-fill.jpg"),
    "lost": ("camera.jpg", "unsigned.jpg"),
    "nothing": ("kissing.mp4", "famous-name.jpg"),
    "same": ("kissing.mp4", "kissing.mp4"),
    "missing": ("camera.jpg", "no-such-file.jpg"),
}


def compare(*arguments: str | bytes | Path, cwd: Path = SAMPLES, stdin: bytes = b"") -> Run:
    trust = ("--no-default-trust", "--trust-anchors", ANCHOR, "--at", AT)
    return howmade("compare", *trust, *arguments, cwd=cwd, stdin=stdin)


@pytest.mark.parametrize("case", CASES)
def test_the_whole_text(case: str, snapshot: SnapshotAssertion) -> None:
    run = compare(*CASES[case])
    assert run.err == ""
    assert all(len(line) <= 80 for line in run.out.splitlines())
    assert _stable(run.out) == snapshot


@pytest.mark.parametrize("case", ["pasted", "missing"])
def test_the_whole_json(case: str, snapshot: SnapshotAssertion) -> None:
    run = compare(*CASES[case], "--format", "json")
    assert run.out.isascii()
    document = run.json
    for side in ("a", "b"):  # reports and errors have snapshots of their own
        document[side] = document[side]["file"]["name"]
    assert stable(json.dumps(document, indent=2)) == snapshot


def _stable(text: str) -> str:
    """Digests and sizes differ from build to build; in columns they are cut, so their lines are left out."""
    lines = (line for line in text.splitlines() if line.lstrip().startswith("{") or not _drawn(line))
    return stable("\n".join(lines))


def _drawn(line: str) -> bool:
    words = line.split()
    return any(len(word) >= 28 and set(word) <= set("0123456789abcdef") for word in words) or " bytes" in line


@pytest.mark.parametrize("case", CASES)
def test_every_comparison_keeps_the_schema(case: str) -> None:
    text = compare(*CASES[case], "--format", "json").out
    read = comparison_adapter().validate_json(text)
    assert json.loads(read.model_dump_json()) == json.loads(text)


def test_the_committed_schema_is_the_one_of_the_code_and_of_the_command() -> None:
    committed = json.loads(SCHEMA.read_text(encoding="utf-8"))
    assert committed == comparison_schema(), "python -m cli schema --of comparison > schema/comparison-1.schema.json"
    assert howmade("schema", "--of", "comparison").json == committed


@pytest.mark.parametrize(
    ("code", "arguments"),
    [
        (0, ("camera.jpg", "unsigned.jpg")),
        (0, ("camera-ai-fill.jpg", "camera-ai-fill-altered.jpg")),
        (2, ("camera.jpg",)),
        (2, ("-", "-")),
        (2, ("camera.jpg", "unsigned.jpg", "--format", "csv")),
        (3, ("camera.jpg", "no-such-file.jpg")),
        (3, ("README.md", "camera.jpg")),
        (3, (".", "camera.jpg")),
        (3, ("https://example.org/a.jpg", "camera.jpg")),
        (4, ("camera.jpg", "unsigned.jpg", "--trust-anchors", "README.md")),
    ],
)
def test_a_comparison_ends_with_the_exit_code_of_what_could_be_checked(code: int, arguments: tuple[str, ...]) -> None:
    assert compare(*arguments).code == code


def test_one_file_can_come_from_standard_input() -> None:
    run = compare("-", "camera.jpg", "--format", "json", stdin=(SAMPLES / "camera.jpg").read_bytes())
    assert [relation["kind"] for relation in run.json["relations"]] == ["same_bytes"]
    assert run.json["a"]["file"]["name"] == "standard input"


def test_identifiers_come_through_the_process_that_reads_the_files(tmp_path: Path) -> None:
    value = "xmp.did:4f0c2a17-9d1e-4b6a-8c33-51e7b0a9d2f4"
    for name, more in (("a.jpg", ""), ("b.jpg", ' xmpMM:InstanceID="1"')):
        (tmp_path / name).write_bytes(with_xmp(f'xmpMM:DocumentID="{value}"{more}/>'))
    run = compare("a.jpg", "b.jpg", "--format", "json", cwd=tmp_path)
    assert [relation["kind"] for relation in run.json["relations"]] == ["same_ids"]
    assert [tie["value"] for tie in run.json["relations"][0]["ties"]] == [value]


def test_the_comparison_goes_whole_into_a_file(tmp_path: Path) -> None:
    page = tmp_path / "compared.html"
    run = compare("camera.jpg", "unsigned.jpg", "--format", "html", "-o", page)
    assert (run.code, run.out, run.err) == (0, "", "")
    text = page.read_text(encoding="utf-8")
    assert text.startswith("<!doctype html>")
    assert "<script" not in text
    assert text.count("data:image/") == 2


LIES = (
    b"line\nRecord   intact.jpg",
    b"\x1b[2J\x1b[1;32mA and B are the same file.jpg",
    "\u202egpj.exe\u200b.jpg".encode(),
    b"not \xff text.jpg",
    "新聞の写真と長い名前.jpg".encode(),
    b"<script>alert(1)</script>.jpg",
    b"{relation} %s {{ 7 * 7 }}.jpg",
)


@pytest.mark.parametrize("name", LIES)
def test_a_name_that_lies_stays_a_name_in_every_format(name: bytes, tmp_path: Path) -> None:
    if b"/" in name:
        name = name.replace(b"/", "\u2215".encode())
    import os  # noqa: PLC0415 -- names that are no text

    shutil.copy(SAMPLES / "unsigned.jpg", os.path.join(os.fsencode(tmp_path), name))  # noqa: PTH118 -- as above
    text = compare(name, SAMPLES / "camera.jpg", cwd=tmp_path)
    titles = tuple(MESSAGES[key] for key in MESSAGES if key.startswith("compare.label."))
    assert text.code == 0
    assert all(char.isprintable() or char == "\n" for char in text.out)
    at_the_edge = [line for line in text.out.splitlines() if line and not line.startswith("  ")]
    assert at_the_edge[0].startswith("B carries a Content Credentials record and A does not")
    assert set(at_the_edge[1:]) <= set(titles)
    assert compare(name, SAMPLES / "camera.jpg", "--format", "json", cwd=tmp_path).out.isascii()
    page = compare(name, SAMPLES / "camera.jpg", "--format", "html", cwd=tmp_path).out
    assert "<script" not in page
    assert "\x1b" not in page
