"""What `--help` shows beside the options: examples, and the options of `verify` under headings.

Loaded only where help is asked for. Tests run every example.
"""

from __future__ import annotations

from textwrap import wrap
from typing import Any, Final

from typer.core import TyperCommand

from cli.said import said

_WIDEST = 30
"""Longest name of an option, with what it takes, that stands beside its text; as wide as typer makes that column."""

_BESIDE = 44
"""Characters of text beside that column, on a terminal of 80 columns."""


def _examples(*told: tuple[str, str]) -> str:
    """Return examples, each under what it does; the mark before a paragraph keeps its lines as they are.

    Args:
        told: what each does, as ``help.example.WHAT`` says it, and its command line.
    """
    colon = said("colon").rstrip()
    parts = (f"\b\n  {said(f'help.example.{what}')}{colon}\n    {command}" for what, command in told)
    return "\n\n".join((said("help.examples"), *parts))


HOWMADE: Final = _examples(
    ("making", "howmade verify viral.mp4"),
    ("ties", "howmade compare original.jpg viral.jpg"),
    ("code", "howmade explain record.content_changed"),
    ("lists", "howmade trust show"),
    ("options", "howmade verify --help"),
)

VERIFY: Final = _examples(
    ("details", "howmade verify viral.mp4 --details"),
    ("folder", "howmade verify archive --format jsonl --output reports.jsonl"),
    ("authority", "howmade verify photo.jpg --trust-anchors newsroom.pem"),
    ("piped", "howmade verify - --format json < photo.jpg"),
    (
        "exit_code",
        "howmade verify photo.jpg --fail-on ai-generated --fail-on ai-edited",
    ),
    ("at", "howmade verify photo.jpg --at 2026-11-22T15:00:00Z"),
    ("online", "howmade verify photo.jpg --online"),
)

COMPARE: Final = _examples(
    ("viral", "howmade compare original.jpg viral.jpg"),
    ("side_by_side", "howmade compare original.jpg viral.jpg --format html -o compared.html"),
)

EXPLAIN: Final = _examples(
    ("finding", "howmade explain record.content_changed"),
    ("status", "howmade explain signingCredential.untrusted"),
    ("about_hash", "howmade explain --list | grep dataHash"),
    ("codes", "howmade explain --list --format json > codes.json"),
)

SCHEMA: Final = _examples(("into_file", "howmade schema > report.schema.json"))

TRUST: Final = _examples(
    ("in_use", "howmade trust show"),
    ("add", "howmade trust import newsroom.pem"),
)

SHOW: Final = _examples(
    ("every_list", "howmade trust show"),
    ("one_list", "howmade trust show c2pa --format json"),
)

UPDATE: Final = _examples(
    ("update", "howmade trust update"),
    ("update_two", "howmade trust update c2pa c2pa-tsa"),
)

IMPORT: Final = _examples(
    ("import", "howmade trust import newsroom.pem"),
    ("replace", "howmade trust import newsroom.pem --replace"),
    (
        "clocks",
        "howmade trust import clocks.pem --name clocks --purpose time-stamping",
    ),
)

EXPORT: Final = _examples(
    ("export", "howmade trust export c2pa --output c2pa.pem"),
    ("export_json", "howmade trust export c2pa --form json --output c2pa.json"),
)

_GROUPS: Final[dict[str, tuple[str, ...]]] = {
    "help.group.output": ("form", "output", "details", "show_prompts", "lang"),
    "help.group.check": ("manifest", "pixels", "second_opinion", "online", "at", "follow_links"),
    "help.group.trust": (
        "trust_list",
        "trust_anchors",
        "time_anchors",
        "identity_anchors",
        "identity_issuer",
        "incidents",
        "no_default_trust",
    ),
    "help.group.settings": ("policy", "no_policy", "max_size", "max_memory", "max_time", "fail_on"),
}
"""Headings, and the options of `verify` that stand under each, by their parameters; the rest stands under `_REST`."""

_REST: Final = "help.group.other"

_ARGUMENTS: Final = "help.arguments"


class Grouped(TyperCommand):
    """A command whose options stand under headings, each within 80 columns."""

    def format_options(self, ctx: Any, formatter: Any) -> None:  # noqa: ANN401 -- typer's own types have no public name
        """Write the arguments, then the options of each heading."""
        rows: dict[str, list[tuple[str, str]]] = {_ARGUMENTS: [], **{title: [] for title in _GROUPS}, _REST: []}
        titles = {name: title for title, names in _GROUPS.items() for name in names}
        for parameter in self.get_params(ctx):
            record = parameter.get_help_record(ctx)
            if record is not None:
                option = parameter.param_type_name == "option"
                title = titles.get(parameter.name or "", _REST) if option else _ARGUMENTS
                rows[title].append(_row(parameter, record) if option else record)
        for title, records in rows.items():
            if records:
                with formatter.section(said(title)):
                    formatter.write_dl(records)


def _row(parameter: Any, record: tuple[str, str]) -> tuple[str, str]:  # noqa: ANN401 -- as above
    """Return an option's name and text; many choices stand in the text, where lines can end between them."""
    name, text = record
    choices = tuple(getattr(parameter.type, "choices", ()))
    if not choices or len(name) <= _WIDEST:
        return record
    told = said("help.choices", choices=", ".join(choices))
    lines = wrap(told, _BESIDE, break_on_hyphens=False)  # typer breaks “ai-generated”
    beside = "\n".join(("\b", *lines))
    return f"{parameter.opts[0]} {parameter.human_readable_name.upper()}", f"{text}\n\n{beside}"
