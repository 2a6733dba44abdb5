"""The line of a key in a TOML document, whatever else stands in the document."""

from __future__ import annotations

import json
import tomllib
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cli.toml_lines import MAX_DEPTH, Key, TooDeepError, key_lines

Draw = Any  # what hypothesis hands to a composite strategy

TRICKY = "ab\"'#[]{},=.\\\n é"
TEXTS = st.text(alphabet=TRICKY, max_size=12)
NAMES = st.text(alphabet=TRICKY.replace("\n", ""), max_size=6)
PLAIN = st.one_of(st.integers(), st.booleans(), TEXTS, st.dates(), st.datetimes(), st.floats(allow_nan=False))
VALUES = st.recursive(
    PLAIN, lambda inner: st.one_of(st.lists(inner, max_size=4), st.dictionaries(NAMES, inner, max_size=3)), max_leaves=8
)
TABLES = st.dictionaries(NAMES, st.dictionaries(NAMES, VALUES, max_size=3), max_size=4)
BETWEEN = st.sampled_from(["", " ", "\n", "\n\n", " # \"]' = [\n", "\n# [table]\n\t"])


class Document:
    """A TOML document being written, with the line of each key."""

    def __init__(self, draw: Draw) -> None:
        self.draw = draw
        self.text = ""
        self.lines: dict[Key, int] = {}

    def note(self, key: Key) -> None:
        self.lines.setdefault(key, self.text.count("\n") + 1)

    def blank(self) -> None:
        self.text += self.draw(BETWEEN)

    def name(self, name: str) -> str:
        forms = [json.dumps(name, ensure_ascii=False)]
        if "'" not in name:
            forms.append(f"'{name}'")
        if name.isascii() and name.isalpha():
            forms.append(name)
        return str(self.draw(st.sampled_from(forms)))

    def string(self, text: str) -> str:
        escaped = text.replace("\\", "\\\\")
        forms = [json.dumps(text, ensure_ascii=False), '"""\n' + escaped.replace('"""', '""\\"') + '"""']
        if "'" not in text and "\n" not in text:
            forms.append(f"'{text}'")
        if "'''" not in text:
            forms.append(f"'''\n{text}'''")
        return str(self.draw(st.sampled_from(forms)))

    def value(self, key: Key, value: object) -> None:
        if isinstance(value, dict):
            self.text += "{"
            for number, (name, inner) in enumerate(value.items()):
                self.text += ", " if number else " "
                self.pair((*key, name), inner)
            self.text += "}"
        elif isinstance(value, list):
            self.text += "["
            for number, inner in enumerate(value):
                self.blank()
                self.note((*key, number))
                self.value((*key, number), inner)
                self.blank()
                self.text += "," if number + 1 < len(value) or self.draw(st.booleans()) else ""
            self.blank()
            self.text += "]"
        elif isinstance(value, str):
            self.text += self.string(value)
        else:
            self.text += str(value).lower() if isinstance(value, bool | int | float) else str(value)

    def pair(self, key: Key, value: object) -> None:
        self.note(key)
        self.text += f"{self.name(str(key[-1]))}{self.draw(st.sampled_from(['=', ' = ']))}"
        self.value(key, value)

    def table(self, name: str, table: dict[str, object]) -> None:
        """Write a table under its heading, or as dotted keys where it begins."""
        self.blank()
        self.text += "\n"
        self.note((name,))
        self.text += f"[ {self.name(name)} ]{self.draw(st.sampled_from(['', ' # [[', ' ']))}\n"
        for inner, value in table.items():
            self.blank()
            self.pair((name, inner), value)
            self.text += self.draw(st.sampled_from(["\n", "  # = ,\n", "\r\n"]))


@st.composite
def documents(draw: Draw) -> tuple[str, dict[str, Any], dict[Key, int]]:
    data, document = draw(TABLES), Document(draw)
    for name, table in data.items():
        document.table(name, table)
    return document.text, data, document.lines


@given(documents())
def test_every_key_of_any_document_is_found_on_the_line_where_it_is_written(
    made: tuple[str, dict[str, Any], dict[Key, int]],
) -> None:
    text, data, lines = made
    assert tomllib.loads(text) == data  # what was written is what was meant
    assert key_lines(text) == lines
    for key, line in lines.items():
        if isinstance(key[-1], str) and key[-1].isalpha():
            assert key[-1] in text.replace("\r\n", "\n").split("\n")[line - 1]


@given(st.text(alphabet=TRICKY + "\r\t", max_size=60))
def test_a_document_that_is_not_well_formed_gives_what_was_understood_and_ends(text: str) -> None:
    assert all(1 <= line <= text.count("\n") + 1 for line in key_lines(text).values())


def test_tables_in_other_forms_are_followed_too() -> None:
    text = 'a.b.c = 1\n\n[x."y z"]\nk.l = {m = [\n 1,\n\n 2]}\n'
    text += '[[s]]\nn = 1\n[[s]]\nn = 2\n[s.t]\nu = """\n[no]\n"""\nv = 1\n'
    assert tomllib.loads(text)["s"][1]["t"]["v"] == 1
    assert key_lines(text) == {
        ("a",): 1,
        ("a", "b"): 1,
        ("a", "b", "c"): 1,
        ("x",): 3,
        ("x", "y z"): 3,
        ("x", "y z", "k"): 4,
        ("x", "y z", "k", "l"): 4,
        ("x", "y z", "k", "l", "m"): 4,
        ("x", "y z", "k", "l", "m", 0): 5,
        ("x", "y z", "k", "l", "m", 1): 7,
        ("s",): 8,
        ("s", 0): 8,
        ("s", 0, "n"): 9,
        ("s", 1): 10,
        ("s", 1, "n"): 11,
        ("s", 1, "t"): 12,
        ("s", 1, "t", "u"): 13,
        ("s", 1, "t", "v"): 16,
    }


DEEP = {
    "arrays": "a = " + "[" * 100_000,
    "tables": "a = " + "{a = " * 50_000,
    "names": "b = 1\na" + ".a" * 100_000 + " = 1",
    "heading": "\n[a" + ".a" * 100_000 + "]",
}


@pytest.mark.parametrize("story", DEEP)
def test_a_deep_document_is_refused_before_the_parser_sees_it(story: str) -> None:
    with pytest.raises(TooDeepError) as refused:
        key_lines(DEEP[story])
    assert refused.value.line == {"names": 2, "heading": 2}.get(story, 1)


def test_a_key_may_have_as_many_names_as_the_bound_and_not_one_more() -> None:
    names = [f"n{number}" for number in range(MAX_DEPTH)]
    assert key_lines(".".join(names) + " = 1")[tuple(names)] == 1
    with pytest.raises(TooDeepError):
        key_lines(".".join(names) + " = [1]")


@pytest.mark.parametrize("text", ["a = [" + "1," * 100_000 + "]", 'a = """' + '\\"' * 100_000 + '"""'])
def test_a_long_document_is_followed_to_its_end(text: str) -> None:
    assert key_lines(f"{text}\nb = 1")[("b",)] == 2
