"""Text as a person sees it: in terminals of several widths, in pipes, in other encodings; and tables of many files."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import shutil
import struct
import subprocess
import sys
import termios
from pathlib import Path

import pytest

from tests.cli.program import ANCHOR, AT, ROOT, SAMPLES, check, environment
from verify.render.columns import width_of

VERIFY = (sys.executable, "-m", "cli", "verify", "--no-default-trust", "--trust-anchors", str(ANCHOR), "--at", AT)


def at_a_terminal(*arguments: str | Path, columns: int, **env: str) -> str:
    """Run ``verify`` with its output on a terminal of a width, and return what appeared there."""
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
    command = [*VERIFY, *map(str, arguments)]
    shown = b""
    with subprocess.Popen(
        command, stdout=theirs, stderr=subprocess.DEVNULL, cwd=ROOT, env=environment(**{"TERM": "xterm", **env})
    ) as process:
        os.close(theirs)
        while True:
            try:
                part = os.read(ours, 65536)
            except OSError:  # Linux says so when the program has ended
                break
            if not part:
                break
            shown += part
        process.wait(60)
    os.close(ours)
    return shown.decode().replace("\r\n", "\n")


def unstyled(text: str) -> str:
    return re.sub(r"\x1b\[\d*m", "", text)


@pytest.mark.parametrize(("columns", "widest"), [(40, 40), (80, 80), (200, 100)])
def test_a_report_is_as_wide_as_the_terminal_but_not_wider_than_is_good_to_read(columns: int, widest: int) -> None:
    lines = unstyled(at_a_terminal(SAMPLES / "kissing.mp4", columns=columns)).split("\n")
    assert widest - 12 < max(map(width_of, lines)) <= widest


def test_the_environment_may_say_how_wide_a_terminal_is() -> None:
    lines = unstyled(at_a_terminal(SAMPLES / "kissing.mp4", columns=80, COLUMNS="50")).split("\n")
    assert 40 < max(map(width_of, lines)) <= 50


def test_a_terminal_shows_names_and_titles_in_bold_and_underlined_and_no_colour() -> None:
    shown = at_a_terminal(SAMPLES / "kissing.mp4", columns=80)
    assert set(re.findall(r"\x1b\[([\d;]*)m", shown)) == {"0", "1", "4"}
    assert shown.startswith("\x1b[1mkissing.mp4\x1b[0m\n")


@pytest.mark.parametrize("env", [{"NO_COLOR": "1"}, {"TERM": "dumb"}, {"NO_COLOR": "1", "FORCE_COLOR": "1"}])
def test_a_terminal_that_wants_no_styles_gets_what_a_pipe_gets(env: dict[str, str]) -> None:
    assert at_a_terminal(SAMPLES / "kissing.mp4", columns=80, **env) == check(SAMPLES / "kissing.mp4").out


def test_a_pipe_stays_plain_whatever_the_environment_wishes() -> None:
    plain = check(SAMPLES / "kissing.mp4")
    assert check(SAMPLES / "kissing.mp4", env={"FORCE_COLOR": "1", "CLICOLOR_FORCE": "1", "COLUMNS": "40"}) == plain
    assert "\x1b" not in plain.out


@pytest.mark.parametrize("encoding", ["ascii", "latin-1"])
def test_an_encoding_without_lines_gets_a_typed_tree_in_the_same_columns(encoding: str) -> None:
    run = check(SAMPLES / "kissing.mp4", env={"PYTHONIOENCODING": encoding})
    assert "\n  `-- This file; signer recognised: Acme Imaging\n      |-- two pictures went in" in run.out
    assert run.out.isascii()
    assert max(map(len, run.out.split("\n"))) <= 80
    assert run.code == 0


# -- several files -----------------------------------------------------------------------------------------------------


def test_several_files_are_a_line_each_in_columns_and_then_how_to_see_more(tmp_path: Path) -> None:
    long = tmp_path / f"{'a-very-long-name-' * 8}0042.jpg"
    shutil.copy(SAMPLES / "camera.jpg", long)
    shutil.copy(SAMPLES / "unsigned.jpg", tmp_path / "新聞の写真.jpg")
    run = check(SAMPLES / "kissing-altered.mp4", tmp_path, SAMPLES / "famous-name.jpg", SAMPLES / "gone.jpg")
    lines = run.out.split("\n")
    head = lines[0]
    assert head.split() == ["File", "Record", "Signer", "AI", "Most", "serious", "finding"]
    assert [re.split(r"\s{2,}", line) for line in lines[1:6]] == [
        [
            "kissing-altered.mp4",
            "altered",
            "recognised",
            "not stated",
            "problem: The content does not match the record",
        ],
        [lines[2].split("  ")[0], "intact", "recognised", "declared none", "notice: The time is only stated"],
        ["新聞の写真.jpg", "none", "none", "not stated"],
        ["famous-name.jpg", "intact", "unlisted", "declared none", "notice: No loaded list knows the signer"],
        ["gone.jpg", "could not be checked: there is no such file"],
    ]
    assert re.match(r"a-very-long-name-.*….*name-0042\.jpg  ", lines[2])
    begin = head.index("Record")
    for line in lines[1:5]:
        cut = next(number for number in range(len(line)) if width_of(line[:number]) == begin)
        assert re.match(r"  (altered|intact|none) ", line[cut - 2 :])
    assert lines[6:] == ["", "For all that was found about one of them: howmade verify FILE", ""]


def test_a_file_named_like_a_label_does_not_look_like_an_answer(tmp_path: Path) -> None:
    shutil.copy(SAMPLES / "unsigned.jpg", tmp_path / "Record")
    for arguments in ((tmp_path / "Record",), (tmp_path / "Record", tmp_path / "AI")):
        assert "\n“Record”" in f"\n{check(*arguments).out}"


def test_details_of_several_files_are_whole_reports() -> None:
    run = check("--details", SAMPLES / "kissing.mp4", SAMPLES / "gone.jpg")
    assert run.out.startswith("kissing.mp4\nAI-generated")
    assert "\n\ngone.jpg\ncould not be checked: there is no such file\nwhat to do: " in run.out


@pytest.mark.parametrize("columns", [40, 80, 200])
def test_a_table_fits_its_terminal(columns: int) -> None:
    shown = unstyled(at_a_terminal(SAMPLES, SAMPLES / "gone.jpg", columns=columns))
    assert [line for line in shown.split("\n") if width_of(line) > columns] == []
    for name in ("kissing.mp4", "camera.jpg", "gone.jpg"):
        assert f"\n{name}" in shown
    assert shown.count("altered") >= 2
    assert ("Most serious finding" in shown) is (columns == 200)


def test_each_file_of_many_appears_as_soon_as_it_is_checked(tmp_path: Path) -> None:
    for number in range(40):
        shutil.copy(SAMPLES / "unsigned.jpg", tmp_path / f"{number:03}.jpg")
    with subprocess.Popen(
        [*VERIFY, str(tmp_path)], stdout=subprocess.PIPE, cwd=ROOT, env=environment(), bufsize=0
    ) as process:
        assert process.stdout
        first = process.stdout.readline() + process.stdout.readline()
        running = process.poll() is None
        rest = process.stdout.read()
    assert first.startswith(b"File ")
    assert b"000.jpg" in first
    assert running
    assert rest.count(b".jpg") == 39
