"""docs/findings.md says of every code what `howmade explain` says of it."""

from __future__ import annotations

import re

import pytest

from tests.docs.pages import FINDINGS, run, text_of
from verify.judge.severity import SEVERITY
from verify.render.findings_page import findings_page
from verify.words.code_groups_en import FINDING_GROUPS, STATUS_GROUPS
from verify.words.codes import explain_code, known_codes
from verify.words.findings_en import FINDINGS as TEXTS
from verify.words.status_en import STATUS


def _section(code: str) -> str:
    """Return what stands under a code, up to the next heading."""
    return re.split(r"\n(?:<a id=|##)", findings_page().partition(f"#### `{code}`\n")[2])[0]


def test_the_page_is_made_out_of_the_words_of_the_program() -> None:
    assert text_of(FINDINGS) == findings_page(), "run: python -m tests.docs.pages"


def test_every_code_has_one_anchor_of_its_own_name() -> None:
    anchors = re.findall(r'<a id="(.+?)"></a>\n#### `(.+?)`', findings_page())
    assert sorted(anchors) == sorted((code, code) for code in known_codes())


def test_every_group_of_codes_has_a_title_and_no_title_stands_over_nothing() -> None:
    assert {code.partition(".")[0] for code in TEXTS} == set(FINDING_GROUPS)
    assert {code.partition(".")[0] for code in STATUS} == set(STATUS_GROUPS)


def test_every_finding_that_a_report_can_carry_stands_on_the_page() -> None:
    assert set(SEVERITY) == set(TEXTS)


@pytest.mark.parametrize("code", known_codes())
def test_the_page_says_all_that_explain_says(code: str) -> None:
    explained = explain_code(code)
    assert explained is not None
    section = _section(code)
    assert [text for _, text in explained.parts if text not in section] == []


@pytest.mark.parametrize("code", ["record.content_changed", "cawg.ica.did_unavailable"])
def test_the_command_prints_what_stands_on_the_page(code: str) -> None:
    done = run("explain", code)
    assert done.returncode == 0
    printed = [line.strip() for line in done.stdout.splitlines() if line.startswith("  ") and line.strip()]
    assert printed
    assert [line for line in printed if line not in _section(code)] == []


def test_a_code_that_is_mistyped_is_answered_with_the_nearest_ones() -> None:
    done = run("explain", "record.contents_changed")
    assert done.returncode == 2
    assert "record.content_changed" in done.stderr
