"""Reports with the same hostile text in every field that can hold text: what each format is tried with.

They are built from the types themselves, so a field that is added to the report is tried in every format from then on.
"""

from __future__ import annotations

import types
from collections.abc import Mapping
from enum import Enum
from typing import Any, Final, TypeVar, Union, get_args, get_origin, get_type_hints

from verify.model.identity import Identity
from verify.model.report import ErrorReport, Report
from verify.model.second import SecondOpinion
from verify.model.signing import SIGNING

_LATE: Final[dict[str, Any]] = {**SIGNING, "SecondOpinion": SecondOpinion, "Identity": Identity}
_T = TypeVar("_T")

HOSTILE: Final[Mapping[str, str]] = {
    "formula": '=HYPERLINK("http://x","y")',
    "formula at": "@SUM(1+1)*cmd|' /C calc'!A0",
    "formula plus": "+1+1",
    "formula minus": "-1+1|cmd",
    "formula behind a tab": "\t=1+1",
    "formula behind a return": "\r=1+1",
    "formula behind a break": "\n=1+1",
    "formula behind a zero": "\0=1+1",
    "formula behind blanks": "  =1+1",
    "formula behind a zero width": "\u200b=1+1",
    "wide formula": "\uff1dSUM(A1)",
    "wide plus": "\uff0b1",
    "wide minus": "\uff0d1",
    "wide at": "\uff20SUM(A1)",
    "formula in a later cell": 'a";=1+1;"@x;\t-2',
    "quotes": '","","=1+1","',
    "script": "<script>alert(1)</script>",
    "picture": "<img src=x onerror=alert(1)>",
    "attribute": "\" onmouseover='alert(1)' x=\"",
    "entity": "&lt;b&gt; &#60;script&#62; &amp;",
    "comment": "--><!--]]><![CDATA[</style></svg>",
    "fence": "```\n# x\n```",
    "graves": "a` ``b`` `",
    "tildes": "~~~\nx\n~~~",
    "table": "| a | b |\n|---|---|\n| c | d |",
    "link": "[x](javascript:alert(1))",
    "link of two lines": "[x]\n(http://x.example)",
    "picture in markdown": "![x](http://x.example/y.png)",
    "reference": "[x]: http://x.example",
    "pointed address": "<http://x.example>",
    "address": "see http://x.example/y?z=1#a and www.x.example or x.example",
    "mail": "a@x.example mailto:a@x.example",
    "mention": "@everyone @here <!channel> @octo/team",
    "issue": "#1 GH-1 a/b#1 a/b@0123456789abcdef 0123456789abcdef0123456789abcdef01234567",
    "emphasis": "**a** __b__ *c* _d_ ~~e~~ ***",
    "heading": "# a",
    "underline": "a\n===\n---",
    "list": "- a\n1. b\n+ c\n* d",
    "number": "1. a",
    "number with a bracket": "1) a",
    "rule": "---",
    "quote": "> a",
    "indented": "    a",
    "back-slash": "\\",
    "back-slash at the end": "a`\\",
    "math": "$$x$$ $`x`$",
    "macro": "{code}x{code} {{x}} {% x %} ${x} %s {0} {kind}",
    "colour": "\x1b[31mred\x1b[0m\x1b]8;;http://x\x07y\x9b2J",
    "controls": "a\nb\rc\x00d\x07e\x08f\x7fg\x85h",
    "line separators": "a\u2028b\u2029c\vd\fe",
    "right to left": "\u202egpj.exe\u202c \u2066x\u2069 \u200f\u061c",
    "zero width": "a\u200bb\u2060c\ufeffd\u00ade",
    "tags": "\U000e0041\U000e0042\ufe0f\ue000\uffff",
    "halves": "\ud800 x \udfff\udcff",
    "marks": "e" + "\u0301" * 500,
    "long word": "W" * 1_000_000,
    "long formula": "=" * 1_000_000,
    "long brackets": "[" * 1_000_000,
    "long dots": "." * 500_000 + "a.1" * 200_000,
    "long blanks": " " * 1_000_000,
    "many words": "<b> `x` " * 125_000,
    "an answer": "Record   intact. It matches this file.",
    "arabic": "ملف حقيقي",
    "empty": "",
    "blank": " ",
}
"""Texts by what they try."""


def report_of(text: str) -> Report:
    """Return a report in which every field is filled, and every text is this one."""
    return _filled(Report, text)


def error_of(text: str) -> ErrorReport:
    """Return an error in the place of a report, in which every text is this one."""
    return _filled(ErrorReport, text)


def poisoned(value: _T, text: str) -> _T:
    """Return a report, or any part of one, with every text that stands in it replaced; states keep their words."""
    if isinstance(value, Enum):
        return value
    if isinstance(value, str):
        return text  # type: ignore[return-value]  # a text for a text
    if isinstance(value, tuple):
        parts = [poisoned(part, text) for part in value]
        return type(value)(*parts) if hasattr(value, "_fields") else tuple(parts)  # type: ignore[return-value]
    return value


def _filled(kind: Any, text: str) -> Any:  # noqa: ANN401 -- type expressions have no narrower type
    """Return a value of a type: of several the first, of a list one of each member of a closed set, else one."""
    if get_origin(kind) in (Union, types.UnionType):
        return _filled(get_args(kind)[0], text)
    if get_origin(kind) is tuple:
        of = get_args(kind)[0]
        return tuple(of) if isinstance(of, type) and issubclass(of, Enum) else (_filled(of, text),)
    if issubclass(kind, Enum):
        return next(iter(kind))
    if issubclass(kind, tuple):
        hints = get_type_hints(kind, localns=_LATE)
        return kind(**{name: _filled(of, text) for name, of in hints.items()})
    if issubclass(kind, str):
        return text
    return kind(0)  # an index into lists that have one item each; False for a switch
