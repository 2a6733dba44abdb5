"""CSV: whole outputs, columns that stay, and nothing that a spreadsheet would take for a formula."""

from __future__ import annotations

import csv
import io
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from syrupy.assertion import SnapshotAssertion

from tests.cli.program import SAMPLES, check
from tests.render.hostile import HOSTILE, error_of, poisoned, report_of
from tests.render.reports import ERROR, TWELVE, report, stable
from verify.render.as_csv import BYTE_ORDER_MARK, COLUMNS, MAX_CELL, cell, csv_header, to_csv_line

FORMULA = tuple("=+-@\t\r\n\0\uff1d\uff0b\uff0d\uff20")


csv.field_size_limit(10_000_000)  # read by another separator, a whole line is one field


def read(text: str, separator: str = ",") -> list[list[str]]:
    """Return the rows as a reader has them: a strict one, unless it takes another separator than ours."""
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=separator == ","))


def row(text: str) -> dict[str, str]:
    """Return the one row of a line by the names of the columns."""
    assert text.endswith("\r\n")
    assert text.count("\n") == text.count("\r") == 1
    (cells,) = read(text)
    assert len(cells) == len(COLUMNS)
    return dict(zip(COLUMNS, cells, strict=True))


def hidden(char: str) -> bool:
    return unicodedata.category(char) in ("Cc", "Cf", "Cs", "Zl", "Zp")


def computed(text: str) -> bool:
    """Tell whether a spreadsheet that trims its cells takes this one for a formula."""
    return text.strip().startswith(FORMULA)


def harmless(text: str) -> bool:
    """Tell whether a cell is no formula and has nothing hidden in it."""
    return not text.startswith(FORMULA) and not computed(text) and not any(map(hidden, text))


@pytest.mark.parametrize("name", TWELVE)
def test_a_file_as_a_line(name: str, snapshot: SnapshotAssertion) -> None:
    line = row(to_csv_line(report(name)))
    line["bytes"] = "<bytes>"
    assert stable("\n".join(f"{column}: {value}".rstrip() for column, value in line.items())) == snapshot


def test_an_error_as_a_line(snapshot: SnapshotAssertion) -> None:
    assert to_csv_line(ERROR) == snapshot


def test_the_header_names_the_columns_once_and_begins_with_the_mark_of_utf_8() -> None:
    header = csv_header()
    assert header.startswith(BYTE_ORDER_MARK + '"file","path","url","sha256","bytes"')
    assert read(header.removeprefix(BYTE_ORDER_MARK)) == [list(COLUMNS)]
    assert len(set(COLUMNS)) == len(COLUMNS)


def test_the_contract_tells_of_every_column_in_order() -> None:
    table = (SAMPLES.parent / "docs" / "contract.md").read_text(encoding="utf-8").partition("\n| column |")[2]
    rows = table.partition("\n\n")[0].splitlines()[2:]
    assert tuple(line.split("|")[1].strip(" `") for line in rows) == COLUMNS


def test_a_sample_by_its_columns() -> None:
    line = row(to_csv_line(report("kissing.mp4")))
    assert line["record_state"], line["signer_state"] == ("intact", "recognized")
    assert line["ai_generators"] == "KissAnyone 1"
    assert line["ai_inputs"] == "2"
    assert line["notices"] == "time.stated_only; ai.inputs"
    assert line["headline"] == report("kissing.mp4").headline
    assert line["error_code"] == ""


def test_two_lists_that_know_a_signer_stand_in_one_cell() -> None:
    assert row(to_csv_line(report("two-lists.jpg")))["signer_recognized_by"] == "first list; second list"


def test_names_in_other_scripts_stand_as_they_are() -> None:
    line = row(to_csv_line(report("新聞 صورة תמונה.jpg")))
    assert line["file"] == "新聞 صورة תמונה.jpg"
    assert line["signer_organization"] == "وكالة الأنباء"


def test_a_finding_stands_in_the_column_of_its_severity() -> None:
    altered = report("kissing-altered.mp4")
    line = row(to_csv_line(altered))
    by = {one.code: one.severity.value for one in altered.findings}
    for severity in ("problem", "warning", "notice", "info"):
        shown = [code for code in line[f"{severity}s"].split("; ") if code]
        assert shown == [code for code in by if by[code] == severity]


@pytest.mark.parametrize("what", HOSTILE)
def test_hostile_text_in_every_field_is_no_formula_and_stays_in_its_cell(what: str) -> None:
    text = HOSTILE[what]
    for item in (report_of(text), poisoned(report("kissing-altered.mp4"), text), error_of(text)):
        line = to_csv_line(item)
        cells = row(line)
        assert all(harmless(value) for value in cells.values())
        assert all(len(value) <= MAX_CELL + 1000 for value in cells.values())
        later = [part for value in read(line, ";") for part in value[1:]]  # read as in countries with decimal commas
        assert not any(computed(part) for part in later)


def test_a_leading_formula_character_gets_an_apostrophe_and_nothing_else_changes() -> None:
    assert cell("=1+1") == '"\'=1+1"'
    assert cell("a = b") == '"a = b"'
    assert cell('say "x"') == '"say ""x"""'
    assert cell("one\r\ntwo") == '"one two"'
    assert cell("a; -b") == '"a; \'-b"'


@given(st.text())
def test_any_text_is_one_harmless_cell(text: str) -> None:
    assert harmless(read(cell(text))[0][0] if text else "")


@given(st.text(st.sampled_from("=+-@\t\r\n\0 ;,\"'\u200b\uff1da"), max_size=12))
def test_any_text_of_signs_is_one_harmless_cell_whatever_the_separator(text: str) -> None:
    (cells,) = read(cell(text) + "," + cell("x"))
    assert len(cells) == 2
    assert harmless(cells[0])
    for split in read('"x",' + cell(text), ";"):
        assert not any(computed(part) for part in split[1:])


def test_the_program_writes_the_header_once_and_a_line_for_each_file_in_utf_8_whatever_the_system_has() -> None:
    files = (SAMPLES / "camera.jpg", "gone-é.jpg", SAMPLES / "unsigned.jpg")
    run = check("--format", "csv", *files, env={"PYTHONIOENCODING": "latin-1"})
    assert run.out.count(BYTE_ORDER_MARK) == 1
    header, *rows = read(run.out.removeprefix(BYTE_ORDER_MARK))
    assert header == list(COLUMNS)
    assert [row[0] for row in rows] == ["camera.jpg", "gone-é.jpg", "unsigned.jpg"]
    assert [row[-3] for row in rows] == ["", "input.missing", ""]
    assert run.code == 3
