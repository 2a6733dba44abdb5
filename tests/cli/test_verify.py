"""`howmade verify`: files, folders, standard input; formats; outputs that appear whole; names that try to lie."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.program import ANCHOR, AT, ROOT, SAMPLES, check, environment, howmade
from tests.samples import authority, kit, media
from verify.model.schema import adapter

LEAF = authority.new_leaf(authority.new_signing_authority())
TOOL = kit.Agent("Test Camera", "1")
CAPTURED = kit.manifest("t.jpg", TOOL, [kit.action("c2pa.created", source_type=kit.CAPTURED, agent=TOOL)])
JPEG = media.media("image/jpeg")


def state(item: object) -> str:
    """Return the state of a record, or the code of an error."""
    assert isinstance(item, dict)
    return str(item["error"]["code"] if "error" in item else item["answers"]["record"]["state"])


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder as people have them: media with right and wrong names, other files, folders, links."""
    folder = tmp_path_factory.mktemp("archive")
    (folder / "b").mkdir()
    shutil.copy(SAMPLES / "camera.jpg", folder / "b" / "picture.dat")
    shutil.copy(SAMPLES / "kissing-altered.mp4", folder / "a.mp4")
    shutil.copy(SAMPLES / "unsigned.jpg", folder / "c.png")
    (folder / "notes.txt").write_text("not media")
    (folder / "empty.jpg").touch()
    (folder / "record.c2pa").write_bytes(kit.sign_detached(JPEG, "image/jpeg", CAPTURED, LEAF))
    (folder / "link.jpg").symlink_to(folder / "c.png")
    (folder / "b" / "up").symlink_to(folder)
    os.mkfifo(folder / "pipe.jpg")
    return folder


def test_a_folder_gives_its_media_in_the_order_of_their_names_known_by_their_content(archive: Path) -> None:
    run = check("--format", "jsonl", archive)
    assert [item["file"]["name"] for item in run.lines] == ["a.mp4", "c.png", "picture.dat"]
    assert [state(item) for item in run.lines] == ["altered", "absent", "intact"]
    assert run.code == 10
    assert "input.type_mismatch" in [finding["code"] for finding in run.lines[1]["findings"]]


def test_one_bad_input_among_several_costs_only_itself(archive: Path, tmp_path: Path) -> None:
    tail = (SAMPLES / "camera.jpg").read_bytes()
    cut = tmp_path / "cut.jpg"
    cut.write_bytes(tail[:3000])
    (tmp_path / "none").mkdir()
    bad = (tmp_path / "gone.jpg", archive / "empty.jpg", archive / "notes.txt", cut)
    worse = (tmp_path / "none", archive / "pipe.jpg", "/dev/zero", "https://example.org/x.jpg")
    run = check("--format", "json", SAMPLES / "camera.jpg", *bad, *worse, SAMPLES / "kissing.mp4")
    assert [state(item) for item in run.json] == [
        "intact",
        "input.missing",
        "input.empty",
        "input.not_media",
        "unreadable",
        "input.no_media",
        "input.not_regular",
        "input.not_regular",
        "input.address",
        "intact",
    ]
    assert run.code == 3
    assert run.err == ""
    for item in run.json:
        adapter().validate_python(item)
        if "error" in item:
            assert sorted(item["error"]) == ["code", "hint", "message"]
            assert all(item["error"].values())


def test_one_file_is_one_object_and_anything_else_an_array(archive: Path, tmp_path: Path) -> None:
    assert isinstance(check("--format", "json", SAMPLES / "camera.jpg").json, dict)
    assert isinstance(check("--format", "json", archive / "b").json, list)
    error = check("--format", "json", tmp_path / "gone.jpg")
    assert (error.json["error"]["code"], error.json["file"]["name"], error.code) == ("input.missing", "gone.jpg", 3)


def test_text_of_several_files_has_an_empty_line_between_them() -> None:
    run = check("--details", SAMPLES / "camera.jpg", SAMPLES / "gone.jpg", SAMPLES / "unsigned.jpg")
    parts = run.out.split("\n\ngone.jpg\ncould not be checked: there is no such file\nwhat to do: ")
    assert len(parts) == 2
    assert parts[0].startswith("camera.jpg\nCaptured with a camera")
    assert "\n\nunsigned.jpg\nNothing in this copy" in parts[1]
    assert "\x1b" not in run.out


def test_standard_input_is_an_input_like_any_other() -> None:
    data = (SAMPLES / "kissing.mp4").read_bytes()
    run = check("--format", "jsonl", "-", SAMPLES / "unsigned.jpg", stdin=data)
    assert [state(item) for item in run.lines] == ["intact", "absent"]
    facts = run.lines[0]["file"]
    assert (facts["name"], facts["path"], facts["bytes"]) == ("standard input", None, len(data))
    empty = check("--format", "json", "-")
    assert (empty.code, empty.json["error"]["code"]) == (3, "input.empty")
    assert (empty.json["file"]["name"], empty.json["file"]["path"]) == ("standard input", None)


def test_a_file_of_300_characters_is_an_input_error_and_the_others_are_checked() -> None:
    run = check("--format", "jsonl", "y" * 300, SAMPLES / "unsigned.jpg")
    assert [state(item) for item in run.lines] == ["input.unreadable", "absent"]


def test_a_file_with_the_longest_name_possible_is_checked(tmp_path: Path) -> None:
    path = tmp_path / ("x" * 251 + ".jpg")
    shutil.copy(SAMPLES / "unsigned.jpg", path)
    assert [state(item) for item in check("--format", "jsonl", path).lines] == ["absent"]


# -- records in files of their own -------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def pair(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with a picture, its record apart from it, and the anchor of its signer."""
    folder = tmp_path_factory.mktemp("pair")
    (folder / "photo.jpg").write_bytes(JPEG)
    (folder / "record.bin").write_bytes(kit.sign_detached(JPEG, "image/jpeg", CAPTURED, LEAF))
    (folder / "desk.pem").write_text(authority.pem(LEAF.root), encoding="ascii")
    (folder / "junk.bin").write_bytes(b"junk")
    return folder


def test_a_record_given_with_the_file_is_used_and_named_as_such(pair: Path) -> None:
    given = ("--format", "json", "--trust-anchors", pair / "desk.pem")
    run = check(*given, "--manifest", pair / "record.bin", pair / "photo.jpg")
    answers = run.json["answers"]
    assert (answers["record"]["state"], answers["record"]["location"], run.code) == ("intact", "sidecar", 0)
    assert (answers["signer"]["state"], answers["signer"]["recognized_by"]) == ("recognized", ["desk"])
    assert "record.sidecar" in [finding["code"] for finding in run.json["findings"]]
    other = check("--format", "json", "--manifest", pair / "record.bin", SAMPLES / "unsigned.jpg")
    assert (state(other.json), other.code) == ("altered", 10)


@pytest.mark.parametrize("name", ["photo.jpg.c2pa", "photo.c2pa"])
def test_a_record_beside_the_file_is_found_by_its_name(name: str, pair: Path, tmp_path: Path) -> None:
    shutil.copy(pair / "photo.jpg", tmp_path)
    shutil.copy(pair / "record.bin", tmp_path / name)
    run = check("--format", "json", tmp_path / "photo.jpg")
    assert (state(run.json), run.json["answers"]["record"]["location"]) == ("intact", "sidecar")


def test_a_given_record_that_cannot_be_one_stops_that_file(pair: Path) -> None:
    for given, code in ((pair / "junk.bin", "input.not_manifest"), (pair / "gone.bin", "input.missing")):
        run = check("--format", "json", "--manifest", given, pair / "photo.jpg")
        assert (run.code, run.json["error"]["code"]) == (3, code)


def test_junk_beside_a_file_does_not_keep_it_from_being_checked(tmp_path: Path) -> None:
    shutil.copy(SAMPLES / "unsigned.jpg", tmp_path / "photo.jpg")
    (tmp_path / "photo.c2pa").write_bytes(b"junk")
    assert "answers" in check("--format", "json", tmp_path / "photo.jpg").json


def test_a_record_alone_asks_for_its_media(pair: Path) -> None:
    run = check("--format", "json", pair / "record.bin")
    assert (state(run.json), run.json["answers"]["record"]["reasons"]) == ("unreadable", ["record.asset_missing"])


# -- trust and time ----------------------------------------------------------------------------------------------------


def test_lists_are_named_and_nobody_is_known_without_one() -> None:
    run = howmade("verify", "--format", "json", "--no-default-trust", "--at", AT, SAMPLES / "camera.jpg")
    assert run.json["checked"]["trust_lists"] == []
    assert run.json["answers"]["signer"]["state"] == "unrecognized"
    assert "Who signed: no trust list was loaded." in run.json["not_covered"]
    run = howmade(
        "verify", "--format", "json", "--trust-list", "itl", "--trust-anchors", ANCHOR, SAMPLES / "camera.jpg"
    )
    assert len(run.json["checked"]["trust_lists"]) == 2
    assert run.json["answers"]["signer"]["recognized_by"] == ["sample-authority"]


def test_the_time_of_the_check_decides_whether_a_certificate_was_valid() -> None:
    now = check("--format", "json", SAMPLES / "camera.jpg").json
    late = howmade(
        "verify", "--format", "json", "--trust-anchors", ANCHOR, "--at", "2050-01-01", SAMPLES / "camera.jpg"
    ).json
    assert now["checked"]["at"] == "2026-11-22T15:00:00Z"
    assert (now["answers"]["signer"]["state"], late["answers"]["signer"]["state"]) == ("recognized", "expired")
    assert (late["answers"]["record"]["state"], late["checked"]["at"]) == ("intact", "2050-01-01T00:00:00Z")


# -- outputs -----------------------------------------------------------------------------------------------------------


def test_an_output_file_holds_what_would_have_been_printed_and_nothing_is_printed(tmp_path: Path) -> None:
    target = tmp_path / "reports.json"
    run = check("--format", "json", "--output", target, SAMPLES / "kissing-altered.mp4")
    assert (run.out, run.code) == ("", 10)
    assert json.loads(target.read_text(encoding="utf-8"))["answers"]["record"]["state"] == "altered"
    assert [path.name for path in tmp_path.iterdir()] == ["reports.json"]


def test_an_output_file_appears_whole_or_not_at_all(tmp_path: Path) -> None:
    (tmp_path / "old.json").write_text("as it was")
    run = check("--output", tmp_path / "old.json", "--trust-list", "unknown", SAMPLES / "camera.jpg")
    assert (run.code, (tmp_path / "old.json").read_text()) == (4, "as it was")
    assert [path.name for path in tmp_path.iterdir()] == ["old.json"]
    nowhere = check("--output", tmp_path / "no" / "where.json", SAMPLES / "camera.jpg")
    assert (nowhere.code, nowhere.out) == (2, "")
    assert "--output" in nowhere.err


def test_an_output_file_may_be_read_by_those_who_may_read_its_neighbours(tmp_path: Path) -> None:
    check("--output", tmp_path / "report.txt", SAMPLES / "unsigned.jpg")
    (tmp_path / "neighbour").touch()
    assert (tmp_path / "report.txt").stat().st_mode == (tmp_path / "neighbour").stat().st_mode


@pytest.mark.parametrize("form", ["text", "jsonl"])
def test_a_reader_that_has_had_enough_is_no_failure(form: str) -> None:
    command = [sys.executable, "-m", "cli", "verify", "--format", form, "--details", *[str(SAMPLES)] * 8]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment(), cwd=ROOT, bufsize=0
    ) as process:
        assert process.stdout
        assert process.stderr
        assert process.stdout.read(10)
        process.stdout.close()
        told = process.stderr.read()
        assert (process.wait(60), told) == (0, b"")


def test_a_narrow_or_old_terminal_changes_no_output_that_goes_to_a_file() -> None:
    plain = check(SAMPLES / "kissing.mp4")
    for env in ({"NO_COLOR": "1", "TERM": "dumb"}, {"COLUMNS": "40", "FORCE_COLOR": "1"}):
        assert check(SAMPLES / "kissing.mp4", env=env) == plain


def test_an_output_that_knows_only_ascii_gets_plain_marks_and_no_failure() -> None:
    run = check(SAMPLES / "kissing.mp4", env={"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"})
    assert run.code == 0
    assert run.out.isascii()
    assert 'Acme Imaging, "Acme Camera", on the list' in run.out
