"""`howmade explain CODE`: any code of a report in plain words."""

from __future__ import annotations

from tests.cli.program import howmade, several
from verify.words.codes import explain_code, finding_groups, known_codes, status_groups
from verify.words.findings_en import FINDINGS
from verify.words.status_en import STATUS


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
    assert [text for part in explained.parts for text in part if text not in run.out] == []
    assert "A failure code: one check that did not hold. It is about who signed, and not about the content." in run.out


UNKNOWN = {
    "record.content_change": "did you mean record.content_changed",
    "datahash.mismatch": "did you mean assertion.dataHash.mismatch",
    "xyzzy": "every code is listed by: howmade explain --list",
    "odd\x1b[31m\n\u202e": "odd\\x1b[31m\\x0a\\u202e",
}


def test_an_unknown_code_is_wrong_usage_with_a_hint() -> None:
    for run, told in zip(several(howmade, [("explain", code) for code in UNKNOWN]), UNKNOWN.values(), strict=True):
        assert (run.code, run.out) == (2, "")
        assert told in run.err
        assert "\x1b" not in run.err


def test_without_a_code_every_code_is_listed_under_headings_one_a_line() -> None:
    bare, listed = several(howmade, [("explain",), ("explain", "--list")])
    assert bare == listed
    assert (listed.code, listed.err) == (0, "")
    lines = listed.out.splitlines()
    assert [line.split()[0] for line in lines if line.startswith("    ")] == [
        code for group in (*finding_groups(), *status_groups()) for code, _ in group.codes
    ]
    assert lines.index("Findings") < lines.index("  The record") < lines.index("C2PA status codes")
    assert "    record.content_changed" in listed.out
    assert "The content does not match the record" in listed.out


def test_the_same_as_json_for_other_programs() -> None:
    one, every = several(
        howmade, [("explain", "timeStamp.untrusted", "--format", "json"), ("explain", "--list", "--format", "json")]
    )
    text = STATUS["timeStamp.untrusted"]
    assert one.json == {"code": "timeStamp.untrusted", **text._asdict()}
    assert [item["code"] for item in every.json] == list(known_codes())
    assert one.json in every.json
    (finding,) = (item for item in every.json if item["code"] == "record.hidden")
    assert (finding["kind"], finding["about"], finding["do"]) == ("finding", "", FINDINGS["record.hidden"].do)


def test_explain_wants_one_code_or_the_list() -> None:
    calls = [("explain", "record.hidden", "record.multiple"), ("explain", "record.hidden", "--list")]
    both = several(howmade, calls)
    assert [(run.code, run.out) for run in both] == [(2, ""), (2, "")]
    assert "leave out the code or --list" in both[1].err
