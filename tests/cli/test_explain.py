"""`howmade explain CODE`: any code of a report in plain words."""

from __future__ import annotations

from tests.cli.program import howmade, several
from verify.words.codes import explain_code
from verify.words.findings_en import FINDINGS


def test_a_finding_is_explained_by_what_it_shows_what_it_does_not_and_what_to_do() -> None:
    run = howmade("explain", "record.content_changed")
    text = FINDINGS["record.content_changed"]
    assert (run.code, run.err) == (0, "")
    assert run.out.startswith("record.content_changed\n\nThe content does not match the record\n")
    parts = [run.out.index(part) for part in (text.title, text.shows, text.not_shows, text.do)]
    assert parts == sorted(parts)
    assert [line for line in run.out.split("\n") if line != line.rstrip()] == []


def test_a_status_code_of_the_standard_is_explained_too() -> None:
    run = howmade("explain", "signingCredential.untrusted")
    explained = explain_code("signingCredential.untrusted")
    assert explained
    assert run.code == 0
    assert explained.parts[0][1] in run.out


UNKNOWN = {
    "record.content_change": "did you mean record.content_changed",
    "xyzzy": "docs/findings.md lists every code",
    "odd\x1b[31m\n\u202e": "odd\\x1b[31m\\x0a\\u202e",
}


def test_an_unknown_code_is_wrong_usage_with_a_hint() -> None:
    for run, told in zip(several(howmade, [("explain", code) for code in UNKNOWN]), UNKNOWN.values(), strict=True):
        assert (run.code, run.out) == (2, "")
        assert told in run.err
        assert "\x1b" not in run.err


def test_explain_wants_exactly_one_code() -> None:
    calls = [("explain",), ("explain", "record.hidden", "record.multiple")]
    assert [run.code for run in several(howmade, calls)] == [2, 2]
