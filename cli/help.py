"""What `--help` shows beside the options: examples, and the options of `verify` under headings.

Loaded only where help is asked for. Tests run every example.
"""

from __future__ import annotations

from textwrap import wrap
from typing import Any, Final

from typer.core import TyperCommand

_WIDEST = 30
"""Longest name of an option, with what it takes, that stands beside its text; as wide as typer makes that column."""

_BESIDE = 44
"""Characters of text beside that column, on a terminal of 80 columns."""


def _examples(*told: tuple[str, str]) -> str:
    """Return examples, each under what it does; the mark before a paragraph keeps its lines as they are."""
    return "\n\n".join(("Examples:", *(f"\b\n  {what}:\n    {command}" for what, command in told)))


HOWMADE: Final = _examples(
    ("What a file says of its own making, and who says so", "howmade verify viral.mp4"),
    ("What ties two files together", "howmade compare original.jpg viral.jpg"),
    ("What a code of a report means", "howmade explain record.content_changed"),
    ("The trust lists of this machine", "howmade trust show"),
    ("All options of a command", "howmade verify --help"),
)

VERIFY_SHORT: Final = "Say how each file was made, and who says so."

EXPLAIN_SHORT: Final = "Say in plain words what a code of a report means."

VERIFY: Final = _examples(
    ("One file, with certificates, codes and hashes", "howmade verify viral.mp4 --details"),
    ("A folder, one line of JSON for each file", "howmade verify archive --format jsonl --output reports.jsonl"),
    ("With the authority of your own newsroom, too", "howmade verify photo.jpg --trust-anchors newsroom.pem"),
    ("From another program", "howmade verify - --format json < photo.jpg"),
    (
        "Exit code 10 where AI is declared, for scripts",
        "howmade verify photo.jpg --fail-on ai-generated --fail-on ai-edited",
    ),
    ("As it was on a day, by the dates of the certificates", "howmade verify photo.jpg --at 2026-11-22T15:00:00Z"),
    ("A record that is kept elsewhere, and revocation (network)", "howmade verify photo.jpg --online"),
)

COMPARE_SHORT: Final = "Say what ties two files together, and what one of them lacks."

COMPARE: Final = _examples(
    ("The original, and the copy that went viral", "howmade compare original.jpg viral.jpg"),
    ("A page with both side by side", "howmade compare original.jpg viral.jpg --format html -o compared.html"),
)

EXPLAIN: Final = _examples(
    ("A finding", "howmade explain record.content_changed"),
    ("A status code of the C2PA standard", "howmade explain signingCredential.untrusted"),
    ("Every code about the content hash", "howmade explain --list | grep dataHash"),
    ("Every code, for other programs", "howmade explain --list --format json > codes.json"),
)

SCHEMA: Final = _examples(("Into a file", "howmade schema > report.schema.json"))

TRUST: Final = _examples(
    ("Which lists a check uses", "howmade trust show"),
    ("Add the authority of your own newsroom", "howmade trust import newsroom.pem"),
)

SHOW: Final = _examples(
    ("Every list", "howmade trust show"),
    ("One list with its certificates, for other programs", "howmade trust show c2pa --format json"),
)

UPDATE: Final = _examples(
    ("Every list (network)", "howmade trust update"),
    ("Two of them (network)", "howmade trust update c2pa c2pa-tsa"),
)

IMPORT: Final = _examples(
    ("Certificates, under the file's name", "howmade trust import newsroom.pem"),
    ("Another edition of the same list", "howmade trust import newsroom.pem --replace"),
    (
        "Authorities whose clocks you trust",
        "howmade trust import clocks.pem --name clocks --purpose time-stamping",
    ),
)

EXPORT: Final = _examples(
    ("For other programs", "howmade trust export c2pa --output c2pa.pem"),
    ("For another machine, with all fields", "howmade trust export c2pa --form json --output c2pa.json"),
)

_GROUPS: Final[dict[str, tuple[str, ...]]] = {
    "Output": ("form", "output", "details", "show_prompts", "lang"),
    "What is checked, and how": ("manifest", "pixels", "second_opinion", "online", "at", "follow_links"),
    "Whom to trust": (
        "trust_list",
        "trust_anchors",
        "time_anchors",
        "identity_anchors",
        "identity_issuer",
        "incidents",
        "no_default_trust",
    ),
    "Settings, limits and exit code": ("policy", "no_policy", "max_size", "max_memory", "max_time", "fail_on"),
}
"""Headings, and the options of `verify` that stand under each, by their parameters; the rest stands under the last."""

_REST: Final = "Other options"


class Grouped(TyperCommand):
    """A command whose options stand under headings, each within 80 columns."""

    def format_options(self, ctx: Any, formatter: Any) -> None:  # noqa: ANN401 -- typer's own types have no public name
        """Write the arguments, then the options of each heading."""
        rows: dict[str, list[tuple[str, str]]] = {"Arguments": [], **{title: [] for title in _GROUPS}, _REST: []}
        titles = {name: title for title, names in _GROUPS.items() for name in names}
        for parameter in self.get_params(ctx):
            record = parameter.get_help_record(ctx)
            if record is not None:
                option = parameter.param_type_name == "option"
                title = titles.get(parameter.name or "", _REST) if option else "Arguments"
                rows[title].append(_row(parameter, record) if option else record)
        for title, records in rows.items():
            if records:
                with formatter.section(title):
                    formatter.write_dl(records)


def _row(parameter: Any, record: tuple[str, str]) -> tuple[str, str]:  # noqa: ANN401 -- as above
    """Return an option's name and text; many choices stand in the text, where lines can end between them."""
    name, text = record
    choices = tuple(getattr(parameter.type, "choices", ()))
    if not choices or len(name) <= _WIDEST:
        return record
    lines = wrap(f"One of: {', '.join(choices)}.", _BESIDE, break_on_hyphens=False)  # typer breaks “ai-generated”
    told = "\n".join(("\b", *lines))
    return f"{parameter.opts[0]} {parameter.human_readable_name.upper()}", f"{text}\n\n{told}"
