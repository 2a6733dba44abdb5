"""Markdown: a text counts as one only with front matter, of which only the label is read. All texts are synthetic."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.media.documents import LABEL, markdown
from tests.media.forge import at_ranges, found, said
from tests.media.test_walk_hostile import Sparse
from verify.media.bytesource import MemorySource
from verify.media.identify import MARKDOWN, identify
from verify.media.limits import KIB, MAX_FRONT_MATTER
from verify.media.markdown import MAX_LINES
from verify.media.sniff import UNKNOWN

TEXT = "text/markdown"


def values(data: bytes) -> list[bytes]:
    return [packet.data for packet in found(data, TEXT).packets]


@pytest.mark.parametrize(
    "data",
    [
        b"---\ntitle: a\n---\n",
        b"---\r\ntitle: a\r\n---\r\ntext",
        b"--- \ntitle:\n  - a\n---",
        b"\xef\xbb\xbf---\na: b\n---\n",
        b'---\n# a comment\n"quoted key": 1\n---\n',
        b"---\na: b\n" + b"#" * (MAX_FRONT_MATTER - 13) + b"\n---\n",
    ],
)
def test_a_text_that_begins_with_front_matter_is_markdown(data: bytes) -> None:
    assert identify(MemorySource(data)) == MARKDOWN


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"# A walk\n\ntext\n",
        b"AIGC: " + LABEL.encode(),
        b"---\ntitle: a\n",
        b"---\n---\n",
        b"---\njust text\n---\n",
        b"----\ntitle: a\n----\n",
        b"---title: a\n---\n",
        b"---\ntitle: a\n----\n",
        b"---\ntitle: a\n ---\n",
        b"\n---\ntitle: a\n---\n",
        b"---\ntitle: a\0\n---\n",
        b"---\n- a: b\n---\n",
        b"---\na: b\n" + b"#" * MAX_FRONT_MATTER + b"\n---\n",
    ],
)
def test_any_other_text_is_not_media(data: bytes) -> None:
    assert identify(MemorySource(data)) == UNKNOWN


def test_only_the_beginning_of_a_long_text_is_read() -> None:
    data = markdown(f" {LABEL}")
    source = Sparse(1 << 30, {0: data})
    assert identify(source) == MARKDOWN
    assert source.taken < 100 * KIB


def test_the_label_is_told_with_its_place() -> None:
    data = markdown(f" {LABEL}")
    result = found(data, TEXT)
    assert said(result) == [("text", "Markdown front matter", "AIGC", LABEL.encode())]
    assert at_ranges(data, result.packets[0]) == b" " + LABEL.encode() + b"\n"


FORMS = {
    "lines": ('\n  Label: "1"\n  ProduceID: a-1', {"Label": "1", "ProduceID": "a-1"}),
    "lines with tabs and comments": ("\n\tLabel: 1 # generated\n\t# nothing\n", {"Label": "1"}),
    "comment before the lines": (" # the law\n  Label: 1", {"Label": "1"}),
    "quoted keys": ('\n  \'Label\': \'1\'\n  "ProduceID": "say \\"a\\""', {"Label": "1", "ProduceID": 'say "a"'}),
    "single quotes in single quotes": ("\n  ProduceID: 'it''s'", {"ProduceID": "it's"}),
    "empty values": ("\n  Label: 1\n  ReservedCode1:\n  ReservedCode2: null\n  ProduceID: ''", {"Label": "1"}),
    "a hash inside a code": ("\n  ProduceID: a#b", {"ProduceID": "a#b"}),
    "a key twice": ("\n  Label: 1\n  Label: 3", {"Label": "1"}),
    "a text in quotes that do not end": ('\n  Label: "1', {"Label": "1"}),
    "lines of Windows": ("\r\n  Label: 1\r\n  ProduceID: b", {"Label": "1", "ProduceID": "b"}),
}


@pytest.mark.parametrize("name", FORMS)
def test_lines_of_keys_and_values_are_told_as_the_json_that_they_mean(name: str) -> None:
    written, meant = FORMS[name]
    (value,) = values(markdown(written))
    assert json.loads(value) == meant


@pytest.mark.parametrize(
    ("written", "told"),
    [
        (' "{\\"Label\\":\\"1\\"}" # note', b'"{\\"Label\\":\\"1\\"}"'),
        (" '{\"ProduceID\":\"it''s\"}'", b'{"ProduceID":"it\'s"}'),
        (' >\n  {"Label":\n  "1"}', b'{"Label":\n  "1"}'),
        ("", b""),
        (" yes", b"yes"),
        ("\n  - a\n  - b", b"- a\n  - b"),
        (" '", b""),
        (" {", b""),
    ],
)
def test_other_forms_are_told_without_their_quotes(written: str, told: bytes) -> None:
    assert values(markdown(written)) == [told]


def test_a_key_inside_another_or_after_the_front_matter_is_no_label() -> None:
    assert values(b"---\nmeta:\n  AIGC: 1\nAIGCx: 2\nxAIGC: 3\n---\nAIGC: 4\n") == []


def test_every_label_at_the_top_is_told() -> None:
    assert values(b'---\nAIGC: 1\n"aigc" : 2\n---\n') == [b"1", b"2"]


def test_more_lines_than_the_standard_has_keys_are_passed_over() -> None:
    (value,) = values(markdown("".join(f"\n  k{number}: 1" for number in range(1000))))
    assert len(json.loads(value)) == MAX_LINES


@given(st.text(alphabet="AIGC:-'\"{}|> #\n\r\tLabel1é\ufeff", max_size=200))
@settings(deadline=None)
def test_any_front_matter_gives_places_inside_it(text: str) -> None:
    data = f"---\nAIGC: {text}\n---\n".encode()
    for packet in found(data, TEXT).packets:
        assert packet.where == "Markdown front matter"
