"""`howmade explain CODE`: a finding or a C2PA status code in plain words."""

from __future__ import annotations

import json
from collections.abc import Iterator
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from cli.complete import codes
from cli.language import language_of
from cli.options import TextLang
from cli.output import Format
from cli.said import said
from verify.errors import UsageError
from verify.failure import failure
from verify.words.spoken import speaking

if TYPE_CHECKING:
    from verify.words.codes import Explained, Group


class ExplainFormat(StrEnum):
    """Formats of `explain`."""

    TEXT = "text"
    JSON = "json"


def explain(
    code: Annotated[
        str | None,
        typer.Argument(
            metavar="[CODE]",
            help=said("help.explain.code"),
            autocompletion=codes,
        ),
    ] = None,
    every: Annotated[bool, typer.Option("--list", help=said("help.explain.every"))] = False,
    form: Annotated[ExplainFormat, typer.Option("--format", help=said("help.explain.form"))] = ExplainFormat.TEXT,
    lang: TextLang = None,
) -> None:
    """Say what a code shows, what it does not show, and what to do next."""
    with speaking(language_of(Format(form.value), lang)):
        _explain(code, form, every=every)


def _explain(code: str | None, form: ExplainFormat, *, every: bool) -> None:
    if code is None:
        typer.echo(_all_json() if form is ExplainFormat.JSON else "\n".join(_list()))
        return
    if every:
        raise failure(UsageError, "usage.explain")
    found = _found(code)
    if form is ExplainFormat.JSON:
        typer.echo(json.dumps(_values(found), indent=2, ensure_ascii=False))
        return
    typer.echo("\n\n".join((found.code, *(f"{label}\n  {text}" if text else label for label, text in found.parts))))


def _found(code: str) -> Explained:
    """Return the texts of a code.

    Raises:
        UsageError: no code is called so.
    """
    from verify.words import listed, neutral  # noqa: PLC0415 -- import late: --help needs none of it
    from verify.words.codes import explain_code, near_codes  # noqa: PLC0415 -- as above

    found = explain_code(code)
    if found is None:
        near = near_codes(code)
        if near:
            raise failure(UsageError, "usage.unknown_code", "near", code=neutral(code), names=listed(near))
        raise failure(UsageError, "usage.unknown_code", code=neutral(code))
    return found


def _list() -> Iterator[str]:
    """Yield one line for each code, under headings."""
    from verify.words import say  # noqa: PLC0415 -- --help needs none of it
    from verify.words.codes import finding_groups, status_groups  # noqa: PLC0415 -- as above

    yield say("explain.findings")
    yield from _lines(finding_groups())
    yield from ("", say("explain.status_codes"))
    yield from _lines(status_groups())


def _lines(groups: tuple[Group, ...]) -> Iterator[str]:
    for group in groups:
        width = max(len(code) for code, _ in group.codes)
        yield from ("", f"  {group.heading}")
        yield from (f"    {code:<{width}}  {title}" for code, title in group.codes)


def _all_json() -> str:
    from verify.words.codes import explain_code, known_codes  # noqa: PLC0415 -- --help needs none of it

    found = (explain_code(code) for code in known_codes())
    return json.dumps([_values(one) for one in found if one is not None], indent=2, ensure_ascii=False)


def _values(found: Explained) -> dict[str, str]:
    """Return what is said of a code as JSON values."""
    (title, _), *_kind, (_, shows), (_, not_shows), (_, do) = found.parts
    return {
        "code": found.code,
        "kind": found.kind,
        "about": found.about,
        "title": title,
        "shows": shows,
        "not_shows": not_shows,
        "do": do,
    }
