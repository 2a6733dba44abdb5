"""Every status code of the standards has its three texts, and none tells more than the code shows."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from verify import Policy, Verifier
from verify.errors import InputError
from verify.judge.status import About, about
from verify.words.codes import explain_code, near_codes, status_groups
from verify.words.status_en import ABOUT, KINDS, STATUS
from verify.words.status_text import FAILURE, INFORMATIONAL, SUCCESS

LISTS = json.loads((Path(__file__).parent / "status_codes.json").read_text(encoding="utf-8"))["sets"]
"""The names of all codes, by document and kind."""

OUTCOMES = (SUCCESS, INFORMATIONAL, FAILURE)
CHANGES = frozenset({About.CONTENT, About.CLAIM, About.SIGNATURE})
"""What a failure has to be about to be told as something that is not what was signed."""

NO_CHANGE = frozenset({About.SIGNER, About.TIME, About.IDENTITY, About.MISSING, About.RULE})
FAILURES = [code for code, text in STATUS.items() if text.kind == FAILURE]


@pytest.mark.parametrize("document", LISTS, ids=lambda item: item["document"][:40])
@pytest.mark.parametrize("kind", OUTCOMES)
def test_every_code_of_a_document_is_explained_as_the_kind_that_it_is(document: dict[str, Any], kind: str) -> None:
    assert dict.fromkeys(document[kind], kind) == {
        code: STATUS[code].kind if code in STATUS else None for code in document[kind]
    }


def test_no_code_is_explained_that_no_document_knows() -> None:
    listed = [code for document in LISTS for kind in OUTCOMES for code in document[kind]]
    assert len(listed) == len(set(listed))
    assert set(STATUS) == set(listed)
    assert all(document["source"].startswith("https://") and document["read"] for document in LISTS)


def _codes(value: Any) -> Iterator[str]:  # noqa: ANN401 -- JSON
    """Yield the codes of every result in crJSON, those of ingredients, too."""
    if isinstance(value, dict):
        for kind in OUTCOMES:
            entries = value.get(kind)
            yield from (item["code"] for item in entries if "code" in item) if isinstance(entries, list) else ()
        yield from (code for inner in value.values() for code in _codes(inner))
    elif isinstance(value, list):
        yield from (code for inner in value for code in _codes(inner))


def test_every_code_that_the_engine_gives_for_other_people_s_files_is_explained(corpus: Path) -> None:
    verifier, seen = Verifier(Policy()), set()
    for path in sorted((corpus / "files").iterdir()):
        try:
            crjson = verifier.see(path).facts.crjson
        except InputError:
            continue
        seen.update(_codes(json.loads(crjson)) if crjson else ())
    assert len(seen) > 20, "the files give many codes"
    assert seen - set(STATUS) == set()


@pytest.mark.parametrize("code", FAILURES)
def test_what_a_failure_is_about_is_what_the_judge_takes_it_for(code: str) -> None:
    assert STATUS[code].about == about(code)


@pytest.mark.parametrize("code", FAILURES)
def test_a_failure_that_is_no_change_says_so(code: str) -> None:
    if about(code) in NO_CHANGE:
        assert "change of the content" in STATUS[code].not_shows
    else:
        assert about(code) in {*CHANGES, About.DAMAGED}
        assert "rule of form" not in STATUS[code].not_shows


@pytest.mark.parametrize("code", STATUS)
def test_only_codes_about_content_claim_and_signature_speak_of_what_is_not_what_was_signed(code: str) -> None:
    told = "not the one" in STATUS[code].title or "does not match" in STATUS[code].title
    identity = code.startswith("cawg.")  # the identity's own signature or parts, on its own line
    named = "that the record names" in STATUS[code].title  # a preserved original beside the content
    assert not told or identity or named or about(code) in CHANGES


@pytest.mark.parametrize("code", STATUS)
def test_every_text_is_one_or_more_whole_sentences_and_the_title_is_none(code: str) -> None:
    text = STATUS[code]
    assert not text.title.endswith(".")
    assert len(text.title) <= 80
    for part in (text.shows, text.not_shows, text.do):
        assert part[0].isupper()
        assert part.endswith(".")
    assert text.kind in KINDS
    assert text.about in ABOUT


def test_what_codes_can_be_about_is_what_the_judge_knows() -> None:
    assert set(ABOUT) == set(About)


def test_every_code_stands_in_one_group() -> None:
    grouped = [code for group in status_groups() for code, _ in group.codes]
    assert sorted(grouped) == sorted(STATUS)
    assert all(group.codes for group in status_groups())


def test_a_status_code_is_explained_with_its_kind_and_what_it_is_about() -> None:
    found = explain_code("timeStamp.untrusted")
    assert found is not None
    assert (found.kind, found.about) == (INFORMATIONAL, "time")
    assert [label for label, _ in found.parts[1:]] == [
        "What kind of code",
        "What it shows",
        "What it does not show",
        "What to do next",
    ]


NEAR = {
    "datahash.mismatch": "assertion.dataHash.mismatch",
    "signingcredential.Untrusted": "signingCredential.untrusted",
    "record.content_change": "record.content_changed",
    "timeStamp.untrustd": "timeStamp.untrusted",
}


@pytest.mark.parametrize(("typed", "meant"), NEAR.items())
def test_a_mistyped_code_leads_to_the_one_that_was_meant(typed: str, meant: str) -> None:
    assert near_codes(typed)[0] == meant


@pytest.mark.parametrize("typed", ["", "xyzzy", "\x00", "a" * 100_000])
def test_what_is_like_no_code_leads_nowhere(typed: str) -> None:
    assert near_codes(typed) == ()
